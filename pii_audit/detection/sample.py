"""What one pass over a field keeps: counts and bottom-k samples that merge in any order.

A bottom-k sample holds the k distinct values whose keyed hashes are least. It is the same whatever the
partitions and their order, and the k-th hash tells how many distinct values there are (KMV estimate).
"""

import hashlib
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from pii_audit.detection.keys import PeopleKeys, mentioned, stated
from pii_audit.detection.kind import EVERYTHING, Kind
from pii_audit.detection.prefilter import Indices, Prefilter

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

    stated: PeopleKeys = field(default_factory=PeopleKeys)
    """Of the people whose name or phone number is a value; see `keys`."""

    mentioned: PeopleKeys = field(default_factory=PeopleKeys)
    """Of the people that running texts may name."""

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
        a.stated | b.stated,
        a.mentioned | b.mentioned,
    )


def observe(
    columns: Mapping[str, "pd.Series[str]"],
    kinds: Sequence[Kind],
    prefilter: Prefilter,
    seed: int,
    names: Mapping[str, "pd.Series[str]"],
) -> dict[str, FieldSample]:
    """Sample columns of strings and put each distinct value through every screen.

    `names` are the full names that a column of given names makes with its neighbour.
    """
    hash_key = _hash_key(seed)
    return {name: _observed(values, kinds, prefilter, hash_key, names.get(name)) for name, values in columns.items()}


def _observed(
    column: "pd.Series[str]",
    kinds: Sequence[Kind],
    prefilter: Prefilter,
    hash_key: str,
    full_names: "pd.Series[str] | None",
) -> FieldSample:
    counted = _counted(column)
    texts = counted.field("values")
    values = _in_pieces(texts)
    objects = values.to_numpy(zero_copy_only=False)
    hashes = pd.util.hash_array(objects, hash_key=hash_key, categorize=False)
    passed = prefilter.passing(values)
    candidates = {
        kind.entity: _candidates(kind, values, hashes, passed[kind.entity]) for kind in kinds if kind.entity in passed
    }
    return FieldSample(
        len(column),
        pc.sum(counted.field("counts")).as_py() or 0,
        _bottom(VALUES, hashes, values, np.arange(len(values))),
        {entity: found for entity, found in candidates.items() if found.entries},
        stated(texts if full_names is None else _counted(full_names).field("values"), hash_key),
        mentioned(texts, hash_key),
    )


def _candidates(kind: Kind, values: pa.LargeStringArray, hashes: npt.NDArray[np.uint64], passed: Indices) -> BottomK:
    """Return the values of least hash that the screen lets through, of those that may.

    In the order of their hashes, so that a kind most values are of costs no more than one that few are of.
    """
    ordered = passed[np.argsort(hashes[passed], kind="stable")]
    found: list[Indices] = []
    start, size = 0, 4 * CANDIDATES
    while start < len(ordered) and sum(map(len, found)) <= CANDIDATES:
        some = ordered[start : start + size]
        found.append(some[_screened(kind, values.take(pa.array(some)))])
        start, size = start + size, 4 * size
    return _bottom(CANDIDATES, hashes, values, np.concatenate([passed[:0], *found]))


def _screened(kind: Kind, values: pa.LargeStringArray) -> npt.NDArray[np.bool_]:
    if kind.screen == EVERYTHING:
        return np.ones(len(values), dtype=bool)
    matching = np.array(pc.match_substring_regex(values, kind.screen).to_numpy(zero_copy_only=False))
    if kind.confirms:
        matching[matching] = [kind.confirms(value) for value in values.filter(pa.array(matching)).to_pylist()]
    return matching


def _counted(column: "pd.Series[str]") -> pa.StructArray:
    """Return the distinct values that are neither null nor blank, with how often each is there."""
    counted = pc.value_counts(pa.array(column, type=pa.large_string(), from_pandas=True).drop_null())
    return counted.filter(pc.not_equal(pc.utf8_trim_whitespace(counted.field("values")), ""))


def _in_pieces(texts: pa.LargeStringArray) -> pa.LargeStringArray:
    if (pc.max(pc.binary_length(texts)).as_py() or 0) <= LONGEST:  # no fewer bytes than characters
        return texts
    long = pc.greater(pc.utf8_length(texts), LONGEST)
    pieces = [
        text[start : start + LONGEST]
        for text in texts.filter(long).to_pylist()
        for start in range(0, len(text) - _OVERLAP, LONGEST - _OVERLAP)
    ]
    return pa.concat_arrays([texts.filter(pc.invert(long)), pa.array(pieces, type=pa.large_string())])


def _bottom(k: int, hashes: npt.NDArray[np.uint64], values: pa.LargeStringArray, among: Indices) -> BottomK:
    least = among[np.argsort(hashes[among], kind="stable")[: k + 1]]
    entries = sorted(zip(hashes[least].tolist(), values.take(pa.array(least)).to_pylist(), strict=True))
    return BottomK(k, tuple(entries[:k]), len(among) <= k)


@cache
def _hash_key(seed: int) -> str:
    """Make the 16 characters SipHash takes as its key."""
    return hashlib.blake2b(str(seed).encode(), digest_size=8).hexdigest()
