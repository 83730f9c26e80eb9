"""Who has to act on what, and by when, as far as the result names them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pii_audit.model.finding import Finding
from pii_audit.model.result import AuditResult
from pii_audit.model.retention import OVERDUE
from pii_audit.model.standing import AcceptanceState

from .language import _, day
from .summary import RuleGroup, worst_rules
from .text import listed, name

_ENDED = {AcceptanceState.EXPIRED, AcceptanceState.EXCEEDED}


@dataclass(frozen=True)
class Action:
    """The findings of one rule, and who answers for them."""

    group: RuleGroup
    owners: tuple[str, ...]
    """Of the exceptions that ran out, else of the sources; empty where nobody is named."""
    since: date | None
    """When the oldest of it should have been done: a time limit, or an exception, that is over."""

    @property
    def who(self) -> str:
        """Name them, or say that nobody is named."""
        owners = [name(owner) for owner in self.owners]
        return listed(owners) if owners else _("no owner is named")

    @property
    def when(self) -> str:
        """Say since when it is due; a date that nobody set is not made up."""
        return _("due since %(day)s", day=day(self.since)) if self.since else _("no date is set")


def actions(result: AuditResult, limit: int = 3) -> list[Action]:
    """Say who has to act on the worst rules."""
    by_source = {store.source: store.owner for store in result.stores if store.owner}
    return [
        Action(group, _owners(group, result, by_source), _since(group, result)) for group in worst_rules(result, limit)
    ]


def owner(finding: Finding, result: AuditResult) -> str:
    """Name who answers for a finding; empty where nobody is named."""
    stores = {store.source: store.owner for store in result.stores}
    return next((e.owner for e in result.accepted if finding.id in e.findings), stores.get(finding.source) or "")


def _owners(group: RuleGroup, result: AuditResult, by_source: Mapping[str, str]) -> tuple[str, ...]:
    ids = {f.id for f in group.findings}
    accepted = {e.owner for e in result.accepted if ids & set(e.findings)}
    sources = {by_source[f.source] for f in group.findings if f.source in by_source}
    return tuple(sorted(accepted or sources))


def _since(group: RuleGroup, result: AuditResult) -> date | None:
    ids = {f.id for f in group.findings}
    dates = [e.expires for e in result.accepted if e.state in _ENDED and ids & set(e.findings)]
    if group.rule == "RET001":
        places = {(f.source, f.dataset) for f in group.findings}
        dates += [
            facts.oldest_due
            for facts in result.retention
            if facts.oldest_due and facts.states.get(OVERDUE) and (facts.source, facts.dataset) in places
        ]
    return min(dates, default=None)
