"""A baseline: the findings that an audit knew, kept beside the code and held against later audits."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from pydantic import TypeAdapter

from pii_audit.model.finding import Finding, FindingStatus
from pii_audit.model.result import AuditResult
from pii_audit.model.standing import KnownFinding

BASELINE_VERSION = "1.0"

NOT_ACCEPTABLE = ("COV", "SUP")
"""Rule families that no baseline and no acceptance covers: what was not read, and exceptions that ran out."""

_INCOMPLETE = ("COV001", "COV002", "COV003")


@dataclass(frozen=True)
class Baseline:
    """Holds what and where, no value and no evidence."""

    baseline_version: str
    tool_version: str
    run: str
    as_of: date
    policy_sha256: str
    score: float | None
    findings: tuple[KnownFinding, ...]
    """By rule and place, so that a file changes no more than its findings do."""


def not_looked_at(result: AuditResult) -> tuple[Finding, ...]:
    """Return what keeps a result from being a baseline: in scope, and not read or sampled too small."""
    return tuple(finding for finding in result.findings if finding.rule in _INCOMPLETE)


def baseline_of(result: AuditResult) -> Baseline:
    """Reduce a result to a baseline. Accepted findings are left out: they are to come back when that ends."""
    known = [
        KnownFinding(
            id=f.id,
            rule=f.rule,
            severity=f.severity,
            source=f.source,
            dataset=f.dataset,
            field=f.field,
            element=f.element,
            category=f.category,
            count=f.count,
        )
        for f in result.findings
        if f.status is not FindingStatus.ACCEPTED and not f.rule.startswith(NOT_ACCEPTABLE)
    ]
    return Baseline(
        baseline_version=BASELINE_VERSION,
        tool_version=result.run.tool_version,
        run=result.run.id,
        as_of=result.run.as_of,
        policy_sha256=result.policy.sha256,
        score=result.score.value if result.score else None,
        findings=tuple(sorted(known, key=lambda f: (f.rule, f.source, f.dataset, f.field or "", f.id))),
    )


@cache
def _adapter() -> TypeAdapter[Baseline]:
    return TypeAdapter(Baseline)


def baseline_to_json(baseline: Baseline) -> str:
    """Write a baseline as indented JSON with a newline at the end."""
    return _adapter().dump_json(baseline, indent=2).decode() + "\n"


def baseline_from_json(text: str | bytes) -> Baseline:
    """Read what `baseline_to_json` wrote.

    Raises:
        pydantic.ValidationError: the text is no baseline of this version.
    """
    return _adapter().validate_json(text)
