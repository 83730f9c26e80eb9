"""Large files in parts of whole rows, which several processes read at once.

Finding where rows end takes a look at every byte, at the speed of the disk, before the rows are read: quotes far above
tell whether a line break ends a row.
"""

from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from pii_audit.plugins import Batch, Part, SourceError

from .csv_blocks import BLOCK, whole_lines
from .delimited import HEAD_BYTES, Block, Place, RowsOf, blocks, read_block, rows_of, shape_of
from .formats import Format, read_lines_of_json
from .frames import text_frame
from .text_stream import ascii_based, chunks_of


def parts_of(file: BinaryIO, size: int, format_: Format) -> tuple[Part, ...]:
    """Part a file; one part where it is small, packed, or nobody can tell where its rows end.

    Raises:
        SourceError: it is no text, or no delimited one.
    """
    whole = (Part(size=size),)
    if size <= 2 * BLOCK or format_.gzipped or not format_.in_lines:
        return whole
    head = file.read(HEAD_BYTES)
    based = ascii_based(head, format_.encoding)
    find = _rows_of(head, format_)
    if based is None or find is None:
        return whole
    mark, encoding = based
    file.seek(mark)
    parts: list[Part] = []
    begin = mark
    for block in blocks(chunks_of(file, gzipped=False), find, Place(encoding=encoding)):
        end = begin + len(block.data) if block.rows_end else size
        where: dict[str, int | str] = {
            "begin": begin,
            "end": end,
            "line": block.place.line,
            "quoted": int(block.quoted_lines),
        }
        if block.place.encoding:
            where["encoding"] = block.place.encoding
        if not block.rows_end:
            where["rest"] = 1
        parts.append(Part(len(parts), where, size=end - begin))
        begin = end
    return tuple(parts)


def read_part_of(file: BinaryIO, part: Part, format_: Format) -> Iterator[Batch]:
    """Read a part that `parts_of` made.

    Raises:
        SourceError: reading failed.
    """
    head = file.read(HEAD_BYTES)
    begin, end = int(part.where["begin"]), int(part.where["end"])
    encoding = part.where.get("encoding")
    place = Place(int(part.where["line"]), None if encoding is None else str(encoding), first=part.number == 0)
    whole = "rest" not in part.where
    file.seek(begin - 1 if part.number else begin)
    before = file.read(1) if part.number else b"\n"
    data = file.read(end - begin) if whole else b""
    if before != b"\n" or (whole and len(data) < end - begin):
        raise SourceError("the file was written while it was read; scan it again")
    rest = iter(()) if whole else chunks_of(file, gzipped=False)
    if format_.json:
        yield from read_lines_of_json(chain([data] if data else [], rest), place.encoding, place.line)
        return
    block = Block(place, data, rows_end=whole, quoted_lines=bool(part.where["quoted"]))
    shape = shape_of(head, format_.encoding, format_.delimiter, format_.must_be_delimited)
    if shape:
        yield from read_block(block, rest, shape)
        if place.first:
            yield Batch(text_frame(dict.fromkeys(shape.fields, ())), notes=shape.notes)


def _rows_of(head: bytes, format_: Format) -> RowsOf | None:
    if format_.json:
        return whole_lines
    shape = shape_of(head, format_.encoding, format_.delimiter, format_.must_be_delimited)
    return rows_of(shape) if shape and shape.delimiter.isascii() else None
