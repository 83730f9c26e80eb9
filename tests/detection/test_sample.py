import random
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from pii_audit.detection.detector import Detector
from pii_audit.detection.kinds import KINDS
from pii_audit.detection.prefilter import Prefilter
from pii_audit.detection.sample import CANDIDATES, VALUES, FieldSample, merge, observe
from pii_audit.inventory.schema import Detection
from pii_audit.model.dataset import Dataset, DatasetKind

_PREFILTER = Prefilter(KINDS)
_CELLS = st.one_of(
    st.none(),
    st.text(max_size=8),
    st.integers(0, 3000).map(lambda i: f"p{i}@example.dk"),
    st.integers(0, 99).map(lambda i: f"010190-10{i:02}"),
)


def _observed(values: Sequence[str | None]) -> FieldSample:
    return _seeded(values, 3)


def _seeded(values: Sequence[str | None], seed: int) -> FieldSample:
    return observe({"x": pd.Series(list(values), dtype="str")}, KINDS, _PREFILTER, seed, {})["x"]


@settings(deadline=None, max_examples=60)
@given(st.lists(_CELLS, max_size=60), st.lists(st.integers(0, 60), max_size=5), st.randoms(use_true_random=False))
def test_merge__any_partition_in_any_order__equals_the_whole(
    values: list[str | None], cuts: list[int], rng: random.Random
) -> None:
    bounds = [0, *sorted(min(cut, len(values)) for cut in cuts), len(values)]
    parts = [_observed(values[a:b]) for a, b in pairwise(bounds)]
    rng.shuffle(parts)
    while len(parts) > 1:  # in any grouping, too
        a, b = parts.pop(rng.randrange(len(parts))), parts.pop(rng.randrange(len(parts)))
        parts.append(merge(a, b))
    assert parts[0] == _observed(values)


def test_merge__more_values_than_kept__judged_the_same(detector: Detector) -> None:
    rng = random.Random(5)
    values = [f"p{rng.randrange(4000)}@example.dk" if rng.random() < 0.7 else f"nr {rng.random()}" for _ in range(6000)]
    whole = detector.observe(pd.DataFrame({"x": pd.Series(values, dtype="str")}))
    rng.shuffle(values)
    parts = [
        detector.observe(pd.DataFrame({"x": pd.Series(values[i : i + 700], dtype="str")}))["x"]
        for i in range(0, 6000, 700)
    ]
    merged = parts[0]
    for part in parts[1:]:
        merged = merge(part, merged)
    dataset = Dataset("s", "t", "t", DatasetKind.TABLE)
    assert merged == whole["x"]
    assert repr(detector.judge(dataset, {"x": merged})) == repr(detector.judge(dataset, whole))


def test_distinct__exact_up_to_the_sample_estimated_beyond() -> None:
    assert _observed([str(i) for i in range(VALUES)] * 2).distinct == VALUES
    many = _observed([str(i) for i in range(20_000)] * 2)
    assert abs(many.distinct - 20_000) < 3_000
    assert len(many.values.values) == VALUES


def test_distinct__never_above_the_rows() -> None:
    assert all(_seeded([f"v{i}" for i in range(600)], seed).distinct <= 600 for seed in range(20))


def test_judged__counts_the_values_the_candidates_stand_for() -> None:
    few = _observed([f"text {i}" for i in range(5_000)] + ["a@example.dk"])
    assert abs(few.judged("EMAIL_ADDRESS") - 5_000) < 1_000
    all_of_them = _observed([f"p{i}@example.dk" for i in range(5_000)])
    assert all_of_them.judged("EMAIL_ADDRESS") == CANDIDATES


def test_sample__another_seed__another_sample() -> None:
    values = [str(i) for i in range(5_000)]
    assert _seeded(values, 1).values != _seeded(values, 2).values


def test_observe__missing_values__are_read_but_not_counted() -> None:
    sample = _observed(["a", None, "b", None])
    assert (sample.rows_read, sample.rows) == (4, 2)


def test_repr__shows_no_value() -> None:
    assert "example" not in repr(_observed(["jens@example.dk"]))


def test_detector__same_seed__same_facts() -> None:
    frame = pd.DataFrame({"x": pd.Series([f"p{i}@example.dk" for i in range(900)], dtype="str")})
    dataset = Dataset("s", "t", "t", DatasetKind.TABLE)
    facts = [Detector(Detection(), 11, date(2026, 11, 22)) for _ in range(2)]
    first, second = (repr(d.judge(dataset, d.observe(frame))) for d in facts)
    assert first == second
