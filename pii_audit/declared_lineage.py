"""Asks the sources what they declare of where their data comes from; reads no row."""

from collections.abc import Mapping, Sequence

from pii_audit.inventory.load import Inventory
from pii_audit.lineage.declared import NotParsed, dbt, reference, view
from pii_audit.model.dataset import Dataset
from pii_audit.model.lineage import Edge, ForeignKey
from pii_audit.plugins import DeclaresLineage, Scanner, SourceError


def declared_edges(
    inventory: Inventory, scanners: Mapping[str, Scanner], datasets: Sequence[Dataset]
) -> tuple[tuple[Edge, ...], tuple[str, ...]]:
    """Return what is declared among the datasets in scope, and what could not be looked into."""
    edges: list[Edge] = []
    problems: list[str] = []
    for source, scanner in scanners.items():
        try:
            found = list(scanner.declared()) if isinstance(scanner, DeclaresLineage) else []
        except SourceError as error:
            problems.append(f"{source}: its declared lineage cannot be listed: {error}")
            continue
        for one in found:
            try:
                edges += reference(source, one) if isinstance(one, ForeignKey) else view(source, one, datasets)
            except NotParsed as error:
                problems.append(str(error))
        if source in inventory.manifests:
            try:
                edges += dbt(source, inventory.manifests[source], datasets)
            except NotParsed as error:
                problems.append(str(error))
    there = {f"{d.source}/{d.name}" for d in datasets}
    return tuple(edge for edge in edges if {edge.from_, edge.to} <= there), tuple(problems)
