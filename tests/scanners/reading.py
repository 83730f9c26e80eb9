"""Reading whole datasets, as the tests of scanners do."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import pandas as pd

from pii_audit.model.coverage import Coverage
from pii_audit.model.dataset import Dataset
from pii_audit.model.source import Source
from pii_audit.plugins import Scanner, scanner


class Whole(NamedTuple):
    frame: pd.DataFrame
    problems: tuple[str, ...]
    notes: tuple[str, ...]

    def rows(self) -> list[tuple[str | None, ...]]:
        values = self.frame.astype(object).where(self.frame.notna(), None)
        return [tuple(row) for row in values.itertuples(index=False)]


def scan(url: str, **fields: Any) -> Scanner:
    return scanner(Source("test", url, **fields))


def catalogue(reader: Scanner) -> Mapping[str, Dataset | Coverage]:
    return {(e.name if isinstance(e, Dataset) else e.dataset): e for e in reader.catalogue()}


def dataset(reader: Scanner, name: str) -> Dataset:
    found = catalogue(reader)[name]
    assert isinstance(found, Dataset)
    return found


def read(reader: Scanner, name: str) -> Whole:
    batches = list(reader.read(dataset(reader, name)))
    frame = pd.concat([batch.frame for batch in batches], ignore_index=True)
    assert all(str(dtype) == "str" for dtype in frame.dtypes)
    problems = tuple(str(remark) for batch in batches for remark in batch.problems)
    return Whole(frame, problems, tuple(str(remark) for batch in batches for remark in batch.notes))
