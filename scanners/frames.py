"""Columns of texts -> the frames of strings that a scanner hands over."""

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

BATCH_ROWS = 10_000
_BATCH_CELLS = 5_000_000


def text_frame(columns: Mapping[str, Sequence[str | None]]) -> pd.DataFrame:
    """Make a frame of pandas `str` columns; None becomes NA. Lone surrogates, which no UTF-8 can hold, become `?`."""
    return pd.DataFrame({_encodable(name): _series(values) for name, values in columns.items()})


def batches_of_records(records: Iterator[Mapping[str, str]]) -> Iterator[pd.DataFrame]:
    """Gather records that may each have fields of their own into frames of bounded size."""
    rows: list[Mapping[str, str]] = []
    names: dict[str, None] = {}
    for record in records:
        rows.append(record)
        names.update(dict.fromkeys(record))
        if len(rows) >= BATCH_ROWS or len(rows) * len(names) >= _BATCH_CELLS:
            yield text_frame({name: [row.get(name) for row in rows] for name in names})
            rows, names = [], {}
    if rows:
        yield text_frame({name: [row.get(name) for row in rows] for name in names})


def _series(values: Sequence[str | None]) -> pd.Series:
    try:
        return pd.Series(values, dtype="str")
    except UnicodeEncodeError:
        return pd.Series([None if value is None else _encodable(value) for value in values], dtype="str")


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
