"""How findings stand once all rules have spoken: new, known, accepted, or back again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pii_audit.document import DocumentError, nearest
from pii_audit.inventory.accepted import LONGEST_DAYS, Accepted
from pii_audit.model.baseline import NOT_ACCEPTABLE, Baseline
from pii_audit.model.finding import Finding, FindingStatus
from pii_audit.model.ledger import Ledger
from pii_audit.model.standing import Acceptance, AcceptanceState, Compared, KnownFinding
from pii_audit.rules.registry import RULES, in_order
from pii_audit.rules.sup import EXPIRED, UNUSED


@dataclass(frozen=True)
class Standing:
    """All findings with their status, those on exceptions among them."""

    findings: tuple[Finding, ...]
    accepted: tuple[Acceptance, ...]
    compared: Compared | None


def check_accepted(accepted: Sequence[Accepted], as_of: date) -> None:
    """Refuse entries that accept for too long, or name a rule that there is none of.

    Raises:
        DocumentError: with each of them.
    """
    latest = as_of + timedelta(days=LONGEST_DAYS)
    problems = [
        replace(
            entry.expires_at,
            message=f"{entry.spec.expires} is more than {LONGEST_DAYS} days on; the latest is {latest}",
        )
        for entry in accepted
        if entry.spec.expires > latest
    ]
    for entry in accepted:
        rule = entry.spec.rule
        if rule and rule not in RULES:
            problems.append(replace(entry.rule_at, message=f"no rule {rule!r}{nearest(rule, list(RULES))}"))
        elif rule and rule.startswith(NOT_ACCEPTABLE):
            problems.append(replace(entry.rule_at, message=f"findings of {rule} cannot be accepted"))
    if problems:
        raise DocumentError(problems)


def stand(
    findings: Sequence[Finding], accepted: Sequence[Accepted], baseline: Baseline | None, ledger: Ledger, as_of: date
) -> Standing:
    """Give every finding its status, and add what SUP rules say of the exceptions.

    Args:
        findings: of all other rules.
        accepted: the entries under `accepted:`; one holds on its last day.
        baseline: what an earlier audit found, or None.
        ledger: what this one looked at.
        as_of: the audit date.
    """
    known = {finding.id: finding for finding in baseline.findings} if baseline else {}
    compared = _compared(findings, baseline, ledger) if baseline else None
    held = [_Held.of(entry, findings, ledger, as_of) for entry in accepted]
    standing = [replace(f, status=_status(f, known.get(f.id), held)) for f in findings]
    exceptions = [found for entry in held for found in entry.findings()]
    if compared and compared.resolved:
        exceptions.append(UNUSED.resolved(len(compared.resolved)))
    one_each = {finding.id: finding for finding in exceptions}
    return Standing(in_order([*standing, *one_each.values()]), tuple(entry.ledger_line() for entry in held), compared)


def _compared(findings: Sequence[Finding], baseline: Baseline, ledger: Ledger) -> Compared:
    found = {finding.id for finding in findings}
    gone = [f for f in baseline.findings if f.id not in found]
    verified = {f.id for f in gone if ledger.verified(f.rule, f.source, f.dataset)}
    return Compared(
        run=baseline.run,
        as_of=baseline.as_of,
        known=len(baseline.findings),
        score=baseline.score,
        resolved=tuple(f.id for f in gone if f.id in verified),
        unverified=tuple(f.id for f in gone if f.id not in verified),
    )


@dataclass(frozen=True)
class _Held:
    """An entry under `accepted:` beside what it names in this audit."""

    entry: Accepted
    named: tuple[Finding, ...]
    ids: frozenset[str]
    beyond: frozenset[str]
    """Fingerprints of those that grew past its bound."""
    state: AcceptanceState

    @classmethod
    def of(cls, entry: Accepted, findings: Sequence[Finding], ledger: Ledger, as_of: date) -> "_Held":
        named = tuple(f for f in findings if entry.covers(f) and not f.rule.startswith(NOT_ACCEPTABLE))
        most = entry.spec.max_rows
        beyond = frozenset(f.id for f in named if most is not None and f.count > most)
        if not named:
            state = AcceptanceState.UNUSED if _looked_everywhere(entry, ledger) else AcceptanceState.UNVERIFIED
        elif entry.spec.expires < as_of:
            state = AcceptanceState.EXPIRED
        else:
            state = AcceptanceState.EXCEEDED if beyond else AcceptanceState.IN_FORCE
        return cls(entry, named, frozenset(f.id for f in named), beyond, state)

    def accepts(self, finding: Finding) -> bool:
        """Tell whether it covers a finding today, within its bound."""
        return self.state is not AcceptanceState.EXPIRED and self.names(finding) and finding.id not in self.beyond

    def names(self, finding: Finding) -> bool:
        return finding.id in self.ids

    def findings(self) -> Iterator[Finding]:
        """Yield what SUP rules say of it."""
        spec = self.entry.spec
        if self.state is AcceptanceState.EXPIRED:
            yield from (EXPIRED.expired(finding, spec.expires, spec.owner) for finding in self.named)
        if self.state is AcceptanceState.UNUSED:
            yield UNUSED.unused(self.entry.what, spec.owner, *self.entry.place)

    def ledger_line(self) -> Acceptance:
        spec = self.entry.spec
        return Acceptance(
            what=self.entry.what,
            reason=spec.reason,
            owner=spec.owner,
            approver=spec.approver,
            expires=spec.expires,
            max_rows=spec.max_rows,
            state=self.state,
            findings=tuple(finding.id for finding in self.named),
        )


def _looked_everywhere(entry: Accepted, ledger: Ledger) -> bool:
    """Tell whether all that an entry could match was looked at."""
    source, dataset = entry.place
    rule = entry.spec.rule or ""
    matched = [name for name in ledger.states.get(source, {}) if entry.covers_dataset(name)]
    return all(ledger.verified(rule, source, name) for name in matched or [dataset])


def _status(finding: Finding, known: KnownFinding | None, held: Sequence[_Held]) -> FindingStatus:
    naming = [entry for entry in held if entry.names(finding)]
    if any(entry.accepts(finding) for entry in naming):
        return FindingStatus.ACCEPTED
    if naming or (known and finding.severity > known.severity):
        return FindingStatus.REGRESSED
    return FindingStatus.UNCHANGED if known else FindingStatus.NEW
