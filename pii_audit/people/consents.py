"""Do the records of consents prove them, and has everybody consented to what needs a consent?

What a record must hold: GDPR Art. 7(1), ISO/IEC TS 27560.
"""

from collections.abc import Collection, Iterator
from datetime import date

import pandas as pd

from pii_audit.model.people import PeopleFacts, Question
from pii_audit.people.counting import facts, first_that_holds, flagged
from pii_audit.people.register import Register


def evidence(register: Register, wanted: Collection[str], as_of: date) -> Iterator[PeopleFacts]:
    """Look at each record of a consent: `wanted` are `given`, `source` and `text`."""
    for asked in register.saying("consent"):
        frame = asked.frame
        cases = [
            (frame["given"] > as_of.toordinal(), "incomplete:future"),
            (frame["given"] < 0, "incomplete:unreadable"),
            ((frame["given"] == 0) & ("given" in wanted), "incomplete:given"),
            (~frame["has_source"] & ("source" in wanted), "incomplete:source"),
            (~frame["has_text"] & ("text" in wanted), "incomplete:text"),
        ]
        yield facts(Question.CONSENT, asked, first_that_holds(cases, "evidenced", frame.index))


def uses(register: Register, needing: Collection[tuple[str, str]], as_of: date) -> Iterator[PeopleFacts]:
    """Look for the consents of everybody in datasets that need one, by source and dataset."""
    for asked in register.records:
        if (asked.source, asked.dataset) not in needing or asked.spec.consent:
            continue
        found = register.matched(asked, list(register.saying("consent")), ["given", "withdrawn"])
        today = as_of.toordinal()
        valid = found["given"].between(1, today) & ~found["withdrawn"].between(1, today)
        cases: list[tuple[pd.Series[bool], str]] = [
            (asked.person == 0, "unverifiable:no_key"),
            (flagged(found, valid, asked.frame.index), "consented"),
        ]
        yield facts(Question.USE, asked, first_that_holds(cases, "none", asked.frame.index))
