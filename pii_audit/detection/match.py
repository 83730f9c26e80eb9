"""What a recognizer found."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Match:
    """What a recognizer found in a value."""

    entity: str

    start: int

    text: str

    certain: bool
    """Whether it counts on its own, or only as part of a share."""

    @property
    def end(self) -> int:
        """Where the next character stands."""
        return self.start + len(self.text)
