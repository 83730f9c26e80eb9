"""MKT: does marketing reach only those it may reach?"""

from collections.abc import Iterator
from typing import ClassVar

from pii_audit.model.elements import in_words
from pii_audit.model.finding import Finding, Severity
from pii_audit.model.people import PeopleFacts, Question
from pii_audit.rules.base import Case, Rule, concerned, plural
from pii_audit.rules.people import NO_CONTACTS, of_people, problems, shown
from pii_audit.rules.pur import declared_name

_FOR_A_SHARE = 20
"""Messages from which on 95 % of them say more than the last."""
_WHY = {
    "none": "with neither consent nor purchase",
    "consent_later": "with a consent only after the message",
    "customer_channel": "by a channel that being a customer does not allow",
    "objected": "to customers who objected at the purchase",
    "robinson": "to people on the Robinson list",
}
_MISSING = {
    "given": "without the time",
    "source": "without the place",
    "text": "without the wording",
    "future": "dated in the future",
    "unreadable": "with a date that cannot be read",
}


class _ContactRule(Rule):
    """What rules on messages share: facts to test, and a reason where there are none."""

    sections = ("marketing",)
    states: ClassVar[tuple[str, ...]]

    def untested(self, case: Case) -> str:
        """Name what is missing to judge messages."""
        asked = of_people(case, Question.CONTACT)
        if not asked:
            return NO_CONTACTS
        if any(facts.count("unverifiable") for facts in asked):
            return "registers leave open whether some of the people contacted may be"
        return problems(asked)

    def found(self, case: Case) -> Iterator[PeopleFacts]:
        """Yield the facts with messages in the rule's states."""
        for facts in of_people(case, Question.CONTACT):
            if facts.count(*self.states):
                yield facts


class NotEligible(_ContactRule):
    """Marketing to people who neither consented nor are customers who may be written to."""

    id = "MKT001"
    title = "Recipient neither consenting nor eligible"
    severity = Severity.CRITICAL
    articles = ("Directive 2002/58/EC Art. 13(1)-(2)", "GDPR Art. 6(1)(a)", "Markedsføringsloven § 10(1)-(2), (4)")
    explanation = (
        "A message, or an entry of a list of people to be reached, has none of the grounds that the policy gives: no "
        "consent before the message on its channel, and no purchase without objection, which allows electronic mail "
        "alone unless the policy names other channels. People on a Robinson list need a consent for post and calls. "
        "Where the register of a ground is not bound or not whole, nobody is accused; the clause stays unverifiable."
    )
    remedy = "Take these people off the list, and check consent, purchase and objection before each sending."
    states = tuple(_WHY)

    def find(self, case: Case) -> Iterator[Finding]:
        """Report each list and channel with people who have no ground."""
        for facts in self.found(case):
            why = "; ".join(f"{facts.count(state):,} {_WHY[state]}" for state in _WHY if facts.count(state))
            yield self.finding(
                source=facts.source,
                dataset=facts.dataset,
                kind=facts.channel,
                clause=case.cited(*(f"marketing.eligible_if.{id_}" for id_ in case.policy.marketing.eligible_if)),
                count=facts.count(*self.states),
                subjects=facts.people(*self.states),
                message=f"{shown(facts, *self.states)} without a ground to write: {why}.",
            )


class SuppressedContacted(_ContactRule):
    """The people on a suppression list, written to."""

    id = "MKT002"
    title = "Suppression list used as a send list"
    severity = Severity.CRITICAL
    articles = ("GDPR Art. 21(3)", "GDPR Art. 5(1)(b)")
    explanation = (
        "People who stand on a suppression list, kept only to show that they want no marketing, are on a list of people "
        "to be reached or got a message after they were put on it, and have not consented since."
    )
    remedy = "Filter every sending by the suppression list, and never take addresses from it."
    states = ("suppressed",)

    def find(self, case: Case) -> Iterator[Finding]:
        """Report each list that holds suppressed people."""
        for facts in self.found(case):
            yield self.finding(
                source=facts.source,
                dataset=facts.dataset,
                kind=facts.channel,
                clause=case.cited(*_never(case), case.promise(self.id)),
                count=facts.count(*self.states),
                subjects=facts.people(*self.states),
                message=f"{shown(facts, *self.states)} are of people on a suppression list.",
            )


class SuppressionTooWide(Rule):
    """A suppression list that holds more than it needs."""

    id = "MKT003"
    title = "Suppression entry holds too much"
    severity = Severity.MEDIUM
    articles = ("GDPR Art. 5(1)(c)",)
    explanation = (
        "A suppression list needs what identifies the address to leave alone. Everything else in it is kept without a "
        "purpose: the fields found in it are compared with what the purposes of its binding cover."
    )
    remedy = "Erase all but the address (or its hash) and the date from the list."

    def untested(self, case: Case) -> str:
        """Without a list nothing can be too much."""
        return "" if any(_is_list(case, place) for place in case.bindings) else "no suppression list is bound"

    def find(self, case: Case) -> Iterator[Finding]:
        """Report each field of a suppression list that its purposes do not cover."""
        for field, element in case.detections():
            place = field.source, field.dataset
            if not _is_list(case, place):
                continue
            purposes = [case.policy.purposes[id_] for id_ in case.bindings[place].purposes]
            allowed = {category for purpose in purposes for category in purpose.categories}
            name = declared_name(case.policy, element.element)
            if allowed & set(case.policy.categories_of(name)) or not allowed:
                continue
            yield self.finding(
                source=field.source,
                dataset=field.dataset,
                field=field.field,
                element=element.element,
                category=element.category,
                kind=element.element,
                clause=case.cited(*(f"categories.{id_}" for id_ in sorted(allowed)), case.promise(self.id)),
                confidence=element.confidence,
                count=concerned(field, element),
                message=f"{field.field} holds {in_words(element.element)}; to leave somebody alone takes no more than {', '.join(sorted(allowed))}.",
            )


class ConsentUnproved(Rule):
    """A consent that its record does not prove, or that is missing where one is needed."""

    id = "MKT004"
    title = "Consent without evidence"
    severity = Severity.HIGH
    articles = ("GDPR Art. 7(1)", "Directive 2002/58/EC Art. 5(3)")
    explanation = (
        "The company has to show that each person consented: when, and, where the policy says so, where and to which "
        "wording (ISO/IEC TS 27560). A record that lacks one of these, or is dated in the future, shows nothing. Data "
        "that may be there only with consent, such as cookie ids and push tokens, needs such a record for each person."
    )
    remedy = "Record time, place and wording with each consent; ask again, or erase, where they are missing."

    def untested(self, case: Case) -> str:
        """Name what is missing."""
        asked = of_people(case, Question.CONSENT, Question.USE)
        return problems(asked) if asked else "no record of a consent is bound"

    def find(self, case: Case) -> Iterator[Finding]:
        """Report records without evidence, and data without consent."""
        for facts in of_people(case, Question.CONSENT):
            if count := facts.count("incomplete"):
                why = "; ".join(
                    f"{n:,} {_MISSING[state.partition(':')[2]]}"
                    for state, n in facts.states.items()
                    if state.startswith("incomplete")
                )
                yield self.finding(
                    source=facts.source,
                    dataset=facts.dataset,
                    kind="evidence",
                    clause=case.cited(case.promise(self.id)),
                    count=count,
                    subjects=facts.people("incomplete"),
                    message=f"{count:,} of {plural(facts.total, 'consent')} cannot be shown: {why}.",
                )
        for facts in of_people(case, Question.USE):
            if count := facts.count("none"):
                yield self._without_consent(case, facts.source, facts.dataset, count, facts.people("none"))
        yield from self._never_asked(case)

    def _never_asked(self, case: Case) -> Iterator[Finding]:
        """Report what needs a consent and is bound to no record of one."""
        asked = {(f.source, f.dataset) for f in of_people(case, Question.CONSENT, Question.USE)}
        rows = {(line.source, line.dataset): line.rows_read for line in case.coverage}
        for place, names in needing_consent(case).items():
            if place not in asked:
                yield self._without_consent(case, *place, rows.get(place, 0), None, names)

    def _without_consent(
        self, case: Case, source: str, dataset: str, count: int, people: int | None, names: tuple[str, ...] = ()
    ) -> Finding:
        names = names or needing_consent(case)[source, dataset]
        return self.finding(
            source=source,
            dataset=dataset,
            kind="missing",
            element=names[0],
            category=case.policy.category_of(names[0]),
            clause=case.cited(*(f"elements.{name}" for name in names), case.promise(self.id)),
            count=count,
            subjects=people,
            message=f"{plural(count, 'record')} with {', '.join(map(in_words, names))} and no record of the consent needed.",
        )


class OptOutsDisagree(Rule):
    """One system that knows of an opt-out, and another that does not."""

    id = "MKT005"
    title = "Unsubscribe states disagree"
    severity = Severity.HIGH
    sections = ("marketing",)
    articles = ("GDPR Art. 21(3)", "GDPR Art. 5(1)(d)")
    explanation = (
        "Somebody who opted out in one system still counts as subscribed in another, the promised time having passed, "
        "and has not consented since. The next message from there breaks the promise."
    )
    remedy = "Pass each opt-out on to every system that sends, and repair those that differ."

    def untested(self, case: Case) -> str:
        """With one system that knows opt-outs there is nothing to compare."""
        return "" if of_people(case, Question.OPT_OUT) else "no two datasets that know opt-outs have people in common"

    def find(self, case: Case) -> Iterator[Finding]:
        """Report each pair of datasets that disagree."""
        for facts in of_people(case, Question.OPT_OUT):
            if count := facts.count("disagree"):
                yield self.finding(
                    source=facts.source,
                    dataset=facts.dataset,
                    kind=facts.against,
                    clause=case.cited(case.promise(self.id), *_never(case)),
                    count=count,
                    subjects=count,
                    message=f"Of {plural(facts.total, 'person', 'people')} who opted out in {facts.against}, {count:,} still stand as subscribed here.",
                )


class OptOutTooSlow(_ContactRule):
    """Messages that still came after an opt-out."""

    id = "MKT006"
    title = "Message after the opt-out"
    severity = Severity.HIGH
    articles = ("GDPR Art. 21(3)", "GDPR Art. 12(3)")
    explanation = (
        "People got a message, or are still to be reached, after they had opted out or withdrawn their consent and the "
        "time had passed that the policy, or marketing.unsubscribe_within, leaves for it. A consent given since takes an "
        "opt-out back."
    )
    remedy = "Stop the sending at once on an opt-out; find out which list was drawn before it and sent after it."
    states = ("opted_out",)

    def find(self, case: Case) -> Iterator[Finding]:
        """Report each list that reached people who had opted out."""
        for facts in self.found(case):
            days = facts.latency
            most = (
                f"95 % within {plural(days['p95'], 'day')}, "
                if days and facts.count(*self.states) >= _FOR_A_SHARE
                else ""
            )
            after = f": {most}the last after {plural(days['max'], 'day')}" if days else ""
            yield self.finding(
                source=facts.source,
                dataset=facts.dataset,
                kind=facts.channel,
                clause=case.cited(case.promise(self.id), *_never(case)),
                count=facts.count(*self.states),
                subjects=facts.people(*self.states),
                message=f"{shown(facts, *self.states)} came after the opt-out{after}.",
            )


def needing_consent(case: Case) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the elements found that may be there only with consent, by source and dataset."""
    wanted = {name for name, element in case.policy.elements.items() if element.needs_consent}
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for field, element in case.detections():
        if element.element in wanted:
            before = found.get((field.source, field.dataset), ())
            found[field.source, field.dataset] = tuple(dict.fromkeys((*before, element.element)))
    return found


def _is_list(case: Case, place: tuple[str, str]) -> bool:
    binding = case.bindings.get(place)
    return bool(binding and binding.people and binding.people.suppressed)


def _never(case: Case) -> tuple[str, ...]:
    return tuple(f"marketing.never_if.{id_}" for id_ in case.policy.marketing.never_if)


RULES: tuple[Rule, ...] = (
    NotEligible(),
    SuppressedContacted(),
    SuppressionTooWide(),
    ConsentUnproved(),
    OptOutsDisagree(),
    OptOutTooSlow(),
)
