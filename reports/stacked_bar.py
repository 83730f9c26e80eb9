"""The geometry of a stacked bar."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

State = TypeVar("State", bound=str)

LEAST = 0.006
"""Share of the bar a state gets however small its count is; below it nothing could be seen."""


@dataclass(frozen=True)
class Segment:
    """A part of a bar."""

    state: str
    count: int
    x: str
    width: str
    """Percent of the bar's width, as SVG writes it."""


def stacked(counts: Mapping[State, int]) -> tuple[Segment, ...]:
    """Lay counts side by side in their order; states that count nothing are left out."""
    total = sum(counts.values())
    shares = {state: max(n / total, LEAST) for state, n in counts.items() if n}
    scale = 100 / sum(shares.values()) if shares else 0
    segments, x = [], 0.0
    for state, share in shares.items():
        segments.append(Segment(state, counts[state], f"{x:.2f}%", f"{share * scale:.2f}%"))
        x += share * scale
    return tuple(segments)
