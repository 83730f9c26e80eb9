"""Recognizers of a company's own: by configuration, and from installed packages."""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from importlib.metadata import PathDistribution
from pathlib import Path

import pandas as pd
import pytest
from pydantic import ValidationError

from pii_audit.detection.custom import RecognizerError, configured
from pii_audit.detection.detector import Detector
from pii_audit.inventory.schema import Detection, RecognizerSpec
from pii_audit.model.dataset import Dataset, DatasetKind
from pii_audit.model.facts import ElementFacts, Evidence, FieldFacts


def _judged(values: Sequence[str], *specs: Mapping[str, object]) -> FieldFacts:
    settings = Detection.model_validate({"recognizers": specs})
    detector = Detector(settings, seed=1, as_of=date(2026, 11, 22))
    frame = pd.DataFrame({"x": pd.Series(values, dtype="str")})
    (facts,) = detector.judge(Dataset("s", "t", "t", DatasetKind.TABLE), detector.observe(frame))
    return facts


def _only(facts: FieldFacts) -> ElementFacts:
    (element,) = facts.elements
    return element


CARD = {"element": "club_card", "pattern": r"\bNK-[0-9]{6}\b"}


def test_pattern__found_in_cells_and_texts() -> None:
    assert _only(_judged(["NK-123456", "NK-654321"], CARD)).element == "club_card"
    texts = [f"Varen er sendt i dag, ordre {i}." for i in range(3_000)] + ["Kort NK-123456 er spærret i dag."]
    found = _only(_judged(texts, CARD))
    assert (found.element, found.matched, found.evidence) == ("club_card", 1, Evidence.PATTERN)


def test_pattern__harmless_values__nothing() -> None:
    assert not _judged(["NX-123456", "NK-12345", "ordre NK-1234567"], CARD).elements


def test_context__a_match_counts_alone_only_beside_a_word() -> None:
    spec = {"element": "badge", "pattern": r"\b[0-9]{5}\b", "context": ["badge", "adgangskort"]}
    texts = [f"Vi har solgt {i} lamper i dag." for i in range(10_000, 10_300)]
    assert not _judged(texts, spec).elements
    assert _only(_judged([*texts, "Hans badge er 48813, og den virker ikke."], spec)).matched == 1
    assert _only(_judged([str(i) for i in range(10_000, 10_300)], spec)).element == "badge"


def test_check__what_it_refuses_or_fails_on_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "own_checks.py").write_text(
        "def even(text):\n    if text == 'K-13':\n        raise KeyError(text)\n    return int(text[2:]) % 2 == 0\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    spec = {"element": "badge", "pattern": r"\bK-[0-9]+\b", "check": "own_checks:even"}
    assert not _judged(["K-11", "K-13"], spec).elements
    found = _only(_judged(["K-10", "K-12", "K-13"], spec))
    assert (found.matched, found.evidence) == (2, Evidence.VALIDATED)


def test_deny_list__whole_words_in_any_case() -> None:
    spec = {"element": "vip", "deny_list": ["Fru Ågård", "O'Hara (sr.)"]}
    assert _only(_judged(["Ring til FRU ÅGÅRD i dag.", "O'Hara (sr.) er vred"], spec)).matched == 2
    assert not _judged(["fru ågårdsen ringede", "Ohara"], spec).elements


@pytest.mark.parametrize(
    ("pattern", "value"),
    [
        (r"\bØ-[0-9]{4}\b", "kort Ø-1234"),
        (r"medlem: \w{4,9} \d{3}", "medlem: Ærøbo 123"),
        (r"K\s\d{4}$", "K\u00a01234"),
        (r"[\w-]+#\d+", "æble-ø#12"),
        (r"K[^\d]{2}\d{3}", "KÆØ123"),
        (r"(?i)å-kort [0-9]+", "Å-KORT 12"),
    ],
)
def test_pattern__what_python_matches_no_screen_loses(pattern: str, value: str) -> None:
    """RE2's classes are ASCII where Python's are Unicode."""
    assert re.search(pattern, value)
    assert "club_card" in {e.element for e in _judged([value], {"element": "club_card", "pattern": pattern}).elements}


def test_own_recognizer__outranks_the_built_in_ones() -> None:
    spec = {"element": "club_card", "pattern": r"\b20[0-9]{6}\b"}
    assert {e.element for e in _judged(["20123456", "20123457"], spec).elements} == {"club_card"}


def test_pattern_beyond_the_screen__judged_on_a_sample_and_said_so() -> None:
    spec = {"element": "badge", "pattern": r"(?<![0-9])7[0-9]{3}(?![0-9])"}
    facts = _judged([f"x{i}" for i in range(7_000, 7_400)], spec)
    assert _only(facts).judged == 100
    assert any("saw 100 of the values only" in note for note in facts.notes)
    assert not _judged(["7001", "7002"], spec).notes


@pytest.mark.parametrize(
    ("spec", "message"),
    [
        ({"element": "badge"}, "give a pattern or a deny_list"),
        ({"element": "badge", "pattern": "(["}, "no regular expression"),
        ({"element": "Badge No", "pattern": "x"}, "pattern"),
        ({"element": "badge", "pattern": "x", "check": "nowhere:f"}, "cannot be imported"),
        ({"element": "badge", "pattern": "x", "check": "json:nothing"}, "cannot be imported"),
        ({"element": "badge", "pattern": "x", "check": "json:__name__"}, "callable"),
        ({"element": "badge", "deny_list": ["x"], "check": "json:loads"}, "check needs a pattern"),
    ],
)
def test_mistakes__are_named(spec: Mapping[str, object], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        RecognizerSpec.model_validate(spec)


def test_one_kind_for_each() -> None:
    specs = tuple(RecognizerSpec.model_validate(spec) for spec in (CARD, {"element": "vip", "deny_list": ["x"]}))
    assert [own.kind.element for own in configured(specs)] == ["club_card", "vip"]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    """Install a distribution with an entry point, as pip would lay it out."""

    def install(code: str) -> None:
        (tmp_path / "acme_ids.py").write_text(code, encoding="utf-8")
        info = tmp_path / "acme_ids-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-ids\nVersion: 1.0\n", encoding="utf-8")
        (info / "entry_points.txt").write_text(
            "[pii_audit.recognizers]\nacme = acme_ids:AcmeRecognizer\n", encoding="utf-8"
        )
        assert PathDistribution(info).entry_points
        monkeypatch.syspath_prepend(str(tmp_path))

    yield install
    sys.modules.pop("acme_ids", None)


def test_recognizer_of_a_package__found_by_entry_point(install: object) -> None:
    install(  # type: ignore[operator]
        "from presidio_analyzer import Pattern, PatternRecognizer\n"
        "class AcmeRecognizer(PatternRecognizer):\n"
        "    def __init__(self):\n"
        "        super().__init__('ACME_ID', patterns=[Pattern('acme', r'\\bACME[0-9]{4}\\b', 0.7)])\n"
    )
    found = _only(_judged(["ACME1234", "Hans nummer er ACME4321, og han er vred."]))
    assert (found.element, found.matched) == ("acme_id", 2)


def test_recognizer_of_a_package__that_does_not_load__is_named(install: object) -> None:
    install("class AcmeRecognizer:\n    def __init__(self, needed): ...\n")  # type: ignore[operator]
    with pytest.raises(RecognizerError, match=r"'acme' \(acme_ids:AcmeRecognizer\) does not load: TypeError"):
        Detector(Detection(), seed=1, as_of=date(2026, 11, 22))
