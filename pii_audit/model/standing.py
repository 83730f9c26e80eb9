"""How findings stand: what was accepted, and what an earlier audit knew."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pii_audit.model.finding import Severity


class AcceptanceState(StrEnum):
    """What an entry under `accepted:` does in this audit."""

    IN_FORCE = "in_force"
    EXCEEDED = "exceeded"
    """A finding grew past its bound and counts again."""
    EXPIRED = "expired"
    UNUSED = "unused"
    """It matches nothing, and all it could match was looked at."""
    UNVERIFIED = "unverified"
    """It matches nothing, and some of what it could match was not looked at."""


@dataclass(frozen=True)
class Acceptance:
    """An entry under `accepted:` in pii-audit.yaml, and what became of it."""

    what: str
    """A fingerprint, or a rule and where: `RET001 in shop/orders`."""

    reason: str

    owner: str

    approver: str

    expires: date
    """The last day on which it holds."""

    max_rows: int | None

    state: AcceptanceState

    findings: tuple[str, ...] = ()
    """Fingerprints of what it matches."""


@dataclass(frozen=True)
class KnownFinding:
    """A finding as a baseline keeps it: what and where, no evidence."""

    id: str
    rule: str
    severity: Severity
    source: str
    dataset: str
    field: str | None
    element: str | None
    category: str | None
    count: int
    """To say later whether it grew; it is no part of the fingerprint."""


@dataclass(frozen=True)
class Compared:
    """The baseline an audit was held against, and what is no longer found of it."""

    run: str
    """Id of the audit the baseline was made from."""

    as_of: date

    known: int
    """Findings in the baseline."""

    score: float | None

    resolved: tuple[str, ...] = ()
    """Fingerprints of findings that are gone, their place looked at again."""

    unverified: tuple[str, ...] = ()
    """Fingerprints of findings that are missing where this audit did not look."""
