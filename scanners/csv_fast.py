"""Rows of clean delimited bytes, read by Arrow; what is not clean is for `csv_rows`."""

import pandas as pd
import pyarrow as pa
from pyarrow import csv

from .csv_shape import Shape
from .frames import frame_of_arrow


def read_clean(data: bytes, encoding: str | None, shape: Shape, first: bool, quoted_lines: bool) -> pd.DataFrame | None:
    """Read whole rows; None where some row has too many or too few cells, or a byte is no text.

    Args:
        data: whole rows, without a byte order mark.
        encoding: None where all is ASCII.
        shape: of the file.
        first: whether the file begins with these rows, so that its header is among them.
        quoted_lines: whether cells hold line breaks.
    """
    if b"\0" in data or shape.columns != len(shape.fields) or (first and not _begins_plainly(data, shape)):
        return None
    if encoding not in {None, "utf-8"}:
        try:
            data = data.decode(str(encoding)).encode()
        except UnicodeDecodeError:
            return None
    try:
        table = csv.read_csv(
            pa.py_buffer(data),
            csv.ReadOptions(
                use_threads=False,
                block_size=len(data) + 1,
                column_names=shape.fields,
                skip_rows=shape.skipped_lines if first else 0,
                skip_rows_after_names=int(first and shape.has_header),
            ),
            csv.ParseOptions(delimiter=shape.delimiter, newlines_in_values=quoted_lines),
            csv.ConvertOptions(column_types=dict.fromkeys(shape.fields, pa.large_string()), strings_can_be_null=False),
        )
    except pa.ArrowInvalid:
        return None
    return frame_of_arrow(table)


def _begins_plainly(data: bytes, shape: Shape) -> bool:
    """Tell whether the header is the first line but for a hint: Arrow counts lines, also empty ones and those in quotes."""
    header = data
    for _ in range(shape.skipped_lines):
        _, _, header = header.partition(b"\n")
    line, end, _ = header.partition(b"\n")
    return (
        not shape.title_rows
        and bool(line.strip())
        and not line.startswith(b"\r")
        and line.count(b'"') % 2 == 0
        and bool(end)
    )
