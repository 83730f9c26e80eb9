"""What is remembered from audit to audit, where the user wants it: which ids were one person's, and who was erased.

An erasure takes away what would link the register's number to an e-mail address in a forgotten file. Remembered from the
audit before, the link is there. Telephones are not remembered, as a family may share one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from pii_audit.inventory.schema import Binding, PeopleSpec
from pii_audit.model.period import Period
from pii_audit.people.records import KEY
from pii_audit.people.register import Records, Register
from pii_audit.retention.calendar import add

SEEN, ERASED = "seen", "erased"
_SHARED = KEY + "phone"


@dataclass
class Memory:
    """Keyed hashes of people. Pseudonymised personal data: kept encrypted, and as long as the user says."""

    hash_key: str = field(repr=False)
    """16 characters, the same from audit to audit."""

    keep: Period
    """How long after a person was last seen, or erased."""

    links: pd.DataFrame = field(default_factory=pd.DataFrame, repr=False)
    """Keys that were seen in one record, and the day of the audit that saw them last."""

    erased: pd.DataFrame = field(default_factory=pd.DataFrame, repr=False)
    """All keys known of everybody who was erased, and when."""

    def records(self) -> Iterator[Records]:
        """Yield what is remembered as records without a source, to be looked up and not asked about."""
        for frame, said in ((self.links, None), (self.erased, ERASED)):
            kinds = [name.removeprefix(KEY) for name in frame.columns if name.startswith(KEY)]
            if kinds:
                spec = PeopleSpec(keys=dict.fromkeys(kinds, "-"), erased=said)
                yield Records("", said or SEEN, Binding(), spec, frame)

    def take(self, register: Register, as_of: date) -> None:
        """Remember what an audit saw of the people in its sources, and forget what is too old."""
        today = as_of.toordinal()
        seen = [_keys(r.frame).assign(**{SEEN: today}) for r in register.records if r.source and not r.spec.erased]
        told = [r.frame[r.frame[ERASED].between(1, today)] for r in register.saying("erased") if r.source]
        gone = [_keys(frame).assign(**{ERASED: frame[ERASED]}) for frame in told]
        links = _joined([self.links, *(frame for frame in seen if len(_kinds(frame)) > 1)])
        erased = _joined([self.erased, *gone])
        erased = _joined([erased, *_linked(erased, links)])
        self.links, self.erased = self._young(links, SEEN, as_of), self._young(erased, ERASED, as_of)

    def _young(self, frame: pd.DataFrame, day: str, as_of: date) -> pd.DataFrame:
        """Keep the last day of each row, of those whose time is not over."""
        if frame.empty:
            return pd.DataFrame()
        last = frame.sort_values(day).drop_duplicates(_kinds(frame), keep="last")
        over = {d: add(date.fromordinal(int(d)), self.keep) < as_of for d in last[day].unique()}
        return last[~last[day].map(over).astype(bool)].reset_index(drop=True)


def _kinds(frame: pd.DataFrame) -> list[str]:
    return [name for name in frame.columns if name.startswith(KEY)]


def _keys(frame: pd.DataFrame) -> pd.DataFrame:
    keys = frame[[name for name in _kinds(frame) if name != _SHARED]]
    return keys[(keys != 0).any(axis=1)]


def _joined(frames: list[pd.DataFrame]) -> pd.DataFrame:
    """Put frames with different kinds of key together; 0 where one has none."""
    filled = [frame for frame in frames if len(frame)]
    if not filled:
        return pd.DataFrame()
    columns = sorted({name for frame in filled for name in frame.columns})
    kinds = {
        name: "uint64" for name in columns if name.startswith(KEY)
    }  # before they meet: with int64 they become floats
    whole = [frame.reindex(columns=columns, fill_value=0).astype(kinds) for frame in filled]
    return pd.concat(whole, ignore_index=True)


def _linked(erased: pd.DataFrame, links: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Give the erased the keys that were once seen beside theirs."""
    if erased.empty or links.empty:
        return
    for kind in set(_kinds(erased)) & set(_kinds(links)):
        known = erased.loc[erased[kind] != 0, [kind, ERASED]]
        found = links.drop(columns=SEEN).merge(known, on=kind)
        if len(found):
            yield found
