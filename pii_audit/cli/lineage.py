"""`pii-audit lineage`: what lies around one dataset, in lines."""

from collections.abc import Iterator

from pii_audit.cli.exits import UsageProblem
from pii_audit.cli.visible import visible
from pii_audit.document import nearest
from pii_audit.model.lineage import Edge, EdgeKind, Lineage


def lineage_lines(dataset: str, graph: Lineage, hops: int) -> Iterator[str]:
    """Yield what a dataset comes from and what it feeds, each so many hops away.

    Raises:
        UsageProblem: no dataset of that name identifies people or stands on an edge.
    """
    if dataset not in graph.nodes:
        raise UsageProblem(f"no dataset {visible(dataset)} in the lineage{nearest(dataset, graph.nodes)}")
    yield visible(dataset)
    before = list(_walk(dataset, graph, hops, backwards=True))
    after = list(_walk(dataset, graph, hops, backwards=False))
    yield from before or ["  comes from nothing that was found"]
    yield from after or ["  feeds nothing that was found"]
    for line in graph.unsearched:
        yield f"Not compared: {visible(line)}"


def _walk(dataset: str, graph: Lineage, hops: int, *, backwards: bool) -> Iterator[str]:
    """Walk away from the dataset, breadth first; each dataset once."""
    known, frontier = {dataset}, [dataset]
    for hop in range(1, hops + 1):
        found: dict[str, list[Edge]] = {}
        for edge in graph.edges:
            here, there = (edge.to, edge.from_) if backwards else (edge.from_, edge.to)
            if here in frontier and there not in known:
                found.setdefault(there, []).append(edge)
        for there, edges in sorted(found.items()):
            arrow = "<-" if backwards else "->"
            for edge in edges:
                yield f"{'  ' * hop}{arrow} {visible(there)}  {visible(_said(edge))}"
        known |= found.keys()
        frontier = list(found)


def _said(edge: Edge) -> str:
    fields = (
        f"{edge.from_field} -> {edge.to_field}" if edge.from_field else "filters or joins" if not edge.direct else ""
    )
    if not edge.inferred:
        return f"{edge.kind.value} ({edge.method})  {fields}".rstrip()
    share = f"{edge.matches or 0:,} people, {edge.containment or 0:.0%} of {edge.to}"
    gone = [f"{edge.departed:,} who left {edge.from_}"] if edge.kind is EdgeKind.COPY and edge.departed else []
    gone += [f"{edge.opted_out:,} who opted out"] if edge.opted_out else []
    gone += [f"{past.people:,} past {past.rule} of {past.dataset}" for past in edge.expired]
    in_it = f"; in it {', '.join(gone)}" if gone else ""
    return f"{edge.kind.value} (inferred, confidence {edge.confidence:.2f})  {fields}  {share}{in_it}"
