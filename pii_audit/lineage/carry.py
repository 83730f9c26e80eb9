"""Time limits carried along edges: whose time is over where their data came from, and is still in a copy without dates."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from pii_audit.lineage.key_sets import Growing, KeySet
from pii_audit.model.lineage import Edge, EdgeKind, Expired
from pii_audit.model.retention import EXEMPT, OPEN, OVERDUE, UNVERIFIABLE, WITHIN
from pii_audit.people.keys import Keys
from pii_audit.retention.evaluate import is_in

Place = tuple[str, str, str]
"""Dataset as `source/dataset`, field and kind of identifier."""
ByRule = Mapping[str, KeySet]
"""People by the retention rule under which their time is over."""

_DECLARED = frozenset({EdgeKind.VIEW, EdgeKind.STATEMENT})


def ended(records: Iterable[tuple[Keys, pd.DataFrame]]) -> ByRule | None:
    """Return the people of a dataset all of whose records are overdue; None where they are too many to be held.

    A record that any rule lets stay, or that cannot be judged, speaks for its person.

    Args:
        records: hashed identifiers, 0 where there is none, and beside them the states of the same records, a column a rule.
    """
    over: dict[str, Growing] = {}
    staying = Growing()
    for keys, states in records:
        known = keys != 0
        overdue = {str(rule): is_in(state, OVERDUE).to_numpy(bool) for rule, state in states.items()}
        stays = np.zeros(len(keys), dtype=bool)
        for name in states:
            stays |= is_in(states[name], OPEN, WITHIN, EXEMPT, UNVERIFIABLE).to_numpy(bool)
        for rule, late in overdue.items():
            over.setdefault(rule, Growing()).add(keys[known & late & ~stays])
        staying.add(keys[known & (stays | ~np.logical_or.reduce(list(overdue.values())))])
    others = staying.settle()
    found = {rule: growing.settle() for rule, growing in over.items()}
    if not all(keys.complete for keys in (others, *found.values())):
        return None
    return {rule: keys - others for rule, keys in found.items()}


def carried(
    edges: Sequence[Edge],
    sets: Mapping[Place, KeySet],
    has_dates: Callable[[str], bool],
    ended_in: Callable[[Place], ByRule | None],
) -> list[Edge]:
    """Count in each copy without dates of its own, and in another source, the people whose time is over elsewhere.

    Somebody who is rightly in any dataset that the copy may come from is not counted.

    Args:
        edges: of the whole graph.
        sets: all identifiers by their places.
        has_dates: tells whether a dataset's own dates say whose time is over.
        ended_in: tells whose time is over in such a dataset; None where that is not known.
    """
    into: dict[str, list[Edge]] = {}
    for edge in edges:
        into.setdefault(edge.to, []).append(edge)
    graph = _Graph(into, sets, has_dates)

    def counted(edge: Edge) -> Edge:
        copy = sets.get((edge.to, edge.to_field, edge.identifier))
        if edge.kind is not EdgeKind.COPY or copy is None or not copy.complete or has_dates(edge.to):
            return edge
        return replace(edge, expired=tuple(_expired(edge, copy, graph, ended_in)))

    return [counted(edge) for edge in edges]


def _expired(
    edge: Edge, copy: KeySet, graph: "_Graph", ended_in: Callable[[Place], ByRule | None]
) -> Iterator[Expired]:
    """Count by each dataset with dates behind an edge, and by each of its rules."""
    origins = [place for place in graph.behind(edge) if _source(place[0]) != _source(edge.to)]
    over = {place: by_rule for place in origins if graph.is_dated(place) and (by_rule := ended_in(place))}
    if not over:
        return
    others = graph.all_behind(edge)
    if not all(graph.sets[place].complete for place in others):
        return
    for (dataset, _, _), by_rule in sorted(over.items()):
        for rule, keys in sorted(by_rule.items()):
            people = keys & copy
            for place in others:
                rightly = people & graph.sets[place]
                for gone in (ended_in(place) or {}).values() if graph.is_dated(place) else ():
                    rightly -= gone
                people -= rightly
            if people.distinct:
                yield Expired(dataset, rule, people.distinct)


@dataclass(frozen=True)
class _Graph:
    into: Mapping[str, Sequence[Edge]]
    """Edges by the dataset they lead to."""
    sets: Mapping[Place, KeySet]
    has_dates: Callable[[str], bool]

    def is_dated(self, place: Place) -> bool:
        return self.has_dates(place[0])

    def behind(self, edge: Edge) -> set[Place]:
        """Return the nearest places with dates that an edge's data came through; where there are none, the furthest."""
        return self._walked((edge.from_, edge.from_field, edge.identifier))[0]

    def all_behind(self, edge: Edge) -> set[Place]:
        """Return the places that the copy at the end of an edge may come from: those behind it, and what overlaps on the way."""
        furthest, passed = self._walked((edge.to, edge.to_field, edge.identifier))
        beside = {
            (other.from_, other.from_field, other.identifier)
            for node, _, kind in passed
            for other in self.into.get(node, ())
            if other.kind is EdgeKind.OVERLAP and other.identifier == kind
        }
        return furthest | beside

    def _walked(self, start: Place) -> tuple[set[Place], set[Place]]:
        """Walk back from a place; return where that ends, and all places on the way that have no dates."""
        found: set[Place] = set()
        seen: set[Place] = set()
        left = [start]
        while left:
            place = left.pop()
            seen.add(place)
            further = [] if self.is_dated(place) else [before for before in self._before(place) if before not in seen]
            left += further
            if not further and place in self.sets:
                found.add(place)
        return found, {place for place in seen if not self.is_dated(place)}

    def _before(self, place: Place) -> Iterator[Place]:
        node, field, kind = place
        for edge in self.into.get(node, ()):
            if (edge.kind is EdgeKind.COPY and edge.identifier == kind) or (
                edge.kind in _DECLARED and edge.direct and edge.to_field == field
            ):
                yield edge.from_, edge.from_field, kind


def _source(node: str) -> str:
    return node.partition("/")[0]
