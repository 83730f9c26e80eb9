"""The reference evaluator: answers a retention question on frames of strings.

It computes the due date of every distinct event date, where a scanner's push-down compares with one cut-off;
the tests hold both against each other.
"""

from collections.abc import Callable, Mapping
from datetime import date

import pandas as pd

from pii_audit.model.retention import (
    EXEMPT,
    NOT_APPLICABLE,
    OPEN,
    OVERDUE,
    UNVERIFIABLE,
    WITHIN,
    Clock,
    Existence,
    Join,
    RetentionAnswer,
    RetentionQuestion,
    RuleQuestion,
    Trigger,
)
from pii_audit.retention.calendar import due_date
from pii_audit.retention.dates import Habits, Reading, is_date, read_column

Frames = Mapping[str, pd.DataFrame]
"""Dataset name to its rows: string columns, missing values NA."""

_ORPHAN, _UNDATED, _SENTINEL, _FUTURE, _AMBIGUOUS = "orphan", "undated", "sentinel", "future", "ambiguous"


def needed_columns(question: RetentionQuestion) -> dict[str, set[str]]:
    """Return the columns the question touches, by dataset name."""
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
        for state in states:
            walk(state.joins, None)
    for trigger in triggers:
        walk(trigger.joins, trigger.column)
    return needed


def evaluate(question: RetentionQuestion, frames: Frames) -> tuple[RetentionAnswer, ...]:
    """Answer every rule of a question.

    Raises:
        KeyError: a dataset or column that `needed_columns` names is missing.
    """
    reader = _Reader(question, frames)
    base = frames[question.dataset.name]
    states = {rule.rule: _states(rule, base, reader) for rule in question.rules}
    permits = {name: state.isin((OPEN, WITHIN)) for name, (state, _) in states.items()}
    subjects = _subjects(question, base, frames)
    answers = []
    for name, (state, trigger) in states.items():
        settled = state.copy()
        for other, permitted in permits.items():
            if other != name:
                settled[(settled == OVERDUE) & permitted] = f"{EXEMPT}:{other}"
        overdue = settled == OVERDUE
        counts = {str(key): int(n) for key, n in settled.value_counts().sort_index().items()}
        oldest = trigger[overdue].min() if overdue.any() else None
        people = None if subjects is None else int(subjects[overdue].nunique())
        answers.append(RetentionAnswer(name, counts, people, date.fromordinal(int(oldest)) if oldest else None))
    return tuple(answers)


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
        holds = reader.exists(exemption.state, base) if exemption.state else _still_runs(exemption.clock, base, reader)
        exempt[holds] = f"{EXEMPT}:{exemption.id}"
    applies = pd.Series(True, index=base.index)
    if rule.when:
        applies = reader.exists(rule.when, base) == rule.when_exists
    undated = OPEN if rule.open_when_null else f"{UNVERIFIABLE}:{_UNDATED}"
    cases: list[tuple[pd.Series, str | pd.Series]] = [
        (~applies, NOT_APPLICABLE),
        (start["reason"] != "", UNVERIFIABLE + ":" + start["reason"]),
        (start["early"].isna(), undated),
        (sentinel, f"{UNVERIFIABLE}:{_SENTINEL}"),
        ((early > as_of).fillna(False), f"{UNVERIFIABLE}:{_FUTURE}"),
        ((late > as_of).fillna(False) | (over_early != over_late), f"{UNVERIFIABLE}:{_AMBIGUOUS}"),
        (~over_late, WITHIN),
        (doubt != "", UNVERIFIABLE + ":" + doubt),  # the later event, could it be read, might keep the record in time
        (exempt != "", exempt),
    ]
    state = pd.Series(OVERDUE, index=base.index, dtype="object")
    for holds, name in reversed(cases):  # the first case that holds is assigned last
        state = state.mask(holds.astype(bool), name)
    return state, early


def _over(days: pd.Series, clock: Clock, as_of: int) -> pd.Series:
    """Tell for each event day whether its time limit is over; a day after the audit date never is."""
    known = {int(d) for d in days.dropna().unique() if d <= as_of}
    over = {d: due_date(date.fromordinal(d), clock).toordinal() < as_of for d in known}
    return days.map(over).astype("boolean").fillna(False).astype(bool)


def _still_runs(clock: Clock | None, base: pd.DataFrame, reader: _Reader) -> pd.Series:
    """Whether the longer clock of an exemption has started and is not over; doubtful evidence is none."""
    if clock is None:
        return pd.Series(False, index=base.index)
    event = reader.event(clock.start, base)
    as_of = reader.question.as_of.toordinal()
    dated = (event["reason"] == "") & (event["late"] <= as_of).fillna(False) & ~event["late"].isin(reader.sentinels)
    return dated & ~_over(event["early"], clock, as_of)


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
