"""Tables of text as lines of CSV and JSON. None of the values has a quote, a backslash or a line break."""

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from benchmarks.speed.strings import as_bytes, joined


def csv_header(names: Sequence[str], delimiter: str = ",") -> bytes:
    """Write the names of the columns."""
    return f"{delimiter.join(names)}\n".encode()


def csv_lines(table: pa.Table, delimiter: str = ",") -> bytes:
    """Write rows in UTF-8; values with a delimiter in them are quoted, others are not."""
    cells = []
    for column in table.combine_chunks().columns:
        values = column.chunk(0)
        cells.append(pc.if_else(pc.match_substring(values, delimiter), joined('"', values, '"'), values))
    return as_bytes(joined(pc.binary_join_element_wise(*cells, delimiter), "\n"))


def json_lines(table: pa.Table, end: str = "\n") -> bytes:
    """Write each row as an object of strings, with the same end after each."""
    parts: list[pa.StringArray | str] = []
    for name, column in zip(table.column_names, table.combine_chunks().columns, strict=True):
        parts += [f'{", " if parts else "{"}"{name}": "', column.chunk(0), '"']
    return as_bytes(joined(*parts, f"}}{end}"))
