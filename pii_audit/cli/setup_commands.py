"""Commands for setting up, which read no source: init, schema, detect, help."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from pii_audit.cli.exits import Exit, UsageProblem
from pii_audit.cli.options import Config
from pii_audit.cli.stdout import emit, say


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
