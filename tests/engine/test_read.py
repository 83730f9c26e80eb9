"""Reading one dataset: what a scanner raises costs its dataset, never the audit."""

from collections.abc import Iterator
from datetime import date

import pandas as pd

from pii_audit.detection.detector import Detector
from pii_audit.engine.read import Reading, read_dataset
from pii_audit.inventory.schema import Detection
from pii_audit.model.coverage import State
from pii_audit.model.dataset import Dataset, DatasetKind
from pii_audit.model.source import Source
from pii_audit.plugins import Batch, Check

DATASET = Dataset("s", "t", "t", DatasetKind.FILE)


class Careless:
    """A stranger's scanner."""

    def __init__(self, source: Source) -> None:
        self.batches = int(source.url)

    @classmethod
    def accepts(cls, url: str) -> bool:
        return bool(url)

    def catalogue(self) -> Iterator[Dataset]:
        yield DATASET

    def read(self, dataset: Dataset) -> Iterator[Batch]:
        assert dataset == DATASET
        for _ in range(self.batches):
            yield Batch(pd.DataFrame({"a": pd.Series(["x", "y"], dtype="str")}))
        raise KeyError("kanariella@example.dk")

    def check(self) -> Iterator[Check]:
        yield Check("connection", True, "")

    def close(self) -> None:
        pass


def test_read_dataset__a_reader_that_fails_in_its_own_way__is_reported_without_its_message() -> None:
    for batches, state in ((0, State.UNREADABLE), (1, State.PARTIAL)):
        facts = read_dataset(
            Careless(Source("s", str(batches))),
            DATASET,
            Detector(Detection(), 0, date(2026, 11, 22)),
            Reading(0),
            print,
        )
        assert (facts.coverage.state, facts.coverage.rows_read) == (state, 2 * batches)
        assert "KeyError, test_read.py:" in facts.coverage.reason
        assert "kanariella" not in facts.coverage.reason
