"""SUP: do the exceptions that people made still hold?

These two judge what the other rules found, so `pii_audit.standing` asks them once all findings are there.
"""

from collections.abc import Iterator
from datetime import date

from pii_audit.model.finding import Finding, Severity
from pii_audit.rules.base import ANYWHERE, Case, Rule, plural


class _AfterTheOthers(Rule):
    """A rule about findings, and so none about a case."""

    def find(self, case: Case) -> Iterator[Finding]:  # noqa: ARG002
        """Find nothing in the data itself."""
        yield from ()


class AcceptanceExpired(_AfterTheOthers):
    """An accepted finding whose acceptance has run out."""

    id = "SUP001"
    title = "Accepted finding expired"
    severity = Severity.MEDIUM
    articles = ("GDPR Art. 5(2)", "GDPR Art. 24(1)")
    explanation = (
        "An entry under accepted: in pii-audit.yaml held until a day that has passed, and what it accepted is still there. "
        "The finding counts again from the day after. An acceptance without an end would be a change of policy that nobody "
        "decided."
    )
    remedy = "Put the finding right, or decide anew: give the entry a reason, an approver and a day that hold today."

    def expired(self, finding: Finding, expires: date, owner: str) -> Finding:
        """Report that a finding is accepted no longer."""
        return self.finding(
            source=finding.source,
            dataset=finding.dataset,
            field=finding.field,
            kind=finding.id,
            element=finding.element,
            category=finding.category,
            count=finding.count,
            message=f"{finding.rule} was accepted until {expires} (owner: {owner}) and is still there.",
        )


class MatchesNothing(_AfterTheOthers):
    """An exception that nothing needs any more."""

    id = "SUP002"
    title = "Accepted finding matches nothing"
    severity = Severity.LOW
    articles = ("GDPR Art. 5(2)", "GDPR Art. 24(1)")
    explanation = (
        "An entry under accepted: in pii-audit.yaml, or a finding of the baseline, matches nothing that this audit found, "
        "though it looked at all the places. Left standing, it would hide the same breach if it came back. What was not "
        "looked at is not counted. Findings of COV and SUP rules cannot be accepted. Gone from a baseline, it is for "
        "information."
    )
    remedy = "Delete the entry; a baseline is brought up to date by pii-audit baseline update."

    def unused(self, what: str, owner: str, source: str, dataset: str) -> Finding:
        """Report an entry under `accepted:`."""
        return self.finding(
            source=source,
            dataset=dataset,
            kind=what,
            count=0,
            message=f"The entry for {what} (owner: {owner}) matches no finding that can be accepted.",
        )

    def resolved(self, count: int) -> Finding:
        """Report findings of the baseline that are gone."""
        return self.finding(
            source=ANYWHERE,
            dataset=ANYWHERE,
            kind="baseline",
            severity=Severity.INFO,
            count=count,
            message=f"{plural(count, 'finding')} of the baseline {'is' if count == 1 else 'are'} gone.",
        )


EXPIRED, UNUSED = AcceptanceExpired(), MatchesNothing()

RULES: tuple[Rule, ...] = (EXPIRED, UNUSED)
