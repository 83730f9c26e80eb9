"""From sets of identifiers to edges: what is a copy, which way it went, and which steps another explains."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from pii_audit.lineage.compare import Shared, compare
from pii_audit.lineage.identifiers import CUSTOMER
from pii_audit.lineage.key_sets import KeySet
from pii_audit.model.dataset import Dataset, DatasetKind
from pii_audit.model.lineage import Edge, EdgeKind

COPY, OVERLAP = 0.8, 0.2
"""Shares of identifiers from which on it is one."""
_ENOUGH, _FEWEST = 20, 5
"""Matches that show it, and those that do where none is missing."""
_SAME = 0.95
"""Share of a source from which on a copy is all of it."""
_Z = 1.96
_LIVE = frozenset({DatasetKind.TABLE, DatasetKind.VIEW})


@dataclass(frozen=True)
class Identifying:
    """A field that identifies people, and its set."""

    dataset: Dataset

    field: str

    kind: str
    """Of identifier."""

    bound: bool
    """Whether the inventory says so, rather than the field's name or values."""

    keys: KeySet

    whole: bool = True
    """Whether the dataset was read to its end, so that who was not met is not in it."""

    @property
    def node(self) -> str:
        """Source and dataset."""
        return f"{self.dataset.source}/{self.dataset.name}"


def alike(fields: Sequence[Identifying]) -> tuple[Edge, ...]:
    """Find copies and overlaps among fields of different datasets, each kind of identifier by itself."""
    by_kind: dict[str, list[Identifying]] = {}
    for one in fields:
        by_kind.setdefault(one.kind, []).append(one)
    found: list[Edge] = []
    for _, alike in sorted(by_kind.items()):
        for i, j, shared in compare([one.keys for one in alike]):
            if alike[i].node != alike[j].node and (edge := _edge(alike[i], alike[j], shared)):
                found.append(edge)
    doubtful = _numbers_by_name_alone(fields)
    return tuple(_corroborated(found, doubtful))


def reduced(edges: Sequence[Edge], fields: Iterable[Identifying]) -> tuple[Edge, ...]:
    """Leave out what other steps explain."""
    files = {one.node for one in fields if one.dataset.kind not in _LIVE}
    return tuple(_reduced(edges, files))


def _edge(a: Identifying, b: Identifying, shared: Shared) -> Edge | None:
    of_a, of_b = shared.of_first, shared.of_second
    if _is_copy(of_a, shared.matches) or _is_copy(of_b, shared.matches):
        kind = EdgeKind.COPY
    elif max(of_a, of_b) >= OVERLAP and shared.matches >= _ENOUGH:
        kind = EdgeKind.OVERLAP
    else:
        return None
    if _is_source(b, a, of_b, of_a, shared.matches):
        a, b, of_a, of_b = b, a, of_b, of_a
    return Edge(
        a.node,
        b.node,
        kind,
        round(of_b, 4),
        shared.matches,
        _lower_bound(of_b, b.keys.distinct if shared.exact else len(b.keys.hashes)),
        "exact sets" if shared.exact else "bottom-k sketch",
        a.field,
        b.field,
        b.kind,
        round(of_a, 4),
        inferred=True,
        departed=b.keys.distinct - shared.matches if shared.exact and a.whole else None,
    )


def _is_copy(share: float, matches: int) -> bool:
    return (share >= COPY and matches >= _ENOUGH) or (share == 1 and matches >= _FEWEST)


def _is_source(a: Identifying, b: Identifying, of_a: float, of_b: float, matches: int) -> bool:
    """Tell which way it went: from a database to a file, which may hold more people than are left; else from large to small."""
    if (a.dataset.kind in _LIVE) != (b.dataset.kind in _LIVE):
        return a.dataset.kind in _LIVE
    both = _is_copy(of_a, matches) and _is_copy(of_b, matches)
    return _earlier(a, b) if both else of_a < of_b


def _earlier(a: Identifying, b: Identifying) -> bool:
    """Tell which of two that hold the same people is the source: the older file, else the larger."""

    def order(one: Identifying) -> tuple[object, ...]:
        modified = one.dataset.modified
        stamp = modified.timestamp() if modified else 0.0
        return stamp, -one.keys.distinct, one.node

    return order(a) < order(b)


def _lower_bound(share: float, n: int) -> float:
    """Return the lower end of Wilson's 95 % interval of a share."""
    centre = share + _Z * _Z / (2 * n)
    spread = _Z * sqrt(share * (1 - share) / n + _Z * _Z / (4 * n * n))
    return round(max(0.0, (centre - spread) / (1 + _Z * _Z / n)), 3)


def _numbers_by_name_alone(fields: Iterable[Identifying]) -> Mapping[tuple[str, str], str]:
    """Return the fields that only their names call numbers of customers, and within what such numbers are of one kind."""
    return {
        (one.node, one.field): one.dataset.source if one.dataset.kind in _LIVE else one.node
        for one in fields
        if one.kind == CUSTOMER and not one.bound
    }


def _corroborated(edges: Sequence[Edge], by_name: Mapping[tuple[str, str], str]) -> Iterator[Edge]:
    """Leave out what rests on numbers alone that two systems may both count from 1, unless the inventory says they are one."""
    known = {frozenset((e.from_, e.to)) for e in edges if e.identifier != CUSTOMER}
    for edge in edges:
        ends = (edge.from_, edge.from_field), (edge.to, edge.to_field)
        places = {by_name.get((node, field), node.partition("/")[0]) for node, field in ends}
        doubtful = edge.identifier == CUSTOMER and not by_name.keys().isdisjoint(ends) and len(places) > 1
        if not doubtful or frozenset((edge.from_, edge.to)) in known:
            yield edge


def _reduced(edges: Iterable[Edge], files: Collection[str]) -> Iterator[Edge]:
    """Leave out what other steps explain.

    Of A -> B -> C, the step from A to C, where B is a part of A and C holds no more of A than of B; and of A -> B and
    A -> C, what B and C have in common because both were taken from A, or because B is all of A once more.
    """
    edges = list(edges)
    copies = {(edge.identifier, edge.from_, edge.to): edge for edge in edges if edge.kind is EdgeKind.COPY}
    into: dict[tuple[str, str], list[Edge]] = {}
    for edge in copies.values():
        into.setdefault((edge.identifier, edge.to), []).append(edge)
    for edge in edges:
        others = into.get((edge.identifier, edge.to), ())
        if edge.to in files and _crosses(edge):  # what was copied on within a folder came from elsewhere all the same
            others = [other for other in others if _crosses(other)]
        if not any(_explained(edge, other, copies) for other in others):
            yield edge


def _crosses(edge: Edge) -> bool:
    return edge.from_.partition("/")[0] != edge.to.partition("/")[0]


def _explained(edge: Edge, other: Edge, copies: Mapping[tuple[str, str, str], Edge]) -> bool:
    """Tell whether another copy into the same dataset explains an edge."""
    own, share = edge.containment or 0, other.containment or 0
    if passed_on := copies.get((edge.identifier, edge.from_, other.from_)):
        return edge.kind is EdgeKind.COPY and share >= own and (passed_on.of_source or 0) < _SAME
    if shared_source := copies.get((edge.identifier, other.from_, edge.from_)):
        return share > own or (share == own and (shared_source.of_source or 0) >= _SAME)
    return False
