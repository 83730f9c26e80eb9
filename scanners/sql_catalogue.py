"""What the catalogues of databases say beyond SQLAlchemy's inspector: system schemas, statistics, rights, settings."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection


@dataclass(frozen=True)
class Table:
    """The name of a table or view."""

    schema: str | None
    """None in SQLite's main schema."""
    name: str

    @property
    def full_name(self) -> str:
        """The name as datasets carry it."""
        return f"{self.schema}.{self.name}" if self.schema else self.name


def row_estimates(connection: Connection) -> Mapping[Table, int]:
    """Return what the statistics say of the number of rows; tables they say nothing of are missing."""
    statement = _STATISTICS.get(connection.dialect.name)
    if statement is None:
        return {}
    return {Table(schema, name): int(rows) for schema, name, rows in connection.execute(statement)}


def column_names(connection: Connection, table: Table) -> Sequence[str]:
    """Return the columns of a MySQL table.

    SQLAlchemy reads them off SHOW CREATE TABLE, where it misses a name with a line break, and doubles the `%` of views.
    """
    statement = sa.text(
        "SELECT column_name FROM information_schema.columns WHERE table_schema = :schema AND table_name = :name"
        " ORDER BY ordinal_position"
    )
    return list(connection.execute(statement, {"schema": table.schema, "name": table.name}).scalars())


def partitions(connection: Connection) -> frozenset[Table]:
    """Return the tables whose rows are read with the partitioned table they belong to."""
    if connection.dialect.name != "postgresql":
        return frozenset()
    statement = sa.text(
        "SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE c.relispartition AND c.relkind IN ('r', 'p')"
    )
    return frozenset(Table(schema, name) for schema, name in connection.execute(statement))


def foreign_tables(connection: Connection) -> Sequence[Table]:
    """Return the tables that only stand for one in another database."""
    if connection.dialect.name != "postgresql":
        return ()
    statement = sa.text("SELECT foreign_table_schema, foreign_table_name FROM information_schema.foreign_tables")
    return sorted((Table(schema, name) for schema, name in connection.execute(statement)), key=lambda t: t.full_name)


def key_histogram(connection: Connection, table: Table, column: str) -> Sequence[int]:
    """Return integers between which about as many rows lie each, by PostgreSQL's statistics; none where it has none."""
    if connection.dialect.name != "postgresql":
        return ()
    statement = sa.text(
        "SELECT CAST(CAST(histogram_bounds AS text) AS bigint[]) FROM pg_stats WHERE schemaname = :schema"
        " AND tablename = :name AND attname = :column AND histogram_bounds IS NOT NULL ORDER BY inherited DESC LIMIT 1"
    )
    named = {"schema": table.schema, "name": table.name, "column": column}
    return connection.execute(statement, named).scalar() or ()


def key_is_rowid(connection: Connection, table: Table) -> bool:
    """Whether the primary key of a SQLite table is the number of its rows: an integer always, and never NULL."""
    statement = sa.text("SELECT count(*) FROM pragma_index_list(:name) WHERE origin = 'pk'")
    return connection.execute(statement, {"name": table.name}).scalar() == 0


def read_only(connection: Connection) -> bool:
    """Ask the session whether it refuses writes."""
    statement = {
        "sqlite": "PRAGMA query_only",
        "postgresql": "SHOW transaction_read_only",
        "mysql": "SELECT @@tx_read_only" if _is_mariadb(connection) else "SELECT @@transaction_read_only",
    }.get(_family(connection))
    return statement is not None and str(connection.exec_driver_sql(statement).scalar()) in {"1", "on"}


def encrypted(connection: Connection) -> bool | None:
    """Ask whether the connection uses TLS; None where there is no network or no way to ask."""
    if _family(connection) == "postgresql":
        statement = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
        return bool(connection.exec_driver_sql(statement).scalar())
    if _family(connection) == "mysql":
        _, cipher = connection.exec_driver_sql("SHOW STATUS LIKE 'Ssl_cipher'").one()
        return bool(cipher)
    return None


def may_select(connection: Connection, tables: Iterable[Table]) -> Mapping[Table, bool]:
    """Ask for each table whether this user may read it; missing where there is no way to ask."""
    if _family(connection) == "postgresql":
        statement = sa.text(
            "SELECT n.nspname, c.relname, has_table_privilege(c.oid, 'SELECT')"
            " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'v', 'm')"
        )
        granted = {Table(schema, name): bool(right) for schema, name, right in connection.execute(statement)}
        return {table: granted[table] for table in tables if table in granted}
    if _family(connection) == "mysql":
        granted_to_us = {tuple(row) for row in connection.execute(_MYSQL_RIGHTS)}
        return {
            table: not granted_to_us.isdisjoint({("*", "*"), (table.schema, "*"), (table.schema, table.name)})
            for table in tables
        }
    return {}


_STATISTICS = {
    "postgresql": sa.text(
        "SELECT n.nspname, c.relname, c.reltuples FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE c.relkind IN ('r', 'p', 'm') AND c.reltuples >= 0"
    ),
    "mysql": sa.text(
        "SELECT table_schema, table_name, table_rows FROM information_schema.tables WHERE table_rows IS NOT NULL"
    ),
}
_STATISTICS["mariadb"] = _STATISTICS["mysql"]
_MYSQL_RIGHTS = sa.text(  # CHAR(39) is a quote, CHAR(92) the backslash of patterns
    "SELECT table_schema, table_name FROM ("
    "SELECT grantee, privilege_type, '*' AS table_schema, '*' AS table_name FROM information_schema.user_privileges"
    " UNION SELECT grantee, privilege_type, REPLACE(table_schema, CHAR(92), ''), '*'"
    " FROM information_schema.schema_privileges"
    " UNION SELECT grantee, privilege_type, table_schema, table_name FROM information_schema.table_privileges"
    ") AS rights WHERE privilege_type = 'SELECT' AND REPLACE(grantee, CHAR(39), '') = CURRENT_USER()"
)


def _family(connection: Connection) -> str:
    return "mysql" if connection.dialect.name == "mariadb" else connection.dialect.name


def _is_mariadb(connection: Connection) -> bool:
    return bool(getattr(connection.dialect, "is_mariadb", False))
