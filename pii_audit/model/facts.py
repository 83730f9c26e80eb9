"""What detection says of a field: numbers and masked shapes, never a value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Evidence(StrEnum):
    """What a detection rests on, strongest first."""

    VALIDATED = "validated"
    """A check digit, a calendar or a register confirms the values."""
    PATTERN = "pattern"
    """The values have the shape."""
    NER = "ner"
    """A language model names the values."""
    NAME = "name"
    """Only the column's name says so, or what else its schema says of it."""


@dataclass(frozen=True)
class EvidencePart:
    """One thing that speaks for or against an element."""

    what: str
    """`prior`, `values`, `model`, `name`, `shape`, `list`, `form`, `dates`, `neighbours` or `known people`; of a schema also
    `comment`, `constraint`, `reference`, `copy` and `type`."""

    detail: str
    """In words and numbers, never a value."""

    log_odds: float
    """Natural logarithm; the parts of an element add up to the log-odds of its confidence."""


@dataclass(frozen=True)
class ElementFacts:
    """One kind of personal data found in a field."""

    element: str
    """The policy's element where one maps, else the detector's."""

    detected: str
    """The detector's own element: a part (`postcode`) keeps its name where the whole is declared."""

    category: str | None
    """The policy's category; None where the element is undeclared."""

    declared: bool

    confidence: float
    """0 to 1: the logistic of the sum of `parts`, at most 0.99."""

    evidence: Evidence

    matched: int
    """Distinct values that are of this kind, among those judged."""

    judged: int
    """Distinct values put before the recognizers."""

    rows_read: int

    examples: tuple[str, ...] = ()
    """Masked shapes (`d****-####`)."""

    parts: tuple[EvidencePart, ...] = ()
    """Why: what was weighed, in the order it was."""

    schemes: Mapping[str, int] = field(default_factory=dict)
    """For passwords: judged values by hash scheme, `clear` for none."""


@dataclass(frozen=True)
class FieldFacts:
    """A field that was read, and the personal data found in it."""

    source: str

    dataset: str

    field: str

    rows: int
    """Values put before the detector that are neither null nor blank."""

    distinct: int
    """Distinct values, exact up to the sample's size, estimated beyond."""

    language: str | None
    """Of its texts: `da`, `en`, `da+en`; None where it holds no running text."""

    elements: tuple[ElementFacts, ...] = ()

    notes: tuple[str, ...] = ()
    """What was not looked for in this field, and why."""

    nullable: bool | None = None
    """Whether a record may leave it out, by its declaration; None where there is none."""

    unlisted: int | None = None
    """Distinct values that name no way of collecting, of a field bound to tell it; None of all others."""

    skipped: str = ""
    """Why its values were not put before the recognizers; empty where they were. Its name and its dates count all the same."""

    described: bool = False
    """Whether it was judged by its schema alone, and no value was read."""
