"""Comparing database columns with texts as `sql_columns` would write them."""

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


def equals(column: ColumnElement[Any], about: Column | None, text: str | None, dialect: str) -> ColumnElement[bool]:
    """The column holds what the text says; None stands for NULL."""
    if text is None:
        return column.is_(None)
    parse = _PARSERS.get(about.kind) if about else None
    if parse is None:
        return exact_text(column, dialect) == text
    try:
        return column == sa.literal(parse(text))
    except (ValueError, KeyError, InvalidOperation):  # no such value can be in the column
        return sa.false()


def exact_text(column: ColumnElement[Any], dialect: str) -> ColumnElement[Any]:
    """The column as text that tells upper from lower case, whatever its collation."""
    if dialect in {"mysql", "mariadb"}:
        return sa.cast(column, sa.Text).collate("utf8mb4_bin")
    if dialect == "sqlite":
        return sa.cast(column, sa.Text).collate("BINARY")
    return sa.cast(column, sa.Text)
