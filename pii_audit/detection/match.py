"""What a recognizer found."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Match:
    """What a recognizer found in a value."""

    entity: str

    start: int

    text: str = field(repr=False)

    certain: bool
    """Whether it counts on its own, or only as part of a share."""

    element: str
    """What its entity is reported as."""

    @property
    def end(self) -> int:
        """Where the next character stands."""
        return self.start + len(self.text)

    def overlaps(self, other: "Match") -> bool:
        """Tell whether both have a character in common."""
        return self.start < other.end and other.start < self.end
