"""Two small plots as SVG: bars and a line, both on logarithmic scales that start and end at powers of ten."""

from collections.abc import Sequence
from html import escape
from math import ceil, floor, log10

_WIDTH, _FONT = 720, "font-family='sans-serif' font-size='13'"
_INK, _GRID, _COLOUR = "#222", "#ddd", "#2b6cb0"


def bars(title: str, values: Sequence[tuple[str, float]]) -> str:
    """Draw a horizontal bar for each value above 0; its number stands beside it."""
    left, top, step = 170, 50, 34
    low, high = _bounds([value for _, value in values])
    height = top + step * len(values) + 40
    parts = [_text(16, 26, title, weight="bold")]
    for power in range(low, high + 1):
        x = left + (_WIDTH - left - 80) * (power - low) / (high - low)
        parts += [_line(x, top - 8, x, height - 32), _text(x, height - 12, f"{10**power:,}", "middle")]
    for row, (label, value) in enumerate(values):
        y, length = top + step * row, (_WIDTH - left - 80) * (log10(value) - low) / (high - low)
        parts += [
            _text(left - 10, y + 15, label, "end"),
            f"<rect x='{left}' y='{y}' width='{length:.1f}' height='{step - 12}' fill='{_COLOUR}'/>",
            _text(left + length + 6, y + 15, f"{value:,.0f}"),
        ]
    return _document(height, parts)


def line(title: str, across: str, points: Sequence[tuple[float, float]]) -> str:
    """Draw values, above 0, over sizes; each point has its number beside it."""
    left, top, right, bottom = 80, 50, _WIDTH - 80, 330
    (x_low, x_high), (y_low, y_high) = _bounds([x for x, _ in points]), _bounds([y for _, y in points])
    placed = [
        (
            left + (right - left) * (log10(x) - x_low) / (x_high - x_low),
            bottom - (bottom - top) * (log10(y) - y_low) / (y_high - y_low),
        )
        for x, y in points
    ]
    parts = [_text(16, 26, title, weight="bold"), _text((left + right) / 2, bottom + 42, across, "middle")]
    for power in range(x_low, x_high + 1):
        x = left + (right - left) * (power - x_low) / (x_high - x_low)
        parts += [_line(x, top, x, bottom), _text(x, bottom + 20, f"{10**power:,}", "middle")]
    for power in range(y_low, y_high + 1):
        y = bottom - (bottom - top) * (power - y_low) / (y_high - y_low)
        parts += [_line(left, y, right, y), _text(left - 8, y + 4, f"{10.0**power:,g}", "end")]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in placed)
    parts.append(f"<polyline points='{path}' fill='none' stroke='{_COLOUR}' stroke-width='2'/>")
    for (x, y), (_, value) in zip(placed, points, strict=True):
        parts.append(f"<circle cx='{x:.1f}' cy='{y:.1f}' r='4' fill='{_COLOUR}'/>")
        parts.append(_text(x + 8, y - 8, f"{value:,.3g}" if value < 1000 else f"{value:,.0f}"))
    return _document(bottom + 60, parts)


def _bounds(values: Sequence[float]) -> tuple[int, int]:
    """Return the powers of ten around all values, at least one apart."""
    low = floor(log10(min(values)))
    return low, max(low + 1, ceil(log10(max(values))))


def _text(x: float, y: float, text: str, anchor: str = "start", weight: str = "normal") -> str:
    style = f"text-anchor='{anchor}' font-weight='{weight}' fill='{_INK}'"
    return f"<text x='{x:.1f}' y='{y:.1f}' {_FONT} {style}>{escape(text)}</text>"


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f"<line x1='{x1:.1f}' y1='{y1:.1f}' x2='{x2:.1f}' y2='{y2:.1f}' stroke='{_GRID}'/>"


def _document(height: int, parts: Sequence[str]) -> str:
    frame = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {_WIDTH} {height}' role='img'>"
    return "\n".join([frame, "<rect width='100%' height='100%' fill='#fff'/>", *parts, "</svg>"]) + "\n"
