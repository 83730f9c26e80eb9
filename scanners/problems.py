"""What is wrong with a file, counted by kind."""

from dataclasses import dataclass, field


@dataclass
class Problems:
    """How often each kind of problem was met, and where first."""

    _found: dict[str, tuple[int, int]] = field(default_factory=dict)

    def add(self, kind: str, line: int) -> None:
        """Count one."""
        count, first = self._found.get(kind, (0, line))
        self._found[kind] = count + 1, first

    def texts(self) -> tuple[str, ...]:
        """Say each kind once."""
        return tuple(f"{count} {kind}, first in line {line}" for kind, (count, line) in self._found.items())
