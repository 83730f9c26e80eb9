"""A stored result judged by another policy is what a scan with that policy would have found, or says what it cannot know."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pii_audit.cli import main
from pii_audit.cli.exits import Exit
from tests.cli.conftest import in_scenario

Edit = Callable[[str], str]


def run(*arguments: str) -> tuple[int, dict[str, Any]]:
    code = main([*arguments, "-o", "json=out.json"])
    return code, json.loads(Path("out.json").read_text(encoding="utf-8"))


def without_run(result: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in result.items() if key != "run"}


def replaced(old: str, new: str) -> Edit:
    def edit(text: str) -> str:
        assert old in text
        return text.replace(old, new)

    return edit


@pytest.mark.parametrize(
    "scenario", ["clean", "overdue-text-dates", "other-purpose", "passwords", "undated", "unbound"]
)
def test_judge__by_the_same_policy__the_same_result(
    scenario: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_scenario(scenario, tmp_path, monkeypatch)
    code, scanned = run("scan", "-q", "--as-of", "2026-11-22")
    Path("result.json").write_text(json.dumps(scanned), encoding="utf-8")
    again, judged = run("judge", "result.json", "--policy", "policy.yaml")
    assert without_run(judged) == without_run(scanned)
    assert again == code
    assert judged["run"]["rejudged"] == scanned["run"]["id"]


@pytest.mark.parametrize(
    "edit",
    [
        replaced("[person_name, email, phone, mailing_address]", "[person_name, phone, mailing_address]"),
        replaced("sales: {categories: [contact, orders]}", "sales: {categories: [orders]}"),
        replaced("orders: {elements: [purchases]}", "orders: {elements: [purchases], label: Orders}"),
        replaced("purchases: {names: [order, ordre, ordrenr]}", "purchases: {names: [navn]}"),
    ],
)
def test_judge__by_a_policy_with_the_same_limits__what_a_scan_would_find(
    edit: Edit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    company = in_scenario("clean", tmp_path, monkeypatch)
    _, scanned = run("scan", "-q", "--as-of", "2026-11-22")
    Path("result.json").write_text(json.dumps(scanned), encoding="utf-8")
    text = (company / "policy.yaml").read_text(encoding="utf-8")
    Path("new.yaml").write_text(edit(text), encoding="utf-8")
    code, judged = run("judge", "result.json", "--policy", "new.yaml")
    (company / "policy.yaml").write_text(edit(text), encoding="utf-8")
    truth_code, truth = run("scan", "-q", "--as-of", "2026-11-22")
    assert without_run(judged) == without_run(truth)
    assert code == truth_code


def test_judge__another_time_limit__is_unverifiable_and_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    company = in_scenario("clean", tmp_path, monkeypatch)
    _, scanned = run("scan", "-q", "--as-of", "2026-11-22")
    Path("result.json").write_text(json.dumps(scanned), encoding="utf-8")
    text = (company / "policy.yaml").read_text(encoding="utf-8")
    Path("new.yaml").write_text(text.replace("period: P2Y", "period: P3Y"), encoding="utf-8")
    code, judged = run("judge", "result.json", "--policy", "new.yaml")
    assert code == Exit.INCOMPLETE
    (facts,) = judged["retention"]
    assert facts["states"]["unverifiable"] == facts["total"] > 0
    assert "scan again" in facts["problem"]
    assert [f["rule"] for f in judged["findings"] if f["severity"] != "info"] == ["RET003"]


def test_judge__the_policy_of_the_scan_is_gone__limits_are_unverifiable_until_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    company = in_scenario("clean", tmp_path, monkeypatch)
    _, scanned = run("scan", "-q", "--as-of", "2026-11-22")
    Path("result.json").write_text(json.dumps(scanned), encoding="utf-8")
    text = (company / "policy.yaml").read_text(encoding="utf-8")
    Path("old.yaml").write_text(text, encoding="utf-8")
    (company / "policy.yaml").write_text(text + "# a word more\n", encoding="utf-8")
    assert run("judge", "result.json", "--policy", "policy.yaml")[0] == Exit.INCOMPLETE
    assert run("judge", "result.json", "--policy", "policy.yaml", "--was", "old.yaml")[0] == Exit.PASS
    assert main(["judge", "result.json", "--policy", "policy.yaml", "--was", "policy.yaml"]) == Exit.INVALID
    assert "is not the policy of that scan" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "edit", "words"),
    [
        ("pii-audit.yaml", replaced("subject: E-mail", "subject: Navn"), "pii-audit.yaml has changed since that scan"),
        ("new.yaml", replaced("  sales:", "  selling:"), "binds what new.yaml does not have: purpose sales"),
        ("result.json", lambda text: text[:-20], "is no result of pii-audit"),
    ],
)
def test_judge__refusals(
    name: str,
    edit: Edit,
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    company = in_scenario("clean", tmp_path, monkeypatch)
    _, scanned = run("scan", "-q", "--as-of", "2026-11-22")
    Path("result.json").write_text(json.dumps(scanned), encoding="utf-8")
    Path("new.yaml").write_bytes((company / "policy.yaml").read_bytes())
    Path(name).write_text(edit(Path(name).read_text(encoding="utf-8")), encoding="utf-8")
    assert main(["judge", "result.json", "--policy", "new.yaml"]) == Exit.INVALID
    assert words in capsys.readouterr().err
