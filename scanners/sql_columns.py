"""Columns of a database -> texts that are the same whichever database holds the data.

Dates are `YYYY-MM-DD`, timestamps `YYYY-MM-DD HH:MM:SS[.ffffff]` without trailing zeros, instants in UTC with
`+00:00`, booleans `1` and `0`, decimals without trailing zeros. What the server does fast, casting, is left to
it; the rest is done here.
"""

import json
import re
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy import types
from sqlalchemy.dialects import mysql, postgresql
from sqlalchemy.engine import Connection
from sqlalchemy.sql.elements import ColumnElement

from pii_audit.model.dataset import Column, ColumnKind
from pii_audit.plugins import Remark

from .sql_catalogue import Table, column_names

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
_DECIMAL = re.compile(r"-?\d+\.\d*\Z", re.ASCII)
_ZERO_FRACTION = re.compile(r"(:\d\d)(?:\.0+|(\.\d*?[1-9])0+)(?!\d)", re.ASCII)


@dataclass(frozen=True)
class Reflected:
    """A column and its type in the database."""

    name: str
    type: types.TypeEngine[Any]
    kind: ColumnKind

    @property
    def column(self) -> Column:
        """What a catalogue says of it."""
        return Column(self.name, self.kind)


@dataclass
class Texts:
    """Turns the values of one column into texts."""

    canonical: Callable[[str], str] | None
    left_out: int = 0
    """Cells that hold no text but binary data."""

    def __call__(self, values: Sequence[Any]) -> list[str | None]:
        """Convert values; None where there is none or it is binary."""
        texts = [v if v is None or type(v) is str else _text(v) for v in values]
        self.left_out += sum(text is None for text in texts) - sum(value is None for value in values)
        if self.canonical is None:
            return texts
        return [None if text is None else self.canonical(text) for text in texts]


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
    if connection.dialect.name in {"mysql", "mariadb"}:
        types_ = {
            name: types_.get(name) or types_.get(name.replace("%", "%%"), types.NULLTYPE)
            for name in column_names(connection, table)
        }
    return tuple(Reflected(name, type_, _kind(type_, loosely_typed)) for name, type_ in types_.items())


def select_all(dialect: str, table: Table, columns: Sequence[Reflected]) -> sa.Select[Any]:
    """Select every row, cast to text on the server where that is cheap."""
    source = sa.table(table.name, *(sa.column(c.name) for c in columns), schema=table.schema)
    expressions = (_server_text(dialect, source.c[c.name], c).label(f"c{i}") for i, c in enumerate(columns))
    return sa.select(*expressions).select_from(source)


def texts_of(column: Reflected) -> Texts:
    """Return the converter of a column."""
    if column.kind is ColumnKind.DECIMAL:
        return Texts(_plain_decimal)
    if column.kind is ColumnKind.INSTANT:
        return Texts(_instant)
    if column.kind in {ColumnKind.DATETIME, ColumnKind.OTHER}:
        return Texts(_without_zero_fraction)
    if column.kind is ColumnKind.UUID:
        return Texts(str.lower)
    return Texts(None)


def size_of(rows: Sequence[Sequence[Any]]) -> int:
    """Estimate the cells and characters of rows; at least 1."""
    return 1 + sum(len(value) if isinstance(value, str | bytes) else 1 for row in rows for value in row)


def left_out(columns: Sequence[Reflected], texts: Sequence[Texts], binary: bool) -> tuple[Remark, ...]:
    """Say how many cells of binary data the columns of a binary type have, or those of any other."""
    count = sum(
        text.left_out
        for column, text in zip(columns, texts, strict=True)
        if (column.kind is ColumnKind.BINARY) == binary
    )
    where = "" if binary else " in columns of another type"
    return (Remark(f"cells of binary data{where} were left out", count),) if count else ()


def _kind(type_: types.TypeEngine[Any], loosely_typed: bool) -> ColumnKind:
    if isinstance(type_, postgresql.DOMAIN):
        return _kind(type_.data_type, loosely_typed)
    if isinstance(type_, mysql.TINYINT) and type_.display_width == 1:
        return ColumnKind.BOOLEAN
    if isinstance(type_, types.DateTime) and type_.timezone:
        return ColumnKind.INSTANT
    if isinstance(type_, types.NullType) and loosely_typed:
        return ColumnKind.TEXT
    return next((kind for bases, kind in _KINDS if isinstance(type_, bases)), ColumnKind.OTHER)


def _server_text(dialect: str, column: ColumnElement[Any], about: Reflected) -> ColumnElement[Any]:
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


def _text(value: Any) -> str | None:
    """Write a value as the docstring of this module says; None for binary data."""
    if isinstance(value, bytes | bytearray | memoryview):
        try:
            return bytes(value).decode()
        except UnicodeDecodeError:
            return None
    return next((write(value) for type_, write in _WRITERS if isinstance(value, type_)), str(value))


def _float(value: float) -> str:
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def _datetime(value: datetime) -> str:
    return (value.astimezone(UTC) if value.tzinfo else value).isoformat(sep=" ")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


_WRITERS: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (bool, lambda value: str(int(value))),
    (float, _float),
    (Decimal, lambda value: format(value, "f")),
    (datetime, _datetime),
    (date, date.isoformat),
    (dict, _json),
    (list, _json),
)


def _plain_decimal(text: str) -> str:
    plain = text.rstrip("0").rstrip(".") if _DECIMAL.match(text) else text
    return "0" if plain == "-0" else plain


def _without_zero_fraction(text: str) -> str:
    return _ZERO_FRACTION.sub(r"\1\2", text)


def _instant(text: str) -> str:
    """Both databases were asked in UTC: PostgreSQL says so with `+00`, MySQL in no way."""
    text = _without_zero_fraction(text).removesuffix("+00:00").removesuffix("+00")
    return f"{text}+00:00" if text[:1].isdigit() else text  # not `infinity`
