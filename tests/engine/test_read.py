"""Reading one dataset: what a scanner raises costs its dataset, never the audit."""

from collections.abc import Iterator

import pandas as pd

from pii_audit.detection.observer import Observer
from pii_audit.engine.budget import Budget
from pii_audit.engine.gather import Gathered, settled
from pii_audit.engine.read import read_part
from pii_audit.engine.work import Task
from pii_audit.inventory.schema import Detection
from pii_audit.model.coverage import State
from pii_audit.model.dataset import Dataset, DatasetKind
from pii_audit.model.source import Source
from pii_audit.plugins import Batch, Check, Part

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


def test_a_reader_that_fails_in_its_own_way__is_reported_without_its_message() -> None:
    observer = Observer(Detection(), 0)
    for batches, state in ((0, State.UNREADABLE), (1, State.PARTIAL)):
        task = Task(DATASET, Part())
        facts = read_part(Careless(Source("s", str(batches))), task, observer, seed=0)
        line = settled(DATASET, Gathered((task.part,), facts), (), 1.0, Budget()).coverage
        assert (line.state, line.rows_read) == (state, 2 * batches)
        assert "KeyError, test_read.py:" in line.reason
        assert "kanariella" not in line.reason
