"""What changed between two audits: findings, the score, and what was looked at."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from pydantic import TypeAdapter

from pii_audit.model.coverage import Coverage, State
from pii_audit.model.finding import Finding, FindingStatus, Severity
from pii_audit.model.ledger import Ledger
from pii_audit.model.result import AuditResult


@dataclass(frozen=True)
class Change:
    """A finding that is new, gone or different."""

    id: str
    rule: str
    title: str
    severity: Severity
    source: str
    dataset: str
    field: str | None
    was: int | None
    """Its count in the older audit; None where it had none."""
    count: int | None
    """Its count in the newer audit; None where it has none."""


@dataclass(frozen=True)
class Scope:
    """Datasets, as `source/dataset`, that only one of the audits looked at. A whole source is `source/*`."""

    lost: tuple[str, ...]
    gained: tuple[str, ...]


@dataclass(frozen=True)
class Difference:
    """All that changed, each finding in one list at the most, the worst first."""

    old_run: str
    new_run: str
    old_as_of: date
    new_as_of: date
    policy_changed: bool
    new: tuple[Change, ...]
    regressed: tuple[Change, ...]
    """Graver than before, or accepted before and now no longer."""
    grown: tuple[Change, ...]
    shrunk: tuple[Change, ...]
    resolved: tuple[Change, ...]
    """Gone, and the newer audit looked there."""
    unverified: tuple[Change, ...]
    """Missing where the newer audit did not look, or not at all of it."""
    unchanged: int
    accepted: int
    """Findings of the newer audit that are accepted; they are in no list."""
    old_score: float | None
    new_score: float | None
    scope: Scope

    @property
    def to_answer(self) -> tuple[Change, ...]:
        """Return what a gate on new findings counts. What was not read is scope, and no breach."""
        return tuple(change for change in (*self.new, *self.regressed) if not change.rule.startswith("COV"))


def difference(old: AuditResult, new: AuditResult) -> Difference:
    """Compare two audits of any scope; a finding counts as resolved only where the newer one looked again."""
    before = {finding.id: finding for finding in old.findings}
    after = {finding.id: finding for finding in new.findings}
    ledger = Ledger.of(new.coverage, new.retention)
    open_ = [f for f in new.findings if f.status is not FindingStatus.ACCEPTED]
    kept = [(before[f.id], f) for f in open_ if f.id in before]
    regressed = [pair for pair in kept if _is_worse(*pair)]
    same = [pair for pair in kept if not _is_worse(*pair)]
    gone = [f for f in old.findings if f.id not in after]
    return Difference(
        old_run=old.run.id,
        new_run=new.run.id,
        old_as_of=old.run.as_of,
        new_as_of=new.run.as_of,
        policy_changed=old.policy.sha256 != new.policy.sha256,
        new=tuple(_change(None, f) for f in open_ if f.id not in before),
        regressed=tuple(_change(*pair) for pair in regressed),
        grown=tuple(_change(was, f) for was, f in same if f.count > was.count),
        shrunk=tuple(_change(was, f) for was, f in same if f.count < was.count),
        resolved=tuple(_change(f, None) for f in gone if ledger.verified(f.rule, f.source, f.dataset)),
        unverified=tuple(_change(f, None) for f in gone if not ledger.verified(f.rule, f.source, f.dataset)),
        unchanged=sum(f.count == was.count for was, f in same),
        accepted=len(new.findings) - len(open_),
        old_score=old.score.value if old.score else None,
        new_score=new.score.value if new.score else None,
        scope=_scope(old.coverage, new.coverage),
    )


def _is_worse(was: Finding, now: Finding) -> bool:
    return now.severity > was.severity or was.status is FindingStatus.ACCEPTED


def _change(was: Finding | None, now: Finding | None) -> Change:
    shown = now or was
    assert shown  # noqa: S101 - one of them is given
    return Change(
        id=shown.id,
        rule=shown.rule,
        title=shown.title,
        severity=shown.severity,
        source=shown.source,
        dataset=shown.dataset,
        field=shown.field,
        was=was.count if was else None,
        count=now.count if now else None,
    )


def _scope(old: Iterable[Coverage], new: Iterable[Coverage]) -> Scope:
    """Compare what was looked at. Gone is not lost: a dataset that a source, listed whole, no longer has is no gap."""
    before, after = list(old), list(new)
    looked, looks = _looked_at(before), _looked_at(after)
    sources, listed = {source for source, _ in looks}, {line.source for line in after}
    unlisted = {line.source for line in after if line.dataset == "*" and line.incomplete}
    missing = {source for source, _ in looked} - listed | unlisted
    there = {(line.source, line.dataset) for line in after}
    lost = {f"{source}/*" for source in missing & {source for source, _ in looked}}
    lost |= {f"{s}/{d}" for s, d in looked - looks if s not in missing and (s, d) in there}
    known = {source for source, _ in looked}
    gained = {f"{source}/*" for source in sources - known} | {f"{s}/{d}" for s, d in looks - looked if s in known}
    return Scope(tuple(sorted(lost)), tuple(sorted(gained)))


def _looked_at(coverage: Iterable[Coverage]) -> set[tuple[str, str]]:
    return {(c.source, c.dataset) for c in coverage if c.state not in {State.SKIPPED, State.UNREADABLE}}


@cache
def _adapter() -> TypeAdapter[Difference]:
    return TypeAdapter(Difference)


def difference_to_json(found: Difference) -> str:
    """Write a difference as indented JSON with a newline at the end."""
    return _adapter().dump_json(found, indent=2).decode() + "\n"
