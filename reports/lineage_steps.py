"""The graph of an audit between whole datasets: the edges of all their fields taken together."""

from collections.abc import Iterable
from dataclasses import dataclass

from pii_audit.model.lineage import Edge, EdgeKind

from .text import counted, percent


@dataclass(frozen=True)
class Step:
    """All edges of one kind from a dataset to another."""

    from_: str

    to: str

    kind: EdgeKind

    edges: tuple[Edge, ...]

    @property
    def said(self) -> str:
        """What joins them, and what that rests on: `looks like a copy: 900 by E-mail, 100 % of it (inferred)`."""
        best = max(self.edges, key=lambda edge: (edge.containment or 0, edge.matches or 0))
        if not best.inferred:
            words = {
                EdgeKind.FOREIGN_KEY: "foreign key",
                EdgeKind.VIEW: "view" if best.direct else "filter of the view",
                EdgeKind.STATEMENT: best.method if best.direct else f"filter in {best.method}",
            }
            fields = ", ".join(dict.fromkeys(edge.to_field for edge in self.edges if edge.to_field))
            return words[self.kind] + (f": {fields}" if fields else "")
        words = {EdgeKind.COPY: "looks like a copy", EdgeKind.OVERLAP: "shares people"}
        people = f"{counted(best.matches or 0, 'person', 'people')} by {best.to_field}, {percent(best.containment or 0)} of it"
        return f"{words[self.kind]}: {people} (inferred)"


def steps(edges: Iterable[Edge]) -> tuple[Step, ...]:
    """Take the edges of fields together."""
    found: dict[tuple[str, str, EdgeKind], list[Edge]] = {}
    for edge in edges:
        found.setdefault((edge.from_, edge.to, edge.kind), []).append(edge)
    return tuple(Step(*ends, tuple(several)) for ends, several in sorted(found.items()))
