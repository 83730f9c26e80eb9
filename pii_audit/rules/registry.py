"""All rules, and the order their findings come in."""

from pii_audit.model.finding import Finding
from pii_audit.policy.schema import Policy
from pii_audit.rules import chd, cov, lin, mkt, pur, ret, rts, sec, und
from pii_audit.rules.base import Case, Rule, named_checks

RULES: dict[str, Rule] = {
    rule.id: rule for family in (und, pur, ret, mkt, chd, sec, lin, rts, cov) for rule in family.RULES
}


def judge(case: Case) -> tuple[Finding, ...]:
    """Apply every rule; the worst findings first, ties by rule, place and kind."""
    findings = [finding for rule in RULES.values() for finding in rule.find(case)]
    return tuple(sorted(findings, key=_order))


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
