"""Reads one part of a dataset once: every batch feeds the detector and the columns that retention needs."""

import hashlib
import time
import traceback
from collections.abc import Generator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pandas as pd

from pii_audit.detection.observer import Observer
from pii_audit.engine.work import PartFacts, Quota, Task
from pii_audit.field_names import FURTHER_NOTE, Paths
from pii_audit.json_fields import with_json_cells_read
from pii_audit.plugins import Batch, ReadsInParts, Remark, Scanner, SourceError


def read_part(scanner: Scanner, task: Task, observer: Observer, seed: int) -> PartFacts:
    """Read a part to its end, to its quota, or to the first failure; what was read before a failure stands."""
    facts = PartFacts()
    paths = Paths()
    number = task.part.number
    try:
        with closing(_batches(scanner, task)) as batches:
            for batch in batches:
                if facts.rows and len(batch.frame) and _is_reached(task.quota, facts):
                    facts = replace(facts, cut=True)
                    break
                facts |= _observed(batch, task, facts, observer, seed, paths)
    except SourceError as error:
        facts |= PartFacts(failures=((number, str(error)),))
    return facts | PartFacts(notes=((number, Remark(FURTHER_NOTE)),)) if paths.further else facts


def _observed(batch: Batch, task: Task, before: PartFacts, observer: Observer, seed: int, paths: Paths) -> PartFacts:
    number, frame = task.part.number, batch.frame
    shared = frame[_hashes(frame, task, seed) < task.share * 2.0**64] if task.share < 1 else frame
    chosen = _within(task.quota, shared, before, task, seed)
    kept = frame[[column for column in frame.columns if column in task.keep]]
    return PartFacts(
        len(frame),
        len(chosen),
        _size(chosen) if task.quota.size is not None else 0,
        observer.observe(with_json_cells_read(chosen, paths)),
        ((number, kept),) if len(kept.columns) else (),
        tuple((number, problem) for problem in batch.problems),
        tuple((number, note) for note in batch.notes),
        cut=len(chosen) < len(shared),
    )


def _within(quota: Quota, frame: pd.DataFrame, before: PartFacts, task: Task, seed: int) -> pd.DataFrame:
    """Take what a quota leaves of a batch: the rows whose content has the least hash, so that they are spread over it."""
    rows = len(frame)
    if quota.rows is not None:
        rows = min(rows, quota.rows - before.judged)
    if quota.size is not None and rows and (size := _size(frame)):
        rows = min(rows, max(1, rows * (quota.size - before.size) // size))
    if rows == len(frame):
        return frame
    least = _hashes(frame, task, seed).argsort(kind="stable")[:rows]
    return frame.iloc[least.sort_values()]


def _is_reached(quota: Quota, facts: PartFacts) -> bool:
    return (
        (quota.rows is not None and facts.judged >= quota.rows)
        or (quota.size is not None and facts.size >= quota.size)
        or (quota.until is not None and time.time() >= quota.until)
    )


def _batches(scanner: Scanner, task: Task) -> Generator[Batch]:
    """Read; a reader that fails in a way nobody foresaw costs its dataset, not the audit."""
    try:
        if isinstance(scanner, ReadsInParts):
            yield from scanner.read_part(task.dataset, task.part)
        else:
            yield from scanner.read(task.dataset)
    except (SourceError, GeneratorExit):
        raise
    except Exception as error:  # noqa: BLE001 a plug-in's own mistake; its message may quote a value
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{type(error).__name__}, {Path(place.filename).name}:{place.lineno}"
        raise SourceError(f"its reader failed ({where}); please report that, it holds no data") from None


def _hashes(frame: pd.DataFrame, task: Task, seed: int) -> "pd.Series[int]":
    """Hash rows by their content, keyed: spread over the dataset, and the same in whatever order they come."""
    key = hashlib.blake2b(f"{seed}/{task.dataset.source}/{task.dataset.name}".encode(), digest_size=8).hexdigest()
    return pd.util.hash_pandas_object(frame.reindex(columns=sorted(frame.columns)), index=False, hash_key=key)


def _size(frame: pd.DataFrame) -> int:
    """Count the characters of all cells."""
    return int(sum(frame[column].str.len().sum() for column in frame.columns))
