"""`pii-audit`: the commands, and the one place that turns outcomes into exit codes."""

import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

from pii_audit import __version__
from pii_audit.cli.audit_commands import check, judge, scan
from pii_audit.cli.baseline import baseline_app
from pii_audit.cli.diff import diff
from pii_audit.cli.exits import EXIT_TABLE, Exit, NotWritten
from pii_audit.cli.history import history_app
from pii_audit.cli.policy_commands import policy_app
from pii_audit.cli.result_commands import explain, lineage, report
from pii_audit.cli.setup_commands import detect, help_, init, schema
from pii_audit.cli.source_commands import doctor, overdue, plan
from pii_audit.cli.stdout import accept_any_text, say
from pii_audit.cli.subject_commands import subject_app
from pii_audit.cli.verify import sign, verify
from pii_audit.model.errors import UserError

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

app.command(epilog=EXIT_TABLE)(scan)
app.command(epilog=EXIT_TABLE)(check)
app.command()(plan)
app.command()(doctor)
app.command()(report)
app.command()(diff)
app.command()(verify)
app.command()(sign)
app.command("help")(help_)
app.command(epilog=EXIT_TABLE)(judge)
app.command()(explain)
app.command()(overdue)
app.command()(detect)
app.command()(schema)
app.command()(init)
app.command()(lineage)


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
