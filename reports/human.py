"""The terminal report: what is wrong, what was not read, and the next command."""

from collections.abc import Iterator, Mapping, Sequence
from io import StringIO

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from pii_audit.model.finding import Finding, FindingStatus, Severity
from pii_audit.model.result import WITHOUT_ROWS, AuditResult, ClauseStatus, VerdictState
from pii_audit.model.retention import OVERDUE, UNVERIFIABLE, RetentionFacts

from . import summary
from .clauses import blocks, count, section_of
from .text import counted, element, name, visible
from .unchecked import unchecked
from .words import words

SHOWN_PER_RULE = 20
"""Findings listed under one rule; the rest are counted, and stand in the JSON result."""

MESSAGE_LIMIT = 300

SOON = 30
"""Days before an acceptance ends from which that is said."""

_ID = 8
"""Digits of a fingerprint shown, which `pii-audit explain` takes."""
_STYLES = {
    Severity.CRITICAL: "bold red",
    Severity.HIGH: "red",
    Severity.MEDIUM: "yellow",
    Severity.LOW: "cyan",
    Severity.INFO: "dim",
    VerdictState.PASS: "bold green",
    VerdictState.FAIL: "bold red",
    VerdictState.INCOMPLETE: "bold yellow",
}


class HumanReporter:
    """Writes plain text, or text with colours for a terminal."""

    def __init__(self, color: bool = False, width: int = 100, min_severity: Severity | None = None) -> None:
        self._color = color
        self._width = width
        self._min_severity = min_severity or Severity.INFO

    def render(self, result: AuditResult) -> str:
        """Return the report; its last three lines are the verdict, the coverage and the next command."""
        out = StringIO()
        # Everything rich would otherwise guess from the environment is said here, so that equal results print alike.
        console = Console(
            file=out,
            width=self._width,
            force_terminal=self._color,
            color_system="standard" if self._color else None,
            no_color=not self._color,
            markup=False,
            emoji=False,
            highlight=False,
            force_jupyter=False,
            legacy_windows=False,
        )
        for part in _report(result, self._min_severity):
            console.print(part)
        return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def _report(result: AuditResult, min_severity: Severity) -> Iterator[RenderableType]:
    policy = result.policy
    yield _verdict(result).append(f"  {visible(policy.controller or policy.id)}", "bold")
    yield _text(f"{summary.verdict_sentence(result)}")
    yield _text(f"Policy {visible(policy.id)} {visible(policy.version)}, as of {result.run.as_of}", "dim")
    yield from (_bullet(visible(reason)) for reason in result.verdict.reasons)
    if result.findings:
        yield from _section("Findings")
        clauses = {clause.id: clause for clause in result.clauses}
        shown = [f for f in summary.worst_first(result.findings) if f.severity >= min_severity]
        for group in summary.by_rule(shown):
            yield from _rule_group(group, clauses)
        if hidden := len(result.findings) - len(shown):
            yield Text()
            yield _text(f"{counted(hidden, 'finding')} below {min_severity} hidden; the gates count them all", "dim")
    if result.baseline or result.accepted:
        yield from _section("Known and accepted")
        yield from _known(result)
    yield from _section("Coverage")
    yield from _coverage(result)
    if gaps := result.lineage.unsearched:
        yield _bullet(
            f"{counted(len(gaps), 'gap')} in the lineage, such as {visible(gaps[0])}; all with pii-audit lineage, and in the JSON"
        )
    if result.retention:
        yield from _section("Retention")
        yield from _retention(result.retention)
    yield from _section("Clauses")
    yield from _clauses(result)
    if result.run.errors:
        yield from _section("Errors of this run")
        yield from (_bullet(visible(error)) for error in result.run.errors)
    yield from _section("")
    yield _verdict(result).append(f"  {summary.statuses(result.findings)}")
    yield _text(f"Coverage: {summary.coverage_count(result.coverage)}")
    yield _text(f"Next: {summary.next_command(result)}")


def _verdict(result: AuditResult) -> Text:
    status = result.verdict.status
    return Text(f"{summary.GLYPHS[status]} {status.upper()}", _STYLES[status])


def _section(title: str) -> Iterator[RenderableType]:
    yield Text()
    yield Rule(Text(title, "bold"), align="left", style="dim", characters="─")


def _text(text: str, style: str = "") -> Text:
    return Text(text, style, overflow="fold")


def _indented(text: str, by: int, style: str = "") -> Padding:
    return Padding(_text(text, style), (0, 0, 0, by))


def _bullet(text: str, mark: str = "-", style: str = "") -> Padding:
    """A line whose continuation stands under its first word."""
    grid = Table.grid(padding=(0, 1))
    grid.add_row(_text(mark), _text(text, style))
    return Padding(grid, (0, 0, 0, 2))


def _rule_group(group: summary.RuleGroup, clauses: Mapping[str, ClauseStatus]) -> Iterator[RenderableType]:
    yield Text()
    yield Text.assemble(
        (f"{group.severity.upper()}  {visible(group.rule)}", _STYLES[group.severity]),
        (f"  {visible(group.title)}", "bold"),
        f"  ({len(group.findings):,})",
        overflow="fold",
    )
    if absences := [_absence(f, clauses) for f in group.findings if summary.is_absence(f)]:
        yield _indented(", ".join(absences), 2)
    placed = [f for f in group.findings if not summary.is_absence(f)]
    yield from (_finding(f, clauses) for f in placed[:SHOWN_PER_RULE])
    if len(placed) > SHOWN_PER_RULE:
        yield _indented(f"and {counted(len(placed) - SHOWN_PER_RULE, 'finding')} more, in the JSON result", 2)
    yield _bullet(visible(group.remedy), "→", "italic")


def _absence(finding: Finding, clauses: Mapping[str, ClauseStatus]) -> str:
    clause = clauses.get(finding.clause or "")
    return element(finding.element or "") + (f" ({visible(clause.section)})" if clause else "")


def _finding(finding: Finding, clauses: Mapping[str, ClauseStatus]) -> RenderableType:
    status = f"  ({finding.status})" if finding.status is not FindingStatus.NEW else ""
    message = visible(finding.message, MESSAGE_LIMIT)
    if finding.clause:
        clause = clauses.get(finding.clause)
        message += f" Clause: {f'{visible(clause.section)} ' if clause else ''}{visible(finding.clause)}."
    where = summary.place(finding.source, finding.dataset, finding.field) + status
    written = f"  {visible(finding.location.file)}:{finding.location.line}" if finding.location else ""
    return Group(
        Padding(Text.assemble(where, (f"  {finding.id[:_ID]}{written}", "dim"), overflow="fold"), (0, 0, 0, 2)),
        _indented(message, 4, "dim"),
    )


def _known(result: AuditResult) -> Iterator[RenderableType]:
    if against := result.baseline:
        missing = f", {len(against.unverified):,} not looked at again" if against.unverified else ""
        yield _text(f"Baseline of {against.as_of}: {against.known:,} known, {len(against.resolved):,} gone{missing}")
    for entry in result.accepted:
        left = (entry.expires - result.run.as_of).days
        until = f"until {entry.expires}" + (f", {counted(left, 'day')} left" if 0 <= left <= SOON else "")
        state = words(entry.state)
        yield _bullet(f"{visible(entry.what)}: {state}, {until}; {visible(entry.reason)} ({visible(entry.owner)})")


def _coverage(result: AuditResult) -> Iterator[RenderableType]:
    count = summary.coverage_count(result.coverage)
    no_row = result.run.engine == WITHOUT_ROWS
    yield _text(f"{count}; {count.skipped:,} skipped{'' if no_row else ' by the configuration'}")
    if reused := result.run.reused:
        yield _text(f"{counted(reused, 'dataset')} unchanged since the last scan, and not read again")
    for line in summary.not_read_in_full(result.coverage):
        rows = f"{line.rows_read:,} of {line.rows_total:,}" if line.rows_total is not None else f"{line.rows_read:,}"
        where = summary.place(line.source, line.dataset)
        yield _bullet(f"{where}: {line.state}, {rows} rows read; {visible(line.reason)}")
    gaps = unchecked(result)
    for gap in (*gaps.fields, *(gaps.skipped if no_row else ())):
        more = f" and {gap.more:,} more" if gap.more else ""
        yield _bullet(f"{visible(gap.what)}: {visible(gap.reason)}; in {', '.join(gap.shown)}{more}")


def _clauses(result: AuditResult) -> Iterator[RenderableType]:
    if not result.clauses:
        yield _text("The policy quotes nothing of its text, so no clause has a status; give its entries a cite.")
        return
    counts = ", ".join(f"{n:,} {words(state)}" for state, n in summary.clause_counts(result).items())
    parts = blocks(result)
    without = f"; no check of this version covers {count(parts.without_check):,} of them" if parts.without_check else ""
    beyond = f"; no data can show {count(parts.not_covered):,} of them" if parts.not_covered else ""
    yield _text(f"{counted(len(result.clauses), 'clause')}: {counts}{without}{beyond}")
    for clause in parts.failed:
        yield _bullet(f"{visible(section_of(clause))}, {visible(clause.id)}: {visible(clause.reason)}", "✕")


def _retention(retention: Sequence[RetentionFacts]) -> Iterator[RenderableType]:
    table = _table("Dataset", "Rule", "Overdue", "Not judged", right={"Overdue", "Not judged"})
    for facts in retention:
        late = facts.states.get(OVERDUE, 0)
        table.add_row(
            _text(summary.place(facts.source, facts.dataset)),
            _text(name(facts.rule)),
            Text(f"{late:,} of {facts.total:,}", "red" if late else ""),
            f"{facts.states.get(UNVERIFIABLE, 0):,}",
        )
    yield table
    yield from (
        _bullet(f"{summary.place(facts.source, facts.dataset)}, {name(facts.rule)}: {visible(facts.problem)}")
        for facts in retention
        if facts.problem
    )
    if offered := sum(facts.erasure is not None for facts in retention):
        yield _bullet(
            f"SQL that finds and erases overdue records: pii-audit explain FINGERPRINT ({offered:,} of these)"
        )


def _table(*headings: str, right: set[str]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False)
    for heading in headings:
        table.add_column(
            heading,
            justify="right" if heading in right else "left",
            overflow="fold",
            no_wrap=heading in right,
        )
    return table
