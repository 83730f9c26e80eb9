"""What `pii-audit policy export` writes."""

from collections.abc import Callable
from pathlib import Path

import typer

from pii_audit.cli.exits import UsageProblem
from pii_audit.cli.output import write_and_say
from pii_audit.cli.setup import load_setup
from pii_audit.cli.stdout import emit
from pii_audit.cli.visible import visible
from pii_audit.exports.base import Export
from pii_audit.exports.dpv import dpv_jsonld
from pii_audit.exports.fides import fides_manifest
from pii_audit.exports.odcs import odcs_contract
from pii_audit.exports.ropa import ropa_csv, ropa_html
from pii_audit.inventory.load import Inventory
from pii_audit.policy.load import LoadedPolicy, load_policy
from pii_audit.policy.schema import Policy


def write_export(kind: str, policy: Path | None, config: Path | None, output: Path | None) -> None:
    """Write an export to a file or standard output, and what it leaves out to standard error.

    Raises:
        UserError: an unknown format, a file that does not load, or a format that needs pii-audit.yaml and has none.
        NotWritten: the file could not be written.
    """
    formats: dict[str, Callable[[Policy, Inventory | None], Export]] = {
        "dpv": lambda loaded, _: dpv_jsonld(loaded),
        "fides": lambda loaded, _: fides_manifest(loaded),
        "ropa-csv": ropa_csv,
        "ropa-html": ropa_html,
        "odcs": _odcs,
    }
    if kind not in formats:
        raise UsageProblem(f"no export {kind!r}; known are {', '.join(formats)}")
    inventory, loaded = _loaded(policy, config)
    made = formats[kind](loaded.policy, inventory)
    if output:
        write_and_say(output, made.text)
    else:
        emit(made.text, as_utf8=True)
    for line in made.left_out:
        typer.echo(visible(f"not in it: {line}"), err=True)


def _odcs(policy: Policy, inventory: Inventory | None) -> Export:
    if inventory is None:
        raise UsageProblem("odcs needs the tables of pii-audit.yaml; leave the policy's path out, or give --config")
    return odcs_contract(policy, inventory)


def _loaded(policy: Path | None, config: Path | None) -> tuple[Inventory | None, LoadedPolicy]:
    """Load both files or, where only a policy is named, that one alone."""
    if policy and config is None:
        return None, load_policy(policy)
    inventory, loaded = load_setup(config)
    if policy and policy.resolve() != loaded.path.resolve():
        raise UsageProblem(f"the configuration names another policy, {loaded.path}; leave {policy} out")
    return inventory, loaded
