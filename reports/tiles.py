"""The four numbers of the first page: findings, and three gauges that are withheld where they would flatter."""

from collections.abc import Sequence
from dataclasses import dataclass

from pii_audit.model.finding import FindingStatus
from pii_audit.model.result import AuditResult
from pii_audit.model.retention import EXEMPT, OPEN, OVERDUE, UNVERIFIABLE, WITHIN, RetentionFacts

from . import summary
from .language import _, day, number
from .text import counted, element, listed, percent
from .words import how_many

KINDS_NAMED = 4
NOT_LOOKED_AT = "–"
"""Instead of a 0, which would read as clean."""

LEAST_COVERAGE = 0.8
"""Share of datasets read, and of records judged, below which a gauge is withheld; as for the score."""


@dataclass(frozen=True)
class Tile:
    """A number, and what to know about it."""

    label: str
    figure: str
    details: tuple[str, ...]
    share: float | None = None
    """0 to 1, drawn as a ring; None for what is no share, or is withheld."""


def tiles(result: AuditResult) -> tuple[Tile, ...]:
    """Return the numbers that sum the audit up."""
    return _findings(result), _declared(result), _retention(result), _coverage(result)


def _findings(result: AuditResult) -> Tile:
    unaccepted = summary.unaccepted(result)
    details = [summary.severities(unaccepted)] if unaccepted else []
    if result.baseline:
        known = sum(f.status is FindingStatus.UNCHANGED for f in unaccepted)
        gone = len(result.baseline.resolved)
        details.append(
            _(
                "%(new)s new or worse, %(known)s known, %(gone)s gone since the baseline",
                new=number(len(unaccepted) - known),
                known=number(known),
                gone=number(gone),
            )
        )
    if accepted := len(result.findings) - len(unaccepted):
        details.append(_("%(n)s more accepted", n=number(accepted)))
    return Tile(_("Findings"), number(len(unaccepted)), tuple(details))


def _read_enough(result: AuditResult) -> bool:
    lines = summary.coverage_count(result.coverage)
    read = lines.in_scope - sum(line.incomplete for line in result.coverage)
    return read >= LEAST_COVERAGE * max(1, lines.in_scope)


def _gauge(label: str, share: float | None, details: Sequence[str], result: AuditResult) -> Tile:
    if share is not None and _read_enough(result):
        return Tile(label, percent(share), tuple(details), share)
    why = _("withheld: too little was verified") if share is not None else ""
    return Tile(label, NOT_LOOKED_AT, (*filter(None, [why]), *details))


def _declared(result: AuditResult) -> Tile:
    label = _("Personal fields declared")
    if not result.fields:
        return Tile(label, NOT_LOOKED_AT, (_("no field was read"),))
    personal = [f for f in result.fields if f.elements]
    declared = sum(all(e.declared for e in f.elements) for f in personal)
    elements = summary.undeclared_elements(result)
    named = [element(kind) for kind in elements[:KINDS_NAMED]]
    if more := len(elements) - len(named):
        named.append(_("%(n)s more", n=number(more)))
    details = [_("%(n)s of %(fields)s", n=number(declared), fields=counted(len(personal), "field"))]
    details.append(
        _("not declared: %(kinds)s", kinds=listed(named)) if named else _("nothing undeclared in what was read")
    )
    share = declared / len(personal) if personal else None
    if any(f.described for f in result.fields):
        share, details = None, [_("no value was read"), *details]
    return _gauge(label, share, details, result)


def _count(retention: Sequence[RetentionFacts], *states: str) -> int:
    return sum(facts.states.get(state, 0) for facts in retention for state in states)


def _retention(result: AuditResult) -> Tile:
    label = _("Records within limits")
    if all(facts.problem for facts in result.retention):
        return Tile(label, NOT_LOOKED_AT, (_("no time limit was tested"),))
    late = summary.overdue(result.retention)
    kept = _count(result.retention, OPEN, WITHIN, EXEMPT)
    unjudged = _count(result.retention, UNVERIFIABLE)
    overdue = _count(result.retention, OVERDUE)
    details = [
        _("%(n)s overdue in %(datasets)s", n=number(late.records), datasets=counted(late.datasets, "dataset"))
        + (", " + _("oldest due %(day)s", day=day(late.oldest_due)) if late.oldest_due else "")
        if late.datasets
        else _("none overdue among those judged")
    ]
    if unjudged:
        details.append(_("%(n)s more cannot be judged", n=number(unjudged)))
    judged = kept + overdue
    share = kept / judged if judged and judged >= LEAST_COVERAGE * (judged + unjudged) else None
    if share is None:
        details.insert(0, _("withheld: too little was verified"))
    return _gauge(label, share, details, result)


def _coverage(result: AuditResult) -> Tile:
    count = summary.coverage_count(result.coverage)
    others = ", ".join(how_many(n, state) for state, n in count.others.items())
    whole = _("all that is in scope") if count.in_scope else _("nothing was in scope")
    share = count.full / count.in_scope if count.in_scope else None
    figure = NOT_LOOKED_AT if share is None else percent(share)
    label = _("Datasets read in full")
    read = _("%(n)s of %(datasets)s", n=number(count.full), datasets=counted(count.in_scope, "dataset"))
    return Tile(label, figure, (read, others or whole) if count.in_scope else (whole,), share)
