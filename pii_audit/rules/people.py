"""What the rules on people share."""

from collections.abc import Sequence

from pii_audit.model.people import PeopleFacts, Question
from pii_audit.rules.base import Case, plural

NO_CONTACTS = "no list of the people contacted is bound"


def of_people(case: Case, *questions: Question) -> list[PeopleFacts]:
    """Return the answers to some questions."""
    return [facts for facts in case.people if facts.question in questions]


def problems(asked: Sequence[PeopleFacts]) -> str:
    """Say what kept some of the questions from being answered; empty where nothing did."""
    return "; ".join(sorted({facts.problem for facts in asked if facts.problem}))


def shown(facts: PeopleFacts, *states: str) -> str:
    """Say how many are concerned: `12 of 300 records by email (9 people)`."""
    channel = f" by {facts.channel}" if facts.channel else ""
    people = plural(facts.people(*states), "person", "people")
    return f"{facts.count(*states):,} of {plural(facts.total, 'record')}{channel} ({people})"
