"""Columns of texts -> the frames of strings that a scanner hands over."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias, TypeVar

import pandas as pd
import pyarrow as pa

BATCH_ROWS = 10_000
BATCH_SIZE = 1 << 25
"""Cells and characters of a batch together, about: bounds the memory that long cells or many columns take."""

TextColumn: TypeAlias = Sequence[str | None] | pa.ChunkedArray

_Row = TypeVar("_Row")


def text_frame(columns: Mapping[str, TextColumn]) -> pd.DataFrame:
    """Make a frame of pandas `str` columns; None becomes NA. Lone surrogates, which no UTF-8 can hold, become `?`."""
    return pd.DataFrame({name: _series(values) for name, values in columns.items()})


def frame_of_arrow(table: pa.Table) -> pd.DataFrame:
    """Make a frame of columns of Arrow's large strings, without copying a text."""
    columns = {name: table.column(name).combine_chunks() for name in table.column_names}
    return pd.DataFrame({name: pd.Series(pd.array(texts, dtype="str")) for name, texts in columns.items()})


def in_batches(rows: Iterator[_Row], size: Callable[[_Row], int]) -> Iterator[list[_Row]]:
    """Gather rows until they are `BATCH_ROWS`, or of `BATCH_SIZE` together."""
    batch: list[_Row] = []
    total = 0
    for row in rows:
        batch.append(row)
        total += size(row)
        if len(batch) >= BATCH_ROWS or total >= BATCH_SIZE:
            yield batch
            batch, total = [], 0
    if batch:
        yield batch


def frame_of_records(records: Sequence[Mapping[str, str]]) -> pd.DataFrame:
    """Make a frame of records that may each have fields of their own."""
    names = dict.fromkeys(name for record in records for name in record)
    return text_frame({name: [record.get(name) for record in records] for name in names})


def _series(values: TextColumn) -> pd.Series:
    return pd.Series(pd.array(values if isinstance(values, pa.ChunkedArray) else _arrow(values), dtype="str"))


def _arrow(values: Sequence[str | None]) -> pa.Array:
    try:
        return pa.array(values, pa.large_string())
    except UnicodeEncodeError:
        encodable = [None if value is None else value.encode("utf-8", "replace").decode() for value in values]
        return pa.array(encodable, pa.large_string())
