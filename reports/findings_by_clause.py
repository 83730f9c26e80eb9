"""Findings under the clause they break, each with the evidence of its field."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from pii_audit.model.facts import ElementFacts, Evidence
from pii_audit.model.finding import Finding, FindingStatus, Severity
from pii_audit.model.result import AuditResult, ClauseStatus

from .language import mark
from .summary import is_absence, severities, worst_first

EVIDENCE = {
    Evidence.VALIDATED: mark("Validated: a check digit, a calendar or a register confirms the values"),
    Evidence.PATTERN: mark("Pattern: the values have the shape"),
    Evidence.NER: mark("Language model: it names the values"),
    Evidence.NAME: mark("Name: only the column’s name says so"),
}


@dataclass(frozen=True)
class Shown:
    """A finding as the report shows it."""

    finding: Finding
    facts: ElementFacts | None
    """Of the element found in the field; None where the finding is of a whole dataset."""

    @property
    def open(self) -> bool:
        """Whether it is unfolded from the start: it is critical, and nobody has accepted it."""
        return self.finding.severity is Severity.CRITICAL and self.finding.status is not FindingStatus.ACCEPTED


@dataclass(frozen=True)
class ClauseGroup:
    """The findings of one clause, worst first."""

    anchor: str
    id: str | None
    """None for findings that no clause covers."""
    clause: ClauseStatus | None
    """None also for a clause that is in the policy but quotes no text."""
    findings: tuple[Shown, ...]

    @property
    def severities(self) -> str:
        """Say `1 critical and 2 high`."""
        return severities([shown.finding for shown in self.findings])


def by_clause(result: AuditResult, limit: int) -> list[ClauseGroup]:
    """Group the worst `limit` findings of a place by clause, the clause with the worst finding first."""
    ranked = worst_first([f for f in result.findings if not is_absence(f)])[:limit]
    rank = {clause: n for n, clause in reversed(list(enumerate(f.clause for f in ranked)))}
    ordered = sorted(ranked, key=lambda f: rank[f.clause])
    clauses = {clause.id: clause for clause in result.clauses}
    facts = _facts(result)
    groups = groupby(ordered, key=lambda f: f.clause)
    return [
        ClauseGroup(
            f"clause-{n}",
            id_,
            clauses.get(id_) if id_ else None,
            tuple(Shown(f, _evidence(f, facts)) for f in findings),
        )
        for n, (id_, findings) in enumerate(groups, start=1)
    ]


def anchors(groups: Sequence[ClauseGroup], clauses: Sequence[ClauseStatus]) -> Mapping[str, str]:
    """Say where the findings of a clause are shown: in its group, or else in the one that shows its first finding."""
    shown = {shown.finding.id: group.anchor for group in groups for shown in group.findings}
    elsewhere = {c.id: shown[id_] for c in clauses for id_ in reversed(c.findings) if id_ in shown}
    return elsewhere | {group.id: group.anchor for group in groups if group.id}


_Place = tuple[str, str, str | None]


def _facts(result: AuditResult) -> Mapping[_Place, Sequence[ElementFacts]]:
    return {(f.source, f.dataset, f.field): f.elements for f in result.fields}


def _evidence(finding: Finding, facts: Mapping[_Place, Sequence[ElementFacts]]) -> ElementFacts | None:
    elements = facts.get((finding.source, finding.dataset, finding.field), ())
    return next((e for e in elements if finding.element in {e.element, e.detected}), None)
