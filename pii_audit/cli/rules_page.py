"""docs/rules.md, written from the rules themselves by `make docs`."""

from pii_audit.rules.registry import RULES


def rules_page() -> str:
    """Return the page: a table of all rules, then each rule in full."""
    table = [f"| [{r.id}](#{r.id.lower()}) | {r.title} | {r.severity.value} |" for r in RULES.values()]
    parts = [
        f"## {r.id}\n\n**{r.title}** · severity {r.severity.value} · {', '.join(r.articles)}\n\n"
        f"{r.explanation}\n\n**What to do:** {r.remedy}\n"
        for r in RULES.values()
    ]
    head = "# Rules\n\nWritten from the code by `make docs`; `pii-audit explain RULE` prints the same.\n\n"
    return head + "| rule | what it finds | severity |\n|---|---|---|\n" + "\n".join(table) + "\n\n" + "\n".join(parts)
