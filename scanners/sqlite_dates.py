"""SQLite keeps dates as text: what a column declared a date really holds."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.sql.elements import ColumnElement

from pii_audit.model.dataset import ColumnKind

_DAY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"
_SECOND = f"{_DAY} [0-9][0-9]:[0-9][0-9]:[0-9][0-9]"

_NORMALISED = "+0 days"  # without it SQLite takes 30 February as it is


def date_kind(connection: Connection, column: ColumnElement[Any]) -> ColumnKind | None:
    """Return DATE or DATETIME where every value has that one shape, so that texts compare as dates do, else None.

    The shapes are `YYYY-MM-DD` and `YYYY-MM-DD HH:MM:SS` with up to six decimals; each must exist in the calendar.
    """
    glob = column.op("GLOB", is_comparison=True)
    second, fraction = sa.func.substr(column, 1, 19), sa.func.substr(column, 20)
    has_fraction = sa.and_(fraction.op("GLOB")(".[0-9]*"), sa.not_(sa.func.substr(fraction, 2).op("GLOB")("*[^0-9]*")))
    day = sa.and_(glob(_DAY), sa.func.date(column, _NORMALISED) == column)
    moment = sa.and_(
        second.op("GLOB")(_SECOND),
        sa.func.datetime(second, _NORMALISED) == second,
        sa.func.length(column) <= 26,
        sa.or_(fraction == "", has_fraction),
    )
    counts = (sa.func.sum(sa.case((shape, 1), else_=0)) for shape in (day, moment))
    total, days, moments = connection.execute(sa.select(sa.func.count(column), *counts).select_from(column.table)).one()
    if total == (days or 0):
        return ColumnKind.DATE
    return ColumnKind.DATETIME if total == moments else None
