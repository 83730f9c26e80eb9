"""Commands that read a stored result: report, explain, lineage."""

from pathlib import Path
from typing import Annotated

import typer

from pii_audit.cli.exits import Exit, UsageProblem
from pii_audit.cli.options import Language, MinSeverity, Outputs, Template
from pii_audit.cli.stdout import say


def report(
    result: Annotated[Path, typer.Argument(help="A result written by scan -o json=PATH.")],
    output: Outputs = None,
    template: Template = "technical",
    language: Language = "en",
    config: Annotated[
        Path | None, typer.Option("--config", "-c", help="pii-audit.yaml, whose history makes the trend of the report.")
    ] = None,
    serve: Annotated[
        bool, typer.Option("--serve", help="Show the HTML report on this machine, until Ctrl-C; templates reload.")
    ] = False,
    port: Annotated[int, typer.Option(metavar="N", min=0, max=65535, help="For --serve; 0 for any.")] = 8765,
    min_severity: MinSeverity = None,
) -> int:
    """Render a stored result again, without another scan.

    \b
    pii-audit report result.json -o html=report.html
    pii-audit report result.json -o html=ledelse.html --template management --language da
    """
    from pii_audit.cli.history import with_past
    from pii_audit.cli.output import parse_outputs, write_outputs
    from pii_audit.cli.pages import page_of, serve_page
    from pii_audit.cli.setup import load_result, load_setup, severity

    outputs = parse_outputs(output)
    page = page_of(template, language)
    hidden_below = severity("--min-severity", min_severity) if min_severity is not None else None
    stored = load_result(result)
    page = with_past(page, load_setup(config, secrets=False)[0].history if config else None, stored)
    if serve:
        return serve_page(stored, page, port)
    return Exit.PASS if write_outputs(stored, outputs, hidden_below, page) else Exit.NOT_WRITTEN


def explain(
    what: Annotated[
        str,
        typer.Argument(metavar="RULE|FINGERPRINT", help="A rule id such as RET001, `all`, or a finding's fingerprint."),
    ],
    result: Annotated[
        Path | None,
        typer.Option("--from", metavar="RESULT", help="The result that holds the finding, written by -o json=PATH."),
    ] = None,
) -> int:
    """Say what a rule tests and why, or which evidence made a finding.

    \b
    pii-audit explain RET001
    pii-audit explain 3f2a9c01d4e5b677 --from result.json
    """
    from pii_audit.cli.explain import explanation, finding_lines, is_fingerprint
    from pii_audit.cli.setup import load_result

    if not is_fingerprint(what):
        say(explanation(what))
        return Exit.PASS
    if result is None:
        raise UsageProblem(f"say which result holds it: pii-audit explain {what} --from result.json")
    for line in finding_lines(what, load_result(result)):
        say(line)
    return Exit.PASS


def lineage(
    dataset: Annotated[str, typer.Argument(help="A dataset, as source/dataset.")],
    result: Annotated[Path, typer.Option("--from", metavar="RESULT", help="A result written by scan -o json=PATH.")],
    hops: Annotated[int, typer.Option(min=1, help="How far to follow.")] = 2,
) -> int:
    """Show where a dataset's people come from and went to, as an audit found it.

    \b
    pii-audit lineage shop/customers --from result.json
    pii-audit lineage exports/audience.csv --from result.json --hops 3
    """
    from pii_audit.cli.lineage import lineage_lines
    from pii_audit.cli.setup import load_result

    for line in lineage_lines(dataset, load_result(result).lineage, hops):
        say(line)
    return Exit.PASS
