"""The SELECT that says of every record in which state it is under a rule.

No date arithmetic is asked of the database. Due dates never decrease with the event, so that each clock is one
comparison with the start of the day after its cut-off, computed here and given in the column's own zone.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.sql.elements import ColumnElement

from pii_audit.model.dataset import ColumnKind
from pii_audit.model.retention import (
    ANONYMISED,
    EXEMPT,
    NOT_APPLICABLE,
    OLDER,
    OPEN,
    OVERDUE,
    UNVERIFIABLE,
    WITHIN,
    Age,
    CellTest,
    Clock,
    Condition,
    Exemption,
    Existence,
    Mark,
    RetentionQuestion,
    RuleQuestion,
    Trigger,
)

from .sql_days import Days
from .sql_hops import Hops, Truth, column_of, is_orphan, source_of
from .sql_literals import equals, exact_text

Case = tuple[Truth, str | ColumnElement[Any]]


@dataclass(frozen=True)
class _Event:
    """A trigger, reached: its value, and whether a key led nowhere on the way."""

    value: ColumnElement[Any]
    orphan: Truth
    days: Days

    @property
    def is_dated(self) -> Truth:
        return sa.and_(sa.not_(self.orphan), self.value.is_not(None))

    def is_one_of(self, sentinels: tuple[date, ...]) -> Truth:
        """It stands for no date."""
        return sa.or_(
            self.days.before_calendar(self.value), *(self.days.written_on(self.value, day) for day in sentinels)
        )

    def is_usable(self, sentinels: tuple[date, ...]) -> Truth:
        return sa.and_(self.is_dated, sa.not_(self.is_one_of(sentinels)))


class Records:
    """Builds the SELECT of one rule."""

    def __init__(
        self,
        question: RetentionQuestion,
        kinds: Mapping[Trigger, ColumnKind],
        dialect: str,
        value_of: Callable[[CellTest], ColumnElement[Any]] | None = None,
    ) -> None:
        """Take what is asked, the kinds of all columns with dates, and what stands for a tested value in the SELECT."""
        self._question = question
        self._kinds = kinds
        self._dialect = dialect
        self._value_of = value_of
        self._sentinels = tuple(date.fromisoformat(s) for s in question.sentinels if not s.startswith("0000"))
        self._base = source_of(question.dataset).alias("record")
        self._hops = Hops(self._base, dialect)

    def select(self, rule: RuleQuestion, keys: Sequence[str] = ()) -> sa.Select[Any]:
        """Select `state`, `event`, `subject`, `m0`, `m1`… (1 where a record is marked) and `k0`, `k1`… of every record."""
        columns = [
            self._state(rule).label("state"),
            self._latest(rule.clock).label("event"),
            self._subject(),
            *(sa.case((self._marked(mark, rule), 1), else_=0).label(f"m{i}") for i, mark in enumerate(rule.marks)),
            *(column_of(self._base, key).label(f"k{i}") for i, key in enumerate(keys)),
        ]
        return sa.select(*columns).select_from(self._hops.origin)

    def select_states(self, columns: Sequence[str]) -> sa.Select[Any]:
        """Select the columns of every record, and after them its state under each rule of the question, without classes."""
        cells = [column_of(self._base, name).label(f"k{i}") for i, name in enumerate(columns)]
        states = [self._state(replace(rule, ages=())).label(f"s{i}") for i, rule in enumerate(self._question.rules)]
        return sa.select(*cells, *states).select_from(self._hops.origin)

    def days(self, trigger: Trigger) -> Days:
        """Return how to compare a trigger's column with days."""
        question = self._question
        return Days(self._kinds[trigger], ZoneInfo(question.zone), ZoneInfo(question.source_zone), self._dialect)

    def _state(self, rule: RuleQuestion) -> ColumnElement[str]:
        cases = [*self._cases(rule, self._within(rule)), *self._exempt(rule)]
        for other in self._question.rules:
            if other.rule != rule.rule:
                permits = _first_of(self._cases(other), OVERDUE).in_((OPEN, WITHIN))
                cases.append((permits, f"{EXEMPT}:{other.rule}"))
        return _first_of(cases, self._overdue(rule))

    def _cases(self, rule: RuleQuestion, within: str | ColumnElement[Any] = WITHIN) -> list[Case]:
        """What a record is before anything permits it to stay longer; the first that holds counts."""
        start = self._event(rule.clock.start)
        also = [self._event(trigger) for trigger in rule.clock.also]
        return [
            *self._not_applicable(rule),
            (start.orphan, f"{UNVERIFIABLE}:orphan"),
            (start.value.is_(None), OPEN if rule.open_when_null else f"{UNVERIFIABLE}:undated"),
            (start.is_one_of(self._sentinels), f"{UNVERIFIABLE}:sentinel"),
            (self._after(rule.clock, self._question.as_of), f"{UNVERIFIABLE}:future"),
            (self._after(rule.clock, rule.clock.cutoff), within),
            # The later event, could it be read, might keep the record in time.
            *((event.orphan, f"{UNVERIFIABLE}:orphan") for event in also),
            *((event.is_one_of(self._sentinels), f"{UNVERIFIABLE}:sentinel") for event in also),
        ]

    def _not_applicable(self, rule: RuleQuestion) -> list[Case]:
        cases: list[Case] = []
        if rule.anonymised is not None:
            cases.append((self._fulfilled(rule.anonymised), f"{NOT_APPLICABLE}:{ANONYMISED}"))
        if rule.when:
            cases.append((sa.not_(self._applies(rule)), NOT_APPLICABLE))
        overriding = [other for other in self._question.rules if other.rule in rule.overridden_by]
        return [*cases, *((self._applies(other), f"{NOT_APPLICABLE}:{other.rule}") for other in overriding)]

    def _applies(self, rule: RuleQuestion) -> Truth:
        if rule.when is None:
            return sa.true()
        exists = self._exists(rule.when)
        return exists if rule.when_exists else sa.not_(exists)

    def _exempt(self, rule: RuleQuestion) -> list[Case]:
        return [(self._holds(exemption), f"{EXEMPT}:{exemption.id}") for exemption in rule.exemptions]

    def _within(self, rule: RuleQuestion) -> str | ColumnElement[Any]:
        """The class of a record within its limit."""
        classes = [age for age in rule.ages if age.state.startswith(WITHIN)]
        if not classes:
            return WITHIN
        *younger, oldest = classes
        return _first_of([(self._after(rule.clock, age.cutoff), age.state) for age in younger], oldest.state)

    def _overdue(self, rule: RuleQuestion) -> str | ColumnElement[Any]:
        """The class of an overdue record, whose events are all known to be usable; most are old, so these come first."""
        classes = [age for age in rule.ages if age.state.startswith(OVERDUE)]
        if not classes:
            return OVERDUE
        events = [self._event(trigger) for trigger in (rule.clock.start, *rule.clock.also)]

        def older_than(age: Age) -> Truth:
            after = (sa.and_(event.value.is_not(None), event.days.after(event.value, age.cutoff)) for event in events)
            return sa.not_(sa.or_(*after))

        states = [*(age.state for age in classes[1:]), f"{OVERDUE}:{OLDER}"]
        cases = [(older_than(age), state) for age, state in zip(classes, states, strict=True)]
        return _first_of(cases[::-1], classes[0].state)

    def _marked(self, mark: Mark, rule: RuleQuestion) -> Truth:
        conditions = [self._fulfilled(mark.condition)]
        if mark.clock:
            event = self._event(mark.clock.start)
            conditions += [event.is_usable(self._sentinels), sa.not_(event.days.after(event.value, mark.clock.cutoff))]
        if mark.unpermitted:
            for other in self._question.rules:
                if other.rule != rule.rule:
                    theirs = [*self._cases(other), *((holds, EXEMPT) for holds, _ in self._exempt(other))]
                    conditions.append(_first_of(theirs, OVERDUE).not_in((WITHIN, EXEMPT)))
        return sa.and_(*conditions)

    def _fulfilled(self, condition: Condition) -> Truth:
        return sa.and_(sa.true(), *(sa.or_(sa.false(), *map(self._passes, group)) for group in condition))

    def _passes(self, test: CellTest) -> Truth:
        about = self._question.dataset.column(test.column)
        if about is None:  # counts as blank
            return sa.true() if (test.value is None) == test.holds else sa.false()
        cell = column_of(self._base, test.column)
        if test.value is None:
            blank: Truth = cell.is_(None)
            if about.kind is ColumnKind.TEXT:
                blank = sa.or_(blank, sa.func.trim(sa.cast(cell, sa.Text)) == sa.literal_column("''"))
            return blank if test.holds else sa.not_(blank)
        same = equals(cell, about, test.value, self._dialect, self._value_of and self._value_of(test))
        held = sa.and_(cell.is_not(None), same)
        return held if test.holds else sa.not_(held)

    def _after(self, clock: Clock, day: date) -> Truth:
        """The latest of a clock's events is later than the day: one of them is."""
        start = self._event(clock.start)
        also = [self._event(trigger) for trigger in clock.also]
        later = [sa.and_(e.is_usable(self._sentinels), e.days.after(e.value, day)) for e in also]
        return sa.or_(start.days.after(start.value, day), *later)

    def _latest(self, clock: Clock) -> ColumnElement[Any]:
        latest = self._event(clock.start).value
        for trigger in clock.also:
            event = self._event(trigger)
            later = sa.and_(event.is_usable(self._sentinels), event.value > latest)
            latest = sa.case((later, event.value), else_=latest)
        return latest

    def _holds(self, exemption: Exemption) -> Truth:
        if exemption.state:
            return self._exists(exemption.state)
        if exemption.where is not None:
            return self._fulfilled(exemption.where)
        if exemption.clock is None:
            return sa.false()
        event = self._event(exemption.clock.start)
        return sa.and_(
            event.is_usable(self._sentinels),
            event.days.after(event.value, exemption.clock.cutoff),
            sa.not_(event.days.after(event.value, self._question.as_of)),
        )

    def _event(self, trigger: Trigger) -> _Event:
        days = self.days(trigger)
        if not trigger.joins:
            return _Event(column_of(self._base, trigger.column), sa.false(), days)
        hop = self._hops.join(trigger.joins, trigger.column)
        return _Event(hop.c.value, is_orphan(self._base, trigger.joins[0], hop), days)

    def _exists(self, state: Existence) -> Truth:
        return self._hops.join(state.joins, None).c.found.is_not(None)

    def _subject(self) -> ColumnElement[Any]:
        subject = self._question.subject
        if subject is None:
            return sa.null().label("subject")
        if subject.joins:
            return self._hops.join(subject.joins, subject.column, as_text=True).c.value.label("subject")
        column = column_of(self._base, subject.column)
        about = self._question.dataset.column(subject.column)
        if self._dialect == "postgresql" and about and about.kind is ColumnKind.INTEGER:
            return column.label("subject")  # tells people apart as its text does, in half the time
        return exact_text(column, self._dialect).label("subject")


def _first_of(cases: Sequence[Case], otherwise: str | ColumnElement[Any]) -> ColumnElement[str]:
    def result(state: str | ColumnElement[Any]) -> ColumnElement[Any]:
        return sa.literal(state) if isinstance(state, str) else state

    possible = [(condition, result(state)) for condition, state in cases if condition is not sa.false()]
    return sa.case(*possible, else_=result(otherwise))
