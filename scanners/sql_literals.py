"""Comparing database columns with texts as `sql_texts` would write them."""

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.sql.elements import ColumnElement

from pii_audit.model.dataset import Column, ColumnKind

_PARSERS: Mapping[ColumnKind, Callable[[str], Any]] = {
    ColumnKind.INTEGER: int,
    ColumnKind.BOOLEAN: {"1": True, "0": False}.__getitem__,
    ColumnKind.DECIMAL: Decimal,
    ColumnKind.UUID: UUID,
}


def equals(
    column: ColumnElement[Any],
    about: Column | None,
    text: str | None,
    dialect: str,
    written: ColumnElement[Any] | None = None,
) -> ColumnElement[bool]:
    """The column holds what the text says; None stands for NULL. `written` stands in the statement for the text."""
    if text is None:
        return column.is_(None)
    parse = _PARSERS.get(about.kind) if about else None
    if parse is None:
        return exact_text(column, dialect) == (text if written is None else written)
    try:
        value = sa.literal(parse(text))
    except (ValueError, KeyError, InvalidOperation):  # no such value can be in the column
        return sa.false()
    return column == (value if written is None else written)


def exact_key(column: ColumnElement[Any], about: Column | None, dialect: str) -> ColumnElement[Any]:
    """The column as a join key: texts exactly, everything else as the database compares it."""
    return exact_text(column, dialect) if about and about.kind is ColumnKind.TEXT else column


def exact_text(column: ColumnElement[Any], dialect: str) -> ColumnElement[Any]:
    """The column as text of which every letter, case and trailing blank counts, whatever its collation."""
    text = sa.cast(column, sa.Text)
    if dialect in {"mysql", "mariadb"}:
        return sa.type_coerce(sa.cast(text, sa.LargeBinary), sa.String)
    return text.collate("BINARY") if dialect == "sqlite" else text
