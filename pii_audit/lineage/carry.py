"""Time limits carried along edges: whose time is over where their data came from, and is still in a copy without dates."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from pii_audit.lineage.identifiers import KeyName
from pii_audit.lineage.key_sets import Growing, KeySet
from pii_audit.model.lineage import Edge, EdgeKind, Expired
from pii_audit.model.retention import EXEMPT, OPEN, OVERDUE, UNVERIFIABLE, WITHIN
from pii_audit.people.keys import Keys
from pii_audit.retention.evaluate import is_in

Place = tuple[str, str, str]
"""Dataset as `source/dataset`, field and kind of identifier."""
ByRule = Mapping[str, KeySet]
"""People by the retention rule under which their time is over."""


def ended(records: Iterable[tuple[Mapping[KeyName, Keys], pd.DataFrame]]) -> Mapping[KeyName, ByRule | None]:
    """Return the people of a dataset all of whose records are overdue, by each identifier; None where they are too many to be held.

    A record that any rule lets stay, or that cannot be judged, speaks for its person.

    Args:
        records: hashed identifiers by field and kind, 0 where there is none, and beside them the states of the same records, a
            column a rule.
    """
    over: dict[KeyName, dict[str, Growing]] = {}
    staying: dict[KeyName, Growing] = {}
    for keys_by_name, states in records:
        overdue = {str(rule): is_in(state, OVERDUE).to_numpy(bool) for rule, state in states.items()}
        stays = ~np.logical_or.reduce(list(overdue.values()))
        for rule in states:
            stays |= is_in(states[rule], OPEN, WITHIN, EXEMPT, UNVERIFIABLE).to_numpy(bool)
        for name, keys in keys_by_name.items():
            known = keys != 0
            staying.setdefault(name, Growing()).add(keys[known & stays])
            for rule, late in overdue.items():
                over.setdefault(name, {}).setdefault(rule, Growing()).add(keys[known & late & ~stays])
    return {name: _gone(by_rule, staying[name].settle()) for name, by_rule in over.items()}


def _gone(over: Mapping[str, Growing], staying: KeySet) -> ByRule | None:
    found = {rule: growing.settle() for rule, growing in over.items()}
    if not all(keys.complete for keys in (staying, *found.values())):
        return None
    return {rule: keys - staying for rule, keys in found.items()}


@dataclass(frozen=True)
class Limits:
    """What is known of time limits and identifiers in all datasets."""

    sets: Mapping[Place, KeySet]
    """All identifiers by their places; those of a dataset that was not read to its end are not complete."""

    has_dates: Callable[[str], bool]
    """Tells whether a dataset's own dates say whose time is over."""

    ended_in: Callable[[Place], ByRule | None]
    """Tells whose time is over in such a dataset; None where that is not known."""

    purposes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """What datasets serve; those that are bound to nothing are missing."""


def carried(edges: Sequence[Edge], alike: Sequence[Edge], limits: Limits) -> list[Edge]:
    """Count in each copy without dates of its own, and in another source, the people whose time is over elsewhere.

    Somebody who is rightly in any dataset that the copy may come from is not counted.

    Args:
        edges: of the whole graph.
        alike: every two fields that share people, also where another step explains it.
        limits: what is known of time limits.
    """
    into: dict[str, list[Edge]] = {}
    beside: dict[str, list[Edge]] = {}
    for edge in edges:
        into.setdefault(edge.to, []).append(edge)
    for edge in alike:
        for end in (edge.from_, edge.to):
            beside.setdefault(end, []).append(edge)
    graph = _Graph(into, beside, limits)

    def counted(edge: Edge) -> Edge:
        copy = limits.sets.get(_end(edge))
        if edge.kind is not EdgeKind.COPY or copy is None or not copy.complete or limits.has_dates(edge.to):
            return edge
        return replace(edge, expired=_expired(edge, copy, graph))

    return [counted(edge) for edge in edges]


def _expired(edge: Edge, copy: KeySet, graph: "_Graph") -> tuple[Expired, ...] | None:
    """Count by each dataset with dates behind an edge, and by each of its rules; None where nobody can say."""
    limits = graph.limits
    origins, _ = graph.walked((edge.from_, edge.from_field, edge.identifier))
    origins = {place for place in origins if _source(place[0]) != _source(edge.to) and limits.has_dates(place[0])}
    ends = {place: limits.ended_in(place) for place in origins}
    others = graph.may_come_from(_end(edge))
    known = all(limits.sets[place].complete for place in others) and None not in ends.values()
    if not origins or not known or graph.known_by_another_identifier(edge, origins):
        return None
    found = []
    for (dataset, _, _), by_rule in sorted(ends.items()):
        for rule, keys in sorted((by_rule or {}).items()):
            people = keys & copy
            for place in others:
                rightly = people & limits.sets[place]
                if rightly.distinct and limits.has_dates(place[0]):
                    for gone in (limits.ended_in(place) or {}).values():
                        rightly -= gone
                people -= rightly
            if people.distinct:
                found.append(Expired(dataset, rule, people.distinct))
    return tuple(found)


@dataclass(frozen=True)
class _Graph:
    into: Mapping[str, Sequence[Edge]]
    """Edges by the dataset they lead to."""
    alike: Mapping[str, Sequence[Edge]]
    """Those that share people, by either end."""
    limits: Limits

    def walked(self, start: Place) -> tuple[set[Place], set[Place]]:
        """Walk back from a place, to the nearest with dates or the furthest; return those, and all without dates on the way."""
        found: set[Place] = set()
        passed: set[Place] = set()
        left = [start]
        while left:
            place = left.pop()
            if self.limits.has_dates(place[0]):
                found.add(place)
            elif place not in passed:
                passed.add(place)
                before = self._before(place)
                left += before
                if not before:
                    found.add(place)
        return (found or {start}) & self.limits.sets.keys(), passed

    def may_come_from(self, copy: Place) -> set[Place]:
        """Return where the people of a copy may rightly be: all behind it, and what shares people with it or declares to fill it."""
        furthest, passed = self.walked(copy)
        serves = self.limits.purposes.get
        beside = {place for on_the_way in passed for place in self._sharing(on_the_way)}
        # Who may stay for another purpose may stay there, and not in the copy.
        beside = {p for p in beside if not (here := serves(copy[0])) or not (there := serves(p[0])) or here & there}
        beside |= {place for on_the_way in passed for place in self._filling(on_the_way)}
        return furthest.union(*(self.walked(place)[0] for place in beside))

    def known_by_another_identifier(self, edge: Edge, origins: Iterable[Place]) -> bool:
        """Tell whether a dataset with dates shares people with a copy by another identifier alone, so that nobody can say which."""
        known = {edge.to, *(node for node, _, _ in origins)}
        by_kind: dict[str, set[str]] = {}
        for other in self.alike.get(edge.to, ()):
            by_kind.setdefault(other.identifier, set()).update({other.from_, other.to} - known)
        same = by_kind.pop(edge.identifier, set())
        return any(self.limits.has_dates(node) for nodes in by_kind.values() for node in nodes - same)

    def _before(self, place: Place) -> list[Place]:
        """Return what a place was taken from as a whole: a copy, or a view; a statement may have filled a part of it alone."""
        node, field, kind = place
        before = [
            (edge.from_, edge.from_field, kind)
            for edge in self.into.get(node, ())
            if edge.to_field == field
            and (
                (edge.kind is EdgeKind.COPY and edge.identifier == kind) or (edge.kind is EdgeKind.VIEW and edge.direct)
            )
        ]
        return before if all(one in self.limits.sets for one in before) else []

    def _sharing(self, place: Place) -> Iterator[Place]:
        node, field, kind = place
        for edge in self.alike.get(node, ()):
            if edge.identifier == kind:
                if (edge.to, edge.to_field) == (node, field):
                    yield edge.from_, edge.from_field, kind
                elif (edge.from_, edge.from_field) == (node, field):
                    yield edge.to, edge.to_field, kind

    def _filling(self, place: Place) -> Iterator[Place]:
        node, _, kind = place
        for edge in self.into.get(node, ()):
            if edge.kind is EdgeKind.STATEMENT and edge.direct:  # files may head their columns in another way
                yield from (
                    (from_, column, identifier)
                    for from_, column, identifier in self.limits.sets
                    if from_ == edge.from_ and identifier == kind and edge.from_field in {column, ""}
                )


def _end(edge: Edge) -> Place:
    return edge.to, edge.to_field, edge.identifier


def _source(node: str) -> str:
    return node.partition("/")[0]
