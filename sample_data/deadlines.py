"""Time limits walked through record by record with plain dates: what the audit must agree with.

Shares no code with the audit, and looks at nothing but the planted records.
"""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from moments import AUDIT_DATE

DENMARK = ZoneInfo("Europe/Copenhagen")
NO_DATE = {date(1900, 1, 1), date(1970, 1, 1), date(9999, 12, 31)}
STATES = ("not_applicable", "open", "within", "overdue", "exempt", "unverifiable")


def danish_day(moment: datetime | None) -> date | None:
    """Return the day it was in Denmark at a moment stored in UTC without an offset."""
    return moment.replace(tzinfo=UTC).astimezone(DENMARK).date() if moment else None


def months_later(day: date, months: int) -> date:
    """Return the same day some months on, or the last day of that month where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@dataclass(frozen=True)
class Limit:
    """One retention rule, put to one record."""

    rule: str
    start: date | None
    """Day of the event, in Denmark; None where it has not happened."""
    months: Sequence[int] = ()
    """Steps added one after the other."""
    days: int = 0
    applies: bool = True
    orphan: bool = False
    """Whether the record points to one that is gone."""
    undated: str = "open"
    """What a record without an event is."""

    @property
    def due(self) -> date:
        """The last day the record may stay; only where there is a start."""
        day = self.start or date.max
        for step in self.months:
            day = months_later(day, step)
        return day + timedelta(days=self.days)

    @property
    def standing(self) -> str:
        """What the rule alone says of the record; `past` where its limit is over."""
        if not self.applies:
            return "not_applicable"
        if self.orphan:
            return "unverifiable"
        if self.start is None:
            return self.undated
        if self.start in NO_DATE or self.start > AUDIT_DATE:
            return "unverifiable"
        return "past" if self.due < AUDIT_DATE else "within"


@dataclass(frozen=True)
class Record:
    """A row, and the rules its dataset is bound to."""

    limits: Sequence[Limit]
    subject: object = None
    excepted: bool = False
    """Whether bookkeeping law or a running transaction lets it stay."""

    def state(self, limit: Limit) -> str:
        """Return the state under one rule, exceptions and the other rules considered."""
        if limit.standing != "past":
            return limit.standing
        allowed = any(other is not limit and other.standing in {"open", "within"} for other in self.limits)
        return "exempt" if self.excepted or allowed else "overdue"


def tax_holds(issued: datetime | None) -> bool:
    """Tell whether bookkeeping law still holds an invoice: five years from the end of its financial year."""
    day = danish_day(issued)
    return day is not None and date(day.year + 5, 12, 31) >= AUDIT_DATE


@dataclass
class Tally:
    """The records of a dataset under one rule."""

    source: str
    dataset: str
    rule: str
    states: Counter[str] = field(default_factory=lambda: Counter(dict.fromkeys(STATES, 0)))
    overdue_subjects: set[object] = field(default_factory=set)
    oldest_due: date | None = None
    orphans: int = 0
    """Of the unverifiable, those that point to a record that is gone."""


def tally(source: str, dataset: str, records: Iterable[Record]) -> list[Tally]:
    """Count the records of a dataset by rule and state."""
    tallies: dict[str, Tally] = {}
    for record in records:
        for limit in record.limits:
            found = tallies.setdefault(limit.rule, Tally(source, dataset, limit.rule))
            state = record.state(limit)
            found.states[state] += 1
            found.orphans += limit.applies and limit.orphan
            if state == "overdue":
                found.overdue_subjects.add(record.subject)
                found.oldest_due = min(limit.due, found.oldest_due or limit.due)
    return list(tallies.values())
