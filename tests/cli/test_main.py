"""The commands as a user runs them: what they print, what they write, how they exit."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Thread

import jsonschema
import pytest
import sqlalchemy as sa

from pii_audit.cli import main
from pii_audit.cli.exits import Exit
from pii_audit.plugins import reporter_names
from tests.cli.conftest import SCENARIOS, in_scenario


@pytest.mark.parametrize(
    ("scenario", "arguments", "code"),
    [
        ("clean", [], Exit.PASS),
        ("overdue-text-dates", [], Exit.GATE_FAILED),
        ("overdue-text-dates", ["--fail-on", "critical"], Exit.PASS),
        ("overdue-text-dates", ["--fail-on", "none"], Exit.PASS),
        ("clean", ["--fail-on", "info"], Exit.GATE_FAILED),
        ("broken-files", [], Exit.INCOMPLETE),
        ("nothing-in-scope", [], Exit.INCOMPLETE),
        ("broken-files", ["--fail-on", "info"], Exit.GATE_FAILED),  # a breach outweighs what was not looked at
        ("clean", ["--as-of", "tomorrow"], Exit.INVALID),
        ("clean", ["--fail-on", "worst"], Exit.INVALID),
        ("clean", ["-o", "pdf"], Exit.INVALID),
        ("clean", ["-o", "json", "-o", "human"], Exit.INVALID),
        ("clean", ["-o", "json=nowhere/result.json"], Exit.INVALID),
        ("clean", ["--config", "none.yaml"], Exit.INVALID),
        ("clean", ["--unknown"], Exit.INVALID),
    ],
)
def test_scan__exit_codes(
    scenario: str, arguments: list[str], code: Exit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_scenario(scenario, tmp_path, monkeypatch)
    dated = arguments if "--as-of" in arguments else ["--as-of", "2026-11-22", *arguments]
    assert main(["scan", *dated]) == code


@pytest.mark.parametrize("output", reporter_names())
def test_scan__the_code_does_not_depend_on_the_output(output: str, company: Path) -> None:
    assert main(["scan", "-q", "--as-of", "2026-11-22", "-o", output, "--fail-on", "info"]) == Exit.GATE_FAILED


def test_scan__the_code_does_not_depend_on_the_files_written(company: Path) -> None:
    outputs = [option for name in reporter_names() for option in ("-o", f"{name}=out.{name}")]
    assert main(["scan", "-q", "--as-of", "2026-11-22", *outputs]) == Exit.PASS
    (company / "data" / "cut.json").write_text('{"a": ', encoding="utf-8")
    assert main(["scan", "-q", "--as-of", "2026-11-22", *outputs]) == Exit.INCOMPLETE
    empty = {name for name in reporter_names() if not (company / f"out.{name}").stat().st_size}
    assert empty <= {"openlineage"}  # which has an event only where data went somewhere


def test_scan__the_code_does_not_depend_on_a_terminal(company: Path) -> None:
    command = [sys.executable, "-m", "pii_audit", "scan", "--as-of", "2026-11-22", "--fail-on", "info"]
    shown, terminal = os.openpty()
    seen: list[bytes] = []

    def look() -> None:
        with suppress(OSError):  # the other end is closed
            while part := os.read(shown, 65536):
                seen.append(part)

    reader = Thread(target=look)
    reader.start()
    ended = subprocess.run(command, stdout=terminal, stderr=terminal, check=False)
    os.close(terminal)
    reader.join()
    os.close(shown)
    assert ended.returncode == Exit.GATE_FAILED
    assert b"FAIL" in b"".join(seen)


@pytest.mark.parametrize(
    ("scenario", "arguments", "code", "reasons"),
    [
        ("clean", [], Exit.PASS, []),
        ("clean", ["--fail-on", "info"], Exit.GATE_FAILED, ["breaches"]),
        ("clean", ["--fail-on-new", "info"], Exit.GATE_FAILED, ["new breaches"]),
        ("broken-files", [], Exit.INCOMPLETE, ["coverage"]),
        ("broken-files", ["--fail-on", "info"], Exit.GATE_FAILED, ["breaches", "coverage"]),
        ("nothing-in-scope", ["--fail-on", "none"], Exit.INCOMPLETE, ["scope"]),
    ],
)
def test_scan__verdict_lists_all_reasons(
    scenario: str, arguments: list[str], code: Exit, reasons: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = in_scenario(scenario, tmp_path, monkeypatch)
    assert main(["scan", "-q", "--as-of", "2026-11-22", "-o", "json=result.json", *arguments]) == code
    verdict = json.loads((folder / "result.json").read_text(encoding="utf-8"))["verdict"]
    assert verdict["exit_code"] == code
    assert [reason.partition(":")[0] for reason in verdict["reasons"]] == reasons
    assert {gate["name"] for gate in verdict["gates"] if not gate["passed"]} == set(reasons)


@pytest.mark.parametrize(
    ("scenario", "arguments", "code"),
    [
        ("clean", [], Exit.NOT_WRITTEN),
        ("broken-files", [], Exit.INCOMPLETE),  # outweighs what could not be written
        ("clean", ["--fail-on", "info"], Exit.GATE_FAILED),
        ("broken-files", ["--unknown"], Exit.INVALID),
    ],
)
def test_scan__an_output_that_cannot_be_written__weighs_least(
    scenario: str, arguments: list[str], code: Exit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = in_scenario(scenario, tmp_path, monkeypatch)
    (folder / "full").symlink_to("/dev/full")
    assert main(["scan", "-q", "--as-of", "2026-11-22", "-o", "json=full", *arguments]) == code


def test_scan__a_crash_while_rendering__is_an_internal_error_whatever_the_verdict(
    company: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def crash(*_: object) -> str:
        raise ValueError("a value")

    monkeypatch.setattr("pii_audit.reports.json_result.JsonReporter.render", crash)
    assert main(["scan", "-q", "--as-of", "2026-11-22", "-o", "json=r.json", "--fail-on", "info"]) == Exit.INTERNAL
    assert "a value" not in capsys.readouterr().err


def test_scan__min_severity__hides_from_people_and_gates_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    in_scenario("overdue-text-dates", tmp_path, monkeypatch)
    hiding = ["scan", "-q", "--as-of", "2026-11-22", "--min-severity", "critical"]
    assert main([*hiding, "-o", "human", "-o", "csv=all.csv"]) == Exit.GATE_FAILED
    assert "6 findings below critical hidden; the gates count them all" in capsys.readouterr().out
    assert "RET001" in (tmp_path / "company" / "all.csv").read_text(encoding="utf-8")
    assert main(["scan", "-q", "--min-severity", "worst"]) == Exit.INVALID


def test_help__prints_every_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["help", "exit-codes"]) == Exit.PASS
    lines = capsys.readouterr().out.splitlines()
    assert [int(line.split()[0]) for line in lines[: len(Exit)]] == [code.value for code in Exit]
    assert main(["help", "me"]) == Exit.INVALID


def test_scan__json_on_standard_output_is_pure_and_valid(company: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["scan", "--as-of", "2026-11-22", "-o", "json"])
    captured = capsys.readouterr()
    result = json.loads(captured.out)
    assert "rows read" in captured.err
    assert main(["schema", "result"]) == Exit.PASS
    jsonschema.validate(result, json.loads(capsys.readouterr().out), cls=jsonschema.Draft202012Validator)
    assert set(result) == {
        "schema_version", "run", "policy", "verdict", "coverage", "fields", "retention", "lineage", "clauses", "findings", "stores",
        "accepted", "baseline", "score", "rules", "people",
    }  # fmt: skip


def test_scan__quiet_says_nothing_but_the_result(company: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["scan", "-q", "--as-of", "2026-11-22", "-o", "json"])
    assert capsys.readouterr().err == ""


def test_scan__twice__same_bytes_outside_the_run_block(company: Path) -> None:
    results = []
    for name in ("one.json", "two.json"):
        main(["scan", "--as-of", "2026-11-22", "-o", f"json={name}"])
        result = json.loads((company / name).read_text(encoding="utf-8"))
        assert result.pop("run")["seed"] == 0
        results.append(json.dumps(result))
    assert results[0] == results[1]


def test_report__renders_a_stored_result_to_the_same_bytes(company: Path) -> None:
    main(["scan", "--as-of", "2026-11-22", "-o", "json=result.json", "-o", "html=scan.html"])
    assert main(["report", "result.json", "-o", "html=again.html", "-o", "json=again.json"]) == Exit.PASS
    assert (company / "again.html").read_bytes() == (company / "scan.html").read_bytes()
    assert (company / "again.json").read_bytes() == (company / "result.json").read_bytes()


def test_report__of_something_else__is_refused(company: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "policy.yaml"]) == Exit.INVALID
    assert "no result of pii-audit" in capsys.readouterr().err
    assert main(["report", "none.json"]) == Exit.INVALID


def test_plan__lists_everything_and_reads_no_file(
    company: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def read(*_: object) -> None:
        raise AssertionError("a plan reads no row")

    monkeypatch.setattr("pii_audit.scanners.files.FilesScanner.read", read)
    assert main(["plan", "--as-of", "2026-11-22"]) == Exit.PASS
    out = capsys.readouterr().out
    assert "data/orders.csv" in out
    assert "orders-2y" in out


def test_plan__sends_no_select_from_a_table(company: Path, capsys: pytest.CaptureFixture[str]) -> None:
    connection = sqlite3.connect(company / "shop.db")
    connection.execute("CREATE TABLE orders (mail TEXT, completed_at TEXT)")
    connection.execute("INSERT INTO orders VALUES ('mette@example.dk', '2026-01-01')")
    connection.commit()
    connection.close()
    config = company / "pii-audit.yaml"
    text = config.read_text(encoding="utf-8").replace("data: data/", "data: sqlite:///shop.db")
    text = text.replace("data/orders.csv", "data/orders").replace("E-mail", "mail").replace("Afsluttet", "completed_at")
    config.write_text(text, encoding="utf-8")
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        sent.append(statement)

    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    try:
        assert main(["plan", "--as-of", "2026-11-22"]) == Exit.PASS
        planned = list(sent)
        main(["scan", "-q", "--as-of", "2026-11-22"])
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", note)
    of_rows = re.compile(r"(from|join)\s+\W?orders\b", re.IGNORECASE)
    assert planned
    assert not [statement for statement in planned if of_rows.search(statement)]
    assert [statement for statement in sent if of_rows.search(statement)]  # a scan would have been noticed


def test_plan__says_what_names_nothing_and_folds_no_name(
    company: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    name = f"{'orders ' * 20}.csv"
    (company / "data" / "orders.csv").rename(company / "data" / name)
    assert main(["plan"]) == Exit.PASS
    out = capsys.readouterr().out
    assert f"data/{name}" in out
    assert "names nothing in scope: data/orders.csv (under datasets)" in out
    assert "retention rule bound to no dataset in scope: orders-2y" in out


def test_plan__nothing_in_scope(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    in_scenario("nothing-in-scope", tmp_path, monkeypatch)
    assert main(["plan"]) == Exit.INCOMPLETE
    assert "nothing in scope: gone" in capsys.readouterr().out


def test_doctor__tells_a_missing_source(company: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == Exit.PASS
    shutil.rmtree(company / "data")
    assert main(["doctor"]) == Exit.INCOMPLETE
    out = capsys.readouterr().out
    assert "FAIL  data" in out
    assert "do: \n" not in out


def test_explain__every_rule_and_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    from pii_audit.rules.registry import RULES

    assert main(["explain", "all"]) == Exit.PASS
    listed = capsys.readouterr().out.split()
    for rule in RULES.values():
        assert rule.id in listed
        assert main(["explain", rule.id.lower()]) == Exit.PASS
        text = capsys.readouterr().out
        assert rule.title in text
        assert "What to do:" in text
    assert main(["explain", "UND01"]) == Exit.INVALID
    assert "did you mean 'UND001'?" in capsys.readouterr().err


@pytest.mark.parametrize("kind", ["result", "policy", "config"])
def test_schema__is_a_valid_json_schema(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", kind]) == Exit.PASS
    jsonschema.Draft202012Validator.check_schema(json.loads(capsys.readouterr().out))


def test_init__writes_what_works_and_overwrites_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SCENARIOS / "clean" / "data", tmp_path / "exports")
    assert main(["init", "--from-url", "exports/"]) == Exit.PASS
    assert "Next: pii-audit doctor" in capsys.readouterr().out
    assert main(["policy", "lint"]) == Exit.PASS
    assert main(["doctor"]) == Exit.PASS
    assert main(["scan", "--as-of", "2026-11-22"]) == Exit.PASS
    assert main(["init", "--from-url", "exports/"]) == Exit.INVALID
    assert "overwrites nothing" in capsys.readouterr().err


def test_init__refuses_a_password(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", "--folder", str(tmp_path), "--from-url", "postgresql://u:kanari7@h/d"]) == Exit.INVALID
    assert "kanari7" not in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_policy_lint__says_what_it_counted(company: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["policy", "lint", "policy.yaml"]) == Exit.PASS
    out = capsys.readouterr().out
    assert "4 categories, 3 purposes, 1 retention rule," in out
    assert len(out.splitlines()) == 1


def test_policy_lint__rules_that_there_are_not(company: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (company / "policy.yaml").open("a", encoding="utf-8") as file:
        file.write("commitments: {consent: {checks: [NIL001, SEC001]}, secrecy: {checks: [SEC001]}}\n")
    assert main(["policy", "lint"]) == Exit.PASS
    _, *said = capsys.readouterr().out.splitlines()
    assert said == ["commitments.consent names NIL001, which this version does not have; its clause stays unverifiable"]


def test_policy_lint__names_the_keys_that_no_rule_reads(company: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = company / "policy.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("purchases: {", "purchases: {optional: true, ")
    text = text.replace("period: P2Y}", "period: P2Y}\n    purposes: [sales]\n    exceptions: [tax]")
    tax = "retention_exceptions: {tax: {clock: {start: order.completed, period: P5Y}, only_elements: [purchases]}}\n"
    path.write_text(text + tax, encoding="utf-8")
    assert main(["policy", "lint"]) == Exit.PASS
    listed = "retention.orders-2y.purposes"
    assert capsys.readouterr().out.endswith(f"\nnot checked against data in this version: {listed}\n")


def test_main__a_crash_shows_no_message_and_no_local_value(
    company: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def crash(*_: object) -> None:
        raise RuntimeError("mette.hansen@eksempelpost.dk")

    monkeypatch.setattr("pii_audit.audit.audit", crash)
    assert main(["scan"]) == Exit.INTERNAL
    err = capsys.readouterr().err
    assert "RuntimeError" in err
    assert "mette" not in err


def test_main__a_crash_after_a_file__does_not_deny_the_file(
    company: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def crash(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("pii_audit.cli.output.emit", crash)
    assert main(["scan", "-q", "-o", "json=result.json", "-o", "human"]) == Exit.INTERNAL
    assert (company / "result.json").exists()
    err = capsys.readouterr().err
    assert err.startswith("wrote result.json\n")
    assert "no file was written but those named above" in err


def test_main__interrupted(company: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pii_audit.audit.audit", interrupt)
    assert main(["scan", "-o", "json=result.json"]) == Exit.INTERRUPTED
    assert "interrupted; no file was written but those named above" in capsys.readouterr().err
    assert not (company / "result.json").exists()


@pytest.mark.parametrize("arguments", [["--help"], ["scan", "--help"], ["policy", "lint", "--help"], ["--version"]])
def test_main__help_fits_a_screen(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == Exit.PASS
    assert 0 < len(capsys.readouterr().out.splitlines()) <= 60


def test_explain__a_copy_by_what_it_comes_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    in_scenario("limits-carried", tmp_path, monkeypatch)
    main(["scan", "-q", "--as-of", "2026-06-01", "-o", "json=r.json"])
    findings = json.loads(Path("r.json").read_text(encoding="utf-8"))["findings"]
    (copied,) = (f["id"] for f in findings if f["rule"] == "LIN003" and f["source"] == "partner")
    capsys.readouterr()
    assert main(["explain", copied, "--from", "r.json"]) == Exit.PASS
    told = capsys.readouterr().out
    assert "Where it comes from:\n  exports/list.csv  copy (inferred" in told
    assert "Their records there: pii-audit overdue shop/customers.csv -o FILE.csv" in told
