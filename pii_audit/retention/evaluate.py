"""The reference evaluator: answers a retention question on frames of strings.

It computes the due date of every distinct event date, where a scanner's push-down compares with one cut-off;
the tests hold both against each other.
"""

from collections.abc import Iterator
from datetime import date

import pandas as pd

from pii_audit.model.retention import (
    ANONYMISED,
    EXEMPT,
    NOT_APPLICABLE,
    OPEN,
    OVERDUE,
    UNVERIFIABLE,
    WITHIN,
    Clock,
    Exemption,
    Join,
    Mark,
    RetentionAnswer,
    RetentionQuestion,
    RuleQuestion,
)
from pii_audit.retention.ages import state_due
from pii_audit.retention.calendar import due_date
from pii_audit.retention.rows import SENTINEL, Frames, Reader, fulfilled, subjects_of

_UNDATED, _FUTURE, _AMBIGUOUS = "undated", "future", "ambiguous"


def needed_columns(question: RetentionQuestion) -> dict[str, set[str]]:
    """Return the columns of events, states and hops, by dataset name; without them the question has no answer."""
    needed: dict[str, set[str]] = {question.dataset.name: set()}

    def walk(joins: tuple[Join, ...], column: str | None) -> None:
        here = question.dataset.name
        for join in joins:
            needed[here].update(left for left, _ in join.on)
            here = join.dataset.name
            there = needed.setdefault(here, set())
            there.update(right for _, right in join.on)
            there.update(name for name, _ in join.where)
        if column is not None:
            needed[here].add(column)

    triggers = [] if question.subject is None else [question.subject]
    for rule in question.rules:
        triggers += [rule.clock.start, *rule.clock.also]
        states = [rule.when] if rule.when else []
        for exemption in rule.exemptions:
            triggers += [exemption.clock.start, *exemption.clock.also] if exemption.clock else []
            states += [exemption.state] if exemption.state else []
        triggers += [mark.clock.start for mark in rule.marks if mark.clock]
        for state in states:
            walk(state.joins, None)
    for trigger in triggers:
        walk(trigger.joins, trigger.column)
    return needed


def tested_columns(question: RetentionQuestion) -> set[str]:
    """Return the columns of the dataset whose cells are tested; one that is not there counts as blank."""
    conditions = [rule.anonymised or () for rule in question.rules]
    conditions += [exemption.where or () for rule in question.rules for exemption in rule.exemptions]
    conditions += [mark.condition for rule in question.rules for mark in rule.marks]
    return {test.column for condition in conditions for group in condition for test in group}


def evaluate(question: RetentionQuestion, frames: Frames) -> tuple[RetentionAnswer, ...]:
    """Answer every rule of a question.

    Raises:
        KeyError: a dataset or column that `needed_columns` names is missing.
    """
    judged = _Judged(question, frames)
    subjects = subjects_of(question, judged.base, frames)
    answers = []
    for rule in question.rules:
        state = judged.state(rule)
        overdue = is_in(state, OVERDUE)
        trigger = judged.before[rule.rule][1]
        oldest = trigger[overdue].min() if overdue.any() else None
        people = None if subjects is None else int(subjects[overdue].nunique())
        marked = {mark.name: _counted(state[judged.marked(mark, rule)]) for mark in rule.marks}
        first = date.fromordinal(int(oldest)) if oldest else None
        answers.append(RetentionAnswer(rule.rule, _counted(state), people, first, marked))
    return tuple(answers)


def states(question: RetentionQuestion, frames: Frames) -> pd.DataFrame:
    """Return the state of every record, in their order, under each rule: a column a rule."""
    judged = _Judged(question, frames)
    columns = {rule.rule: judged.state(rule) for rule in question.rules}
    return pd.DataFrame(columns, index=judged.base.index).reset_index(drop=True)


def is_in(state: pd.Series, *names: str) -> pd.Series:
    """Tell whether each is one of these states, whatever its reason or class."""
    return state.str.partition(":")[0].isin(names) if len(state) else state.astype(bool)


def overdue_rows(question: RetentionQuestion, frames: Frames, rule: str) -> list[int]:
    """Return the numbers of a dataset's rows, from 1, that are overdue under one rule."""
    overdue = is_in(states(question, frames)[rule], OVERDUE)
    return [int(row) + 1 for row in overdue.index[overdue]]


class _Judged:
    """The records of a dataset, judged by each rule before any permits what another forbids."""

    def __init__(self, question: RetentionQuestion, frames: Frames) -> None:
        self.base = frames[question.dataset.name]
        self._reader = Reader(question, frames)
        self.before = {rule.rule: _states(rule, self.base, self._reader) for rule in question.rules}

    def state(self, rule: RuleQuestion) -> pd.Series:
        """Return the state of each record under a rule, with what other rules permit."""
        state = self.before[rule.rule][0].copy()
        for other, (theirs, _) in self.before.items():
            if other != rule.rule:
                state[is_in(state, OVERDUE) & is_in(theirs, OPEN, WITHIN)] = f"{EXEMPT}:{other}"
        return state

    def marked(self, mark: Mark, rule: RuleQuestion) -> pd.Series:
        """Return which records a mark is on."""
        found = fulfilled(mark.condition, self.base)
        if mark.clock:
            found &= _has_run_out(mark.clock, self.base, self._reader)
        if mark.unpermitted:
            for other, (theirs, _) in self.before.items():
                if other != rule.rule:
                    found &= ~is_in(theirs, WITHIN, EXEMPT)
        return found


def _counted(state: pd.Series) -> dict[str, int]:
    return {str(key): int(n) for key, n in state.value_counts().sort_index().items()}


def _states(rule: RuleQuestion, base: pd.DataFrame, reader: Reader) -> tuple[pd.Series, pd.Series]:
    """Return each row's state under one rule, and the day ordinal of its event."""
    start = reader.event(rule.clock.start, base)
    early, late = start["early"], start["late"]
    doubt = pd.Series("", index=base.index, dtype="object")
    for trigger in rule.clock.also:
        other = reader.event(trigger, base)
        other["reason"] = other["reason"].mask(other["late"].isin(reader.sentinels), SENTINEL)
        doubt = doubt.mask((doubt == "") & (other["reason"] != ""), other["reason"])
        usable = other["reason"] == ""
        early = early.mask(usable & (other["early"] > early).fillna(False), other["early"])
        late = late.mask(usable & (other["late"] > late).fillna(False), other["late"])
    as_of = reader.question.as_of.toordinal()
    sentinel = start["late"].isin(reader.sentinels)
    over_early, over_late = _over(early, rule.clock, as_of), _over(late, rule.clock, as_of)
    exempt = pd.Series("", index=base.index, dtype="object")
    for exemption in reversed(rule.exemptions):
        exempt[_holds(exemption, base, reader)] = f"{EXEMPT}:{exemption.id}"
    undated = OPEN if rule.open_when_null else f"{UNVERIFIABLE}:{_UNDATED}"
    cases: list[tuple[pd.Series, str | pd.Series]] = [
        *_not_applicable(rule, base, reader),
        (start["reason"] != "", UNVERIFIABLE + ":" + start["reason"]),
        (start["early"].isna(), undated),
        (sentinel, f"{UNVERIFIABLE}:{SENTINEL}"),
        ((early > as_of).fillna(False), f"{UNVERIFIABLE}:{_FUTURE}"),
        ((late > as_of).fillna(False) | (over_early != over_late), f"{UNVERIFIABLE}:{_AMBIGUOUS}"),
        (~over_late, _aged(early, rule, as_of)),  # of two readings the one that ends sooner
        (doubt != "", UNVERIFIABLE + ":" + doubt),  # the later event, could it be read, might keep the record in time
        (exempt != "", exempt),
    ]
    state = _aged(late, rule, as_of)  # of two readings the one that is certain
    for holds, name in reversed(cases):  # the first case that holds is assigned last
        state = state.mask(holds.astype(bool), name)
    return state, early


def _not_applicable(rule: RuleQuestion, base: pd.DataFrame, reader: Reader) -> Iterator[tuple[pd.Series, str]]:
    """Yield the records that a rule does not apply to, and the state that says why."""
    if rule.anonymised is not None:
        yield fulfilled(rule.anonymised, base), f"{NOT_APPLICABLE}:{ANONYMISED}"
    yield ~_applies(rule, base, reader), NOT_APPLICABLE
    for other in reader.question.rules:
        if other.rule in rule.overridden_by:
            yield _applies(other, base, reader), f"{NOT_APPLICABLE}:{other.rule}"


def _applies(rule: RuleQuestion, base: pd.DataFrame, reader: Reader) -> pd.Series:
    """Whether the state that a rule depends on is as it asks."""
    if rule.when is None:
        return pd.Series(True, index=base.index)
    return reader.exists(rule.when, base) == rule.when_exists


def _aged(days: pd.Series, rule: RuleQuestion, as_of: int) -> pd.Series:
    """Return the state, with its class, that the due date alone gives to each event day up to the audit date."""
    today = date.fromordinal(as_of)
    known = [int(day) for day in days.dropna().unique() if day <= as_of]
    states = {day: state_due(due_date(date.fromordinal(day), rule.clock), today, rule.ages) for day in known}
    return days.map(states).astype("object")


def _over(days: pd.Series, clock: Clock, as_of: int) -> pd.Series:
    """Tell for each event day whether its time limit is over; a day after the audit date never is."""
    known = {int(d) for d in days.dropna().unique() if d <= as_of}
    over = {d: due_date(date.fromordinal(d), clock).toordinal() < as_of for d in known}
    return days.map(over).astype("boolean").fillna(False).astype(bool)


def _holds(exemption: Exemption, base: pd.DataFrame, reader: Reader) -> pd.Series:
    """Whether an exemption keeps each record."""
    if exemption.state:
        return reader.exists(exemption.state, base)
    if exemption.where is not None:
        return fulfilled(exemption.where, base)
    if exemption.clock is None:
        return pd.Series(False, index=base.index)
    event = reader.event(exemption.clock.start, base)
    return _dated(event, reader) & ~_over(event["early"], exemption.clock, reader.question.as_of.toordinal())


def _has_run_out(clock: Clock, base: pd.DataFrame, reader: Reader) -> pd.Series:
    """Whether a clock has started for certain and is over."""
    event = reader.event(clock.start, base)
    return _dated(event, reader) & _over(event["late"], clock, reader.question.as_of.toordinal())


def _dated(event: pd.DataFrame, reader: Reader) -> pd.Series:
    """Whether an event has a date, and one that is past; doubtful evidence is none."""
    past = (event["late"] <= reader.question.as_of.toordinal()).fillna(False)
    return (event["reason"] == "") & past & ~event["late"].isin(reader.sentinels)
