"""From what reading kept of people to the facts that rules see."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from pii_audit.engine.gather import DatasetFacts
from pii_audit.inventory.load import Inventory
from pii_audit.inventory.schema import Binding
from pii_audit.model.coverage import Coverage, State
from pii_audit.model.dataset import Dataset
from pii_audit.model.facts import FieldFacts
from pii_audit.model.people import PeopleFacts
from pii_audit.people.answer import answers, register
from pii_audit.people.memory import Memory
from pii_audit.people.records import PeopleColumns, records
from pii_audit.people.register import Register
from pii_audit.policy.schema import Policy


def ask_people(
    policy: Policy,
    inventory: Inventory,
    read: Mapping[Dataset, DatasetFacts],
    fields: Sequence[FieldFacts],
    as_of: date,
    memory: Memory | None = None,
) -> tuple[PeopleFacts, ...]:
    """Answer the questions about people in all datasets bound to some."""
    kept = kept_people(inventory, read)
    outgoing = {source.id for source in inventory.sources if source.egress or source.recipient}
    leaving = {(d.source, d.name) for d, (binding, _, _) in kept.items() if binding.recipient or d.source in outgoing}
    consent = {name for name, element in policy.elements.items() if element.needs_consent}
    needing = {(f.source, f.dataset) for f in fields if any(e.element in consent for e in f.elements)}
    people = register(policy, kept)
    if memory:
        people = Register((*people.records, *memory.records()))
        memory.take(people, as_of)
    return tuple(answers(policy, people, as_of, leaving, needing))


def kept_people(
    inventory: Inventory, read: Mapping[Dataset, DatasetFacts]
) -> dict[Dataset, tuple[Binding, pd.DataFrame, str]]:
    """Return the binding and the records of each dataset bound to people, and why some are missing."""
    kept: dict[Dataset, tuple[Binding, pd.DataFrame, str]] = {}
    for dataset, facts in read.items():
        binding = inventory.binding(dataset)
        if binding and binding.people:
            kept[dataset] = binding, _rows(binding, facts), _problem(inventory, facts, dataset)
    return kept


def _rows(binding: Binding, facts: DatasetFacts) -> pd.DataFrame:
    """Return the records kept; of a dataset without any, an empty frame with their columns."""
    if len(facts.people.columns) or binding.people is None:
        return facts.people
    return records(pd.DataFrame(), PeopleColumns(binding.people, None, "0" * 16))


def with_missing_columns(inventory: Inventory, dataset: Dataset, facts: DatasetFacts) -> Coverage:
    """Return the ledger's line of a dataset: partial where its binding reads people from columns that it does not have."""
    line, missing = facts.coverage, _missing(inventory, facts, dataset)
    if not missing or line.incomplete:
        return line
    return replace(line, state=State.PARTIAL, reason="; ".join(filter(None, (line.reason, missing))))


def _missing(inventory: Inventory, facts: DatasetFacts, dataset: Dataset) -> str:
    if facts.coverage.state is State.EMPTY:
        return ""
    there = {column.name for column in dataset.columns} | {field.field for field in facts.fields}
    return inventory.missing_columns(dataset, there)


def _problem(inventory: Inventory, facts: DatasetFacts, dataset: Dataset) -> str:
    """Say why what a dataset tells of people is not all there is."""
    if facts.coverage.incomplete:
        return f"{dataset.name} could not be read to its end"
    if facts.cut:
        return f"of {dataset.name} a part was read only"
    missing = _missing(inventory, facts, dataset)
    return f"{dataset.name}: {missing}" if missing else ""
