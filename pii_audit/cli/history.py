"""`pii-audit history list|trend`."""

import contextlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pii_audit.cli.exits import Exit, UsageProblem
from pii_audit.cli.stdout import emit, say
from pii_audit.cli.visible import visible

if TYPE_CHECKING:
    from pii_audit.cli.output import Page
    from pii_audit.inventory.load import Inventory
    from pii_audit.model.past_run import PastRun
    from pii_audit.model.result import AuditResult

history_app = typer.Typer(
    help="Earlier audits of this configuration, in numbers.", no_args_is_help=True, rich_markup_mode=None
)
Config = Annotated[Path | None, typer.Option("--config", "-c", help="pii-audit.yaml; else found from here upwards.")]
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, help="The latest so many.")]
AsJson = Annotated[bool, typer.Option("--json", help="For programs.")]

_RUN = re.compile(r'<body [^>]*data-run="([^"]+)"')
_HEADINGS = ("as of", "verdict", "score", "critical", "high", "medium", "overdue", "read")


@history_app.command("list")
def list_runs(config: Config = None, limit: Limit = 50, as_json: AsJson = False) -> int:
    """List earlier audits, the latest last.

    \b
    pii-audit history list
    pii-audit history list --json -n 500
    """
    from pydantic import TypeAdapter

    from pii_audit.model.past_run import PastRun

    runs = _runs(config, limit)
    if as_json:
        emit(TypeAdapter(tuple[PastRun, ...]).dump_json(runs, indent=2).decode() + "\n", as_utf8=True)
        return Exit.PASS
    for run in runs:
        say(f"{run.finished:%Y-%m-%d %H:%M}Z  run {visible(run.id)}  exit {run.exit_code:<3}  {_in_short(run)}")
    say(f"{len(runs)} {'audit' if len(runs) == 1 else 'audits'}")
    return Exit.PASS


@history_app.command()
def trend(config: Config = None, limit: Limit = 12) -> int:
    """Show how the numbers move, and where the policy or the scope changed between two audits.

    \b
    pii-audit history trend
    pii-audit history trend -n 52
    """
    for line in trend_lines(_runs(config, limit)):
        say(line)
    return Exit.PASS


@history_app.command()
def index(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The page to write.")],
    config: Config = None,
    limit: Limit = 200,
    language: Annotated[str, typer.Option(metavar="CODE", help="en or da.")] = "en",
) -> int:
    """Write a page over all audits, with links to the HTML reports that lie beside it.

    \b
    pii-audit history index -o reports/index.html
    pii-audit history index -o reports/index.html --language da
    """
    from pii_audit.cli.output import write_and_say
    from pii_audit.cli.pages import page_of
    from pii_audit.cli.setup import load_setup
    from pii_audit.plugins import IndexesRuns, reporter

    made = reporter("html", language=page_of("technical", language).language)
    if not isinstance(made, IndexesRuns):
        raise UsageProblem("the reporter installed as html writes no index")
    about = load_setup(config, secrets=False)[1].policy.metadata
    name = about.controller.name if about.controller else about.id
    write_and_say(output, made.index(name, _runs(config, limit), _reports_beside(output)))
    return Exit.PASS


def _reports_beside(page: Path) -> dict[str, list[str]]:
    """Find the reports of each run in the folder of a page, by what they say of themselves."""
    found: dict[str, list[str]] = {}
    for file in sorted(page.parent.glob("*.html")):
        with contextlib.suppress(OSError):
            if run := _RUN.search(file.read_text(encoding="utf-8", errors="replace")):
                found.setdefault(run[1], []).append(file.name)
    return found


def trend_lines(runs: Sequence["PastRun"]) -> Iterator[str]:
    """Show a line a run, then the change from the first to the last that compare."""
    if not runs:
        yield "no audit is recorded yet"
        return
    rows = [_HEADINGS, *(_cells(run) for run in runs)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(_HEADINGS))]
    comparable = 0
    for number, row in enumerate(rows):
        changed = _changed(runs[number - 2], runs[number - 1]) if number > 1 else ""
        comparable = number - 1 if changed else comparable
        line = "  ".join(
            cell.ljust(w) if n < 2 else cell.rjust(w) for n, (cell, w) in enumerate(zip(row, widths, strict=True))
        )
        yield f"{line}  {changed}".rstrip()
    first, last = runs[comparable], runs[-1]
    if first is last:
        yield "nothing to compare the last audit with"
    elif first.score is None or last.score is None:
        yield f"overdue records {first.overdue:,} -> {last.overdue:,} since {first.as_of}; a score was withheld"
    else:
        yield (
            f"score {first.score:g} -> {last.score:g}, overdue records {first.overdue:,} -> {last.overdue:,} "
            f"since {first.as_of}"
        )


def _changed(before: "PastRun", after: "PastRun") -> str:
    """Say what keeps two runs from being compared."""
    changes = (
        ("policy", before.policy_sha256 != after.policy_sha256),
        ("scope", before.scope_sha256 != after.scope_sha256),
    )
    named = [name for name, differs in changes if differs]
    return f"{' and '.join(named)} changed" if named else ""


def _cells(run: "PastRun") -> tuple[str, ...]:
    from pii_audit.model.finding import Severity

    counts = (f"{run.findings(level):,}" for level in (Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM))
    score = "-" if run.score is None else f"{run.score:g}"
    return (str(run.as_of), run.verdict, score, *counts, f"{run.overdue:,}", f"{run.read} of {run.in_scope}")


def _in_short(run: "PastRun") -> str:
    as_of, verdict, score, critical, high, medium, overdue, read = _cells(run)
    counts = f"{critical} critical, {high} high, {medium} medium, {overdue} overdue"
    return f"as of {as_of}: {verdict}, score {score}, {counts}, {read} read"


def recorded(url: str, result: "AuditResult") -> bool:
    """Record a run; return whether that worked, and say why not."""
    from pii_audit.history import History, HistoryError

    try:
        History(url).record(result)
    except HistoryError as error:
        typer.echo(f"pii-audit: {error}", err=True)
        return False
    return True


def with_past(page: "Page", url: str | None, result: "AuditResult") -> "Page":
    """Give a page the audits of its trend, where a history is kept."""
    return replace(page, past=_past_runs(url, result)) if url else page


def _past_runs(url: str, result: "AuditResult", limit: int = 12) -> "tuple[PastRun, ...]":
    """Return the audits before a result, and it last; none but it where the history cannot be read, which is said."""
    from pii_audit.history import History, HistoryError, past_run

    this = past_run(result)
    try:
        runs = History(url).runs(result.policy.id, 10 * limit)
    except HistoryError as error:
        typer.echo(f"pii-audit: {error}", err=True)
        return (this,)
    before = [run for run in runs if run.id != this.id and run.finished < this.finished]
    return (*before[1 - limit :], this)


def _runs(config: Path | None, limit: int) -> "tuple[PastRun, ...]":
    from pii_audit.cli.setup import load_setup
    from pii_audit.history import History

    inventory, policy = load_setup(config)
    return History(_url(inventory)).runs(policy.policy.metadata.id, limit)


def _url(inventory: "Inventory") -> str:
    if inventory.history is None:
        raise UsageProblem(
            "no history is kept; name a file under history: in pii-audit.yaml, as in history: history.db"
        )
    return inventory.history
