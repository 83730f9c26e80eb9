"""JSON -> rows with dotted fields; `pii_audit.json_fields` says how. What is no object is the field `value`."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, TextIO

from pii_audit.field_names import FURTHER_NOTE, Paths
from pii_audit.json_fields import DECODER, flattened
from pii_audit.plugins import Batch, Remark, SourceError

from .frames import frame_of_records, in_batches, text_frame
from .problems import Problems
from .text_stream import LONGEST_LINE, goes_on, lines_of

_CHUNK = 1 << 18
_LARGEST = 1 << 26
_TOO_LARGE = SourceError(f"a single JSON value is larger than {_LARGEST >> 20} MiB; write it as JSON lines")
_SEPARATOR = re.compile(r"[\s,]*")


def read_json_lines(text: TextIO, first_line: int = 1) -> Iterator[Batch]:
    """Yield the rows of JSON lines, and last what was wrong with them; broken lines are left out."""
    yield from _read_lines(lines_of(text), first_line)


def _read_lines(lines: Iterable[str], first_line: int = 1) -> Iterator[Batch]:
    problems = Problems()
    yield from _batches(_values_of_lines(lines, first_line, problems))
    yield Batch(text_frame({}), problems.remarks())


def read_json(text: TextIO) -> Iterator[Batch]:
    """Yield the rows of a JSON file: the items of an array, a single object, or JSON lines.

    Raises:
        SourceError: the JSON is broken or too large for memory; the rows before are yielded.
    """
    first = next((line for line in lines_of(text) if line.strip()), "")
    if _is_json(first):
        yield from _read_lines(chain([first], lines_of(text)))
    elif first.lstrip().startswith("["):
        yield from _batches(_items(first.lstrip()[1:], text))
    else:
        yield from _batches(_whole(first, text))


def _batches(values: Iterator[Any]) -> Iterator[Batch]:
    paths = Paths()
    records = (flattened("", value, paths) for value in values)
    for batch in in_batches(records, lambda record: sum(map(len, record.values())) + len(record)):
        yield Batch(frame_of_records(batch))
    if paths.further:
        yield Batch(text_frame({}), notes=(Remark(FURTHER_NOTE),))


def _values_of_lines(lines: Iterable[str], first_line: int, problems: Problems) -> Iterator[Any]:
    within_line = False
    for number, line in enumerate(lines, start=first_line):
        is_part, within_line = within_line or goes_on(line), goes_on(line)
        if is_part:
            problems.add(f"parts of lines longer than {LONGEST_LINE:,} characters were left out", number)
        elif line.strip():
            try:
                yield DECODER.decode(line)
            except (ValueError, RecursionError):
                problems.add("lines are no JSON and were left out", number)


def _is_json(line: str) -> bool:
    """A line that opens an array is none of JSON lines: the array may be the whole file."""
    try:
        DECODER.decode(line)
    except (ValueError, RecursionError):
        return False
    return not line.lstrip().startswith("[")


def _whole(first: str, text: TextIO) -> Iterator[Any]:
    document = first + text.read(_LARGEST)
    if len(document) >= _LARGEST:
        raise _TOO_LARGE
    if document:
        try:
            yield DECODER.decode(document)
        except (ValueError, RecursionError):
            raise SourceError("the JSON is broken; check that the file is complete") from None


def _items(buffer: str, text: TextIO) -> Iterator[Any]:
    """Yield the items of an array whose bracket was read, holding little more than one at a time."""
    position = 0
    while True:
        position = _SEPARATOR.match(buffer, position).end()  # type: ignore[union-attr]
        if buffer.startswith("]", position):
            return
        try:
            item, end = DECODER.raw_decode(buffer, position)
        except (ValueError, RecursionError):  # broken, or cut off by the end of the buffer
            end = len(buffer)
        if end < len(buffer):
            yield item
            position = end
            continue
        if len(buffer) - position > _LARGEST:
            raise _TOO_LARGE
        more = text.read(max(_CHUNK, len(buffer) - position))
        if not more:
            raise SourceError("the JSON is broken or cut off; the items before that were read")
        buffer, position = buffer[position:] + more, 0
