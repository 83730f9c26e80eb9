"""Key sets merge in any order, and what two share is counted as plain Python sets count it."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pii_audit.lineage import compare as comparing
from pii_audit.lineage import key_sets
from pii_audit.lineage.compare import compare
from pii_audit.lineage.key_sets import Growing, KeySet, merged

HASHES = st.lists(st.integers(1, 60), max_size=40)


@pytest.fixture
def small_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_sets, "EXACT", 10)
    monkeypatch.setattr(key_sets, "SKETCH", 6)


@pytest.mark.usefixtures("small_bounds")
def test_merging__whatever_the_order__gives_one_set() -> None:
    @settings(deadline=None)
    @given(st.lists(HASHES, min_size=1, max_size=5), st.randoms(use_true_random=False))
    def holds(parts: list[list[int]], order: object) -> None:
        sets = [KeySet.of(part) for part in parts]
        whole = merged(sets)
        order.shuffle(sets)  # type: ignore[attr-defined]
        right = KeySet()
        for one in sets:  # the other way round, so that it is associative, too
            right = one | right
        distinct = sorted(set().union(*parts))
        assert whole == right
        assert whole.hashes.tolist() == (distinct if len(distinct) <= 10 else distinct[:6])
        assert whole.complete == (len(distinct) <= 10)

    holds()


@settings(deadline=None)
@given(st.lists(HASHES, min_size=1, max_size=5))
def test_growing__many_batches__the_set_of_all(batches: list[list[int]]) -> None:
    growing = Growing()
    for batch in batches:
        growing.add(np.array(batch, dtype=np.uint64))
    assert growing.settle() == KeySet.of([key for batch in batches for key in batch])


def test_compare__in_several_ranges__counts_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "_AT_ONCE", 100)
    rng = np.random.default_rng(2)
    people = rng.integers(1, 2**64 - 1, 1_000, dtype=np.uint64)
    ((_, _, shared),) = compare([KeySet.of(people), KeySet.of(people[200:500])])
    assert (shared.matches, shared.of_first, shared.of_second) == (300, 0.3, 1)


@settings(deadline=None)
@given(st.lists(st.sets(st.integers(1, 30), min_size=1), max_size=6))
def test_compare__whole_sets__counts_as_python_does(plain: list[set[int]]) -> None:
    found = {(i, j): shared for i, j, shared in compare([KeySet.of(sorted(one)) for one in plain])}
    wanted = {(i, j): len(plain[i] & plain[j]) for i, j in combinations(range(len(plain)), 2) if plain[i] & plain[j]}
    assert {pair: shared.matches for pair, shared in found.items()} == wanted
    for (i, j), shared in found.items():
        assert (shared.of_first, shared.of_second) == (wanted[i, j] / len(plain[i]), wanted[i, j] / len(plain[j]))


def test_compare__one_set_is_too_large_to_hold__estimates_the_share(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_sets, "EXACT", 300_000)
    rng = np.random.default_rng(7)
    people = rng.integers(1, 2**64 - 1, 400_000, dtype=np.uint64)
    export = np.concatenate([people[:36_000], rng.integers(1, 2**64 - 1, 4_000, dtype=np.uint64)])
    large, small = KeySet.of(people), KeySet.of(export)
    assert (large.complete, small.complete) == (False, True)
    ((_, _, shared),) = compare([large, small])
    assert shared.of_second == pytest.approx(0.9, abs=0.03)
    assert shared.of_first == pytest.approx(0.09, abs=0.01)
    assert shared.matches == pytest.approx(36_000, rel=0.1)
    assert not shared.exact
