"""Commands that end in a verdict: scan, check, judge."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pii_audit.cli.diff import FailOnNew
from pii_audit.cli.exits import Exit, UsageProblem
from pii_audit.cli.options import AsOf, Config, FailOn, KnownBefore, Language, MinSeverity, Outputs, Template

if TYPE_CHECKING:  # each command loads what it needs
    from pii_audit.cli.output import Output, Page
    from pii_audit.model.finding import Severity
    from pii_audit.model.result import AuditResult


def scan(
    config: Config = None,
    as_of: AsOf = None,
    seed: Annotated[int, typer.Option(help="For samples; the same seed gives the same result.")] = 0,
    fail_on: FailOn = None,
    fail_on_new: FailOnNew = None,
    baseline: KnownBefore = None,
    min_severity: MinSeverity = None,
    output: Outputs = None,
    jobs: Annotated[
        int | None,
        typer.Option(
            metavar="N", min=1, help="Processes that read; by default one for each core, where it takes a while."
        ),
    ] = None,
    engine: Annotated[
        str | None, typer.Option(metavar="URL", help="Read on a Dask cluster instead: dask://HOST:PORT.")
    ] = None,
    max_rows: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Put at most N rows of each dataset before the detector.")
    ] = None,
    max_bytes: Annotated[
        str | None, typer.Option(metavar="SIZE", help="At most so much text of each dataset, as 500MB or 2GB.")
    ] = None,
    max_time: Annotated[
        str | None, typer.Option(metavar="TIME", help="At most so long for each dataset, as 30s, 10m or 1h.")
    ] = None,
    since_last: Annotated[
        bool,
        typer.Option(
            "--since-last", help="Do not read files and objects again that are unchanged since the last such scan."
        ),
    ] = False,
    resume: Annotated[bool, typer.Option("--resume", help="Go on where Ctrl-C ended the last scan.")] = False,
    template: Template = "technical",
    language: Language = "en",
    schema_only: Annotated[
        bool, typer.Option("--schema-only", help="Judge names, types, comments and constraints; read no value.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress.")] = False,
) -> int:
    """Audit every source and say whether the policy holds.

    \b
    pii-audit scan
    pii-audit scan -o human -o html=report.html -o json=result.json
    """
    from pii_audit.audit import audit
    from pii_audit.cli.interrupted import Interruption, ctrl_c_is_heard
    from pii_audit.cli.known import load_baseline
    from pii_audit.cli.memory import remember, remembered
    from pii_audit.cli.output import parse_outputs
    from pii_audit.cli.pages import page_of
    from pii_audit.cli.progress import progress
    from pii_audit.cli.reading import budget_of, engine_of
    from pii_audit.cli.setup import audit_day, load_setup, severity
    from pii_audit.cli.since_last import LastScan
    from pii_audit.engine.progress import Interrupted
    from pii_audit.inventory.load import find_config
    from pii_audit.reading import How, Step

    outputs = parse_outputs(output)
    page, reader, budget = (
        page_of(template, language),
        engine_of(engine, jobs),
        budget_of(max_rows, max_bytes, max_time),
    )
    hidden_below = severity("--min-severity", min_severity) if min_severity is not None else None
    inventory, policy = load_setup(config, fail_on, fail_on_new)
    known, day = load_baseline(baseline) if baseline else None, audit_day(as_of, policy)
    if schema_only:
        from pii_audit.prerelease.schemas import audit_schemas

        if resume or since_last or engine or jobs or budget != budget_of(None, None, None):
            raise UsageProblem(
                "--schema-only reads no row; leave out --resume, --since-last, --engine, --jobs and --max-…"
            )
        return _delivered(audit_schemas(policy, inventory, day, known), outputs, hidden_below, page)
    interruption = Interruption(config or find_config(Path.cwd()), inventory, policy, day, seed, budget)
    if resume and since_last:
        raise UsageProblem("--resume goes on with one scan, --since-last begins another; leave out one of them")
    last = LastScan(config or find_config(Path.cwd()), inventory, policy, day, seed, budget) if since_last else None
    memory = remembered(inventory.remembering) if inventory.remembering else None
    before = interruption.load() if resume else last.before if last else None
    how = How(seed, reader, budget, before, last.keep if last else None, memory)
    try:
        with progress(quiet) as show, ctrl_c_is_heard() as check:

            def on_step(step: Step) -> None:
                check()
                show(step)

            result = audit(policy, inventory, day, how, on_step, known)
    except Interrupted as interrupted:
        typer.echo(interruption.save(interrupted.progress), err=True)
        return Exit.INTERRUPTED
    if last:
        result = replace(result, run=replace(result.run, reused=last.reused))
        typer.echo(last.save(), err=True)
    written = _written(result, inventory.history, outputs, hidden_below, page)
    if memory and inventory.remembering:
        remember(inventory.remembering, memory)
    if written:
        interruption.remove()
    return result.verdict.exit_code or (Exit.PASS if written else Exit.NOT_WRITTEN)


def check(
    migrations: Annotated[
        list[Path],
        typer.Argument(
            metavar="MIGRATIONS...", help="SQL files, dbt projects or manifests, or folders of them, as they run."
        ),
    ],
    config: Config = None,
    source: Annotated[
        str | None, typer.Option(metavar="ID", help="The database they are for; else any of pii-audit.yaml.")
    ] = None,
    dialect: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="postgresql, mysql, sqlite, mssql, oracle ...; else as the sources say."),
    ] = None,
    as_of: AsOf = None,
    fail_on: Annotated[
        str | None,
        typer.Option(metavar="LEVEL", help="Fail from this severity on, instead of gates.fail_on; none for never."),
    ] = None,
    fail_on_new: FailOnNew = None,
    baseline: KnownBefore = None,
    min_severity: MinSeverity = None,
    output: Outputs = None,
) -> int:
    """Check migrations for undeclared personal columns. Connects to nothing.

    \b
    pii-audit check migrations/
    pii-audit check V7__customers.sql --source shop -o human -o json=check.json
    """
    from pii_audit.cli.known import load_baseline
    from pii_audit.cli.output import parse_outputs
    from pii_audit.cli.setup import audit_day, load_setup, severity
    from pii_audit.prerelease.check import check_files

    outputs = parse_outputs(output)
    hidden_below = severity("--min-severity", min_severity) if min_severity is not None else None
    inventory, policy = load_setup(config, fail_on, fail_on_new, secrets=False)
    known = load_baseline(baseline) if baseline else None
    result = check_files(policy, inventory, migrations, audit_day(as_of, policy), source, dialect, known)
    return _delivered(result, outputs, hidden_below)


def judge(
    result: Annotated[Path, typer.Argument(help="A result written by scan -o json=PATH.")],
    policy: Annotated[Path, typer.Option("--policy", metavar="NEW", help="The policy to judge it by.")],
    was: Annotated[
        Path | None,
        typer.Option(metavar="OLD", help="The policy of the scan, where pii-audit.yaml no longer names it."),
    ] = None,
    config: Config = None,
    fail_on: FailOn = None,
    output: Outputs = None,
) -> int:
    """Judge a stored result by another policy, without another scan. What was not counted for it is unverifiable.

    \b
    pii-audit judge result.json --policy drafts/policy.yaml
    pii-audit judge result.json --policy policy.yaml --was policy.2025.yaml -o html=report.html
    """
    from pii_audit.cli.judge import judged_anew
    from pii_audit.cli.output import parse_outputs

    outputs = parse_outputs(output)
    return _delivered(judged_anew(result, policy, was, config, fail_on), outputs, None)


def _written(
    result: "AuditResult",
    history: str | None,
    outputs: "Sequence[Output]",
    hidden_below: "Severity | None",
    page: "Page",
) -> bool:
    """Write a result and enter it into the history; return whether all was written."""
    from pii_audit.cli.history import recorded, with_past
    from pii_audit.cli.known import ending_soon
    from pii_audit.cli.output import write_outputs

    for note in ending_soon(result):
        typer.echo(note, err=True)
    written = write_outputs(result, outputs, hidden_below, with_past(page, history, result))
    return (history is None or recorded(history, result)) and written


def _delivered(
    result: "AuditResult", outputs: "Sequence[Output]", hidden_below: "Severity | None", page: "Page | None" = None
) -> int:
    """Write a result and return the exit code."""
    from pii_audit.cli.output import write_outputs

    written = write_outputs(result, outputs, hidden_below, page)
    return result.verdict.exit_code or (Exit.PASS if written else Exit.NOT_WRITTEN)
