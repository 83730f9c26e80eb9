"""Columns of text, a chunk at a time: arrays of Arrow, so that a million rows take seconds."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Numbers = npt.NDArray[np.integer[Any]]


def taken(words: Sequence[str], which: Numbers) -> pa.StringArray:
    """Return the words of these indices."""
    return pa.array(words, pa.string()).take(pa.array(which))


def drawn(rng: np.random.Generator, words: Sequence[str], rows: int) -> pa.StringArray:
    """Draw a word for each row."""
    return taken(words, rng.integers(len(words), size=rows))


def digits(numbers: Numbers, width: int = 0) -> pa.StringArray:
    """Write numbers, with zeros before them up to a width."""
    return pc.utf8_lpad(pa.array(numbers).cast(pa.string()), width, "0")


def joined(*parts: pa.StringArray | str) -> pa.StringArray:
    """Put the parts of each row together."""
    return pc.binary_join_element_wise(*parts, "")


def one_of(which: Numbers, *choices: pa.StringArray) -> pa.StringArray:
    """Take each row from the choice of its index."""
    return pc.choose(pa.array(which), *choices)


def where(condition: npt.NDArray[np.bool_], values: pa.StringArray | str, otherwise: pa.StringArray | str = "") -> Any:
    """Keep the values where a condition holds."""
    return pc.if_else(pa.array(condition), values, otherwise)


def as_bytes(texts: pa.StringArray) -> bytes:
    """Return all texts one after the other, in UTF-8; no byte is copied one by one."""
    _, offsets, data = texts.buffers()
    ends = np.frombuffer(offsets, np.int32)[texts.offset : texts.offset + len(texts) + 1]
    return bytes(data[int(ends[0]) : int(ends[-1])])
