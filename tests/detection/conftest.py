from collections.abc import Callable, Mapping, Sequence
from datetime import date

import pandas as pd
import pytest

from pii_audit.detection.detector import Detector
from pii_audit.inventory.schema import Detection
from pii_audit.model.dataset import Column, ColumnKind, Dataset, DatasetKind
from pii_audit.model.facts import FieldFacts

Judge = Callable[..., Mapping[str, FieldFacts]]


@pytest.fixture(scope="session")
def detector() -> Detector:
    return Detector(Detection(), seed=7, as_of=date(2026, 11, 22))


@pytest.fixture(scope="session")
def judge(detector: Detector) -> Judge:
    def judge(
        columns: Mapping[str, Sequence[str | None]], table: str = "t", kinds: Mapping[str, ColumnKind] | None = None
    ) -> Mapping[str, FieldFacts]:
        known = tuple(Column(name, kind) for name, kind in (kinds or {}).items())
        dataset = Dataset("shop", table, table, DatasetKind.TABLE, known)
        samples: dict[str, object] = {}
        for name, values in columns.items():  # one by one: columns may differ in length
            samples |= detector.observe(pd.DataFrame({name: pd.Series(list(values), dtype="str")}))
        return {facts.field: facts for facts in detector.judge(dataset, samples)}  # type: ignore[arg-type]

    return judge
