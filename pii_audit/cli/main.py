"""`pii-audit`: the commands, and the one place that turns outcomes into exit codes."""

import sys
import traceback
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.exceptions import TyperException

from pii_audit import __version__
from pii_audit.cli.baseline import baseline_app
from pii_audit.cli.diff import FailOnNew, diff
from pii_audit.cli.exits import EXIT_TABLE, Exit, NotWritten, UsageProblem
from pii_audit.cli.history import history_app
from pii_audit.cli.options import Config
from pii_audit.cli.policy_commands import policy_app
from pii_audit.cli.stdout import accept_any_text, emit, say
from pii_audit.cli.subject_commands import subject_app
from pii_audit.cli.verify import sign, verify
from pii_audit.model.errors import UserError

if TYPE_CHECKING:  # each command loads what it needs
    from pii_audit.cli.output import Output, Page
    from pii_audit.model.finding import Severity
    from pii_audit.model.result import AuditResult

app = typer.Typer(
    name="pii-audit",
    help="Audit what a company's data holds against what its privacy policy declares.",
    epilog=EXIT_TABLE,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(policy_app, name="policy")
app.add_typer(baseline_app, name="baseline")
app.add_typer(history_app, name="history")
app.add_typer(subject_app, name="subject")

AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="Audit date, YYYY-MM-DD; else today.")]
FailOn = Annotated[
    str | None,
    typer.Option(metavar="LEVEL", help="Fail from this severity on, instead of gates.fail_on; none for never."),
]
Outputs = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FORMAT[=PATH]",
        help=(
            "human, html, pdf, mail, json, ndjson, csv, markdown, sarif, junit, gitlab, github, prom, openlineage, dot or svg; repeat for several. "
            "Default: human."
        ),
    ),
]
KnownBefore = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        help="Findings known before; then, by default, new ones fail the audit and known ones do not.",
    ),
]
Template = Annotated[
    str, typer.Option(metavar="NAME", help="Of the HTML report: management, audit or technical (all findings).")
]
Language = Annotated[str, typer.Option(metavar="CODE", help="Of the HTML report: en or da.")]
MinSeverity = Annotated[
    str | None, typer.Option(metavar="LEVEL", help="Hide findings below it in the human output; gates count them all.")
]


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    accept_any_text()
    try:
        outcome = app(args=None if argv is None else list(argv), standalone_mode=False)
    except TyperException as error:  # unknown command or option, missing argument
        error.show()  # type: ignore[attr-defined]  # all that are raised have it
        return Exit.INVALID
    except (KeyboardInterrupt, typer.Abort):
        outcome = Exit.INTERRUPTED
    except NotWritten as error:
        typer.echo(f"pii-audit: {error}", err=True)
        return Exit.NOT_WRITTEN
    except SystemExit as left:  # typer's way out: of completing a word, or where the reader of a help page hung up
        return Exit.NOT_WRITTEN if left.code else Exit.PASS
    except UserError as error:
        typer.echo(str(error), err=True)
        return Exit.INVALID
    except Exception as error:  # noqa: BLE001  # the last line of defence: a message may quote a value, so none is shown
        typer.echo(_without_values(error), err=True)
        return Exit.INTERNAL
    if outcome == Exit.INTERRUPTED:  # typer returns it for Ctrl-C
        typer.echo("interrupted; no file was written but those named above", err=True)
    return int(outcome) if isinstance(outcome, int) else Exit.PASS


def _without_values(error: BaseException) -> str:
    """Describe a crash by its type and places; messages and source lines stay out."""
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    places = "\n".join(f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames)
    return (
        f"pii-audit: internal error ({type(error).__name__}); no file was written but those named above.\n{places}\n"
        "Please report these lines; they hold no data."
    )


def _version(shown: bool) -> None:
    if shown:
        say(f"pii-audit {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    del version  # shown by its callback


@app.command(epilog=EXIT_TABLE)
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


@app.command(epilog=EXIT_TABLE)
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


@app.command()
def plan(config: Config = None, as_of: AsOf = None) -> int:
    """Show what a scan would read and leave out. Reads catalogues, and no row.

    \b
    pii-audit plan
    pii-audit plan --config audits/shop.yaml
    """
    from pii_audit.audit import opened, survey
    from pii_audit.cli.plan_table import print_plan
    from pii_audit.cli.setup import audit_day, load_setup

    inventory, policy = load_setup(config)
    day = audit_day(as_of, policy)
    with opened(inventory.sources) as (scanners, failed):
        planned = survey(policy, inventory, scanners, day)
    incomplete = print_plan(planned, failed, inventory, policy.policy)
    return Exit.INCOMPLETE if incomplete else Exit.PASS


@app.command()
def doctor(config: Config = None) -> int:
    """Test addresses, credentials, rights and drivers of all sources. Reads no row.

    \b
    pii-audit doctor
    pii-audit doctor --config audits/shop.yaml
    """
    from pii_audit.cli.doctor import examine
    from pii_audit.cli.setup import load_setup

    inventory, _ = load_setup(config)
    return Exit.PASS if examine(inventory) else Exit.INCOMPLETE


@app.command()
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


app.command()(diff)
app.command()(verify)
app.command()(sign)


@app.command("help")
def help_(topic: Annotated[str, typer.Argument(help="exit-codes.")]) -> int:
    """Print the table of exit codes.

    \b
    pii-audit help exit-codes
    pii-audit scan --help
    """
    from pii_audit.cli.exits import MEANS

    if topic != "exit-codes":
        raise UsageProblem(f"no help on {topic!r}; there is: pii-audit help exit-codes, and --help of each command")
    for code, means in MEANS.items():
        say(f"{code.value:>3}  {means}")
    say("\nWhere several apply, the order is 5, 2, 1, 3, 4; the result lists all reasons.")
    return Exit.PASS


@app.command(epilog=EXIT_TABLE)
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


@app.command()
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


@app.command()
def overdue(
    dataset: Annotated[str, typer.Argument(metavar="SOURCE/DATASET", help="As pii-audit plan lists it.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The CSV to write, for you alone.")],
    rule: Annotated[
        str | None, typer.Option(metavar="RULE", help="One retention rule; else all of the dataset.")
    ] = None,
    config: Config = None,
    as_of: AsOf = None,
) -> int:
    """Write the primary keys of overdue records, or for files the records' numbers. Changes nothing in the data.

    \b
    pii-audit overdue shop/orders -o overdue.csv
    pii-audit overdue shop/orders --rule RET-01 -o overdue.csv
    """
    from pii_audit.cli.overdue import write_overdue
    from pii_audit.cli.setup import audit_day, load_setup
    from pii_audit.cli.visible import visible
    from pii_audit.engine.progress import Interrupted
    from pii_audit.overdue import find_overdue

    inventory, policy = load_setup(config)
    try:
        found = find_overdue(policy, inventory, dataset, rule, audit_day(as_of, policy))
    except Interrupted:
        return Exit.INTERRUPTED
    say(visible(write_overdue(output, found)))
    return Exit.PASS


@app.command()
def detect(
    values: Annotated[list[str], typer.Argument(metavar="VALUE...", help="Values of one column; - reads one a line.")],
    column: Annotated[str, typer.Option(help="Name of the column, which counts as evidence.")] = "column",
    table: Annotated[str, typer.Option(help="Name of its table.")] = "",
    config: Config = None,
) -> int:
    """Try values and a column name: what would a scan make of them, and why.

    \b
    pii-audit detect 010190-1234 150385-2345 --column felt7
    pii-audit detect - --column note < lines.txt
    pii-audit detect --column geo -- -12.5,55.7
    """
    from pii_audit.cli.detect import detection_lines, values_given
    from pii_audit.cli.setup import detection_settings

    settings = detection_settings(config)
    for line in detection_lines(values_given(values), column, table, settings, datetime.now(UTC).date()):
        say(line)
    return Exit.PASS


@app.command()
def schema(kind: Annotated[str, typer.Argument(help="result, policy or config.")]) -> int:
    """Print a JSON Schema, for editors and for those who read results.

    \b
    pii-audit schema policy > policy.schema.json
    pii-audit schema result
    """
    from pii_audit.cli.schemas import SCHEMAS, schema_text

    if kind not in SCHEMAS:
        raise UsageProblem(f"no schema {kind!r}; known are {', '.join(SCHEMAS)}")
    emit(schema_text(kind), as_utf8=True)
    return Exit.PASS


@app.command()
def init(
    from_url: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Where the data lies: a SQLAlchemy URL, a folder, s3://…, or env:NAME."),
    ] = None,
    folder: Annotated[Path, typer.Option(help="Where to write.")] = Path(),
) -> int:
    """Write a first pii-audit.yaml and policy.yaml that work as they are.

    \b
    pii-audit init --from-url env:SHOP_URL
    pii-audit init --from-url exports/
    """
    from pii_audit.cli.init import write_config

    url = from_url or (
        typer.prompt("Where does the data lie (URL, folder or env:NAME)?") if sys.stdin.isatty() else None
    )
    if url is None:
        raise UsageProblem("say where the data lies: pii-audit init --from-url env:SHOP_URL")
    say(write_config(folder, url))
    return Exit.PASS


@app.command()
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
