"""What travels between the audit and the processes that read: what is asked, and what reading left."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from pii_audit.detection.sample import FieldSample, merge
from pii_audit.inventory.schema import Detection
from pii_audit.lineage.identifiers import Identifiers, KeyName, RowKeys
from pii_audit.lineage.key_sets import KeySet
from pii_audit.model.dataset import Dataset
from pii_audit.model.source import Source
from pii_audit.people.keys import Keys
from pii_audit.people.records import PeopleColumns
from pii_audit.plugins import Part, Remark


@dataclass(frozen=True)
class Work:
    """What every part of an audit is read with. Holds credentials, so no repr shows it."""

    id: str

    sources: tuple[Source, ...] = field(repr=False)

    detection: Detection = field(repr=False)

    seed: int


@dataclass(frozen=True)
class Quota:
    """How much of a part is put before the detector; None: all of it."""

    rows: int | None = None

    size: int | None = None
    """Bytes of text."""

    seconds: float | None = None
    """After which reading the part ends."""

    @property
    def of_rows(self) -> bool:
        """Whether some rows are drawn."""
        return self.rows is not None or self.size is not None


@dataclass(frozen=True)
class Keep:
    """What retention needs of every row."""

    columns: frozenset[str] = frozenset()

    filled: bool = False
    """Whether also, of every column, which cells are filled."""

    keys: bool = False
    """Whether also the hashed identifiers of every record, to tell whose time is over."""

    def __or__(self, other: "Keep") -> "Keep":
        return Keep(self.columns | other.columns, self.filled or other.filled, self.keys or other.keys)


@dataclass(frozen=True)
class Task:
    """One part of one dataset, and how it is to be read."""

    dataset: Dataset

    part: Part

    share: float = 1.0
    """Of the rows, chosen by their content, that are put before the detector."""

    keep: Keep | None = None
    """None: nothing."""

    quota: Quota = Quota()

    people: PeopleColumns | None = field(default=None, repr=False)
    """What to keep of the people in every row."""

    identifiers: Identifiers | None = field(default=None, repr=False)
    """How identifiers are told and hashed, for lineage."""


@dataclass(frozen=True)
class PartFacts:
    """What reading one part left. Merging is associative, and commutative but for the order of rows and remarks."""

    rows: int = 0

    judged: int = 0
    """Rows put before the detector."""

    samples: Mapping[str, FieldSample] = field(default_factory=dict, repr=False)

    kept: tuple[tuple[int, pd.DataFrame], ...] = field(default=(), repr=False)
    """By part, every row of the columns that retention needs, in memory: a join looks them up in any order, so nothing but
    the dataset's own size bounds them. Where a database answers itself, nothing is kept."""

    people: tuple[tuple[int, pd.DataFrame], ...] = field(default=(), repr=False)
    """By part, what every row says of a person, who is known by hashes alone; see `people.records`."""

    filled: tuple[tuple[int, pd.DataFrame], ...] = field(default=(), repr=False)
    """By part, whether each cell of every row is filled, where retention needs that; no value."""

    keys: Mapping[KeyName, KeySet] = field(default_factory=dict, repr=False)
    """By field and kind of identifier, the hashes of all that stand in it."""

    row_keys: tuple[tuple[int, RowKeys], ...] = field(default=(), repr=False)
    """By part, the hashed identifiers of every row, where retention keeps its dates."""

    problems: tuple[tuple[int, Remark], ...] = ()

    notes: tuple[tuple[int, Remark], ...] = ()

    failures: tuple[tuple[int, str], ...] = ()
    """By part, why it was not read to its end."""

    cut: bool = False
    """Whether the time was over before the last row."""

    def __or__(self, other: "PartFacts") -> "PartFacts":
        return PartFacts(
            self.rows + other.rows,
            self.judged + other.judged,
            _merged(self.samples, other.samples),
            (*self.kept, *other.kept),
            (*self.people, *other.people),
            (*self.filled, *other.filled),
            {**self.keys, **other.keys}
            | {name: self.keys[name] | other.keys[name] for name in self.keys.keys() & other.keys.keys()},
            (*self.row_keys, *other.row_keys),
            (*self.problems, *other.problems),
            (*self.notes, *other.notes),
            (*self.failures, *other.failures),
            self.cut or other.cut,
        )

    @property
    def frame(self) -> pd.DataFrame:
        """The kept columns of all parts, in the order of the dataset."""
        return _joined(self.kept)

    @property
    def filled_cells(self) -> pd.DataFrame:
        """Which cells are filled, in the order of the dataset; a column that a part does not have is blank there."""
        return _joined(self.filled).fillna(value=False).astype(bool)

    def keys_of_rows(self, name: KeyName) -> Keys:
        """One kind of hashed identifiers in a field, a hash a row in the order of the dataset; 0 where it has none."""
        parts = sorted(self.row_keys, key=lambda numbered: numbered[0])
        return np.concatenate([np.zeros(0, np.uint64), *(batch.of(name) for _, batch in parts)])

    @property
    def people_told(self) -> pd.DataFrame:
        """What all parts say of people, in the order of the dataset."""
        return _joined(self.people)

    def whole_samples(self) -> Mapping[str, FieldSample]:
        """The samples, in which each field was looked for in every row: nested ones do not come in every batch."""
        return {name: replace(self.samples[name], rows_read=self.judged) for name in sorted(self.samples)}


def _joined(parts: Iterable[tuple[int, pd.DataFrame]]) -> pd.DataFrame:
    frames = [frame for _, frame in sorted(parts, key=lambda numbered: numbered[0])]
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame()


def _merged(a: Mapping[str, FieldSample], b: Mapping[str, FieldSample]) -> Mapping[str, FieldSample]:
    return {**a, **b, **{name: merge(a[name], b[name]) for name in a.keys() & b.keys()}}


def said(remarks: Iterable[tuple[int, Remark]]) -> tuple[str, ...]:
    """Say remarks of all parts in the order of the dataset, each kind once."""
    by_kind: dict[str, Remark] = {}
    for _, remark in sorted(remarks, key=lambda numbered: numbered[0]):
        known = by_kind.get(remark.what)
        by_kind[remark.what] = known + remark if known else remark
    return tuple(map(str, by_kind.values()))
