"""JSON -> rows with dotted fields.

Lists add no index: their scalars, or the fields of their objects, are joined by line breaks. Numbers stay as
written, booleans are `1` and `0`, null and empty lists are missing. What is no object is the field `value`.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, TextIO

from pii_audit.plugins import Batch, SourceError

from .frames import batches_of_records, text_frame
from .problems import Problems

_CHUNK = 1 << 18
_LARGEST = 1 << 28
_TOO_LARGE = SourceError(f"a single JSON value is larger than {_LARGEST >> 20} MiB; write it as JSON lines")
_NAMELESS = "value"
_SEPARATOR = re.compile(r"[\s,]*")
_DECODER = json.JSONDecoder(  # an object becomes a tuple of pairs, so that no key given twice is lost
    object_pairs_hook=tuple, parse_float=str, parse_int=str, parse_constant=str
)


def read_json_lines(lines: Iterable[str]) -> Iterator[Batch]:
    """Yield the rows of JSON lines, and last what was wrong with them; broken lines are left out."""
    problems = Problems()
    for frame in batches_of_records(_records_of_lines(lines, problems)):
        yield Batch(frame)
    yield Batch(text_frame({}), problems.texts())


def read_json(text: TextIO) -> Iterator[Batch]:
    """Yield the rows of a JSON file: the items of an array, a single object, or JSON lines.

    Raises:
        SourceError: the JSON is broken or too large for memory; the rows before are yielded.
    """
    first = next((line for line in text if line.strip()), "")
    if _is_json(first):
        yield from read_json_lines(chain([first], text))
        return
    if first.lstrip().startswith("["):
        records = map(_record, _items(first.lstrip()[1:], text))
    else:
        records = map(_record, _whole(first, text))
    for frame in batches_of_records(records):
        yield Batch(frame)


def _records_of_lines(lines: Iterable[str], problems: Problems) -> Iterator[Mapping[str, str]]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                record = _record(_DECODER.decode(line))
            except (ValueError, RecursionError):
                problems.add("lines are no JSON and were left out", number)
            else:
                yield record


def _is_json(line: str) -> bool:
    """A line that opens an array is none of JSON lines: the array may be the whole file."""
    try:
        _DECODER.decode(line)
    except (ValueError, RecursionError):
        return False
    return not line.lstrip().startswith("[")


def _whole(first: str, text: TextIO) -> Iterator[Any]:
    document = first + text.read(_LARGEST)
    if len(document) >= _LARGEST:
        raise _TOO_LARGE
    if document:
        try:
            yield _DECODER.decode(document)
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
            item, end = _DECODER.raw_decode(buffer, position)
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


def _record(value: Any) -> Mapping[str, str]:
    texts: dict[str, list[str]] = {}
    _flatten("", value, texts)
    return {name: "\n".join(found) for name, found in texts.items()}


def _flatten(name: str, value: Any, texts: dict[str, list[str]]) -> None:
    if isinstance(value, tuple):
        for key, child in value:
            _flatten(f"{name}.{key}" if name else key, child, texts)
    elif isinstance(value, list):
        for child in value:
            _flatten(name, child, texts)
    elif value is not None:
        texts.setdefault(name or _NAMELESS, []).append(str(int(value)) if isinstance(value, bool) else value)
