"""Columns of dates as companies have them, made with a seed."""

import random
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_audit.detection.births import birth_evidence

_TODAY = date(2026, 7, 1)
_RANDOM = random.Random(11)


def _aged(age: Callable[[], float], n: int = 150) -> list[date]:
    return [_TODAY - timedelta(days=age() * 365.25) for _ in range(n)]


def _between(youngest: float, oldest: float, n: int = 150) -> list[date]:
    return _aged(lambda: _RANDOM.uniform(youngest, oldest), n)


BIRTHS = {
    "customers": _between(18, 90),
    "customers around 45": _aged(lambda: max(18, _RANDOM.gauss(45, 14))),
    "employees": _between(18, 67),
    "five employees": _between(20, 64, 5),
    "patients": _between(0, 95),
    "pensioners": _between(62, 95),
    "students": _between(19, 30),
}
OTHERS = {
    "created": _aged(lambda: _RANDOM.expovariate(1)),
    "ordered in six years": _between(0, 6),
    "hired over 30 years": _between(0, 30),
    "hired, most lately": _aged(lambda: _RANDOM.expovariate(1 / 8)),
    "members since 2001": _between(2, 25),
    "companies founded": _between(1, 150),
    "young companies founded": _aged(lambda: _RANDOM.expovariate(1 / 25)),
    "warranty ends": _between(-4, 0.5),
    "contracts end": _between(-10, -1),
    "events planned": _between(-1, 1),
    "observations": _between(0.5, 16),
    "an archive of 2001-2010": _between(16, 25),
}
FORMS = [
    "%Y-%m-%d",
    "%d-%m-%Y",
    "%d.%m.%Y",
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%Y%m%d",
    "%d%m%Y",
    "%Y-%m-%d 00:00:00",
    "%d. %B %Y",
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("people", BIRTHS)
def test_births(people: str, form: str) -> None:
    assert birth_evidence([day.strftime(form) for day in BIRTHS[people]], _TODAY) > 2


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("what", OTHERS)
def test_other_dates(what: str, form: str) -> None:
    assert birth_evidence([day.strftime(form) for day in OTHERS[what]], _TODAY) < -2


UNDECIDED = {
    "pupils, or orders of ten years ago": _between(6, 16),
    "members with children, or companies": _aged(
        lambda: _RANDOM.choice((_RANDOM.uniform(3, 17), _RANDOM.uniform(28, 75)))
    ),
    "records by year of issue, or members": _between(2, 71),
}


@pytest.mark.parametrize("what", UNDECIDED)
def test_what_looks_alike__is_left_to_the_name(what: str) -> None:
    assert abs(birth_evidence([str(day) for day in UNDECIDED[what]], _TODAY)) < 2


@pytest.mark.parametrize("form", ["%d%m%y", "%y%m%d", "%d-%m-%y"])
def test_years_of_two_digits__are_the_last_such(form: str) -> None:
    assert birth_evidence([day.strftime(form) for day in BIRTHS["customers"]], _TODAY) > 2
    assert birth_evidence([day.strftime(form) for day in OTHERS["created"]], _TODAY) < -2


def test_years_alone() -> None:
    assert birth_evidence([str(day.year) for day in BIRTHS["customers"]], _TODAY) > 2
    assert birth_evidence([str(day.year) for day in OTHERS["hired over 30 years"]], _TODAY) < -2


@pytest.mark.parametrize("first", [301002, 101002, 12052000])
def test_running_numbers_read_as_dates__are_no_births(first: int) -> None:
    assert birth_evidence([str(first + 3 * i) for i in range(40)], _TODAY) <= 0


def test_danish_month_names() -> None:
    days = ["11. marts 1960", "2. maj 1971", "3. oktober 1955", "7. dec. 1989", "12. august 1944", "1. juni 1966"]
    assert birth_evidence(days, _TODAY) > 2


def test_times_of_the_day__are_no_births() -> None:
    days = [f"{day}T{i % 24:02}:{i % 60:02}:11" for i, day in enumerate(BIRTHS["customers"])]
    assert birth_evidence(days, _TODAY) == -4


def test_midnights_of_a_time_zone__are_days() -> None:
    days = [f"{day}T{22 + (not 3 < day.month < 11)}:00:00Z" for day in BIRTHS["customers"]]
    assert birth_evidence(days, _TODAY) > 2


@pytest.mark.parametrize(
    "values", [[], ["1960-03-11"] * 4, ["hest", "ged", "kat", "hund", "ko"], ["12345678"] * 9, ["1" * 10_000] * 9]
)
def test_no_dates_or_few__say_nothing(values: Sequence[str]) -> None:
    assert birth_evidence(values, _TODAY) == 0


@given(st.lists(st.dates().map(str) | st.text(max_size=12), max_size=30))
def test_any_values__within_bounds(values: Sequence[str]) -> None:
    assert -4 <= birth_evidence(values, _TODAY) <= 4


def test_hostile_values_take_no_seconds() -> None:
    since = time.monotonic()
    birth_evidence(["1 " * 5000, "19" * 5000, "1960-01-01T00:00" + "0" * 9000, "a" * 10_000] * 100, _TODAY)
    assert time.monotonic() - since < 1
