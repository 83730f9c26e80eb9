"""All screens at once: one pass of Hyperscan tells which values no screen can match.

Values that differ in their digits only look the same to it: it sees **shapes**, each digit a 0 and each line break a
carriage return, so that a million order numbers are one. The distinct shapes of a batch, a line each, are scanned as
one block. What it finds is a superset of what the screens match; those, in RE2, then see the values it let through.
"""

from array import array
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
_PLACE_BITS = 32
_SIX_DIGITS = 6
"""What a value has that a screen of `Kind.digits` is asked about."""
_LONG = 12_000
"""Characters of expressions that are compiled together."""

Indices = npt.NDArray[np.intp]


class Prefilter:
    """Tells by kind which values its screen may match."""

    def __init__(self, kinds: Sequence[Kind]) -> None:
        self._open = [kind for kind in kinds if not kind.expressions]
        of_digits = [kind for kind in kinds if kind.expressions and kind.digits]
        others = [kind for kind in kinds if kind.expressions and not kind.digits]
        self._of_digits = [_Scan(group) for group in _groups(of_digits)]
        self._others = [_Scan(group) for group in _groups(others)]

    def passing(self, values: pa.LargeStringArray) -> Mapping[str, Indices]:
        """Return by entity the indices, ascending, of the values that its screen may match; no key where there are none.

        A kind without expressions may match any value.
        """
        passed = {kind.entity: np.arange(len(values)) for kind in self._open if len(values)}
        coded = pc.dictionary_encode(_shapes(values))
        shapes, codes = coded.dictionary, coded.indices.to_numpy()
        with_digits = np.flatnonzero(pc.greater_equal(pc.count_substring(shapes, "0"), _SIX_DIGITS))
        found = {
            **_scanned(self._others, shapes),
            **{
                entity: with_digits[indices]
                for entity, indices in _scanned(self._of_digits, shapes.take(pa.array(with_digits))).items()
            },
        }
        if found:
            order = np.argsort(codes, kind="stable")
            starts = np.searchsorted(codes[order], np.arange(len(shapes) + 1))
            for entity, of_shapes in found.items():
                parts = [order[starts[code] : starts[code + 1]] for code in of_shapes]
                passed[entity] = np.sort(np.concatenate(parts))
        return passed


class _Scan:
    """One pass for some kinds. Compiling all together would take several times as long."""

    def __init__(self, kinds: Sequence[Kind]) -> None:
        self._entities = [kind.entity for kind in kinds]
        self._numbered = [(number, e.encode()) for number, kind in enumerate(kinds) for e in kind.expressions]

    def lines(self, block: bytes, ends: Indices) -> Iterator[tuple[str, Indices]]:
        """Yield by entity the lines of a block with a match; `ends` are the places of the line breaks."""
        hits = array("q")  # there may be one for each character

        def on_match(number: int, _start: int, end: int, _flags: int, _context: object) -> None:
            hits.append(number << _PLACE_BITS | end)

        self._database.scan(block, match_event_handler=on_match)
        if hits:
            found = np.frombuffer(hits, np.int64)
            numbers, lines = found >> _PLACE_BITS, np.searchsorted(ends, found & ((1 << _PLACE_BITS) - 1))
            for number in np.unique(numbers):
                inside = np.unique(lines[numbers == number])
                yield self._entities[number], inside[inside < len(ends)]

    @cached_property
    def _database(self) -> hyperscan.Database:
        numbers, expressions = zip(*self._numbered, strict=True)
        return cached(expressions, numbers, _FLAGS)


def _groups(kinds: Sequence[Kind]) -> Iterator[Sequence[Kind]]:
    """Put kinds together until their expressions are long."""
    group: list[Kind] = []
    for kind in kinds:
        if group and sum(len(e) for member in (*group, kind) for e in member.expressions) > _LONG:
            yield group
            group = []
        group.append(kind)
    if group:
        yield group


def _scanned(scans: Sequence[_Scan], shapes: pa.LargeStringArray) -> Mapping[str, Indices]:
    """Return by entity the indices of the shapes that match."""
    by_entity: dict[str, list[Indices]] = {}
    for first, block in _blocks(shapes) if scans else ():
        joined = pc.binary_join(pa.LargeListArray.from_arrays(pa.array([0, len(block)], pa.int64()), block), _SEPARATOR)
        text = joined[0].as_buffer().to_pybytes()
        ends = np.cumsum(pc.binary_length(block).to_numpy() + 1) - 1
        for scan in scans:
            for entity, lines in scan.lines(text, ends):
                by_entity.setdefault(entity, []).append(first + lines)
    return {entity: np.concatenate(parts) for entity, parts in by_entity.items()}


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
