"""Values of a database -> texts that are the same whichever database holds the data, and however it was read.

Dates are `YYYY-MM-DD`, timestamps `YYYY-MM-DD HH:MM:SS[.ffffff]` without trailing zeros, instants in UTC with
`+00:00`, booleans `1` and `0`, decimals without trailing zeros.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from types import NoneType
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import types

from pii_audit.model.dataset import ColumnKind
from pii_audit.plugins import Remark

from .sql_columns import Reflected

_DECIMAL = re.compile(r"-?\d+\.\d*\Z", re.ASCII)
_ZERO_FRACTION = re.compile(r"(:\d\d)(?:\.0+|(\.\d*?[1-9])0+)(?!\d)", re.ASCII)


@dataclass(frozen=True)
class Canonical:
    """How texts of one kind are written."""

    write: Callable[[str], str]

    usual: str
    """Of PostgreSQL's texts, by a regular expression of Arrow's, those that `write` does no more to than to add `ending`."""

    ending: str = ""


@dataclass
class Texts:
    """Turns the values of one column into texts."""

    canonical: Canonical | None = None

    uncopied: Callable[[str], Any] | None = None
    """Makes of a text of COPY what a cursor would have handed over; None where that is the text."""

    left_out: int = 0
    """Cells that hold no text but binary data."""

    def __call__(self, values: Sequence[Any]) -> Sequence[str | None]:
        """Convert values; None where there is none or it is binary."""
        texts: Sequence[str | None] = values
        if not (kinds := set(map(type, values))) <= {str, NoneType}:
            writers = {kind: _writer(kind) for kind in kinds}
            texts = [writers[type(value)](value) for value in values]
            self.left_out += texts.count(None) - values.count(None)
        if self.canonical is None:
            return texts
        write = self.canonical.write
        return [None if text is None else write(text) for text in texts]

    def of_copied(self, column: pa.ChunkedArray) -> pa.ChunkedArray:
        """Convert texts of COPY; unusual ones in Python, each once."""
        if self.canonical is None and self.uncopied is None:
            return column
        texts = converted = column.combine_chunks()
        rest = texts.is_valid()
        if self.canonical and not self.uncopied:
            rest = pc.and_kleene(rest, pc.invert(pc.match_substring_regex(texts, self.canonical.usual)))
            ending = pa.scalar(self.canonical.ending, pa.large_string())
            converted = pc.binary_join_element_wise(texts, ending, pa.scalar("", pa.large_string()))
        coded = texts.filter(rest).dictionary_encode()
        distinct = coded.dictionary.to_pylist()
        values = [self.uncopied(text) for text in distinct] if self.uncopied else distinct
        written = pa.array(Texts(self.canonical)(values), pa.large_string())
        converted = pc.replace_with_mask(converted, rest, written.take(coded.indices))
        self.left_out += converted.null_count - texts.null_count
        return pa.chunked_array([converted])


def texts_of(column: Reflected) -> Texts:
    """Return the converter of a column."""
    if column.kind is ColumnKind.BINARY:
        return Texts(uncopied=bytes.fromhex)
    return Texts(_CANONICAL.get(column.kind), uncopied=float if isinstance(column.type, types.Float) else None)


def size_of(columns: Iterable[Sequence[Any]]) -> int:
    """Estimate the cells and characters of columns as a driver hands them over; at least 1."""
    return 1 + sum(len(values) + _characters(values) for values in columns)


def left_out(columns: Sequence[Reflected], texts: Sequence[Texts], binary: bool) -> tuple[Remark, ...]:
    """Say how many cells of binary data the columns of a binary type have, or those of any other."""
    count = sum(
        text.left_out
        for column, text in zip(columns, texts, strict=True)
        if (column.kind is ColumnKind.BINARY) == binary
    )
    where = "" if binary else " in columns of another type"
    return (Remark(f"cells of binary data{where} were left out", count),) if count else ()


def _characters(values: Sequence[Any]) -> int:
    if set(map(type, values)) <= {str, bytes, NoneType}:
        return sum(map(len, filter(None, values)))
    return sum(len(value) for value in values if isinstance(value, str | bytes))


def _writer(kind: type) -> Callable[[Any], str | None]:
    """Return what writes values of a type as the docstring of this module says; None for binary data."""
    return next((write for known, write in _WRITERS if issubclass(kind, known)), str)


def _decoded(value: bytes | bytearray | memoryview) -> str | None:
    try:
        return bytes(value).decode()
    except UnicodeDecodeError:
        return None


def _float(value: float) -> str:
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def _datetime(value: datetime) -> str:
    return (value.astimezone(UTC) if value.tzinfo else value).isoformat(sep=" ")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


_WRITERS: tuple[tuple[type | tuple[type, ...], Callable[[Any], str | None]], ...] = (
    (NoneType, lambda _: None),
    ((bytes, bytearray, memoryview), _decoded),
    (bool, lambda value: str(int(value))),
    (float, _float),
    (Decimal, lambda value: format(value, "f")),
    (datetime, _datetime),
    (date, date.isoformat),
    ((dict, list), _json),
)


def _plain_decimal(text: str) -> str:
    plain = text.rstrip("0").rstrip(".") if "." in text and _DECIMAL.match(text) else text
    return "0" if plain == "-0" else plain


def _without_zero_fraction(text: str) -> str:
    return _ZERO_FRACTION.sub(r"\1\2", text) if "." in text else text


def _instant(text: str) -> str:
    """Both databases were asked in UTC: PostgreSQL says so with `+00`, MySQL in no way."""
    text = _without_zero_fraction(text).removesuffix("+00:00").removesuffix("+00")
    return f"{text}+00:00" if text[:1].isdigit() else text  # not `infinity`


_WITHOUT_ZERO_FRACTION = Canonical(_without_zero_fraction, r"^[^.]*(\.\d*[1-9])?$")
_CANONICAL: Mapping[ColumnKind, Canonical] = {
    ColumnKind.DECIMAL: Canonical(_plain_decimal, r"^(0|-?[1-9]\d*|-?\d+\.\d*[1-9])$"),
    ColumnKind.INSTANT: Canonical(_instant, r"^\d[^.]*(\.\d*[1-9])?\+00$", ending=":00"),
    ColumnKind.DATETIME: _WITHOUT_ZERO_FRACTION,
    ColumnKind.OTHER: _WITHOUT_ZERO_FRACTION,
    ColumnKind.UUID: Canonical(str.lower, "^[0-9a-f-]*$"),
}
