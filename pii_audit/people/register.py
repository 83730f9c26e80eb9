"""The records of all datasets that speak of people: days read, flags set, and looked up by whatever identifier fits."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from pii_audit.inventory.schema import Binding, CellSpec, ChannelSpec, PeopleSpec, cell_text
from pii_audit.people.records import KEY
from pii_audit.retention.dates import Habits, read_column

NONE, UNREADABLE = 0, -1
"""Days that are none; others are ordinals of the proleptic calendar, from 1."""
ROW = "row"


@dataclass(frozen=True)
class Records:
    """The records of one dataset.

    `frame` has a column of hashes for each kind of identifier (`key:email`), days (`sent`, `given`, `withdrawn`,
    `opted_out`, `suppressed`, `bought`, `born`, `guardian`, `erased`), `channel`, and flags (`is_out`, `is_suppressed`,
    `objected`, `restricted`, `has_source`, `has_text`).
    """

    source: str
    dataset: str
    binding: Binding
    spec: PeopleSpec
    frame: pd.DataFrame = field(repr=False)
    problem: str = ""
    """Why some records or columns are missing; empty where all are there."""

    @property
    def place(self) -> str:
        """Source and dataset."""
        return f"{self.source}/{self.dataset}"

    @property
    def kinds(self) -> tuple[str, ...]:
        """Kinds of identifier it has, those first that the inventory names first."""
        return tuple(self.spec.keys)

    @cached_property
    def person(self) -> "pd.Series[int]":
        """The first identifier of each record, 0 where it has none."""
        person = pd.Series(0, index=self.frame.index, dtype="uint64")
        for kind in self.kinds:
            person = person.mask(person == 0, self.frame[KEY + kind])
        return person


def told(raw: pd.DataFrame, spec: PeopleSpec, habits: Habits) -> pd.DataFrame:
    """Read what was kept of a dataset: see `Records.frame`."""
    empty = pd.Series("", index=raw.index, dtype="str")

    def text(column: str | None) -> "pd.Series[str]":
        return raw[column].fillna("").str.strip() if column else empty

    def day(column: str | None) -> "pd.Series[int]":
        values = text(column)
        return values.map(_days(values, habits)).fillna(NONE).astype("int64")

    def flag(marker: bool | str | CellSpec | None) -> "pd.Series[bool]":
        if isinstance(marker, CellSpec):
            return text(marker.column) == (cell_text(marker.equals) or "")
        return text(marker) != "" if isinstance(marker, str) else pd.Series(bool(marker), index=raw.index)

    def when(marker: bool | str | CellSpec | None) -> "pd.Series[int]":
        return day(marker if isinstance(marker, str) else None)

    consent = spec.consent
    days = {name: day(getattr(spec, name)) for name in ("sent", "bought", "born", "guardian", "erased")}
    days |= {"given": day(consent.given if consent else None)}
    days |= {"withdrawn": day(consent.withdrawn if consent else None)}
    days |= {"opted_out": when(spec.opted_out), "suppressed": when(spec.suppressed)}
    flags = {"is_out": flag(spec.opted_out), "is_suppressed": flag(spec.suppressed is not None)}
    flags |= {"objected": flag(spec.objected), "restricted": flag(spec.restricted)}
    flags |= {"has_source": text(consent.source if consent else None) != ""}
    flags |= {"has_text": text(consent.text if consent else None) != ""}
    keys = {name: raw[name] for name in raw.columns if name.startswith(KEY)}
    return pd.DataFrame(keys | days | flags | {"channel": _channel(raw, spec, text)}, index=raw.index).reset_index(
        drop=True
    )


def _channel(raw: pd.DataFrame, spec: PeopleSpec, text: Callable[[str | None], "pd.Series[str]"]) -> "pd.Series[str]":
    if not isinstance(spec.channel, ChannelSpec):
        return pd.Series(spec.channel or "", index=raw.index, dtype="str")
    meant = spec.channel.values
    return text(spec.channel.column).map(lambda written: meant.get(written, written)).astype("str")


def _days(values: "pd.Series[str]", habits: Habits) -> dict[str, int]:
    """Read the distinct texts of a column; one that leaves the order of day and month open is not readable."""
    readings = read_column((value for value in values.unique() if value), habits)
    sentinels = {day.toordinal() for day in habits.sentinels}
    days = {}
    for text, reading in readings.items():
        known = reading.earliest is not None and reading.earliest == reading.latest
        day = reading.earliest.toordinal() if known and reading.earliest else UNREADABLE
        days[text] = UNREADABLE if day in sentinels else day
    return days


@dataclass(frozen=True)
class Register:
    """All records, and how those of one dataset are matched with those of others."""

    records: tuple[Records, ...]

    def saying(self, *statements: str) -> Iterator[Records]:
        """Yield the datasets whose binding makes one of these statements."""
        for records in self.records:
            if any(getattr(records.spec, statement) for statement in statements):
                yield records

    def matched(self, asked: Records, others: Sequence[Records], columns: Sequence[str]) -> pd.DataFrame:
        """Pair the records asked about with those of other datasets on the same person.

        The first kind of identifier that the record has and the other dataset knows decides: a telephone may be a
        family's. Where the two have none in common, a dataset that has one of each side links them.

        Returns:
            `row`, the position of the record asked about, and the columns wanted of the other.
        """
        pairs = [pair for other in others for pair in self._paired(asked, other, columns)]
        nothing = pd.DataFrame({ROW: pd.Series(dtype="int64")} | {name: pd.Series(dtype="int64") for name in columns})
        return pd.concat(pairs, ignore_index=True).drop_duplicates() if pairs else nothing

    def _paired(self, asked: Records, other: Records, columns: Sequence[str]) -> Iterator[pd.DataFrame]:
        shared = [kind for kind in asked.kinds if kind in other.kinds]
        here = asked.frame.assign(**{ROW: range(len(asked.frame))})
        for kind in shared or asked.kinds:
            key = KEY + kind
            there = other.frame if shared else self._translated(other, kind)
            with_key = here[here[key] != 0]
            if len(with_key) and key in there:
                yield with_key[[key, ROW]].merge(there.loc[there[key] != 0, [key, *columns]], on=key).drop(columns=key)
            here = here[here[key] == 0]

    def _translated(self, other: Records, kind: str) -> pd.DataFrame:
        """Give records an identifier of another kind, from datasets that have both."""
        found = []
        for link in self.records:
            shared = [known for known in other.kinds if known in link.kinds]
            if kind in link.kinds and shared:
                columns = [KEY + shared[0], KEY + kind]
                pairs = link.frame.loc[(link.frame[columns] != 0).all(axis=1), columns].drop_duplicates()
                found.append(other.frame.merge(pairs, on=KEY + shared[0]))
        return pd.concat(found, ignore_index=True) if found else pd.DataFrame()
