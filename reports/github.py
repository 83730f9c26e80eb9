"""Annotations on a GitHub workflow run: lines on standard output that GitHub reads as commands."""

from pii_audit.model.finding import Finding, FindingStatus, Location, Severity
from pii_audit.model.result import AuditResult

from .summary import place, statuses, unaccepted
from .text import counted, name, visible
from .virtual_path import in_repository

SHOWN = 9
"""GitHub renders ten a step; the tenth says how many more there are."""

_COMMANDS = {Severity.CRITICAL: "error", Severity.HIGH: "error", Severity.MEDIUM: "warning"}


class GithubReporter:
    """Writes the worst findings as annotations, but none that a baseline knows.

    The rest are in the step summary: `-o markdown=$GITHUB_STEP_SUMMARY`.
    """

    def render(self, result: AuditResult) -> str:
        """Return one command a line, and none but these."""
        findings = [f for f in unaccepted(result) if not (result.baseline and f.status is FindingStatus.UNCHANGED)]
        lines = [_annotation(finding) for finding in findings[:SHOWN]]
        if (more := len(findings) - SHOWN) > 0:
            lines.append(_command("notice", "pii-audit", f"and {counted(more, 'finding')} more; see the summary"))
        if not findings:
            verdict = f"{result.verdict.status.upper()}, {statuses(result.findings)}"
            lines.append(_command("notice", "pii-audit", verdict))
        return "".join(f"{line}\n" for line in lines)


def _annotation(finding: Finding) -> str:
    title = f"{name(finding.rule)} {visible(finding.title)}"
    where = place(finding.source, finding.dataset, finding.field)
    text = f"{where}: {visible(finding.message)}"
    return _command(_COMMANDS.get(finding.severity, "notice"), title, text, in_repository(finding))


def _command(command: str, title: str, text: str, at: Location | None = None) -> str:
    place = f"file={_property(visible(at.file))},line={at.line}," if at else ""
    return f"::{command} {place}title={_property(title)}::{_escaped(text)}"


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
