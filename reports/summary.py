"""What a result comes down to: counts, groups and sentences that the human and the HTML report share."""

import shlex
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from pii_audit.model.coverage import Coverage, State
from pii_audit.model.finding import Finding, FindingStatus, Severity
from pii_audit.model.result import WITHOUT_ROWS, AuditResult, ClauseState, VerdictState
from pii_audit.model.retention import OVERDUE, RetentionFacts

from .language import _, many, number
from .text import counted, listed, name
from .words import how_many

WORST_FIRST = tuple(reversed(Severity))
GLYPHS = {
    VerdictState.PASS: "✓",
    VerdictState.FAIL: "✕",
    VerdictState.INCOMPLETE: "!",
    ClauseState.UNVERIFIABLE: "?",
    ClauseState.NOT_APPLICABLE: "–",
}
"""A sign beside every status word, so that none hangs on colour. Pass and fail are the same of clauses."""


def place(source: str, dataset: str, field: str | None = None) -> str:
    """Say where: `shop: orders.email`; `*` stands for all of what is in scope."""
    if dataset == "*":
        return _("all sources") if source == "*" else _("%(source)s: whole source", source=name(source))
    return f"{name(source)}: {name(dataset)}" + (f" · {name(field)}" if field else "")


def worst_first(findings: Sequence[Finding]) -> list[Finding]:
    """Sort by weight, ties as in the result; accepted findings come after all others."""
    return sorted(findings, key=lambda f: (f.status is FindingStatus.ACCEPTED, -f.severity.rank))


def unaccepted(result: AuditResult) -> list[Finding]:
    """Return the findings that still want an answer, worst first."""
    return [f for f in worst_first(result.findings) if f.status is not FindingStatus.ACCEPTED]


def is_serious(finding: Finding) -> bool:
    """Tell whether a finding is high or critical."""
    return finding.severity.rank >= Severity.HIGH.rank


def is_absence(finding: Finding) -> bool:
    """Tell whether a finding is of data found nowhere: for information, of an element and of no place."""
    nowhere = (finding.source, finding.dataset) == ("*", "*")
    return nowhere and finding.severity is Severity.INFO and finding.element is not None


def by_severity(findings: Sequence[Finding]) -> Mapping[Severity, int]:
    """Count findings of every severity, worst first; none is left out for being 0."""
    counts = Counter(f.severity for f in findings)
    return {severity: counts[severity] for severity in WORST_FIRST}


def severities(findings: Sequence[Finding]) -> str:
    """Say `4 critical and 8 high`; empty without findings."""
    return listed([how_many(n, severity) for severity, n in by_severity(findings).items() if n])


def statuses(findings: Sequence[Finding]) -> str:
    """Say `28 findings: 26 new, 1 unchanged, 1 accepted`."""
    counts = Counter(f.status for f in findings)
    parts = ", ".join(how_many(counts[status], status) for status in FindingStatus if counts[status])
    return counted(len(findings), "finding") + (f": {parts}" if parts else "")


@dataclass(frozen=True)
class RuleGroup:
    """Findings of one rule and severity."""

    severity: Severity
    rule: str
    title: str
    remedy: str
    findings: tuple[Finding, ...]

    @property
    def cases(self) -> int:
        """Rows, values or fields concerned; findings of one rule count the same thing."""
        return sum(f.count for f in self.findings)

    @property
    def reach(self) -> int:
        """People concerned, where they were counted; else rows."""
        return sum(_reach(f) for f in self.findings)

    @property
    def widest(self) -> list[Finding]:
        """The findings that concern most people or rows first."""
        return sorted(self.findings, key=_reach, reverse=True)


def _reach(finding: Finding) -> int:
    return finding.count if finding.subjects is None else finding.subjects


def by_rule(findings: Sequence[Finding]) -> list[RuleGroup]:
    """Group findings by severity, then rule; the worst first."""
    ordered = sorted(findings, key=lambda f: (-f.severity.rank, f.rule))
    groups = ((key, tuple(group)) for key, group in groupby(ordered, key=lambda f: (f.severity, f.rule)))
    return [RuleGroup(severity, rule, group[0].title, group[0].remedy, group) for (severity, rule), group in groups]


def worst_rules(result: AuditResult, limit: int = 3) -> list[RuleGroup]:
    """Return what to act on first: the gravest, then what concerns most people; one a rule, and no information."""
    worst = [f for f in unaccepted(result) if f.severity is not Severity.INFO]
    heaviest: dict[str, RuleGroup] = {}
    for group in sorted(by_rule(worst), key=lambda g: (-g.severity.rank, -g.reach, g.rule)):
        heaviest.setdefault(group.rule, group)
    return list(heaviest.values())[:limit]


@dataclass(frozen=True)
class CoverageCount:
    """How much of what is in scope was read. A source that could not be listed counts as one dataset."""

    in_scope: int
    full: int
    """Empty datasets among them: all of their no rows were read."""
    others: Mapping[State, int]
    """Datasets in scope by another state than full and empty."""
    skipped: int

    def __str__(self) -> str:
        """Say `16 of 20 datasets read in full, 1 partial, 3 unreadable`."""
        others = "".join(f", {how_many(n, state)}" for state, n in self.others.items())
        datasets = counted(self.in_scope, "dataset")
        return _("%(full)s of %(datasets)s read in full", full=number(self.full), datasets=datasets) + others


def coverage_count(coverage: Sequence[Coverage]) -> CoverageCount:
    """Count the ledger."""
    counts = Counter(line.state for line in coverage)
    full = counts[State.FULL] + counts[State.EMPTY]
    not_whole = (State.DESCRIBED, State.SAMPLED, State.PARTIAL, State.UNREADABLE)
    others = {state: counts[state] for state in not_whole if counts[state]}
    return CoverageCount(full + sum(others.values()), full, others, counts[State.SKIPPED])


def not_read_in_full(coverage: Sequence[Coverage]) -> list[Coverage]:
    """Return the datasets in scope that were not looked at whole, the least read first."""
    order = (State.UNREADABLE, State.PARTIAL, State.SAMPLED)
    return sorted((c for c in coverage if c.state in order), key=lambda c: (order.index(c.state), c.source, c.dataset))


def sampled(result: AuditResult) -> list[Coverage]:
    """Return the datasets of which a sample was read, those whose sample shows least first."""
    lines = [line for line in result.coverage if line.state is State.SAMPLED]
    return sorted(lines, key=lambda line: (-line.detection_limit, line.source, line.dataset))


def undeclared_elements(result: AuditResult) -> list[str]:
    """Return the kinds of personal data found that the policy declares nowhere, sorted."""
    return sorted({e.element for f in result.fields for e in f.elements if not e.declared})


@dataclass(frozen=True)
class Overdue:
    """Records kept too long."""

    records: int
    """A record counts once for every rule it breaks."""
    datasets: int
    oldest_due: date | None


def overdue(retention: Sequence[RetentionFacts]) -> Overdue:
    """Count the overdue records of all rules."""
    late = [facts for facts in retention if facts.states.get(OVERDUE)]
    return Overdue(
        sum(facts.states[OVERDUE] for facts in late),
        len({(f.source, f.dataset) for f in late}),
        min((f.oldest_due for f in late if f.oldest_due), default=None),
    )


def clause_counts(result: AuditResult) -> Mapping[ClauseState, int]:
    """Count clauses of every status, failed first, then what could not be verified."""
    counts = Counter(clause.status for clause in result.clauses)
    order = (ClauseState.FAIL, ClauseState.UNVERIFIABLE, ClauseState.PASS, ClauseState.NOT_APPLICABLE)
    return {state: counts[state] for state in order}


def verdict_sentence(result: AuditResult) -> str:
    """Say in plain words what the audit found. A pass speaks of what was checked, and of nothing else."""
    count = coverage_count(result.coverage)
    if not count.in_scope:
        return _("Nothing was in scope, so this audit says nothing about the data.")
    findings = unaccepted(result)
    serious = severities([f for f in findings if is_serious(f)])
    found = counted(len(findings), "finding") + (f", {serious}" if serious else "")
    described = count.others.get(State.DESCRIBED, 0)
    what = _("What the schemas say") if described else _("What was read")
    match result.verdict.status:
        case VerdictState.PASS:
            start = _("%(what)s keeps within the limits set for this audit: %(found)s.", what=what, found=found)
        case VerdictState.FAIL if findings:
            start = _("%(what)s does not keep to the policy: %(found)s.", what=what, found=found)
        case VerdictState.FAIL:
            start = _("A limit set for this audit was not met: %(found)s.", found=found)
        case VerdictState.INCOMPLETE:
            start = _(
                "No verdict can be given, because too much could not be checked; so far %(found)s.",
                found=found,
            )
    if described:
        start += " " + _("No value was read: columns were judged by names, types, comments and constraints.")
    if not (unread := count.in_scope - count.full - described):
        return start
    datasets = counted(count.in_scope, "dataset")
    rest = many(
        "%(n)s of %(datasets)s was not read in full.",
        "%(n)s of %(datasets)s were not read in full.",
        unread,
        datasets=datasets,
    )
    return f"{start} {rest}"


def next_command(result: AuditResult) -> str:
    """Name the command that helps most now."""
    unread = not_read_in_full(result.coverage)
    worst = worst_rules(result, limit=1)
    if result.verdict.status is VerdictState.INCOMPLETE:
        if result.run.engine == WITHOUT_ROWS:
            return "pii-audit explain COV001"
        unreadable = [line for line in unread if line.state is State.UNREADABLE]
        return f"pii-audit doctor {shlex.quote(name(unreadable[0].source))}" if unreadable else "pii-audit plan"
    return f"pii-audit explain {shlex.quote(name(worst[0].rule))}" if worst else "pii-audit scan -o html=report.html"
