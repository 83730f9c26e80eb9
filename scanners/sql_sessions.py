"""Read-only sessions, limited in time, and how each database is told so."""

import math
import sqlite3
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, Connection, make_url

from pii_audit.model.source import Source
from pii_audit.plugins import SourceError

_CONNECT_SECONDS = 10
_LOCK_SECONDS = 5
_DEFAULT_STATEMENT_SECONDS = 60
MOST_SECONDS = 24 * 3600
_LONGEST_SQLITE_VALUE = 1 << 27
"""Bytes; a view can make values as large as it likes."""
_EXTRAS = {"postgresql": "postgres", "mysql": "mysql", "mariadb": "mysql"}


def statement_seconds(source: Source) -> float:
    """Return the time limit of a statement.

    Raises:
        SourceError: the option is no positive number.
    """
    seconds = source.options.get("statement_timeout", _DEFAULT_STATEMENT_SECONDS)
    if not isinstance(seconds, int | float) or isinstance(seconds, bool) or not 0 < seconds <= MOST_SECONDS:
        raise SourceError(f"options: statement_timeout must be a number of seconds above 0, at most {MOST_SECONDS}")
    return seconds


def connect(source: Source) -> sa.Engine:
    """Make an engine whose sessions are read-only, limited in time, in UTC; nothing is opened yet.

    Connections are not pooled: a dead one cannot be handed out, and there is nothing to leave open.

    Raises:
        SourceError: the driver is not installed, or the URL is not complete.
    """
    url = make_url(source.url)
    seconds = statement_seconds(source)
    backend = url.get_backend_name()
    if "init_command" in url.query:
        raise SourceError("the URL has an init_command, which could write; take it out")
    if url.drivername in {"mysql", "mariadb"}:
        url = url.set(drivername=f"{url.drivername}+pymysql")
    arguments: dict[str, Any] = {}
    if backend == "sqlite":
        arguments["creator"] = _sqlite_opener(url)
    elif backend == "postgresql":
        arguments["connect_args"] = _postgres_arguments(url, seconds)
    elif url.drivername.endswith("+pymysql"):
        # read_timeout stands in for the time limit while rows are streamed; see `prepare_stream`
        arguments["connect_args"] = {"connect_timeout": _CONNECT_SECONDS, "read_timeout": seconds + _LOCK_SECONDS}
    try:
        engine = sa.create_engine(url, poolclass=sa.NullPool, hide_parameters=True, **arguments)
    except ImportError as error:
        extra = _EXTRAS.get(backend)
        remedy = f"pip install 'pii-audit[{extra}]'" if extra else f"install the Python package {error.name}"
        raise SourceError(f"no driver for {url.drivername} databases is installed; {remedy}") from None
    if backend in {"mysql", "mariadb"}:
        sa.event.listen(engine, "connect", _mysql_session(seconds))
    return engine


def prepare_stream(connection: Connection, statement: sa.Select[Any]) -> None:
    """Ready a session for a long result.

    MySQL's statement limit counts the time a client spends on rows between fetches, which PostgreSQL's
    does not. There the first row is asked for within the limit, then the driver's limit on waiting for a row
    takes its place. The server ends a statement when it cannot send a row, or after a day.
    """
    if connection.dialect.name in {"mysql", "mariadb"}:
        connection.execute(statement.limit(1)).all()
        mariadb = getattr(connection.dialect, "is_mariadb", False)
        limit = f"max_statement_time = {MOST_SECONDS}" if mariadb else f"max_execution_time = {MOST_SECONDS * 1000}"
        connection.exec_driver_sql(f"SET SESSION {limit}, net_write_timeout = 3600")


def limit_time(connection: Connection, seconds: float) -> None:
    """Give the statement or fetch that follows its time, in SQLite, whose statements run in this process."""
    driver = connection.connection.driver_connection
    if isinstance(driver, _Sqlite):
        driver.deadline = time.monotonic() + seconds
        driver.set_progress_handler(lambda: time.monotonic() > driver.deadline, 10_000)


def ended_by_hand(driver: Any, error: Exception) -> bool:
    """Tell whether Ctrl-C ended a statement of SQLite, which swallows what is raised while it asks for the time."""
    interrupted = "interrupted" in str(getattr(error, "orig", ""))
    return interrupted and isinstance(driver, _Sqlite) and time.monotonic() <= driver.deadline


def hang_up(driver: Any) -> None:
    """Keep PyMySQL from fetching the rest of a result that nobody wants any more: close its socket."""
    result = getattr(driver, "_result", None)
    if result is not None:
        result.unbuffered_active = False
        driver._force_close()  # its own `close` waits for the server


def _postgres_arguments(url: URL, seconds: float) -> Mapping[str, Any]:
    settings = {
        "default_transaction_read_only": "on",
        "statement_timeout": int(seconds * 1000),
        "lock_timeout": _LOCK_SECONDS * 1000,
        "timezone": "UTC",
        "datestyle": "ISO",
        "intervalstyle": "postgres",
        "row_security": "off",  # an error instead of rows silently left out
    }
    own = url.query.get("options", "")
    return {
        "options": " ".join([str(own), *(f"-c {name}={value}" for name, value in settings.items())]).strip(),
        "application_name": "pii-audit",
        "client_encoding": "utf8",
        "connect_timeout": _CONNECT_SECONDS,
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
    }


def _mysql_session(seconds: float) -> Callable[[Any, Any], None]:
    def prepare(driver: Any, _record: Any) -> None:
        cursor = driver.cursor()
        cursor.execute("SELECT VERSION()")
        mariadb = "mariadb" in cursor.fetchone()[0].lower()
        limit = f"max_statement_time = {seconds}" if mariadb else f"max_execution_time = {int(seconds * 1000)}"
        cursor.execute(
            f"SET SESSION {limit}, lock_wait_timeout = {_LOCK_SECONDS},"
            f" innodb_lock_wait_timeout = {_LOCK_SECONDS}, time_zone = '+00:00'"
        )
        if mariadb:  # its lateral plan reads a grouped join anew for every record; seen at over 60 s for 8,000
            cursor.execute("SET SESSION optimizer_switch = 'split_materialized=off'")
        cursor.execute("SET SESSION TRANSACTION READ ONLY")
        cursor.close()

    return prepare


class _Sqlite(sqlite3.Connection):
    deadline = math.inf
    """When the time of its statement is over, by the monotonic clock."""


def _sqlite_opener(url: URL) -> Callable[[], sqlite3.Connection]:
    if not url.database or url.database == ":memory:":
        raise SourceError("the SQLite URL names no file; write sqlite:///path/to/file.db")
    path = Path(url.database)

    def opener() -> sqlite3.Connection:
        if not path.is_file():  # SQLite's own words do not tell a missing file from one without rights
            raise SourceError(f"there is no file {path.name}; check the path of the URL")
        options = "mode=ro&immutable=1" if _writes_to_be_read(path) else "mode=ro"
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?{options}", uri=True, timeout=_LOCK_SECONDS, factory=_Sqlite
        )
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_SQLITE_VALUE)
        connection.execute("PRAGMA query_only = ON")
        connection.execute("PRAGMA trusted_schema = OFF")  # views call no function that acts outside
        connection.text_factory = _decode
        return connection

    return opener


def _writes_to_be_read(path: Path) -> bool:
    """A database with a write-ahead log that nobody has open: even a reader makes the log anew, and leaves it."""
    with path.open("rb") as file:
        in_wal_mode = file.read(20)[18:] == b"\2\2"
    return in_wal_mode and not path.with_name(f"{path.name}-wal").exists()


def _decode(text: bytes) -> str:
    try:
        return text.decode()
    except UnicodeDecodeError:
        return text.decode("cp1252", "replace")
