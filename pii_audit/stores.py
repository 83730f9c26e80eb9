"""Asking each source how it is set up."""

from collections.abc import Iterator, Mapping, Sequence

from pii_audit.model.dataset import Dataset, DatasetKind
from pii_audit.model.store import ACCESS, AT_REST, EXPIRY, IN_TRANSIT, REGION, StoreFacts, StoreKind
from pii_audit.plugins import DescribesStore, Scanner, SourceError

_SETTINGS = {
    StoreKind.DATABASE: (REGION, ACCESS, IN_TRANSIT),
    StoreKind.FILES: (ACCESS,),
    StoreKind.OBJECTS: (REGION, ACCESS, AT_REST, IN_TRANSIT, EXPIRY),
}


def describe(scanners: Mapping[str, Scanner], datasets: Sequence[Dataset]) -> Iterator[StoreFacts]:
    """Yield the settings of each source; one that cannot be asked says so of each of its settings."""
    for id_, made in scanners.items():
        own = [dataset for dataset in datasets if dataset.source == id_]
        if not isinstance(made, DescribesStore):
            yield _unknown(id_, own, "its scanner asks for no settings")
            continue
        try:
            yield made.store(own)
        except SourceError as error:
            yield _unknown(id_, own, str(error).rstrip("."))


def _unknown(source: str, datasets: Sequence[Dataset], why: str) -> StoreFacts:
    of_datasets = {
        DatasetKind.FILE: StoreKind.FILES,
        DatasetKind.OBJECT: StoreKind.OBJECTS,
    }
    kind = of_datasets.get(datasets[0].kind, StoreKind.DATABASE) if datasets else StoreKind.DATABASE
    return StoreFacts(source, kind, unknown=dict.fromkeys(_SETTINGS[kind], why))
