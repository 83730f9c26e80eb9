"""Large tables in ranges of their integer key, which several processes read at once.

Each row lies in one range, whatever rows come and go. The ranges are read by connections of their own, at times of
their own, and are no common snapshot: a row written meanwhile may be read or not, one whose key changes may be read
twice or not at all, and what one transaction wrote may be seen in one range and missed in another.
"""

from collections.abc import Mapping, Sequence
from heapq import heappush, heapreplace
from itertools import pairwise
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.dialects import mysql
from sqlalchemy.engine import Connection
from sqlalchemy.sql.elements import ColumnElement

from pii_audit.model.dataset import ColumnKind
from pii_audit.plugins import Part

from .sql_catalogue import Table, key_histogram, key_is_rowid
from .sql_columns import Reflected

LARGE = 200_000
"""Rows; a table of more is parted."""

PART_ROWS = 100_000

MOST_PARTS = 500


class Stretch(NamedTuple):
    """Keys over which rows are spread about evenly."""

    first: int

    last: int
    """Included."""

    weight: int
    """How many rows, in some unit."""


def parts_of(
    connection: Connection, table: Table, columns: Sequence[Reflected], estimate: int | None
) -> tuple[Part, ...]:
    """Part a table: into one where it is small, or where no integer begins its primary key."""
    whole = (Part(rows=estimate),)
    name = _integer_key(connection, table, columns)
    if name is None:
        return whole
    key = sa.table(table.name, sa.column(name, sa.BigInteger), schema=table.schema).c[name]
    first, last = _ends(connection, key)
    known = estimate if estimate and estimate > LARGE else None  # else it may be old
    later = first if known else _key_after(connection, key, LARGE)
    if first is None or last is None or later is None:
        return whole
    stretches = _by_histogram(connection, table, name, first, last) or _without_gaps(connection, key, first, last)
    guess = (LARGE + 1) * (last - first + 1) // (later - first + 1)  # all rows lie as close as the first do
    rows = known or min(guess, sum(stretch.last - stretch.first + 1 for stretch in stretches))
    found = cuts(stretches, min(max(rows // PART_ROWS, 1), MOST_PARTS))
    if not found:
        return whole
    share = known and known // (len(found) + 1)
    return tuple(Part(number, _where(name, *ends), share) for number, ends in enumerate(pairwise((None, *found, None))))


def within(dialect: str, where: Mapping[str, int | str]) -> list[ColumnElement[bool]]:
    """Return the conditions that select the rows of a part."""
    if "key" not in where:
        return []
    key = sa.column(str(where["key"]), sa.BigInteger)
    if "from" in where:
        return [key >= where["from"], *([key < where["below"]] if "below" in where else [])]
    below = key < where["below"]
    # Before PostgreSQL 18 a table may inherit a key without its NOT NULL. SQLite would search the whole table for none.
    return [below if dialect == "sqlite" else sa.or_(below, key.is_(None))]


def cuts(stretches: Sequence[Stretch], count: int) -> list[int]:
    """Return the keys that begin parts of about the same weight, but for the first part's."""
    total = sum(stretch.weight for stretch in stretches)
    aims = [total * number // count for number in range(1, count)]
    found: set[int] = set()
    before = 0
    for first, last, weight in stretches:
        inside = (aim - before for aim in aims if before < aim <= before + weight)
        found.update(first + (last - first) * aim // weight for aim in inside)
        before += weight
    return sorted(found - {stretches[0].first})


def _where(name: str, start: int | None, below: int | None) -> dict[str, int | str]:
    ends = {"from": start, "below": below}
    return {"key": name, **{word: end for word, end in ends.items() if end is not None}}


def _integer_key(connection: Connection, table: Table, columns: Sequence[Reflected]) -> str | None:
    names = sa.inspect(connection).get_pk_constraint(table.name, table.schema)["constrained_columns"]
    if connection.dialect.name == "sqlite" and not key_is_rowid(connection, table):
        return None  # it may hold texts, and NULL
    integers = {c.name for c in columns if c.kind is ColumnKind.INTEGER and not isinstance(c.type, mysql.BIT)}
    return next((name for name in names[:1] if name in integers), None)


def _ends(connection: Connection, key: ColumnElement[int]) -> tuple[int | None, int | None]:
    """Ask for the least and the greatest key, each by itself: SQLite would read the whole table to find both in one."""
    ends = (sa.select(end(key)).scalar_subquery() for end in (sa.func.min, sa.func.max))
    first, last = connection.execute(sa.select(*ends)).one()
    return first, last


def _key_after(connection: Connection, key: ColumnElement[int], rows: int) -> int | None:
    return connection.execute(sa.select(key).order_by(key).offset(rows).limit(1)).scalar()


def _by_histogram(connection: Connection, table: Table, name: str, first: int, last: int) -> list[Stretch]:
    """Return stretches of as many rows each by the server's statistics; none where those are missing or old."""
    bounds = key_histogram(connection, table, name)
    if not bounds or max(bounds[0] - first, last - bounds[-1]) > (last - first) // 50:
        return []
    return [Stretch(start, end, 1) for start, end in pairwise((first, *bounds[1:-1], last))]


def _without_gaps(connection: Connection, key: ColumnElement[int], first: int, last: int) -> list[Stretch]:
    """Halve the widest stretch of keys and leave out the gap in its middle, again and again.

    What remains weighs as many rows as it has keys. A crowd amid keys that lie far apart may still fall into one part.
    """
    widest = [(first - last, first, last)]
    while len(widest) < MOST_PARTS and -widest[0][0] >= PART_ROWS // 2:
        _, start, end = widest[0]
        middle = (start + end) // 2 + 1
        left = sa.select(sa.func.max(key)).where(key < middle).scalar_subquery()
        right = sa.select(sa.func.min(key)).where(key >= middle).scalar_subquery()
        left_end, right_start = connection.execute(sa.select(left, right)).one()
        if left_end is None or right_start is None:  # rows went meanwhile
            break
        heapreplace(widest, (start - left_end, start, max(start, left_end)))
        heappush(widest, (right_start - end, min(end, right_start), end))
    return [Stretch(start, end, end - start + 1) for _, start, end in sorted(widest, key=lambda stretch: stretch[1])]
