"""Where the rows of delimited bytes end, for files as large as they come.

A line break ends a row unless it lies in quotes. Whether it does is told by counting quotes, which is right where
every quote stands at the edge of a cell; a file with others is read by `csv_rows`, which takes its time.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

BLOCK = 1 << 24
"""Bytes read at once."""

LINES_OF_A_ROW = 100
"""A quoted cell that goes on for longer was never closed."""

_QUOTE, _LF, _CR = b'"\n\r'

_Places = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Rows:
    """The whole rows that bytes begin with."""

    end: int
    """Where the last of them ends."""

    lines: int

    quoted_lines: bool
    """Whether some cell holds a line break."""


def whole_rows(data: bytes, delimiter: str, last: bool) -> Rows | None:
    """Find the whole rows that some bytes begin with; none where quotes are not where they should be.

    Args:
        data: of an encoding that has ASCII, beginning with a row.
        delimiter: of cells, one ASCII character.
        last: whether nothing comes after.
    """
    if b'"' not in data:
        return whole_lines(data, last)
    ended = data + b"\n" if last and not data.endswith((b"\n", b"\r")) else data
    signs = np.frombuffer(ended, np.uint8)
    quotes, breaks = np.flatnonzero(signs == _QUOTE), np.flatnonzero(signs == _LF)
    inside = np.searchsorted(quotes, breaks) % 2 == 1
    outside = breaks[~inside]
    end = int(outside[-1]) + 1 if len(outside) else 0
    quotes = quotes[quotes < end]
    within = inside[breaks < end]
    if (
        (last and end < len(data))
        or not _at_edges(signs, quotes, ord(delimiter))
        or _longest_row(within) > LINES_OF_A_ROW
    ):
        return None
    return Rows(min(end, len(data)), _lines(data[:end]), quoted_lines=bool(within.any()) or b"\r" in data)


def whole_lines(data: bytes, last: bool) -> Rows:
    """Find the whole lines that some bytes begin with, whatever quotes they hold."""
    end = len(data) if last else data.rfind(b"\n") + 1
    return Rows(end, _lines(data[:end]), quoted_lines=False)


def _at_edges(signs: npt.NDArray[np.uint8], quotes: _Places, delimiter: int) -> bool:
    """Tell whether every quote begins a cell, ends one, or is one of two that stand for a quote."""
    opening, closing = quotes[0::2], quotes[1::2]
    before = signs[opening[opening > 0] - 1]
    after = signs[closing + 1]  # a line break comes after the last of them
    edges = np.array([delimiter, _LF, _CR, _QUOTE], np.uint8)
    return bool(np.isin(before, edges).all() and np.isin(after, edges).all())


def _longest_row(inside: npt.NDArray[np.bool_]) -> int:
    """Return the most lines that a row has, by which line breaks lie in quotes."""
    return 1 + int(np.bincount(np.cumsum(~inside)[inside], minlength=1).max())


def _lines(data: bytes) -> int:
    returns = data.count(b"\r") - data.count(b"\r\n") if b"\r" in data else 0
    return data.count(b"\n") + returns
