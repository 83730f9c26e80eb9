"""All rules, and the order their findings come in."""

from collections.abc import Iterable

from pii_audit.model.finding import Finding
from pii_audit.model.result import RuleInfo
from pii_audit.policy.schema import Policy
from pii_audit.rules import (
    chd,
    cov,
    lin,
    mkt,
    pur,
    pur_origin,
    rcp,
    rcp_relations,
    ret,
    ret_holds,
    ret_lifecycle,
    ret_records,
    rts,
    sec,
    sec_stores,
    sup,
    trf,
    und,
)
from pii_audit.rules.base import Case, Rule, named_checks

_FAMILIES = (
    und,
    pur,
    pur_origin,
    ret,
    ret_records,
    ret_lifecycle,
    ret_holds,
    mkt,
    chd,
    rcp,
    rcp_relations,
    trf,
    sec,
    sec_stores,
    lin,
    rts,
    cov,
    sup,
)
RULES: dict[str, Rule] = {rule.id: rule for family in _FAMILIES for rule in family.RULES}


def judge(case: Case) -> tuple[Finding, ...]:
    """Apply every rule; the worst findings first, ties by rule, place and kind."""
    return in_order(finding for rule in RULES.values() for finding in rule.find(case))


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort findings: the worst first, ties by rule, place and kind."""
    return tuple(sorted(findings, key=_order))


def rule_infos() -> tuple[RuleInfo, ...]:
    """Return what a result says of the rules of this version."""
    return tuple(
        RuleInfo(rule.id, rule.title, rule.severity, rule.articles, rule.explanation, rule.remedy)
        for rule in RULES.values()
    )


def unknown_checks(policy: Policy) -> dict[str, tuple[str, ...]]:
    """Return the rule ids that promises name as their tests and this version does not have, by clause."""
    unknown = {clause: tuple(c for c in checks if c not in RULES) for clause, checks in named_checks(policy).items()}
    return {clause: missing for clause, missing in unknown.items() if missing}


def _order(finding: Finding) -> tuple[int | str, ...]:
    place = (finding.source, finding.dataset, finding.field or "")
    return (
        -finding.severity.rank,
        finding.rule,
        *place,
        finding.element or "",
        finding.clause or "",
        finding.message,
        finding.id,
    )
