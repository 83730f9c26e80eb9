"""What the audit did not check, and why: said as plainly as what it found."""

from collections.abc import Iterable
from dataclasses import dataclass

from pii_audit.model.coverage import State
from pii_audit.model.result import AuditResult, ClauseState, ClauseStatus

from .summary import not_read_in_full, place

PLACES_SHOWN = 3


@dataclass(frozen=True)
class Gap:
    """Places that share a reason for not having been checked."""

    what: str
    places: tuple[str, ...]
    reason: str

    @property
    def shown(self) -> tuple[str, ...]:
        """The places that are named."""
        return self.places[:PLACES_SHOWN]

    @property
    def more(self) -> int:
        """How many are not."""
        return len(self.places) - len(self.shown)


@dataclass(frozen=True)
class Unchecked:
    """All that this audit can say nothing about."""

    gaps: tuple[Gap, ...]
    """Datasets and fields, and retention rules that could not be applied to a dataset."""
    clauses: tuple[ClauseStatus, ...]
    """Clauses without a check, or whose checks came to nothing."""
    errors: tuple[str, ...]
    skipped: tuple[Gap, ...]
    """What the configuration leaves out."""

    @property
    def nothing(self) -> bool:
        """Whether the audit checked all it was asked to."""
        return not (self.gaps or self.clauses or self.errors)


def unchecked(result: AuditResult) -> Unchecked:
    """Collect what was not checked, places with the same reason together."""
    unread = (
        (str(line.state), line.reason, place(line.source, line.dataset)) for line in not_read_in_full(result.coverage)
    )
    notes = (("not searched", note, place(f.source, f.dataset, f.field)) for f in result.fields for note in f.notes)
    undated = (
        ("time limit not judged", f.problem, f"{place(f.source, f.dataset)} ({f.rule})")
        for f in result.retention
        if f.problem
    )
    skipped = (
        (str(State.SKIPPED), line.reason, place(line.source, line.dataset))
        for line in result.coverage
        if line.state is State.SKIPPED
    )
    open_states = {ClauseState.UNVERIFIABLE, ClauseState.NOT_APPLICABLE}
    return Unchecked(
        gaps=(*_gaps(unread), *_gaps(undated), *_gaps(notes)),
        clauses=tuple(c for c in result.clauses if not c.checks or c.status in open_states),
        errors=result.run.errors,
        skipped=_gaps(skipped),
    )


def _gaps(lines: Iterable[tuple[str, str, str]]) -> tuple[Gap, ...]:
    groups: dict[tuple[str, str], list[str]] = {}
    for what, why, where in lines:
        groups.setdefault((what, why), []).append(where)
    return tuple(Gap(what, tuple(places), why) for (what, why), places in groups.items())
