"""The rows that a retention question is answered from: events, states, cells and people looked up in frames."""

from collections.abc import Callable, Mapping
from datetime import date

import pandas as pd

from pii_audit.model.retention import ORPHAN, CellTest, Condition, Existence, Join, RetentionQuestion, Trigger
from pii_audit.retention.dates import Habits, Reading, is_date, read_column

Frames = Mapping[str, pd.DataFrame]
"""Dataset name to its rows: string columns, missing values NA."""

SENTINEL = "sentinel"


class Reader:
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
        found["reason"] = found["reason"].fillna("").mask(orphan, ORPHAN)
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
        return Reading(reason=SENTINEL) if text[:10] in self.question.sentinels and reading.reason else reading


def fulfilled(condition: Condition, base: pd.DataFrame) -> pd.Series:
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


def subjects_of(question: RetentionQuestion, base: pd.DataFrame, frames: Frames) -> pd.Series | None:
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
