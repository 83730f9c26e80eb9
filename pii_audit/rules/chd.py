"""CHD: are children left alone, and their data kept only with a guardian's consent?"""

from collections.abc import Iterator

from pii_audit.model.finding import Finding, Severity
from pii_audit.model.people import Question
from pii_audit.rules.base import Case, Rule, plural
from pii_audit.rules.people import NO_CONTACTS, of_people, problems, shown


class _OfChildren(Rule):
    """What rules on children share: one question, and an age that the policy has to name."""

    sections = ("children",)
    question: Question
    missing: str
    beyond: str = ""

    def untested(self, case: Case) -> str:
        """Name what is missing."""
        if case.policy.children.no_contact_under is None:
            return "the policy names no age"
        asked = of_people(case, self.question)
        return problems(asked) if asked else self.missing

    def find(self, case: Case) -> Iterator[Finding]:
        """Report each dataset with children in it."""
        for facts in of_people(case, self.question):
            if count := facts.count("child"):
                yield self.finding(
                    source=facts.source,
                    dataset=facts.dataset,
                    clause=_clause(case, self.id),
                    count=count,
                    subjects=facts.people("child"),
                    message=f"{shown(facts, 'child')} are of children under {case.policy.children.no_contact_under}{self.beyond}.",
                )


class ChildContacted(_OfChildren):
    """Messages to children."""

    id = "CHD001"
    title = "Contact below the age"
    severity = Severity.CRITICAL
    articles = ("GDPR Art. 8", "GDPR Recital 38")
    explanation = (
        "Somebody was younger than the policy's age (children.no_contact_under) on the day of a message, or is now, on a "
        "list of people to be reached. Ages come from the birth dates bound anywhere (people.born); where two differ, "
        "the older counts. Datasets that serve only to answer a child's own questions are left out."
    )
    remedy = "Take children off all lists, and check the age before each sending."
    question, missing = Question.CONTACT_AGE, NO_CONTACTS


class ChildWithoutGuardian(_OfChildren):
    """Data of children whose guardians did not consent."""

    id = "CHD002"
    title = "Data below the age without a guardian's consent"
    severity = Severity.HIGH
    articles = ("GDPR Art. 8(1)-(2)", "GDPR Art. 6(1)(f)")
    explanation = (
        "A dataset holds the data of people who are younger than the policy's age today, by the birth dates in it, and "
        "neither it nor another dataset holds the consent of a parent or guardian (people.guardian). Data used only to "
        "answer the child (children.reply_purposes) is left out."
    )
    remedy = "Ask a guardian to consent, or erase the data."
    question, missing = Question.HELD_AGE, "no birth date is bound"
    beyond = ", and no guardian's consent is known"


class AgeUnknown(Rule):
    """People of whom no birth date is known."""

    id = "CHD003"
    title = "Age unknown"
    severity = Severity.LOW
    sections = ("children",)
    articles = ("GDPR Art. 5(2)",)
    explanation = (
        "Of some people written to, no birth date is known, so it cannot be shown that they are no children. A birth "
        "date that people may leave out makes a promise about age hard to keep and harder to prove."
    )
    remedy = "Ask for the age, or for a confirmation of it, where the promise has to hold."

    def find(self, case: Case) -> Iterator[Finding]:
        """Report each list with people of unknown age."""
        for facts in of_people(case, Question.CONTACT_AGE):
            if count := facts.count("unknown"):
                yield self.finding(
                    source=facts.source,
                    dataset=facts.dataset,
                    clause=_clause(case, "CHD001"),
                    count=count,
                    subjects=facts.people("unknown"),
                    message=f"{count:,} of {plural(facts.total, 'record')} are of people whose birth date nothing tells.",
                )


def _clause(case: Case, rule: str) -> str | None:
    statements = (f"children.statements.{id_}" for id_ in case.policy.children.statements)
    return case.cited(case.promise(rule), *statements)


RULES: tuple[Rule, ...] = (ChildContacted(), ChildWithoutGuardian(), AgeUnknown())
