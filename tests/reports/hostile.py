"""A result in which everything an attacker can name is hostile, and what no output may make of it."""

from dataclasses import replace

from pii_audit.model.coverage import Coverage, State
from pii_audit.model.result import AuditResult
from tests.reports import example

NAMES = (
    *example.HOSTILE,
    "=cmd()",
    " +cmd|' /C calc'!A0",
    "a|b|",
    "@team",
    "[click](http://evil.example) ![x](http://evil.example/x.png) <http://evil.example>",
    "``code`` *bold* __bold__ ~~gone~~",
    "]]><!--",
    "\u2028line\u2029paragraph\x85next",
    "\ufffe\ue000\U000e0041",
    "../../etc/passwd",
    "100%25 #frag?query",
    "",
)


def hostile() -> AuditResult:
    """Every name as a field, a dataset, a source and an element; a source that was not read, named the same."""
    whole = example.example()
    findings = tuple(
        example.finding(
            severity=severity,
            source=name or "s",
            dataset=name or "d",
            field=name,
            element=name or "e",
            category=name or None,
            message=f"1 field named {name} holds {name}.",
        )
        for name in NAMES
        for severity in ("critical",)
    )
    unread = tuple(
        Coverage(name or "s", name or "d", State.UNREADABLE, None, 0, f"because of {name}") for name in NAMES
    )
    return replace(whole, findings=findings, coverage=unread)
