"""Commands that look into sources and judge nothing: plan, doctor, overdue."""

from pathlib import Path
from typing import Annotated

import typer

from pii_audit.cli.exits import Exit
from pii_audit.cli.options import AsOf, Config
from pii_audit.cli.stdout import say


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
