"""GitLab's code quality report: an array of issues, each at a path and line."""

from pii_audit.model.finding import Severity
from pii_audit.model.result import AuditResult

from .json_text import dumped
from .summary import place, unaccepted
from .text import visible
from .virtual_path import virtual_path

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
        return dumped(
            [
                {
                    "description": (
                        f"{visible(f.title)} in {place(f.source, f.dataset, f.field)}. {visible(f.message)}"
                    ),
                    "check_name": visible(f.rule),
                    "fingerprint": f.id,
                    "severity": _SEVERITIES[f.severity],
                    "location": {"path": virtual_path(f.source, f.dataset), "lines": {"begin": 1}},
                }
                for f in unaccepted(result)
            ]
        )
