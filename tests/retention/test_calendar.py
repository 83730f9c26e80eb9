"""Calendar arithmetic: golden days worked out by hand, and the cut-off against a walk over the calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_audit.model.period import Period
from pii_audit.model.retention import Anchor
from pii_audit.retention.calendar import add, cutoff, due, financial_year_end

GOLDEN = [
    # event, steps, anchor, last day it may still be there
    ("2020-03-15", ["P2Y", "P2Y"], None, "2024-03-15"),
    ("2020-02-29", ["P2Y", "P2Y"], None, "2024-02-28"),  # step by step, not four years at once
    ("2020-02-29", ["P4Y"], None, "2024-02-29"),
    ("2025-12-01", ["P3M"], None, "2026-03-01"),
    ("2025-11-30", ["P3M"], None, "2026-02-28"),  # clamped to the end of February
    ("2024-02-29", ["P2Y"], None, "2026-02-28"),
    ("2026-01-01", ["P5Y"], Anchor.FINANCIAL_YEAR_END, "2031-12-31"),
    ("2025-12-31", ["P5Y"], Anchor.FINANCIAL_YEAR_END, "2030-12-31"),
    ("2026-11-20", ["P2D"], None, "2026-11-22"),
    ("2026-01-31", ["P1M2W"], None, "2026-03-14"),  # months first, then days
]


@pytest.mark.parametrize(("event", "steps", "anchor", "expected"), GOLDEN)
def test_due__golden_days(event: str, steps: list[str], anchor: Anchor | None, expected: str) -> None:
    found = due(date.fromisoformat(event), [Period.parse(s) for s in steps], anchor)
    assert found == date.fromisoformat(expected)


def test_financial_year_end__year_that_ends_in_june() -> None:
    assert financial_year_end(date(2025, 6, 30), 6, 30) == date(2025, 6, 30)
    assert financial_year_end(date(2025, 7, 1), 6, 30) == date(2026, 6, 30)


def test_financial_year_end__leap_day_is_clamped() -> None:
    assert financial_year_end(date(2025, 1, 1), 2, 29) == date(2025, 2, 28)


@pytest.mark.parametrize(
    ("day", "period"), [(date(9999, 6, 1), "P1Y"), (date(9999, 12, 1), "P90D"), (date(2026, 1, 1), "P9999Y")]
)
def test_add__beyond_the_calendar__is_its_last_day(day: date, period: str) -> None:
    assert add(day, Period.parse(period)) == date.max


def test_cutoff__of_for_ever__is_before_every_event() -> None:
    assert cutoff(date(2026, 11, 22), (Period.parse("P9999Y"),), None, (12, 31)) < date(2, 1, 1)


periods = st.builds(Period, months=st.integers(0, 72), days=st.integers(0, 60)).filter(lambda p: p.months or p.days)
days = st.dates(date(1990, 1, 1), date(2040, 12, 31))


@given(days, st.lists(periods, min_size=1, max_size=3), st.sampled_from([None, *Anchor]))
def test_cutoff__is_the_last_overdue_day(as_of: date, steps: list[Period], anchor: Anchor | None) -> None:
    found = cutoff(as_of, tuple(steps), anchor, (12, 31))
    assert due(found, steps, anchor) < as_of
    assert due(found + timedelta(days=1), steps, anchor) >= as_of


def test_cutoff__three_months_over_four_years_of_audit_dates__equals_a_walk() -> None:
    steps = (Period(months=3),)
    for n in range(1461):
        as_of = date(2024, 1, 1) + timedelta(days=n)
        walked = max(d for k in range(40, 120) if due(d := as_of - timedelta(days=k), steps) < as_of)
        assert cutoff(as_of, steps, None, (12, 31)) == walked


@given(days, days, st.lists(periods, max_size=3))
def test_due__never_decreases(one: date, other: date, steps: list[Period]) -> None:
    early, late = sorted((one, other))
    assert due(early, steps) <= due(late, steps)


@pytest.mark.parametrize("text", ["", "P", "P0D", "2Y", "P1H", "PT5M", "P1.5Y", "P-1Y", "p1y", "P1Y ", "P٢Y"])
def test_period__what_is_none(text: str) -> None:
    with pytest.raises(ValueError, match="is not a period"):
        Period.parse(text)


def test_period__in_words() -> None:
    assert str(Period.parse("P2Y")) == "2 years"
    assert str(Period.parse("P15M2D")) == "1 year and 3 months and 2 days"
