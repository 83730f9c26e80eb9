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
from pii_audit.detection.kind import Kind

VALUES = 500
"""Distinct values of a field kept for judging."""
CANDIDATES = 100
"""Distinct values kept for each kind whose screen they match."""
LONGEST = 10_000
"""Characters of a value; a longer one is sampled and judged in pieces, so that a sample has bounds."""
_OVERLAP = 200
_SIX_DIGITS = "[0-9](?:[^0-9]*[0-9]){5}"
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
    columns: Mapping[str, "pd.Series[str]"], kinds: Sequence[Kind], seed: int, names: Mapping[str, "pd.Series[str]"]
) -> dict[str, FieldSample]:
    """Sample columns of strings and put each distinct value through every screen.

    `names` are the full names that a column of given names makes with its neighbour.
    """
    texts = {name: _texts(values) for name, values in columns.items()}
    distinct = {name: pc.unique(_in_pieces(values)) for name, values in texts.items()}
    matching = _screened(tuple(distinct.values()), kinds)
    hash_key = _hash_key(seed)
    samples = {}
    for (name, values), by_entity in zip(distinct.items(), matching, strict=True):
        objects = values.to_numpy(zero_copy_only=False)
        hashes = pd.util.hash_array(objects, hash_key=hash_key, categorize=False)
        samples[name] = FieldSample(
            len(columns[name]),
            len(texts[name]),
            _bottom(VALUES, hashes, objects, np.arange(len(objects))),
            {entity: _bottom(CANDIDATES, hashes, objects, found) for entity, found in by_entity.items()},
            stated(pc.unique(_texts(names[name])) if name in names else values, hash_key),
            mentioned(values, hash_key),
        )
    return samples


def _screened(arrays: Sequence[pa.LargeStringArray], kinds: Sequence[Kind]) -> list[dict[str, npt.NDArray[np.intp]]]:
    """Return for each array by entity which of its values match; all at once, as compiling a screen takes a while."""
    starts = np.cumsum([0, *map(len, arrays)])
    if not starts[-1]:  # as in the last batch of a reader, which brings its notes
        return [{} for _ in arrays]
    together = pa.concat_arrays(arrays)
    with_digits = np.flatnonzero(_matches(together, _SIX_DIGITS))
    few = together.take(pa.array(with_digits))
    found: list[dict[str, npt.NDArray[np.intp]]] = [{} for _ in arrays]
    for kind in kinds:
        matching = (
            with_digits[_matches(few, kind.screen)] if kind.digits else np.flatnonzero(_matches(together, kind.screen))
        )
        if kind.confirms:
            confirmed = [kind.confirms(value) for value in together.take(pa.array(matching)).to_pylist()]
            matching = matching[np.array(confirmed, dtype=bool)]
        bounds = np.searchsorted(matching, starts)
        for i in np.flatnonzero(np.diff(bounds)):
            found[i][kind.entity] = matching[bounds[i] : bounds[i + 1]] - starts[i]
    return found


def _matches(texts: pa.LargeStringArray, screen: str) -> npt.NDArray[np.bool_]:
    matching: npt.NDArray[np.bool_] = pc.match_substring_regex(texts, screen).to_numpy(zero_copy_only=False)
    return matching


def _texts(values: "pd.Series[str]") -> pa.LargeStringArray:
    texts = pa.array(values, type=pa.large_string(), from_pandas=True).drop_null()
    return texts.filter(pc.not_equal(pc.utf8_trim_whitespace(texts), ""))


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
