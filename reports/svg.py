"""SVG: the lineage graph as a picture, sources on the left; what is inferred is dashed."""

from collections.abc import Mapping, Sequence
from html import escape

from pii_audit.model.result import AuditResult

from .lineage_steps import Step, steps
from .text import name, visible

_WIDTH, _HEIGHT, _ACROSS, _DOWN, _MARGIN = 250, 34, 150, 22, 20
"""Of a box and the gaps between boxes, in pixels."""
_BEND = 40
_SHOWN = 34
"""Letters that fit in a box."""


class SvgReporter:
    """Draws datasets in columns, each right of all it comes from."""

    def render(self, result: AuditResult) -> str:
        """Return a picture without scripts; each arrow says on what it rests where the pointer rests on it."""
        drawn = steps(result.lineage.edges)
        places = _places(result.lineage.nodes, drawn)
        right = max((x for x, _ in places.values()), default=0) + _WIDTH + _MARGIN
        bottom = max((y for _, y in places.values()), default=0) + _HEIGHT + _MARGIN
        boxes = "".join(_box(node, *place) for node, place in places.items())
        arrows = "".join(_arrow(step, places) for step in drawn)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {right} {bottom}" width="{right}" height="{bottom}"'
            ' font-family="sans-serif" font-size="12" role="img"><title>Lineage</title>'
            '<defs><marker id="head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
            f'<path d="M0 0L8 4L0 8z" fill="#555"/></marker></defs>{arrows}{boxes}</svg>\n'
        )


def _places(nodes: Sequence[str], drawn: Sequence[Step]) -> Mapping[str, tuple[int, int]]:
    """Place each dataset in the column after the last of its sources; a circle of references ends where all were moved."""
    column = dict.fromkeys(nodes, 0)
    for _ in nodes:
        moved = {
            s.to: column[s.from_] + 1
            for s in drawn
            if s.from_ != s.to and column[s.to] <= column[s.from_] < len(nodes) - 1
        }
        if not moved:
            break
        column |= moved
    used = {number: position for position, number in enumerate(sorted(set(column.values())))}
    rows: dict[int, int] = {}
    places = {}
    for node in nodes:
        across = used[column[node]]
        down = rows[across] = rows.get(across, -1) + 1
        places[node] = _MARGIN + across * (_WIDTH + _ACROSS), _MARGIN + down * (_HEIGHT + _DOWN)
    return places


def _box(node: str, x: int, y: int) -> str:
    whole = name(node)
    short = whole if len(whole) <= _SHOWN else whole[: _SHOWN // 2 - 1] + "…" + whole[-_SHOWN // 2 :]
    return (
        f'<g><title>{escape(whole)}</title><rect x="{x}" y="{y}" width="{_WIDTH}" height="{_HEIGHT}" rx="4"'
        f' fill="#f4f6f8" stroke="#555"/><text x="{x + 8}" y="{y + 21}" fill="#111">{escape(short)}</text></g>'
    )


def _arrow(step: Step, places: Mapping[str, tuple[int, int]]) -> str:
    (x1, y1), (x2, y2) = places[step.from_], places[step.to]
    x1, y1, y2 = x1 + _WIDTH, y1 + _HEIGHT // 2, y2 + _HEIGHT // 2
    dashed = ' stroke-dasharray="5 4"' if any(edge.inferred for edge in step.edges) else ""
    bend = _BEND if x2 - x1 > _ACROSS else 0  # so that it is seen beside the boxes it passes
    path = f"M{x1} {y1}C{x1 + 60} {y1 + bend} {x2 - 60} {y2 + bend} {x2} {y2}"
    said = escape(f"{name(step.from_)} → {name(step.to)}: {visible(step.said)}")
    return f'<path d="{path}" fill="none" stroke="#555"{dashed} marker-end="url(#head)"><title>{said}</title></path>'
