"""Overdue records named by their primary keys, and the SQL that erases them. None of it is run but the SELECT."""

import re
from collections.abc import Sequence
from copy import copy
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.exc import CompileError
from sqlalchemy.sql.elements import ColumnElement

from pii_audit.model.dataset import ColumnKind, Dataset
from pii_audit.model.retention import CellTest, Erasure, RetentionQuestion
from pii_audit.plugins import Keys

from .sql_hops import source_of
from .sql_records import Records
from .sql_retention import Kinds, date_kinds, overdue_records


def keys_of(connection: Connection, question: RetentionQuestion, rule: str) -> Keys | None:
    """See `FindsOverdue.overdue_keys`."""
    keys, kinds = _primary_key(connection, question.dataset), date_kinds(connection, question)
    if not keys or kinds is None:
        return None
    select = _select(question, rule, Records(question, kinds, connection.dialect.name), keys)
    found = connection.execute(select.order_by(*select.selected_columns))
    return Keys(keys, tuple(tuple(map(str, row)) for row in found))


def erasure_of(
    connection: Connection, question: RetentionQuestion, rule: str, identifying: Sequence[str]
) -> Erasure | None:
    """See `FindsOverdue.erasure`."""
    keys, kinds = _primary_key(connection, question.dataset), date_kinds(connection, question)
    if not keys or kinds is None:
        return None
    select = _select(question, rule, Records(question, kinds, connection.dialect.name, _Parameters()), keys)
    table = source_of(question.dataset)
    columns = [table.c[key] for key in keys]
    are_overdue = (sa.tuple_(*columns) if len(columns) > 1 else columns[0]).in_(select)
    emptied = {name: sa.null() for name in identifying if name in table.c and name not in keys}
    statements = [select, sa.delete(table).where(are_overdue)]
    statements += [sa.update(table).where(are_overdue).values(emptied)] if emptied else []
    try:
        texts = [_text(connection, statement, kinds) for statement in statements]
    except CompileError:  # a kind of value that the dialect cannot write out
        return None
    return Erasure(*texts, *[""] * (3 - len(texts)))


def _primary_key(connection: Connection, dataset: Dataset) -> tuple[str, ...]:
    schema = dataset.name.removesuffix(dataset.short_name).removesuffix(".") or None
    found = sa.inspect(connection).get_pk_constraint(dataset.short_name, schema)["constrained_columns"]
    return tuple(found) if all(dataset.column(name) for name in found) else ()


def _select(question: RetentionQuestion, rule: str, query: Records, keys: Sequence[str]) -> sa.Select[Any]:
    (asked,) = (one for one in question.rules if one.rule == rule)
    records, overdue = overdue_records(query, asked, keys)
    columns = [records.c[f"k{i}"].label(key) for i, key in enumerate(keys)]
    return sa.select(*columns).where(overdue)


class _Parameters:
    """Names for tested values, which may be personal data and stay out of the text: `:customer_id_1`."""

    def __init__(self) -> None:
        self._names: dict[CellTest, str] = {}

    def __call__(self, test: CellTest) -> ColumnElement[Any]:
        column = re.sub(r"\W", "_", test.column, flags=re.ASCII)
        return sa.literal_column(":" + self._names.setdefault(test, f"{column}_{len(self._names) + 1}"))


def _text(connection: Connection, statement: sa.Executable, kinds: Kinds) -> str:
    """Write a statement out for people to run: dates as literals, and no escapes of a driver."""
    dialect = copy(connection.dialect)
    dialect.paramstyle, dialect.positional = "named", False
    dialect.identifier_preparer = type(dialect.identifier_preparer)(dialect)
    text = str(statement.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))  # type: ignore[attr-defined]
    in_utc = connection.dialect.name in {"mysql", "mariadb"} and ColumnKind.INSTANT in kinds.values()
    return f"SET time_zone = '+00:00';\n{text};" if in_utc else f"{text};"
