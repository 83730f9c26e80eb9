"""Retention questions, answered by the database: one aggregate query a rule, and on PostgreSQL one more for its subjects.

No date arithmetic is asked of the database. Due dates never decrease with the event, so that each clock is one
comparison with the start of the day after its cut-off, computed here and given in the column's own zone.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.sql.selectable import FromClause, Subquery

from pii_audit.model.dataset import ColumnKind, Dataset
from pii_audit.model.retention import (
    EXEMPT,
    NOT_APPLICABLE,
    OPEN,
    OVERDUE,
    UNVERIFIABLE,
    WITHIN,
    Clock,
    Exemption,
    Existence,
    Join,
    RetentionAnswer,
    RetentionQuestion,
    RuleQuestion,
    Trigger,
)
from pii_audit.plugins import SourceError

from .sql_days import Days
from .sql_literals import equals, exact_key, exact_text
from .sqlite_dates import date_kind

_DATE_KINDS = {ColumnKind.DATE, ColumnKind.DATETIME, ColumnKind.INSTANT}
Condition = ColumnElement[bool]


def answer(connection: Connection, question: RetentionQuestion) -> tuple[RetentionAnswer, ...] | None:
    """See `AnswersRetention.answer`."""
    kinds = {}
    for trigger in _dated(question):
        kind = _kind(connection, trigger, question.dataset)
        if kind not in _DATE_KINDS:
            return None
        kinds[trigger] = kind
    if not all(_comparable(question.dataset, joins) for joins in _hops(question)):
        return None  # a database would refuse, or compare 7 with '07' in a way of its own
    for rule in question.rules:
        if len({kinds[trigger] for trigger in (rule.clock.start, *rule.clock.also)}) > 1:
            return None  # a day and a moment cannot be compared without converting zones row by row
    return tuple(_ask(connection, question, rule, kinds) for rule in question.rules)


def _dated(question: RetentionQuestion) -> list[Trigger]:
    clocks = [rule.clock for rule in question.rules]
    clocks += [exemption.clock for rule in question.rules for exemption in rule.exemptions if exemption.clock]
    return [trigger for clock in clocks for trigger in (clock.start, *clock.also)]


def _hops(question: RetentionQuestion) -> list[tuple[Join, ...]]:
    states = [rule.when for rule in question.rules] + [e.state for rule in question.rules for e in rule.exemptions]
    triggers = [*_dated(question), *([question.subject] if question.subject else [])]
    return [trigger.joins for trigger in triggers] + [state.joins for state in states if state]


def _comparable(here: Dataset, joins: tuple[Join, ...]) -> bool:
    """Whether the keys of every hop are of one kind on both sides."""
    for join in joins:
        for left, right in join.on:
            one, other = here.column(left), join.dataset.column(right)
            if one and other and one.kind is not other.kind:
                return False
        here = join.dataset
    return True


def _kind(connection: Connection, trigger: Trigger, base: Dataset) -> ColumnKind | None:
    dataset = trigger.joins[-1].dataset if trigger.joins else base
    column = dataset.column(trigger.column)
    if column and column.kind in _DATE_KINDS and connection.dialect.name == "sqlite":
        return date_kind(connection, _column(_source(dataset), trigger.column))
    return column.kind if column else None


def _ask(
    connection: Connection, question: RetentionQuestion, rule: RuleQuestion, kinds: dict[Trigger, ColumnKind]
) -> RetentionAnswer:
    query = _Query(question, kinds, connection.dialect.name)
    records = query.records(rule).subquery()
    by_hash = connection.dialect.name == "postgresql" and question.subject is not None
    counts: dict[str, int] = {}
    subjects, oldest = 0, None
    for state, count, subjects_in_state, earliest in connection.execute(_counted(records, subjects=not by_hash)):
        counts[state] = int(count)
        if state == OVERDUE:
            subjects, oldest = subjects_in_state, query.days(rule.clock.start).local_date(earliest)
    if by_hash and OVERDUE in counts:
        subjects = connection.execute(_subjects_overdue(records)).scalar_one()
    return RetentionAnswer(
        rule.rule, dict(sorted(counts.items())), None if question.subject is None else subjects, oldest
    )


def _counted(records: Subquery, subjects: bool) -> sa.Select[Any]:
    """Select by state how many records and, if wanted, subjects there are, and the earliest event."""
    people = sa.func.count(records.c.subject.distinct()) if subjects else sa.null()
    return sa.select(records.c.state, sa.func.count(), people, sa.func.min(records.c.event)).group_by(records.c.state)


def _subjects_overdue(records: Subquery) -> sa.Select[Any]:
    """Count the subjects of overdue records: PostgreSQL groups them by hash, but sorts all records for a distinct count."""
    overdue = records.c.state == sa.literal_column(f"'{OVERDUE}'")
    people = sa.select(records.c.subject).where(overdue, records.c.subject.is_not(None)).group_by(records.c.subject)
    return sa.select(sa.func.count()).select_from(people.subquery())


@dataclass(frozen=True)
class _Event:
    """A trigger, reached: its value, and whether a key led nowhere on the way."""

    value: ColumnElement[Any]
    orphan: Condition
    days: Days

    @property
    def is_dated(self) -> Condition:
        return sa.and_(sa.not_(self.orphan), self.value.is_not(None))

    def is_one_of(self, sentinels: tuple[date, ...]) -> Condition:
        """It stands for no date."""
        return sa.or_(
            self.days.before_calendar(self.value), *(self.days.written_on(self.value, day) for day in sentinels)
        )

    def is_usable(self, sentinels: tuple[date, ...]) -> Condition:
        return sa.and_(self.is_dated, sa.not_(self.is_one_of(sentinels)))


class _Query:
    """Builds the query of one rule."""

    def __init__(self, question: RetentionQuestion, kinds: dict[Trigger, ColumnKind], dialect: str) -> None:
        self._question = question
        self._kinds = kinds
        self._dialect = dialect
        self._sentinels = tuple(date.fromisoformat(s) for s in question.sentinels if not s.startswith("0000"))
        self._base = _source(question.dataset).alias("record")
        self._origin: FromClause = self._base
        self._hops: dict[object, Subquery] = {}

    def records(self, rule: RuleQuestion) -> sa.Select[Any]:
        """Select `state`, `event` and `subject` of every record."""
        cases = self._cases(rule)
        cases += [(self._holds(exemption), f"{EXEMPT}:{exemption.id}") for exemption in rule.exemptions]
        for other in self._question.rules:
            if other.rule != rule.rule:
                permits = _first_of(self._cases(other)).in_((OPEN, WITHIN))
                cases.append((permits, f"{EXEMPT}:{other.rule}"))
        columns = (_first_of(cases).label("state"), self._latest(rule.clock).label("event"), self._subject())
        return sa.select(*columns).select_from(self._origin)

    def days(self, trigger: Trigger) -> Days:
        """Return how to compare a trigger's column with days."""
        question = self._question
        return Days(self._kinds[trigger], ZoneInfo(question.zone), ZoneInfo(question.source_zone), self._dialect)

    def _cases(self, rule: RuleQuestion) -> list[tuple[Condition, str]]:
        """What a record is before anything permits it to stay longer; the first that holds counts."""
        start = self._event(rule.clock.start)
        also = [self._event(trigger) for trigger in rule.clock.also]
        cases: list[tuple[Condition, str]] = []
        if rule.when:
            applies = self._exists(rule.when)
            cases.append((sa.not_(applies) if rule.when_exists else applies, NOT_APPLICABLE))
        return [
            *cases,
            (start.orphan, f"{UNVERIFIABLE}:orphan"),
            (start.value.is_(None), OPEN if rule.open_when_null else f"{UNVERIFIABLE}:undated"),
            (start.is_one_of(self._sentinels), f"{UNVERIFIABLE}:sentinel"),
            (self._after(rule.clock, self._question.as_of), f"{UNVERIFIABLE}:future"),
            (self._after(rule.clock, rule.clock.cutoff), WITHIN),
            # The later event, could it be read, might keep the record in time.
            *((event.orphan, f"{UNVERIFIABLE}:orphan") for event in also),
            *((event.is_one_of(self._sentinels), f"{UNVERIFIABLE}:sentinel") for event in also),
        ]

    def _after(self, clock: Clock, day: date) -> Condition:
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

    def _holds(self, exemption: Exemption) -> Condition:
        if exemption.state:
            return self._exists(exemption.state)
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
            return _Event(_column(self._base, trigger.column), sa.false(), days)
        hop = self._join(trigger.joins, trigger.column)
        return _Event(hop.c.value, _is_orphan(self._base, trigger.joins[0], hop), days)

    def _exists(self, state: Existence) -> Condition:
        return self._join(state.joins, None).c.found.is_not(None)

    def _subject(self) -> ColumnElement[Any]:
        subject = self._question.subject
        if subject is None:
            return sa.null().label("subject")
        if subject.joins:
            return self._join(subject.joins, subject.column, as_text=True).c.value.label("subject")
        column = _column(self._base, subject.column)
        about = self._question.dataset.column(subject.column)
        if self._dialect == "postgresql" and about and about.kind is ColumnKind.INTEGER:
            return column.label("subject")  # tells people apart as its text does, in half the time
        return exact_text(column, self._dialect).label("subject")

    def _join(self, joins: tuple[Join, ...], column: str | None, as_text: bool = False) -> Subquery:
        """Join what lies some hops away to the records, once."""
        key = (joins, column, as_text)
        if key not in self._hops:
            hop = self._hops[key] = self._grouped(joins, column, as_text)
            self._origin = self._origin.outerjoin(hop, self._on(self._base, joins[0], hop))
        return self._hops[key]

    def _grouped(self, joins: tuple[Join, ...], column: str | None, as_text: bool) -> Subquery:
        """Select one row a key of the first hop, so that joining it never multiplies records.

        `k0`, `k1`… are the key, `value` the latest of the column, `orphan` whether a further hop led nowhere,
        `found` 1. Without a column only keys that lead all the way are there.
        """
        join, *further = joins
        other = _source(join.dataset).alias()
        origin: FromClause = other
        value: ColumnElement[Any] = sa.null()
        orphan: ColumnElement[Any] = sa.literal_column("0")
        if further:
            hop = self._grouped(tuple(further), column, as_text)
            origin = other.join(hop, self._on(other, further[0], hop), isouter=column is not None)
            value = hop.c.value
            orphan = sa.case((_is_orphan(other, further[0], hop), 1), else_=0)
        elif column is not None:
            value = exact_text(_column(other, column), self._dialect) if as_text else _column(other, column)
        keys = [exact_key(_column(other, right), join.dataset.column(right), self._dialect) for _, right in join.on]
        conditions: list[Condition] = [key.is_not(None) for key in keys]
        for name, wanted in join.where:
            conditions.append(equals(_column(other, name), join.dataset.column(name), wanted, self._dialect))
        return (
            sa.select(
                *(key.label(f"k{i}") for i, key in enumerate(keys)),
                sa.func.max(value).label("value"),
                sa.func.max(orphan).label("orphan"),
                sa.literal_column("1").label("found"),
            )
            .select_from(origin)
            .where(*conditions)
            .group_by(*keys)
            .subquery()
        )

    def _on(self, here: FromClause, join: Join, hop: Subquery) -> Condition:
        about = join.dataset.column  # the kind is the same on both sides
        return sa.and_(
            *(
                exact_key(_column(here, left), about(right), self._dialect) == hop.c[f"k{i}"]
                for i, (left, right) in enumerate(join.on)
            )
        )


def _first_of(cases: list[tuple[Condition, str]]) -> ColumnElement[str]:
    return sa.case(*((condition, sa.literal(state)) for condition, state in cases), else_=sa.literal(OVERDUE))


def _is_orphan(here: FromClause, join: Join, hop: Subquery) -> Condition:
    """A key is set but leads nowhere, here or further on."""
    keyed = [_column(here, left).is_not(None) for left, _ in join.on]
    return sa.or_(sa.and_(*keyed, hop.c.found.is_(None)), sa.func.coalesce(hop.c.orphan, 0) == 1)


def _source(dataset: Dataset) -> sa.TableClause:
    schema = dataset.name.removesuffix(dataset.short_name).removesuffix(".") or None
    return sa.table(dataset.short_name, *(sa.column(column.name) for column in dataset.columns), schema=schema)


def _column(source: FromClause, name: str) -> ColumnElement[Any]:
    if name not in source.c:
        raise SourceError(f"there is no column {name} to judge the time limit by; check the events of the binding")
    return source.c[name]
