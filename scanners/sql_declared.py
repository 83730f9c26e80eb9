"""What a database declares of where data comes from: foreign keys, the queries of views, and the code it holds."""

from collections.abc import Iterable, Iterator, Sequence

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.exc import NoSuchTableError, SQLAlchemyError

from pii_audit.model.dataset import DatasetKind
from pii_audit.model.lineage import ForeignKey, StoredCode, ViewDefinition

from .sql_catalogue import Table


def declared(
    connection: Connection, tables: Iterable[tuple[Table, DatasetKind]]
) -> Iterator[ForeignKey | ViewDefinition]:
    """Look into tables and views; reads no row."""
    inspector = sa.inspect(connection)
    for table, kind in tables:
        try:
            if kind is DatasetKind.VIEW:
                sql = inspector.get_view_definition(table.name, table.schema)
                yield ViewDefinition(table.full_name, sql or "", connection.dialect.name)
                continue
            for key in inspector.get_foreign_keys(table.name, table.schema):
                to = Table(key["referred_schema"] or table.schema, key["referred_table"])
                columns, there = key["constrained_columns"], key["referred_columns"]
                yield ForeignKey(table.full_name, tuple(columns), to.full_name, tuple(there))
        except NoSuchTableError:  # dropped since it was listed
            continue


def stored_code(connection: Connection, schemas: Sequence[str | None]) -> Iterator[StoredCode]:
    """List functions, procedures, triggers and events of the schemas; their texts are empty where we may not see them."""
    dialect = connection.dialect.name
    if dialect not in _CODE:
        return
    query = sa.text(_CODE[dialect])
    if ":schemas" in _CODE[dialect]:
        query = query.bindparams(sa.bindparam("schemas", list(schemas), expanding=True))
    try:
        found = connection.execute(query).all()
    except SQLAlchemyError:  # what else the catalogue says stands
        connection.rollback()
        yield StoredCode("code", "of the database", None, "", dialect)
        return
    for kind, name, schema, text in found:
        yield StoredCode(kind, name, schema, text or "", dialect)


_MYSQL = """
SELECT LOWER(routine_type), routine_name, routine_schema, routine_definition
FROM information_schema.routines WHERE routine_schema IN :schemas
UNION ALL SELECT 'trigger', trigger_name, trigger_schema, action_statement
FROM information_schema.triggers WHERE trigger_schema IN :schemas
UNION ALL SELECT 'event', event_name, event_schema, event_definition
FROM information_schema.events WHERE event_schema IN :schemas
ORDER BY 3, 2
"""
_CODE = {
    "sqlite": "SELECT 'trigger', name, NULL, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name",
    "postgresql": """
SELECT CASE p.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END, p.proname, n.nspname, pg_get_functiondef(p.oid)
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_language l ON l.oid = p.prolang
WHERE p.prokind IN ('f', 'p') AND l.lanname IN ('sql', 'plpgsql') AND n.nspname IN :schemas
  AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e')
ORDER BY n.nspname, p.proname, p.oid
""",
    "mysql": _MYSQL,
    "mariadb": _MYSQL,
}
"""Without what extensions bring."""
