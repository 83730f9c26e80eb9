"""Bytes of a file -> lines of text, in one pass; never decides an encoding on the head alone.

A byte order mark decides; else NUL bytes at every other place mean UTF-16. Everything else is UTF-8 until a
byte says otherwise: where all before it was ASCII the file is cp1252 (nothing was misread so far), where
UTF-8 letters came before it the file is damaged UTF-8 and the byte is replaced and reported.
"""

import codecs
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from gzip import BadGzipFile, GzipFile
from typing import Any, BinaryIO, TextIO

from pii_audit.plugins import Remark, SourceError

LONGEST_LINE = 1 << 24
"""Characters; a line that goes on is read in parts."""

_CHUNK = 1 << 18
_BOMBS_FROM = 1 << 28
_BOMB_RATIO = 200
_ASCII_BASED = ("ascii", "utf-8", "cp1252", "iso8859-1", "iso8859-15")
_MARK = "pii_audit.mark"
_MARKED = "\udfff"
"""Stands for bytes that are no text until they are counted; U+FFFD may as well be in the file itself."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16's, which it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def _mark(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return _MARKED, error.end


codecs.register_error(_MARK, _mark)


@dataclass
class Damage:
    """Bytes that are no text in the file's encoding."""

    count: int = 0
    first_line: int = 0
    encoding: str = ""

    def add(self, count: int, line: int) -> None:
        """Count more of them; the line is that of the first."""
        self.first_line = self.first_line or line
        self.count += count

    def remarks(self) -> tuple[Remark, ...]:
        """Say it, if there is any."""
        if not self.count:
            return ()
        return (Remark(f"bytes are no {self.encoding} and were replaced", self.count, self.first_line),)


def open_text(chunks: Iterator[bytes], encoding: str | None = None, first_line: int = 1) -> tuple[TextIO, Damage]:
    """Read bytes as text whose lines keep their ends; the damage is known once the text is read.

    A byte order mark wins over `encoding`.

    Raises:
        SourceError: here or while the text is read: the encoding is unknown, or the content is binary.
    """
    damage = Damage()
    utf8 = io.BufferedReader(_Utf8(_decoded(chunks, encoding, damage, first_line)))
    return io.TextIOWrapper(utf8, "utf-8", newline=""), damage


def chunks_of(stream: BinaryIO, gzipped: bool) -> Iterator[bytes]:
    """Read a stream in pieces, unpacked.

    Raises:
        SourceError: the gzip data is damaged or grows beyond all proportion.
    """
    return _gunzipped(stream) if gzipped else iter(lambda: stream.read(_CHUNK), b"")


def ascii_based(head: bytes, forced: str | None) -> tuple[int, str | None] | None:
    """Tell whether the bytes of a file that are ASCII are the signs they look like.

    Returns:
        how long its byte order mark is, and its encoding where that is known before a letter beyond ASCII is; None for
        UTF-16 and whatever else is read as text only.

    Raises:
        SourceError: the encoding is unknown.
    """
    mark, marked = _mark_of(head)
    encoding = marked or _known(forced)
    if _utf16_without_mark(head) or encoding not in {None, *_ASCII_BASED}:
        return None
    return len(mark), encoding


def encoding_of(data: bytes) -> str | None:
    """Tell the encoding of text by its first letter beyond ASCII; None where there is none."""
    return None if data.isascii() else _of_first_letters(data, final=True)


def lines_of(text: TextIO) -> Iterator[str]:
    """Yield the lines with their ends, the longest in parts."""
    return iter(lambda: text.readline(LONGEST_LINE), "")


def goes_on(line: str) -> bool:
    """Tell whether what `lines_of` yielded is a part of a line that the next one continues."""
    return len(line) >= LONGEST_LINE and line[-1] not in "\r\n"


class _Utf8(io.RawIOBase):
    """Decoded text as a stream of UTF-8, so that the standard library's fast line reader can be put on top."""

    def __init__(self, texts: Iterator[str]) -> None:
        self._texts = texts
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._rest:
            text = next(self._texts, None)
            if text is None:
                return 0
            self._rest = memoryview(text.encode(errors="replace"))
        size = min(len(buffer), len(self._rest))
        buffer[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size


def _gunzipped(stream: BinaryIO) -> Iterator[bytes]:
    size = 0
    with GzipFile(fileobj=stream) as unzipped:
        while True:
            try:
                chunk = unzipped.read(_CHUNK)
            except (BadGzipFile, EOFError, zlib.error):
                raise SourceError("the gzip data is cut off or damaged; get a whole copy of the file") from None
            if not chunk:
                return
            size += len(chunk)
            if size > _BOMBS_FROM and size > _BOMB_RATIO * stream.tell():
                raise SourceError(
                    f"unpacks to more than {_BOMB_RATIO} times its size; exclude it if that is no mistake"
                )
            yield chunk


def _mark_of(head: bytes) -> tuple[bytes, str | None]:
    return next(((mark, name) for mark, name in _MARKS if head.startswith(mark)), (b"", None))


def _decoded(chunks: Iterator[bytes], forced: str | None, damage: Damage, first_line: int) -> Iterator[str]:
    head = next(chunks, b"")
    mark, marked = _mark_of(head)
    decoder = _Decoder(marked or _known(forced) or _utf16_without_mark(head), damage, first_line)
    yield decoder.decode(head[len(mark) :])
    for chunk in chunks:
        yield decoder.decode(chunk)
    yield decoder.decode(b"", final=True)


def _known(encoding: str | None) -> str | None:
    if encoding is None:
        return None
    try:
        name = codecs.lookup(encoding).name
        b"a".decode(name, _MARK)  # some are for other things than text
    except (LookupError, ValueError):
        raise SourceError(f"options: there is no encoding {encoding!r}; write one such as cp1252") from None
    return {"utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(name, name)


def _utf16_without_mark(head: bytes) -> str | None:
    pairs = len(head) // 2
    at_even, at_odd = head[0::2].count(0), head[1::2].count(0)
    if pairs < 2:
        return None
    if at_odd > 0.3 * pairs and at_even < 0.05 * pairs:
        return "utf-16-le"
    if at_even > 0.3 * pairs and at_odd < 0.05 * pairs:
        return "utf-16-be"
    return None


class _Decoder:
    """Decodes chunk by chunk; without an encoding given it is UTF-8 or cp1252, decided by the first letter."""

    def __init__(self, encoding: str | None, damage: Damage, first_line: int) -> None:
        self._damage = damage
        self._line = first_line
        self._undecided = b""
        self._decoder = codecs.getincrementaldecoder(encoding)(_MARK) if encoding else None
        self._damage.encoding = encoding or ""

    def decode(self, data: bytes, final: bool = False) -> str:
        data = self._undecided + data
        self._undecided = b""
        if self._decoder is None and not data.isascii():
            encoding = _of_first_letters(data, final)
            if encoding is None:
                self._undecided = data
                return ""
            self._damage.encoding = encoding
            self._decoder = codecs.getincrementaldecoder(encoding)(_MARK)
        try:
            text = self._decoder.decode(data, final) if self._decoder else data.decode("ascii")
        except UnicodeError:  # what encodings raise that know no replacement
            raise SourceError(f"the content is not in the encoding {self._damage.encoding}; check options") from None
        if "\0" in text:
            raise SourceError("the content is binary, not text; exclude the file if it holds no rows")
        if marked := text.count(_MARKED):
            self._damage.add(marked, self._line + _line_ends(text[: text.index(_MARKED)]))
        self._line += _line_ends(text)
        return text.replace(_MARKED, "\ufffd")


def _of_first_letters(data: bytes, final: bool) -> str | None:
    """Tell UTF-8 from cp1252 by the first bytes that are not ASCII; None where the chunk ends amid them."""
    try:
        data.decode()
    except UnicodeDecodeError as error:
        if data[: error.start].isascii():
            cut_off = error.reason == "unexpected end of data" and not final
            return None if cut_off else "cp1252"
    return "utf-8"


def _line_ends(text: str) -> int:
    return text.count("\n") + text.count("\r") - text.count("\r\n")
