"""Classes of records by when their time limit ends: due soon, just past it, long past it."""

from datetime import date, timedelta

from pii_audit.model.period import Period
from pii_audit.model.retention import GRACE, OLDER, OVERDUE, WITHIN, Age, Clock
from pii_audit.retention.calendar import cutoff

_CLASSES = ((WITHIN, 91), (f"{WITHIN}:90", 31), (f"{WITHIN}:30", 0))
_OVERDUE_CLASSES = ((f"{OVERDUE}:30", -30), (f"{OVERDUE}:180", -180), (f"{OVERDUE}:365", -365))
"""A class, and the first day on which its records are due, in days from the audit date."""


def ages(as_of: date, clock: Clock, grace: Period | None) -> tuple[Age, ...]:
    """Return the classes of a clock, the youngest first; a grace takes in all that are not longer past the limit."""
    first_days = [(state, as_of + timedelta(days=days)) for state, days in _CLASSES]
    if grace:
        first_days.append((f"{OVERDUE}:{GRACE}", cutoff(as_of, (grace,), None, (12, 31)) + timedelta(days=1)))
    for state, days in _OVERDUE_CLASSES:
        if (first := as_of + timedelta(days=days)) < first_days[-1][1]:  # else all of it is within the grace
            first_days.append((state, first))
    return tuple(
        Age(state, first, cutoff(first, clock.steps, clock.anchor, clock.financial_year_end))
        for state, first in first_days
    )


def state_due(due: date, as_of: date, classes: tuple[Age, ...]) -> str:
    """Return the state, with its class, of a record that is due on a day."""
    if not classes:
        return OVERDUE if due < as_of else WITHIN
    return next((age.state for age in classes if due >= age.due_from), f"{OVERDUE}:{OLDER}")
