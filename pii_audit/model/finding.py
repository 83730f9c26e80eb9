"""A finding: a fact that breaks a clause, with what to do about it."""

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters; compares by weight."""

    INFO = "info"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for info to 4 for critical."""
        return list(Severity).index(self)

    # All four, since str has its own and would compare by alphabet.
    def __lt__(self, other: str) -> bool:
        return self.rank < Severity(other).rank

    def __le__(self, other: str) -> bool:
        return self.rank <= Severity(other).rank

    def __gt__(self, other: str) -> bool:
        return self.rank > Severity(other).rank

    def __ge__(self, other: str) -> bool:
        return self.rank >= Severity(other).rank


class FindingStatus(StrEnum):
    """Where a finding stands against earlier audits."""

    NEW = "new"
    UNCHANGED = "unchanged"
    REGRESSED = "regressed"
    ACCEPTED = "accepted"


@dataclass(frozen=True)
class Location:
    """A line of a file of the user's, such as a migration."""

    file: str
    """Its path as seen from where the command ran, with forward slashes."""

    line: int
    """From 1."""


@dataclass(frozen=True)
class Finding:
    """One finding. Nothing in it is, or can be turned back into, a personal value."""

    id: str
    """Its fingerprint; see `fingerprint`."""

    rule: str

    title: str

    severity: Severity

    confidence: float
    """0 to 1: how sure the scanner is that the fact holds."""

    status: FindingStatus

    source: str

    dataset: str

    field: str | None

    element: str | None

    category: str | None

    clause: str | None
    """Id of the policy clause it breaks; None where no clause covers the case."""

    count: int
    """Rows, distinct values or fields concerned; the message says which."""

    subjects: int | None
    """Distinct people concerned, where the dataset has a subject key."""

    message: str

    remedy: str

    location: Location | None = None
    """Where what was found is written, if it stands in a file of the user's."""


def fingerprint(rule: str, source: str, dataset: str, field: str | None, kind: str | None) -> str:
    """Identify a finding across runs, hosts, row counts and scores.

    `kind` is the category, or the element where none is declared. 16 hex digits of SHA-256 over the JSON
    list of the parts (`piiAudit/v1`): no value, count, score, line number or host takes part.
    """
    parts = json.dumps(["piiAudit/v1", rule, source, dataset, field, kind], ensure_ascii=False)
    return hashlib.sha256(parts.encode()).hexdigest()[:16]
