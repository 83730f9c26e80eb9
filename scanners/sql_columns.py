"""The columns of a table, and the statement that selects them: as texts, where the server casts them fast.

What is left to make all databases write the same is done in `sql_texts`.
"""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import types
from sqlalchemy.dialects import mysql, postgresql
from sqlalchemy.engine import Connection
from sqlalchemy.sql.elements import ColumnElement

from pii_audit.model.dataset import Column, ColumnKind
from pii_audit.tables import kind_of

from .sql_catalogue import Table, column_names


@dataclass(frozen=True)
class Reflected:
    """A column and its type in the database."""

    name: str
    type: types.TypeEngine[Any]
    kind: ColumnKind
    nullable: bool | None = None

    @property
    def column(self) -> Column:
        """What a catalogue says of it."""
        return Column(self.name, self.kind, self.nullable)


def reflect(connection: Connection, table: Table) -> tuple[Reflected, ...]:
    """Read the columns of a table from the catalogue, in their order.

    Raises:
        sqlalchemy.exc.SQLAlchemyError: it is gone, broken or out of reach.
    """
    loosely_typed = connection.dialect.name == "sqlite"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", sa.exc.SAWarning)  # a type SQLAlchemy does not know is kind OTHER here
        columns = sa.inspect(connection).get_columns(table.name, table.schema)
    types_ = {str(column["name"]): column["type"] for column in columns}
    nullable = {str(column["name"]): bool(column["nullable"]) for column in columns}
    if connection.dialect.name in {"mysql", "mariadb"}:
        types_ = {
            name: types_.get(name) or types_.get(name.replace("%", "%%"), types.NULLTYPE)
            for name in column_names(connection, table)
        }
    return tuple(
        Reflected(name, type_, kind_of(type_, loosely_typed), nullable.get(name)) for name, type_ in types_.items()
    )


def reflect_whole(connection: Connection, table: Table) -> sa.Table:
    """Read a table from the catalogue with its comments and constraints, and no other table with it.

    Raises:
        sqlalchemy.exc.SQLAlchemyError: it is gone, broken or out of reach.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", sa.exc.SAWarning)
        return sa.Table(table.name, sa.MetaData(), schema=table.schema, autoload_with=connection, resolve_fks=False)


def select_all(dialect: str, table: Table, columns: Sequence[Reflected], binary_as_hex: bool = False) -> sa.Select[Any]:
    """Select every row, cast to text on the server where that is cheap."""
    source = sa.table(table.name, *(sa.column(c.name) for c in columns), schema=table.schema)
    texts = (
        sa.func.encode(source.c[c.name], "hex")
        if binary_as_hex and c.kind is ColumnKind.BINARY
        else server_text(dialect, source.c[c.name], c)
        for c in columns
    )
    return sa.select(*(text.label(f"c{i}") for i, text in enumerate(texts))).select_from(source)


def server_text(dialect: str, column: ColumnElement[Any], about: Reflected) -> ColumnElement[Any]:
    """Cast on the server, where its text of the type is canonical or nearly; floats print best in Python."""
    if dialect not in {"postgresql", "mysql", "mariadb"} or isinstance(about.type, types.Float | types.NullType):
        return column
    if about.kind in {ColumnKind.TEXT, ColumnKind.BINARY}:
        return column
    if isinstance(about.type, mysql.BIT):
        return sa.cast(column.op("+")(sa.literal_column("0")), sa.Text)
    if isinstance(about.type, postgresql.INET):
        return sa.func.abbrev(column)  # as psql shows it, without /32
    if about.kind is ColumnKind.BOOLEAN and dialect == "postgresql":
        return sa.cast(sa.cast(column, sa.Integer), sa.Text)
    return sa.cast(column, sa.Text)
