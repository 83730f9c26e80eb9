"""DOT: the lineage graph for Graphviz; what is inferred is dashed."""

from pii_audit.model.result import AuditResult

from .lineage_steps import steps
from .text import name


class DotReporter:
    """Draws datasets and the steps between them."""

    def render(self, result: AuditResult) -> str:
        """Return a directed graph."""
        lines = ["digraph lineage {", "  rankdir=LR;", "  node [shape=box, fontname=sans];", "  edge [fontname=sans];"]
        lines += [f"  {_quoted(node)};" for node in result.lineage.nodes]
        for step in steps(result.lineage.edges):
            style = "dashed" if any(edge.inferred for edge in step.edges) else "solid"
            ends = f"{_quoted(step.from_)} -> {_quoted(step.to)}"
            lines.append(f"  {ends} [style={style}, label={_quoted(step.said)}];")
        return "\n".join([*lines, "}"]) + "\n"


def _quoted(text: str) -> str:
    """Quote a name, which somebody else chose; backslashes would be escapes."""
    return '"' + name(text).replace("\\", "\\\\").replace('"', '\\"') + '"'
