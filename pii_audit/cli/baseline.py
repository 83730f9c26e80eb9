"""`pii-audit baseline create|update|show`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pii_audit.cli.exits import Exit, UsageProblem
from pii_audit.cli.stdout import say

if TYPE_CHECKING:
    from pii_audit.model.baseline import Baseline

baseline_app = typer.Typer(
    help="Keep what an audit knew, so that later ones say what is new.", no_args_is_help=True, rich_markup_mode=None
)
Result = Annotated[Path, typer.Argument(help="The result of a complete scan, written by scan -o json=PATH.")]


def _made_from(path: Path) -> "Baseline | None":
    """Reduce a stored result to a baseline, or say why it is none."""
    from pii_audit.cli.known import Incomplete, made_from
    from pii_audit.cli.setup import load_result

    try:
        return made_from(load_result(path), path)
    except Incomplete as incomplete:
        typer.echo(str(incomplete), err=True)
        return None


@baseline_app.command("create")
def create_baseline(
    result: Result,
    to: Annotated[Path, typer.Option(help="The file to write; keep it beside your code.")] = Path("baseline.json"),
) -> int:
    """Write the findings of a complete scan as a baseline: what and where, no evidence.

    \b
    pii-audit baseline create result.json
    pii-audit scan --baseline baseline.json
    """
    from pii_audit.cli.output import write_and_say
    from pii_audit.model.baseline import baseline_to_json

    if to.exists():
        raise UsageProblem(f"{to} is there already; pii-audit baseline update {result} brings it up to date")
    made = _made_from(result)
    if made is None:
        return Exit.INCOMPLETE
    write_and_say(to, baseline_to_json(made))
    say(f"{len(made.findings):,} findings are known from now on")
    return Exit.PASS


@baseline_app.command("update")
def update_baseline(
    result: Result,
    to: Annotated[Path, typer.Option(help="The baseline to bring up to date.")] = Path("baseline.json"),
) -> int:
    """Replace a baseline by the findings of a complete scan, and list what comes in and goes out.

    \b
    pii-audit baseline update result.json
    pii-audit baseline update result.json --to ci/baseline.json
    """
    from pii_audit.cli.known import finding_line, read_baseline
    from pii_audit.cli.output import write_and_say
    from pii_audit.model.baseline import baseline_to_json

    before = read_baseline(to)
    made = _made_from(result)
    if made is None:
        return Exit.INCOMPLETE
    write_and_say(to, baseline_to_json(made))
    old, new = ({finding.id for finding in baseline.findings} for baseline in (before, made))
    for sign, findings in (
        ("+", [f for f in made.findings if f.id not in old]),
        ("-", [f for f in before.findings if f.id not in new]),
    ):
        for finding in findings:
            say(f"{sign} {finding_line(finding)}")
    say(f"{len(new - old):,} in, {len(old - new):,} out; {len(new):,} findings are known from now on")
    return Exit.PASS


@baseline_app.command("show")
def show_baseline(
    baseline: Annotated[Path, typer.Argument(help="A baseline.")] = Path("baseline.json"),
) -> int:
    """List the findings of a baseline.

    \b
    pii-audit baseline show
    pii-audit baseline show ci/baseline.json
    """
    from pii_audit.cli.known import baseline_lines, read_baseline

    for line in baseline_lines(read_baseline(baseline)):
        say(line)
    return Exit.PASS
