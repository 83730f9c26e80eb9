"""Which reader reads a file, by the end of its name."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import BinaryIO, TextIO

from pii_audit.plugins import Batch, SourceError

from .csv_rows import read_csv
from .frames import text_frame
from .json_lines import read_json, read_json_lines
from .text_stream import open_text

_JSON_READERS: Mapping[str, Callable[[TextIO], Iterator[Batch]]] = {
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
}
_DELIMITED = {".csv", ".tsv", ".txt"}

READER_OPTIONS = frozenset({"encoding", "delimiter"})
"""What `options` of a source may say to a reader."""


def read_rows(name: str, opener: Callable[[], BinaryIO], options: Mapping[str, object]) -> Iterator[Batch]:
    """Read a file by its name; damage to its text is reported in the last batch.

    Raises:
        SourceError: there is no reader for it, or reading failed.
    """
    suffixes = [suffix.lower() for suffix in PurePosixPath(name).suffixes]
    gzipped = suffixes[-1:] == [".gz"]
    suffix = next(iter(suffixes[-2:-1] if gzipped else suffixes[-1:]), "")
    encoding, delimiter = _text(options, "encoding"), _text(options, "delimiter")
    if delimiter is not None and (len(delimiter) != 1 or delimiter in '"\r\n'):
        raise SourceError("options: delimiter must be a single character, and no quote or line break")
    if suffix not in _JSON_READERS and suffix not in _DELIMITED:
        kind = f"{suffix} files" if suffix else "files without an ending such as .csv"
        raise SourceError(f"no reader for {kind}; exclude it, or export it as .csv or .jsonl")
    with opener() as stream:
        text, damage = open_text(stream, encoding, gzipped)
        if suffix in _JSON_READERS:
            yield from _JSON_READERS[suffix](text)
        else:
            yield from read_csv(text, delimiter, must_be_delimited=suffix == ".txt")
        if problems := damage.remarks():
            yield Batch(text_frame({}), problems)


def _text(options: Mapping[str, object], name: str) -> str | None:
    value = options.get(name)
    if value is not None and not isinstance(value, str):
        raise SourceError(f"options: {name} must be a text")
    return value
