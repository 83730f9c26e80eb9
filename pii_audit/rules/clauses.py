"""The status of each clause that the policy quotes."""

from collections.abc import Iterable

from pii_audit.model.coverage import Coverage, State
from pii_audit.model.elements import PART_OF
from pii_audit.model.finding import Finding, Severity
from pii_audit.model.result import ClauseState, ClauseStatus
from pii_audit.rules.base import ANYWHERE, Case, plural
from pii_audit.rules.registry import RULES

_DOUBT = "RET003"
"""Says that a clause cannot be verified, not that it is broken."""


def clause_statuses(case: Case, findings: Iterable[Finding]) -> tuple[ClauseStatus, ...]:
    """Say of each clause whether the data breaks it, supports it, or leaves it open.

    A clause passes only where a rule tests it, something was there to test, and every dataset in scope was read.
    """
    found = tuple(findings)
    source = case.policy.metadata.source
    headings = source.sections if source else {}
    statuses = []
    for clause, cite in case.policy.clauses():
        checks = _checks(case, clause)
        against = tuple(
            f for f in found if f.severity > Severity.INFO and (f.clause == clause or f.rule in _named(case, clause))
        )
        state, reason = _state(case, clause, checks, against)
        statuses.append(
            ClauseStatus(
                id=clause,
                section=cite.section,
                quote=" ".join(cite.quote.split()),
                status=state,
                checks=checks,
                findings=tuple(f.id for f in against),
                reason=reason,
                heading=headings.get(cite.section, "").lstrip("# "),
            )
        )
    return tuple(statuses)


def _named(case: Case, clause: str) -> tuple[str, ...]:
    """Return the rules that a general promise names as its test."""
    section, _, id_ = clause.partition(".")
    entry = getattr(case.policy, section).get(id_) if section in {"commitments", "security", "rights"} else None
    return entry.checks if entry else ()


def _checks(case: Case, clause: str) -> tuple[str, ...]:
    section = clause.partition(".")[0]
    serving = {rule.id for rule in RULES.values() if section in rule.sections}
    return tuple(sorted(serving | (set(_named(case, clause)) & RULES.keys())))


def _state(case: Case, clause: str, checks: tuple[str, ...], against: tuple[Finding, ...]) -> tuple[ClauseState, str]:
    if any(f.rule != _DOUBT for f in against):
        return ClauseState.FAIL, plural(len(against), "finding")
    if against:
        return ClauseState.UNVERIFIABLE, plural(len(against), "time limit") + " cannot be verified"
    if not checks:
        return ClauseState.UNVERIFIABLE, "no check for it in this version"
    if nothing := _nothing_to_test(case, clause):
        return ClauseState.NOT_APPLICABLE, nothing
    unread = sum(line.incomplete for line in case.coverage if _concerns(case, clause, line))
    if unread or not any(line.state is not State.SKIPPED for line in case.coverage):
        return (
            ClauseState.UNVERIFIABLE,
            f"{plural(unread, 'dataset')} in scope not read" if unread else "nothing was read",
        )
    return ClauseState.PASS, ""


def _concerns(case: Case, clause: str, line: Coverage) -> bool:
    """Tell whether a dataset could speak for or against a clause: any could, but for time limits only those bound."""
    section, _, rule = clause.partition(".")
    binding = case.bindings.get((line.source, line.dataset))
    return section != "retention" or line.dataset == ANYWHERE or (binding is not None and rule in binding.retention)


def _nothing_to_test(case: Case, clause: str) -> str:
    """Say why there was nothing to test a clause on; empty where there was."""
    section, _, id_ = clause.partition(".")
    found = {name for _, e in case.detections() for name in (e.element, PART_OF.get(e.element))}
    if section == "elements" and id_ not in found:
        return "none found"
    if section == "categories" and not found & set(case.policy.categories[id_].elements):
        return "none of its elements found"
    if section == "purposes" and all(id_ not in binding.purposes for binding in case.bindings.values()):
        return "bound to no dataset"
    return ""
