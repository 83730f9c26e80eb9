"""The trend over the latest audits: the score as a line, findings as columns, and where two audits do not compare."""

from collections.abc import Sequence
from dataclasses import dataclass

from pii_audit.model.finding import Severity
from pii_audit.model.past_run import PastRun

from .language import _
from .text import listed

RUNS_SHOWN = 12
WIDTH, HEIGHT = 720, 180
"""Of the plotting area, in units of the drawing."""


@dataclass(frozen=True)
class Point:
    """One audit, at its place."""

    run: PastRun
    x: float
    """The middle of its column."""
    width: float
    serious: int
    """Critical and high findings not accepted."""
    top: float
    """Of the column of those."""
    score: float | None
    """Height at which the score is drawn; None where it was withheld."""
    changed: str
    """What keeps it from being compared with the one before; empty where nothing does."""


@dataclass(frozen=True)
class Trend:
    """Audits in their order, the latest last."""

    points: tuple[Point, ...]
    most: int
    """Serious findings of the highest column."""
    lines: tuple[str, ...]
    """Points of the score's lines; a gap stands where it was withheld or audits do not compare."""
    left_out: int


def trend(past: Sequence[PastRun]) -> Trend | None:
    """Draw the latest audits; None where there are fewer than two."""
    runs = list(past)[-RUNS_SHOWN:]
    if len(runs) < 2:
        return None
    step = WIDTH / len(runs)
    serious = [run.findings(Severity.CRITICAL) + run.findings(Severity.HIGH) for run in runs]
    most = max(*serious, 1)
    points = tuple(
        Point(
            run,
            round((n + 0.5) * step, 1),
            round(step * 0.5, 1),
            count,
            round(HEIGHT * (1 - count / most), 1),
            None if run.score is None else round(HEIGHT * (1 - run.score / 100), 1),
            changed(runs[n - 1], run) if n else "",
        )
        for n, (run, count) in enumerate(zip(runs, serious, strict=True))
    )
    return Trend(points, most, _lines(points), len(past) - len(runs))


def changed(before: PastRun, after: PastRun) -> str:
    """Say what keeps two audits from being compared; empty where nothing does."""
    named = [
        what
        for what, differs in (
            (_("policy"), before.policy_sha256 != after.policy_sha256),
            (_("scope"), before.scope_sha256 != after.scope_sha256),
        )
        if differs
    ]
    return _("%(what)s changed", what=listed(named)) if named else ""


def _lines(points: Sequence[Point]) -> tuple[str, ...]:
    lines: list[list[str]] = [[]]
    for point in points:
        if point.changed or point.score is None:
            lines.append([])
        if point.score is not None:
            lines[-1].append(f"{point.x},{point.score}")
    return tuple(" ".join(line) for line in lines if len(line) > 1)
