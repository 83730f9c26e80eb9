"""PostgreSQL read by COPY: the same as through a cursor, to the last letter, and as safe."""

import time
import traceback
from collections.abc import Iterator
from dataclasses import replace

import pytest

from pii_audit.plugins import Batch, SourceError
from tests import servers
from tests.scanners.reading import Whole, dataset, read, scan

COLUMNS = {
    "TEXT": ("''", "'a,\"b\"'", "E'\\n'", "E'\\r\\n'", "'\\.'", "'\\N'", "U&'\\FEFFx'", "' '", "'NULL'", "'Åse 😀'"),
    "CHAR(4)": ("'a'", "''"),
    "\"char\"": ("'x'",),
    "NAME": ("'x'",),
    "INT": ("-2147483648",),
    "NUMERIC": ("0", "-0.0", "100", "1.50", "-3.00", "0.1", "1e30", "'NaN'", "'-Infinity'", "10.0100"),
    "NUMERIC(10,2)": ("0", "100", "0.5", "-0.05"),
    "DOUBLE PRECISION": ("0", "'-0'", "0.1", "2", "1e15", "1e300", "'NaN'", "'-Infinity'", "123456789012345"),
    "REAL": ("0.1", "1e20", "16777216"),
    "share": ("0.1", "2.0", "'-0'"),
    "BOOLEAN": ("TRUE", "FALSE"),
    "DATE": ("'2024-02-29'", "'0044-03-15 BC'", "'infinity'"),
    "TIMESTAMP": ("'2024-02-29 23:30'", "'2024-02-29 23:30:00.250'", "'-infinity'", "'0044-03-15 12:00:00.5 BC'"),
    "TIMESTAMPTZ": ("'2024-02-29 23:30+02'", "'2024-02-29 23:30:00.100+00'", "'infinity'", "'0044-03-15 12:00+00 BC'"),
    "TIME": ("'12:30:00.500'",),
    "TIMETZ": ("'12:30:00.500+02'",),
    "INTERVAL": ("'1 day 00:00:01.500'",),
    "TEXT[]": ("'{\"12:30:00.500 x\",\"a,b\",NULL}'", "'{}'"),
    "mood": ("'at 12:30:00.500'", "'v1.0'"),
    "UUID": ("'123E4567-E89B-12D3-A456-426614174000'",),
    "JSON": ("'{\"a\": [1.0, \"12:30:00.500\"]}'",),
    "JSONB": ("'{\"a\": [1.0]}'",),
    "BYTEA": ("''", "'\\x00'", "'\\xc385'", "'\\xff00'"),
    "photo": ("'\\xc385'", "'\\xff'"),
    "INET": ("'10.0.0.1'", "'10.0.0.0/8'"),
    "POINT": ("'(1.0,2)'",),
    "INT4RANGE": ("'[1,5)'",),
    "BIT(3)": ("B'101'",),
    "MONEY": ("12.50",),
    "OID": ("7",),
}  # fmt: skip
"""Values by type, each of which makes a row."""


def through_a_cursor(url: str, name: str) -> Whole:
    from pii_audit.scanners import sql

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sql, "can_copy", lambda _: False)
        return read(scan(url), name)


def test_copy_reads_the_same_as_a_cursor(postgres: servers.DatabaseServer) -> None:
    database = postgres.fresh_database()
    database.execute(
        "CREATE TYPE mood AS ENUM ('at 12:30:00.500', 'v1.0')",
        "CREATE DOMAIN share AS DOUBLE PRECISION",
        "CREATE DOMAIN photo AS BYTEA",
        "CREATE TABLE zoo (" + ", ".join(f'"%(c{i})s {i}" {kind}' for i, kind in enumerate(COLUMNS)) + ")",
    )
    for i, values in enumerate(COLUMNS.values()):
        database.execute(*(f'INSERT INTO zoo ("%(c{i})s {i}") VALUES ({value})' for value in values))
    database.execute("INSERT INTO zoo DEFAULT VALUES")
    by_copy, by_cursor = read(scan(database.url), "public.zoo"), through_a_cursor(database.url, "public.zoo")
    assert by_copy.rows() == by_cursor.rows()
    assert by_copy.frame.notna().sum().tolist()[:3] == [10, 2, 1]
    assert by_copy.notes == by_cursor.notes == ("2 cells of binary data were left out",)


@pytest.mark.parametrize("values", [["NULL"], ["''"], ["NULL", "''", "NULL"], ["U&'\\FEFF'", "E'\\n'", "NULL"], []])
def test_copy_of_one_column_tells_null_from_empty(values: list[str], postgres: servers.DatabaseServer) -> None:
    database = postgres.fresh_database()
    database.execute("CREATE TABLE t (x TEXT)", *(f"INSERT INTO t VALUES ({value})" for value in values))
    assert read(scan(database.url), "public.t").rows() == through_a_cursor(database.url, "public.t").rows()
    assert len(read(scan(database.url), "public.t").frame) == len(values)


def test_copy_comes_in_blocks_that_part_no_row(postgres: servers.DatabaseServer) -> None:
    database = postgres.fresh_database()
    database.execute(
        "CREATE TABLE t (x TEXT, y TEXT)",
        "INSERT INTO t SELECT repeat(E'\\n\",', 1000), i FROM generate_series(1, 12000) i",
        "INSERT INTO t SELECT repeat('x', 40000000), 'long'",
        "INSERT INTO t SELECT NULL, i FROM generate_series(1, 60000) i",
    )
    reader = scan(database.url)
    batches = list(reader.read(dataset(reader, "public.t")))
    assert sum(len(batch.frame) for batch in batches) == 72_001
    assert max(len(batch.frame) for batch in batches) <= 50_000
    assert {len(str(x)) for batch in batches for x in batch.frame["x"].dropna()} == {3000, 40_000_000}


def test_a_table_without_columns_is_read(postgres: servers.DatabaseServer) -> None:
    database = postgres.fresh_database()
    database.execute("CREATE TABLE t ()", "INSERT INTO t DEFAULT VALUES")
    assert read(scan(database.url), "public.t").frame.empty


def test_a_text_in_no_encoding_is_said_without_the_text(postgres: servers.DatabaseServer) -> None:
    database = postgres.fresh_database()
    name = f"{database.url.rpartition('/')[2]}_ascii"
    database.execute(f"CREATE DATABASE {name} ENCODING SQL_ASCII TEMPLATE template0 LOCALE 'C'")
    database = replace(postgres.database(name), url=f"{postgres.url(name)}?client_encoding=utf8")
    database.execute(
        "CREATE TABLE t (x TEXT)",
        "INSERT INTO t VALUES (E'canary \\xe9')",
        f"UPDATE pg_database SET encoding = pg_char_to_encoding('UTF8') WHERE datname = '{name}'",
    )
    with pytest.raises(SourceError, match="not in the encoding the database declares") as caught:
        read(scan(database.url), "public.t")
    assert "canary" not in "".join(traceback.format_exception(caught.value))


def test_a_failure_amid_rows_is_said_without_values(postgres: servers.DatabaseServer) -> None:
    database = postgres.fresh_database()
    database.execute(
        "CREATE TABLE t (x TEXT)",
        "INSERT INTO t SELECT i FROM generate_series(1, 60000) i",
        "INSERT INTO t VALUES ('canary')",
        "CREATE VIEW v AS SELECT x::int AS x FROM t",
    )
    reader = scan(database.url)
    batches = reader.read(dataset(reader, "public.v"))
    assert len(next(batches).frame) == 50_000
    with pytest.raises(SourceError, match="22P02") as caught:
        next(batches)
    assert "canary" not in "".join(traceback.format_exception(caught.value))


def test_time_that_the_reader_takes_is_not_the_statements(postgres: servers.DatabaseServer) -> None:
    database = postgres.fresh_database()
    database.execute("CREATE TABLE t (x TEXT)", "INSERT INTO t SELECT repeat('x', 1000) FROM generate_series(1, 60000)")
    reader = scan(database.url, options={"statement_timeout": 1})
    batches: Iterator[Batch] = reader.read(dataset(reader, "public.t"))
    next(batches)
    time.sleep(1.5)
    assert sum(len(batch.frame) for batch in batches) > 40_000
