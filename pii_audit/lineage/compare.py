"""How much of each set of identifiers is in each other: one inverted index over all of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from pii_audit.lineage.key_sets import KeySet


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
    """Count what every two whole sets share: all hashes sorted together, and compared with those beside them."""
    if not sets:
        return {}
    hashes = np.concatenate([keys.hashes for keys in sets])
    order = np.argsort(hashes, kind="stable")  # the sets of one hash follow each other in their order
    hashes = hashes[order]
    owner = np.repeat(np.arange(len(sets)), [len(keys.hashes) for keys in sets])[order]
    counts: dict[tuple[int, int], int] = {}
    first = np.arange(len(hashes))
    for distance in range(1, len(sets)):
        first = first[first + distance < len(hashes)]
        first = first[hashes[first] == hashes[first + distance]]
        if not len(first):
            break
        pairs, found = np.unique(owner[first] * len(sets) + owner[first + distance], return_counts=True)
        for pair, count in zip(pairs.tolist(), found.tolist(), strict=True):
            key = names[pair // len(sets)], names[pair % len(sets)]
            counts[key] = counts.get(key, 0) + count
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
