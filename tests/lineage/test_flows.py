"""What statements move, in the dialects of the databases they are written for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_audit.lineage.flows import Flow, Load, flows
from pii_audit.lineage.script_text import Unread

Told = tuple[int, str, str, str]
"""Line, what is filled, its columns, and the query."""


def told(sql: str, dialect: str = "postgres") -> list[Told]:
    found: list[Told] = []
    for one in flows(sql, dialect):
        if isinstance(one, Unread):
            found.append((one.line, "?", "", one.why))
        elif isinstance(one, Load):
            found.append((one.line, one.into.sql(), "", f"from {one.file}"))
        else:
            into = one.into.sql() if one.into is not None else f"to {one.file}"
            found.append((one.line, into + " temporary" * one.temporary, " ".join(one.columns), one.query.sql()))
    return found


@pytest.mark.parametrize(
    ("dialect", "sql", "wanted"),
    [
        ("postgres", "CREATE TABLE a AS SELECT email FROM c", ("a", "", "SELECT email FROM c")),
        ("postgres", "CREATE TEMP TABLE a (x) AS SELECT email FROM c", ("a temporary", "x", "SELECT email FROM c")),
        ("postgres", "CREATE OR REPLACE VIEW a AS SELECT email FROM c", ("a", "", "SELECT email FROM c")),
        ("tsql", "SELECT email INTO #a FROM c", ("a temporary", "", "SELECT email FROM c")),
        ("postgres", "INSERT INTO s.a (x, y) SELECT b, d FROM c ON CONFLICT DO NOTHING", ("s.a", "x y", "SELECT b, d FROM c")),
        ("postgres", "WITH w AS (SELECT 1) INSERT INTO a SELECT * FROM w", ("a", "", "WITH w AS (SELECT 1) SELECT * FROM w")),
        (
            "postgres",
            "WITH m AS (DELETE FROM c WHERE x < 1 RETURNING email, id) INSERT INTO a SELECT * FROM m",
            ("a", "", "WITH m AS (SELECT email, id FROM c) SELECT * FROM m"),
        ),
        ("redshift", "UNLOAD ('SELECT \"e FROM c') TO 's3://b/a'", ("?", "", "it may move data, in a form that is not understood")),
        ("mysql", "REPLACE INTO a SELECT * FROM c", ("a", "", "SELECT * FROM c")),
        ("sqlite", "INSERT OR REPLACE INTO a SELECT * FROM c", ("a", "", "SELECT * FROM c")),
        ("spark", "INSERT OVERWRITE TABLE a SELECT x FROM c", ("a", "", "SELECT x FROM c")),
        ("hive", "INSERT OVERWRITE DIRECTORY '/x' SELECT x FROM c", ("to /x", "", "SELECT x FROM c")),
        (
            "postgres",
            "UPDATE a SET x = c.email, y = 1 FROM c WHERE c.id = a.id",
            ("a", "x y", "SELECT c.email AS c0, 1 AS c1 FROM a CROSS JOIN c WHERE c.id = a.id"),
        ),
        (
            "mysql",
            "UPDATE a JOIN c ON c.id = a.id SET a.x = c.email",
            ("a", "x", "SELECT c.email AS c0 FROM a JOIN c ON c.id = a.id"),
        ),
        (
            "postgres",
            "MERGE INTO a t USING c ON c.id = t.id WHEN MATCHED THEN UPDATE SET x = c.e WHEN NOT MATCHED THEN INSERT (id) VALUES (c.id)",
            ("a", "x id", "SELECT c.e AS c0, c.id AS c1 FROM c LEFT JOIN a AS t ON c.id = t.id"),
        ),
        ("postgres", "COPY (SELECT email FROM c) TO '/out/a.csv' CSV HEADER", ("to /out/a.csv", "", "SELECT email FROM c")),
        ("postgres", "COPY c (email, phone) TO '/out/a.csv'", ("to /out/a.csv", "", 'SELECT "email", "phone" FROM c')),
        ("postgres", "\\copy c to 'a.csv' csv", ("to a.csv", "", "SELECT * FROM c")),
        ("postgres", "COPY c FROM '/in/a.csv'", ("c", "", "from /in/a.csv")),
        ("snowflake", "COPY INTO '@stage/a.csv' FROM c", ("to @stage/a.csv", "", "SELECT * FROM c")),
        ("snowflake", "COPY INTO '@s/a' FROM (SELECT e FROM c)", ("to @s/a", "", "SELECT e FROM c")),
        ("snowflake", "COPY INTO c FROM '@stage/a.csv'", ("c", "", "from @stage/a.csv")),
        ("redshift", "UNLOAD ('SELECT e FROM c WHERE k = ''x''') TO 's3://b/a'", ("to s3://b/a", "", "SELECT e FROM c WHERE k = 'x'")),
        ("bigquery", "EXPORT DATA OPTIONS (uri='gs://b/a.csv', format='CSV') AS SELECT e FROM c", ("to gs://b/a.csv", "", "SELECT e FROM c")),
        (
            "mysql",
            "SELECT e INTO OUTFILE '/a.csv' FIELDS TERMINATED BY ',' OPTIONALLY ENCLOSED BY '\"' LINES TERMINATED BY '\\n' FROM c",
            ("to /a.csv", "", "SELECT e FROM c"),
        ),
        ("mysql", "LOAD DATA LOCAL INFILE '/a.csv' IGNORE INTO TABLE c FIELDS TERMINATED BY ','", ("c", "", "from /a.csv")),
        ("postgres", "COPY c TO STDOUT", ("to ", "", "SELECT * FROM c")),
        ("hive", "LOAD DATA INPATH '/x' OVERWRITE INTO TABLE s.c", ("s.c", "", "from /x")),
        ("mysql", "LOAD DATA FROM MASTER", ("?", "", "it may move data, in a form that is not understood")),
        ("postgres", "CALL nightly()", ("?", "", "it calls stored code")),
        ("postgres", "COPY c TO PROGRAM 'gzip'", ("?", "", "it may move data, in a form that is not understood")),
        ("postgres", "INSERT INTO a SELECT (x FROM c", ("?", "", "it may move data, in a form that is not understood")),
        ("postgres", "SELECT 'unended", ("?", "", "its quotes or comments do not end")),
    ],
)  # fmt: skip
def test_statement(dialect: str, sql: str, wanted: tuple[str, str, str]) -> None:
    assert [found[1:] for found in told(sql, dialect)] == [wanted]


@pytest.mark.parametrize(
    "sql",
    ["SELECT email FROM c", "INSERT INTO a VALUES (1)", "UPDATE a SET x = 1", "DROP TABLE a", "GRANT SELECT ON a TO b",
     "CREATE TABLE a (id INT)", "SET x = 1", "LOAD 'auto_explain'", "\\echo 'INSERT INTO a SELECT 1'", "-- INSERT INTO a SELECT * FROM c", ";;", ""],
)  # fmt: skip
def test_what_moves_nothing__is_left_out(sql: str) -> None:
    assert told(sql) == []


def test_lines__and_one_that_cannot_be_read_takes_no_other_with_it() -> None:
    sql = "COPY c FROM stdin;\n1\tanna@example.dk\n\\.\n\nINSERT INTO a\n  SELECT (x FROM b;\nINSERT INTO d SELECT y FROM b;"
    found = told(sql)
    assert [(line, into) for line, into, *_ in found] == [(1, "c"), (5, "?"), (7, "d")]
    assert "anna" not in str(found)


def test_code_of_functions_procedures_and_blocks__is_looked_into() -> None:
    body = "BEGIN\n  IF x > 0 THEN INSERT INTO a SELECT y FROM b;\n  END IF;\n  INSERT INTO d SELECT z FROM b;\nEND"
    for before, after in (
        ("CREATE FUNCTION f() RETURNS void AS $body$\n", "\n$body$ LANGUAGE plpgsql;"),
        ("CREATE OR REPLACE PROCEDURE f() LANGUAGE plpgsql AS $$\n", "\n$$;"),
        ("\nDO $$\n", "\n$$;"),
    ):
        found = told(f"SELECT 1;\n{before}{body}{after}\nINSERT INTO e SELECT 1 FROM b;")
        first = 3 + before.count("\n")
        assert found == [
            (first, "a", "", "SELECT y FROM b"),
            (first + 2, "d", "", "SELECT z FROM b"),
            (first + 4 + after.count("\n"), "e", "", "SELECT 1 FROM b"),
        ]
    mysql = f"DELIMITER //\nCREATE PROCEDURE p()\n{body};\n//\nDELIMITER ;"
    assert [found[:2] for found in told(mysql, "mysql")] == [(4, "a"), (6, "d")]
    assert told("CREATE FUNCTION f() RETURNS int AS 'INSERT INTO a SELECT 1'") == [(1, "?", "", "code in a string")]


WORDS = (
    "INSERT INTO a",
    "SELECT x",
    "FROM b",
    "AS",
    "BEGIN",
    "END",
    "COPY",
    "TO 'f'",
    "CREATE FUNCTION",
    ";",
    "(",
    ")",
    "'",
    "$$",
    "\n",
)


@given(st.lists(st.sampled_from(WORDS)))
def test_any_text__ends_and_raises_nothing(words: list[str]) -> None:
    assert all(isinstance(found, Flow | Load | Unread) for found in flows(" ".join(words), "postgres"))
