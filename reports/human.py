"""The terminal report: what is wrong, what was not read, and the next command."""

from collections.abc import Iterator, Sequence
from io import StringIO

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from pii_audit.model.coverage import Coverage
from pii_audit.model.finding import Finding, FindingStatus, Severity
from pii_audit.model.result import AuditResult, VerdictState
from pii_audit.model.retention import OVERDUE, UNVERIFIABLE, RetentionFacts

from . import summary
from .text import counted, name, visible

SHOWN_PER_RULE = 20
"""Findings listed under one rule; the rest are counted, and stand in the JSON result."""

MESSAGE_LIMIT = 300

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

    def __init__(self, color: bool = False, width: int = 100) -> None:
        self._color = color
        self._width = width

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
        for part in _report(result):
            console.print(part)
        return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def _report(result: AuditResult) -> Iterator[RenderableType]:
    policy = result.policy
    yield _verdict(result).append(f"  {visible(policy.controller or policy.id)}", "bold")
    yield _text(f"{summary.verdict_sentence(result)}")
    yield _text(f"Policy {visible(policy.id)} {visible(policy.version)}, as of {result.run.as_of}", "dim")
    yield from (_indented(f"- {visible(reason)}", 2) for reason in result.verdict.reasons)
    if result.findings:
        yield from _section("Findings")
        for group in summary.by_rule(summary.worst_first(result.findings)):
            yield from _rule_group(group)
    yield from _section("Coverage")
    yield from _coverage(result.coverage)
    if result.retention:
        yield from _section("Retention")
        yield from _retention(result.retention)
    yield from _section("Clauses")
    counts = summary.clause_counts(result)
    yield _text(", ".join(f"{n:,} {summary.words(state)}" for state, n in counts.items()) + " (found by this scan)")
    if result.run.errors:
        yield from _section("Errors of this run")
        yield from (_indented(f"- {visible(error)}", 2) for error in result.run.errors)
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


def _rule_group(group: summary.RuleGroup) -> Iterator[RenderableType]:
    yield Text()
    yield Text.assemble(
        (f"{group.severity.upper()}  {visible(group.rule)}", _STYLES[group.severity]),
        (f"  {visible(group.title)}", "bold"),
        f"  ({len(group.findings):,})",
        overflow="fold",
    )
    yield from (_finding(f) for f in group.findings[:SHOWN_PER_RULE])
    if len(group.findings) > SHOWN_PER_RULE:
        yield _indented(f"and {counted(len(group.findings) - SHOWN_PER_RULE, 'finding')} more, in the JSON result", 2)
    yield _indented(f"→ {visible(group.remedy)}", 2, "italic")


def _finding(finding: Finding) -> RenderableType:
    what = f"  [{visible(finding.element)}]" if finding.element else ""
    accepted = "  (accepted)" if finding.status is FindingStatus.ACCEPTED else ""
    head = _text(f"{summary.place(finding.source, finding.dataset, finding.field)}{what}{accepted}")
    clause = f" Clause {visible(finding.clause)}." if finding.clause else ""
    grid = Table.grid(padding=(0, 2), expand=True)
    grid.add_column(ratio=1, overflow="fold")
    grid.add_column(justify="right", no_wrap=True)
    grid.add_row(head, f"{finding.count:,}")
    return Group(Padding(grid, (0, 0, 0, 2)), _indented(visible(finding.message, MESSAGE_LIMIT) + clause, 4, "dim"))


def _coverage(coverage: Sequence[Coverage]) -> Iterator[RenderableType]:
    count = summary.coverage_count(coverage)
    yield _text(f"{count}; {count.skipped:,} skipped by the configuration")
    unread = summary.not_read_in_full(coverage)
    if not unread:
        return
    table = _table("Dataset", "State", "Rows read", "Reason", right={"Rows read"})
    for line in unread:
        total = "?" if line.rows_total is None else f"{line.rows_total:,}"
        table.add_row(
            _text(summary.place(line.source, line.dataset)),
            line.state,
            f"{line.rows_read:,} of {total}",
            _text(visible(line.reason)),
        )
    yield table


def _retention(retention: Sequence[RetentionFacts]) -> Iterator[RenderableType]:
    table = _table("Dataset", "Rule", "Overdue", "Unverified", "Oldest due", right={"Overdue", "Unverified"})
    for facts in retention:
        late = facts.states.get(OVERDUE, 0)
        table.add_row(
            _text(summary.place(facts.source, facts.dataset)),
            _text(name(facts.rule)),
            Text(f"{late:,} of {facts.total:,}", "red" if late else ""),
            f"{facts.states.get(UNVERIFIABLE, 0):,}",
            str(facts.oldest_due or "–"),
        )
    yield table
    yield from (
        _indented(f"- {summary.place(facts.source, facts.dataset)}, {name(facts.rule)}: {visible(facts.problem)}", 2)
        for facts in retention
        if facts.problem
    )


def _table(*headings: str, right: set[str]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False)
    for heading in headings:
        table.add_column(
            heading,
            justify="right" if heading in right else "left",
            overflow="fold",
            no_wrap=heading in right or heading == "Oldest due",
        )
    return table
