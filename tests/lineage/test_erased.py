"""Erased people in sets: under every id a record links to theirs, and not those who came back."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from pii_audit.inventory.schema import Binding, PeopleSpec
from pii_audit.lineage import key_sets
from pii_audit.lineage.edges import Identifying
from pii_audit.lineage.erased import erased_keys, in_unbound_sets
from pii_audit.lineage.key_sets import KeySet
from pii_audit.model.dataset import Dataset, DatasetKind
from pii_audit.people.register import Records, Register

TODAY = date(2026, 6, 1)
LARGE = 2**63 + 1
"""A hash that a float could not hold."""


def records(name: str, log: str | None = None, **columns: list[int]) -> Records:
    kinds = [kind for kind in columns if kind not in {"erased", "bought"}]
    keys = {f"key:{kind}": np.array(columns[kind], dtype=np.uint64) for kind in kinds}
    nothing = dict.fromkeys(("sent", "given", "bought", "erased"), 0)
    days = {day: columns[day] for day in ("erased", "bought") if day in columns}
    frame = pd.DataFrame(keys).assign(**nothing | days)
    return Records("shop", name, Binding(), PeopleSpec(keys=dict.fromkeys(kinds, "x"), erased=log), frame)


def keys(*several: Records) -> dict[str, list[int]]:
    return {kind: found.hashes.tolist() for kind, found in erased_keys(Register(several), TODAY).items()}


DAY = date(2026, 1, 10).toordinal()
LOG = records("log", "day", customer=[1, 2, 3], erased=[DAY, DAY, TODAY.toordinal() + 1])


def test_ids_beside_the_one_in_the_register__count_as_well() -> None:
    customers = records("customers", customer=[1, 2, 3, 4], email=[LARGE, 0, 13, 14])
    assert keys(LOG, customers) == {"customer": [1, 2], "email": [LARGE]}


def test_who_bought_since__came_back() -> None:
    orders = records("orders", customer=[1, 2, 2], bought=[DAY - 5, DAY - 5, DAY + 5])
    assert keys(LOG, orders) == {"customer": [1]}
    customers = records("customers", customer=[1, 2], email=[11, 12])
    assert keys(LOG, orders, customers) == {"customer": [1], "email": [11]}


def test_no_register__nobody() -> None:
    assert keys(records("customers", customer=[1], email=[11])) == {}


def test_a_set_too_large_to_hold__is_compared_in_part_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_sets, "EXACT", 10)
    monkeypatch.setattr(key_sets, "SKETCH", 6)
    dataset = Dataset("bucket", "dump.csv", "dump.csv", DatasetKind.OBJECT)
    field = Identifying(dataset, "mail", "email", False, KeySet.of(range(1, 21)))
    (facts,) = in_unbound_sets([field], (), {"email": KeySet.of([2, 19])})
    assert facts.count("erased") == 1
    assert facts.problem == "of dump.csv a sample of the identifiers was compared only"
    assert list(in_unbound_sets([field], ("bucket/dump.csv",), {"email": KeySet.of([2])})) == []
