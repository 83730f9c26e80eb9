"""The history: what is kept of an audit, in each kind of store, and how it is shown."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from pii_audit.cli import main
from pii_audit.cli.exits import Exit
from pii_audit.cli.history import trend_lines
from pii_audit.history import History, HistoryError
from pii_audit.model.coverage import Coverage, State
from pii_audit.model.finding import FindingStatus, Severity
from pii_audit.model.result import AuditResult, Score
from tests import servers
from tests.cli.conftest import in_scenario
from tests.reports import example

SCAN = ["scan", "-q", "-o", "json=result.json"]


def on_day(number: int, result: AuditResult | None = None) -> AuditResult:
    whole = result or example.example()
    later = whole.run.finished + timedelta(days=number)
    return replace(whole, run=replace(whole.run, id=f"run{number}", finished=later, as_of=later.date()))


def test_record__in_every_kind_of_store__comes_back_in_order(database: servers.Database) -> None:
    history = History(database.url)
    for number in (2, 0, 1, 1):  # one of them twice
        history.record(on_day(number))
    History(database.url).record(replace(on_day(9), policy=replace(example.example().policy, id="another")))
    runs = History(database.url).runs("nordlys-privacy", 2)
    assert [run.id for run in runs] == ["run1", "run2"]
    whole = example.example()
    run = runs[0]
    assert run.finished == whole.run.finished.replace(tzinfo=None) + timedelta(days=1)
    assert (run.verdict, run.exit_code, run.score) == ("fail", 1, None)
    assert sum(n for *_, n in run.counts) == len(whole.findings)
    accepted = sum(f.status is FindingStatus.ACCEPTED for f in whole.findings)
    assert sum(run.findings(level) for level in Severity) == len(whole.findings) - accepted
    assert run.overdue == sum(facts.states["overdue"] for facts in whole.retention)
    assert run.rows_read == sum(line.rows_read for line in whole.coverage)


def test_record__keeps_no_name_of_a_dataset_or_column(tmp_path: Path) -> None:
    History(f"sqlite:///{tmp_path / 'h.db'}").record(example.example())
    with closing(sqlite3.connect(tmp_path / "h.db")) as connection:
        dump = "\n".join(connection.iterdump())
    for finding in example.example().findings:
        assert finding.field is None or len(finding.field) < 5 or f"'{finding.field}'" not in dump
        assert "/" not in finding.dataset or finding.dataset not in dump


def test_history__that_cannot_be_used__names_no_address(tmp_path: Path) -> None:
    for url in (
        f"sqlite:///{tmp_path}/none/kanari7.db",
        "postgresql://u:kanari7@127.0.0.1:1/d",
        "kanari7://x",
        "kanari7",
    ):
        with pytest.raises(HistoryError) as error:
            History(url)
        assert "kanari7" not in str(error.value)


def test_trend__of_nothing__says_so() -> None:
    assert list(trend_lines(())) == ["no audit is recorded yet"]


def scored(number: int, value: float | None, **changed: object) -> AuditResult:
    return on_day(number, replace(example.example(), score=Score("clauses/v1", value, 1, 1, 1), **changed))  # type: ignore[arg-type]


def test_trend__compares_like_with_like(tmp_path: Path) -> None:
    history = History(f"sqlite:///{tmp_path / 'h.db'}")
    more = (*example.example().coverage, Coverage("shop", "new", State.FULL, 5, 5))
    for result in (scored(0, 10), scored(1, 50, coverage=more), scored(2, 62.5, coverage=more)):
        history.record(result)
    lines = list(trend_lines(history.runs("nordlys-privacy", 12)))
    assert lines[0].split()[:3] == ["as", "of", "verdict"]
    assert [line.endswith("scope changed") for line in lines[1:4]] == [False, True, False]
    assert lines[-1] == "score 50 -> 62.5, overdue records 5,776 -> 5,776 since 2026-11-23"
    history.record(scored(3, None, coverage=more))
    assert "a score was withheld" in list(trend_lines(history.runs("nordlys-privacy", 12)))[-1]


def test_scan__records_itself_and_history_shows_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = in_scenario("overdue-text-dates", tmp_path, monkeypatch)
    assert main(["history", "list"]) == Exit.INVALID
    assert "history: history.db" in capsys.readouterr().err
    config = folder / "pii-audit.yaml"
    config.write_text(config.read_text(encoding="utf-8") + "history: history.db\n", encoding="utf-8")
    for day in ("2026-11-22", "2026-12-22"):
        assert main([*SCAN, "--as-of", day]) == Exit.GATE_FAILED
    capsys.readouterr()
    assert main(["history", "list", "--json"]) == Exit.PASS
    listed = json.loads(capsys.readouterr().out)
    assert [(run["as_of"], run["exit_code"], run["overdue"]) for run in listed] == [
        ("2026-11-22", 1, 3), ("2026-12-22", 1, 4),
    ]  # fmt: skip
    assert listed[-1]["id"] == json.loads((folder / "result.json").read_text(encoding="utf-8"))["run"]["id"]
    assert main(["history", "list"]) == Exit.PASS
    assert capsys.readouterr().out.splitlines()[-1] == "2 audits"
    assert main(["history", "trend"]) == Exit.PASS
    assert "overdue records 3 -> 4 since 2026-11-22" in capsys.readouterr().out


def test_scan__a_history_that_cannot_be_written__is_an_output_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    company = in_scenario("clean", tmp_path, monkeypatch)
    config = company / "pii-audit.yaml"
    text = config.read_text(encoding="utf-8")
    config.write_text(f"{text}history: none/history.db\n", encoding="utf-8")
    assert main([*SCAN, "--as-of", "2026-11-22"]) == Exit.NOT_WRITTEN
    assert "the history cannot be opened" in capsys.readouterr().err
    assert (company / "result.json").exists()
    config.write_text(f"{text}history: postgresql://u:kanari7@h/d\n", encoding="utf-8")
    assert main([*SCAN, "--as-of", "2026-11-22"]) == Exit.INVALID
    assert "kanari7" not in capsys.readouterr().err
    config.write_text(f"{text}history: env:NO_SUCH_VARIABLE\n", encoding="utf-8")
    assert main([*SCAN, "--as-of", "2026-11-22"]) == Exit.INVALID
    assert "NO_SUCH_VARIABLE is not set" in capsys.readouterr().err


def test_record__when_two_audits_end_at_once__both_are_kept(tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    url = f"sqlite:///{tmp_path / 'h.db'}"
    History(url)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda number: History(url).record(on_day(number)), range(8)))
    assert len(History(url).runs("nordlys-privacy", 50)) == 8
    assert sa.inspect(sa.create_engine(url)).get_table_names() == ["pii_audit_findings", "pii_audit_runs"]
