"""All rules on the text, and what they find in one."""

from dataclasses import dataclass

from pii_audit.policy.lint import contradictions, gaps, mismatches, vague
from pii_audit.policy.lint.base import Flaw, Notice, TextRule
from pii_audit.policy.load import LoadedPolicy
from pii_audit.policy.text import published_text

RULES: dict[str, TextRule] = {
    rule.id: rule
    for rule in sorted((*contradictions.RULES, *gaps.RULES, *vague.RULES, *mismatches.RULES), key=lambda rule: rule.id)
}


@dataclass(frozen=True)
class TextFinding:
    """A flaw and the rule that found it."""

    rule: TextRule
    flaw: Flaw


def lint(loaded: LoadedPolicy) -> tuple[TextFinding, ...]:
    """Apply every rule on the text; the worst findings first, ties by rule and place."""
    notice = Notice(loaded.policy, published_text(loaded))
    found = [TextFinding(rule, flaw) for rule in RULES.values() for flaw in rule.find(notice)]
    return tuple(sorted(found, key=lambda f: (-f.rule.severity.rank, f.rule.id, f.flaw.message)))
