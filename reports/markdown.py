"""Markdown: for a pull request, a ticket, or the summary of a GitHub workflow step."""

import re
from collections.abc import Iterator, Sequence

from pii_audit.model.finding import Finding, FindingStatus
from pii_audit.model.result import AuditResult, ClauseState
from pii_audit.model.standing import AcceptanceState, Compared

from . import summary
from .clauses import section_of
from .text import name, visible
from .words import words

FINDINGS_SHOWN = 500
LINES_SHOWN = 200
"""Of any other list."""

SIZE_LIMIT = 900 * 1024
"""Bytes; GitHub takes no summary of more than a mebibyte."""

_ACTIVE = re.compile(r"([\\`*_{}\[\]<>|~$&]|:(?=//)|(?<=www)\.)")


class MarkdownReporter:
    """Writes the verdict, the gates and the findings, the worst first."""

    def render(self, result: AuditResult) -> str:
        """Return the text. A section that would make it too long is dropped whole, and that is said."""
        text = _head(result)
        dropped = []
        for title, lines in _sections(result):
            section = f"\n## {title}\n\n" + "".join(f"{line}\n" for line in lines)
            if len((text + section).encode()) > SIZE_LIMIT:
                dropped.append(title)
            else:
                text += section
        if dropped:
            text += f"\nLeft out for their length, and in the JSON result: {', '.join(dropped)}.\n"
        return text


def _head(result: AuditResult) -> str:
    status = result.verdict.status
    policy = result.policy
    lines = [
        f"# {summary.GLYPHS[status]} Personal data audit: {status.upper()}",
        "",
        _text(summary.verdict_sentence(result)),
        "",
        f"Policy {_code(policy.id)} {_code(policy.version)}, as of {result.run.as_of}.",
        f"{summary.statuses(result.findings)}. Coverage: {summary.coverage_count(result.coverage)}.",
    ]
    return "".join(f"{line}\n" for line in lines)


def _sections(result: AuditResult) -> Iterator[tuple[str, Sequence[str]]]:
    if gates := result.verdict.gates:
        rows = [(_text(g.name), _text(g.limit), _text(g.actual), "✓" if g.passed else "✕") for g in gates]
        yield "Gates", _table(("Gate", "Limit", "Actual", ""), rows)
    if result.baseline:
        yield "Since the baseline", _baseline(result, result.baseline)
    findings = [f for f in summary.unaccepted(result) if not summary.is_absence(f)]
    if findings:
        yield "Findings", _findings(findings)
    if unread := summary.not_read_in_full(result.coverage):
        places = [
            (_code(line.source), _code(line.dataset), str(line.state), _text(line.reason))
            for line in unread[:LINES_SHOWN]
        ]
        yield "Not read in full", [*_table(("Source", "Dataset", "State", "Why"), places), *_more(unread, LINES_SHOWN)]
    if failed := [clause for clause in result.clauses if clause.status is ClauseState.FAIL]:
        clauses = [(_text(section_of(c)), _code(c.id), _text(c.reason)) for c in failed[:LINES_SHOWN]]
        yield "Clauses broken", [*_table(("Section", "Clause", "Why"), clauses), *_more(failed, LINES_SHOWN)]
    if result.accepted:
        yield "Accepted", _accepted(result)


def _baseline(result: AuditResult, against: Compared) -> list[str]:
    counts = {status: sum(f.status is status for f in result.findings) for status in FindingStatus}
    lines = [
        f"- new: {counts[FindingStatus.NEW]:,}",
        f"- back or graver: {counts[FindingStatus.REGRESSED]:,}",
        f"- known: {counts[FindingStatus.UNCHANGED]:,}",
        f"- gone: {len(against.resolved):,}",
    ]
    if against.unverified:
        lines.append(f"- missing, but not looked at again: {len(against.unverified):,}")
    return lines


def _findings(findings: Sequence[Finding]) -> list[str]:
    rows = [
        (
            str(f.severity),
            f"{_code(f.rule)} {_text(f.title)}",
            " · ".join(_code(part) for part in (f.source, f.dataset, f.field, _written(f)) if part),
            _text(f.message),
            str(f.status),
            _code(f.id),
        )
        for f in findings[:FINDINGS_SHOWN]
    ]
    return [*_table(("Severity", "Rule", "Where", "What", "Status", "Finding"), rows), *_more(findings, FINDINGS_SHOWN)]


def _written(finding: Finding) -> str:
    return f"{finding.location.file}:{finding.location.line}" if finding.location else ""


def _accepted(result: AuditResult) -> list[str]:
    rows = [
        (
            _code(entry.what),
            _text(entry.reason),
            f"{_text(entry.owner)}, approved by {_text(entry.approver)}",
            str(entry.expires),
            words(entry.state) if entry.state is not AcceptanceState.IN_FORCE else "holds",
            f"{len(entry.findings):,}",
        )
        for entry in result.accepted[:LINES_SHOWN]
    ]
    headings = ("What", "Why", "Who", "Until", "State", "Findings")
    return [*_table(headings, rows), *_more(result.accepted, LINES_SHOWN)]


def _more(things: Sequence[object], shown: int) -> list[str]:
    return ["", f"and {len(things) - shown:,} more, in the JSON result"] if len(things) > shown else []


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    lines = [headings, ["---"] * len(headings), *rows]
    return [f"| {' | '.join(line)} |" for line in lines]


def _text(text: str) -> str:
    """Write text so that nothing in it is markup, a link or a mention."""
    return _ACTIVE.sub(r"\\\1", visible(text)).replace("@", "`@`")


def _code(text: str) -> str:
    """Write a name from the data as code, where nothing is markup; in a table a bar still parts cells."""
    shown = name(text) or " "
    longest = max(map(len, re.findall(r"`+", shown)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if "`" in shown else ""
    return f"{fence}{pad}{shown}{pad}{fence}".replace("|", r"\|")
