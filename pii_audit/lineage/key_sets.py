"""The distinct identifiers of a field, as keyed hashes: a set that merges in any order and is bounded."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from pii_audit.people.keys import Keys

EXACT = 5_000_000
"""Distinct values up to which a set holds them all (40 MB)."""
SKETCH = 16_384
"""Hashes kept of a larger set: those that are least, which make a fair sample of any two sets alike (KMV)."""
_ALL = 2.0**64
_SEVERAL = 100_000


@dataclass(frozen=True, eq=False)
class KeySet:
    """A set of hashes. Pseudonymised personal data: no repr shows it, and no output holds it."""

    hashes: Keys = field(default_factory=lambda: np.empty(0, np.uint64), repr=False)
    """Ascending and distinct."""

    complete: bool = True
    """Whether none was left out."""

    @classmethod
    def of(cls, hashes: npt.ArrayLike) -> "KeySet":
        """Make a set of hashes; 0 stands for none."""
        distinct = np.unique(np.asarray(hashes, dtype=np.uint64))
        return cls._bounded(distinct[distinct != 0], True)

    @classmethod
    def _bounded(cls, hashes: Keys, complete: bool) -> "KeySet":
        complete = complete and len(hashes) <= EXACT
        return cls(hashes if complete else hashes[:SKETCH], complete)

    def __or__(self, other: "KeySet") -> "KeySet":
        """Put two sets together: associative and commutative, as only the whole decides what is left out."""
        if not len(self.hashes) or not len(other.hashes):
            return self if len(self.hashes) else other
        both = np.union1d(self.hashes, other.hashes)
        return self._bounded(both, self.complete and other.complete)

    def __and__(self, other: "KeySet") -> "KeySet":
        """Return what two whole sets have in common."""
        return KeySet(np.intersect1d(self.hashes, other.hashes, assume_unique=True))

    def __sub__(self, other: "KeySet") -> "KeySet":
        """Return what of one whole set is not in another."""
        return KeySet(np.setdiff1d(self.hashes, other.hashes, assume_unique=True))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, KeySet) and self.complete == other.complete and np.array_equal(self.hashes, other.hashes)
        )

    __hash__ = None  # type: ignore[assignment]

    @property
    def distinct(self) -> int:
        """Distinct identifiers: exact, or estimated from the sample."""
        if self.complete:
            return len(self.hashes)
        return round((len(self.hashes) - 1) * _ALL / (float(self.hashes[-1]) + 1))

    @property
    def reach(self) -> float:
        """The hash up to which every identifier is in the set."""
        return _ALL if self.complete else float(self.hashes[-1])

    def up_to(self, reach: float) -> Keys:
        """Return the hashes that are at most `reach`."""
        if reach >= _ALL:
            return self.hashes
        return self.hashes[: np.searchsorted(self.hashes, np.uint64(reach), side="right")]


class Growing:
    """A set that takes many batches in, and sorts seldom enough that it does not add up."""

    def __init__(self) -> None:
        self._held = KeySet()
        self._new: list[Keys] = []
        self._waiting = 0

    def add(self, hashes: Keys) -> None:
        """Take hashes in."""
        self._new.append(hashes)
        self._waiting += len(hashes)
        if self._waiting > len(self._held.hashes) + _SEVERAL:
            self.settle()

    def settle(self) -> KeySet:
        """Return the set of all that was taken in."""
        if self._new:
            self._held |= KeySet.of(np.concatenate(self._new))
            self._new, self._waiting = [], 0
        return self._held


def merged(several: Iterable[KeySet]) -> KeySet:
    """Put sets together."""
    whole = KeySet()
    for one in several:
        whole |= one
    return whole
