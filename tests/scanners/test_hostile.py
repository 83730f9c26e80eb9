"""Sources made to crash, stall or fill a reader, or to hide rows from it."""

import gzip
import json
import sqlite3
import sys
import time
from pathlib import Path
from typing import Any

import fsspec
import pytest

from pii_audit.model.coverage import Coverage, State
from pii_audit.model.dataset import Dataset
from pii_audit.plugins import SourceError
from tests import servers
from tests.scanners.reading import Whole, catalogue, dataset, read, scan

MIB = 1 << 20


def read_text(folder: Path, text: str | bytes, name: str = "a.csv", **options: object) -> Whole:
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return read(scan(str(folder), options=options), name)


def test_replacement_characters_of_the_file_itself_are_no_damage(tmp_path: Path) -> None:
    twice_encoded = "navn;by\nSøren;ï¿½\n".encode("cp1252")
    assert read_text(tmp_path, twice_encoded).rows() == [("Søren", "ï¿½")]
    hidden = read_text(tmp_path, "navn;by\nSøren;ï¿½\n".encode("cp1252") + b"\x81;x\n")
    assert hidden.problems == ("1 bytes are no cp1252 and were replaced, first in line 3",)


@pytest.mark.parametrize("encoding", ["hex", "zlib", "rot13", "undefined", "idna", "punycode", "a\0b"])
def test_an_encoding_that_is_none_of_text(tmp_path: Path, encoding: str) -> None:
    with pytest.raises(SourceError, match="encoding"):
        read_text(tmp_path, "navn;by\nSøren;Å\n".encode("cp1252"), encoding=encoding)


@pytest.mark.parametrize("delimiter", ["", "ab", '"', "\n"])
def test_a_delimiter_that_parts_nothing(tmp_path: Path, delimiter: str) -> None:
    with pytest.raises(SourceError, match="delimiter must be a single character"):
        read_text(tmp_path, "a;b\n1;2\n", delimiter=delimiter)


def test_headers_whose_names_collide_lose_no_column(tmp_path: Path) -> None:
    unnamed = read_text(tmp_path, ";a;column_1\nx;1;2\ny;1;2\n")
    assert list(unnamed.frame.columns) == ["column_1_", "a", "column_1"]
    taken = read_text(tmp_path, "navn;(beyond header)\nx;1\ny;2;extra\n")
    assert list(taken.frame.columns) == ["navn", "column_2", "(beyond header)"]
    assert taken.rows() == [("x", "1", None), ("y", "2", "extra")]


@pytest.mark.parametrize("first", ["Bo;CPR 010190-1234;x", "Bo;DK12345678;x", f"Bo;{'x' * 400};y"])
def test_a_header_that_holds_a_value_is_data(tmp_path: Path, first: str) -> None:
    assert list(read_text(tmp_path, f"{first}\nAda;x;y\n").frame.columns) == ["column_1", "column_2", "column_3"]


def test_a_line_without_end_is_read_in_parts(tmp_path: Path) -> None:
    rest = "bo@example.com;1\n"
    for text in ("x" * 40 * MIB + "\n", '"' + "x" * 40 * MIB + '"\n', ";" * 17 * MIB + "\n"):
        whole = read_text(tmp_path, f"a;b\n{text}{rest}")
        assert whole.rows()[-1] == ("bo@example.com", "1")
        assert any("longer than 16,777,216 characters" in problem for problem in whole.problems)
    lines = read_text(tmp_path, '{"a": "' + "x" * 40 * MIB + '"}\n{"a": "1"}\n', "a.jsonl")
    assert lines.rows() == [("1",)]
    assert lines.problems == ("3 parts of lines longer than 16,777,216 characters were left out, first in line 1",)


def test_a_header_of_digits_and_a_file_of_open_quotes_take_no_minutes(tmp_path: Path) -> None:
    since = time.monotonic()
    read_text(tmp_path, "1" * MIB + "x\n2\n")
    whole = read_text(tmp_path, "a;b\n" + 'x";"y\n' * 100_000)
    assert time.monotonic() - since < 20
    assert (len(whole.frame), whole.rows()[-1]) == (100_000, ('x"', '"y'))


def test_columns_beyond_all_measure_share_a_field(tmp_path: Path) -> None:
    header = ";".join(f"c{i}" for i in range(2_100))
    whole = read_text(tmp_path, f"{header}\n" + ";".join(f"v{i}" for i in range(2_100)) + "\n")
    assert len(whole.frame.columns) == 2_001
    assert whole.rows()[0][1_999:] == ("v1999", "\n".join(f"v{i}" for i in range(2_000, 2_100)))
    assert any("2,100 columns" in note for note in whole.notes)


def test_keys_beyond_all_measure_share_a_field(tmp_path: Path) -> None:
    whole = read_text(tmp_path, json.dumps({f"k{i}": f"v{i}" for i in range(2_100)}), "a.json")
    assert len(whole.frame.columns) == 2_001
    assert whole.rows()[0][-1] == "\n".join(f"v{i}" for i in range(2_000, 2_100))
    assert "read as one field" in whole.notes[0]


def test_keys_that_are_values_are_read_as_values(tmp_path: Path) -> None:
    whole = read_text(tmp_path, '{"users": {"bo@example.com": {"age": 7}, "010190-1234": {"age": 8}}}', "a.jsonl")
    assert dict(zip(whole.frame.columns, whole.rows()[0], strict=True)) == {
        "users.(key)": "bo@example.com\n010190-1234",
        "users.*.age": "7\n8",
    }


def test_keys_no_utf8_can_hold_are_told_apart(tmp_path: Path) -> None:
    whole = read_text(tmp_path, '{"\\ud800": "bo@example.com", "\\ud801": "x"}\n', "a.jsonl")
    assert list(whole.frame.columns) == ["\\ud800", "\\ud801"]


def test_json_of_any_depth_is_read_or_reported(tmp_path: Path) -> None:
    since = time.monotonic()
    deep = ('{"' + "k" * 290 + '":') * 800 + "[" + "1," * 100_000 + "1]" + "}" * 800
    assert len(str(read_text(tmp_path, f"{deep}\n", "a.jsonl").rows()[0][0])) == 200_001
    for depth in range(sys.getrecursionlimit() - 100, sys.getrecursionlimit() + 100, 7):
        (tmp_path / "b.json").write_text("[" + '{"a":' * depth + "1" + "}" * depth + "]")
        reader = scan(str(tmp_path / "b.json"))
        try:
            assert read(reader, "b.json").rows()
        except SourceError as error:
            assert "broken" in str(error)
    assert time.monotonic() - since < 30


def test_a_gzip_bomb_is_stopped(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "a.csv.gz", "wb") as file:
        file.write(b"a;b\n")
        for _ in range(300):
            file.write(b"x" * (MIB - 1) + b"\n")
    found = dataset(scan(str(tmp_path)), "a.csv.gz")
    rows = 0
    with pytest.raises(SourceError, match="unpacks to more than 200 times its size"):
        for batch in scan(str(tmp_path)).read(found):
            rows += len(batch.frame)
    assert rows > 0


def test_links_that_lead_to_each_other(tmp_path: Path) -> None:
    (tmp_path / "x.csv").symlink_to(tmp_path / "y.csv")
    (tmp_path / "y.csv").symlink_to(tmp_path / "x.csv")
    lines = catalogue(scan(str(tmp_path))).values()
    assert [entry.state for entry in lines if isinstance(entry, Coverage)] == [State.UNREADABLE] * 2


def test_folders_deeper_than_python_may_recurse(tmp_path: Path) -> None:
    folders = [tmp_path]
    for _ in range(sys.getrecursionlimit() + 200):
        folders.append(folders[-1] / "d")
        folders[-1].mkdir()
    (folders[-1] / "a.csv").write_text("a;b\n")
    try:
        (found,) = scan(str(tmp_path)).catalogue()
    finally:  # pytest would recurse
        (folders[-1] / "a.csv").unlink()
        for folder in reversed(folders[1:]):
            folder.rmdir()
    assert isinstance(found, Dataset)


@pytest.mark.parametrize("path", ["/tmp/a\0b", "/tmp/" + "x" * 300])
def test_a_path_that_is_none(path: str) -> None:
    with pytest.raises(SourceError, match="the folder cannot be read"):
        list(scan(path).catalogue())


def test_a_file_url_waits_for_no_pipe_and_follows_no_link(tmp_path: Path) -> None:
    import os

    os.mkfifo(tmp_path / "a.csv")
    (tmp_path / "b.csv").write_text("a;b\n1;2\n")
    (tmp_path / "loop").symlink_to(tmp_path)
    found = catalogue(scan(f"file://{tmp_path}"))
    assert {name: isinstance(entry, Dataset) for name, entry in found.items()} == {
        "a.csv": False, "b.csv": True, "loop": False,
    }  # fmt: skip


def test_a_time_no_calendar_knows() -> None:
    from pii_audit.scanners.moments import moment  # most file systems of test machines hold none

    assert moment(1e15) is None
    assert moment(0)


def test_keys_of_a_bucket_that_look_alike_are_all_read() -> None:
    store = fsspec.filesystem("memory")
    store.pipe("/alike/a.csv", b"a;b\n1;2\n")
    for key, text in (("/alike//a.csv", b"a;b\n3;4\n"), ("/alike/b.csv/", b"a;b\n5;6\n")):
        store.store[key] = type(store.store["/alike/a.csv"])(store, key, text)
    reader = scan("memory://alike")
    assert read(reader, "a.csv").rows() == [("1", "2")]
    assert read(reader, "/a.csv").rows() == [("3", "4")]
    assert "b.csv/" in catalogue(reader)


@pytest.mark.parametrize("url", ["postgresql://u:canary@host:port/db", "sqlite://[::1"])
def test_a_url_without_sense_is_an_error_of_its_source(url: str) -> None:
    with pytest.raises(SourceError, match="URL") as caught:
        list(scan(url).catalogue())
    assert "canary" not in str(caught.value)


@pytest.mark.parametrize("seconds", [float("inf"), float("nan"), 0, -1, True, "5"])
def test_a_time_limit_that_is_none(seconds: object, tmp_path: Path) -> None:
    sqlite3.connect(tmp_path / "x.db").close()
    for url in (f"sqlite:///{tmp_path / 'x.db'}", "mysql://u:p@127.0.0.1:1/db"):
        with pytest.raises(SourceError, match="statement_timeout must be"):
            list(scan(url, options={"statement_timeout": seconds}).catalogue())


def test_a_missing_driver_says_what_to_install() -> None:
    for url, remedy in (
        ("postgresql+pg8000://u:p@h/db", r"pip install 'pii-audit\[postgres\]'"),
        ("oracle+oracledb://u:p@h/db", "install the Python package oracledb"),
        ("sqlite+aiosqlite:///x.db", "install the Python package aiosqlite"),
    ):
        with pytest.raises(SourceError, match=remedy):
            list(scan(url).catalogue())
    with pytest.raises(SourceError, match="install the fsspec package for dropbox"):
        list(scan("dropbox://x").catalogue())


def sqlite(folder: Path, *statements: str) -> str:
    with sqlite3.connect(folder / "x.db") as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()
    return f"sqlite:///{folder / 'x.db'}"


def test_a_value_too_large_for_memory(tmp_path: Path) -> None:
    url = sqlite(tmp_path, "CREATE VIEW v AS SELECT hex(zeroblob(300000000)) AS x")
    with pytest.raises(SourceError, match="larger than 128 MiB"):
        read(scan(url), "v")


def test_a_view_without_end_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pii_audit.scanners import sql

    monkeypatch.setattr(sql, "MOST_VIEW_ROWS", 50_000)
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n"
    url = sqlite(tmp_path, f"CREATE VIEW v AS {endless}")
    with pytest.raises(SourceError, match="perhaps without end"):
        read(scan(url), "v")


def test_blobs_in_a_column_of_text_are_a_problem(tmp_path: Path) -> None:
    url = sqlite(tmp_path, "CREATE TABLE t (a TEXT, b BLOB)", "INSERT INTO t VALUES (X'FF', X'FF')")
    whole = read(scan(url), "t")
    assert whole.problems == ("1 cells of binary data in columns of another type were left out",)
    assert whole.notes == ("1 cells of binary data were left out",)


def test_reading_a_write_ahead_database_writes_nothing(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "x.db") as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE t (x)")
    connection.close()
    url = f"sqlite:///{tmp_path / 'x.db'}"
    assert read(scan(url), "t").rows() == []
    assert [path.name for path in tmp_path.iterdir()] == ["x.db"]
    with sqlite3.connect(tmp_path / "x.db") as connection:
        connection.execute("INSERT INTO t VALUES (1)")
        connection.commit()
        assert read(scan(url), "t").rows() == [("1",)]  # still in the log
    connection.close()


def test_a_schema_named_like_a_system_of_another_database(postgres: servers.DatabaseServer) -> None:
    database = postgres.fresh_database()
    database.execute(
        "CREATE SCHEMA sys", "CREATE SCHEMA mysql", "CREATE TABLE sys.a (x INT)", "CREATE TABLE mysql.b (x INT)"
    )
    assert list(catalogue(scan(database.url))) == ["mysql.b", "sys.a"]


def test_mariadb_columns_that_its_own_listing_hides(mariadb: servers.DatabaseServer) -> None:
    database = mariadb.fresh_database()
    database.execute(
        "CREATE TABLE t (`a\n  b` TEXT, `100%` TEXT, born DATE INVISIBLE)",
        "INSERT INTO t (`a\n  b`, `100%`, born) VALUES ('x', 'y', '2024-01-01')",
        "CREATE VIEW v AS SELECT `100%`, born FROM t",
    )
    reader = scan(database.url)
    table = read(reader, database.dataset_name("t"))
    assert (list(table.frame.columns), table.rows()) == (["a\n  b", "100%", "born"], [("x", "y", "2024-01-01")])
    view = read(reader, database.dataset_name("v"))
    assert (list(view.frame.columns), view.rows()) == (["100%", "born"], [("y", "2024-01-01")])


def test_a_url_cannot_have_mariadb_write(mariadb: servers.DatabaseServer) -> None:
    database = mariadb.fresh_database()
    with pytest.raises(SourceError, match="init_command"):
        list(scan(f"{database.url}?init_command=CREATE TABLE pwned (x int)").catalogue())
    assert catalogue(scan(database.url)) == {}


def statements(server: servers.DatabaseServer, of: str) -> list[Any]:
    with server.database("mysql").engine().connect() as connection:
        listed = connection.exec_driver_sql(
            "SELECT db, info FROM information_schema.processlist WHERE info IS NOT NULL"
        )
        return [info for db, info in listed if db == of]


def test_mariadb_goes_on_with_nothing_and_is_sent_nothing_but_reads(mariadb: servers.DatabaseServer) -> None:
    database = mariadb.fresh_database()
    database.execute(
        "CREATE VIEW slow AS SELECT COUNT(*) AS n FROM seq_1_to_1000000000 a, seq_1_to_1000000000 b",
        "CREATE VIEW wide AS SELECT repeat('x', 1000) AS x FROM seq_1_to_1000000000",
    )
    with mariadb.database("mysql").engine().connect() as connection:
        connection.exec_driver_sql("SET GLOBAL log_output = 'TABLE'")
        connection.exec_driver_sql("TRUNCATE mysql.general_log")
        connection.exec_driver_sql("SET GLOBAL general_log = ON")
    reader = scan(database.url, options={"statement_timeout": 1})
    with pytest.raises(SourceError, match="ran past the time limit"):
        read(reader, database.dataset_name("slow"))
    batches = iter(reader.read(dataset(reader, database.dataset_name("wide"))))
    next(batches)
    batches.close()  # type: ignore[attr-defined]
    deadline = time.monotonic() + 5
    while (left := statements(mariadb, str(database.schema))) and time.monotonic() < deadline:
        time.sleep(0.1)
    with mariadb.database("mysql").engine().connect() as connection:
        connection.exec_driver_sql("SET GLOBAL general_log = OFF")
        sent = connection.exec_driver_sql(
            "SELECT CONVERT(argument USING utf8mb4) FROM mysql.general_log"
            " WHERE command_type = 'Query' AND argument NOT LIKE '%%general_log%%'"
        ).scalars()
        verbs = {str(statement).split()[0].upper() for statement in sent}
    assert not left
    assert verbs <= {"SELECT", "SHOW", "SET", "DESCRIBE", "ROLLBACK", "COMMIT"}


def test_a_folder_whose_name_is_no_utf8_is_reported_printably(tmp_path: Path) -> None:
    import os

    closed = os.fsencode(tmp_path) + b"/\xff"
    Path(os.fsdecode(closed)).mkdir()
    (tmp_path / "a.csv").write_text("a;b\n")
    Path(os.fsdecode(closed + b"/a.csv")).write_text("a;b\n")
    found = catalogue(scan(str(tmp_path)))
    assert isinstance(found["\\xff/a.csv"], Coverage)
