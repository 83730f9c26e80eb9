"""Where one person's data is: every source, dataset and field that holds an identifier of theirs, over linked ids.

An access request or an erasure is no audit: all datasets are read once to find the person, and those with a hit once
more to show or export the records, as only the end of the first reading tells which ids belong to the person.
"""

import secrets
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from pii_audit.detection.mask import mask
from pii_audit.field_names import Paths
from pii_audit.inventory.load import Inventory
from pii_audit.json_fields import with_json_cells_read
from pii_audit.lineage.identifiers import CUSTOMER, Identifiers, KeyName, keys_of
from pii_audit.lineage.mentions import mentions
from pii_audit.model.dataset import Dataset, DatasetKind
from pii_audit.people.keys import Keys, hashed
from pii_audit.plugins import Batch, Scanner, SourceError
from pii_audit.policy.schema import Policy
from pii_audit.reading import Step, how_to_tell

HOPS = 2
"""How often ids found beside an id are followed."""
_SHAPES = 3
_ANYWHERE = "*"
_NOT_A_LINK = frozenset({"username", "cookie_id", "device_id"})
"""Kinds that several people may share, or that name a browser: found, not followed."""


@dataclass
class Wanted:
    """The hashes of one person, or several: how far each is from what was given, and in which places it was seen."""

    hops: dict[int, int] = field(default_factory=dict, repr=False)

    seen: dict[int, set[str]] = field(default_factory=dict, repr=False)

    def add(self, keys: Keys, hop: int, place: str) -> bool:
        """Take hashes in; tell whether one was new."""
        new = False
        for key in map(int, keys):
            new |= key not in self.hops
            self.hops.setdefault(key, hop)
            self.seen.setdefault(key, set()).add(place)
        return new

    def among(self, place: str, kind: str, bound: bool, within: int = HOPS) -> Keys:
        """Return the hashes to look for: numbers that are a customer's by the column's name alone are one place's own."""
        fitting = [
            key
            for key, hop in self.hops.items()
            if hop <= within
            and (kind != CUSTOMER or hop == 0 or place in self.seen[key] or (bound and _ANYWHERE in self.seen[key]))
        ]
        return np.array(fitting, dtype=np.uint64)


@dataclass(frozen=True)
class Found:
    """One field in which the person is."""

    source: str

    dataset: str

    field: str

    identifier: str

    hop: int
    """0: by what was given; 1, 2: by ids that stand beside it."""

    records: int

    mentioned: bool = False
    """Whether it stands inside a text."""

    shapes: tuple[str, ...] = ()
    """Masked."""


@dataclass
class Search:
    """What reading everything left: keys a row, and no values."""

    wanted: Wanted

    datasets: list["_Rows"] = field(default_factory=list, repr=False)

    searched: int = 0
    """Values compared."""

    unsearched: list[str] = field(default_factory=list)
    """What was not, and why."""

    def found(self) -> Iterator[Found]:
        """Yield every field with a hit."""
        for rows in self.datasets:
            for name, all_keys, mentioned in rows.columns():
                hits = rows.hits(name, all_keys, self.wanted)
                if len(hits):
                    hop = min(self.wanted.hops[int(key)] for key in np.unique(hits))
                    yield Found(rows.dataset.source, rows.dataset.name, name[0], name[1], hop, len(hits), mentioned)


@dataclass
class _Rows:
    """The keys of one dataset, batch by batch."""

    dataset: Dataset

    how: Identifiers

    batches: list[dict[KeyName, Keys]] = field(default_factory=list)

    texts: dict[KeyName, list[Keys]] = field(default_factory=dict)

    def columns(self) -> Iterator[tuple[KeyName, Keys, bool]]:
        """Yield all keys of each column: those of cells, then those in texts."""
        for name in sorted({name for batch in self.batches for name in batch}):
            yield name, np.concatenate([batch[name] for batch in self.batches if name in batch]), False
        for name, several in sorted(self.texts.items()):
            yield name, np.concatenate(several), True

    def hits(self, name: KeyName, keys: Keys, wanted: Wanted) -> Keys:
        """Return the keys that are wanted."""
        return keys[np.isin(keys, wanted.among(_place(self.dataset), name[1], name[0] in self.how.bound))]

    def link(self, wanted: Wanted, hop: int) -> bool:
        """Add the ids that stand in a row with a wanted one; tell whether there were any new."""
        new = False
        for batch in self.batches:
            rows = _matching(batch, self.dataset, self.how, wanted, hop - 1)  # what others add now is for the next hop
            if not rows.any():
                continue
            for (column, kind), keys in batch.items():
                if kind not in _NOT_A_LINK:
                    beside = np.unique(keys[rows & (keys != 0)])
                    new |= wanted.add(beside, hop, _place(self.dataset))
                    if kind != CUSTOMER or column in self.how.bound:
                        wanted.add(beside, hop, _ANYWHERE)
        return new


def _matching(
    batch: Mapping[KeyName, Keys], dataset: Dataset, how: Identifiers, wanted: Wanted, within: int = HOPS
) -> npt.NDArray[np.bool_]:
    """Tell which rows hold a wanted id that links."""
    rows = np.zeros(max(map(len, batch.values()), default=0), dtype=bool)
    for (column, kind), keys in batch.items():
        rows |= np.isin(keys, wanted.among(_place(dataset), kind, column in how.bound, within))
    return rows


def _place(dataset: Dataset) -> str:
    """Return within what numbers of one name are of one kind: the tables of a database, or a single file."""
    tables = dataset.kind in {DatasetKind.TABLE, DatasetKind.VIEW}
    return dataset.source if tables else f"{dataset.source}/{dataset.name}"


def given_keys(policy: Policy, given: Mapping[str, str], hash_key: str) -> Wanted:
    """Hash what was given, by kind of identifier; the values themselves go no further."""
    controller = policy.metadata.controller
    wanted = Wanted()
    for kind, value in given.items():
        keys = hashed(pd.Series([value], dtype="str"), kind, controller.country if controller else None, hash_key)
        wanted.add(keys[keys != 0], 0, _ANYWHERE)
    return wanted


def search(
    policy: Policy,
    inventory: Inventory,
    scanners: Mapping[str, Scanner],
    datasets: Sequence[Dataset],
    wanted: Wanted,
    hash_key: str,
    on_step: Callable[[Step], None],
    hops: int = HOPS,
) -> Search:
    """Read everything once, then follow linked ids."""
    found = Search(wanted)
    for number, dataset in enumerate(datasets, 1):
        rows = _Rows(dataset, how_to_tell(policy, inventory, dataset, hash_key))
        problems: list[str] = []
        on_step(Step(f"{dataset.source}/{dataset.name}", number, len(datasets), 0))
        for frame in _frames(scanners[dataset.source], dataset, problems):
            batch = dict(keys_of(frame, dataset, rows.how))
            rows.batches.append(batch)
            for name, keys in mentions(frame, rows.how):
                rows.texts.setdefault(name, []).append(keys)
            found.searched += int(frame.notna().to_numpy().sum())
            on_step(Step(f"{dataset.source}/{dataset.name}", number, len(datasets), len(frame)))
        found.datasets.append(rows)
        found.unsearched += [f"{dataset.source}/{dataset.name}: {problem}" for problem in problems]
    for hop in range(1, hops + 1):
        linked = [rows.link(wanted, hop) for rows in found.datasets]  # all of them are asked
        if not any(linked):
            break
    return found


def records(
    scanners: Mapping[str, Scanner], found: Search, hits: Sequence[Found]
) -> Iterator[tuple[Dataset, pd.DataFrame]]:
    """Read the datasets with a hit again, and yield the rows that hold an id of the person."""
    places = {(hit.source, hit.dataset) for hit in hits if not hit.mentioned}
    for rows in found.datasets:
        dataset = rows.dataset
        if (dataset.source, dataset.name) not in places:
            continue
        for frame in _frames(scanners[dataset.source], dataset, found.unsearched):
            batch = dict(keys_of(frame, dataset, rows.how))
            matching = _matching(batch, dataset, rows.how, found.wanted)
            if matching.any():
                yield dataset, frame[matching]


def with_shapes(scanners: Mapping[str, Scanner], found: Search) -> list[Found]:
    """Return every field with a hit, with a few masked shapes of what stands there."""
    hits = list(found.found())
    shapes: dict[tuple[str, str, str], set[str]] = {}
    for dataset, frame in records(scanners, found, hits):
        for hit in hits:
            if (hit.source, hit.dataset) == (dataset.source, dataset.name) and not hit.mentioned and hit.field in frame:
                known = shapes.setdefault((hit.source, hit.dataset, hit.field), set())
                known.update(mask(value) for value in frame[hit.field].dropna())
    return [
        Found(
            hit.source, hit.dataset, hit.field, hit.identifier, hit.hop, hit.records, hit.mentioned,
            () if hit.mentioned else tuple(sorted(shapes.get((hit.source, hit.dataset, hit.field), ()))[:_SHAPES]),
        )
        for hit in hits
    ]  # fmt: skip


def new_hash_key() -> str:
    """Make a key for one command: 16 characters."""
    return secrets.token_hex(8)


def _frames(scanner: Scanner, dataset: Dataset, problems: list[str]) -> Iterator[pd.DataFrame]:
    """Read a dataset, JSON cells flattened; what goes wrong is added to the problems."""
    paths = Paths()
    try:
        with closing(_batches(scanner, dataset)) as batches:
            for batch in batches:
                problems += map(str, batch.problems)
                yield with_json_cells_read(batch.frame, paths)
    except SourceError as error:
        problems.append(str(error))


def _batches(scanner: Scanner, dataset: Dataset) -> Generator[Batch]:
    yield from scanner.read(dataset)
