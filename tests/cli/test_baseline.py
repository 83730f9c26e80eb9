"""`baseline` and `diff`, and a scan held against a baseline, as a user runs them."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from pii_audit.cli import main
from pii_audit.cli.exits import Exit
from tests.cli.conftest import in_scenario
from tests.policy.test_load import MINIMAL

SCAN = ["scan", "-q", "--as-of", "2026-11-22"]
CPR = ("010190-1234", "150385-2345", "241272-3456")


@pytest.fixture
def overdue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A company with overdue orders, audited once."""
    folder = in_scenario("overdue-text-dates", tmp_path, monkeypatch)
    assert main([*SCAN, "-o", "json=result.json"]) == Exit.GATE_FAILED
    return folder


def load(path: Path) -> dict[str, Any]:
    return dict(json.loads(path.read_text(encoding="utf-8")))


def test_baseline__made_once__lets_what_is_known_pass_and_says_so(
    overdue: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["baseline", "create", "result.json"]) == Exit.PASS
    assert main([*SCAN, "--baseline", "baseline.json"]) == Exit.PASS
    out = capsys.readouterr().out
    assert "6 findings: 6 unchanged" in out
    assert "Baseline of 2026-11-22: 6 known, 0 gone" in out
    assert main([*SCAN, "--baseline", "result.json"]) == Exit.PASS  # any complete result will do
    assert main([*SCAN, "--baseline", "baseline.json", "--fail-on", "high"]) == Exit.GATE_FAILED


def test_baseline__holds_no_evidence(overdue: Path) -> None:
    main(["baseline", "create", "result.json"])
    for finding in load(overdue / "baseline.json")["findings"]:
        assert set(finding) == {"id", "rule", "severity", "source", "dataset", "field", "element", "category", "count"}


def test_baseline_create__overwrites_nothing(overdue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (overdue / "baseline.json").write_text("mine", encoding="utf-8")
    assert main(["baseline", "create", "result.json"]) == Exit.INVALID
    assert "baseline update result.json" in capsys.readouterr().err
    assert main(["baseline", "update", "result.json"]) == Exit.INVALID
    assert (overdue / "baseline.json").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("scenario", ["broken-files", "nothing-in-scope"])
def test_baseline__of_an_incomplete_scan__is_refused(
    scenario: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = in_scenario(scenario, tmp_path, monkeypatch)
    main([*SCAN, "-o", "json=result.json"])
    assert main(["baseline", "create", "result.json"]) == Exit.INCOMPLETE
    assert "not all in scope was read" in capsys.readouterr().err
    assert not (folder / "baseline.json").exists()
    assert main([*SCAN, "--baseline", "result.json"]) == Exit.INVALID


def test_baseline__that_is_none__is_refused(overdue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path, said in (("none.json", "No such file"), ("policy.yaml", "neither a baseline nor a result")):
        assert main([*SCAN, "--baseline", path]) == Exit.INVALID
        assert said in capsys.readouterr().err


def test_baseline_update__lists_what_comes_in_and_goes_out(overdue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["baseline", "create", "result.json"])
    orders = overdue / "data" / "orders.csv"
    fresh = [line for line in orders.read_text(encoding="utf-8").splitlines() if not line.endswith(("2024", "2019"))]
    orders.write_text("\n".join(fresh) + "\n", encoding="utf-8")
    assert main([*SCAN, "--baseline", "baseline.json", "-o", "json=later.json"]) == Exit.PASS
    later = load(overdue / "later.json")
    assert len(later["baseline"]["resolved"]) == 1
    assert [f["severity"] for f in later["findings"] if f["rule"] == "SUP002"] == ["info"]
    capsys.readouterr()
    assert main(["baseline", "update", "later.json"]) == Exit.PASS
    out = capsys.readouterr().out.splitlines()
    assert out[0].startswith("- high      RET001  data/orders.csv")
    assert out[-1] == "0 in, 1 out; 5 findings are known from now on"
    assert main(["baseline", "show"]) == Exit.PASS
    assert "RET001" not in capsys.readouterr().out


def test_diff__says_what_changed_and_gates_on_it(overdue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (overdue / "data" / "more.csv").write_text("cpr\n" + "\n".join(CPR * 9), encoding="utf-8")
    main([*SCAN, "-o", "json=later.json"])
    assert main(["diff", "result.json", "later.json", "-o", "json=diff.json", "-o", "human"]) == Exit.PASS
    assert "UND003  data/more.csv/cpr" in capsys.readouterr().out
    assert {change["rule"] for change in load(overdue / "diff.json")["new"]} >= {"UND003"}
    assert load(overdue / "diff.json")["scope"]["gained"] == ["data/more.csv"]
    assert main(["diff", "result.json", "later.json", "--fail-on-new", "critical"]) == Exit.GATE_FAILED
    assert main(["diff", "result.json", "result.json", "--fail-on-new", "info"]) == Exit.PASS
    assert main(["diff", "later.json", "result.json", "--fail-on-new", "info"]) == Exit.PASS
    assert main(["diff", "result.json", "later.json", "--fail-on-new", "worst"]) == Exit.INVALID
    assert main(["diff", "result.json", "policy.yaml"]) == Exit.INVALID
    assert main(["diff", "result.json", "later.json", "-o", "sarif"]) == Exit.INVALID


def test_diff__where_less_was_looked_at__a_gate_cannot_be_passed(overdue: Path) -> None:
    (overdue / "data" / "other.csv").write_text("a\n1\n", encoding="utf-8")
    config = (overdue / "pii-audit.yaml").read_text(encoding="utf-8")
    excluding = config.replace("data: data/", "data: {url: data/, exclude: [orders.csv]}")
    (overdue / "pii-audit.yaml").write_text(excluding, encoding="utf-8")
    main([*SCAN, "-o", "json=later.json"])
    assert main(["diff", "result.json", "later.json"]) == Exit.PASS
    assert main(["diff", "result.json", "later.json", "--fail-on-new", "critical"]) == Exit.INCOMPLETE


def shop(path: Path, *tables: str, rows: int = 30, column: str = "note", values: tuple[str, ...] = CPR) -> None:
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        for table in tables:
            connection.execute(f"CREATE TABLE {table} (id INTEGER PRIMARY KEY, {column} TEXT)")
            texts = [(values[n % len(values)],) for n in range(rows)]
            connection.executemany(f"INSERT INTO {table} ({column}) VALUES (?)", texts)
        connection.commit()


def test_baseline__survives_order_growth_and_another_host_and_not_another_kind_of_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("policy.yaml").write_text(MINIMAL, encoding="utf-8")
    Path("pii-audit.yaml").write_text("policy: policy.yaml\nsources: {shop: env:SHOP_URL}\n", encoding="utf-8")
    monkeypatch.setenv("SHOP_URL", "sqlite:///first.db")
    shop(tmp_path / "first.db", "a", "b", "c")
    assert main([*SCAN, "-o", "json=result.json"]) == Exit.GATE_FAILED
    assert main(["baseline", "create", "result.json"]) == Exit.PASS

    (tmp_path / "elsewhere").mkdir()
    monkeypatch.setenv("SHOP_URL", "sqlite:///elsewhere/second.db")
    shop(tmp_path / "elsewhere" / "second.db", "c", "a", "b", rows=90)
    assert main([*SCAN, "--baseline", "baseline.json", "-o", "json=moved.json"]) == Exit.PASS
    assert {f["status"] for f in load(tmp_path / "moved.json")["findings"]} == {"unchanged"}

    phones = tuple(f"+45 20 {n} 34 56" for n in range(10, 40))
    shop(tmp_path / "elsewhere" / "second.db", "a", "b", "c", values=phones)
    assert main([*SCAN, "--baseline", "baseline.json", "-o", "json=other.json"]) == Exit.GATE_FAILED
    assert {f["element"] for f in load(tmp_path / "other.json")["findings"] if f["status"] == "new"} >= {"phone"}


@pytest.mark.parametrize(("day", "said"), [("2026-10-30", False), ("2026-11-01", True), ("2026-11-30", True)])
def test_scan__an_acceptance_about_to_end__is_said_while_there_is_time(
    day: str, said: bool, overdue: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entry = """\
accepted:
  - {rule: RET001, dataset: data/orders.csv, reason: legal hold of the case, owner: Mette, approver: DPO, expires: 2026-11-30}
"""
    config = overdue / "pii-audit.yaml"
    config.write_text(config.read_text(encoding="utf-8") + entry, encoding="utf-8")
    assert main(["scan", "-q", "--as-of", day]) == Exit.PASS
    note = "RET001 in data/orders.csv is accepted until 2026-11-30 only (owner: Mette)"
    assert (note in capsys.readouterr().err) is said
