"""Dates written as text: the order of day and month is decided once for a column, never value by value.

Accepted: ISO 8601 with or without time and offset, `2024/5/3`; `20240503`; `3-5-2024`, `03.05.24`, `3/5/2024` with an
optional time; `3. maj 2024`, `3-May-24`, `May 3, 2024`; `uge 18 2024` (its last day); Excel serials
20000-60000; epoch seconds and milliseconds. Nothing is guessed: what fits none of these is unverifiable.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

_YEAR_FIRST = re.compile(
    r"(\d{4})([-/.])(\d\d?)\2(\d\d?)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?\s?(Z|UTC|[+-]\d\d(?::?\d\d)?)?)?\Z",
    re.ASCII,
)
_NUMERIC = re.compile(
    r"(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4}|\d\d)(?:[ T,]+(\d\d?)[:.](\d\d)(?:[:.](\d\d))?)?\Z", re.ASCII
)
_DAY_MONTH_NAME = re.compile(r"(\d{1,2})(?:\.?\s+|-)([^\W\d]{3,9})(?:\.?,?\s+|-)(\d{4}|\d\d)\Z")
_MONTH_NAME_DAY = re.compile(r"([^\W\d]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})\Z")
_WEEK = re.compile(r"(?:uge|week)\s*(\d{1,2})[ ,/-]+(\d{4})\Z|(\d{4})-W(\d\d)\Z", re.IGNORECASE | re.ASCII)
_PIVOT = 69
"""Two-digit years up to 68 are 20xx, as in POSIX strptime."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "januar", "january"), ("feb", "februar", "february"), ("mar", "marts", "march"),
            ("apr", "april"), ("maj", "may"), ("jun", "juni", "june"), ("jul", "juli", "july"),
            ("aug", "august"), ("sep", "sept", "september"), ("okt", "oct", "oktober", "october"),
            ("nov", "november"), ("dec", "december"),
        ),
        start=1,
    )
    for name in names
}  # fmt: skip

UNPARSED, MIXED = "unparsed", "mixed"


@dataclass(frozen=True)
class Reading:
    """What a text says: a local date, two where the order of day and month is open, or why none."""

    earliest: date | None = None
    latest: date | None = None
    reason: str = ""


@dataclass(frozen=True)
class Habits:
    """How a column's dates are to be read."""

    zone: str
    """IANA zone of the local dates wanted."""
    source_zone: str
    """IANA zone of times without an offset."""
    day_first: bool = True
    """What to expect where the column leaves the order open."""
    sentinels: frozenset[date] = frozenset()
    """Days that stand for none; they are taken as written, in no zone."""


def read_column(values: Iterable[str], habits: Habits) -> dict[str, Reading]:
    """Read the distinct texts of a column as local dates.

    A first number above 12 anywhere makes the column day-first, a second one month-first, both make its
    numeric dates unverifiable (`mixed`). Where neither occurs, the earlier and the later reading are kept.
    """
    texts = list(dict.fromkeys(values))
    orders = {order for text in texts if (order := _order(text))}
    readings = {}
    for text in texts:
        if len(orders) == 2 and _NUMERIC.match(text.strip()):
            readings[text] = Reading(reason=MIXED)
            continue
        firsts = [orders == {"DMY"}] if orders else [habits.day_first, not habits.day_first]
        dates = [found for first in firsts if (found := _read(text.strip(), habits, first))]
        readings[text] = Reading(min(dates), max(dates)) if dates else Reading(reason=UNPARSED)
    return readings


def _order(text: str) -> str | None:
    match = _NUMERIC.match(text.strip())
    if not match:
        return None
    first, second = int(match[1]), int(match[2])
    return "DMY" if first > 12 >= second else "MDY" if second > 12 >= first else None


def _read(text: str, habits: Habits, day_first: bool) -> date | None:
    for pattern, read in _FORMS:
        if match := pattern.match(text):
            try:
                return _localised(read(match, day_first), habits)
            except (ValueError, KeyError, OverflowError):  # no such day, month or week
                return None
    return None


def _localised(found: date, habits: Habits) -> date:
    if not isinstance(found, datetime):
        return found
    if found.date() in habits.sentinels:
        return found.date()
    return local_date(found if found.tzinfo else found.replace(tzinfo=ZoneInfo(habits.source_zone)), habits.zone)


def _year_first(match: re.Match[str], _day_first: bool) -> date:
    year, _, month, day, hour, minute, second, offset = match.groups()
    if hour is None:
        return date(int(year), int(month), int(day))
    moment = datetime(int(year), int(month), int(day), int(hour), int(minute), int(second or 0))  # noqa: DTZ001
    if offset is None:
        return moment
    if offset in {"Z", "UTC"}:
        return moment.replace(tzinfo=UTC)
    digits = offset[1:].replace(":", "").ljust(4, "0")
    ahead = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return (moment + ahead if offset[0] == "-" else moment - ahead).replace(tzinfo=UTC)


def _numeric(match: re.Match[str], day_first: bool) -> date:
    first, second = int(match[1]), int(match[2])
    day, month = (first, second) if day_first else (second, first)
    if match[4] is None:
        return date(_year(match[3]), month, day)
    return datetime(_year(match[3]), month, day, int(match[4]), int(match[5]), int(match[6] or 0))  # noqa: DTZ001


def _week(match: re.Match[str], _day_first: bool) -> date:
    week, year = (match[1], match[2]) if match[1] else (match[4], match[3])
    return date.fromisocalendar(int(year), int(week), 7)


def _excel(match: re.Match[str], _day_first: bool) -> date:
    serial = int(match[1])
    if not 20_000 <= serial <= 60_000:
        raise ValueError("no serial of a date between 1954 and 2064")
    return date(1899, 12, 30) + timedelta(days=serial)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], bool], date]], ...] = (
    (_YEAR_FIRST, _year_first),
    (_NUMERIC, _numeric),
    (_WEEK, _week),  # before names of months: `uge 12 2024` has their shape
    (_DAY_MONTH_NAME, lambda m, _: date(_year(m[3]), _MONTHS[m[2].casefold()], int(m[1]))),
    (_MONTH_NAME_DAY, lambda m, _: date(int(m[3]), _MONTHS[m[1].casefold()], int(m[2]))),
    (re.compile(r"(\d{4})(\d\d)(\d\d)\Z", re.ASCII), lambda m, _: date(int(m[1]), int(m[2]), int(m[3]))),
    (re.compile(r"(\d{5})(?:\.\d+)?\Z", re.ASCII), _excel),
    (re.compile(r"\d{10}(\d{3})?\Z", re.ASCII), lambda m, _: datetime.fromtimestamp(int(m[0][:10]), UTC)),
)


def _year(text: str) -> int:
    year = int(text)
    return year if len(text) == 4 else year + (2000 if year < _PIVOT else 1900)


def local_date(moment: datetime, zone: str) -> date:
    """Return the date an instant falls on in a zone."""
    return moment.astimezone(ZoneInfo(zone)).date()


def is_date(text: str) -> bool:
    """Tell whether a text is a day of the calendar, as in ISO 8601; 0000-00-00 is none."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
