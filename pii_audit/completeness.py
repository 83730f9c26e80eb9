"""Has every column in scope an element, and every dataset with personal data a time limit? Looks at names only."""

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from pii_audit.detection.mapping import declared_element
from pii_audit.detection.names import CLEAR_NAME, matches_phrase, named
from pii_audit.inventory.load import Inventory
from pii_audit.inventory.schema import NO_ELEMENT, Binding, EventSpec
from pii_audit.model.dataset import Dataset
from pii_audit.model.elements import PART_OF
from pii_audit.policy.schema import Policy


@dataclass(frozen=True)
class Missing:
    """What policy.yaml or pii-audit.yaml does not say of a column or, where none is named, of a dataset."""

    dataset: Dataset
    column: str | None
    message: str


def missing(policy: Policy, inventory: Inventory, dataset: Dataset) -> Iterator[Missing]:
    """Yield what is missing for a dataset whose columns are known."""
    binding = inventory.binding(dataset)
    personal = False
    for column in dataset.columns:
        said = _said(binding, column.name)
        elements = [said] if said and said != NO_ELEMENT else [] if said else _elements(policy, dataset, column.name)
        declared = [e for e in elements if declared_element(policy, e) or declared_element(policy, PART_OF.get(e, e))]
        personal = personal or bool(declared)
        if elements and not declared:
            yield Missing(dataset, column.name, f"{' or '.join(elements)} by its name, which no category declares")
        elif not elements and not said:
            yield Missing(dataset, column.name, "has no element")
    if personal and not _has_limit(inventory, binding):
        yield Missing(dataset, None, "holds personal data and is bound to no time limit")


def _said(binding: Binding | None, column: str) -> str | None:
    """Return what the binding says of a column: an element, `none` (as of those that date an event), or nothing."""
    if binding is None:
        return None
    said = next((element for pattern, element in binding.columns.items() if fnmatchcase(column, pattern)), None)
    dates = [spec.column if isinstance(spec, EventSpec) and not spec.join else spec for spec in binding.events.values()]
    return said or (NO_ELEMENT if column in dates else None)


def _elements(policy: Policy, dataset: Dataset, column: str) -> list[str]:
    """Return the elements that a column's name speaks for: the policy's own first, then built-in ones."""
    own = [id_ for id_, element in policy.elements.items() if any(matches_phrase(column, n) for n in element.names)]
    clear = [e for e, probability in named(column, dataset.short_name).items() if probability >= CLEAR_NAME]
    return own or clear


def _has_limit(inventory: Inventory, binding: Binding | None) -> bool:
    seen: list[Binding] = []
    while binding and not binding.retention and binding.inherits and binding not in seen:
        seen.append(binding)
        source = next(key for key, one in inventory.bindings.items() if one is seen[-1]).partition("/")[0]
        binding = inventory.bindings.get(f"{source}/{binding.inherits.dataset}")
    return bool(binding and binding.retention)
