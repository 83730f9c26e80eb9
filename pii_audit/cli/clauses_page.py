"""docs/clauses.md, written from a result by `make docs`: what was said of every clause, and by which rules."""

from pii_audit.model.result import AuditResult

_HEAD = """\
# Clauses of the sample company

Written by `make docs` from an audit of the sample company, whose data is full of planted breaches. Of each clause: the words of the
published notice, the rules that test it, and what the audit says of it. What no data can show is **not covered**.

| section | clause | words of the notice | tested by | status |
|---|---|---|---|---|
"""


def clauses_page(result: AuditResult) -> str:
    """Return the page: one line a clause, in the order of the policy."""
    lines = (
        f"| {clause.section} | `{clause.id}` | {_cell(clause.quote)} | {', '.join(clause.checks) or '–'} "
        f"| {clause.status.value.replace('_', ' ') if clause.covered else 'not covered'} |\n"
        for clause in result.clauses
    )
    return _HEAD + "".join(lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
