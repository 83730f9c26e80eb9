"""RTS: do the data show that people's rights were honoured?"""

from collections.abc import Iterator

from pii_audit.model.finding import Finding, Severity
from pii_audit.model.people import PeopleFacts, Question
from pii_audit.rules.base import Case, Rule, plural
from pii_audit.rules.people import of_people, problems, shown

_IDENTIFIERS = frozenset({
    "person_name", "email", "phone", "national_id", "username", "cookie_id", "device_id", "payment_card", "iban",
    "passport", "driving_licence",
})  # fmt: skip
"""Elements by which somebody could ask for their data."""


class _PeopleRule(Rule):
    """What rules on single people share: one question, and one state that breaks the promise."""

    question: Question
    state: str
    missing: str

    def untested(self, case: Case) -> str:
        """Name what is missing."""
        asked = of_people(case, self.question)
        return problems(asked) if asked else self.missing

    def find(self, case: Case) -> Iterator[Finding]:
        """Report each dataset with people in that state."""
        for facts in of_people(case, self.question):
            if count := facts.count(self.state):
                yield self.finding(
                    source=facts.source,
                    dataset=facts.dataset,
                    clause=case.promise(self.id),
                    count=count,
                    subjects=facts.people(self.state),
                    message=self.message(facts),
                )

    def message(self, facts: PeopleFacts) -> str:
        """Say what was found."""
        raise NotImplementedError


class ErasedFoundAgain(_PeopleRule):
    """People whom the register of erasures calls erased."""

    id = "RTS001"
    title = "Erased subject found again"
    severity = Severity.CRITICAL
    articles = ("GDPR Art. 17(1)", "GDPR Art. 19")
    explanation = (
        "A person whom the register of erasures (people.erased) calls erased is still in a dataset, or again: in a copy "
        "that was forgotten, or after a backup was restored. People with a message, a consent or a purchase after the "
        "erasure are counted apart, as they came back themselves."
    )
    remedy = "Erase these records as well, and apply the register again after every restore."
    question, state, missing = Question.ERASED, "erased", "no register of erasures is bound"

    def message(self, facts: PeopleFacts) -> str:
        """Say what was found."""
        return f"{shown(facts, 'erased')} are of people whom the register of erasures calls erased."


class SubjectNotLocatable(Rule):
    """Personal data in which nobody can be found."""

    id = "RTS002"
    title = "Dataset where no subject can be located"
    severity = Severity.MEDIUM
    articles = ("GDPR Art. 15(1)", "GDPR Art. 17(1)")
    explanation = (
        "A dataset identifies people, and its binding names no column by which to find one of them (subject, or "
        "people.keys). A request to see, correct or erase data would miss it, and so would this audit's checks on people."
    )
    remedy = "Name the column that tells people apart under subject or people.keys, or delete the dataset."

    def untested(self, case: Case) -> str:
        """Only a policy that speaks of rights promises it."""
        return "" if case.policy.rights else "the policy names no rights"

    def find(self, case: Case) -> Iterator[Finding]:
        """Look for datasets that identify people and have no key, where the policy speaks of rights."""
        if not case.policy.rights:
            return
        for place, fields in case.personal_datasets().items():
            binding = case.bindings.get(place)
            keyed = binding and (binding.subject or binding.people or binding.inherits)
            identifying = [f.field for f in fields if any(e.detected in _IDENTIFIERS for e in f.elements)]
            if identifying and not keyed:
                yield self.finding(
                    source=place[0],
                    dataset=place[1],
                    clause=case.promise(self.id),
                    count=len(identifying),
                    message=f"It identifies people ({plural(len(identifying), 'field')}), and no column is bound to find one of them by.",
                )


class RestrictedExported(_PeopleRule):
    """People whose data may only be stored, in what is sent or leaves the company."""

    id = "RTS003"
    title = "Restricted subject exported"
    severity = Severity.HIGH
    articles = ("GDPR Art. 18(2)",)
    explanation = (
        "A person whose data is restricted (people.restricted) is in a list that is sent, or in a dataset that leaves "
        "the company (recipient, egress). Restricted data may be stored and, without consent, hardly anything else."
    )
    remedy = "Take restricted people out of every export and sending."
    question, state, missing = Question.RESTRICTED, "restricted", "no list of restricted people is bound"

    def message(self, facts: PeopleFacts) -> str:
        """Say what was found."""
        return f"{shown(facts, 'restricted')} are of people whose data may only be stored."


class ProfileAfterObjection(_PeopleRule):
    """Profiles of people who objected."""

    id = "RTS004"
    title = "Profile after objection"
    severity = Severity.HIGH
    articles = ("GDPR Art. 21(2)-(3)",)
    explanation = (
        "A dataset rates or forecasts what somebody likes (people.profiled) who opted out of marketing or withdrew the "
        "consent, the promised time having passed. Profiling for direct marketing has to stop with the objection."
    )
    remedy = "Erase these profiles, and leave people who opted out of the next run out."
    question, state, missing = Question.PROFILE, "objected", "no dataset is bound as profiles"

    def message(self, facts: PeopleFacts) -> str:
        """Say what was found."""
        return f"{shown(facts, 'objected')} are profiles of people who opted out."


RULES: tuple[Rule, ...] = (ErasedFoundAgain(), SubjectNotLocatable(), RestrictedExported(), ProfileAfterObjection())
