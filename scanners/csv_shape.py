"""The shape of a delimited file, found in its head: delimiter, title rows, header."""

import csv
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from pii_audit.field_names import BEYOND_HEADER, MOST_FIELDS, looks_like_data
from pii_audit.plugins import Remark, SourceError

_DELIMITERS = ";,\t|"
_EXCEL_HINT = re.compile(r'"?sep=(.)"?\r?\n?\Z')
_NUMBER_OR_DATE = re.compile(r"(?=\D*\d)[\d .,:/%()+-]+\Z", re.ASCII)
_MOST_TITLE_ROWS = 20


@dataclass(frozen=True)
class Shape:
    """How to read a file."""

    delimiter: str

    fields: tuple[str, ...]
    """No two alike."""

    skipped_lines: int
    """1 where the first line only names the delimiter (`sep=;`)."""

    title_rows: int
    """Rows above the header with a single cell filled."""

    has_header: bool

    columns: int

    @property
    def notes(self) -> tuple[Remark, ...]:
        """What a reader of the ledger should know."""
        titles = f"{self.title_rows} title rows above the table are read as a field of their own"
        headless = "the first row is data, not a header: fields are named column_1 and so on"
        wide = f"{self.columns:,} columns; from number {MOST_FIELDS + 1:,} on they are read as one field"
        said = ((titles, self.title_rows), (headless, not self.has_header), (wide, self.columns > MOST_FIELDS))
        return tuple(Remark(note) for note, holds in said if holds)


def find_shape(lines: Sequence[str], delimiter: str | None, must_be_delimited: bool) -> Shape:
    """Find the shape in the first lines of a file.

    Raises:
        SourceError: no delimiter is found where there must be one.
    """
    hint = _EXCEL_HINT.match(lines[0])
    body = lines[1:] if hint else lines
    delimiter = delimiter or (hint[1] if hint else None)
    if delimiter is None:
        delimiter, share = max(((d, _share(_rows(body, d))) for d in _DELIMITERS), key=lambda found: found[1])
        if must_be_delimited and (share < 0.9 or len(body) < 3):  # two lines of a letter may agree by chance
            raise SourceError("no reader for free text; exclude it, or give options: delimiter if it is a table")
        delimiter = delimiter if share else ","
    rows = _rows(body, delimiter)
    titles = _title_rows(rows)
    first = rows[titles] if titles < len(rows) else []
    has_header = not _is_data(first, rows[titles + 1 :])
    names = [name.strip() if has_header else "" for name in first]
    return Shape(delimiter, _fields(names[:MOST_FIELDS]), int(bool(hint)), titles, has_header, len(names))


def _fields(names: Sequence[str]) -> tuple[str, ...]:
    """Name the unnamed after their place, with a name no other has: of two alike one would be lost."""
    fields = []
    for i, name in enumerate(names, start=1):
        number = f"column_{i}"
        while number in names:
            number += "_"
        fields.append(number if name in {"", BEYOND_HEADER} else name)
    return tuple(fields)


def _rows(lines: Sequence[str], delimiter: str) -> list[list[str]]:
    return [row for row in csv.reader(lines, delimiter=delimiter) if row]


def _share(rows: Sequence[Sequence[str]]) -> float:
    """Return the share of rows that have the most common number of cells, 0 where that is one cell."""
    width, count = _common_width(rows)
    return count / len(rows) if width > 1 else 0.0


def _common_width(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    widths = Counter(map(len, rows)).most_common(1)
    return widths[0] if widths else (0, 0)


def _title_rows(rows: Sequence[Sequence[str]]) -> int:
    width, _ = _common_width(rows)
    for index, row in enumerate(rows[:_MOST_TITLE_ROWS]):
        if width < 2 or sum(bool(cell.strip()) for cell in row) > 1:
            return index
    return 0


def _is_data(row: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """A row is a header unless it looks like data. An unnamed first or last column is common in headers.

    So does a cell that comes again in its own column, as towns and first names do; whole headers that come
    again, where exports were put end to end, say nothing.
    """
    cells = [cell.strip() for cell in row]
    named = [cell for cell in cells if cell]
    columns = [
        {cell.strip() for cell in column} for column in zip_longest(*(r for r in below if r != row), fillvalue="")
    ]
    return (
        not named
        or any(looks_like_data(cell) or _NUMBER_OR_DATE.match(cell) for cell in named)
        or len(set(named)) < len(named)
        or not all(cells[1:-1])
        or any(cell and cell in column for cell, column in zip(cells, columns, strict=False))
    )
