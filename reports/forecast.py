"""How long the overdue are overdue, and what falls due next if nothing is erased."""

from collections.abc import Sequence
from dataclasses import dataclass

from pii_audit.model.retention import GRACE, OVERDUE, WITHIN, RetentionFacts

from .language import mark

CLASSES = {
    f"{OVERDUE}:older": mark("over a year late"),
    f"{OVERDUE}:365": mark("181 to 365 days late"),
    f"{OVERDUE}:180": mark("31 to 180 days late"),
    f"{OVERDUE}:30": mark("up to 30 days late"),
    f"{OVERDUE}:{GRACE}": mark("late, within the grace"),
    f"{WITHIN}:30": mark("due within 30 days"),
    f"{WITHIN}:90": mark("due in 31 to 90 days"),
}
"""Keys of `RetentionFacts.reasons`; each record is in one class at the most."""


@dataclass(frozen=True)
class Line:
    """One dataset under one rule."""

    facts: RetentionFacts
    counts: tuple[int, ...]
    """In the order of `CLASSES`."""


@dataclass(frozen=True)
class Forecast:
    """Datasets with something late or soon due."""

    lines: tuple[Line, ...]
    totals: tuple[int, ...]
    """Over all lines, in the order of `CLASSES`."""

    @property
    def in_30(self) -> int:
        """Records due within 30 days."""
        return self.totals[-2]

    @property
    def in_90(self) -> int:
        """Records due within 90 days, those within 30 among them."""
        return self.totals[-2] + self.totals[-1]


def forecast(retention: Sequence[RetentionFacts]) -> Forecast:
    """Count records by age class, the soonest due first."""
    lines = [Line(facts, tuple(facts.reasons.get(key, 0) for key in CLASSES)) for facts in retention]
    some = sorted(
        (line for line in lines if any(line.counts)),
        key=lambda line: (-line.counts[-2], -sum(line.counts), line.facts.source, line.facts.dataset, line.facts.rule),
    )
    return Forecast(tuple(some), tuple(sum(line.counts[n] for line in some) for n in range(len(CLASSES))))
