"""Which tasks an audit gives out, and what came back of each dataset."""

import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise

import pandas as pd

from pii_audit.engine.budget import Budget
from pii_audit.engine.read import unforeseen
from pii_audit.engine.work import Keep, PartFacts, Quota, Task, said
from pii_audit.lineage.identifiers import Identifiers, KeyName, identifying
from pii_audit.lineage.key_sets import KeySet
from pii_audit.model.coverage import Coverage, State
from pii_audit.model.dataset import Dataset
from pii_audit.model.facts import FieldFacts
from pii_audit.people.keys import Keys
from pii_audit.people.records import PeopleColumns
from pii_audit.plugins import Part, ReadsInParts, Scanner, SourceError


@dataclass(frozen=True)
class DatasetFacts:
    """What reading a dataset left: the ledger's line, its fields, and columns for retention."""

    coverage: Coverage

    fields: tuple[FieldFacts, ...]

    kept: pd.DataFrame = field(repr=False)

    filled: pd.DataFrame = field(repr=False)
    """Which cells are filled, where retention needs that."""

    cut: bool
    """Whether a budget left rows out of `kept`."""

    people: pd.DataFrame = field(default_factory=pd.DataFrame, repr=False)
    """What its rows say of people; see `people.records`."""

    keys: Mapping[KeyName, KeySet] = field(default_factory=dict, repr=False)
    """By field and kind, the hashed identifiers of the fields that hold such."""

    row_keys: Mapping[KeyName, Keys] = field(default_factory=dict, repr=False)
    """The same, record by record as in `kept`, where that is needed."""

    @property
    def whole(self) -> bool:
        """Whether every row was read, whatever share of them was put before the detector."""
        return not (self.coverage.incomplete or self.cut)


@dataclass(frozen=True)
class Gathered:
    """One dataset, in parts of which some are read."""

    parts: tuple[Part, ...]

    facts: PartFacts = field(default_factory=PartFacts)

    done: frozenset[int] = frozenset()
    """Numbers of the parts that are read."""

    left_out: bool = False
    """Whether the time was over before the last part."""


@dataclass
class Gathering:
    """Hands out the parts of datasets and gathers what reading them left."""

    scanners: Mapping[str, Scanner]

    keep: Mapping[tuple[str, str], Keep]
    """By source and dataset, what retention needs."""

    samples: Mapping[str, float]
    """By source, the share of rows put before the detector."""

    budget: Budget

    seed: int

    people: Mapping[tuple[str, str], PeopleColumns] = field(default_factory=dict)
    """By source and dataset, what to keep of the people in it."""

    identifiers: Mapping[Dataset, Identifiers] = field(default_factory=dict)
    """How the identifiers of each are told."""

    datasets: dict[Dataset, Gathered] = field(default_factory=dict)
    """Those begun and not yet finished."""

    _out: dict[Dataset, int] = field(default_factory=dict)
    """Of each, the tasks that are handed out and not back."""

    _handing_out: Dataset | None = None
    """That of which more tasks may come."""

    def tasks(self, datasets: tuple[Dataset, ...], on_dataset: Callable[[Dataset], None]) -> Iterator[Task]:
        """Hand out the parts of datasets that were not read yet; the next dataset is looked into when it is its turn."""
        for dataset in datasets:
            on_dataset(dataset)
            self._handing_out, self._out[dataset] = dataset, 0
            gathered = replace(self.datasets.get(dataset) or self._begun(dataset), left_out=False)
            self.datasets[dataset] = gathered
            quotas = _quotas(gathered.parts, self.budget)
            until = None if self.budget.seconds is None else time.monotonic() + self.budget.seconds
            place = dataset.source, dataset.name
            for part in self._in_turn(dataset, gathered.parts):
                if part.number in gathered.done:
                    continue
                if until is not None and time.monotonic() >= until:
                    self.datasets[dataset] = replace(self.datasets[dataset], left_out=True)
                    break
                self._out[dataset] += 1
                yield Task(
                    dataset,
                    part,
                    self.samples[dataset.source],
                    self.keep.get(place),
                    quotas[part.number],
                    self.people.get(place),
                    self.identifiers.get(dataset),
                )
            self._handing_out = None

    def take(self, task: Task, facts: PartFacts) -> None:
        """Take what a task left."""
        before = self.datasets[task.dataset]
        # At once: Ctrl-C may come at any time, and what is counted must be marked as read.
        self.datasets[task.dataset] = replace(before, facts=before.facts | facts, done=before.done | {task.part.number})
        self._out[task.dataset] -= 1

    def finished(self) -> Iterator[tuple[Dataset, Gathered]]:
        """Give away the datasets of which nothing is out or waiting; each is forgotten when the next is asked for."""
        for dataset in [dataset for dataset, out in self._out.items() if not out and dataset != self._handing_out]:
            yield dataset, self.datasets[dataset]
            del self._out[dataset], self.datasets[dataset]

    def _begun(self, dataset: Dataset) -> Gathered:
        scanner = self.scanners[dataset.source]
        try:
            return Gathered(scanner.parts(dataset) if isinstance(scanner, ReadsInParts) else (Part(),))
        except SourceError as error:
            failure = error
        except Exception as error:  # noqa: BLE001 a plug-in's own mistake
            failure = unforeseen(error)
        return Gathered((), PartFacts(failures=((0, str(failure)),)))

    def _in_turn(self, dataset: Dataset, parts: tuple[Part, ...]) -> tuple[Part, ...]:
        """Return parts in the order they are read: any, where time may end before the last, so that they are spread."""
        if self.budget.seconds is None:
            return parts
        shuffled = random.Random(f"{self.seed}/{dataset.source}/{dataset.name}")  # noqa: S311 - no secret
        return tuple(shuffled.sample(parts, len(parts)))


def _quotas(parts: Sequence[Part], budget: Budget) -> Mapping[int, Quota]:
    """Return the quota of each part by its number: limits are shared out by size, where those are known."""
    rows = _shared(budget.rows, [part.rows for part in parts])
    sizes = _shared(budget.size, [part.size for part in parts])
    return {
        part.number: Quota(of_rows, of_size, budget.seconds)
        for part, of_rows, of_size in zip(parts, rows, sizes, strict=True)
    }


def _shared(limit: int | None, sizes: Sequence[int | None]) -> Sequence[int | None]:
    """Share a limit out so that the shares add up to it."""
    if limit is None:
        return [None] * len(sizes)
    known = [size for size in sizes if size]
    weights = known if len(known) == len(sizes) else [1] * len(sizes)
    ends = [limit * end // sum(weights) for end in accumulate(weights)]
    return [end - begin for begin, end in pairwise((0, *ends))]


def settled(
    dataset: Dataset,
    gathered: Gathered,
    fields: tuple[FieldFacts, ...],
    share: float,
    budget: Budget,
    identifiers: Identifiers | None = None,
) -> DatasetFacts:
    """Write the ledger's line of a dataset that is read and judged."""
    facts = gathered.facts
    cut = facts.cut or gathered.left_out
    state = _state(facts, cut)
    total = None if facts.failures else dataset.rows_estimate if cut else facts.rows
    units = len(gathered.done) if cut else None
    line = Coverage(dataset.source, dataset.name, state, total, facts.judged, drawn=units)
    reasons = [*_failures(gathered), *said((*facts.problems, *facts.notes))]
    if state is State.EMPTY:
        reasons = reasons or ["no rows"]
    elif state is State.SAMPLED:
        reasons.insert(0, budget.said(line, len(gathered.parts), share))
    reason = "; ".join(reasons).rstrip(".")
    kept, filled, people = facts.frame, facts.filled_cells, facts.people_told
    keys = identifying(facts.keys, fields, identifiers) if identifiers else {}
    row_keys = {name: facts.keys_of_rows(name) for name in keys} if facts.row_keys else {}
    return DatasetFacts(replace(line, reason=reason), fields, kept, filled, cut, people, keys, row_keys)


def _failures(gathered: Gathered) -> list[str]:
    """Say each way of failing once, and of how many parts."""
    counts: dict[str, int] = {}
    for _, failure in sorted(gathered.facts.failures):
        counts[failure] = counts.get(failure, 0) + 1
    parts = len(gathered.parts)
    return [failure if parts < 2 else f"{count} of {parts} parts: {failure}" for failure, count in counts.items()]


def _state(facts: PartFacts, cut: bool) -> State:
    if facts.failures and not facts.rows:
        return State.UNREADABLE
    if facts.failures or facts.problems:
        return State.PARTIAL
    if not facts.rows:
        return State.EMPTY
    return State.SAMPLED if cut or facts.judged < facts.rows else State.FULL
