"""Delimited text -> rows; every cell is kept, whatever the damage, and every damage is counted."""

import csv
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TextIO

from pii_audit.field_names import BEYOND_HEADER
from pii_audit.plugins import Batch

from .csv_blocks import LINES_OF_A_ROW
from .csv_shape import Shape
from .frames import in_batches, text_frame
from .problems import Problems
from .text_stream import LONGEST_LINE, goes_on, lines_of

_MOST_NEVER_CLOSED = 1_000
Row = tuple[int, list[str]]
"""The line a row starts in, and its cells."""

csv.field_size_limit(1 << 30)


def read_rows_of(text: TextIO, shape: Shape, first_line: int, first: bool) -> Iterator[Batch]:
    """Yield the rows of delimited text, and last what was wrong with them.

    Args:
        text: beginning with a row.
        shape: of the file.
        first_line: its number in the file.
        first: whether the file begins with this text, so that its header is in it.
    """
    problems = Problems()
    lines = _Lines(lines_of(text), shape.skipped_lines if first else 0, problems, row_starts=first_line)
    rows = _rows(lines, shape.delimiter, problems)
    titles = [cells for _, cells in islice(rows, shape.title_rows if first else 0)]
    if shape.has_header and first:
        next(rows, None)
    if titles:
        yield Batch(text_frame({BEYOND_HEADER: ["\n".join(filter(None, cells)) for cells in titles]}))
    width = len(shape.fields)
    for chunk in in_batches(rows, lambda row: max(len(row[1]), width) + sum(map(len, row[1]))):
        yield Batch(text_frame(_columns(chunk, shape, problems)))
    yield Batch(text_frame(dict.fromkeys(shape.fields, ())), problems.remarks())


@dataclass
class _Lines:
    """Lines of text that count themselves and can be given back."""

    source: Iterator[str]
    skip: int
    problems: Problems
    of_row: list[str] = field(default_factory=list)
    """The lines of the row being read."""
    row_starts: int = 1
    ended: bool = False
    """Whether a row wanted more lines than there are."""
    _given_back: deque[str] = field(default_factory=deque)

    def __post_init__(self) -> None:
        self.row_starts += sum(1 for _ in islice(self.source, self.skip))

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        too_long = len(self.of_row) > LINES_OF_A_ROW or sum(map(len, self.of_row)) > LONGEST_LINE
        if too_long:  # ends the row, and with it the reader's turn
            raise StopIteration
        try:
            line = self._given_back.popleft() if self._given_back else next(self.source)
        except StopIteration:
            self.ended = True
            raise
        if goes_on(line):
            self.problems.add(
                f"parts of lines longer than {LONGEST_LINE:,} characters were read as lines", self.row_starts
            )
        self.of_row.append(line)
        return line

    def end_row(self) -> None:
        self.row_starts += len(self.of_row)
        self.of_row = []

    def give_back_all_but_first(self) -> str:
        first, *rest = self.of_row
        self._given_back.extendleft(reversed(rest))
        self.of_row = [first]
        return first


def _rows(lines: _Lines, delimiter: str, problems: Problems) -> Iterator[Row]:
    """Read rows. A quote that is never closed would swallow the rest of the file: its line is read without quotes.

    After many of those quotes mean nothing in this file, and each would cost the reading of a hundred lines.
    """
    never_closed = 0
    while True:
        unquoted = never_closed >= _MOST_NEVER_CLOSED
        for cells in csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE if unquoted else csv.QUOTE_MINIMAL):
            if (len(lines.of_row) > 1 or lines.ended) and _quote_is_open(lines.of_row, delimiter):
                never_closed += 1
                problems.add("quotes are never closed", lines.row_starts)
                line = lines.give_back_all_but_first()
                yield lines.row_starts, next(csv.reader([line], delimiter=delimiter, quoting=csv.QUOTE_NONE))
                lines.end_row()
                break
            if cells:
                yield lines.row_starts, cells
            lines.end_row()
        else:
            return


def _quote_is_open(lines: Sequence[str], delimiter: str) -> bool:
    """A further line would become part of the same row."""
    return len(list(csv.reader([*lines, "x"], delimiter=delimiter))) == 1


def _columns(rows: Sequence[Row], shape: Shape, problems: Problems) -> dict[str, Sequence[str | None]]:
    width = len(shape.fields)
    beyond: list[str | None] = []
    even: list[list[str] | list[str | None]] = []
    for line, cells in rows:
        extra = "\n".join(filter(None, cells[width:]))
        beyond.append(extra or None)
        if extra and len(cells) > shape.columns:
            problems.add("rows have more cells than the header", line)
        if len(cells) < width:
            problems.add("rows have fewer cells than the header", line)
            even.append([*cells, *[None] * (width - len(cells))])
        else:
            even.append(cells[:width])
    columns: dict[str, Sequence[str | None]] = dict(zip(shape.fields, zip(*even, strict=True), strict=True))
    return {**columns, BEYOND_HEADER: beyond} if any(beyond) else columns
