"""Which reader reads a file, by the end of its name."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO, TextIO

from pii_audit.plugins import Batch, SourceError

from .delimited import read_delimited
from .frames import text_frame
from .json_lines import read_json, read_json_lines
from .text_stream import chunks_of, open_text

_JSON, _JSON_LINES = {".json"}, {".jsonl", ".ndjson"}
_DELIMITED = {".csv", ".tsv", ".txt"}
_SQLITE = frozenset({".db", ".sqlite", ".sqlite3"})

READER_OPTIONS = frozenset({"encoding", "delimiter"})
"""What `options` of a source may say to a reader."""


@dataclass(frozen=True)
class Format:
    """How a file is to be read."""

    suffix: str

    gzipped: bool

    encoding: str | None

    delimiter: str | None

    @classmethod
    def of(cls, name: str, options: Mapping[str, object]) -> "Format":
        """Tell it by the name of the file.

        Raises:
            SourceError: there is no reader for it, or an option is wrong.
        """
        suffixes = [suffix.lower() for suffix in PurePosixPath(name).suffixes]
        gzipped = suffixes[-1:] == [".gz"]
        suffix = next(iter(suffixes[-2:-1] if gzipped else suffixes[-1:]), "")
        encoding, delimiter = _text(options, "encoding"), _text(options, "delimiter")
        if delimiter is not None and (len(delimiter) != 1 or delimiter in '"\r\n'):
            raise SourceError("options: delimiter must be a single character, and no quote or line break")
        if suffix not in _JSON | _JSON_LINES | _DELIMITED:
            kind = f"{suffix} files" if suffix else "files without an ending such as .csv"
            database = "; a SQLite database is a source of its own: sqlite:///PATH" if suffix in _SQLITE else ""
            raise SourceError(f"no reader for {kind}{database}; exclude it, or export it as .csv or .jsonl")
        return cls(suffix, gzipped, encoding, delimiter)

    @property
    def json(self) -> bool:
        """Whether it holds JSON."""
        return self.suffix not in _DELIMITED

    @property
    def in_lines(self) -> bool:
        """Whether its rows are parted by line breaks."""
        return self.suffix not in _JSON

    @property
    def must_be_delimited(self) -> bool:
        """Whether it may be anything else than a table."""
        return self.suffix == ".txt"


def read_rows(name: str, opener: Callable[[], BinaryIO], options: Mapping[str, object]) -> Iterator[Batch]:
    """Read a file by its name; damage to its text is reported in the last batch.

    Raises:
        SourceError: there is no reader for it, or reading failed.
    """
    format_ = Format.of(name, options)
    with opener() as stream:
        chunks = chunks_of(stream, format_.gzipped)
        if not format_.json:
            yield from read_delimited(chunks, format_.encoding, format_.delimiter, format_.must_be_delimited)
        elif format_.in_lines:
            yield from read_lines_of_json(chunks, format_.encoding, 1)
        else:
            yield from _read_text(chunks, format_.encoding, 1, read_json)


def read_lines_of_json(chunks: Iterator[bytes], encoding: str | None, first_line: int) -> Iterator[Batch]:
    """Read JSON lines; `first_line` is the number of the first in its file."""
    yield from _read_text(chunks, encoding, first_line, lambda text: read_json_lines(text, first_line))


def _read_text(
    chunks: Iterator[bytes], encoding: str | None, first_line: int, reader: Callable[[TextIO], Iterator[Batch]]
) -> Iterator[Batch]:
    text, damage = open_text(chunks, encoding, first_line)
    yield from reader(text)
    if remarks := damage.remarks():
        yield Batch(text_frame({}), remarks)


def _text(options: Mapping[str, object], name: str) -> str | None:
    value = options.get(name)
    if value is not None and not isinstance(value, str):
        raise SourceError(f"options: {name} must be a text")
    return value
