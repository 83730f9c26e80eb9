"""Who is a child, on the day of a message and today."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_audit.model.people import Question
from tests.people.tables import asked, policy, told

AS_OF = date(2026, 6, 1)


def state(born: date, sent: date) -> str:
    written = policy(children={"no_contact_under": 16})
    tables = {
        "sent": (
            {"keys": {"email": "to"}, "sent": "day", "channel": "email"},
            [{"to": "a@b.dk", "day": sent.isoformat()}],
        ),
        "people": ({"keys": {"email": "who"}, "born": "born"}, [{"who": "a@b.dk", "born": born.isoformat()}]),
    }
    (facts,) = asked(written, told(written, tables), Question.CONTACT_AGE, AS_OF)
    (only,) = facts.states
    return only


@given(st.dates(date(1930, 1, 2), date(2026, 1, 1)), st.dates(date(2026, 1, 1), AS_OF))
def test_contact_age__is_counted_in_birthdays(born: date, sent: date) -> None:
    birthday = (born.month, born.day) if (born.month, born.day) != (2, 29) else (2, 28)
    years = sent.year - born.year - ((sent.month, sent.day) < birthday)
    assert state(born, sent) == ("child" if years < 16 else "adult")


@pytest.mark.parametrize("days", [-1, 0])
def test_contact_age__changes_on_the_birthday(days: int) -> None:
    assert state(date(2010, 5, 10), date(2026, 5, 10) + timedelta(days=days)) == ("adult" if days == 0 else "child")


def test_contact_age__of_two_birth_dates_takes_the_older_and_of_none_says_unknown() -> None:
    written = policy(children={"no_contact_under": 16})
    sent = ({"keys": {"email": "to"}, "contacted": True, "channel": "email"}, [{"to": "a@b.dk"}, {"to": "c@d.dk"}])
    births = [
        {"who": "a@b.dk", "born": "2015-01-01"},
        {"who": "a@b.dk", "born": "1980-01-01"},
        {"who": "c@d.dk", "born": "?"},
    ]
    tables: Any = {"sent": sent, "people": ({"keys": {"email": "who"}, "born": "born"}, births)}
    (facts,) = asked(written, told(written, tables), Question.CONTACT_AGE, AS_OF)
    assert facts.states == {"adult": 1, "unknown": 1}
