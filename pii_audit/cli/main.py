"""`pii-audit`: the commands, and the one place that turns outcomes into exit codes."""

import sys
import traceback
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

from pii_audit import __version__
from pii_audit.cli.exits import EXIT_TABLE, Exit, NotWritten, UsageProblem
from pii_audit.cli.stdout import accept_any_text, emit, say
from pii_audit.model.errors import UserError

app = typer.Typer(
    name="pii-audit",
    help="Audit what a company's data holds against what its privacy policy declares.",
    epilog=EXIT_TABLE,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
policy_app = typer.Typer(help="Work on policy.yaml.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(policy_app, name="policy")

subject_app = typer.Typer(help="Find one person's data.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(subject_app, name="subject")

Email = Annotated[str | None, typer.Option(help="An e-mail address of the person.")]
Phone = Annotated[str | None, typer.Option(help="A telephone number of the person.")]
Customer = Annotated[str | None, typer.Option(help="The person's customer number.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress.")]
Config = Annotated[Path | None, typer.Option("--config", "-c", help="pii-audit.yaml; else found from here upwards.")]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="Audit date, YYYY-MM-DD; else today.")]
Outputs = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FORMAT[=PATH]",
        help="human, json, html, openlineage, dot or svg; repeat for several.",
    ),
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
    except SystemExit:  # typer's way out where the reader of a help page hung up
        return Exit.NOT_WRITTEN
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
    fail_on: Annotated[
        str | None,
        typer.Option(metavar="LEVEL", help="Fail from this severity on, instead of gates.fail_on; none for never."),
    ] = None,
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
    resume: Annotated[bool, typer.Option("--resume", help="Go on where Ctrl-C ended the last scan.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress.")] = False,
) -> int:
    """Audit every source and say whether the policy holds.

    \b
    pii-audit scan
    pii-audit scan -o human -o html=report.html -o json=result.json
    """
    from pii_audit.audit import audit
    from pii_audit.cli.interrupted import Interruption, ctrl_c_is_heard
    from pii_audit.cli.memory import remember, remembered
    from pii_audit.cli.output import parse_outputs, write_outputs
    from pii_audit.cli.progress import progress
    from pii_audit.cli.reading import budget_of, engine_of
    from pii_audit.cli.setup import audit_day, load_setup
    from pii_audit.engine.progress import Interrupted
    from pii_audit.inventory.load import find_config
    from pii_audit.reading import How, Step

    outputs = parse_outputs(output)
    reader, budget = engine_of(engine, jobs), budget_of(max_rows, max_bytes, max_time)
    inventory, policy = load_setup(config, fail_on)
    day = audit_day(as_of, policy)
    interruption = Interruption(config or find_config(Path.cwd()), inventory, policy, day, seed, budget)
    before = interruption.load() if resume else None
    memory = remembered(inventory.remembering) if inventory.remembering else None
    try:
        with progress(quiet) as show, ctrl_c_is_heard() as check:

            def on_step(step: Step) -> None:
                check()
                show(step)

            result = audit(policy, inventory, day, How(seed, reader, budget, before, memory), on_step)
    except Interrupted as interrupted:
        typer.echo(interruption.save(interrupted.progress), err=True)
        return Exit.INTERRUPTED
    written = write_outputs(result, outputs)
    if memory and inventory.remembering:
        remember(inventory.remembering, memory)
    if written:
        interruption.remove()
    return result.verdict.exit_code or (Exit.PASS if written else Exit.NOT_WRITTEN)


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
) -> int:
    """Render a stored result again, without another scan.

    \b
    pii-audit report result.json -o html=report.html
    pii-audit report result.json
    """
    from pii_audit.cli.output import parse_outputs, write_outputs
    from pii_audit.cli.setup import load_result

    outputs = parse_outputs(output)
    stored = load_result(result)
    return Exit.PASS if write_outputs(stored, outputs) else Exit.NOT_WRITTEN


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
    import json

    from pii_audit.inventory.load import inventory_json_schema
    from pii_audit.model.result import json_schema
    from pii_audit.policy.load import policy_json_schema

    schemas = {"result": json_schema, "policy": policy_json_schema, "config": inventory_json_schema}
    if kind not in schemas:
        raise UsageProblem(f"no schema {kind!r}; known are {', '.join(schemas)}")
    emit(json.dumps(schemas[kind](), indent=2, ensure_ascii=False) + "\n", as_utf8=True)
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


@policy_app.command()
def lint(
    policy: Annotated[Path | None, typer.Argument(help="policy.yaml; else the one that pii-audit.yaml names.")] = None,
    config: Config = None,
) -> int:
    """Check policy.yaml: schema, references, periods, and quotes against the published text.

    \b
    pii-audit policy lint
    pii-audit policy lint drafts/policy.yaml
    """
    from pii_audit.cli.lint import lint_lines
    from pii_audit.cli.setup import load_setup
    from pii_audit.cli.visible import visible
    from pii_audit.policy.load import load_policy

    loaded = load_policy(policy) if policy else load_setup(config)[1]
    for line in lint_lines(loaded):
        say(visible(line))
    return Exit.PASS


@subject_app.command()
def locate(
    email: Email = None, phone: Phone = None, customer: Customer = None, config: Config = None, quiet: Quiet = False
) -> int:
    """Say where a person's data is, over linked ids: counts and masked shapes, and what could not be searched.

    \b
    pii-audit subject locate --email anna@example.com
    pii-audit subject locate --customer 1042 --config audits/shop.yaml
    """
    from pii_audit.cli.progress import progress
    from pii_audit.cli.setup import load_setup
    from pii_audit.cli.subject import located, searched

    inventory, policy = load_setup(config)
    given = {"email": email, "phone": phone, "customer": customer}
    with progress(quiet) as show, searched(inventory, policy, given, show) as made:
        lines = list(located(made))
    for line in lines:
        say(line)
    return Exit.INCOMPLETE if made.found.unsearched else Exit.PASS


@subject_app.command()
def export(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="PATH", help="A .json or .csv file, mode 0600.")],
    email: Email = None,
    phone: Phone = None,
    customer: Customer = None,
    config: Config = None,
    quiet: Quiet = False,
) -> int:
    """Write the records of a person, for an access request. The file is personal data; only you may read it.

    \b
    pii-audit subject export --email anna@example.com -o anna.json
    pii-audit subject export --customer 1042 -o 1042.csv
    """
    from pii_audit.cli.progress import progress
    from pii_audit.cli.setup import load_setup
    from pii_audit.cli.subject import export as write
    from pii_audit.cli.subject import searched

    inventory, policy = load_setup(config)
    given = {"email": email, "phone": phone, "customer": customer}
    with progress(quiet) as show, searched(inventory, policy, given, show) as made:
        done = write(made, output)
    typer.echo(done, err=True)
    for line in made.found.unsearched:
        typer.echo(f"not searched: {line}", err=True)
    return Exit.INCOMPLETE if made.found.unsearched else Exit.PASS


@subject_app.command("verify-erasure")
def verify_erasure(
    register: Annotated[str, typer.Argument(metavar="REGISTER", help="The register of erasures, as source/dataset.")],
    config: Config = None,
    quiet: Quiet = False,
) -> int:
    """Look for everybody in a register of erasures in all datasets, and say what was searched. 1 where somebody is there.

    \b
    pii-audit subject verify-erasure shop/erasures
    pii-audit subject verify-erasure shop/erasures --config audits/shop.yaml
    """
    from pii_audit.cli.progress import progress
    from pii_audit.cli.setup import load_setup
    from pii_audit.cli.subject import erasure_lines

    inventory, policy = load_setup(config)
    with progress(quiet) as show:
        lines, found, whole = erasure_lines(register, inventory, policy, show)
    for line in lines:
        say(line)
    return Exit.GATE_FAILED if found else Exit.PASS if whole else Exit.INCOMPLETE
