"""Reads one part of a dataset once: every batch feeds the detector and the columns that retention needs."""

import hashlib
import time
import traceback
from collections.abc import Generator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from pii_audit.detection.observer import Observer
from pii_audit.engine.work import PartFacts, Task
from pii_audit.field_names import FURTHER_NOTE, Paths
from pii_audit.json_fields import with_json_cells_read
from pii_audit.lineage.identifiers import Gatherer
from pii_audit.people.records import records
from pii_audit.plugins import Batch, ReadsInParts, Remark, Scanner, SourceError

_SEVERAL = 50_000
"""Rows."""


def read_part(scanner: Scanner, task: Task, observer: Observer, seed: int) -> PartFacts:
    """Read a part to its end, until its time is over, or to the first failure; what was read before a failure stands.

    Every row is read, whatever share of them is put before the detector: retention and the ledger need all.
    """
    facts = PartFacts()
    paths = Paths()
    number = task.part.number
    draw = _Draw(task, seed)
    identifiers = Gatherer(task.dataset, task.identifiers) if task.identifiers else None
    began = time.monotonic()
    try:
        with closing(_batches(scanner, task)) as batches:
            for batch in batches:
                late = task.quota.seconds is not None and time.monotonic() - began >= task.quota.seconds
                if late and facts.rows and len(batch.frame):
                    facts = replace(facts, cut=True)
                    break
                facts |= _read(batch, task)
                read = with_json_cells_read(batch.frame, paths)
                if identifiers:
                    keys = identifiers.take(read)
                    if task.keep and task.keep.keys:
                        facts |= PartFacts(row_keys=((number, keys),))
                drawn = _drawn(batch.frame, task, seed)
                if task.quota.of_rows:
                    draw.add(batch.frame[drawn])
                else:
                    facts |= _observed(read[drawn], observer)
    except SourceError as error:
        facts |= PartFacts(failures=((number, str(error)),))
    if task.quota.of_rows:
        facts |= _observed(with_json_cells_read(draw.rows(), paths), observer)
    if identifiers:
        facts |= PartFacts(keys=identifiers.sets())
    return facts | PartFacts(notes=((number, Remark(FURTHER_NOTE)),)) if paths.further else facts


def unforeseen(error: Exception) -> SourceError:
    """Turn what a plug-in raises by mistake into an error of its dataset; its message may quote a value and is left out."""
    return SourceError(f"its reader failed ({place_of(error)}); please report that, it holds no data")


def place_of(error: Exception) -> str:
    """Say what kind of error was raised where, without its message."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}, {Path(place.filename).name}:{place.lineno}"


def _read(batch: Batch, task: Task) -> PartFacts:
    number, frame, keep = task.part.number, batch.frame, task.keep
    return PartFacts(
        rows=len(frame),
        # Rows without the columns count as well: they are rows without a date.
        people=((number, records(frame, task.people)),) if task.people else (),
        kept=((number, frame[[c for c in frame.columns if c in keep.columns]]),) if keep else (),
        filled=((number, _filled(frame)),) if keep and keep.filled else (),
        problems=tuple((number, problem) for problem in batch.problems),
        notes=tuple((number, note) for note in batch.notes),
    )


def _filled(frame: pd.DataFrame) -> pd.DataFrame:
    """Return which cells hold more than spaces."""
    filled = {name: cells.notna() & (cells.str.strip(" ") != "").fillna(False) for name, cells in frame.items()}
    return pd.DataFrame(filled, index=frame.index)


def _observed(rows: pd.DataFrame, observer: Observer) -> PartFacts:
    return PartFacts(judged=len(rows), samples=observer.observe(rows))


def _drawn(frame: pd.DataFrame, task: Task, seed: int) -> npt.NDArray[np.bool_]:
    """Tell which rows are put before the detector, where that is a share of them."""
    if task.share >= 1:
        return np.ones(len(frame), dtype=bool)
    return _hashes(frame, task, seed).to_numpy() < task.share * 2.0**64


class _Draw:
    """Draws as many rows of a part as its quota allows, those whose content has the least hash: any of them, by chance."""

    def __init__(self, task: Task, seed: int) -> None:
        self._task, self._seed = task, seed
        self._frames: list[pd.DataFrame] = []
        self._hashes: list[npt.NDArray[np.uint64]] = []
        self._held = self._enough = 0

    def add(self, rows: pd.DataFrame) -> None:
        """Take more rows in."""
        self._frames.append(rows)
        self._hashes.append(_hashes(rows, self._task, self._seed).to_numpy().astype(np.uint64))
        self._held += len(rows)
        if self._held > 2 * self._enough + _SEVERAL:  # seldom enough that sorting does not add up
            self._enough = len(self.rows())

    def rows(self) -> pd.DataFrame:
        """Return those that are drawn, in the order they came."""
        if not self._frames:
            return pd.DataFrame()
        rows, hashes = pd.concat(self._frames, ignore_index=True), np.concatenate(self._hashes)
        order = np.argsort(hashes, kind="stable")[: self._task.quota.rows]
        if self._task.quota.size is not None:
            order = order[np.cumsum(_sizes(rows)[order]) <= self._task.quota.size]
        chosen = np.sort(order)
        self._frames, self._hashes = [rows.iloc[chosen]], [hashes[chosen]]
        self._held = len(chosen)
        return self._frames[0]


def _batches(scanner: Scanner, task: Task) -> Generator[Batch]:
    """Read; a reader that fails in a way nobody foresaw costs its dataset, not the audit."""
    try:
        if isinstance(scanner, ReadsInParts):
            yield from scanner.read_part(task.dataset, task.part)
        else:
            yield from scanner.read(task.dataset)
    except (SourceError, GeneratorExit):
        raise
    except Exception as error:  # noqa: BLE001 a plug-in's own mistake
        raise unforeseen(error) from None


def _hashes(frame: pd.DataFrame, task: Task, seed: int) -> "pd.Series[int]":
    """Hash rows by their content, keyed: spread over the dataset, and the same in whatever order they come."""
    key = hashlib.blake2b(f"{seed}/{task.dataset.source}/{task.dataset.name}".encode(), digest_size=8).hexdigest()
    return pd.util.hash_pandas_object(frame.reindex(columns=sorted(frame.columns)), index=False, hash_key=key)


def _sizes(frame: pd.DataFrame) -> npt.NDArray[np.int64]:
    """Count the bytes of text in each row."""
    sizes = np.zeros(len(frame), np.int64)
    for name in frame.columns:
        texts = pa.array(frame[name], type=pa.large_string(), from_pandas=True)
        sizes += pc.fill_null(pc.binary_length(texts), 0).to_numpy()
    return sizes
