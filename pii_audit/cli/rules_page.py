"""docs/rules.md, written from the rules themselves by `make docs`."""

from collections.abc import Mapping

from pii_audit.policy.lint.base import TextRule
from pii_audit.policy.lint.registry import RULES as TEXT_RULES
from pii_audit.rules.base import Rule
from pii_audit.rules.registry import RULES


def rules_page() -> str:
    """Return the page: a table of all rules, then each rule in full; rules on the data, then rules on the text."""
    head = "# Rules\n\nWritten from the code by `make docs`; `pii-audit explain RULE` prints the same.\n\n"
    text = "\n# Rules on the text itself\n\nApplied by `pii-audit policy lint`, which reads no data.\n\n"
    return head + _part(RULES) + text + _part(TEXT_RULES)


def _part(rules: Mapping[str, Rule] | Mapping[str, TextRule]) -> str:
    table = [f"| [{r.id}](#{r.id.lower()}) | {r.title} | {r.severity.value} |" for r in rules.values()]
    parts = [
        f"## {r.id}\n\n**{r.title}** · severity {r.severity.value} · {', '.join(r.articles)}\n\n"
        f"{r.explanation}\n\n**What to do:** {r.remedy}\n"
        for r in rules.values()
    ]
    return "| rule | what it finds | severity |\n|---|---|---|\n" + "\n".join(table) + "\n\n" + "\n".join(parts)
