"""The lineage graph, laid out in columns: each dataset stands right of what it comes from."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pii_audit.model.result import AuditResult, to_json

from .text import name

NODES_SHOWN = 120
EDGES_SHOWN = 300
WIDTH, HEIGHT, ACROSS, DOWN = 230, 34, 110, 14
"""Of a box, and of the gaps between boxes, in units of the drawing."""
_LETTERS = 32
_SWEEPS = 6
DECLARED = {"foreign_key", "view", "statement"}
"""Kinds of edges that databases and scripts state; all others are inferred from the values."""


@dataclass(frozen=True)
class Box:
    """A dataset, at its place."""

    node: str
    x: int
    y: int

    @property
    def short(self) -> str:
        """Its name, as long as fits."""
        whole = name(self.node)
        half = _LETTERS // 2 - 1
        return whole if len(whole) <= _LETTERS else f"{whole[:half]}…{whole[-half:]}"


@dataclass(frozen=True)
class Edge:
    """What joins two datasets; the edges of all their fields count as one."""

    start: str
    end: str
    kind: str
    inferred: bool
    matches: int | None
    containment: float | None
    confidence: float | None


@dataclass(frozen=True)
class Arrow:
    """An edge, and the path it is drawn by."""

    edge: Edge
    path: str


@dataclass(frozen=True)
class Picture:
    """Boxes and arrows, and how large the drawing is."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    edges: tuple[Edge, ...]
    nodes_left_out: int
    edges_left_out: int

    def around(self, node: str) -> tuple[Edge, ...]:
        """Return the edges one hop from a dataset."""
        return tuple(edge for edge in self.edges if node in {edge.start, edge.end})


def picture(result: AuditResult) -> Picture | None:
    """Lay the graph out, the most connected datasets first where there are too many; None without edges."""
    found = _edges(json.loads(to_json(result))["lineage"]["edges"])
    if not found:
        return None
    degree: dict[str, int] = {}
    for edge in found:
        for end in (edge.start, edge.end):
            degree[end] = degree.get(end, 0) + 1
    nodes = sorted(sorted(degree, key=lambda n: (-degree[n], n))[:NODES_SHOWN])
    edges = [edge for edge in found if edge.start in nodes and edge.end in nodes][:EDGES_SHOWN]
    columns = _ordered(_columns(nodes, edges), edges)
    boxes = {
        node: Box(node, 2 + across * (WIDTH + ACROSS), 2 + down * (HEIGHT + DOWN))
        for across, column in enumerate(columns)
        for down, node in enumerate(column)
    }
    return Picture(
        len(columns) * (WIDTH + ACROSS) - ACROSS + 4,
        max(map(len, columns)) * (HEIGHT + DOWN) - DOWN + 4,
        tuple(boxes.values()),
        tuple(Arrow(edge, _path(boxes[edge.start], boxes[edge.end])) for edge in edges),
        tuple(edges),
        len(degree) - len(nodes),
        len(found) - len(edges),
    )


def _edges(written: Sequence[Mapping[str, Any]]) -> list[Edge]:
    """Take the edges of the same datasets and kind together; the best supported stands for them."""
    best: dict[tuple[str, str, str], Edge] = {}
    for one in written:
        edge = Edge(
            str(one["from"]),
            str(one["to"]),
            str(one["kind"]),
            bool(one.get("inferred", one["kind"] not in DECLARED)),
            one.get("matches"),
            one.get("containment"),
            one.get("confidence"),
        )
        key = (edge.start, edge.end, edge.kind)
        if key not in best or (edge.matches or 0) > (best[key].matches or 0):
            best[key] = edge
    return [best[key] for key in sorted(best)]


def _columns(nodes: Sequence[str], edges: Sequence[Edge]) -> list[list[str]]:
    """Put each dataset in the column after the last of its sources; a circle ends after as many steps as there are nodes."""
    column = dict.fromkeys(nodes, 0)
    for _round in range(min(len(nodes), 12)):
        for edge in edges:
            if edge.start != edge.end:
                column[edge.end] = max(column[edge.end], min(column[edge.start] + 1, 5))
    used = sorted(set(column.values()))
    return [[node for node in nodes if column[node] == number] for number in used]


def _ordered(columns: list[list[str]], edges: Sequence[Edge]) -> list[list[str]]:
    """Order each column by where its neighbours stand, a few times over, so that fewer arrows cross."""
    for _sweep in range(_SWEEPS):
        place = {node: down for column in columns for down, node in enumerate(column)}
        near: dict[str, list[int]] = {}
        for edge in edges:
            near.setdefault(edge.end, []).append(place[edge.start])
            near.setdefault(edge.start, []).append(place[edge.end])
        columns = [
            sorted(column, key=lambda n: (sum(near.get(n, [place[n]])) / len(near.get(n, [0])), n))
            for column in columns
        ]
    return columns


def _path(start: Box, end: Box) -> str:
    x1, y1, y2 = start.x + WIDTH, start.y + HEIGHT // 2, end.y + HEIGHT // 2
    if end.x > start.x:
        return f"M{x1} {y1}C{x1 + 50} {y1} {end.x - 50} {y2} {end.x} {y2}"
    return f"M{x1} {y1}C{x1 + 60} {y1} {end.x + WIDTH + 60} {y2} {end.x + WIDTH} {y2}"  # within a column, or back
