"""Asks the sources what they declare of where their data comes from, and reads their scripts; reads no row."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pii_audit.inventory.load import Inventory
from pii_audit.lineage.declared import dbt, reference, view
from pii_audit.lineage.queries import Known, NotParsed
from pii_audit.lineage.scripts import Places, Script
from pii_audit.model.dataset import Dataset, DatasetKind
from pii_audit.model.errors import UserError
from pii_audit.model.lineage import Edge, ForeignKey, StoredCode, ViewDefinition
from pii_audit.model.source import Source
from pii_audit.plugins import DeclaresLineage, Scanner, SourceError
from pii_audit.sql_text import DIALECTS


def declared_edges(
    inventory: Inventory, scanners: Mapping[str, Scanner], datasets: Sequence[Dataset]
) -> tuple[tuple[Edge, ...], tuple[str, ...]]:
    """Return what is declared among the datasets in scope, and what could not be looked into.

    Raises:
        UserError: a source that is no database has scripts.
    """
    found: list[Edge | str] = []
    places = _places(inventory.sources, datasets)
    for source in inventory.sources:
        if source.id not in scanners:
            continue
        known = Known(source.id, datasets)
        if source.id in inventory.scripts and not isinstance(scanners[source.id], DeclaresLineage):
            raise UserError(
                f"source {source.id} has scripts, and is no database; put them under the database they run in"
            )
        stored: frozenset[str] = frozenset()
        try:
            listed = _listed(scanners[source.id])
        except SourceError as error:
            found.append(f"{source.id}: its declared lineage cannot be listed: {error}")
        else:
            stored = frozenset(one.name.casefold() for one in listed if isinstance(one, StoredCode))
            found += (edge for one in listed for edge in _of_catalogue(one, known, places, stored))
        if manifest := inventory.manifests.get(source.id):
            found += _of_dbt(manifest, known)
        written = source.url.partition(":")[0].partition("+")[0]
        dialect = DIALECTS.get(written, "")
        known = known.within("public" if dialect == "postgres" else "")
        for path in inventory.scripts.get(source.id, ()):
            name = path.relative_to(inventory.folder).as_posix() if path.is_relative_to(inventory.folder) else path.name
            found += _of_script(path, Script(name, known, places, dialect, stored))
    there = {f"{d.source}/{d.name}" for d in datasets}
    edges = tuple(one for one in found if isinstance(one, Edge) and {one.from_, one.to} <= there)
    return edges, tuple(one for one in found if isinstance(one, str))


def _listed(scanner: Scanner) -> list[ForeignKey | ViewDefinition | StoredCode]:
    return list(scanner.declared()) if isinstance(scanner, DeclaresLineage) else []


def _of_catalogue(
    one: ForeignKey | ViewDefinition | StoredCode, known: Known, places: Places, stored: frozenset[str]
) -> Iterator[Edge | str]:
    if isinstance(one, ForeignKey):
        yield from reference(known.source, one)
    elif isinstance(one, ViewDefinition):
        try:
            yield from view(one, known)
        except NotParsed as error:
            yield str(error)
    elif one.sql:
        name = f"{known.source}, {one.kind} {one.full_name}"
        dialect = DIALECTS.get(one.dialect, one.dialect)
        # PostgreSQL looks tables up by who calls, not by where the code lies.
        space = "public" if dialect == "postgres" else one.schema or ""
        yield from Script(name, known.within(space), places, dialect, stored).edges(one.sql)
    else:
        yield f"{known.source}, {one.kind} {one.full_name}: its text is not shown to the audit's user"


def _of_dbt(manifest: Path, known: Known) -> Iterator[Edge | str]:
    try:
        yield from dbt(manifest, known)
    except NotParsed as error:
        yield str(error)


def _of_script(path: Path, script: Script) -> Iterator[Edge | str]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        yield f"{script.name}: it cannot be read ({type(error).__name__}); scripts are UTF-8"
    else:
        yield from script.edges(text)


def _places(sources: Sequence[Source], datasets: Sequence[Dataset]) -> Places:
    """Say where the files of all sources lie: under their source's path or URL, or there itself."""
    urls = {source.id: source.url.removeprefix("file://").rstrip("/") for source in sources}
    found: dict[str, Dataset] = {}
    for dataset in datasets:
        if dataset.kind not in {DatasetKind.TABLE, DatasetKind.VIEW}:
            url = urls[dataset.source]
            found[url if url.endswith(f"/{dataset.name}") else f"{url}/{dataset.name}"] = dataset
    return Places(found)
