"""`scan --schema-only`, on real databases."""

import json
import re
import sqlite3
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import sqlalchemy as sa

from pii_audit.cli import main
from pii_audit.cli.exits import Exit
from pii_audit.model.result import json_schema
from tests import servers

CONFIG = """policy: policy.yaml
sources: {{shop: {url}}}
datasets:
  shop/orders: {{purposes: [sales], retention: [orders-2y], events: {{order.completed: completed_at}}}}
"""


def scan(shop: Path, url: str, *arguments: str) -> tuple[int, dict[str, Any]]:
    (shop / "secret").write_text(url, encoding="utf-8")
    (shop / "pii-audit.yaml").write_text(CONFIG.format(url="file:secret"), encoding="utf-8")
    code = main(["scan", "--schema-only", "-o", "json=schema.json", *arguments])
    return code, json.loads((shop / "schema.json").read_text(encoding="utf-8"))


def found(result: dict[str, Any]) -> set[tuple[str, str, str | None]]:
    return {(f["rule"], f["dataset"].rpartition(".")[2], f["field"]) for f in result["findings"]}


def test_a_database__names_types_comments_and_constraints(shop: Path, database: servers.Database) -> None:
    comment = "" if database.dialect == "sqlite" else " COMMENT 'CPR number of the buyer'"
    in_mysql = comment if database.dialect == "mariadb" else ""
    database.execute(
        "CREATE TABLE orders (id INTEGER PRIMARY KEY, email VARCHAR(80) UNIQUE, completed_at DATE)",
        f"CREATE TABLE members (id INTEGER, sex VARCHAR(1), email BOOLEAN, felt7 VARCHAR(11){in_mysql},"
        " mail_ref VARCHAR(80), CONSTRAINT one_of CHECK (sex IN ('M', 'F')),"
        " FOREIGN KEY (mail_ref) REFERENCES orders (email))",
        "INSERT INTO orders VALUES (1, 'kanari@example.dk', '2026-01-01')",
    )
    if database.dialect == "postgresql":
        database.execute(
            "COMMENT ON COLUMN members.felt7 IS 'CPR number of the buyer'", "ALTER TABLE members ADD c inet"
        )
    code, result = scan(shop, database.url)
    assert code == Exit.GATE_FAILED
    expected = {("UND001", "members", "sex"), ("PUR001", "members", None), ("RET002", "members", None)}
    if comment:
        expected.add(("UND003", "members", "felt7"))
    assert expected == {f for f in found(result) if f[2] != "c"}
    fields = {
        f["field"]: [e["detected"] for e in f["elements"]] for f in result["fields"] if f["dataset"].endswith("members")
    }
    assert fields["mail_ref"] == ["email"]
    assert fields["email"] == []
    if database.dialect == "postgresql":
        assert fields["c"] == ["ip_address"]
    assert {line["state"] for line in result["coverage"]} == {"described"}
    assert all(f["described"] and not f["rows"] for f in result["fields"])
    assert "kanari" not in json.dumps(result)
    jsonschema.validate(result, json_schema())


def test_no_statement_selects_from_a_table(shop: Path, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "shop.db") as connection:
        connection.execute("CREATE TABLE orders (id INTEGER, email TEXT, completed_at DATE)")
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        sent.append(statement)

    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    try:
        assert scan(shop, f"sqlite:///{tmp_path}/shop.db")[0] == Exit.PASS
        schema_only = list(sent)
        main(["scan", "-q"])
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", note)
    of_rows = re.compile(r"(from|join)\s+\W?orders\b", re.IGNORECASE)
    assert schema_only
    assert not [statement for statement in schema_only if of_rows.search(statement)]
    assert [statement for statement in sent if of_rows.search(statement)]  # a scan would have been noticed


def test_what_people_read__says_that_no_value_was_read(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with sqlite3.connect(tmp_path / "shop.db") as connection:
        connection.execute("CREATE TABLE orders (id INTEGER, email TEXT, completed_at DATE)")
    assert scan(shop, f"sqlite:///{tmp_path}/shop.db", "-o", "human", "-o", "html=r.html")[0] == Exit.PASS
    out = " ".join(capsys.readouterr().out.split())
    assert "No value was read: columns were judged by names, types, comments and constraints." in out
    assert "What the schemas say keeps within the limits" in out
    assert "0 of 1 dataset read in full, 1 described" in out
    assert "No value was read" in (shop / "r.html").read_text(encoding="utf-8")


def test_a_binding_that_names_no_column__is_found_without_a_row(shop: Path, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "shop.db") as connection:
        connection.execute("CREATE TABLE orders (id INTEGER, email TEXT)")
    code, result = scan(shop, f"sqlite:///{tmp_path}/shop.db")
    assert code == Exit.INCOMPLETE
    assert [(f["rule"], f["message"]) for f in result["findings"] if f["dataset"] == "orders"] == [
        ("RET003", "0 of 0 records cannot be judged by orders-2y: orders has no column completed_at.")
    ]


def test_files__have_no_schema_and_are_listed_as_skipped(
    company_of_files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["scan", "--schema-only", "-o", "json=r.json", "-o", "human"]) == Exit.INCOMPLETE
    said = " ".join(capsys.readouterr().out.split())
    assert (
        "skipped: its columns are known only by reading it, which --schema-only does not; in data: orders.csv" in said
    )
    assert "by the configuration" not in said
    result = json.loads((company_of_files / "r.json").read_text(encoding="utf-8"))
    assert {(line["state"], line["reason"]) for line in result["coverage"]} == {
        ("skipped", "its columns are known only by reading it, which --schema-only does not")
    }


def test_a_source_out_of_reach__is_incomplete(shop: Path) -> None:
    code, result = scan(shop, "postgresql://nobody@127.0.0.1:1/none")
    assert code == Exit.INCOMPLETE
    assert [line["state"] for line in result["coverage"]] == ["unreadable"]


@pytest.mark.parametrize("option", [["--resume"], ["--max-rows", "3"], ["--jobs", "2"]])
def test_options_of_reading__make_no_sense(option: list[str], shop: Path) -> None:
    (shop / "pii-audit.yaml").write_text(CONFIG.format(url="data/"), encoding="utf-8")
    assert main(["scan", "--schema-only", *option]) == Exit.INVALID


@pytest.fixture
def company_of_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    from tests.cli.conftest import in_scenario

    return in_scenario("clean", tmp_path, monkeypatch)
