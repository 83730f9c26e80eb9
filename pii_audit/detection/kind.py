"""What the detector knows of one kind of personal data that values can show."""

from collections.abc import Callable
from dataclasses import dataclass

from pii_audit.model.facts import Evidence

CERTAIN = 0.5
"""From this Presidio score on, a match says enough on its own: its form is specific or a context word stands by it."""


EVERYTHING = ""
"""The screen of a recognizer that has none: any value may match, so it sees a sample."""


@dataclass(frozen=True)
class Kind:
    """One kind, as a Presidio entity and as the element reported."""

    entity: str

    element: str

    evidence: Evidence

    screen: str
    """An RE2 pattern that every value of the kind matches, and others may."""

    expressions: tuple[str, ...] = ()
    """For Hyperscan: a shape that matches none is of no value that is of the kind (see `prefilter`). None: any may be."""

    confirms: Callable[[str], bool] | None = None
    """What a value that passed the screen is asked next, where the screen lets many harmless ones through."""

    digits: bool = False
    """Whether every match has six digits or more: a value with fewer is not put before its screen."""

    needed: int = 1
    """Distinct certain matches that are enough, however many values there are."""

    chance: float = 0.0
    """Share of harmless values of the shape that match without being certain."""

    corroborates: Callable[[str], bool] | None = None
    """What true matches pass and chance ones seldom do, at the rate of `chance`."""

    born: Callable[[str], str] | None = None
    """The date of birth a match holds: a column of case numbers, a date and a counter each, has other dates."""

    spread: bool = False
    """Whether true values begin in many ways, and running numbers in few."""
