"""What the benchmark knows of its data: columns and texts with the personal data they hold."""

from dataclasses import dataclass


@dataclass(frozen=True)
class LabelledColumn:
    """A column of a table."""

    table: str

    name: str

    elements: frozenset[str]
    """What it holds, by the detector's names; empty for a hard negative."""

    tolerated: frozenset[str]
    """What may be reported of it without being wrong, and need not be."""

    values: tuple[str, ...]


@dataclass(frozen=True)
class Span:
    """Characters `start` to `end` (exclusive) of a text that are of a kind."""

    element: str

    start: int

    end: int

    def overlaps(self, other: "Span") -> bool:
        """Tell whether both have a character in common."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class LabelledText:
    """A text with all the personal data in it."""

    text: str

    language: str
    """`da` or `en`."""

    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Half:
    """One half of the benchmark: `development`, which recognizers may be made by, or `locked`, which they may not."""

    name: str

    columns: tuple[LabelledColumn, ...]

    texts: tuple[LabelledText, ...]
