"""An independent judge of records: it walks the calendar day by day, and shares no code with the audit."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Limit:
    """A time limit: how many months are added one after the other, and where counting begins."""

    months: tuple[int, ...]
    from_year_end: bool = False
    """30 June."""


@cache
def months_later(day: date, months: int) -> date:
    """Walk to the same day so many months on, or to the last day of that month."""
    here, passed = day, 0
    while passed < months or (here.day != day.day and (here + ONE_DAY).day != 1):
        here += ONE_DAY
        passed += here.day == 1
    return here


@cache
def last_day(happened: date, limit: Limit) -> date:
    """Return the last day on which a record may be there."""
    day = happened
    while limit.from_year_end and (day.month, day.day) != (6, 30):
        day += ONE_DAY
    for months in limit.months:
        day = months_later(day, months)
    return day


def age(today: date, last: date) -> str:
    """Return the class of a record; the grace is 14 days."""
    ahead = (last - today).days
    if ahead > 90:
        return "within"
    if ahead >= 0:
        return "within:30" if ahead <= 30 else "within:90"
    late = -ahead
    return next((f"overdue:{name}" for name, days in (("grace", 14), ("30", 30), ("180", 180), ("365", 365)) if late <= days), "overdue:older")  # fmt: skip


def judged(today: date, happened: date | None, limit: Limit, *also: date | None) -> str:
    """Return the state of a record by its events alone."""
    if happened is None:
        return "open"
    latest = max([happened, *(day for day in also if day is not None)])
    return "unverifiable:future" if latest > today else age(today, last_day(latest, limit))
