"""Calendar arithmetic of time limits.

Regulation (EEC, Euratom) 1182/71 Art. 3: the day of the event is not counted, a period of months ends on the
same day of the month, or on the month's last day where there is none. No weekend extension: a maximum
retention is not a time limit for an act.
"""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from pii_audit.model.period import Period
from pii_audit.model.retention import Anchor, Clock

_FIRST_DAY = date(1, 1, 2)  # a day of room for time zones


def add(day: date, period: Period) -> date:
    """Add a period: months first, clamped to the end of the month, then days.

    A sum beyond the last day of the calendar is that day: no audit date lies after it, so "for ever" may be
    written as P9999Y.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + period.months, 12)
    try:
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])) + timedelta(days=period.days)
    except (ValueError, OverflowError):  # the year 10000
        return date.max


def financial_year_end(day: date, month: int, day_of_month: int) -> date:
    """Return the end of the financial year that a day falls in."""

    def end_in(year: int) -> date:
        return date(year, month, min(day_of_month, monthrange(year, month)[1]))

    this_year = end_in(day.year)
    return this_year if day <= this_year else end_in(day.year + 1)


def due(day: date, steps: Iterable[Period], anchor: Anchor | None = None, year_end: tuple[int, int] = (12, 31)) -> date:
    """Return the last day on which data may still be there, for an event on a local day.

    Steps are added one after the other: two years and two years from 29 February is not four years.
    """
    if anchor is Anchor.FINANCIAL_YEAR_END:
        day = financial_year_end(day, *year_end)
    for step in steps:
        day = add(day, step)
    return day


def due_date(day: date, clock: Clock) -> date:
    """Return `due` for a clock."""
    return due(day, clock.steps, clock.anchor, clock.financial_year_end)


def cutoff(as_of: date, steps: tuple[Period, ...], anchor: Anchor | None, year_end: tuple[int, int]) -> date:
    """Return the last event day whose time limit is over on the audit date: the greatest d with due(d) < as_of.

    `due` never decreases, so one literal decides a whole column and no database has to add months. Found by
    bisection; `_FIRST_DAY` where no day qualifies.
    """
    low, high = _FIRST_DAY.toordinal(), as_of.toordinal()
    while low < high:
        middle = (low + high + 1) // 2
        if due(date.fromordinal(middle), steps, anchor, year_end) < as_of:
            low = middle
        else:
            high = middle - 1
    return date.fromordinal(low)
