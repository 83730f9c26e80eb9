"""`detect` and `explain FINGERPRINT`: why a value, a column or a finding was judged as it was."""

import io
import json
from pathlib import Path

import pytest

from pii_audit.cli import main
from pii_audit.cli.exits import Exit
from tests.cli.conftest import in_scenario

Capture = pytest.CaptureFixture[str]


def test_detect__shows_matches_and_evidence_and_no_value(capsys: Capture) -> None:
    assert main(["detect", "150385-1236", "Skriv til lone.brandt@example.dk", "--column", "felt7"]) == Exit.PASS
    out = capsys.readouterr().out
    assert "national ID number, characters 1 to 11" in out
    assert "e-mail, characters 11 to 32" in out
    assert "as the column 'felt7':" in out
    assert "prior" in out and "values" in out
    assert "150385" not in out and "brandt" not in out


def test_detect__parts_add_up(capsys: Capture) -> None:
    import math
    import re

    main(["detect", "150385-1236", "010190-1234", "--column", "cpr"])
    out = capsys.readouterr().out
    (confidence,) = map(float, re.findall(r"confidence (\d\.\d+)", out))
    weights = map(float, re.findall(r"^ +([+-]\d+\.\d+)  \w", out, re.MULTILINE))
    assert confidence == min(0.99, round(1 / (1 + math.exp(-sum(weights))), 2))


def test_detect__special_categories_show_no_shape(capsys: Capture) -> None:
    words = [
        "astma",
        "cøliaki",
        "diabetes",
        "migræne",
        "epilepsi",
        "gigt",
        "eksem",
        "psoriasis",
        "kræft",
        "angst",
        "depression",
        "stress",
        "adhd",
        "hiv",
    ]
    assert (
        main(["detect", *words, *(f"{word} {i}" for i, word in enumerate(words)), "--column", "diagnose"]) == Exit.PASS
    )
    judged = capsys.readouterr().out.partition("as the column")[2]
    assert "health  confidence" in judged
    assert "examples" not in judged


def test_detect__name_counts(capsys: Capture) -> None:
    main(["detect", "20123456", "20123457"])
    assert "no personal data" in capsys.readouterr().out
    main(["detect", "20123456", "20123457", "--column", "mobilnr"])
    assert "phone number  confidence" in capsys.readouterr().out


def test_detect__standard_input_a_value_a_line(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO('{"mail": "a@example.dk"}\n{"mail": "b@example.dk"}\n'))
    assert main(["detect", "-", "--column", "payload"]) == Exit.PASS
    assert "as the column 'payload.mail':" in capsys.readouterr().out


def test_detect__own_recognizers_of_a_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    folder = in_scenario("clean", tmp_path, monkeypatch)
    config = folder / "pii-audit.yaml"
    text = config.read_text(encoding="utf-8")
    config.write_text(
        text + "\ndetection: {recognizers: [{element: club_card, pattern: 'NK-[0-9]{6}'}]}\n", encoding="utf-8"
    )
    assert main(["detect", "NK-123456", "--config", "pii-audit.yaml"]) == Exit.PASS
    assert "club card, characters 1 to 9" in capsys.readouterr().out


@pytest.mark.parametrize("values", [[" "], []])
def test_detect__nothing_given(values: list[str], capsys: Capture) -> None:
    assert main(["detect", *values]) == Exit.INVALID


@pytest.fixture
def result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    in_scenario("passwords", tmp_path, monkeypatch)
    main(["scan", "--as-of", "2026-11-22", "-q", "-o", "json=result.json"])
    return Path("result.json")


def test_explain__a_finding_by_its_fingerprint(result: Path, capsys: Capture) -> None:
    findings = json.loads(result.read_text(encoding="utf-8"))["findings"]
    finding = next(f for f in findings if f["element"])
    capsys.readouterr()
    for given in (finding["id"], finding["id"][:10].upper()):
        assert main(["explain", given, "--from", "result.json"]) == Exit.PASS
        out = capsys.readouterr().out
        assert out.startswith(f"{finding['rule']}  {finding['title']}")
        assert f"{finding['source']}/{finding['dataset']}" in out
        assert "prior" in out and "What to do: " in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["0123456789abcdef"], "--from result.json"),
        (["0123456789abcdef", "--from", "result.json"], "has no finding 0123456789abcdef"),
        (["0123456789abcdef", "--from", "nowhere.json"], "cannot read nowhere.json"),
        (["0123456789abcdef", "--from", "pii-audit.yaml"], "is no result of pii-audit"),
    ],
)
def test_explain__mistakes(arguments: list[str], message: str, result: Path, capsys: Capture) -> None:
    capsys.readouterr()
    assert main(["explain", *arguments]) == Exit.INVALID
    assert message in capsys.readouterr().err


def test_detect__a_project_that_is_wrong_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """Not taken for none: the recognizers it means to add would be missing without a word."""
    folder = in_scenario("clean", tmp_path, monkeypatch)
    with (folder / "pii-audit.yaml").open("a", encoding="utf-8") as config:
        config.write("\ndetection: {recognizer: []}\n")
    assert main(["detect", "NK-123456"]) == Exit.INVALID
    assert "pii-audit.yaml" in capsys.readouterr().err
