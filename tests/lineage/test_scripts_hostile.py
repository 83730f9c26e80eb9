"""Scripts as people write them, found by a reviewer who tried to mislead: no edge that is not true, no value in a message."""

import pytest

from pii_audit.lineage.queries import Known
from pii_audit.lineage.scripts import Places, Script
from pii_audit.model.dataset import Column, Dataset, DatasetKind
from pii_audit.model.lineage import Edge

TABLES = {
    "customers": "id email phone", "orders": "id customer_id total", "suppression": "email", "audience": "contact spent",
    "people": "email id phone",
}  # fmt: skip
AUDIENCE = Dataset("exports", "audience.csv", "audience.csv", DatasetKind.FILE)


def told(sql: str, dialect: str = "postgres", **tables: str) -> tuple[set[str], list[str]]:
    """Return edges as `customers.email > audience.contact`, and the gaps."""
    datasets = [
        Dataset("shop", name, name, DatasetKind.TABLE, tuple(map(Column, columns.split())))
        for name, columns in (TABLES | tables).items()
    ]
    script = Script("x.sql", Known("shop", datasets), Places({"/data/exports/audience.csv": AUDIENCE}), dialect)
    edges: set[str] = set()
    gaps = []
    for one in script.edges(sql):
        if isinstance(one, Edge):
            ends = (
                f"{node.removeprefix('shop/')}.{field}".rstrip(".")
                for node, field in ((one.from_, one.from_field), (one.to, one.to_field))
            )
            edges.add(" > ".join(ends) + ("" if one.direct else " filter"))
        else:
            gaps.append(one)
    return edges, gaps


MAIL = "customers.email > audience.contact"


@pytest.mark.parametrize(
    ("sql", "wanted"),
    [
        ("CREATE TEMP TABLE suppression AS SELECT phone AS email FROM customers; INSERT INTO audience SELECT email, 1 FROM suppression", {"customers.phone > audience.contact"}),
        ("CREATE TEMP TABLE t (phone, email) AS SELECT email, phone FROM customers; INSERT INTO audience (contact) SELECT phone FROM t", {MAIL}),
        ("CREATE TEMP TABLE t (mail text, tel text); INSERT INTO t (mail, tel) SELECT email, phone FROM customers; INSERT INTO audience (contact) SELECT mail FROM t", {MAIL}),
        ("CREATE TEMP TABLE t AS SELECT id, email FROM customers; INSERT INTO t (email) SELECT email FROM suppression; INSERT INTO audience (contact) SELECT email FROM t", {MAIL, "suppression.email > audience.contact"}),
        ("INSERT INTO audience (contact) WITH customers AS (SELECT email FROM suppression) SELECT email FROM customers", {"suppression.email > audience.contact"}),
        ("INSERT INTO audience (contact) WITH orders AS (SELECT total FROM orders) SELECT total FROM orders", {"orders.total > audience.contact"}),
        ("INSERT INTO audience (contact) (SELECT email FROM customers)", {MAIL}),
        ("INSERT INTO audience (contact, spent) SELECT p_mail, id FROM customers", {"customers.id > audience.spent"}),
        ("WITH c AS (SELECT id, email FROM customers) UPDATE audience SET contact = c.email FROM c WHERE c.id = audience.spent", {MAIL}),
        ("WITH d AS (DELETE FROM customers RETURNING email), k AS (INSERT INTO audience (contact) SELECT email FROM d) SELECT 1", {MAIL}),
        ("MERGE INTO audience a USING suppression s ON a.contact = s.email WHEN NOT MATCHED THEN INSERT VALUES (s.email, 1)", {"suppression.email > audience"}),
        ("INSERT INTO audience (contact) SELECT to_jsonb(c) FROM customers c", {"customers > audience"}),
        ("<<main>> BEGIN INSERT INTO audience (contact) SELECT email FROM customers; END", {MAIL}),
        ("BEGIN x := 1; EXCEPTION WHEN OTHERS THEN INSERT INTO audience (contact) SELECT email FROM customers; END", {MAIL}),
        ("{{ config(x=1) }}\n{% if a %}\nINSERT INTO audience (contact) SELECT email FROM customers;\n{% endif %}", {MAIL}),
        ("SELECT email /* INTO OUTFILE '/data/exports/audience.csv' */ FROM customers", set()),
        ("INSERT INTO staging.audience SELECT email, 1 FROM customers", set()),
    ],
)  # fmt: skip
def test_postgres(sql: str, wanted: set[str]) -> None:
    assert told(sql)[0] == wanted


@pytest.mark.parametrize(
    ("dialect", "sql", "wanted"),
    [
        ("mysql", "UPDATE customers c JOIN audience a ON a.spent = c.id SET a.contact = c.email", {MAIL}),
        ("mysql", "CREATE TABLE audience (id INT AUTO_INCREMENT PRIMARY KEY) SELECT email AS contact FROM customers", {MAIL}),
        ("mysql", "DELIMITER //\nCREATE PROCEDURE p() BEGIN SET x = 1; END//\nCREATE PROCEDURE q() BEGIN INSERT INTO audience (contact) SELECT email FROM customers; END//\nDELIMITER ;", {MAIL}),
        ("tsql", "SET NOCOUNT ON\nTRUNCATE TABLE audience\nINSERT INTO audience (contact) SELECT email FROM customers", {MAIL}),
        ("tsql", "UPDATE a SET contact = c.email FROM audience a JOIN customers c ON c.id = a.spent", {MAIL}),
        ("postgres", "INSERT INTO audience (contact) SELECT * FROM \"Customers\"", {"Customers.Email > audience.contact"}),
        ("mysql", "INSERT INTO audience (contact) SELECT EMAIL FROM CUSTOMERS", {MAIL}),
        ("oracle", "MERGE INTO audience a USING customers c ON (a.spent = c.id) WHEN MATCHED THEN UPDATE SET a.contact = c.email DELETE WHERE a.spent = 0", set()),
    ],
)  # fmt: skip
def test_dialects(dialect: str, sql: str, wanted: set[str]) -> None:
    edges, gaps = told(sql, dialect, Customers="Email") if '"' in sql else told(sql, dialect)
    assert edges == wanted
    assert wanted or gaps


def test_a_whole_address__is_that_alone() -> None:
    edges, (gap,) = told("UNLOAD ('SELECT email FROM customers') TO 's3://other/audience.csv'", "redshift")
    assert edges == set()
    assert gap.startswith("x.sql:1: it writes a file, which is no dataset in scope")


@pytest.mark.parametrize(
    ("dialect", "sql"),
    [
        ("postgres", "INSERT INTO tmp_x -- anna@example.dk, 010180-1234\nSELECT email FROM customers"),
        ("clickhouse", "INSERT INTO FUNCTION s3('https://b/x.csv', 'KEY', 'anna@example.dk', 'CSV') SELECT email FROM customers"),
        ("mysql", "INSERT INTO x PARTITION (p = 'anna@example.dk') SELECT email FROM customers"),
        ("oracle", "UPDATE (SELECT * FROM x WHERE m = 'anna@example.dk') t SET e = (SELECT email FROM customers)"),
        ("postgres", 'INSERT INTO "x\x1b[31m" SELECT email FROM customers'),
    ],
)  # fmt: skip
def test_no_part_of_a_statement_but_names_is_shown(dialect: str, sql: str) -> None:
    edges, gaps = told(sql, dialect)
    assert "anna" not in str((edges, gaps))
    assert "010180" not in str(gaps)
    assert "\x1b" not in "".join(gaps)
    assert gaps


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TEMP TABLE t AS SELECT email FROM customers;" + "INSERT INTO t SELECT email FROM t;" * 20,
        "INSERT INTO audience (contact) SELECT email FROM customers WHERE " + " OR ".join(f"id = {i}" for i in range(5000)),
        f"CREATE TABLE wide AS SELECT {', '.join(f'email AS c{i}' for i in range(900))} FROM customers; INSERT INTO audience (contact) SELECT c1 FROM wide",
    ],
)  # fmt: skip
def test_large_scripts__end_in_a_moment(sql: str) -> None:
    edges, gaps = told(sql)  # days, were each step looked through
    assert edges or gaps
