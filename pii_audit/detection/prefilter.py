"""All screens at once: one pass of Hyperscan tells which values no screen can match.

Values that differ in their digits only look the same to it: it sees **shapes**, each digit a 0 and each line break a
carriage return, so that a million order numbers are one. The distinct shapes of a batch, a line each, are scanned as
one block. What it finds is a superset of what the screens match; those, in RE2, then see the values it let through.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import hyperscan
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from pii_audit.detection.kind import Kind
from pii_audit.detection.prefilter_cache import cached

_FLAGS = hyperscan.HS_FLAG_UTF8 | hyperscan.HS_FLAG_MULTILINE
_TO_SHAPE = bytes.maketrans(b"123456789\n", b"000000000\r")
_SEPARATOR = pa.scalar("\n", pa.large_string())
_MOST = 1 << 28
"""Bytes of a block: Hyperscan counts in 32 bits."""

Indices = npt.NDArray[np.intp]


class Prefilter:
    """Tells by kind which values its screen may match."""

    def __init__(self, kinds: Sequence[Kind]) -> None:
        self._kinds = [kind for kind in kinds if kind.expressions]
        self._open = [kind for kind in kinds if not kind.expressions]

    def passing(self, values: pa.LargeStringArray) -> Mapping[str, Indices]:
        """Return by entity the indices, ascending, of the values that its screen may match; no key where there are none.

        A kind without expressions may match any value.
        """
        everything = np.arange(len(values))
        passed = {kind.entity: everything for kind in self._open if len(values)}
        shapes = pc.dictionary_encode(_shapes(values))
        codes = shapes.indices.to_numpy()
        by_kind = self._scanned(shapes.dictionary) if self._kinds else {}
        order = np.argsort(codes, kind="stable") if by_kind else codes[:0]
        starts = np.searchsorted(codes[order], np.arange(len(shapes.dictionary) + 1)) if by_kind else codes[:0]
        for entity, found in by_kind.items():
            parts = [order[starts[code] : starts[code + 1]] for code in found]
            passed[entity] = np.sort(np.concatenate(parts))
        return passed

    def _scanned(self, shapes: pa.LargeStringArray) -> Mapping[str, Indices]:
        hits: list[tuple[int, int]] = []

        def on_match(number: int, _start: int, end: int, _flags: int, _context: object) -> None:
            hits.append((number, end))

        by_kind: dict[str, list[Indices]] = {}
        for first, block in _blocks(shapes):
            hits.clear()
            joined = pc.binary_join(
                pa.LargeListArray.from_arrays(pa.array([0, len(block)], pa.int64()), block), _SEPARATOR
            )
            self._database.scan(joined[0].as_buffer().to_pybytes(), match_event_handler=on_match)
            if not hits:
                continue
            ends = np.cumsum(pc.binary_length(block).to_numpy() + 1) - 1
            numbers, places = np.array(hits, dtype=np.int64).T
            lines = np.searchsorted(ends, places)
            for number in np.unique(numbers):
                inside = np.unique(lines[numbers == number])
                by_kind.setdefault(self._kinds[number].entity, []).append(first + inside[inside < len(block)])
        return {entity: np.concatenate(parts) for entity, parts in by_kind.items()}

    @cached_property
    def _database(self) -> hyperscan.Database:
        numbered = [(number, expression) for number, kind in enumerate(self._kinds) for expression in kind.expressions]
        return cached([expression.encode() for _, expression in numbered], [number for number, _ in numbered], _FLAGS)


def _shapes(values: pa.LargeStringArray) -> pa.LargeStringArray:
    """Make every digit a 0 and every line break a carriage return, in one go over the characters of all values."""
    validity, offsets, characters = values.buffers()
    if characters is None:
        return values
    translated = pa.py_buffer(characters.to_pybytes().translate(_TO_SHAPE))
    return pa.LargeStringArray.from_buffers(len(values), offsets, translated, validity, offset=values.offset)


def _blocks(shapes: pa.LargeStringArray) -> Iterator[tuple[int, pa.LargeStringArray]]:
    """Part shapes into blocks that Hyperscan can count in, each with the index of its first."""
    if not len(shapes):
        return
    ends = np.cumsum(pc.binary_length(shapes).to_numpy() + 1)
    first = 0
    while first < len(shapes):
        done = ends[first - 1] if first else 0
        end = max(first + 1, int(np.searchsorted(ends, done + _MOST)))
        yield first, shapes.slice(first, end - first)
        first = end
