"""Values made to stall the detector, to fill its memory, or to hide from it."""

import time
from collections.abc import Callable, Mapping

import pandas as pd
import pytest

from pii_audit.detection.analyzer import Analyzer
from pii_audit.detection.detector import Detector
from pii_audit.detection.kinds import KINDS
from pii_audit.detection.names import matches_phrase
from pii_audit.detection.ner import DEFAULT_MODELS, PersonModel
from pii_audit.detection.plausible import as_declared, plausible
from pii_audit.detection.prefilter import Prefilter
from pii_audit.detection.sample import LONGEST, observe
from pii_audit.model.dataset import Column, ColumnKind, Dataset, DatasetKind
from pii_audit.model.facts import FieldFacts

Judge = Callable[..., Mapping[str, FieldFacts]]


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    analyzer = Analyzer(("en", "da"))
    analyzer.analyze("warm up", None, ["EMAIL_ADDRESS"])
    return analyzer


_STALLING = (
    "'", "$", "(", "1.", "aa:bb:", "::", "+1", "1 ", "0 1", "12 ", "1,", "1.11111 ", "12 Aa ", "12 high ", "12 High Street, Aa ",
    "Vej 1 ", "født ", "mac ", "2a00:", "A", "1", "20123456 ", "ring 20123456 ", "010190-1234 ", "4571000000000001 ",
)  # fmt: skip


@pytest.mark.parametrize("value", [*(part * (10_000 // len(part)) for part in _STALLING), "a." * 2500 + "@"])
def test_no_value_takes_seconds(analyzer: Analyzer, value: str) -> None:
    since = time.monotonic()
    analyzer.analyze(value, None, [kind.entity for kind in KINDS])
    assert time.monotonic() - since < 2


@pytest.mark.parametrize(
    "address",
    ["bo@example.dk", "bo.åse+x_y-z@mail-1.xn--80ak6aa92e.dk", "o'neil@example.co.uk", f"{'a' * 64}@{'b' * 63}.dk"],
)
def test_addresses_are_found_amid_text(analyzer: Analyzer, address: str) -> None:
    for text in (address, f"Skriv til <{address}>, tak.", f"mailto:{address}", f"({address})"):
        (match,) = analyzer.analyze(text, None, ["EMAIL_ADDRESS"])
        assert match.text == address


def test_shapes_and_phrases_take_no_minutes() -> None:
    since = time.monotonic()
    plausible("url", ["a." * 5000 + " x"] * 50)
    assert matches_phrase("a_" * 5000 + "order_id", "order id")
    assert not matches_phrase("a_" * 5000, "order id")
    assert time.monotonic() - since < 2


def test_a_model_reads_on_past_what_is_no_word() -> None:
    model = PersonModel("en", DEFAULT_MODELS["en"])
    assert model.persons(["Anna Smith called."]) == [("Anna Smith",)]
    since = time.monotonic()
    (found,) = model.persons(["This is for " + "'" * 3000 + " and it is from Anna Smith in the shop."])
    assert time.monotonic() - since < 3
    assert "Anna Smith" in found


def test_a_very_long_value_is_kept_in_pieces_and_read_to_its_end() -> None:
    text = "x" * 1_000_000 + " bo@example.dk"
    sample = observe({"x": pd.Series([text, "short", None], dtype="str")}, KINDS, Prefilter(KINDS), 0, {})["x"]
    assert (sample.rows_read, sample.rows, sample.distinct) == (3, 2, 2)
    assert max(map(len, sample.values.values)) == LONGEST
    assert [value.endswith("bo@example.dk") for value in sample.candidates["EMAIL_ADDRESS"].values] == [True]


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (ColumnKind.DATE, ["2024-02-29", "0000-00-00", "-infinity", "0044-03-15 BC"]),
        (ColumnKind.DATETIME, ["2024-02-29 23:30:00.25", "2024-02-29T23:30"]),
        (ColumnKind.INSTANT, ["2024-02-29 23:30:00+00:00", "2024-02-29T23:30:00Z"]),
        (ColumnKind.BOOLEAN, ["0", "1", "-1", "true"]),
        (ColumnKind.UUID, ["123e4567-e89b-12d3-a456-426614174000", "123E4567E89B12D3A456426614174000"]),
    ],
)
def test_as_declared__what_databases_hold(kind: ColumnKind, values: list[str]) -> None:
    assert as_declared(kind, values)
    assert not as_declared(kind, [*values, "bo@example.dk"])


@pytest.mark.parametrize("kind", [ColumnKind.DATE, ColumnKind.BOOLEAN, ColumnKind.UUID, ColumnKind.INSTANT])
def test_a_declared_type_hides_no_text(detector: Detector, kind: ColumnKind) -> None:
    about = Dataset("s", "t", "t", DatasetKind.TABLE, (Column("x", kind),))
    values = [f"{1900 + i}-01-01" for i in range(2000)] + ["bo@example.dk", "ada@example.dk"]
    (facts,) = detector.judge(about, detector.observe(pd.DataFrame({"x": pd.Series(values, dtype="str")})))
    assert "email" in [element.element for element in facts.elements]
