"""How old people are: on the day of a message, and today where a dataset holds their birth date."""

from collections.abc import Iterator
from datetime import date

import pandas as pd

from pii_audit.model.people import PeopleFacts, Question
from pii_audit.model.period import Period
from pii_audit.people.counting import facts, first_that_holds, flagged
from pii_audit.people.register import ROW, Records, Register
from pii_audit.policy.schema import Children
from pii_audit.retention.calendar import add


def contact_ages(register: Register, children: Children, as_of: date) -> Iterator[PeopleFacts]:
    """Judge the age of everybody who is written to, on the day; where birth dates differ, the oldest counts."""
    if children.no_contact_under is None:
        return
    for asked in register.saying("sent", "contacted"):
        if _only_replies(asked, children):
            continue
        on = asked.frame["sent"].mask(asked.frame["sent"] <= 0, as_of.toordinal())
        grown = _grown_up(_born(register, asked), children.no_contact_under)
        cases = [(grown == 0, "unknown"), (grown > on, "child")]
        yield facts(Question.CONTACT_AGE, asked, first_that_holds(cases, "adult", on.index))


def held_ages(register: Register, children: Children, as_of: date) -> Iterator[PeopleFacts]:
    """Judge the age of everybody whose birth date a dataset holds, and who consented for the children."""
    if children.no_contact_under is None:
        return
    for asked in register.saying("born"):
        grown = _grown_up(asked.frame["born"], children.no_contact_under)
        child = grown > as_of.toordinal()
        guardians = register.matched(asked, list(register.saying("guardian")), ["guardian"])
        consented = flagged(guardians, guardians["guardian"].between(1, as_of.toordinal()), child.index)
        consented |= asked.frame["guardian"].between(1, as_of.toordinal())
        reply = pd.Series(_only_replies(asked, children), index=child.index)
        cases = [
            (grown == 0, "unknown"),
            (child & consented, "guardian"),
            (child & reply, "reply"),
            (child, "child"),
        ]
        yield facts(Question.HELD_AGE, asked, first_that_holds(cases, "adult", child.index))


def _only_replies(asked: Records, children: Children) -> bool:
    """Tell whether a dataset serves nothing but to answer what people ask."""
    purposes = set(asked.binding.purposes)
    return bool(purposes) and purposes <= set(children.reply_purposes)


def _born(register: Register, asked: Records) -> "pd.Series[int]":
    pairs = register.matched(asked, list(register.saying("born")), ["born"])
    known = pairs[pairs["born"] > 0].groupby(ROW)["born"].min()
    return known.reindex(asked.frame.index, fill_value=0).astype("int64")


def _grown_up(born: "pd.Series[int]", age: int) -> "pd.Series[int]":
    """Return the day on which each reaches an age; who is born on 29 February does on the 28th of other years."""
    years = Period(months=12 * age)
    days = {int(day): add(date.fromordinal(int(day)), years).toordinal() for day in born.unique() if day > 0}
    return born.map(days).fillna(0).astype("int64")
