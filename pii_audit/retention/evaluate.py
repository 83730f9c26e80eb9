"""The reference evaluator: answers a retention question on frames of strings.

It computes the due date of every distinct event date, where a scanner's push-down compares with one cut-off;
the tests hold both against each other.
"""

from collections.abc import Callable, Iterator, Mapping
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
    CellTest,
    Clock,
    Condition,
    Exemption,
    Existence,
    Join,
    Mark,
    RetentionAnswer,
    RetentionQuestion,
    RuleQuestion,
    Trigger,
)
from pii_audit.retention.ages import state_due
from pii_audit.retention.calendar import due_date
from pii_audit.retention.dates import Habits, Reading, is_date, read_column

Frames = Mapping[str, pd.DataFrame]
"""Dataset name to its rows: string columns, missing values NA."""

_ORPHAN, _UNDATED, _SENTINEL, _FUTURE, _AMBIGUOUS = "orphan", "undated", "sentinel", "future", "ambiguous"


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
    subjects = _subjects(question, judged.base, frames)
    answers = []
    for rule in question.rules:
        state = judged.state(rule)
        overdue = _is(state, OVERDUE)
        trigger = judged.before[rule.rule][1]
        oldest = trigger[overdue].min() if overdue.any() else None
        people = None if subjects is None else int(subjects[overdue].nunique())
        marked = {mark.name: _counted(state[judged.marked(mark, rule)]) for mark in rule.marks}
        first = date.fromordinal(int(oldest)) if oldest else None
        answers.append(RetentionAnswer(rule.rule, _counted(state), people, first, marked))
    return tuple(answers)


def overdue_rows(question: RetentionQuestion, frames: Frames, rule: str) -> list[int]:
    """Return the numbers of a dataset's rows, from 1, that are overdue under one rule."""
    judged = _Judged(question, frames)
    (asked,) = (one for one in question.rules if one.rule == rule)
    overdue = _is(judged.state(asked), OVERDUE).reset_index(drop=True)
    return [int(row) + 1 for row in overdue.index[overdue]]


class _Judged:
    """The records of a dataset, judged by each rule before any permits what another forbids."""

    def __init__(self, question: RetentionQuestion, frames: Frames) -> None:
        self.base = frames[question.dataset.name]
        self._reader = _Reader(question, frames)
        self.before = {rule.rule: _states(rule, self.base, self._reader) for rule in question.rules}

    def state(self, rule: RuleQuestion) -> pd.Series:
        """Return the state of each record under a rule, with what other rules permit."""
        state = self.before[rule.rule][0].copy()
        for other, (theirs, _) in self.before.items():
            if other != rule.rule:
                state[_is(state, OVERDUE) & _is(theirs, OPEN, WITHIN)] = f"{EXEMPT}:{other}"
        return state

    def marked(self, mark: Mark, rule: RuleQuestion) -> pd.Series:
        """Return which records a mark is on."""
        found = _fulfilled(mark.condition, self.base)
        if mark.clock:
            found &= _has_run_out(mark.clock, self.base, self._reader)
        if mark.unpermitted:
            for other, (theirs, _) in self.before.items():
                if other != rule.rule:
                    found &= ~_is(theirs, WITHIN, EXEMPT)
        return found


def _is(state: pd.Series, *names: str) -> pd.Series:
    """Whether each is one of these states, whatever its reason or class."""
    return state.str.partition(":")[0].isin(names) if len(state) else state.astype(bool)


def _counted(state: pd.Series) -> dict[str, int]:
    return {str(key): int(n) for key, n in state.value_counts().sort_index().items()}


def _fulfilled(condition: Condition, base: pd.DataFrame) -> pd.Series:
    """Whether each record fulfils a condition."""
    found = pd.Series(True, index=base.index)
    for group in condition:
        any_of = pd.Series(False, index=base.index)
        for test in group:
            any_of |= _passes(test, base)
        found &= any_of
    return found


def _passes(test: CellTest, base: pd.DataFrame) -> pd.Series:
    if test.column not in base.columns:
        return pd.Series((test.value is None) == test.holds, index=base.index)
    cells = base[test.column].astype("str")
    if test.value is None:
        held = cells.isna() | (cells.str.strip(" ") == "").fillna(False)
    else:
        held = (cells == test.value).fillna(False)
    return held.astype(bool) == test.holds


class _Reader:
    """Resolves triggers and states to columns of the base frame; reads each text column once."""

    def __init__(self, question: RetentionQuestion, frames: Frames) -> None:
        self.question = question
        self.frames = frames
        days = frozenset(date.fromisoformat(s) for s in question.sentinels if is_date(s))
        self.sentinels = {day.toordinal() for day in days}
        self.habits = Habits(question.zone, question.source_zone, question.day_first, days)
        self.readings: dict[tuple[str, str], dict[str, Reading]] = {}

    def event(self, trigger: Trigger, base: pd.DataFrame) -> pd.DataFrame:
        """Return `early`, `late` (day ordinals, NA for none) and `reason` (text, empty for none) a row."""
        return self._reach(self.question.dataset.name, base, trigger.joins, trigger.column)

    def exists(self, state: Existence, base: pd.DataFrame) -> pd.Series:
        """Return whether each row has its counterpart."""
        join, *rest = state.joins
        other = _filtered(self.frames[join.dataset.name], join)
        if rest:
            other = other[self.exists(Existence(tuple(rest)), other).to_numpy()]
        keys = other[[right for _, right in join.on]].dropna()
        return _matched(base, join, keys)

    def _reach(self, name: str, frame: pd.DataFrame, joins: tuple[Join, ...], column: str) -> pd.DataFrame:
        if not joins:
            return self._read(name, frame, column)
        join, *rest = joins
        other = _filtered(self.frames[join.dataset.name], join)
        there = self._reach(join.dataset.name, other, tuple(rest), column)
        right = [key for _, key in join.on]
        keyed = pd.concat([other[right].reset_index(drop=True), there.reset_index(drop=True)], axis=1).dropna(
            subset=right
        )
        latest = keyed.groupby(right, sort=False).agg({"early": "max", "late": "max", "reason": "max"}).reset_index()
        left = frame[[key for key, _ in join.on]].set_axis(right, axis=1)
        found = left.merge(latest, on=right, how="left", indicator=True).set_index(frame.index)
        orphan = (found["_merge"] == "left_only") & left.notna().all(axis=1)
        found["reason"] = found["reason"].fillna("").mask(orphan, _ORPHAN)
        return found[["early", "late", "reason"]]

    def _read(self, name: str, frame: pd.DataFrame, column: str) -> pd.DataFrame:
        values = frame[column].replace("", pd.NA)
        if (name, column) not in self.readings:
            whole = self.frames[name][column].replace("", pd.NA).dropna().unique()
            read = read_column(map(str, whole), self.habits)
            self.readings[name, column] = {text: self._marked(text, reading) for text, reading in read.items()}
        readings = self.readings[name, column]

        def each(part: Callable[[Reading], int | None]) -> pd.Series:
            return values.map({text: part(reading) for text, reading in readings.items()}).astype("Int64")

        return pd.DataFrame(
            {
                "early": each(lambda r: r.earliest.toordinal() if r.earliest else None),
                "late": each(lambda r: r.latest.toordinal() if r.latest else None),
                "reason": values.map({text: r.reason for text, r in readings.items()}).astype("str").fillna(""),
            }
        )

    def _marked(self, text: str, reading: Reading) -> Reading:
        """A sentinel that no calendar knows, such as 0000-00-00, is a sentinel all the same."""
        return Reading(reason=_SENTINEL) if text[:10] in self.question.sentinels and reading.reason else reading


def _states(rule: RuleQuestion, base: pd.DataFrame, reader: _Reader) -> tuple[pd.Series, pd.Series]:
    """Return each row's state under one rule, and the day ordinal of its event."""
    start = reader.event(rule.clock.start, base)
    early, late = start["early"], start["late"]
    doubt = pd.Series("", index=base.index, dtype="object")
    for trigger in rule.clock.also:
        other = reader.event(trigger, base)
        other["reason"] = other["reason"].mask(other["late"].isin(reader.sentinels), _SENTINEL)
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
        (sentinel, f"{UNVERIFIABLE}:{_SENTINEL}"),
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


def _not_applicable(rule: RuleQuestion, base: pd.DataFrame, reader: _Reader) -> Iterator[tuple[pd.Series, str]]:
    """Yield the records that a rule does not apply to, and the state that says why."""
    if rule.anonymised is not None:
        yield _fulfilled(rule.anonymised, base), f"{NOT_APPLICABLE}:{ANONYMISED}"
    yield ~_applies(rule, base, reader), NOT_APPLICABLE
    for other in reader.question.rules:
        if other.rule in rule.overridden_by:
            yield _applies(other, base, reader), f"{NOT_APPLICABLE}:{other.rule}"


def _applies(rule: RuleQuestion, base: pd.DataFrame, reader: _Reader) -> pd.Series:
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


def _holds(exemption: Exemption, base: pd.DataFrame, reader: _Reader) -> pd.Series:
    """Whether an exemption keeps each record."""
    if exemption.state:
        return reader.exists(exemption.state, base)
    if exemption.where is not None:
        return _fulfilled(exemption.where, base)
    if exemption.clock is None:
        return pd.Series(False, index=base.index)
    event = reader.event(exemption.clock.start, base)
    return _dated(event, reader) & ~_over(event["early"], exemption.clock, reader.question.as_of.toordinal())


def _has_run_out(clock: Clock, base: pd.DataFrame, reader: _Reader) -> pd.Series:
    """Whether a clock has started for certain and is over."""
    event = reader.event(clock.start, base)
    return _dated(event, reader) & _over(event["late"], clock, reader.question.as_of.toordinal())


def _dated(event: pd.DataFrame, reader: _Reader) -> pd.Series:
    """Whether an event has a date, and one that is past; doubtful evidence is none."""
    past = (event["late"] <= reader.question.as_of.toordinal()).fillna(False)
    return (event["reason"] == "") & past & ~event["late"].isin(reader.sentinels)


def _subjects(question: RetentionQuestion, base: pd.DataFrame, frames: Frames) -> pd.Series | None:
    """Return the subject key of each row; the greatest where hops lead to several."""
    if question.subject is None:
        return None
    column = question.subject.column

    def reach(frame: pd.DataFrame, joins: tuple[Join, ...]) -> pd.Series:
        if not joins:
            return frame[column]
        join, *rest = joins
        other = _filtered(frames[join.dataset.name], join)
        right = [key for _, key in join.on]
        keyed = other[right].assign(_subject=reach(other, tuple(rest))).dropna()
        latest = keyed.groupby(right, sort=False)["_subject"].max().reset_index()
        left = frame[[key for key, _ in join.on]].set_axis(right, axis=1)
        return left.merge(latest, on=right, how="left").set_index(frame.index)["_subject"]

    return reach(base, question.subject.joins)


def _filtered(frame: pd.DataFrame, join: Join) -> pd.DataFrame:
    for column, value in join.where:
        frame = frame[frame[column].isna() if value is None else (frame[column] == value).fillna(False)]
    return frame


def _matched(frame: pd.DataFrame, join: Join, keys: pd.DataFrame) -> pd.Series:
    right = [key for _, key in join.on]
    left = frame[[key for key, _ in join.on]].set_axis(right, axis=1)
    found = left.merge(keys.drop_duplicates(), on=right, how="left", indicator=True)["_merge"] == "both"
    return found.set_axis(frame.index) & left.notna().all(axis=1)
