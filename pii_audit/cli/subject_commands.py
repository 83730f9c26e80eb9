"""`pii-audit subject …`: one person's data, found, exported, or shown to be gone."""

from pathlib import Path
from typing import Annotated

import typer

from pii_audit.cli.exits import Exit
from pii_audit.cli.options import Config
from pii_audit.cli.stdout import say

subject_app = typer.Typer(help="Find one person's data.", no_args_is_help=True, rich_markup_mode=None)

Email = Annotated[str | None, typer.Option(help="An e-mail address of the person.")]
Phone = Annotated[str | None, typer.Option(help="A telephone number of the person.")]
Customer = Annotated[str | None, typer.Option(help="The person's customer number.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress.")]


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
