"""`pii-audit lineage`: what lies around one dataset, in lines."""

from collections.abc import Iterator, Mapping, Sequence

from pii_audit.cli.exits import UsageProblem
from pii_audit.cli.visible import visible
from pii_audit.document import nearest
from pii_audit.model.lineage import Edge, EdgeKind, Lineage

Around = Mapping[str, Mapping[str, Sequence[Edge]]]
"""By dataset and neighbour."""


def lineage_lines(dataset: str, graph: Lineage, hops: int) -> Iterator[str]:
    """Yield what a dataset comes from and what it feeds, each so many hops away.

    Raises:
        UsageProblem: no dataset of that name identifies people or stands on an edge.
    """
    if dataset not in graph.nodes:
        raise UsageProblem(f"no dataset {visible(dataset)} in the lineage{nearest(dataset, graph.nodes)}")
    yield visible(dataset)
    before = list(_tree(dataset, _around(graph, backwards=True), hops, "<-"))
    after = list(_tree(dataset, _around(graph, backwards=False), hops, "->"))
    yield from before or ["  comes from nothing that was found"]
    yield from after or ["  feeds nothing that was found"]
    for line in graph.unsearched:
        yield f"Gap: {visible(line)}"


def _around(graph: Lineage, *, backwards: bool) -> Around:
    """Return the edges of each dataset by what they lead to, or come from."""
    found: dict[str, dict[str, list[Edge]]] = {}
    for edge in graph.edges:
        here, there = (edge.to, edge.from_) if backwards else (edge.from_, edge.to)
        if here != there:
            found.setdefault(here, {}).setdefault(there, []).append(edge)
    return found


def _tree(dataset: str, around: Around, hops: int, arrow: str) -> Iterator[str]:
    """Show each step under the one before; what lies behind a dataset stands where it is nearest, once."""
    nearest_at = _distances(dataset, around, hops)
    shown: set[str] = set()

    def below(here: str, depth: int) -> Iterator[str]:
        shown.add(here)
        for there, edges in sorted(around.get(here, {}).items()):
            for edge in edges:
                yield f"{'  ' * depth}{arrow} {visible(there)}  {visible(said(edge))}"
            if depth < hops and there not in shown and nearest_at.get(there) == depth:
                yield from below(there, depth + 1)

    yield from below(dataset, 1)


def _distances(dataset: str, around: Around, hops: int) -> dict[str, int]:
    distances, frontier = {dataset: 0}, [dataset]
    for hop in range(1, hops + 1):
        frontier = sorted({there for here in frontier for there in around.get(here, {})} - distances.keys())
        distances |= dict.fromkeys(frontier, hop)
    return distances


def said(edge: Edge) -> str:
    """Say what joins two datasets, and who should not be in the second."""
    fields = (
        f"{edge.from_field} -> {edge.to_field}" if edge.from_field else "filters or joins" if not edge.direct else ""
    )
    if not edge.inferred:
        return f"{edge.kind.value} ({edge.method})  {fields}".rstrip()
    share = f"{edge.matches or 0:,} people, {edge.containment or 0:.0%} of {edge.to}"
    gone = [f"{edge.departed:,} who left {edge.from_}"] if edge.kind is EdgeKind.COPY and edge.departed else []
    gone += [f"{edge.opted_out:,} who opted out"] if edge.opted_out else []
    gone += [f"{past.people:,} past {past.rule} of {past.dataset}" for past in edge.expired or ()]
    in_it = f"; in it {', '.join(gone)}" if gone else ""
    return f"{edge.kind.value} (inferred, confidence {edge.confidence:.2f})  {fields}  {share}{in_it}"
