"""The result of an audit: what reporters render and the JSON output holds."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from pii_audit.model.coverage import Coverage
from pii_audit.model.facts import FieldFacts
from pii_audit.model.finding import Finding, Severity
from pii_audit.model.lineage import Lineage
from pii_audit.model.people import PeopleFacts
from pii_audit.model.retention import RetentionFacts
from pii_audit.model.standing import Acceptance, Compared
from pii_audit.model.store import StoreFacts

SCHEMA_VERSION = "1.0"
WITHOUT_ROWS = "none"
"""Engine of an audit that reads schemas, and no row."""


class ClauseState(StrEnum):
    """What the data says of a clause."""

    PASS = "pass"  # noqa: S105
    FAIL = "fail"
    UNVERIFIABLE = "unverifiable"
    NOT_APPLICABLE = "not_applicable"


class VerdictState(StrEnum):
    """The audit in one word."""

    PASS = "pass"  # noqa: S105
    FAIL = "fail"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True)
class Run:
    """Facts of this run; the only part of a result that differs between two runs over the same data."""

    id: str
    tool_version: str
    started: datetime
    finished: datetime
    as_of: date
    config_sha256: str
    seed: int
    engine: str
    models: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    reused: int = 0
    """Datasets that were not read again, as they are unchanged since the last audit."""
    rejudged: str | None = None
    """Id of the run whose facts were judged again, by another policy; None where this run read the data."""


@dataclass(frozen=True)
class PolicyInfo:
    """Which policy was audited against."""

    id: str
    version: str
    sha256: str
    controller: str | None = None


@dataclass(frozen=True)
class Gate:
    """One condition of the verdict."""

    name: str
    limit: str
    actual: str
    passed: bool
    completeness: bool = False
    """Whether missing it makes the audit incomplete, where missing another gate fails it."""


@dataclass(frozen=True)
class Score:
    """Policy adherence found by this audit: of the clauses that passed or failed, the share that passed."""

    formula: str
    value: float | None
    """0 to 100; None where too little was verified."""
    passed: int
    failed: int
    unverifiable: int
    """Clauses that count on neither side."""
    withheld: str = ""
    """Why there is no value."""


@dataclass(frozen=True)
class RuleInfo:
    """A rule of the version that audited, so that a result explains itself."""

    id: str
    title: str
    severity: Severity
    articles: tuple[str, ...]
    explanation: str
    remedy: str


@dataclass(frozen=True)
class Verdict:
    """Whether the audit passed, and every reason why not."""

    status: VerdictState
    exit_code: int
    reasons: tuple[str, ...] = ()
    gates: tuple[Gate, ...] = ()


@dataclass(frozen=True)
class ClauseStatus:
    """A clause of the policy and what the audit says of it."""

    id: str
    section: str
    quote: str
    status: ClauseState
    checks: tuple[str, ...] = ()
    """Rules that test it; none means this version has no check for it."""
    findings: tuple[str, ...] = ()
    """Fingerprints."""
    reason: str = ""
    heading: str = ""
    """Of the section in the published text; empty where the policy names no headings."""
    covered: bool = True
    """Whether data can show it at all; what it cannot is not covered by the audit."""


@dataclass(frozen=True)
class AuditResult:
    """All that an audit found. Sorted, so that equal data gives equal bytes."""

    schema_version: str
    run: Run
    policy: PolicyInfo
    verdict: Verdict
    coverage: tuple[Coverage, ...]
    fields: tuple[FieldFacts, ...]
    retention: tuple[RetentionFacts, ...]
    lineage: Lineage
    clauses: tuple[ClauseStatus, ...]
    findings: tuple[Finding, ...]
    people: tuple[PeopleFacts, ...] = ()
    stores: tuple[StoreFacts, ...] = ()
    """How each source is set up; absent from results of versions that did not ask."""
    accepted: tuple[Acceptance, ...] = ()
    """Every entry under `accepted:`, in the order of the file."""
    baseline: Compared | None = None
    """None where the audit was held against none; then every finding is new."""
    score: Score | None = None
    rules: tuple[RuleInfo, ...] = ()


@cache
def _adapter() -> TypeAdapter[AuditResult]:
    return TypeAdapter(AuditResult)


def to_json(result: AuditResult) -> str:
    """Write a result as indented JSON with a newline at the end."""
    return _adapter().dump_json(result, indent=2, by_alias=True).decode() + "\n"


def from_json(text: str | bytes) -> AuditResult:
    """Read what `to_json` wrote.

    Raises:
        pydantic.ValidationError: the text is no result of this schema version.
    """
    return _adapter().validate_json(text)


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a result."""
    schema = _adapter().json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "pii-audit result", **schema}
