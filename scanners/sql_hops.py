"""What lies some hops away from a table, joined to it so that no hop multiplies records."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.sql.selectable import FromClause, Subquery

from pii_audit.model.dataset import Dataset
from pii_audit.model.retention import Join
from pii_audit.plugins import SourceError

from .sql_literals import equals, exact_key, exact_text

Truth = ColumnElement[bool]


class Hops:
    """A table and what was joined to it, each target once."""

    def __init__(self, base: FromClause, dialect: str) -> None:
        self._base = base
        self._dialect = dialect
        self._joined: dict[object, Subquery] = {}
        self.origin: FromClause = base
        """The table with all that was joined."""

    def join(self, joins: tuple[Join, ...], column: str | None, as_text: bool = False) -> Subquery:
        """Join what lies some hops away: `value` is the latest of a column, `found` is NULL where there is nothing."""
        key = (joins, column, as_text)
        if key not in self._joined:
            hop = self._joined[key] = self._grouped(joins, column, as_text)
            self.origin = self.origin.outerjoin(hop, self._on(self._base, joins[0], hop))
        return self._joined[key]

    def _grouped(self, joins: tuple[Join, ...], column: str | None, as_text: bool) -> Subquery:
        """Select one row a key of the first hop, so that joining it never multiplies records.

        `k0`, `k1`… are the key, `value` the latest of the column, `orphan` whether a further hop led nowhere,
        `found` 1. Without a column only keys that lead all the way are there.
        """
        join, *further = joins
        other = source_of(join.dataset).alias()
        origin: FromClause = other
        value: ColumnElement[Any] = sa.null()
        orphan: ColumnElement[Any] = sa.literal_column("0")
        if further:
            hop = self._grouped(tuple(further), column, as_text)
            origin = other.join(hop, self._on(other, further[0], hop), isouter=column is not None)
            value = hop.c.value
            orphan = sa.case((is_orphan(other, further[0], hop), 1), else_=0)
        elif column is not None:
            value = exact_text(column_of(other, column), self._dialect) if as_text else column_of(other, column)
        keys = [exact_key(column_of(other, right), join.dataset.column(right), self._dialect) for _, right in join.on]
        conditions: list[Truth] = [key.is_not(None) for key in keys]
        for name, wanted in join.where:
            conditions.append(equals(column_of(other, name), join.dataset.column(name), wanted, self._dialect))
        return (
            sa.select(
                *(key.label(f"k{i}") for i, key in enumerate(keys)),
                sa.func.max(value).label("value"),
                sa.func.max(orphan).label("orphan"),
                sa.literal_column("1").label("found"),
            )
            .select_from(origin)
            .where(*conditions)
            .group_by(*keys)
            .subquery()
        )

    def _on(self, here: FromClause, join: Join, hop: Subquery) -> Truth:
        about = join.dataset.column  # the kind is the same on both sides
        return sa.and_(
            *(
                exact_key(column_of(here, left), about(right), self._dialect) == hop.c[f"k{i}"]
                for i, (left, right) in enumerate(join.on)
            )
        )


def is_orphan(here: FromClause, join: Join, hop: Subquery) -> Truth:
    """A key is set but leads nowhere, here or further on."""
    keyed = [column_of(here, left).is_not(None) for left, _ in join.on]
    return sa.or_(sa.and_(*keyed, hop.c.found.is_(None)), sa.func.coalesce(hop.c.orphan, 0) == 1)


def source_of(dataset: Dataset) -> sa.TableClause:
    """Return a dataset as a table of its columns."""
    schema = dataset.name.removesuffix(dataset.short_name).removesuffix(".") or None
    return sa.table(dataset.short_name, *(sa.column(column.name) for column in dataset.columns), schema=schema)


def column_of(source: FromClause, name: str) -> ColumnElement[Any]:
    """Return a column of a table.

    Raises:
        SourceError: it has none of that name.
    """
    if name not in source.c:
        raise SourceError(f"there is no column {name} to judge the time limit by; check the events of the binding")
    return source.c[name]
