"""A driver's error -> our own words: its code, what it means, what to do. Its text may hold values and is never shown."""

from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DBAPIError, NoSuchTableError, UnreflectableTableError

from pii_audit.plugins import SourceError

from .sql_catalogue import Table

_LOST = "the connection to the database was lost while reading; check that the server is up, then audit again"
_REFUSED = "the database does not answer; check host, port, network and that the server is up"
_LOGIN = "the database refuses the user or the password; check them in the URL or the environment it comes from"
_DATABASE = "there is no such database on the server, or no right to it; check the name in the URL"
_TIMEOUT = "the statement ran past the time limit; raise options: statement_timeout, or exclude the dataset"
_LOCKED = "another session holds a lock on it; audit again when that is done"
_GONE = "it, or what it is made of, is not there any more; it was dropped or renamed"
_BROKEN_VIEW = "the view does not work: it names a table or column that is gone, or its definer has lost rights"
_NO_RIGHT = "no right to read {table}"
_HIDDEN_ROWS = "row-level security hides rows of it from this user; ALTER ROLE … BYPASSRLS, or audit as its owner"
_FULL = "the server has no connection left for us; audit again later"
_FILE = "the file cannot be opened or is no SQLite database; check the path and the rights"
_OTHER = "the database refused the statement"
_BAD_TEXT = "a text in it is not in the encoding the database declares"

_MEANINGS = {
    # PostgreSQL, by SQLSTATE
    "28P01": _LOGIN, "28000": _LOGIN, "3D000": _DATABASE, "53300": _FULL, "57P01": _LOST, "57P02": _LOST,
    "57P03": _REFUSED, "57014": _TIMEOUT, "55P03": _LOCKED, "42501": _NO_RIGHT, "42P01": _GONE, "3F000": _GONE,
    "08000": _LOST, "08003": _LOST, "08006": _LOST, "08001": _REFUSED,
    # MySQL and MariaDB, by number
    "1045": _LOGIN, "1698": _LOGIN, "1044": _DATABASE, "1049": _DATABASE, "1040": _FULL, "2002": _REFUSED,
    "2003": _REFUSED, "2006": _LOST, "2013": _LOST, "1927": _LOST, "1053": _LOST, "1969": _TIMEOUT, "3024": _TIMEOUT,
    "1205": _LOCKED, "1142": _NO_RIGHT, "1143": _NO_RIGHT, "1146": _GONE, "1356": _BROKEN_VIEW,
    # SQLite, by name
    "SQLITE_BUSY": _LOCKED, "SQLITE_LOCKED": _LOCKED, "SQLITE_CANTOPEN": _FILE, "SQLITE_NOTADB": _FILE,
    "SQLITE_CORRUPT": "the SQLite file is damaged", "SQLITE_INTERRUPT": _TIMEOUT, "SQLITE_PERM": _FILE,
    "SQLITE_TOOBIG": "a value in it is larger than 128 MiB",
}  # fmt: skip


def explain(error: Exception, dialect: Dialect, user: str | None, table: Table | None = None) -> SourceError:
    """Return the error to raise instead, `from None`."""
    if isinstance(error, SourceError):
        return error
    if isinstance(error, UnicodeError):
        return SourceError(_BAD_TEXT)
    code = _code(error)
    meaning = _by_words(error) or _MEANINGS.get(code) or (_REFUSED if table is None else _OTHER)
    if meaning == _NO_RIGHT and table:
        meaning = f"{meaning.format(table=table.full_name)}; {grant(dialect, user, table)}"
    return SourceError(f"{meaning} ({code})")


def grant(dialect: Dialect, user: str | None, table: Table) -> str:
    """Return the statement that gives the right to read a table."""
    preparer = dialect.identifier_preparer
    name = preparer.quote(table.name)
    if table.schema:
        name = f"{preparer.quote_schema(table.schema)}.{name}"
    return f"GRANT SELECT ON {name} TO {preparer.quote(user) if user else '…'}"


def _code(error: Exception) -> str:
    driver = error.orig if isinstance(error, DBAPIError) else error
    number = driver.args[0] if driver is not None and driver.args else None
    if isinstance(error, DBAPIError) and error.connection_invalidated and not isinstance(number, int):
        return "08006"
    if isinstance(number, int):  # MySQL's, which says more than its SQLSTATE
        return str(number)
    return getattr(driver, "sqlstate", None) or getattr(driver, "sqlite_errorname", None) or type(driver).__name__


def _by_words(error: Exception) -> str | None:
    """Sort an error whose code says too little: a failed login in libpq, a broken view in SQLite, a silent server."""
    words = str(error)
    cases = (
        ("row-level security" in words, _HIDDEN_ROWS),
        ("password authentication failed" in words or "no password supplied" in words, _LOGIN),
        ('database "' in words and "does not exist" in words, _DATABASE),
        ("during query (timed out)" in words, _TIMEOUT),
        (isinstance(error, UnreflectableTableError) or "no such column" in words, _BROKEN_VIEW),
        (isinstance(error, NoSuchTableError) or "no such table" in words, _GONE),
    )
    return next((meaning for holds, meaning in cases if holds), None)
