"""What `pii-audit plan` prints."""

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pii_audit.audit import Survey
from pii_audit.cli.stdout import emit, is_terminal, say
from pii_audit.cli.visible import visible
from pii_audit.inventory.load import Inventory
from pii_audit.model.coverage import Coverage, State
from pii_audit.model.dataset import Dataset
from pii_audit.policy.schema import Policy

_NO_TERMINAL = 1000
"""Columns where the plan goes to a file or another program: wide enough that no name is folded."""


def print_plan(planned: Survey, failed: Sequence[Coverage], inventory: Inventory, policy: Policy) -> bool:
    """Print the plan; return whether a source could not be listed or holds nothing in scope."""
    console = Console(highlight=False, width=None if is_terminal() else _NO_TERMINAL)
    table = Table(box=box.SIMPLE, pad_edge=False)
    for heading, justify in (
        ("dataset", "left"),
        ("rows", "right"),
        ("size", "right"),
        ("read", "left"),
        ("time limits", "left"),
    ):
        table.add_column(heading, justify=justify)  # type: ignore[arg-type]
    limits: dict[Dataset, list[str]] = {}
    bound: set[str] = set()
    for plan in planned.retention:
        asked = [rule.rule for rule in plan.question.rules] if plan.question else []
        unasked = [f"{rule} (not to be judged: {why})" for rule, why in plan.problems.items()]
        by_file = [rule.rule for rule in plan.file_clocks]
        limits[plan.dataset] = [*asked, *by_file, *unasked]
        bound.update(asked, by_file, plan.problems)
    for dataset in planned.datasets:
        share = inventory.samples[dataset.source]
        table.add_row(
            Text(visible(f"{dataset.source}/{dataset.name}"), overflow="fold"),
            "?" if dataset.rows_estimate is None else f"~{dataset.rows_estimate:,}",
            _size(dataset),
            "all rows" if share == 1 else f"a sample of {share:.0%}",
            Text(visible(", ".join(limits.get(dataset, []))) or _unbound(inventory, dataset)),
        )
    with console.capture() as printed:
        console.print(table)
    emit(printed.get())
    lines = [*failed, *planned.coverage]
    for line in lines:
        say(visible(f"{line.state.value}: {line.source}/{line.dataset} ({line.reason})"))
    empty = [s.id for s in inventory.sources if all(d.source != s.id for d in planned.datasets)]
    unlisted = [line.source for line in lines if line.state is State.UNREADABLE]
    for source in empty:
        if source not in unlisted:
            say(f"nothing in scope: {source}")
    for unused in inventory.unused(planned.datasets):
        say(visible(f"names nothing in scope: {unused.source}/{unused.pattern} (under {unused.key})"))
    for dataset in planned.datasets:
        there = [column.name for column in dataset.columns]
        if there and (missing := inventory.missing_columns(dataset, there)):
            say(visible(f"{dataset.source}/{dataset.name}: {missing}"))
    for rule in policy.retention:
        if rule not in bound:
            say(visible(f"retention rule bound to no dataset in scope: {rule}"))
    say(f"{len(planned.datasets)} datasets would be read; no row has been. Next: pii-audit scan")
    return bool(empty or unlisted)


def _unbound(inventory: Inventory, dataset: Dataset) -> str:
    return "none bound" if inventory.binding(dataset) else "not bound"


def _size(dataset: Dataset) -> str:
    if dataset.size is None:
        return ""
    return f"{dataset.size / 1024:,.0f} kB" if dataset.size < 1024**2 else f"{dataset.size / 1024**2:,.1f} MB"
