"""What `pii-audit plan` prints."""

import sys
from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pii_audit.audit import Survey
from pii_audit.inventory.load import Inventory
from pii_audit.model.coverage import Coverage, State
from pii_audit.model.dataset import Dataset
from pii_audit.policy.schema import Policy

_NO_TERMINAL = 1000
"""Columns where the plan goes to a file or another program: wide enough that no name is folded."""


def print_plan(planned: Survey, failed: Sequence[Coverage], inventory: Inventory, policy: Policy) -> bool:
    """Print the plan; return whether a source could not be listed or holds nothing in scope."""
    console = Console(highlight=False, width=None if sys.stdout.isatty() else _NO_TERMINAL)
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
        limits[plan.dataset] = [*asked, *plan.file_clocks, *unasked]
        bound.update(asked, plan.file_clocks, plan.problems)
    for dataset in planned.datasets:
        share = inventory.samples[dataset.source]
        table.add_row(
            Text(_printable(f"{dataset.source}/{dataset.name}"), overflow="fold"),
            "?" if dataset.rows_estimate is None else f"~{dataset.rows_estimate:,}",
            _size(dataset),
            "all rows" if share == 1 else f"a sample of {share:.0%}",
            Text(", ".join(limits.get(dataset, [])) or ("none bound" if inventory.binding(dataset) else "not bound")),
        )
    console.print(table)
    lines = [*failed, *planned.coverage]
    for line in lines:
        console.print(Text(f"{line.state.value}: {_printable(f'{line.source}/{line.dataset}')} ({line.reason})"))
    empty = [s.id for s in inventory.sources if all(d.source != s.id for d in planned.datasets)]
    unlisted = [line.source for line in lines if line.state is State.UNREADABLE]
    for source in empty:
        if source not in unlisted:
            console.print(f"nothing in scope: {source}")
    for unused in inventory.unused(planned.datasets):
        console.print(
            Text(f"names nothing in scope: {unused.source}/{_printable(unused.pattern)} (under {unused.key})")
        )
    for rule in policy.retention:
        if rule not in bound:
            console.print(Text(f"retention rule bound to no dataset in scope: {rule}"))
    console.print(f"{len(planned.datasets)} datasets would be read; no row has been. Next: pii-audit scan")
    return bool(empty or unlisted)


def _size(dataset: Dataset) -> str:
    if dataset.size is None:
        return ""
    return f"{dataset.size / 1024:,.0f} kB" if dataset.size < 1024**2 else f"{dataset.size / 1024**2:,.1f} MB"


def _printable(name: str) -> str:
    """Show control characters of a hostile name as escapes."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)
