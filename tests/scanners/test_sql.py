"""Databases, on the real thing."""

import os
import signal
import sqlite3
import threading
import time
import traceback
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import make_url

from pii_audit.model.coverage import Coverage, State
from pii_audit.model.dataset import ColumnKind, Dataset, DatasetKind
from pii_audit.plugins import SourceError
from tests import servers
from tests.scanners.reading import catalogue, dataset, read, scan

TYPES: dict[str, dict[str, str]] = {
    "sqlite": {"uuid": "CHAR(36)", "json": "TEXT", "binary": "BLOB", "float": "DOUBLE"},
    "postgresql": {"instant": "TIMESTAMPTZ", "uuid": "UUID", "json": "JSON", "binary": "BYTEA",
                   "float": "DOUBLE PRECISION"},
    "mariadb": {"instant": "TIMESTAMP(6) NULL", "uuid": "UUID", "json": "JSON", "binary": "BLOB", "float": "DOUBLE"},
}  # fmt: skip
DATETIME = {"sqlite": "DATETIME", "postgresql": "TIMESTAMP", "mariadb": "DATETIME(6)"}
BINARY = {"sqlite": "X'{}'", "mariadb": "X'{}'", "postgresql": "'\\x{}'"}
WIDE_TABLE = {
    dialect: ("CREATE TABLE t (x VARCHAR(1000))", f"INSERT INTO t {select}")
    for dialect, select in {
        "sqlite": "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 30000)"
        " SELECT printf('%.1000c', 'x') FROM n",
        "postgresql": "SELECT repeat('x', 1000) FROM generate_series(1, 30000)",
        "mariadb": "SELECT repeat('x', 1000) FROM seq_1_to_30000",
    }.items()
}
"""30,000 rows of 1 kB: more than the buffers between a server and its client hold."""
UUID = "123E4567-E89B-12D3-A456-426614174000"


def test_every_type_reads_as_the_same_texts(database: servers.Database) -> None:
    types, binary = TYPES[database.dialect], BINARY[database.dialect].format
    uuid = UUID.lower() if database.dialect == "sqlite" else UUID
    database.execute(
        "CREATE TABLE kinds (id INTEGER, name VARCHAR(80), born DATE, seen " + DATETIME[database.dialect] + ","
        f" price DECIMAL(10,2), score {types['float']}, active BOOLEAN, key_ {types['uuid']}, doc {types['json']},"
        f" photo {types['binary']})",
        "INSERT INTO kinds VALUES (1, 'Åse \"Ø\" 100% :x', '2024-02-29', '2024-02-29 23:30:00', 1.50, 0.1, TRUE,"
        f" '{uuid}', '{{\"a\": [1.0]}}', {binary('c385')})",
        "INSERT INTO kinds VALUES (2, '', '1900-01-01', '2024-02-29 23:30:00.250000', -3.00, 2, FALSE, NULL, NULL,"
        f" {binary('ff00')})",
        "INSERT INTO kinds VALUES (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)",
    )
    reader = scan(database.url)
    name = database.dataset_name("kinds")
    found = read(reader, name)
    assert found.rows() == [
        ("1", 'Åse "Ø" 100% :x', "2024-02-29", "2024-02-29 23:30:00", "1.5", "0.1", "1", UUID.lower(), '{"a": [1.0]}',
         "Å"),
        ("2", "", "1900-01-01", "2024-02-29 23:30:00.25", "-3", "2", "0", None, None, None),
        ("3", *[None] * 9),
    ]  # fmt: skip
    assert found.notes == ("1 cells of binary data were left out",)
    kinds = [column.kind for column in dataset(reader, name).columns]
    assert kinds[:7] == [
        ColumnKind.INTEGER, ColumnKind.TEXT, ColumnKind.DATE, ColumnKind.DATETIME, ColumnKind.DECIMAL,
        ColumnKind.DECIMAL, ColumnKind.BOOLEAN,
    ]  # fmt: skip


@pytest.mark.parametrize("server", ["postgres", "mariadb"])
def test_instants_read_in_utc(server: str, request: pytest.FixtureRequest) -> None:
    database = request.getfixturevalue(server).fresh_database()
    database.execute(
        f"CREATE TABLE t (seen {TYPES[database.dialect]['instant']})",
        "INSERT INTO t VALUES ('2024-02-29 23:30:00.5+02:00')"
        if server == "postgres"
        else "INSERT INTO t VALUES (CONVERT_TZ('2024-02-29 23:30:00.5', '+02:00', @@session.time_zone))",
    )
    reader = scan(database.url)
    name = database.dataset_name("t")
    assert read(reader, name).rows() == [("2024-02-29 21:30:00.5+00:00",)]
    assert dataset(reader, name).columns[0].kind is ColumnKind.INSTANT


def test_dates_no_calendar_knows_are_read(postgres: servers.DatabaseServer, mariadb: servers.DatabaseServer) -> None:
    lake = postgres.fresh_database()
    lake.execute("CREATE TABLE t (d DATE, ts TIMESTAMPTZ)", "INSERT INTO t VALUES ('-infinity', 'infinity')")
    assert read(scan(lake.url), "public.t").rows() == [("-infinity", "infinity")]
    shop = mariadb.fresh_database()
    shop.execute("CREATE TABLE t (d DATE)", "SET sql_mode = ''")
    shop.execute("INSERT IGNORE INTO t VALUES ('0000-00-00')")
    assert read(scan(shop.url), shop.dataset_name("t")).rows() == [("0000-00-00",)]


def test_postgres_types_of_its_own(postgres: servers.DatabaseServer) -> None:
    database = postgres.fresh_database()
    database.execute(
        "CREATE TYPE mood AS ENUM ('glad')",
        "CREATE DOMAIN postnr AS TEXT",
        "CREATE TABLE t (ip INET, tags TEXT[], mood mood, nr postnr, doc JSONB, span INT4RANGE)",
        "INSERT INTO t VALUES ('10.0.0.1', '{a,b}', 'glad', '2100', '{\"a\": 1}', '[1,5)')",
    )
    assert read(scan(database.url), "public.t").rows() == [("10.0.0.1", "{a,b}", "glad", "2100", '{"a": 1}', "[1,5)")]


def test_schemas_views_and_difficult_names(database: servers.Database) -> None:
    table, column = '"Kunde Ø"', '"e\'mail ""% %s :x"'
    if database.dialect == "mariadb":
        table, column = "`Kunde Ø`", "`e'mail \"% %s :x`"
    database.execute(
        f"CREATE TABLE {table} ({column} VARCHAR(20))",
        f"INSERT INTO {table} VALUES ('a')",
        f"CREATE VIEW kunder AS SELECT {column} AS mail FROM {table}",
    )
    found = catalogue(scan(database.url))
    assert list(found) == [database.dataset_name("Kunde Ø"), database.dataset_name("kunder")]
    view = found[database.dataset_name("kunder")]
    assert isinstance(view, Dataset)
    assert (view.kind, view.short_name) == (DatasetKind.VIEW, "kunder")
    for name, names in zip(found, (["e'mail \"% %s :x"], ["mail"]), strict=True):
        whole = read(scan(database.url), name)
        assert list(whole.frame.columns) == names
        assert whole.rows() == [("a",)]


def test_schemas_materialised_views_and_partitions(postgres: servers.DatabaseServer) -> None:
    database = postgres.fresh_database()
    database.execute(
        'CREATE SCHEMA "crm.eu"',
        "CREATE EXTENSION postgres_fdw",
        "CREATE SERVER other FOREIGN DATA WRAPPER postgres_fdw",
        "CREATE FOREIGN TABLE far (id INT) SERVER other",
        'CREATE TABLE "crm.eu".kunder (id INT)',
        'INSERT INTO "crm.eu".kunder VALUES (7)',
        'CREATE MATERIALIZED VIEW "crm.eu".copy AS SELECT * FROM "crm.eu".kunder',
        "CREATE TABLE log (id INT) PARTITION BY RANGE (id)",
        "CREATE TABLE log_1 PARTITION OF log FOR VALUES FROM (0) TO (9)",
        "INSERT INTO log VALUES (1)",
        "ANALYZE",
    )
    reader = scan(database.url)
    found = catalogue(reader)
    assert list(found) == ["public.far", "crm.eu.copy", "crm.eu.kunder", "public.log", "public.log_1"]
    assert isinstance(found["public.log_1"], Coverage)
    assert isinstance(found["public.far"], Coverage)
    assert read(reader, "crm.eu.copy").rows() == [("7",)]
    assert read(reader, "public.log").rows() == [("1",)]
    assert dataset(reader, "crm.eu.kunder").rows_estimate == 1


def test_out_of_scope_is_listed_as_skipped(database: servers.Database) -> None:
    database.execute("CREATE TABLE a (x INTEGER)", "CREATE TABLE b (x INTEGER)")
    line = catalogue(scan(database.url, exclude=("b",)))[database.dataset_name("b")]
    assert isinstance(line, Coverage)
    assert (line.state, line.reason) == (State.SKIPPED, "excluded by b")


def test_all_batches_of_a_large_table_come(database: servers.Database) -> None:
    database.execute(*WIDE_TABLE[database.dialect], "INSERT INTO t VALUES ('last')")
    reader = scan(database.url)
    batches = list(reader.read(dataset(reader, database.dataset_name("t"))))
    sizes = [len(batch.frame) for batch in batches]
    assert sum(sizes) == 30_001
    assert max(sizes) < 20_000


def test_a_reader_may_stop_early(database: servers.Database) -> None:
    database.execute(*WIDE_TABLE[database.dialect])
    reader = scan(database.url)
    batches = iter(reader.read(dataset(reader, database.dataset_name("t"))))
    next(batches)
    batches.close()  # type: ignore[attr-defined]
    assert len(read(reader, database.dataset_name("t")).frame) == 30_000


def test_a_table_without_right_is_listed_and_says_why(postgres: servers.DatabaseServer) -> None:
    database = postgres.fresh_database()
    database.execute(
        "CREATE TABLE salaries (pay INT)", "CREATE TABLE open (x INT)",
        f"CREATE ROLE auditor LOGIN PASSWORD '{servers.PASSWORD}'", "GRANT SELECT ON open TO auditor",
    )  # fmt: skip
    reader = scan(database.url.replace("admin:", "auditor:"))
    with pytest.raises(SourceError, match=r"no right to read public\.salaries; GRANT SELECT ON public\.salaries TO a"):
        read(reader, "public.salaries")
    assert read(reader, "public.open").rows() == []
    rights = [check for check in reader.check() if check.name == "rights"]
    assert [check.remedy for check in rights] == ["GRANT SELECT ON public.salaries TO auditor"]
    database.execute("ALTER TABLE open ENABLE ROW LEVEL SECURITY")
    with pytest.raises(SourceError, match="row-level security"):
        read(reader, "public.open")


def test_a_mariadb_table_without_right_is_listed_and_says_why(mariadb: servers.DatabaseServer) -> None:
    database = mariadb.fresh_database()
    database.execute(
        "CREATE TABLE salaries (pay INT)", "CREATE TABLE `open` (x INT)",
        f"CREATE USER auditor@'127.0.0.1' IDENTIFIED BY '{servers.PASSWORD}'",
        "GRANT INSERT ON salaries TO auditor@'127.0.0.1'", "GRANT SELECT ON `open` TO auditor@'127.0.0.1'",
    )  # fmt: skip
    reader = scan(database.url.replace("admin:", "auditor:"))
    name = database.dataset_name("salaries")
    with pytest.raises(SourceError, match=f"no right to read {name}; GRANT SELECT ON {database.schema}.salaries TO"):
        read(reader, name)
    assert read(reader, database.dataset_name("open")).rows() == []
    assert [check.ok for check in reader.check() if check.name == "rights"] == [False]


def test_check_of_a_healthy_source(database: servers.Database) -> None:
    database.execute("CREATE TABLE t (x INTEGER)")
    checks = list(scan(database.url).check())
    assert all(check.ok for check in checks), checks
    assert {"connection", "read-only"} <= {check.name for check in checks}


@pytest.mark.parametrize("server", ["postgres", "mariadb"])
def test_a_server_killed_amid_reading_is_an_error_at_once(server: str, request: pytest.FixtureRequest) -> None:
    start = {"postgres": servers.postgres_server, "mariadb": servers.mariadb_server}[server]
    request.getfixturevalue(server)  # skips where it is not installed
    with start() as own:
        database = own.fresh_database()
        database.execute(*WIDE_TABLE[database.dialect])
        reader = scan(database.url)
        table = dataset(reader, database.dataset_name("t"))
        batches = iter(reader.read(table))
        assert len(next(batches).frame) > 0
        _kill(own)
        since = time.monotonic()
        with pytest.raises(SourceError, match="connection to the database was lost"):
            list(batches)
        with pytest.raises(SourceError, match="does not answer"):
            next(iter(reader.read(table)))
        assert time.monotonic() - since < 5


@pytest.mark.parametrize("server", ["postgres", "mariadb"])
def test_a_reader_may_stop_early_though_the_server_is_gone(server: str, request: pytest.FixtureRequest) -> None:
    start = {"postgres": servers.postgres_server, "mariadb": servers.mariadb_server}[server]
    request.getfixturevalue(server)  # skips where it is not installed
    with start() as own:
        database = own.fresh_database()
        database.execute(*WIDE_TABLE[database.dialect])
        reader = scan(database.url)
        batches = iter(reader.read(dataset(reader, database.dataset_name("t"))))
        next(batches)
        _kill(own)
        batches.close()  # type: ignore[attr-defined]


def _kill(server: servers.DatabaseServer) -> None:
    """PostgreSQL has a process for each connection, which outlives its parent for a while."""
    children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text().split()
    for pid in [server.process.pid, *map(int, children)]:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    server.process.wait(5)


def test_writes_are_refused(database: servers.Database) -> None:
    database.execute("CREATE TABLE t (x INTEGER)")
    reader = scan(database.url)
    session = reader._session()  # type: ignore[attr-defined]
    with pytest.raises(SourceError, match=r"25006|1792|SQLITE_READONLY"), session as connection:
        connection.exec_driver_sql("INSERT INTO t VALUES (1)")
    assert read(reader, database.dataset_name("t")).rows() == []


SLOW = {
    "sqlite": "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT COUNT(*) AS n FROM n",
    "postgresql": "SELECT pg_sleep(30)::text AS n",
    "mariadb": "SELECT COUNT(*) AS n FROM seq_1_to_1000000000 a, seq_1_to_1000000000 b",
}


def test_a_statement_without_end_is_ended(database: servers.Database) -> None:
    database.execute(f"CREATE VIEW slow AS {SLOW[database.dialect]}")
    reader = scan(database.url, options={"statement_timeout": 1})
    since = time.monotonic()
    with pytest.raises(SourceError, match="ran past the time limit"):
        read(reader, database.dataset_name("slow"))
    assert time.monotonic() - since < 10


def test_a_broken_view_does_not_hide_the_rest(database: servers.Database) -> None:
    database.execute("CREATE TABLE t (x INTEGER)", "CREATE VIEW v AS SELECT x FROM t", "CREATE TABLE u (x INTEGER)")
    database.execute("DROP TABLE t" + (" CASCADE" if database.dialect == "postgresql" else ""))
    reader = scan(database.url)
    assert read(reader, database.dataset_name("u")).rows() == []
    if database.dialect != "postgresql":  # which drops the view as well
        with pytest.raises(SourceError):
            read(reader, database.dataset_name("v"))


@pytest.mark.parametrize(
    ("server", "change", "message"),
    [
        ("postgres", {"password": "canary-wrong-9"}, "refuses the user or the password"),
        ("postgres", {"database": "nowhere"}, "no such database"),
        ("postgres", {"port": 1}, "does not answer"),
        ("mariadb", {"password": "canary-wrong-9"}, "refuses the user or the password"),
        ("mariadb", {"database": "nowhere"}, "no such database"),
        ("mariadb", {"port": 1}, "does not answer"),
        ("mariadb", {"query": {"canary": "1"}}, "option that its driver does not take"),
    ],
)
def test_a_wrong_url_says_what_is_wrong_and_no_secret(
    server: str, change: dict[str, object], message: str, request: pytest.FixtureRequest
) -> None:
    database = request.getfixturevalue(server).fresh_database()
    url = make_url(database.url).set(**change)  # type: ignore[arg-type]
    with pytest.raises(SourceError, match=message) as caught:
        list(scan(url.render_as_string(hide_password=False)).catalogue())
    shown = "".join(traceback.format_exception(caught.value))
    assert "canary" not in shown
    assert [check.ok for check in scan(url.render_as_string(hide_password=False)).check()] == [False]


def test_sqlite_holds_what_it_likes(tmp_path: Path) -> None:
    path = tmp_path / "odd name%.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t (n INTEGER, t TEXT, anything)")
        connection.execute("INSERT INTO t VALUES ('x', 5, 1.0), (1, CAST(X'C573' AS TEXT), X'FF00')")
    connection.close()
    assert read(scan(f"sqlite:///{path}"), "t").rows() == [("x", "5", "1"), ("1", "Ås", None)]


def test_a_missing_sqlite_file_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"no file gone\.db"):
        list(scan(f"sqlite:///{tmp_path / 'gone.db'}").catalogue())
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_text("no database " * 100)
    with pytest.raises(SourceError, match="SQLITE_NOTADB"):
        list(scan(f"sqlite:///{tmp_path / 'x.db'}").catalogue())


def test_sqlite__ctrl_c_during_a_statement__is_not_taken_for_a_time_limit(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "a.db") as made:
        made.execute(
            "CREATE VIEW v AS WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c) SELECT max(i) m FROM c"
        )
    made.close()
    scanner = scan(f"sqlite:///{tmp_path / 'a.db'}")
    found = dataset(scanner, "v")
    signal.signal(signal.SIGINT, signal.default_int_handler)
    pressed = threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT))
    pressed.start()
    with pytest.raises(KeyboardInterrupt):
        list(scanner.read(found))
    pressed.join()
