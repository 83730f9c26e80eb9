"""Who gets what: datasets with personal data, their recipients, and what the policy says of those."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pii_audit.inventory.registers import Party
from pii_audit.model.facts import FieldFacts
from pii_audit.model.source import matches
from pii_audit.model.store import StoreKind
from pii_audit.policy.schema import Recipient
from pii_audit.rules.base import Case, some_of


@dataclass(frozen=True)
class HandedOver:
    """A dataset with personal data that has a recipient."""

    source: str
    dataset: str
    fields: tuple[FieldFacts, ...]
    """Those that hold personal data."""
    recipient: str
    """As pii-audit.yaml names it."""
    party: Party | None
    """As the register knows it; None where it does not."""


def handed_over(case: Case) -> Iterator[HandedOver]:
    """Yield every dataset with personal data whose recipient is named, of itself or by its source."""
    for (source, dataset), fields in case.personal_datasets().items():
        if recipient := recipient_of(case, source, dataset):
            yield HandedOver(source, dataset, tuple(fields), recipient, case.registers.party(recipient))


def recipient_of(case: Case, source: str, dataset: str) -> str | None:
    """Return who gets a dataset, or None where nobody is named."""
    binding = case.bindings.get((source, dataset))
    return (binding and binding.recipient) or case.sources[source].recipient


def parties(case: Case) -> dict[str, list[HandedOver]]:
    """Return what each party of the register gets, by its name."""
    found: dict[str, list[HandedOver]] = {}
    for handed in handed_over(case):
        if handed.party:
            found.setdefault(handed.party.name, []).append(handed)
    return found


def type_of(case: Case, party: Party) -> Recipient:
    """Return what the policy says of the recipients that a party is one of."""
    return case.policy.recipients[party.type]


def safeguard_of(case: Case, party: Party) -> str | None:
    """Return what covers the data of a party: its own safeguard, or that of all of its type."""
    return party.safeguard or type_of(case, party).safeguard


def is_named(case: Case, entry: str, source: str, dataset: str) -> bool:
    """Tell whether an entry of a register, `source/glob`, names a dataset."""
    of_source, _, glob = entry.partition("/")
    store = case.stores.get(source)
    separator = "." if store and store.kind is StoreKind.DATABASE else "/"
    return of_source == source and matches(glob, dataset, dataset.rpartition(separator)[2])


def shown(handed: Sequence[HandedOver]) -> str:
    """Name the datasets: `exports/a.csv, exports/b.csv`."""
    return some_of([f"{one.source}/{one.dataset}" for one in handed])
