"""What is wrong with a file, counted by kind."""

from dataclasses import dataclass, field

from pii_audit.plugins import Remark


@dataclass
class Problems:
    """How often each kind of problem was met, and where first."""

    _found: dict[str, Remark] = field(default_factory=dict)

    def add(self, kind: str, line: int) -> None:
        """Count one."""
        one = Remark(kind, 1, line)
        self._found[kind] = self._found[kind] + one if kind in self._found else one

    def remarks(self) -> tuple[Remark, ...]:
        """Return each kind once."""
        return tuple(self._found.values())
