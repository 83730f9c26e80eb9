"""`--template` and `--language` of the report for people."""

from pii_audit.cli.exits import UsageProblem
from pii_audit.cli.output import Page

TEMPLATES = ("management", "audit", "technical")
LANGUAGES = ("en", "da")


def page_of(template: str, language: str) -> Page:
    """Read the options.

    Raises:
        UsageProblem: there is no such template or language.
    """
    for option, value, known in (("--template", template, TEMPLATES), ("--language", language, LANGUAGES)):
        if value not in known:
            raise UsageProblem(f"{option} {value!r}: write one of {', '.join(known)}")
    return Page(template, language)
