"""GitLab's code quality report: an array of issues, each at a path and line."""

from typing import Any

from pii_audit.model.finding import Finding, Severity
from pii_audit.model.result import AuditResult

from .json_text import dumped
from .summary import place, unaccepted
from .text import visible
from .virtual_path import in_repository, virtual_path

_SEVERITIES = {
    Severity.INFO: "info",
    Severity.LOW: "minor",
    Severity.MEDIUM: "major",
    Severity.HIGH: "critical",
    Severity.CRITICAL: "blocker",
}


class GitlabReporter:
    """Writes the findings that want an answer; GitLab itself compares them with the target branch."""

    def render(self, result: AuditResult) -> str:
        """Return the array, the worst first."""
        return dumped([_issue(finding) for finding in unaccepted(result)])


def _issue(finding: Finding) -> dict[str, Any]:
    at = in_repository(finding)
    path, line = (visible(at.file), at.line) if at else (virtual_path(finding.source, finding.dataset), 1)
    where = place(finding.source, finding.dataset, finding.field)
    return {
        "description": f"{visible(finding.title)} in {where}. {visible(finding.message)}",
        "check_name": visible(finding.rule),
        "fingerprint": finding.id,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": path, "lines": {"begin": line}},
    }
