"""`--template`, `--language` and `--serve` of the report for people."""

import typer

from pii_audit.cli.exits import Exit, UsageProblem
from pii_audit.cli.output import Page
from pii_audit.model.result import AuditResult
from pii_audit.plugins import reporter

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


def serve_page(result: AuditResult, page: Page, port: int) -> int:
    """Show the report until Ctrl-C.

    Raises:
        UsageProblem: the port is taken.
    """
    from pii_audit.cli.serve import server

    made = reporter("html", template=page.template, language=page.language, past=page.past)
    try:
        running = server(lambda: made.render(result), port)
    except OSError as error:
        raise UsageProblem(f"cannot listen on port {port}: {error.strerror}; take another with --port") from None
    typer.echo(f"http://127.0.0.1:{running.server_port}/ (Ctrl-C ends it)", err=True)
    try:
        running.serve_forever()
    except KeyboardInterrupt:
        return Exit.PASS
    finally:
        running.server_close()
    return Exit.PASS
