"""Reads one dataset once: every batch feeds the detector and the columns that retention needs."""

import hashlib
import traceback
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd

from pii_audit.detection.detector import Detector
from pii_audit.detection.sample import FieldSample, merge
from pii_audit.field_names import FURTHER_NOTE, Paths
from pii_audit.json_fields import with_json_cells_read
from pii_audit.model.coverage import Coverage, State
from pii_audit.model.dataset import Dataset
from pii_audit.plugins import Batch, Scanner, SourceError


@dataclass(frozen=True)
class DatasetFacts:
    """What one pass over a dataset left: the ledger's line, samples for the detector, columns for retention."""

    coverage: Coverage
    samples: Mapping[str, FieldSample] = field(repr=False)
    kept: pd.DataFrame = field(repr=False)
    """Every row of the columns that retention needs, in memory: a join looks them up in any order, so nothing but
    the dataset's own size bounds them. Where a database answers itself, nothing is kept."""


@dataclass(frozen=True)
class Reading:
    """How a dataset is to be read."""

    seed: int
    share: float = 1.0
    """Of the rows put before the detector."""
    keep: Collection[str] = ()
    """Columns retention needs of every row."""


def read_dataset(
    scanner: Scanner, dataset: Dataset, detector: Detector, how: Reading, on_rows: Callable[[int], None]
) -> DatasetFacts:
    """Read a dataset to its end or to the first failure; what was read before a failure stands."""
    samples: dict[str, FieldSample] = {}
    kept: list[pd.DataFrame] = []
    remarks: Counter[str] = Counter()
    rows = judged = 0
    failure = ""
    partial = False
    paths = Paths()
    try:
        for batch in _batches(scanner, dataset):
            frame = batch.frame
            kept.append(frame[[column for column in frame.columns if column in how.keep]])
            chosen = frame[_chosen(how, dataset, frame)] if how.share < 1 else frame
            for name, sample in detector.observe(with_json_cells_read(chosen, paths)).items():
                samples[name] = merge(samples[name], sample) if name in samples else sample
            rows += len(frame)
            judged += len(chosen)
            partial = partial or bool(batch.problems)
            remarks.update((*batch.problems, *batch.notes))
            on_rows(len(frame))
    except SourceError as error:
        failure = str(error)
    if paths.further:
        remarks[FURTHER_NOTE] += 1
    reason = "; ".join(filter(None, (failure, *remarks)))
    state = _state(failure, partial, rows, how.share)
    if state is State.EMPTY:
        reason = reason or "no rows"
    elif state is State.SAMPLED:
        reason = "; ".join(filter(None, (f"a sample of {how.share:.0%} of the rows", reason)))
    total = None if failure else rows
    line = Coverage(dataset.source, dataset.name, state, total, judged, reason.rstrip("."))
    samples = {name: replace(sample, rows_read=judged) for name, sample in samples.items()}  # nested fields come late
    return DatasetFacts(line, samples, pd.concat(kept, ignore_index=True) if kept else pd.DataFrame())


def _batches(scanner: Scanner, dataset: Dataset) -> Iterator[Batch]:
    """Read; a reader that fails in a way nobody foresaw costs its dataset, not the audit."""
    try:
        yield from scanner.read(dataset)
    except (SourceError, GeneratorExit):
        raise
    except Exception as error:  # noqa: BLE001 a plug-in's own mistake; its message may quote a value
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{type(error).__name__}, {Path(place.filename).name}:{place.lineno}"
        raise SourceError(f"its reader failed ({where}); please report that, it holds no data") from None


def _state(failure: str, partial: bool, rows: int, share: float) -> State:
    if failure and not rows:
        return State.UNREADABLE
    if failure or partial:
        return State.PARTIAL
    if not rows:
        return State.EMPTY
    return State.SAMPLED if share < 1 else State.FULL


def _chosen(how: Reading, dataset: Dataset, frame: pd.DataFrame) -> "pd.Series[bool]":
    """Choose rows by a keyed hash of their content: spread over the dataset, and the same in whatever order they come."""
    key = hashlib.blake2b(f"{how.seed}/{dataset.source}/{dataset.name}".encode(), digest_size=8).hexdigest()
    hashes = pd.util.hash_pandas_object(frame.reindex(columns=sorted(frame.columns)), index=False, hash_key=key)
    return hashes < how.share * 2.0**64
