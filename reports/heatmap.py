"""The heat map: which source holds which category of personal data, declared or not."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from pii_audit.model.coverage import State
from pii_audit.model.facts import ElementFacts
from pii_audit.model.result import AuditResult

from .language import mark


class Heat(StrEnum):
    """What a cell says."""

    FOUND = "found"
    UNDECLARED = "undeclared"
    NONE = "none"
    """All of the source was read."""
    PARTLY = "partly"
    """Nothing was found, and some of the source was not read."""
    UNREAD = "unread"


HEAT_SIGNS = {
    Heat.FOUND: ("●", mark("declared and found")),
    Heat.UNDECLARED: ("▲", mark("found, not declared")),
    Heat.NONE: ("–", mark("none found")),
    Heat.PARTLY: ("◌", mark("none found, and not all was read")),
    Heat.UNREAD: ("?", mark("not read")),
}
"""A sign and its words, so that no cell hangs on its shade."""


@dataclass(frozen=True)
class Cell:
    """A category in a source."""

    heat: Heat
    fields: int

    @property
    def level(self) -> int:
        """0 to 3, as the cell is shaded: no field, one, some, five or more."""
        return sum(self.fields >= least for least in (1, 2, 5))


@dataclass(frozen=True)
class Row:
    """A declared category, or an element that no category declares."""

    label: str
    declared: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class HeatMap:
    """Rows of one cell for every source."""

    sources: tuple[str, ...]
    rows: tuple[Row, ...]


def heat_map(result: AuditResult) -> HeatMap:
    """Count fields by category and source: declared categories first, then what is undeclared, by name."""
    fields = Counter((f.source, kind) for f in result.fields for kind in {_kind(e) for e in f.elements})
    named = {(f.category, True) for f in result.findings if f.category}  # declared, and perhaps found nowhere
    kinds = sorted(named | {kind for _, kind in fields}, key=lambda kind: (not kind[1], kind[0]))
    sources = tuple(sorted({line.source for line in result.coverage} | {f.source for f in result.fields}))
    without = {s: _without([line.state for line in result.coverage if line.source == s]) for s in sources}
    rows = [
        Row(
            label,
            declared,
            tuple(
                Cell(Heat.FOUND if declared else Heat.UNDECLARED, n)
                if (n := fields[source, (label, declared)])
                else Cell(without[source], 0)
                for source in sources
            ),
        )
        for label, declared in kinds
    ]
    return HeatMap(sources, tuple(rows))


def _kind(facts: ElementFacts) -> tuple[str, bool]:
    """A category where one is declared, else the element; and whether it is declared."""
    return (facts.category or facts.element, True) if facts.declared else (facts.element, False)


def _without(states: Sequence[State]) -> Heat:
    """What a cell without a field says, by how much of its source was read."""
    in_scope = [state for state in states if state is not State.SKIPPED]
    whole = [state in {State.FULL, State.EMPTY} for state in in_scope]
    if in_scope and all(whole):
        return Heat.NONE
    return Heat.UNREAD if all(state is State.UNREADABLE for state in in_scope) else Heat.PARTLY
