"""An audit as the history keeps it, for a trend."""

from dataclasses import dataclass
from datetime import date, datetime

from pii_audit.model.finding import FindingStatus, Severity


@dataclass(frozen=True)
class PastRun:
    """One audit, in numbers."""

    id: str
    finished: datetime
    """UTC."""
    as_of: date
    tool_version: str
    policy_id: str
    policy_sha256: str
    scope_sha256: str
    """Of the datasets that were looked at, so that a trend says where it compares unlike things."""
    verdict: str
    exit_code: int
    score: float | None
    in_scope: int
    """Datasets."""
    read: int
    """Datasets of which nothing was left out but by a sample."""
    rows_read: int
    overdue: int
    """Records past a time limit; one counts for every rule it breaks."""
    unverifiable: int
    """Records whose time limit could not be judged."""
    counts: tuple[tuple[Severity, FindingStatus, int], ...]
    """Findings by severity and status, the worst first."""

    def findings(self, severity: Severity) -> int:
        """Count the findings of a severity that are not accepted."""
        return sum(n for level, status, n in self.counts if level is severity and status is not FindingStatus.ACCEPTED)

    @property
    def to_answer(self) -> int:
        """Count the findings that are not accepted."""
        return sum(n for _level, status, n in self.counts if status is not FindingStatus.ACCEPTED)
