"""SQL of migrations -> tables, their columns and the lines they stand on."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_audit.model.dataset import ColumnKind
from pii_audit.model.description import Description, Naming
from pii_audit.prerelease.ddl import read_sql
from pii_audit.prerelease.files import best_dialect
from pii_audit.prerelease.tables import Tables
from pii_audit.sql_text import DIALECTS


def tables_of(*files: str, dialect: str = "postgres") -> tuple[dict[str, dict[str, int]], list[int]]:
    """The columns of each table with their lines, and the lines that were not read."""
    tables, unread = Tables(), []
    for i, text in enumerate(files):
        unread += [each.line for each in read_sql(text, f"{i}.sql", dialect, tables)[1]]
    lines = {t.full_name: {w.column.name: w.location.line for w in t.columns.values()} for t in tables if t.columns}
    return lines, unread


def column(text: str, name: str, table: str = "t", dialect: str = "postgres") -> Description:
    tables = Tables()
    read_sql(text, "a.sql", dialect, tables)
    found = tables.find("", table)
    assert found
    return found.columns[name].column


def test_create__each_column_has_its_own_line() -> None:
    text = 'CREATE TABLE shop.kunder (\n  id int,\n\n  "E-mail" text, cpr_nr char(10)\n);'
    assert tables_of(text) == ({"shop.kunder": {"id": 2, "E-mail": 4, "cpr_nr": 4}}, [])


def test_alter__what_stands_at_the_end_counts() -> None:
    first = "CREATE TABLE t (a int, b text, c text);"
    second = "ALTER TABLE t DROP COLUMN b, ADD COLUMN d text;\nALTER TABLE t RENAME COLUMN c TO mail;\nALTER TABLE t RENAME TO u;"
    assert tables_of(first, second) == ({"u": {"a": 1, "d": 1, "mail": 2}}, [])
    assert tables_of(first, "DROP TABLE t;") == ({}, [])
    assert tables_of(first, "CREATE TABLE IF NOT EXISTS t (d int);") == ({"t": {"a": 1, "b": 1, "c": 1}}, [])
    assert tables_of(first, "CREATE OR REPLACE TABLE t (d int);", dialect="mysql") == ({"t": {"d": 1}}, [])


def test_alter__of_a_table_of_an_earlier_release() -> None:
    text = "ALTER TABLE t\n  ADD COLUMN IF NOT EXISTS cpr text,\n  ENABLE ROW LEVEL SECURITY;\nALTER TABLE t RENAME a TO b;"
    assert tables_of(text) == ({"t": {"cpr": 2, "b": 4}}, [])
    assert tables_of("ALTER TABLE t DROP COLUMN a, OWNER TO x; ALTER TABLE t SET SCHEMA y") == ({}, [])
    assert tables_of("ALTER TABLE t RENAME CONSTRAINT a TO b; ALTER TABLE t ADD CONSTRAINT c CHECK (x)") == ({}, [])


@pytest.mark.parametrize(
    ("dialect", "text"),
    [
        ("mysql", "ALTER TABLE `t` CHANGE COLUMN `a` `cpr` varchar(20), ADD INDEX i (x)"),
        ("mysql", "ALTER TABLE t MODIFY COLUMN a int, CHANGE a cpr int"),
        ("tsql", "CREATE TABLE t (a int)\nGO\nALTER TABLE [t] ADD cpr nvarchar(11) NULL, x int\nGO\n"),
        ("oracle", "ALTER TABLE t ADD (cpr VARCHAR2(11), x NUMBER(1))\n/\n"),
        ("sqlite", "CREATE TABLE t (id INTEGER PRIMARY KEY, cpr)"),
    ],
)
def test_dialects(dialect: str, text: str) -> None:
    lines, unread = tables_of(text, dialect=dialect)
    assert "cpr" in lines["t"]
    assert unread == []
    assert tables_of(text, dialect=best_dialect(text)) == (lines, unread)


@pytest.mark.parametrize(
    "text",
    [
        "CREATE TABLE t AS SELECT c.id, c.cpr FROM customers c",
        "CREATE VIEW t AS SELECT * FROM (SELECT cpr FROM customers) AS x",
        "CREATE VIEW t (id, cpr) AS SELECT a, b FROM x",
        "CREATE MATERIALIZED VIEW t AS WITH a AS (SELECT cpr FROM customers) SELECT a.* FROM a",
        "CREATE TABLE k (cpr text); CREATE TABLE t (LIKE k INCLUDING ALL)",
        "CREATE TABLE k (cpr text); CREATE TABLE t (x int) INHERITS (k)",
        "CREATE TABLE k (cpr text); CREATE TABLE t AS TABLE k",
        "SELECT x.cpr INTO t FROM x",
        "CREATE VIEW t AS SELECT cpr FROM x UNION SELECT a FROM y",
    ],
)
def test_create__columns_of_other_tables(text: str) -> None:
    lines, unread = tables_of(text)
    assert "cpr" in lines["t"]
    assert unread == []


def test_copies__say_what_they_are_of() -> None:
    assert column("CREATE VIEW t AS SELECT c.cpr AS k FROM customers c", "k").namings == (
        Naming("copy", "cpr", "customers"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "CREATE TABLE t AS SELECT * FROM gone",
        "CREATE TABLE t (LIKE gone)",
        "DO $$ BEGIN EXECUTE 'ALTER TABLE t ADD cpr text'; END $$",
        "CREATE TABLE t OF person_type",
        "CREATE FOREIGN TABLE t (cpr text) SERVER s",
        "CREATE TABLE t (cpr text,, (",
        "SET @s = 'ALTER TABLE t ADD cpr text'",
        "EXEC sp_rename 't.a', 'cpr', 'COLUMN'",
        "ALTER TYPE person ADD ATTRIBUTE cpr text",
        "ALTER TABLE t ADD cpr &&& text",
        "CREATE TABLE t (cpr text DEFAULT 'x)",
    ],
)
def test_what_may_define_columns_and_is_not_understood__is_reported(text: str) -> None:
    lines, unread = tables_of(f"\n{text}\n;" if "DEFAULT" not in text else text)
    assert "cpr" not in lines.get("t", {})
    assert unread == [1 if "DEFAULT" in text else 2]


@pytest.mark.parametrize(
    "text",
    [
        "CREATE INDEX i ON t (cpr)",
        "INSERT INTO t (cpr) VALUES ('0101901234')",
        "UPDATE t SET cpr = NULL; DELETE FROM t; SELECT setval('s', 1);",
        "CREATE FUNCTION f() RETURNS trigger AS $$ BEGIN CREATE TABLE x (cpr text); END; $$ LANGUAGE plpgsql",
        "CREATE TEMP TABLE x AS SELECT 1 AS a; DROP TABLE x",
        "CREATE PUBLICATION p FOR TABLE t; CREATE POLICY p ON t USING (true); COMMENT ON TABLE t IS 'create a table'",
        "GRANT SELECT ON t TO r; ALTER TYPE mood RENAME TO m; CREATE EXTENSION citext; ALTER TABLE t OWNER TO r",
        "CREATE TABLE t PARTITION OF p FOR VALUES IN (1)",
        "COPY t (cpr) FROM stdin;\n0101901234\tit's\n\\.\n\\connect shop\nBEGIN;",
        "-- migrate:up\nSELECT 1;\n-- migrate:down\nALTER TABLE t ADD COLUMN cpr text;",
        "",
    ],
)
def test_what_defines_no_column__is_passed_over(text: str) -> None:
    assert tables_of(text) == ({}, [])


@pytest.mark.parametrize(
    ("dialect", "text"),
    [
        (
            "postgres",
            "DO $x$\nBEGIN\n  IF NOT EXISTS (SELECT 1) THEN\n    ALTER TABLE t ADD cpr text;\n  END IF;\nEND $x$;",
        ),
        ("postgres", "DO $$ BEGIN\n\n\nCREATE TABLE t (cpr text); EXCEPTION WHEN duplicate_table THEN NULL; END $$;"),
        ("postgres", "CREATE SCHEMA s\n\n\nCREATE TABLE t (cpr text);"),
        ("postgres", "\n\n\nCREATE MATERIALIZED VIEW t AS SELECT cpr FROM x WITH NO DATA;"),
        ("tsql", "IF OBJECT_ID('t') IS NULL\nBEGIN\n\nCREATE TABLE t (cpr nvarchar(11))\nEND\nGO"),
        ("tsql", "CREATE TABLE a (x int)\n\n\nALTER TABLE t ADD cpr int"),
    ],
)
def test_definitions_in_blocks_and_without_semicolons(dialect: str, text: str) -> None:
    lines, unread = tables_of(text, dialect=dialect)
    assert lines["t"] == {"cpr": 4}
    assert unread == []


def test_what_follows_a_way_back__is_read() -> None:
    text = "-- +goose Down\nDROP TABLE t;\n-- +goose Up\nCREATE TABLE t (cpr text);"
    assert tables_of(text) == ({"t": {"cpr": 4}}, [])


def test_one_bad_statement__takes_no_other_with_it() -> None:
    text = "CREATE TABLE a (x int);\nCREATE TABLE b (y int z int,,);\nCREATE TABLE c (w int);"
    assert tables_of(text) == ({"a": {"x": 1}, "c": {"w": 3}}, [2])


def test_placeholders_of_migration_tools() -> None:
    assert tables_of("CREATE TABLE ${schema}.t (cpr text)") == ({"t": {"cpr": 1}}, [])


@pytest.mark.parametrize(
    ("definition", "kind"),
    [
        ("varchar(11)", ColumnKind.TEXT), ("citext", ColumnKind.OTHER), ("date", ColumnKind.DATE),
        ("timestamp", ColumnKind.DATETIME), ("timestamptz", ColumnKind.INSTANT), ("bigint", ColumnKind.INTEGER),
        ("serial", ColumnKind.INTEGER), ("numeric(10,2)", ColumnKind.DECIMAL), ("boolean", ColumnKind.BOOLEAN),
        ("uuid", ColumnKind.UUID), ("jsonb", ColumnKind.JSON), ("bytea", ColumnKind.BINARY), ("inet", ColumnKind.OTHER),
    ],
)  # fmt: skip
def test_types(definition: str, kind: ColumnKind) -> None:
    assert column(f"CREATE TABLE t (c {definition})", "c").kind is kind


def test_types__mysql_flags() -> None:
    assert column("CREATE TABLE t (c tinyint(1))", "c", dialect="mysql").kind is ColumnKind.BOOLEAN


@pytest.mark.parametrize(
    "text",
    [
        "CREATE TABLE t (s text CHECK (s IN ('M', 'F')))",
        "CREATE TABLE t (s text, CHECK ((s)::text = ANY (ARRAY['M'::text, 'F'::text])))",
        "CREATE TABLE t (s text CHECK (s = 'M' OR s = 'F'))",
        "CREATE TYPE sex AS ENUM ('M', 'F'); CREATE TABLE t (s sex)",
        "CREATE TABLE t (s text); ALTER TABLE t ADD CONSTRAINT c CHECK (s IN ('M', 'F'))",
    ],
)
def test_constraints__values(text: str) -> None:
    assert column(text, "s").values == ("M", "F")


@pytest.mark.parametrize("check", ["s IN ('M', lower(x))", "s <> 'M'", "length(s) = 1", "s = x"])
def test_constraints__that_list_no_values(check: str) -> None:
    assert column(f"CREATE TABLE t (s text CHECK ({check}))", "s").values == ()


def test_constraints__comments_and_references() -> None:
    text = (
        "CREATE TABLE t (k text, r text REFERENCES people (cpr), CONSTRAINT email_form CHECK (k LIKE '%@%'),"
        " FOREIGN KEY (k) REFERENCES shop.people (mail));"
        "COMMENT ON COLUMN t.k IS 'Where receipts go';"
    )
    assert column(text, "r").namings == (Naming("reference", "cpr", "people"),)
    assert column(text, "k").namings == (Naming("constraint", "email_form"), Naming("reference", "mail", "people"))
    assert column(text, "k").comment == "Where receipts go"


@pytest.mark.parametrize(
    ("database", "columns"),
    [
        ("postgresql", {"public.people": ("cpr_nr", 22), "public.mv": ("contact", 50), "public.log": ("ip", 61)}),
        ("mysql", {"kunder": ("cprnr", 10)}),
        ("mssql", {"dbo.Kunder": ("CprNr", 8), "dbo.Leads": ("Email", 15)}),
        ("sqlite", {"kunder": ("email", 5)}),
    ],
)
def test_dumps__are_read_to_their_ends(database: str, columns: dict[str, tuple[str, int]]) -> None:
    text = Path(__file__).with_name("dumps").joinpath(f"{database}.sql").read_text(encoding="utf-8")
    for dialect in (DIALECTS[database], best_dialect(text)):
        lines, unread = tables_of(text, dialect=dialect)
        assert unread == []
        assert {table: (name, lines[table][name]) for table, (name, _) in columns.items()} == columns


PIECES = st.sampled_from(
    ["CREATE", "TABLE", "ALTER", "t", "(", ")", ",", ";", "cpr", "text", "ADD", "'", '"', "$$", "--", "/*", "\n", "SELECT",
     "*", "FROM", "AS", "RENAME", "TO", "CHECK", "IN", "REFERENCES", "`", "[", "{{", "%}", "VIEW", "WITH", "UNION", "LIKE"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25), st.sampled_from(["postgres", "mysql", "tsql", "sqlite", "oracle"]))
def test_any_text__is_read_or_reported(pieces: list[str], dialect: str) -> None:
    text = " ".join(pieces)
    tables = Tables()
    _, unread = read_sql(text, "a.sql", dialect, tables)
    last = text.count("\n") + 1
    assert all(1 <= each.line <= last for each in unread)
    assert all(1 <= w.location.line <= last for t in tables for w in t.columns.values())
