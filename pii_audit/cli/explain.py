"""What `pii-audit explain RULE` prints."""

import textwrap

from pii_audit.cli.exits import UsageProblem
from pii_audit.document import nearest
from pii_audit.rules.registry import RULES


def explanation(rule_id: str) -> str:
    """Return the explanation of a rule, or one line a rule for `all`.

    Raises:
        UsageProblem: there is no such rule.
    """
    if rule_id == "all":
        return "\n".join(f"{rule.id}  {rule.severity.value:<8}  {rule.title}" for rule in RULES.values())
    rule = RULES.get(rule_id.upper().replace("-", ""))
    if rule is None:
        raise UsageProblem(f"no rule {rule_id!r}" + nearest(rule_id.upper(), list(RULES)))
    what, do = (textwrap.fill(text, 88) for text in (rule.explanation, rule.remedy))
    articles = ", ".join(rule.articles)
    return f"{rule.id}  {rule.title}  (severity {rule.severity.value})\n\n{what}\n\nWhat to do: {do}\nLaw: {articles}"
