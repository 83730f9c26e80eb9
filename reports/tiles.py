"""The four numbers of the first page."""

from dataclasses import dataclass

from pii_audit.model.finding import FindingStatus
from pii_audit.model.result import AuditResult
from pii_audit.model.retention import UNVERIFIABLE

from . import summary
from .text import counted, day, element, listed

KINDS_NAMED = 5
NOT_LOOKED_AT = "–"
"""Instead of a 0, which would read as clean."""


@dataclass(frozen=True)
class Tile:
    """A number, and what to know about it."""

    label: str
    figure: str
    details: tuple[str, ...]


def tiles(result: AuditResult) -> tuple[Tile, ...]:
    """Return the numbers that sum the audit up."""
    return _findings(result), _undeclared(result), _overdue(result), _coverage(result)


def _findings(result: AuditResult) -> Tile:
    unaccepted = summary.unaccepted(result)
    details = [summary.severities(unaccepted)] if unaccepted else []
    if result.baseline:
        known = sum(f.status is FindingStatus.UNCHANGED for f in unaccepted)
        details.append(f"{len(unaccepted) - known:,} new, {known:,} in the baseline")
    if accepted := len(result.findings) - len(unaccepted):
        details.append(f"{accepted:,} more accepted")
    return Tile("Findings", f"{len(unaccepted):,}", tuple(details))


def _undeclared(result: AuditResult) -> Tile:
    label = "Kinds of data not declared"
    if not result.fields:
        return Tile(label, NOT_LOOKED_AT, ("no field was read",))
    elements = summary.undeclared_elements(result)
    named = [element(kind) for kind in elements[:KINDS_NAMED]]
    if more := len(elements) - len(named):
        named.append(f"{more} more")
    return Tile(label, f"{len(elements):,}", (listed(named) or "none found in what was read",))


def _overdue(result: AuditResult) -> Tile:
    label = "Records kept too long"
    if all(facts.problem for facts in result.retention):
        return Tile(label, NOT_LOOKED_AT, ("no time limit was tested",))
    late = summary.overdue(result.retention)
    details = [f"in {counted(late.datasets, 'dataset')}"] if late.datasets else []
    if late.oldest_due:
        details.append(f"oldest due {day(late.oldest_due)}")
    if unjudged := sum(facts.states.get(UNVERIFIABLE, 0) for facts in result.retention):
        details.append(f"{unjudged:,} more cannot be judged")
    return Tile(label, f"{late.records:,}", tuple(details))


def _coverage(result: AuditResult) -> Tile:
    count = summary.coverage_count(result.coverage)
    others = ", ".join(f"{n:,} {state}" for state, n in count.others.items())
    whole = "all that is in scope" if count.in_scope else "nothing was in scope"
    return Tile("Datasets read in full", f"{count.full:,} of {count.in_scope:,}", (others or whole,))
