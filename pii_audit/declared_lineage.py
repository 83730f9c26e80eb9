"""Asks the sources what they declare of where their data comes from, and reads their scripts; reads no row."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pii_audit.inventory.load import Inventory
from pii_audit.lineage.declared import dbt, reference, view
from pii_audit.lineage.queries import Known, NotParsed
from pii_audit.lineage.scripts import Places, script
from pii_audit.model.dataset import Dataset, DatasetKind
from pii_audit.model.lineage import Edge, ForeignKey
from pii_audit.model.source import Source
from pii_audit.plugins import DeclaresLineage, Scanner, SourceError
from pii_audit.sql_text import DIALECTS


def declared_edges(
    inventory: Inventory, scanners: Mapping[str, Scanner], datasets: Sequence[Dataset]
) -> tuple[tuple[Edge, ...], tuple[str, ...]]:
    """Return what is declared among the datasets in scope, and what could not be looked into."""
    found: list[Edge | str] = []
    places = _places(inventory.sources, datasets)
    for source in inventory.sources:
        if source.id in scanners:
            known = Known(source.id, datasets)
            found += _of_catalogue(scanners[source.id], known)
            if manifest := inventory.manifests.get(source.id):
                found += _of_dbt(manifest, known)
            for path in inventory.scripts.get(source.id, ()):
                found += _of_script(path, inventory.folder, source, known, places)
    there = {f"{d.source}/{d.name}" for d in datasets}
    edges = tuple(one for one in found if isinstance(one, Edge) and {one.from_, one.to} <= there)
    return edges, tuple(one for one in found if isinstance(one, str))


def _of_catalogue(scanner: Scanner, known: Known) -> Iterator[Edge | str]:
    try:
        listed = list(scanner.declared()) if isinstance(scanner, DeclaresLineage) else []
    except SourceError as error:
        yield f"{known.source}: its declared lineage cannot be listed: {error}"
        return
    for one in listed:
        try:
            yield from reference(known.source, one) if isinstance(one, ForeignKey) else view(one, known)
        except NotParsed as error:
            yield str(error)


def _of_dbt(manifest: Path, known: Known) -> Iterator[Edge | str]:
    try:
        yield from dbt(manifest, known)
    except NotParsed as error:
        yield str(error)


def _of_script(path: Path, folder: Path, source: Source, known: Known, places: Places) -> Iterator[Edge | str]:
    name = path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.name
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        yield f"{name}: it cannot be read ({type(error).__name__}); scripts are UTF-8"
        return
    written = source.url.partition(":")[0].partition("+")[0]
    yield from script(name, text, known, places, DIALECTS.get(written, ""))


def _places(sources: Sequence[Source], datasets: Sequence[Dataset]) -> Places:
    """Say where the files of all sources lie: under their source's path or URL, or there itself."""
    urls = {source.id: source.url.removeprefix("file://").rstrip("/") for source in sources}
    found: dict[str, Dataset] = {}
    for dataset in datasets:
        if dataset.kind not in {DatasetKind.TABLE, DatasetKind.VIEW}:
            url = urls[dataset.source]
            found[url if url.endswith(f"/{dataset.name}") else f"{url}/{dataset.name}"] = dataset
    return Places(found)
