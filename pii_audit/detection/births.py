"""Dates of birth told from other dates by the ages they would make.

The ages of people end where lives end and begin, in most tables, well before today; what a company has ordered,
created or hired piles up towards today, and what expires lies ahead of it.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from math import exp, log

_YEAR, _MONTH, _DAY = r"(?P<y>[12]\d{3})", r"(?P<m>0?[1-9]|1[0-2])", r"(?P<d>0?[1-9]|[12]\d|3[01])"
_TIME = r"(?:[T ](?P<time>\d\d:\d\d.{0,30}))?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_YEAR}(?P<s>[-/.]){_MONTH}(?P=s){_DAY}{_TIME}",
        rf"{_DAY}(?P<s>[-/. ]){_MONTH}(?P=s){_YEAR}{_TIME}",
        rf"{_MONTH}/{_DAY}/{_YEAR}{_TIME}",
        rf"{_DAY}(?P<s>[-/.]){_MONTH}(?P=s)(?P<y>\d\d)",
        r"(?P<y>[12]\d{3})(?P<m>\d\d)(?P<d>\d\d)",
        r"(?P<d>\d\d)(?P<m>\d\d)(?P<y>[12]\d{3})",
        r"(?P<d>\d\d)(?P<m>\d\d)(?P<y>\d\d)",
        r"(?P<y>\d\d)(?P<m>\d\d)(?P<d>\d\d)",
        rf"{_DAY}\.? ?(?P<name>[^\W\d_]{{3,10}})\.?,? {_YEAR}",
        rf"(?P<name>[^\W\d_]{{3,10}})\.? {_DAY},? {_YEAR}",
        _YEAR,
    )
)
_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "mär": 3, "mrt": 3, "apr": 4, "maj": 5, "may": 5, "mai": 5, "mei": 5, "jun": 6, "jul": 7,
    "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "dec": 12, "dez": 12, "des": 12,
}  # fmt: skip
"""First three letters of a month, in the languages around."""

_FEWEST = 5
_PARSED = 0.8
"""Share of the values that one written form must read."""
_RUNNING_NUMBER = re.compile(r"\d{6,8}")
_DAYS_OF_RUNNING_NUMBERS, _ENOUGH_NUMBERS = 2, 10
"""Days of the month that numbers in a row make where they can be read as dates, `301002, 301005`; of how many."""
_SHIFTED_MIDNIGHTS = 2
"""Times of the day in a column of days that were stored with a time zone: 22:00 in summer, 23:00 in winter."""
_LOOKS = 12
"""Values that count as independent: the tables of one company are no random draw from any of the sources."""
_MOST = 4.0
_OUTLIERS, _OUTLIERS_OVER = 0.02, 400.0
"""Share of values, and the years they spread over, that no source explains."""

_Source = Callable[[float], float]


def _between(youngest: float, oldest: float) -> _Source:
    return lambda age: (youngest <= age < oldest) / (oldest - youngest)


def _fading(scale: float) -> _Source:
    """Return a density of past dates, fewer the longer ago; of future ones where the scale is negative."""
    return lambda age: exp(-age / scale) / abs(scale) if age * scale >= 0 else 0.0


_BIRTHS = (
    _between(0, 100),  # patients, households
    _between(18, 67),  # employees
    _between(18, 90),  # customers, members
    _between(6, 19),  # pupils
    _between(18, 32),  # students, conscripts
)
_OTHERS = (
    _fading(1),  # created, ordered, last seen
    _fading(4),  # registered
    _fading(12),  # hired, member since
    _fading(50),  # founded
    _fading(-2),  # expires
    _between(0, 5),  # created since the system came
    _between(0, 12),
    _between(0, 30),  # hired, built
    _between(0, 150),  # founded
    _between(-5, 5),  # valid from or to, planned
    *(_between(start, start + 12) for start in range(0, 100, 4)),  # an archive
)


def birth_evidence(values: Sequence[str], as_of: date) -> float:
    """Return the natural log-likelihood ratio, -4 to 4, that dates are of birth rather than other dates.

    The ratio is k (max_b mean ln p_b(age) - max_o mean ln p_o(age)): ages in years on `as_of`, p_b and p_o the
    densities of the sources above (uniform over the ages of a sort of people; uniform or exponential over the years
    since, or until, what else companies date), each with 2 % of outliers, and k the number of values, at most 12.
    The spreads are set by hand from what such tables hold. 0 where the values are not dates, or fewer than five;
    -4 where they have times of the day, which births do not, and where they are numbers in a row.
    """
    read = _read(values, as_of)
    if len(read) < _FEWEST or len(read) < _PARSED * len(values):
        return 0.0
    times = {time for _, time in read if time}
    if len(times) > _SHIFTED_MIDNIGHTS or _in_a_row(values, [day for day, _ in read]):
        return -_MOST
    ages = [(as_of - day).days / 365.25 for day, _ in read]
    ratio = _fit(_BIRTHS, ages) - _fit(_OTHERS, ages)
    return max(-_MOST, min(_MOST, min(len(ages), _LOOKS) * ratio))


def _in_a_row(values: Sequence[str], days: Sequence[date]) -> bool:
    """Tell running numbers from dates written as digits."""
    few = len(days) >= _ENOUGH_NUMBERS and len({day.day for day in days}) <= _DAYS_OF_RUNNING_NUMBERS
    return few and all(map(_RUNNING_NUMBER.fullmatch, values))


def _fit(sources: Iterable[_Source], ages: Sequence[float]) -> float:
    """Return the mean log-likelihood of the source that explains the ages best."""
    background = _OUTLIERS / _OUTLIERS_OVER
    return max(sum(log((1 - _OUTLIERS) * source(age) + background) for age in ages) / len(ages) for source in sources)


def _read(values: Sequence[str], as_of: date) -> list[tuple[date, str]]:
    """Read values as days and times, all in the one written form that fits most of them."""
    readings = [[day for value in values if (day := _day(form, value, as_of))] for form in _FORMS]
    return max(readings, key=len)


def _day(form: re.Pattern[str], value: str, as_of: date) -> tuple[date, str] | None:
    match = form.fullmatch(value.strip()) if len(value) < 50 else None
    if not match:
        return None
    part = match.groupdict()
    month = _MONTHS.get(part["name"][:3].lower(), 0) if part.get("name") else int(part.get("m") or 7)
    try:
        return date(_full_year(int(part["y"]), as_of), month, int(part.get("d") or 1)), part.get("time") or ""
    except ValueError:
        return None


def _full_year(year: int, as_of: date) -> int:
    """Read two digits as the last such year."""
    if year >= 100:
        return year
    return as_of.year - (as_of.year - year) % 100
