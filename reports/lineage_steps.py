"""The graph of an audit between whole datasets: the edges of all their fields taken together."""

from collections.abc import Iterable
from dataclasses import dataclass

from pii_audit.model.lineage import Edge, EdgeKind, Expired, telling

from .text import counted, percent


@dataclass(frozen=True)
class Step:
    """All edges of one kind from a dataset to another, those that pass values or those that only filter or join."""

    from_: str

    to: str

    kind: EdgeKind

    direct: bool

    edges: tuple[Edge, ...]

    @property
    def best(self) -> Edge:
        """The edge that is best supported; it stands for all."""
        return max(self.edges, key=lambda edge: (edge.containment or 0, edge.matches or 0))

    @property
    def inferred(self) -> bool:
        """Whether only the values say so."""
        return self.best.inferred

    @property
    def places(self) -> tuple[str, ...]:
        """Files and lines of the statements that declare it; empty for what is told in another way."""
        return tuple(dict.fromkeys(e.method for e in self.edges)) if self.kind is EdgeKind.STATEMENT else ()

    @property
    def departed(self) -> int:
        """People in a copy who left the source."""
        return (self.best.departed or 0) if self.kind is EdgeKind.COPY else 0

    @property
    def opted_out(self) -> int:
        """People in a copy who have opted out."""
        return max(edge.opted_out or 0 for edge in self.edges)

    @property
    def expired(self) -> tuple[Expired, ...]:
        """People in a copy who are past a time limit."""
        return telling(self.edges).expired or ()

    @property
    def said(self) -> str:
        """What joins them, and what that rests on: `looks like a copy: 900 by E-mail, 100 % of it (inferred)`."""
        best = self.best
        if not best.inferred:
            words = {
                EdgeKind.FOREIGN_KEY: "foreign key",
                EdgeKind.VIEW: "view" if self.direct else "filter of the view",
                EdgeKind.STATEMENT: ("" if self.direct else "filter in ") + ", ".join(self.places),
            }
            fields = ", ".join(dict.fromkeys(edge.to_field for edge in self.edges if edge.to_field))
            return words[self.kind] + (f": {fields}" if fields else "")
        words = {EdgeKind.COPY: "looks like a copy", EdgeKind.OVERLAP: "shares people"}
        people = f"{counted(best.matches or 0, 'person', 'people')} by {best.to_field}, {percent(best.containment or 0)} of it"
        return f"{words[self.kind]}: {people} (inferred)"


def steps(edges: Iterable[Edge]) -> tuple[Step, ...]:
    """Take the edges of fields together."""
    found: dict[tuple[str, str, EdgeKind, bool], list[Edge]] = {}
    for edge in edges:
        found.setdefault((edge.from_, edge.to, edge.kind, edge.direct), []).append(edge)
    return tuple(Step(*ends, tuple(several)) for ends, several in sorted(found.items()))
