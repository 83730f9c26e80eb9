"""`pii-audit check`, as a user runs it."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from pii_audit.cli import main
from pii_audit.cli.exits import Exit
from pii_audit.model.finding import Finding
from pii_audit.model.result import from_json, json_schema
from pii_audit.prerelease.files import best_dialect
from pii_audit.prerelease.statements import TRIED
from pii_audit.rules.base import Case
from pii_audit.rules.registry import judge
from tests.prerelease.conftest import write

CPR = "CREATE TABLE orders (id int);\n\nALTER TABLE orders\n  ADD COLUMN cpr_nr char(10);\n"


def check(*arguments: str) -> tuple[int, dict[str, Any]]:
    code = main(["check", *arguments, "-o", "json=check.json"])
    result = json.loads(Path("check.json").read_text(encoding="utf-8")) if Path("check.json").exists() else {}
    return code, result


def found(result: dict[str, Any]) -> list[tuple[str, str, str | None, str | None, int | None]]:
    return [
        (f["rule"], f["dataset"], f["field"], (f["location"] or {}).get("file"), (f["location"] or {}).get("line"))
        for f in result["findings"]
    ]


def test_a_migration_that_adds_cpr_nr__fails_with_file_and_line(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(shop, db___V1__sql=CPR)
    assert main(["check", "db/"]) == Exit.GATE_FAILED
    out = capsys.readouterr().out
    assert "migrations: orders · cpr_nr" in out
    assert "db/V1.sql:4" in out
    assert "by its name; no value was read" in out
    assert "No value was read" in out
    code, result = check("db/V1.sql")
    assert code == Exit.GATE_FAILED
    assert found(result) == [("UND003", "orders", "cpr_nr", "db/V1.sql", 4)]
    jsonschema.validate(result, json_schema())
    assert from_json(json.dumps(result)).findings[0].location


def test_what_is_declared_and_bound__passes(shop: Path) -> None:
    write(shop, a__sql="CREATE TABLE orders (id int, email text, completed_at date);")
    code, result = check("a.sql")
    assert (code, result["findings"]) == (Exit.PASS, [])
    assert [(line["dataset"], line["state"]) for line in result["coverage"]] == [("a.sql", "described")]
    assert result["retention"] == []


def test_a_table_that_nothing_binds__has_neither_purpose_nor_time_limit(shop: Path) -> None:
    write(shop, a__sql="CREATE TABLE leads (\n id int,\n email text,\n phone text);")
    code, result = check("a.sql", "--fail-on", "medium")
    assert code == Exit.GATE_FAILED
    assert found(result) == [("PUR001", "leads", None, "a.sql", 3), ("RET002", "leads", None, "a.sql", 3)]


def test_a_declared_element_outside_the_purposes(shop: Path) -> None:
    write(shop, a__sql="ALTER TABLE public.orders ADD ip_address inet;")
    _, result = check("a.sql")
    assert found(result) == [("PUR002", "public.orders", "ip_address", "a.sql", 1)]


def test_names_that_the_policy_lists__count_as_declared(shop: Path) -> None:
    write(shop, a__sql="CREATE TABLE things (ordrenr text);")
    _, result = check("a.sql")
    assert [(e["element"], e["declared"]) for f in result["fields"] for e in f["elements"]] == [("purchases", True)]


def test_clauses__none_passes_without_a_value(shop: Path) -> None:
    policy = shop / "policy.yaml"
    text = policy.read_text(encoding="utf-8")
    policy.write_text(
        text.replace("mailing_address]}", 'mailing_address], cite: {section: "1", quote: words}}'), encoding="utf-8"
    )
    write(shop, a__sql="CREATE TABLE orders (email text);")
    _, result = check("a.sql")
    assert [(c["id"], c["status"], c["reason"]) for c in result["clauses"]] == [
        ("categories.contact", "unverifiable", "no value was read")
    ]


@pytest.mark.parametrize(
    ("files", "arguments", "code"),
    [
        ({"a__sql": "CREATE TABLE orders (id int);"}, ["a.sql"], Exit.PASS),
        ({"a__sql": CPR}, ["a.sql"], Exit.GATE_FAILED),
        ({"a__sql": CPR}, ["a.sql", "--fail-on", "none"], Exit.PASS),
        ({"a__sql": CPR}, ["b.sql"], Exit.INVALID),
        ({"a__sql": CPR}, ["a.sql", "--dialect", "cobol"], Exit.INVALID),
        ({"a__sql": CPR}, ["a.sql", "--source", "shp"], Exit.INVALID),
        ({"a__sql": CPR}, [], Exit.INVALID),
        ({"db___readme__md": "words"}, ["db"], Exit.INCOMPLETE),
        ({"a__sql": "-- nothing"}, ["a.sql"], Exit.INCOMPLETE),
        ({"a__sql": "INSERT INTO orders VALUES (1); SET x = 1;"}, ["a.sql"], Exit.PASS),
        ({"a__sql": "CREATE TABLE t AS SELECT * FROM gone;"}, ["a.sql"], Exit.INCOMPLETE),
        ({"a__txt": "CREATE TABLE orders (id int);"}, ["a.txt"], Exit.INCOMPLETE),
        ({"db___1__py": "def upgrade():\n    pass", "db___2__sql": "CREATE TABLE orders (id int);"}, ["db"], Exit.INCOMPLETE),
        ({"a__sql": f"{CPR} CREATE TABLE t AS SELECT * FROM gone;"}, ["a.sql"], Exit.GATE_FAILED),
    ],
)  # fmt: skip
def test_exit_codes(files: dict[str, str], arguments: list[str], code: Exit, shop: Path) -> None:
    write(shop, **files)
    assert main(["check", *arguments]) == code


def test_what_is_not_understood__is_a_finding_with_its_line(shop: Path) -> None:
    write(shop, a__sql="CREATE TABLE orders (id int);\nDO $$ BEGIN EXECUTE 'ALTER TABLE orders ADD cpr text'; END $$;")
    code, result = check("a.sql")
    assert code == Exit.INCOMPLETE
    assert found(result) == [("COV001", "a.sql", None, "a.sql", 2)]
    (line,) = result["coverage"]
    assert line["state"] == "partial"
    assert line["reason"].startswith("line 2: ")


def test_order__numbers_go_by_value_and_names_as_given(shop: Path) -> None:
    write(shop, m___V10__sql="ALTER TABLE orders DROP COLUMN cpr;", m___V9__sql="ALTER TABLE orders ADD cpr text;")
    assert check("m")[0] == Exit.PASS
    assert check("m/V10.sql", "m/V9.sql")[0] == Exit.GATE_FAILED


def test_what_undoes_a_migration__is_skipped(shop: Path) -> None:
    write(shop, m___1__up__sql="CREATE TABLE orders (id int);", m___1__down__sql="ALTER TABLE orders ADD cpr text;")
    code, result = check("m")
    assert code == Exit.PASS
    assert {line["dataset"]: line["state"] for line in result["coverage"]} == {
        "m/1.down.sql": "skipped",
        "m/1.up.sql": "described",
    }


def test_bindings__of_a_database_and_not_of_a_folder(shop: Path) -> None:
    config = shop / "pii-audit.yaml"
    text = config.read_text(encoding="utf-8").replace("shop/orders", "files/orders")
    config.write_text(text.replace("_NOT_SET}", "_NOT_SET, files: data/}"), encoding="utf-8")
    write(shop, a__sql="CREATE TABLE orders (email text);")
    assert [f[0] for f in found(check("a.sql")[1])] == ["PUR001", "RET002"]
    assert check("a.sql", "--source", "files")[1]["findings"] == []


def test_bindings__with_the_schema_that_a_migration_leaves_out(shop: Path) -> None:
    config = shop / "pii-audit.yaml"
    config.write_text(config.read_text(encoding="utf-8").replace("shop/orders", "shop/public.orders"), encoding="utf-8")
    write(shop, a__sql="CREATE TABLE Orders (email text);")
    assert check("a.sql")[1]["findings"] == []
    write(shop, a__sql="CREATE TABLE crm.orders (email text);")
    assert [f[0] for f in found(check("a.sql")[1])] == ["PUR001", "RET002"]


def test_temporary_tables__are_not_released(shop: Path) -> None:
    write(shop, a__sql="CREATE TEMP TABLE x (cpr text); SELECT cpr INTO TEMP y FROM x;")
    assert check("a.sql")[0] == Exit.PASS


def test_tables_out_of_scope__are_skipped_with_the_reason(shop: Path) -> None:
    config = shop / "pii-audit.yaml"
    text = config.read_text(encoding="utf-8")
    config.write_text(
        text.replace("env:PII_AUDIT_TEST_NOT_SET", "{url: env:PII_AUDIT_TEST_NOT_SET, exclude: [tmp_*]}"),
        encoding="utf-8",
    )
    write(shop, a__sql="CREATE TABLE tmp_x (cpr text);")
    code, result = check("a.sql")
    assert code == Exit.PASS
    assert {line["dataset"]: line["reason"] for line in result["coverage"]}["tmp_x"] == "excluded by tmp_*"


def test_fingerprints__know_no_line_and_no_file(shop: Path) -> None:
    write(shop, a__sql=CPR, b__sql=f"-- moved\n{CPR}")
    ids = [[f["id"] for f in check(name)[1]["findings"]] for name in ("a.sql", "b.sql")]
    assert ids[0] == ids[1] != []


def test_rows_in_a_migration__leave_no_trace(shop: Path, capfd: pytest.CaptureFixture[str]) -> None:
    rows = "INSERT INTO orders VALUES ('kanari@example.dk', '0101901234');\nCREATE TABLE x (a kanari@example.dk 0101901234,,);"
    write(shop, a__sql=f"{rows}\nSET x = 'ALTER TABLE kanari@example.dk';")
    main(["check", "a.sql", "-o", "human", "-o", "json=r.json", "-o", "html=r.html"])
    shown = "".join(capfd.readouterr()) + (shop / "r.json").read_text() + (shop / "r.html").read_text()
    assert "kanari" not in shown
    assert "0101901234" not in shown


def test_hostile_names__reach_no_terminal(shop: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write(shop, a__sql='CREATE TABLE "x\x1b[31m</script>" ("cpr_nr\x1b[2J" text, "e-mail" text);')
    main(["check", "a.sql", "-o", "human", "-o", "html=r.html"])
    assert "\x1b" not in "".join(capfd.readouterr())
    assert "m</script>" not in (shop / "r.html").read_text()


def test_same_files__same_bytes(shop: Path) -> None:
    write(shop, a__sql=CPR + "CREATE TABLE t (email text, phone text, cpr text);")
    results = [check("a.sql")[1] for _ in range(2)]
    assert {json.dumps(r | {"run": None}) for r in results} == {json.dumps(results[0] | {"run": None})}


def test_alembic__offline_output(shop: Path) -> None:
    text = (
        "BEGIN;\n\nCREATE TABLE alembic_version (\n    version_num VARCHAR(32) NOT NULL, \n"
        "    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)\n);\n\n-- Running upgrade  -> 3f2a9c\n\n"
        "CREATE TABLE orders (\n    id SERIAL NOT NULL, \n    cpr_nr VARCHAR(10), \n    PRIMARY KEY (id)\n);\n\n"
        "COMMENT ON COLUMN orders.cpr_nr IS 'CPR';\n\n"
        "INSERT INTO alembic_version (version_num) VALUES ('3f2a9c') RETURNING alembic_version.version_num;\n\nCOMMIT;\n"
    )
    write(shop, up__sql=text)
    assert found(check("up.sql")[1]) == [("UND003", "orders", "cpr_nr", "up.sql", 12)]


def test_best_dialect__takes_the_first_where_all_read_it() -> None:
    assert best_dialect("CREATE TABLE t (a int)") == TRIED[0]
    assert best_dialect("CREATE TABLE `t` (`a` int)") == "mysql"


def test_check__applies_no_rule_that_asks_for_values(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(shop, a__sql="CREATE TABLE orders (password text);")
    seen: set[str] = set()

    def note(case: Case) -> tuple[Finding, ...]:
        findings = judge(case)
        seen.update(finding.rule for finding in findings)
        return findings

    monkeypatch.setattr("pii_audit.prerelease.judging.judge", note)
    _, result = check("a.sql")
    assert "UND004" in seen  # it would be said of a scan
    assert not {"UND004", "RET001", "RET003"} & {f["rule"] for f in result["findings"]}
