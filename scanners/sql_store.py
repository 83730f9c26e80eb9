"""How a database is set up: where it is, whether the connection is encrypted, and what everybody may read in it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import URL, Connection
from sqlalchemy.exc import DBAPIError

from pii_audit.model.dataset import Dataset
from pii_audit.model.store import ACCESS, IN_TRANSIT, REGION, Exposure, StoreFacts, StoreKind

from .file_modes import describe_files
from .hosts import is_local
from .sql_catalogue import encrypted

_NOT_ASKED = "databases of this kind are not asked"


def describe_database(connection: Connection, source: str, datasets: Sequence[Dataset]) -> StoreFacts:
    """Describe a database as one session sees it."""
    url, dialect = connection.engine.url, connection.dialect.name
    if dialect == "sqlite":
        path = Path(url.database or "")
        return describe_files(source, {dataset.name: path for dataset in datasets})
    unknown = {REGION: "databases do not say where they are"}
    in_transit = encrypted(connection)
    if in_transit is None:
        unknown[IN_TRANSIT] = _NOT_ASKED
    readable = _readable_by_all(connection)
    if isinstance(readable, str):
        unknown[ACCESS] = readable
        readable = frozenset()
    names = tuple(dataset.name for dataset in datasets if dataset.name in readable)
    return StoreFacts(
        source,
        StoreKind.DATABASE,
        remote=not all(map(is_local, hosts(url))),
        in_transit=in_transit,
        exposures=(Exposure(_EVERYBODY.get(dialect, ""), names),) if names else (),
        unknown=unknown,
    )


def hosts(url: URL) -> Iterator[str | None]:
    """Return where a URL leads: its host, and those that its options name, as PostgreSQL's may."""
    yield url.host
    for option in ("host", "hostaddr"):
        named = url.query.get(option, ())
        for host in named.split(",") if isinstance(named, str) else named:
            yield host.partition(":")[0] if host.count(":") == 1 else host


def _readable_by_all(connection: Connection) -> frozenset[str] | str:
    """Return the tables that everybody may read who may log in, or say why nobody knows."""
    statement = _OPEN_TABLES.get(connection.dialect.name)
    if statement is None:
        return _NOT_ASKED
    try:
        return frozenset(f"{schema}.{table}" for schema, table in connection.execute(statement))
    except DBAPIError as error:
        if error.connection_invalidated:
            raise
        connection.rollback()
        return "this user may not read the grants of others; GRANT SELECT ON mysql.* shows them"


_OPEN_TABLES = {
    "postgresql": sa.text(  # grantee 0 is PUBLIC; a table can be reached only where its schema can be used
        "SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE c.relkind IN ('r', 'p', 'v', 'm')"
        " AND EXISTS (SELECT FROM aclexplode(n.nspacl) WHERE grantee = 0 AND privilege_type = 'USAGE')"
        " AND (EXISTS (SELECT FROM aclexplode(c.relacl) WHERE grantee = 0 AND privilege_type = 'SELECT')"
        " OR EXISTS (SELECT FROM pg_attribute a, aclexplode(a.attacl) p"
        " WHERE a.attrelid = c.oid AND p.grantee = 0 AND p.privilege_type = 'SELECT'))"
    ),
    "mysql": sa.text(
        "SELECT t.table_schema, t.table_name FROM information_schema.tables t WHERE"
        " EXISTS (SELECT 1 FROM mysql.user u WHERE u.User IN ('', 'PUBLIC') AND u.Select_priv = 'Y')"
        " OR EXISTS (SELECT 1 FROM mysql.db d WHERE d.User IN ('', 'PUBLIC') AND d.Select_priv = 'Y'"
        " AND t.table_schema LIKE d.Db)"
        " OR EXISTS (SELECT 1 FROM mysql.tables_priv p WHERE p.User IN ('', 'PUBLIC') AND p.Db = t.table_schema"
        " AND p.Table_name = t.table_name AND (FIND_IN_SET('Select', p.Table_priv) OR FIND_IN_SET('Select', p.Column_priv)))"
    ),
}
_OPEN_TABLES["mariadb"] = _OPEN_TABLES["mysql"]
_EVERYBODY = {"postgresql": "PUBLIC may SELECT"}
_EVERYBODY["mysql"] = _EVERYBODY["mariadb"] = "PUBLIC, or an account without a name, may SELECT"
