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

    @property
    def incomplete(self) -> bool:
        """Whether something in scope was not looked at."""
        return self.state in {State.PARTIAL, State.UNREADABLE}

    @property
    def detection_limit(self) -> float:
        """The share of rows whose content this many would show, drawn by chance, with 95 % certainty: 1 - 0.05^(1/n)."""
        return 1.0 if not self.rows_read else 1 - 0.05 ** (1 / self.rows_read)
