"""The coverage ledger: what became of each dataset in scope."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How far a dataset was read; every dataset ends in exactly one state."""

    FULL = "full"
    SAMPLED = "sampled"
    PARTIAL = "partial"
    UNREADABLE = "unreadable"
    SKIPPED = "skipped"
    EMPTY = "empty"
    DESCRIBED = "described"
    """Judged by what its schema says of it: no value was read, nor was one to be."""


@dataclass(frozen=True)
class Coverage:
    """One line of the ledger."""

    source: str

    dataset: str
    """`*` where a whole source could not be listed."""

    state: State

    rows_total: int | None = None
    """Rows the dataset holds, where reading or the catalogue told."""

    rows_read: int = 0

    reason: str = ""
    """Why the state is not `full`, or what a reader of a full one should know."""

    drawn: int | None = None
    """Of a dataset that was read in part: how many of its parts, as their rows are no draw of their own. Else None."""

    @property
    def incomplete(self) -> bool:
        """Whether something in scope was not looked at."""
        return self.state in {State.PARTIAL, State.UNREADABLE}

    @property
    def detection_limit(self) -> float:
        """The share of rows whose content a sample shows with 95 % certainty: 1 - 0.05^(1/n) of n drawn by chance.

        Where parts were drawn, and not rows, the share of parts: what one holds may lie close together.
        """
        drawn = self.rows_read if self.drawn is None else self.drawn
        return 1 - 0.05 ** (1 / drawn) if drawn else 1.0
