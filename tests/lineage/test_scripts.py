"""SQL scripts of a source: edges by column between tables and files, temporary tables looked through, gaps with file and line."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from pii_audit.audit import audit, opened, survey
from pii_audit.declared_lineage import declared_edges
from pii_audit.document import DocumentError
from pii_audit.inventory.load import load
from pii_audit.model.errors import UserError
from pii_audit.model.lineage import Edge
from pii_audit.model.result import AuditResult
from pii_audit.reading import How

TABLES = """
CREATE TABLE customers (id INTEGER PRIMARY KEY, email TEXT, phone TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER, total INTEGER);
CREATE TABLE suppression (email TEXT);
CREATE TABLE audience (contact TEXT, spent INTEGER);
CREATE VIEW named (mail, tel) AS SELECT email, phone FROM customers;
"""
POLICY = (
    "apiVersion: pii-audit/policy/v1\nmetadata: {id: t, version: '1'}\ncategories: {contact: {elements: [email]}}\n"
)


def project(folder: Path, **scripts: str) -> Path:
    with closing(sqlite3.connect(folder / "shop.db")) as db:
        db.executescript(TABLES)
    for name in ("jobs", "exports/ads"):
        (folder / name).mkdir(parents=True)
    (folder / "exports/ads/audience.csv").write_text("E-mail\n" + "".join(f"kunde{i}@example.dk\n" for i in range(30)))
    for name, text in scripts.items():
        (folder / "jobs" / f"{name}.sql").write_text(text, encoding="utf-8")
    (folder / "policy.yaml").write_text(POLICY)
    (folder / "pii-audit.yaml").write_text(
        "policy: policy.yaml\nsources:\n  shop: {url: 'sqlite:///shop.db', scripts: [jobs/*.sql]}\n  exports: exports/\n"
    )
    return folder / "pii-audit.yaml"


def drawn(folder: Path, **scripts: str) -> tuple[list[Edge], tuple[str, ...]]:
    """Return the edges of statements, and the gaps."""
    inventory, policy = load(project(folder, **scripts))
    with opened(inventory.sources) as (scanners, _):
        datasets = survey(policy, inventory, scanners, date(2026, 1, 1)).datasets
        edges, problems = declared_edges(inventory, scanners, datasets)
    return [edge for edge in edges if edge.kind == "statement"], problems


def shown(edges: list[Edge]) -> list[tuple[str, ...]]:
    return [(e.from_, e.from_field, e.to, e.to_field, e.method if e.direct else f"{e.method} filter") for e in edges]


def test_insert_select__by_position__with_what_filters(tmp_path: Path) -> None:
    job = """-- nightly
INSERT INTO audience
SELECT lower(c.email), sum(o.total) FROM customers c JOIN orders o ON o.customer_id = c.id
WHERE c.email NOT IN (SELECT email FROM suppression) AND c.email <> 'secret@example.com' GROUP BY 1;
"""
    edges, problems = drawn(tmp_path, nightly=job)
    assert problems == ()
    assert shown(edges) == [
        ("shop/customers", "email", "shop/audience", "contact", "jobs/nightly.sql:2"),
        ("shop/orders", "total", "shop/audience", "spent", "jobs/nightly.sql:2"),
        ("shop/suppression", "", "shop/audience", "", "jobs/nightly.sql:2 filter"),
    ]


def test_temporary_tables__are_looked_through__over_unions_and_columns_of_their_own(tmp_path: Path) -> None:
    job = """CREATE TEMP TABLE t AS SELECT email AS m FROM customers;
INSERT INTO t SELECT email FROM suppression;
CREATE TABLE u (a, b) AS SELECT m, 1 FROM t;
INSERT INTO audience (contact) SELECT a FROM u AS x;"""
    edges, problems = drawn(tmp_path, job=job)
    assert problems == ("jobs/job.sql:3: it fills u, which is no dataset in scope",)
    assert shown(edges) == [
        ("shop/customers", "email", "shop/audience", "contact", "jobs/job.sql:4"),
        ("shop/suppression", "email", "shop/audience", "contact", "jobs/job.sql:4"),
    ]


def test_files__by_the_end_of_their_path__both_ways(tmp_path: Path) -> None:
    jobs = {
        "out": "COPY (SELECT email AS \"E-mail\" FROM customers) TO '/srv/shop/ads/audience.csv';\nCOPY orders TO 'nobody.csv';",
        "load": "\n\\copy suppression from 'ads/audience.csv' csv\nCOPY customers FROM '/tmp/x.csv'; COPY customers FROM STDIN;",
    }
    edges, problems = drawn(tmp_path, **jobs)
    assert shown(edges) == [
        ("exports/ads/audience.csv", "", "shop/suppression", "", "jobs/load.sql:2"),
        ("shop/customers", "email", "exports/ads/audience.csv", "E-mail", "jobs/out.sql:1"),
    ]
    assert problems == (
        "jobs/load.sql:3: customers is filled from a file that is no dataset in scope",
        "jobs/out.sql:2: it writes a file, which is no dataset in scope",
    )


def test_what_cannot_be_read__is_said_with_its_place_and_without_its_text(tmp_path: Path) -> None:
    jobs = {"a": "SELECT 1;\nCALL refresh('anna@example.dk');", "b": "INSERT INTO audience SELECT (email FROM 'anna'"}
    project(tmp_path, **jobs)
    (tmp_path / "jobs" / "c.sql").write_bytes(b"-- \xe6\xf8\xe5")
    inventory, policy = load(tmp_path / "pii-audit.yaml")
    with opened(inventory.sources) as (scanners, _):
        _, problems = declared_edges(
            inventory, scanners, survey(policy, inventory, scanners, date(2026, 1, 1)).datasets
        )
    assert problems == (
        "jobs/a.sql:2: it calls stored code",
        "jobs/b.sql:1: it may move data, in a form that is not understood",
        "jobs/c.sql: it cannot be read (UnicodeDecodeError); scripts are UTF-8",
    )


def test_view__with_columns_of_its_own(tmp_path: Path) -> None:
    inventory, policy = load(project(tmp_path, empty=""))
    with opened(inventory.sources) as (scanners, _):
        edges, _ = declared_edges(inventory, scanners, survey(policy, inventory, scanners, date(2026, 1, 1)).datasets)
    assert [(e.from_field, e.to_field) for e in edges if e.to == "shop/named"] == [("email", "mail"), ("phone", "tel")]


def test_scripts_that_are_not_there__are_an_error_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"pii-audit.yaml:3.*no file is named by jobs/\*.sql"):
        load(project(tmp_path))


def test_a_copy_that_a_script_declares__is_still_counted(tmp_path: Path) -> None:
    path = project(tmp_path, out="COPY (SELECT email FROM customers) TO 'ads/audience.csv'")
    with closing(sqlite3.connect(tmp_path / "shop.db")) as db:
        db.executemany("INSERT INTO customers (email) VALUES (?)", [(f"kunde{i}@example.dk",) for i in range(2, 40)])
        db.commit()
    inventory, policy = load(path)
    result: AuditResult = audit(policy, inventory, date(2026, 6, 1), How(), lambda step: None)
    kinds = {(e.kind.value, e.departed) for e in result.lineage.edges if e.to == "exports/ads/audience.csv"}
    assert kinds == {("statement", None), ("copy", 2)}
    (finding,) = (f for f in result.findings if f.rule == "LIN001")
    assert finding.message.startswith("It is copied from shop/customers (jobs/out.sql:1): 28 people")


def test_triggers__and_calls_of_what_is_looked_into_elsewhere(tmp_path: Path) -> None:
    path = project(tmp_path, calls="CALL keep();\nCALL shop.unknown (1);")
    with closing(sqlite3.connect(tmp_path / "shop.db")) as db:
        db.execute(
            "CREATE TRIGGER keep AFTER DELETE ON customers BEGIN INSERT INTO suppression SELECT contact FROM audience; END"
        )
    inventory, policy = load(path)
    with opened(inventory.sources) as (scanners, _):
        datasets = survey(policy, inventory, scanners, date(2026, 1, 1)).datasets
        edges, problems = declared_edges(inventory, scanners, datasets)
    assert shown([edge for edge in edges if edge.kind == "statement"]) == [
        ("shop/audience", "contact", "shop/suppression", "email", "shop, trigger keep:1")
    ]
    assert problems == ("jobs/calls.sql:2: it calls stored code",)


def test_sqlite_shell__writes_and_loads(tmp_path: Path) -> None:
    job = """.mode csv
INSERT INTO audience (contact) SELECT email FROM customers;
.headers on
.once exports/ads/audience.csv
SELECT contact AS mail
FROM audience;
SELECT 1 FROM orders;
.output stdout
SELECT email FROM customers;
.import --skip 1 ads/audience.csv suppression
.read other.sql
"""
    edges, problems = drawn(tmp_path, job=job)
    assert shown(edges) == [
        ("shop/customers", "email", "shop/audience", "contact", "jobs/job.sql:2"),
        ("shop/audience", "contact", "exports/ads/audience.csv", "mail", "jobs/job.sql:5"),
        ("exports/ads/audience.csv", "", "shop/suppression", "", "jobs/job.sql:10"),
    ]
    assert problems == ()


def test_what_is_read_and_is_no_dataset__is_said(tmp_path: Path) -> None:
    jobs = {
        "a": "INSERT INTO audience (contact) SELECT email FROM custmers;\nSELEC email FROM customers;\nGRANT SELECT ON a TO b;",
        "b": "CREATE TABLE audience AS WITH w AS (SELECT email FROM elsewhere) SELECT * FROM w, generate_series(1, 3);",
        "c": "COPY customers TO 'ads/audiense.csv'",
        "d": "INSERT INTO other.audience (contact) SELECT email FROM main.customers;",
    }
    edges, problems = drawn(tmp_path, **jobs)
    assert edges == []
    assert problems == (
        "jobs/a.sql:1: it reads custmers, which is no dataset in scope",
        "jobs/a.sql:2: it is not understood",
        "jobs/b.sql:1: it reads elsewhere, which is no dataset in scope",
        "jobs/c.sql:1: it writes a file, which is no dataset in scope; did you mean ads/audience.csv?",
        "jobs/d.sql:1: it fills other.audience, which is no dataset in scope",
    )


def test_a_temporary_table_made_anew__forgets_what_it_held(tmp_path: Path) -> None:
    job = """CREATE TEMP TABLE t AS SELECT email FROM customers;
DROP TABLE t;
CREATE TEMP TABLE t AS SELECT email FROM suppression;
INSERT INTO audience (contact) SELECT email FROM t;"""
    edges, problems = drawn(tmp_path, job=job)
    assert problems == ()
    assert shown(edges) == [("shop/suppression", "email", "shop/audience", "contact", "jobs/job.sql:4")]


def test_scripts_of_a_folder__are_an_error(tmp_path: Path) -> None:
    path = project(tmp_path, job="SELECT 1")
    path.write_text(path.read_text().replace("exports: exports/", "exports: {url: exports/, scripts: [jobs/*.sql]}"))
    inventory, policy = load(path)
    with pytest.raises(UserError, match="source exports has scripts, and is no database"):
        audit(policy, inventory, date(2026, 6, 1), How(), lambda step: None)
