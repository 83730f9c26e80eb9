"""The export: one CSV file of the customer data, with one personal value of each kind hidden in its notes."""

from pathlib import Path

import pyarrow as pa

from benchmarks.speed.customers import NOTE, PERSONAL, chunks
from benchmarks.speed.lines import csv_header, csv_lines
from benchmarks.speed.planted import SHOWN, Planted, hidden_notes

COLUMNS = 12


def write_export(path: Path, rows: int, seed: int = 1) -> tuple[Planted, ...]:
    """Write an export of so many rows, at least as many as values are hidden, and return what was planted in it."""
    hidden = hidden_notes(rows, seed)
    filled = dict.fromkeys(PERSONAL, 0)
    shown: dict[str, tuple[str, ...]] = {}
    with path.open("wb") as file:
        for table in chunks(rows, seed, hidden):
            if not shown:
                file.write(csv_header(table.column_names))
                shown = {name: _first(table[name]) for name in PERSONAL}
            file.write(csv_lines(table))
            for name in PERSONAL:
                filled[name] += rows_with(table[name])
    columns = (Planted(name, element, filled[name], shown[name]) for name, element in PERSONAL.items())
    notes = (Planted(NOTE, note.element, 1, (note.value,)) for note in hidden.values())
    return (*columns, *notes)


def rows_with(column: pa.ChunkedArray) -> int:
    """Count the cells that are not empty."""
    return sum(1 for value in column.to_pylist() if value)


def _first(column: pa.ChunkedArray) -> tuple[str, ...]:
    values = column.slice(0, 10 * SHOWN).to_pylist()
    return tuple(value for value in values if value)[:SHOWN]
