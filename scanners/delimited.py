"""Delimited files: large ones in blocks of whole rows, each read by Arrow where it is clean and row by row where not."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from pii_audit.plugins import Batch

from .csv_blocks import BLOCK, Rows, whole_rows
from .csv_fast import read_clean
from .csv_rows import read_rows_of
from .csv_shape import Shape, find_shape
from .frames import text_frame
from .text_stream import LONGEST_LINE, ascii_based, encoding_of, open_text

_HEAD = 20_000
"""Characters in which the shape of a file is found."""
HEAD_BYTES = 1 << 17
"""Bytes that surely hold them."""
_LONGEST_ROW = 4 * BLOCK
_LINES_OF_A_HEAD = 3
"""A hint at the delimiter, a header, and a row."""


RowsOf = Callable[[bytes, bool], Rows | None]
"""Finds the whole rows that some bytes begin with, told whether nothing comes after; see `whole_rows`."""


@dataclass(frozen=True)
class Place:
    """Where in a file some rows begin."""

    line: int = 1

    encoding: str | None = None
    """None where all before was ASCII."""

    first: bool = True
    """Whether it is the beginning of the file."""


@dataclass(frozen=True)
class Block:
    """Whole rows, or all that is left of a file where nobody can tell its rows."""

    place: Place

    data: bytes

    rows_end: bool
    """Whether it ends with a row; else the rest of the file belongs to it."""

    quoted_lines: bool = False


def shape_of(head: bytes, encoding: str | None, delimiter: str | None, must_be_delimited: bool) -> Shape | None:
    """Find the shape of a file in its first bytes; None for an empty one.

    Raises:
        SourceError: it is no delimited text.
    """
    text, _ = open_text(iter([head[:HEAD_BYTES]]), encoding)
    lines = list(io.StringIO(text.read(_HEAD) + text.readline(LONGEST_LINE), newline=""))
    return find_shape(lines, delimiter, must_be_delimited) if lines else None


def read_delimited(
    chunks: Iterator[bytes], encoding: str | None, delimiter: str | None, must_be_delimited: bool
) -> Iterator[Batch]:
    """Yield the rows of a delimited file, and last what was wrong with it.

    Raises:
        SourceError: no delimiter is found where there must be one, or it is no text.
    """
    first, failure = _read(chunks, HEAD_BYTES)
    if failure and not first:
        raise failure
    shape = shape_of(first, encoding, delimiter, must_be_delimited)
    if shape is None:
        return
    chunks = chain([first], _raise(failure) if failure else chunks)
    if (based := ascii_based(first, encoding)) is None or not shape.delimiter.isascii():
        yield from _row_by_row(chunks, Place(encoding=encoding), shape)
    else:
        mark, known = based
        chunks = chain([next(chunks)[mark:]], chunks)
        for block in blocks(chunks, rows_of(shape), Place(encoding=known)):
            yield from read_block(block, chunks, shape)
    yield Batch(text_frame(dict.fromkeys(shape.fields, ())), notes=shape.notes)


def rows_of(shape: Shape) -> RowsOf:
    """Return what finds the rows of a file of this shape."""
    return lambda data, last: whole_rows(data, shape.delimiter, last)


def blocks(chunks: Iterator[bytes], rows_of: RowsOf, place: Place) -> Iterator[Block]:
    """Part what is left of a file into blocks; a last one that does not end with a row leaves the rest in `chunks`."""
    data, ended, failure = b"", False, None
    while not ended or data:
        if failure:
            raise failure
        if not ended:
            more, failure = _read(chunks, BLOCK)
            ended = len(more) < BLOCK and not failure
            data += more
        rows = rows_of(data, ended)
        if rows and place.first and not ended and data.count(b"\n", 0, rows.end) < _LINES_OF_A_HEAD:
            rows = None  # the header is in it for sure only where there are more
        if place.encoding is None:
            place = replace(place, encoding=encoding_of(data[: rows.end]) if rows else None)
        if rows is None or (not rows.end and len(data) > _LONGEST_ROW):
            yield Block(place, data, rows_end=False)
            if failure:
                raise failure
            return
        if rows.end:
            yield Block(place, data[: rows.end], rows_end=True, quoted_lines=rows.quoted_lines)
            place = replace(place, line=place.line + rows.lines, first=False)
            data = data[rows.end :]


def read_block(block: Block, rest: Iterator[bytes], shape: Shape) -> Iterator[Batch]:
    """Read a block, and the rest of its file where that belongs to it."""
    place = block.place
    if block.rows_end:
        frame = read_clean(block.data, place.encoding, shape, place.first, block.quoted_lines)
        if frame is not None:
            yield Batch(frame)
            return
        rest = iter(())
    yield from _row_by_row(chain([block.data], rest), place, shape)


def _row_by_row(chunks: Iterator[bytes], place: Place, shape: Shape) -> Iterator[Batch]:
    text, damage = open_text(chunks, place.encoding, place.line)
    yield from read_rows_of(text, shape, place.line, place.first)
    if remarks := damage.remarks():
        yield Batch(text_frame({}), remarks)


def _read(chunks: Iterator[bytes], size: int) -> tuple[bytes, Exception | None]:
    """Read at least so many bytes, unless the file ends or reading fails: what was read before that counts."""
    parts, read = [], 0
    try:
        for chunk in chunks:
            parts.append(chunk)
            read += len(chunk)
            if read >= size:
                break
    except Exception as failure:  # noqa: BLE001 every kind of store has its own; it is raised when its turn comes
        return b"".join(parts), failure
    return b"".join(parts), None


def _raise(failure: Exception) -> Iterator[bytes]:
    raise failure
    yield b""
