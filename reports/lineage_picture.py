"""The lineage graph, laid out in columns: each dataset stands right of what it comes from, and no arrow passes behind a box."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pii_audit.model.lineage import Lineage

from .lineage_steps import Step, steps
from .text import name

NODES_SHOWN = 120
STEPS_SHOWN = 300
WIDTH, HEIGHT, ACROSS, DOWN, LANE, MARGIN = 230, 34, 110, 14, 6, 2
"""Of a box, of the gaps between boxes, and of an arrow that passes a column of boxes, in units of the drawing."""
_LETTERS = 32
_SWEEPS = 6
_ROUNDS = 60


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
class Arrow:
    """A step, and the path it is drawn by."""

    step: Step
    path: str


@dataclass(frozen=True)
class Picture:
    """Boxes and arrows, and how large the drawing is."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    nodes_left_out: int = 0
    steps_left_out: int = 0

    def around(self, node: str) -> tuple[Step, ...]:
        """Return the steps one hop from a dataset."""
        return tuple(arrow.step for arrow in self.arrows if node in {arrow.step.from_, arrow.step.to})


def picture(graph: Lineage, nodes_shown: int = NODES_SHOWN, steps_shown: int = STEPS_SHOWN) -> Picture | None:
    """Lay out what stands on edges, the most connected datasets first where there are too many; None without edges."""
    found = steps(graph.edges)
    if not found:
        return None
    degree: dict[str, int] = {}
    for step in found:
        for end in (step.from_, step.to):
            degree[end] = degree.get(end, 0) + 1
    nodes = sorted(sorted(degree, key=lambda n: (-degree[n], n))[:nodes_shown])
    shown = [step for step in found if step.from_ in nodes and step.to in nodes][:steps_shown]
    return laid_out(nodes, shown, len(degree) - len(nodes), len(found) - len(shown))


def laid_out(nodes: Sequence[str], shown: Sequence[Step], nodes_left_out: int = 0, steps_left_out: int = 0) -> Picture:
    """Place datasets and draw the steps between them."""
    column = _columns(nodes, shown)
    lanes = {number: _lanes(number, step, column) for number, step in enumerate(shown)}
    columns: list[list[str]] = [[] for _ in range(max(column.values(), default=0) + 1)]
    for node, across in column.items():
        columns[across].append(node)
    for number, ids in lanes.items():
        for across, lane in enumerate(ids, column[shown[number].from_] + 1):
            columns[across].append(lane)
    segments = [pair for number, step in enumerate(shown) for pair in pairwise((step.from_, *lanes[number], step.to))]
    places: dict[str, tuple[int, int]] = {}
    bottom = MARGIN
    for across, ids_ in enumerate(_ordered(columns, segments)):
        y = MARGIN
        for id_ in ids_:
            places[id_] = MARGIN + across * (WIDTH + ACROSS), y
            y += (HEIGHT if id_ in column else LANE) + DOWN
        bottom = max(bottom, y - DOWN + MARGIN)
    boxes = {node: Box(node, *places[node]) for node in column}
    arrows = (
        Arrow(step, _path(boxes[step.from_], [places[lane] for lane in lanes[number]], boxes[step.to]))
        for number, step in enumerate(shown)
    )
    width = len(columns) * (WIDTH + ACROSS) - ACROSS + 2 * MARGIN
    return Picture(width, bottom, tuple(boxes.values()), tuple(arrows), nodes_left_out, steps_left_out)


def _columns(nodes: Sequence[str], shown: Sequence[Step]) -> dict[str, int]:
    """Put each dataset in the column after the last of its sources; a circle ends after a number of rounds."""
    column = dict.fromkeys(nodes, 0)
    for _ in range(min(len(nodes), _ROUNDS)):
        moved = {s.to: column[s.from_] + 1 for s in shown if s.from_ != s.to and column[s.to] <= column[s.from_]}
        if not moved:
            break
        column |= moved
    used = {number: position for position, number in enumerate(sorted(set(column.values())))}
    return {node: used[number] for node, number in column.items()}


def _lanes(number: int, step: Step, column: Mapping[str, int]) -> list[str]:
    """Name a place in each column that a step passes."""
    return [f"\0{number}\0{across}" for across in range(column[step.from_] + 1, column[step.to])]


def _ordered(columns: list[list[str]], segments: Sequence[tuple[str, str]]) -> list[list[str]]:
    """Order each column by where its neighbours stand, a few times over, so that fewer arrows cross."""
    for _sweep in range(_SWEEPS):
        place = {id_: down / len(column) for column in columns for down, id_ in enumerate(column)}
        near: dict[str, list[float]] = {}
        for start, end in segments:
            near.setdefault(end, []).append(place[start])
            near.setdefault(start, []).append(place[end])
        columns = [
            sorted(column, key=lambda n: (sum(near.get(n, [place[n]])) / len(near.get(n, [0])), n))
            for column in columns
        ]
    return columns


def _path(start: Box, lanes: Sequence[tuple[int, int]], end: Box) -> str:
    x, y = start.x + WIDTH, start.y + HEIGHT // 2
    path = f"M{x} {y}"
    for left, top in lanes:
        path += f"C{x + 50} {y} {left - 50} {top} {left} {top}H{left + WIDTH}"
        x, y = left + WIDTH, top
    to = end.y + HEIGHT // 2
    if end.x > start.x:
        return f"{path}C{x + 50} {y} {end.x - 50} {to} {end.x} {to}"
    return f"{path}C{x + 60} {y} {end.x + WIDTH + 60} {to} {end.x + WIDTH} {to}"  # within a column, or back
