"""How much of each set of identifiers is in each other: one inverted index over all of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from pii_audit.lineage.key_sets import KeySet
from pii_audit.people.keys import Keys

_AT_ONCE = 2_000_000
"""Hashes."""


@dataclass(frozen=True)
class Shared:
    """What two sets have in common."""

    matches: int
    """Identifiers in both: counted, or estimated where a set is too large to be held whole."""

    of_first: float
    """Share of the first set, 0 to 1."""

    of_second: float

    exact: bool


def compare(sets: Sequence[KeySet]) -> Iterator[tuple[int, int, Shared]]:
    """Yield every two sets that have something in common, by their positions, the lesser first."""
    whole = [i for i, keys in enumerate(sets) if keys.complete]
    for (i, j), matches in sorted(_counted([sets[i] for i in whole], whole).items()):
        yield i, j, Shared(matches, matches / len(sets[i].hashes), matches / len(sets[j].hashes), True)
    for i, j in combinations(range(len(sets)), 2):
        if not (sets[i].complete and sets[j].complete) and (found := _estimated(sets[i], sets[j])):
            yield i, j, found


def _counted(sets: Sequence[KeySet], names: Sequence[int]) -> Mapping[tuple[int, int], int]:
    """Count what every two whole sets share, a range of hashes after the other, so that memory is bounded."""
    total = sum(len(keys.hashes) for keys in sets)
    counts = np.zeros(len(sets) ** 2, dtype=np.int64)
    borders = np.linspace(0, 2.0**64, total // _AT_ONCE + 2)[1:-1].astype(np.uint64)
    cuts = [[0, *np.searchsorted(keys.hashes, borders).tolist(), len(keys.hashes)] for keys in sets]
    for number in range(len(borders) + 1):
        counts += _shared_in([keys.hashes[cut[number] : cut[number + 1]] for keys, cut in zip(sets, cuts, strict=True)])
    pairs = np.flatnonzero(counts).tolist()
    return {(names[pair // len(sets)], names[pair % len(sets)]): int(counts[pair]) for pair in pairs}


def _shared_in(parts: Sequence[Keys]) -> npt.NDArray[np.int64]:
    """Count the shared hashes of every two parts: all sorted together, and each compared with those beside it."""
    hashes = np.concatenate(parts) if parts else np.empty(0, np.uint64)
    order = np.argsort(hashes, kind="stable")  # the sets of one hash follow each other in their order
    hashes = hashes[order]
    owner = np.repeat(np.arange(len(parts)), [len(part) for part in parts])[order]
    counts = np.zeros(len(parts) ** 2, dtype=np.int64)
    first = np.arange(len(hashes))
    for distance in range(1, len(parts)):
        first = first[first + distance < len(hashes)]
        first = first[hashes[first] == hashes[first + distance]]
        if not len(first):
            break
        counts += np.bincount(owner[first] * len(parts) + owner[first + distance], minlength=len(counts))
    return counts


def _estimated(a: KeySet, b: KeySet) -> Shared | None:
    """Compare what lies within the reach of both: a fair sample of either."""
    reach = min(a.reach, b.reach)
    near_a, near_b = a.up_to(reach), b.up_to(reach)
    matches = len(np.intersect1d(near_a, near_b, assume_unique=True))
    if not matches:
        return None
    of_first, of_second = matches / len(near_a), matches / len(near_b)
    return Shared(round(of_first * a.distinct), of_first, of_second, False)
