"""The retention question the core asks of a dataset, and the answer.

A scanner that can answers where the data lies; `pii_audit.retention.evaluate` answers on frames otherwise.
Semantics: docs/retention.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from pii_audit.model.dataset import Dataset
from pii_audit.model.period import Period


class Anchor(StrEnum):
    """A calendar point the clock moves forward to before its periods are added."""

    FINANCIAL_YEAR_END = "financial_year.end"


@dataclass(frozen=True)
class Join:
    """One hop from a dataset to another of the same source.

    The other side is aggregated before it is joined, so that a hop never multiplies rows.
    """

    dataset: Dataset

    on: tuple[tuple[str, str], ...]
    """Pairs of a column on this side and one on the other."""

    where: tuple[tuple[str, str | None], ...] = ()
    """Columns of the other side and the value each must hold; None stands for NULL."""


@dataclass(frozen=True)
class Trigger:
    """A column that says when an event happened, in the dataset itself or some hops away."""

    column: str

    joins: tuple[Join, ...] = ()
    """Several matches count as the latest of them."""


@dataclass(frozen=True)
class Existence:
    """Whether a record has a counterpart some hops away."""

    joins: tuple[Join, ...]


@dataclass(frozen=True)
class Clock:
    """When the time limit of a record ends: events, an anchor and periods added one after the other."""

    start: Trigger

    also: tuple[Trigger, ...]
    """Further events; where they happened later than the start, the latest counts."""

    steps: tuple[Period, ...]

    anchor: Anchor | None

    financial_year_end: tuple[int, int]
    """Month and day."""

    cutoff: date
    """The last day on which an event may have happened for the limit to be over on the audit date."""


@dataclass(frozen=True)
class CellTest:
    """What a cell of the record itself must hold."""

    column: str

    value: str | None = None
    """As scanners write it; None for a blank cell: NULL, or a text of nothing but spaces."""

    holds: bool = True
    """False: it must not hold that."""


Condition = tuple[tuple[CellTest, ...], ...]
"""Holds for a record where in every group at least one test does; without groups, for every record."""


@dataclass(frozen=True)
class Exemption:
    """What allows a record to stay although its time limit is over.

    A longer clock (bookkeeping), a state that suspends erasure (a transaction still running), or a condition on the
    record (a legal hold). Several of one id count as one.
    """

    id: str

    clock: Clock | None = None

    state: Existence | None = None

    where: Condition | None = None


@dataclass(frozen=True)
class Age:
    """A class of records by when their limit ends: those due on a day or later, that no younger class has."""

    state: str
    """With the class behind a colon: `within:30`, `overdue:180`."""

    due_from: date

    cutoff: date
    """The last day on which an event may have happened for its record to be older than this class."""


@dataclass(frozen=True)
class Mark:
    """A condition on records that is counted beside their states."""

    name: str

    condition: Condition = ()

    clock: Clock | None = None
    """Where there is one, it must be over."""

    unpermitted: bool = False
    """Whether it must also be that no other rule of the dataset has the record within its limit or exempt."""


@dataclass(frozen=True)
class RuleQuestion:
    """One retention rule, as bound to a dataset."""

    rule: str

    clock: Clock

    when: Existence | None = None

    when_exists: bool = True
    """Whether the rule applies to records with that counterpart, or to those without."""

    open_when_null: bool = True
    """What a record without an event is: open, or unverifiable."""

    exemptions: tuple[Exemption, ...] = ()

    overridden_by: tuple[str, ...] = ()
    """Rules of the same question; where one of them applies to a record, this one does not."""

    anonymised: Condition | None = None
    """Records that are no personal data any more, to which no rule applies."""

    ages: tuple[Age, ...] = ()
    """Classes from the youngest on; what is older than all of them is `overdue:older`. Empty: no classes."""

    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class RetentionQuestion:
    """All rules bound to one dataset; asked together because one rule may permit what another forbids."""

    dataset: Dataset

    rules: tuple[RuleQuestion, ...]

    as_of: date
    """The audit date, in `zone`."""

    zone: str
    """IANA zone in which days are counted."""

    source_zone: str
    """IANA zone of timestamps stored without an offset."""

    subject: Trigger | None = None
    """The column that tells people apart."""

    day_first: bool = True
    """How to read 03-04-2024 in a column that leaves it open."""

    sentinels: tuple[str, ...] = ()
    """ISO dates that stand for no date."""


OPEN, WITHIN, OVERDUE, NOT_APPLICABLE = "open", "within", "overdue", "not_applicable"
EXEMPT, UNVERIFIABLE = "exempt", "unverifiable"
OLDER, GRACE, ANONYMISED, ORPHAN = "older", "grace", "anonymised", "orphan"

SOFT_DELETED, RESIDUAL, EXCESS, STALE = "soft_deleted", "residual", "excess", "stale"
"""Names of marks; behind that of an excess stands its exception: `excess:EXC-TAX`."""

WHY = {
    ORPHAN: "point to a record that no longer exists",
    "undated": "without a date",
    "sentinel": "with a date that stands for none",
    "future": "dated in the future",
    "unparsed": "with a date that cannot be read",
    "mixed": "in a column that mixes day-first and month-first dates",
    "ambiguous": "to be read day first or month first, with different results",
    "file_clock": "with no date but the file's",
    "clock": "that could not be judged",
}
"""Reasons for `unverifiable`, in words that follow a number of records."""


@dataclass(frozen=True)
class RetentionAnswer:
    """How many records of a dataset are in which state under one rule. The states sum to the total."""

    rule: str

    counts: Mapping[str, int]
    """By state, with the reason or class behind a colon: `exempt:EXC-TAX`, `unverifiable:sentinel`, `overdue:30`."""

    subjects_overdue: int | None = None

    oldest_trigger: date | None = None
    """Local date of the earliest event among the overdue."""

    marked: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """By mark and state, how many records are marked; every mark that was asked for is there."""


@dataclass(frozen=True)
class Erasure:
    """SQL of the database's own dialect that finds and erases the overdue records of a dataset. It is never run.

    Values of a register stand as named parameters.
    """

    select: str
    """Their primary keys."""

    delete: str

    anonymise: str
    """Empties the columns that identify people; empty where none was found."""


@dataclass(frozen=True)
class RetentionFacts:
    """The answer as the result shows it."""

    rule: str

    source: str

    dataset: str

    total: int

    states: Mapping[str, int]
    """not_applicable, open, within, overdue, exempt, unverifiable; sums to the total."""

    subjects_overdue: int | None

    oldest_due: date | None
    """When the longest overdue record should have gone."""

    reasons: Mapping[str, int] = field(default_factory=dict)
    """What states are made of: `exempt:EXC-TAX`, `unverifiable:undated`, `overdue:30` (at most 30 days past the limit)."""

    problem: str = ""
    """Why the whole dataset could not be judged by this rule; empty where it was."""

    marked: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """By mark and state; see `RetentionAnswer`."""

    erasure: Erasure | None = None
    """Where a database holds the records, some are overdue and have a primary key."""

    def of(self, state: str) -> Mapping[str, int]:
        """Return what a state is made of, by reason."""
        parted = ((name.partition(":"), count) for name, count in self.reasons.items())
        return {reason: count for (named, _, reason), count in parted if named == state}

    def marked_as(self, mark: str, *states: str) -> int:
        """Count the records that a mark has in some states, or in all; a reason may be given with its state."""
        counts = self.marked.get(mark, {})
        return sum(n for state, n in counts.items() if not states or {state, state.partition(":")[0]} & set(states))
