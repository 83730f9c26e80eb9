"""What `pii-audit diff` prints."""

from collections.abc import Iterator, Sequence

from pii_audit.cli.visible import visible
from pii_audit.diff import Change, Difference

_SHOWN = 50
"""Lines of a list; the rest are counted, and stand in the JSON."""


def diff_lines(found: Difference) -> Iterator[str]:
    """Show what changed, what is to be answered first; the last line sums it up."""
    yield f"From {found.old_as_of} (run {visible(found.old_run)}) to {found.new_as_of} (run {visible(found.new_run)})"
    if found.policy_changed:
        yield "The policy changed between them."
    for title, changes in (
        ("New", found.new),
        ("Regressed: graver, or accepted no longer", found.regressed),
        ("Grown", found.grown),
        ("Shrunk", found.shrunk),
        ("Resolved", found.resolved),
        ("Missing, but not looked at again", found.unverified),
    ):
        yield from _list(title, [_line(change) for change in changes])
    yield from _list("Looked at before and not now", [visible(place) for place in found.scope.lost])
    yield from _list("Looked at for the first time", [visible(place) for place in found.scope.gained])
    yield ""
    yield f"Score: {_score(found.old_score)} -> {_score(found.new_score)}"
    counts = (
        (len(found.new), "new"),
        (len(found.regressed), "regressed"),
        (len(found.grown), "grown"),
        (len(found.shrunk), "shrunk"),
        (len(found.resolved), "resolved"),
        (len(found.unverified), "not looked at again"),
        (found.unchanged, "unchanged"),
        (found.accepted, "accepted"),
    )
    yield ", ".join(f"{n:,} {what}" for n, what in counts)


def _list(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield f"{title} ({len(lines):,})"
        yield from (f"  {line}" for line in lines[:_SHOWN])
        if len(lines) > _SHOWN:
            yield f"  and {len(lines) - _SHOWN:,} more"


def _line(change: Change) -> str:
    where = "/".join(visible(part) for part in (change.source, change.dataset, change.field) if part)
    counts = f"  {change.was:,} -> {change.count:,}" if change.was is not None and change.count is not None else ""
    return f"{change.severity.value:<8}  {visible(change.rule)}  {where}{counts}  {visible(change.id)}"


def _score(value: float | None) -> str:
    return "withheld" if value is None else f"{value:g}"
