"""Is somebody still there who was erased, restricted, or objected to being profiled; and do datasets agree on who opted out?"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from itertools import product

import pandas as pd

from pii_audit.model.people import PeopleFacts, Question
from pii_audit.people.counting import counted, facts, first_that_holds, flagged
from pii_audit.people.opt_outs import Grace, opt_outs
from pii_audit.people.register import ROW, Records, Register

_DAYS = ("sent", "given", "bought")
"""Days that show dealings of a person's own choice."""


def erased(register: Register, as_of: date) -> Iterator[PeopleFacts]:
    """Look everybody up in the registers of erasures; who has dealt with the company since is there again rightly."""
    logs = list(register.saying("erased"))
    if not logs:
        return
    for asked in register.records:
        if asked in logs or not asked.source:  # what is remembered has none
            continue
        found = register.matched(asked, logs, ["erased"])
        found = found[found["erased"].between(1, as_of.toordinal())]
        last = found.groupby(ROW)["erased"].max().reindex(asked.frame.index, fill_value=0)
        since = (asked.frame[list(_DAYS)].max(axis=1) > last) & (last > 0)
        cases = [(since, "returned"), (last > 0, "erased"), (asked.person == 0, "unverifiable:no_key")]
        yield facts(Question.ERASED, asked, first_that_holds(cases, "clear", asked.frame.index))


def restricted(register: Register, leaving: Collection[tuple[str, str]]) -> Iterator[PeopleFacts]:
    """Look for restricted people in what is sent, or leaves the company (`leaving`, by source and dataset)."""
    lists = list(register.saying("restricted"))
    if not lists:
        return
    for asked in register.records:
        if asked in lists or not ((asked.source, asked.dataset) in leaving or asked.spec.sent or asked.spec.contacted):
            continue
        found = register.matched(asked, lists, ["restricted"])
        is_there = flagged(found, found["restricted"].astype(bool), asked.frame.index)
        yield facts(Question.RESTRICTED, asked, first_that_holds([(is_there, "restricted")], "clear", is_there.index))


def profiles(register: Register, grace: Grace, as_of: date) -> Iterator[PeopleFacts]:
    """Look for profiles of people who opted out (GDPR Art. 21(2)-(3))."""
    for asked in register.saying("profiled"):
        on = pd.Series(as_of.toordinal(), index=asked.frame.index)
        out = opt_outs(register, asked, on, True, grace)
        objected = (out.last > 0) & (out.last > _last_consent(register, asked, as_of))
        cases = [(objected, "objected"), (asked.person == 0, "unverifiable:no_key")]
        yield facts(Question.PROFILE, asked, first_that_holds(cases, "allowed", on.index))


def disagreements(register: Register, grace: Grace, as_of: date) -> Iterator[PeopleFacts]:
    """Compare who has opted out in one dataset with who has in another, person by person."""
    for here, other in product(
        register.saying("opted_out"), list(register.saying("opted_out", "suppressed", "consent"))
    ):
        if here is other or not set(here.kinds) & set(other.kinds):
            continue
        told = register.matched(here, [out(other, grace, as_of)], ["day"]).groupby(ROW)["day"].max()
        people = pd.DataFrame({"person": here.person, "agrees": here.frame["is_out"]}).loc[told.index]
        people["agrees"] |= _last_consent(register, here, as_of).loc[told.index] >= told
        agrees = people[people["person"] != 0].groupby("person")["agrees"].any()
        states = agrees.map({True: "agree", False: "disagree"}).astype("str")
        if len(states):
            yield PeopleFacts(
                Question.OPT_OUT,
                here.source,
                here.dataset,
                "",
                other.place,
                len(states),
                counted(states),
                counted(states),
            )


def out(records: Records, grace: Grace, as_of: date) -> Records:
    """Keep the records that say an opt-out, each with its `day`, whose grace is over; where there is no day, it is."""
    frame = records.frame
    says = frame["is_out"] | frame["is_suppressed"] | (frame["withdrawn"] > 0)
    day = frame[["opted_out", "suppressed", "withdrawn"]].max(axis=1)
    over = (day <= 0) | (grace.over(day) < as_of.toordinal())
    return replace(records, frame=frame.assign(day=day.clip(lower=1))[says & over])


def _last_consent(register: Register, asked: Records, as_of: date) -> "pd.Series[int]":
    found = register.matched(asked, list(register.saying("consent")), ["given"])
    last = found[found["given"] <= as_of.toordinal()].groupby(ROW)["given"].max()
    return last.reindex(asked.frame.index, fill_value=0)
