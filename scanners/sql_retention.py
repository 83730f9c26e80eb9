"""Retention questions, answered by the database: two aggregate queries a rule, by state and for the people overdue."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.sql.selectable import Subquery

from pii_audit.model.dataset import ColumnKind, Dataset
from pii_audit.model.retention import OVERDUE, Join, RetentionAnswer, RetentionQuestion, RuleQuestion, Trigger
from pii_audit.plugins import SourceError

from .sql_columns import Reflected, server_text
from .sql_hops import column_of, source_of
from .sql_records import Records
from .sqlite_dates import date_kind

_DATE_KINDS = {ColumnKind.DATE, ColumnKind.DATETIME, ColumnKind.INSTANT}
Kinds = Mapping[Trigger, ColumnKind]


def answer(connection: Connection, question: RetentionQuestion) -> tuple[RetentionAnswer, ...] | None:
    """See `AnswersRetention.answer`."""
    kinds = date_kinds(connection, question)
    return None if kinds is None else tuple(_ask(connection, question, rule, kinds) for rule in question.rules)


def date_kinds(connection: Connection, question: RetentionQuestion) -> Kinds | None:
    """Return the kinds of all columns with dates; None where the question cannot be put to a database."""
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
    return kinds


def overdue_records(query: Records, rule: RuleQuestion, keys: Sequence[str] = ()) -> tuple[Subquery, Any]:
    """Return all records, and the condition that one is overdue; of what class is not asked, which would cost time."""
    records = query.select(replace(rule, ages=(), marks=()), keys).subquery("judged")
    return records, records.c.state == sa.literal_column(f"'{OVERDUE}'")


def select_states(connection: Connection, question: RetentionQuestion, columns: Sequence[Reflected]) -> sa.Select[Any]:
    """Select columns of every record as texts, and its state under each rule.

    Raises:
        SourceError: the question cannot be put to the database.
    """
    dialect, kinds = connection.dialect.name, date_kinds(connection, question)
    if kinds is None:
        raise SourceError("its dates are of no date type")
    judged = Records(question, kinds, dialect).select_states([column.name for column in columns]).subquery("judged")
    cells = [server_text(dialect, judged.c[f"k{i}"], column).label(f"k{i}") for i, column in enumerate(columns)]
    return sa.select(*cells, *(judged.c[f"s{i}"] for i in range(len(question.rules))))


def _dated(question: RetentionQuestion) -> list[Trigger]:
    clocks = [rule.clock for rule in question.rules]
    clocks += [exemption.clock for rule in question.rules for exemption in rule.exemptions if exemption.clock]
    clocks += [mark.clock for rule in question.rules for mark in rule.marks if mark.clock]
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
        return date_kind(connection, column_of(source_of(dataset), trigger.column))
    return column.kind if column else None


def _ask(connection: Connection, question: RetentionQuestion, rule: RuleQuestion, kinds: Kinds) -> RetentionAnswer:
    query = Records(question, kinds, connection.dialect.name)
    records = query.select(rule).subquery()
    counts: dict[str, int] = {}
    marked: dict[str, dict[str, int]] = {mark.name: {} for mark in rule.marks}
    events = []
    for state, count, earliest, *marks in connection.execute(_counted(records, rule)):
        counts[state] = int(count)
        for mark, number in zip(rule.marks, marks, strict=True):
            if number:
                marked[mark.name][state] = int(number)
        if state.startswith(OVERDUE):
            events.append(earliest)
    people = None if question.subject is None else 0
    if events and question.subject is not None:
        people = connection.execute(_subjects_overdue(*overdue_records(query, rule))).scalar_one()
    oldest = query.days(rule.clock.start).local_date(min(events)) if events else None
    return RetentionAnswer(rule.rule, _sorted(counts), people, oldest, {m: _sorted(n) for m, n in marked.items()})


def _sorted(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items()))


def _counted(records: Subquery, rule: RuleQuestion) -> sa.Select[Any]:
    """Select by state how many records there are, the earliest event, and how many records have each mark."""
    marks: Sequence[Any] = [sa.func.sum(records.c[f"m{i}"]) for i in range(len(rule.marks))]
    counted = sa.select(records.c.state, sa.func.count(), sa.func.min(records.c.event), *marks)
    return counted.group_by(records.c.state)


def _subjects_overdue(records: Subquery, overdue: sa.ColumnElement[bool]) -> sa.Select[Any]:
    """Count the subjects of overdue records, once each whatever their states.

    PostgreSQL groups them by hash, where it would sort all records for a distinct count.
    """
    people = sa.select(records.c.subject).where(overdue, records.c.subject.is_not(None))
    return sa.select(sa.func.count()).select_from(people.group_by(records.c.subject).subquery())
