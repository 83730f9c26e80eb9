"""Days and times of the sample: everything is counted from the audit date, nothing from today's clock."""

from datetime import date, datetime, time, timedelta
from random import Random

AUDIT_DATE = date(2026, 11, 22)


def day_between(rng: Random, first: str, last: str) -> date:
    """Draw a day, both ends included (ISO)."""
    start = date.fromisoformat(first)
    return start + timedelta(days=rng.randrange((date.fromisoformat(last) - start).days + 1))


def office_hours(rng: Random, day: date) -> datetime:
    """Draw a time that is the same day in UTC and in Denmark."""
    return datetime.combine(day, time(rng.randrange(7, 18), rng.randrange(60), rng.randrange(60)))


def between(rng: Random, first: str, last: str) -> datetime:
    """Draw a time within office hours of a day between two."""
    return office_hours(rng, day_between(rng, first, last))


def at(text: str) -> datetime:
    """Read a time written out, for the records planted on a border."""
    return datetime.fromisoformat(text)
