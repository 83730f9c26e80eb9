"""What one pass over a field keeps: counts and bottom-k samples that merge in any order.

A bottom-k sample holds the k distinct values whose keyed hashes are least. It is the same whatever the
partitions and their order, and the k-th hash tells how many distinct values there are (KMV estimate).
"""

import hashlib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from pii_audit.detection.kinds import KINDS

VALUES = 500
"""Distinct values of a field kept for judging."""
CANDIDATES = 100
"""Distinct values kept for each kind whose screen they match."""
LONGEST = 10_000
"""Characters of a value; a longer one is sampled and judged in pieces, so that a sample has bounds."""
_OVERLAP = 200
_HASHES = 2.0**64


@dataclass(frozen=True)
class BottomK:
    """The `k` distinct values of least hash, with their hashes, ascending."""

    k: int

    entries: tuple[tuple[int, str], ...] = field(default=(), repr=False)

    complete: bool = True
    """Whether no value was left out."""

    @property
    def values(self) -> tuple[str, ...]:
        """The values, in the order of their hashes."""
        return tuple(value for _, value in self.entries)

    @property
    def distinct(self) -> int:
        """Distinct values seen: exact up to k, estimated beyond."""
        if self.complete:
            return len(self.entries)
        return round((self.k - 1) * _HASHES / (self.entries[-1][0] + 1))

    @property
    def reach(self) -> float:
        """The hash up to which every value seen is in the sample."""
        return _HASHES if self.complete else self.entries[-1][0]

    def distinct_up_to(self, reach: float) -> int:
        """Count the distinct values seen whose hash is at most `reach`: exact within the sample, estimated beyond."""
        if reach <= self.reach:
            return bisect_right(self.entries, reach, key=lambda entry: entry[0])
        return round(self.distinct * reach / _HASHES)


def _merge_bottom(a: BottomK, b: BottomK) -> BottomK:
    entries = sorted({*a.entries, *b.entries})
    return BottomK(a.k, tuple(entries[: a.k]), a.complete and b.complete and len(entries) <= a.k)


@dataclass(frozen=True)
class FieldSample:
    """What was seen of a field. Its values live in memory only: no repr shows them."""

    rows_read: int

    rows: int
    """Values that are neither null nor blank."""

    values: BottomK

    candidates: Mapping[str, BottomK]
    """By entity: values that match its screen."""

    @property
    def distinct(self) -> int:
        """Distinct values: exact up to the sample's size, estimated beyond."""
        return min(self.values.distinct, self.rows)

    def judged(self, entity: str) -> int:
        """Count the distinct values that the candidates of an entity stand for: those, and what its screen dropped."""
        candidates = self.candidates[entity]
        return max(self.values.distinct_up_to(candidates.reach), len(candidates.entries))


def merge(a: FieldSample, b: FieldSample) -> FieldSample:
    """Put two parts of a field together. Associative and commutative."""
    empty = BottomK(CANDIDATES)
    return FieldSample(
        a.rows_read + b.rows_read,
        a.rows + b.rows,
        _merge_bottom(a.values, b.values),
        {
            entity: _merge_bottom(a.candidates.get(entity, empty), b.candidates.get(entity, empty))
            for entity in sorted({*a.candidates, *b.candidates})
        },
    )


def observe(values: "pd.Series[str]", seed: int) -> FieldSample:
    """Sample one column of strings and put each distinct value through every screen."""
    texts = pa.array(values, type=pa.large_string(), from_pandas=True).drop_null()
    texts = texts.filter(pc.not_equal(pc.utf8_trim_whitespace(texts), ""))
    distinct = pc.unique(_in_pieces(texts))
    objects = distinct.to_numpy(zero_copy_only=False)
    hashes = pd.util.hash_array(objects, hash_key=_hash_key(seed), categorize=False)
    everything = np.arange(len(objects))
    candidates = {}
    for kind in KINDS:
        matching = np.flatnonzero(pc.match_substring_regex(distinct, kind.screen).to_numpy(zero_copy_only=False))
        if len(matching):
            candidates[kind.entity] = _bottom(CANDIDATES, hashes, objects, matching)
    return FieldSample(len(values), len(texts), _bottom(VALUES, hashes, objects, everything), candidates)


def _in_pieces(texts: pa.LargeStringArray) -> pa.LargeStringArray:
    long = pc.greater(pc.utf8_length(texts), LONGEST)
    if not pc.any(long).as_py():
        return texts
    pieces = [
        text[start : start + LONGEST]
        for text in texts.filter(long).to_pylist()
        for start in range(0, len(text) - _OVERLAP, LONGEST - _OVERLAP)
    ]
    return pa.concat_arrays([texts.filter(pc.invert(long)), pa.array(pieces, type=pa.large_string())])


def _bottom(
    k: int, hashes: npt.NDArray[np.uint64], objects: npt.NDArray[np.object_], among: npt.NDArray[np.intp]
) -> BottomK:
    least = among[np.argsort(hashes[among], kind="stable")[: k + 1]]
    entries = sorted((int(hashes[i]), str(objects[i])) for i in least)
    return BottomK(k, tuple(entries[:k]), len(among) <= k)


@cache
def _hash_key(seed: int) -> str:
    """Make the 16 characters SipHash takes as its key."""
    return hashlib.blake2b(str(seed).encode(), digest_size=8).hexdigest()
