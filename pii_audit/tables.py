"""Tables as SQLAlchemy knows them, reflected or mapped: what their columns are, and what they say of themselves."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import types
from sqlalchemy.dialects import mysql, postgresql
from sqlalchemy.engine import Connection

from pii_audit.constraints import allowed_values, checked_columns, parse_condition
from pii_audit.model.dataset import ColumnKind
from pii_audit.model.description import Description, Naming

_KINDS: tuple[tuple[tuple[type[types.TypeEngine[Any]], ...], ColumnKind], ...] = (
    ((types.Uuid,), ColumnKind.UUID),
    ((types.Boolean,), ColumnKind.BOOLEAN),
    ((mysql.TIMESTAMP,), ColumnKind.INSTANT),  # stored in UTC, unlike MySQL's DATETIME
    ((types.DateTime,), ColumnKind.DATETIME),
    ((types.Date,), ColumnKind.DATE),
    ((types.Integer, mysql.BIT), ColumnKind.INTEGER),
    ((types.Numeric, types.Float), ColumnKind.DECIMAL),
    ((types.JSON,), ColumnKind.JSON),
    ((types.LargeBinary, types.BINARY, types.VARBINARY), ColumnKind.BINARY),
    ((types.String,), ColumnKind.TEXT),
)
_SYSTEM_SCHEMAS = {"postgresql": {"information_schema"}, "mssql": {"information_schema", "sys", "guest"}}
_SYSTEM_SCHEMAS["mysql"] = _SYSTEM_SCHEMAS["mariadb"] = {"information_schema", "mysql", "performance_schema", "sys"}
"""By dialect: a `sys` that someone made in PostgreSQL holds data like any other. Its own start with `pg_`."""
_SQLGLOT = {"postgresql": "postgres", "mysql": "mysql", "mariadb": "mysql", "mssql": "tsql"}


def kind_of(type_: types.TypeEngine[Any], loosely_typed: bool = False) -> ColumnKind:
    """Say what a type holds; a database that types loosely, as SQLite does, may hold texts where it names none."""
    if isinstance(type_, types.TypeDecorator):
        return kind_of(type_.impl_instance, loosely_typed)
    if isinstance(type_, postgresql.DOMAIN):
        return kind_of(type_.data_type, loosely_typed)
    if isinstance(type_, mysql.TINYINT) and type_.display_width == 1:
        return ColumnKind.BOOLEAN
    if isinstance(type_, types.DateTime) and type_.timezone:
        return ColumnKind.INSTANT
    if isinstance(type_, types.NullType) and loosely_typed:
        return ColumnKind.TEXT
    return next((kind for bases, kind in _KINDS if isinstance(type_, bases)), ColumnKind.OTHER)


def schemas(connection: Connection) -> list[str | None]:
    """Return the schemas that may hold a company's data.

    A URL that names a MySQL database means that one; without a name it means all. None is SQLite's main one.
    """
    if connection.dialect.name == "sqlite":
        return [None]
    if connection.dialect.name in {"mysql", "mariadb"} and connection.engine.url.database:
        return [connection.engine.url.database]
    names = sorted(sa.inspect(connection).get_schema_names())
    system = _SYSTEM_SCHEMAS.get(connection.dialect.name, {"information_schema"})
    return [name for name in names if name.lower() not in system]


def describe(table: sa.Table, dialect: str) -> tuple[Description, ...]:
    """Say what the schema says of each column of a table: its type, comment and constraints."""
    namings, values = _constrained(table, dialect)
    return tuple(
        Description(
            name=column.name,
            type=_written(column.type, dialect),
            kind=kind_of(column.type, loosely_typed=dialect == "sqlite"),
            comment=column.comment or "",
            values=_enumerated(column.type) or values.get(column.name, ()),
            namings=(*namings.get(column.name, ()), *_references(column)),
        )
        for column in table.columns
    )


def _constrained(table: sa.Table, dialect: str) -> tuple[Mapping[str, list[Naming]], Mapping[str, tuple[str, ...]]]:
    """Read the checks on one column each: their names, and the values that they list."""
    namings: dict[str, list[Naming]] = {}
    values: dict[str, tuple[str, ...]] = {}
    for check in table.constraints:
        if not isinstance(check, sa.CheckConstraint):
            continue
        condition = parse_condition(str(check.sqltext), _SQLGLOT.get(dialect, dialect))
        if condition is None or len(columns := checked_columns(condition)) != 1:
            continue
        (column,) = columns
        if isinstance(check.name, str):
            namings.setdefault(column, []).append(Naming("constraint", check.name))
        if listed := allowed_values(condition):
            values[column] = listed
    return namings, values


def _references(column: sa.Column[Any]) -> Iterator[Naming]:
    for key in sorted(column.foreign_keys, key=lambda key: key.target_fullname):
        table, _, name = key.target_fullname.rpartition(".")
        yield Naming("reference", name, table.rpartition(".")[2])


def _enumerated(type_: types.TypeEngine[Any]) -> tuple[str, ...]:
    return tuple(type_.enums) if isinstance(type_, types.Enum) else ()


def _written(type_: types.TypeEngine[Any], dialect: str) -> str:
    try:
        return type_.compile(dialect=_dialect(dialect)).lower()
    except (sa.exc.SQLAlchemyError, NotImplementedError, ImportError):  # a type of no name, or of another database
        return type(type_).__name__.lower()


@cache
def _dialect(name: str) -> sa.Dialect:
    return sa.URL.create(name).get_dialect()()
