"""Which rules and which bound datasets a clause reaches, without reading any data."""

from collections.abc import Iterator
from dataclasses import dataclass

from pii_audit.inventory.load import Inventory
from pii_audit.policy.schema import Policy
from pii_audit.rules.clauses import checks_of

EVERYWHERE = ("every dataset",)

BY_ABSENCE = {
    "categories": ("UND001", "UND002", "UND003"),
    "elements": ("UND001", "UND002", "UND003"),
    "undeclared": ("UND001", "UND002", "UND003"),
    "purposes": ("PUR001",),
    "retention": ("RET002",),
}
"""Section to the rules that report data which none of its entries covers, wherever it lies."""


@dataclass(frozen=True)
class Reach:
    """What a clause is tested by, and on what."""

    clause: str
    checks: tuple[str, ...]
    datasets: tuple[str, ...]
    """Keys of pii-audit.yaml; `EVERYWHERE` for a clause that is about all data."""


def reach_of(policy: Policy, inventory: Inventory, clause: str) -> Reach:
    """Return what a clause reaches; no dataset where nothing tests it."""
    checks = checks_of(policy, clause)
    return Reach(clause, checks, tuple(_datasets(policy, inventory, clause)) if checks else ())


def _datasets(policy: Policy, inventory: Inventory, clause: str) -> Iterator[str]:
    section, _, id_ = clause.partition(".")
    if section not in {"purposes", "retention", "categories", "elements"}:
        yield from EVERYWHERE
        return
    categories = (
        {id_} if section == "categories" else set(policy.categories_of(id_)) if section == "elements" else set()
    )
    for key, binding in inventory.bindings.items():
        limits = set(binding.retention or _inherited(inventory, key))
        needed = {c for purpose in binding.purposes for c in policy.purposes[purpose].categories}
        reached = {"purposes": binding.purposes, "retention": limits}.get(section, ())
        if id_ in reached or categories & needed:
            yield key


def _inherited(inventory: Inventory, key: str) -> tuple[str, ...]:
    """Return the time limits of the dataset that another shares its own with."""
    seen = {key}
    while (inherits := inventory.bindings[key].inherits) and not inventory.bindings[key].retention:
        key = f"{key.partition('/')[0]}/{inherits.dataset}"
        if key in seen or key not in inventory.bindings:
            return ()
        seen.add(key)
    return inventory.bindings[key].retention
