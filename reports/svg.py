"""SVG: the lineage graph as a picture, sources on the left; what is inferred is dashed, what only filters is dotted."""

from html import escape

from pii_audit.model.result import AuditResult

from .lineage_picture import HEIGHT, WIDTH, Arrow, Box, laid_out
from .lineage_steps import steps
from .text import name, visible


class SvgReporter:
    """Draws datasets in columns, each right of all it comes from."""

    def render(self, result: AuditResult) -> str:
        """Return a picture without scripts; each arrow says on what it rests where the pointer rests on it."""
        graph = laid_out(result.lineage.nodes, steps(result.lineage.edges))
        boxes = "".join(map(_box, graph.boxes))
        arrows = "".join(map(_arrow, graph.arrows))
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {graph.width} {graph.height}" width="{graph.width}"'
            f' height="{graph.height}" font-family="sans-serif" font-size="12" role="img"><title>Lineage</title>'
            '<defs><marker id="head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
            f'<path d="M0 0L8 4L0 8z" fill="#555"/></marker></defs>{arrows}{boxes}</svg>\n'
        )


def _box(box: Box) -> str:
    return (
        f'<g><title>{escape(name(box.node))}</title><rect x="{box.x}" y="{box.y}" width="{WIDTH}" height="{HEIGHT}" rx="4"'
        f' fill="#f4f6f8" stroke="#555"/><text x="{box.x + 8}" y="{box.y + 21}" fill="#111">{escape(box.short)}</text></g>'
    )


def _arrow(arrow: Arrow) -> str:
    step = arrow.step
    dashes = ' stroke-dasharray="5 4"' if step.inferred else "" if step.direct else ' stroke-dasharray="1 4"'
    said = escape(f"{name(step.from_)} → {name(step.to)}: {visible(step.said)}")
    return (
        f'<path d="{arrow.path}" fill="none" stroke="#555"{dashes} marker-end="url(#head)"><title>{said}</title></path>'
    )
