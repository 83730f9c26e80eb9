"""Classes by age: the same as those of an independent count of days, whatever the grace."""

from datetime import date, timedelta

import pytest

from pii_audit.model.period import Period
from pii_audit.model.retention import Clock, Trigger
from pii_audit.retention.ages import ages, state_due
from tests.retention.walk import age

TODAY = date(2026, 3, 1)
CLOCK = Clock(Trigger("at"), (), (Period.parse("P1Y"),), None, (12, 31), TODAY)


def state(days_past: int, grace: str | None) -> str:
    classes = ages(TODAY, CLOCK, Period.parse(grace) if grace else None)
    return state_due(TODAY - timedelta(days=days_past), TODAY, classes)


def test_ages__equal_a_count_of_days() -> None:
    for days in range(-200, 500):
        assert state(days, "P14D") == age(TODAY, TODAY - timedelta(days=days)), days


@pytest.mark.parametrize(
    ("grace", "days", "expected"),
    [
        (None, 1, "overdue:30"),
        ("P200D", 200, "overdue:grace"),
        ("P200D", 201, "overdue:365"),
        ("P30D", 30, "overdue:grace"),
        ("P30D", 31, "overdue:180"),
        ("P1M", 29, "overdue:30"),  # due on 31 January: the grace ended on 28 February
        ("P1M", 28, "overdue:grace"),
        ("P2Y", 731, "overdue:older"),
        ("P2Y", 0, "within:30"),
    ],
)
def test_ages__what_the_grace_takes_in(grace: str | None, days: int, expected: str) -> None:
    assert state(days, grace) == expected
