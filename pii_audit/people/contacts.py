"""May the people whom marketing reaches be written to? Consent, purchase, opt-out, suppression, per message and channel.

Directive 2002/58/EC Art. 13(1)-(2): consent before the message, or an own similar sale without objection, by e-mail alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd

from pii_audit.model.people import PeopleFacts, Question
from pii_audit.people.counting import facts, first_that_holds, flagged
from pii_audit.people.opt_outs import SOME_DAY, Grace, Outs, of_channel, opt_outs, suppressions
from pii_audit.people.register import NONE, ROW, Records, Register
from pii_audit.policy.schema import Marketing

_BY_POST_OR_PHONE = ("post", "phone")


@dataclass(frozen=True)
class Terms:
    """What the policy says of marketing messages."""

    marketing: Marketing
    grace: Grace
    as_of: date

    @property
    def by_consent(self) -> bool:
        """Whether consent allows them."""
        return any(ground.ground == "consent" for ground in self.marketing.eligible_if.values())

    def channels_of_customers(self) -> tuple[str, ...] | None:
        """Return the channels on which a purchase allows them, none for all; None where it does not."""
        for ground in self.marketing.eligible_if.values():
            if ground.ground == "purchase":
                return ground.channels
        return None


def contacts(register: Register, terms: Terms) -> Iterator[PeopleFacts]:
    """Judge every message of every dataset bound to a purpose of marketing, channel by channel."""
    for asked in register.saying("sent", "contacted"):
        if not set(asked.binding.purposes) & set(terms.marketing.purposes):
            continue  # an administrative message needs no consent
        states, late = _states(register, asked, terms)
        if asked.frame.empty:
            yield facts(Question.CONTACT, asked, states)
        for channel, rows in asked.frame.groupby("channel").groups.items():
            yield facts(Question.CONTACT, asked, states.loc[rows], str(channel), late.loc[rows])


def _states(register: Register, asked: Records, terms: Terms) -> tuple["pd.Series[str]", "pd.Series[int]"]:
    today = asked.spec.contacted
    on = pd.Series(terms.as_of.toordinal(), index=asked.frame.index) if today else asked.frame["sent"]
    out = opt_outs(register, asked, on, today, terms.grace)
    suppressed = suppressions(register, asked, on, today, terms.grace)
    consent = _Consents(register, asked, on, terms.grace)
    bought, objected = _purchases(register, asked, on)
    channels = terms.channels_of_customers()
    customer = bought & ~objected & (channels is not None)
    reached = asked.frame["channel"].isin(channels) if channels else pd.Series(True, index=on.index)
    any_ground = consent.last.gt(0) | consent.later | consent.doubtful | bought
    undated = on <= NONE
    later = consent.later & terms.by_consent
    consented = consent.last.gt(0) & terms.by_consent

    def stands(outs: Outs) -> "pd.Series[bool]":
        return (outs.last > 0) & (outs.last > consent.last)  # a consent given since takes an opt-out back

    cases = [
        (asked.person == 0, "unverifiable:no_key"),
        (stands(suppressed), "suppressed"),
        (stands(out), "opted_out"),
        (undated & any_ground, "unverifiable:undated"),
        (out.doubtful | suppressed.doubtful, "unverifiable:opt_out"),
        (consented, "consented"),
        (_on_robinson(register, asked), "robinson"),
        (customer & reached, "customer"),
        (consent.doubtful, "unverifiable:consent"),
        (later, "consent_later"),
        (customer, "customer_channel"),
        (bought & objected, "objected"),
    ]
    gap = _gap(register, terms)
    states = first_that_holds(cases, f"unverifiable:{gap}" if gap else "none", on.index)
    return states, (on - out.last).where((states == "opted_out") & (out.last > SOME_DAY), 0)


def _gap(register: Register, terms: Terms) -> str:
    """Say why the silence of the registers proves nothing: one of them is not bound, or not whole."""
    wanted: list[tuple[bool, str]] = [
        (terms.by_consent, "consent"),
        (terms.channels_of_customers() is not None, "bought"),
    ]
    for needed, statement in wanted:
        bound = list(register.saying(statement))
        if needed and (not bound or any(records.problem for records in bound)):
            return "register"
    return ""


class _Consents:
    """The consents of the people asked about, on the day of each record."""

    def __init__(self, register: Register, asked: Records, on: "pd.Series[int]", grace: Grace) -> None:
        found = register.matched(asked, list(register.saying("consent")), ["given", "withdrawn", "channel"])
        found = found[of_channel(found, asked)]
        day = found[ROW].map(on)
        ended = (found["withdrawn"] > 0) & (grace.over(found["withdrawn"]) < day)
        holds = (found["given"] > 0) & (found["given"] <= day) & ~ended & (found["withdrawn"] >= 0)
        self.last = found[holds].groupby(ROW)["given"].max().reindex(on.index, fill_value=0)
        self.later = flagged(found, (found["given"] > day), on.index)
        self.doubtful = flagged(found, (found["given"] <= 0) | (found["withdrawn"] < 0), on.index)


def _purchases(register: Register, asked: Records, on: "pd.Series[int]") -> tuple["pd.Series[bool]", "pd.Series[bool]"]:
    """Tell who had bought something by then, and who had objected on such an occasion."""
    found = register.matched(asked, list(register.saying("bought")), ["bought", "objected"])
    before = (found["bought"] > 0) & (found["bought"] <= found[ROW].map(on))
    objected = found["objected"].astype(bool)
    return flagged(found, before, on.index), flagged(found, before & objected, on.index)


def _on_robinson(register: Register, asked: Records) -> "pd.Series[bool]":
    found = register.matched(asked, list(register.saying("robinson")), [])
    listed = flagged(found, pd.Series(True, index=found.index), asked.frame.index)
    return listed & asked.frame["channel"].isin(_BY_POST_OR_PHONE)
