"""Erased people in datasets whose binding says nothing of people: their sets are compared with the registers of erasures."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import numpy as np
import pandas as pd

from pii_audit.lineage.edges import Identifying
from pii_audit.lineage.identifiers import CUSTOMER
from pii_audit.lineage.key_sets import KeySet
from pii_audit.model.people import PeopleFacts, Question
from pii_audit.people.records import KEY
from pii_audit.people.register import Records, Register

_DEALINGS = ["sent", "given", "bought"]
"""Days that show that a person came back."""


def erased_keys(register: Register, as_of: date) -> Mapping[str, KeySet]:
    """Return by kind everybody who was erased and has not come back, under all ids that records link to theirs."""
    logs = list(register.saying("erased"))
    linking = [records for records in register.records if records not in logs]
    found: dict[str, KeySet] = {}
    for log in logs:
        gone = _not_back(log.frame[log.frame["erased"].between(1, as_of.toordinal())], linking, log.kinds)
        for kind in {kind for records in (log, *linking) for kind in records.kinds}:
            under = _under(gone, log, linking, kind)
            keys = _not_back(under, linking, (kind,))[KEY + kind].to_numpy()
            found[kind] = found.get(kind, KeySet()) | KeySet.of(keys.astype(np.uint64))
    return found


def in_unbound_sets(
    fields: Sequence[Identifying], bound: Iterable[str], erased: Mapping[str, KeySet]
) -> Iterator[PeopleFacts]:
    """Count erased people in each dataset that is not bound to people, by the identifier that shows most of them."""
    skipped, most = set(bound), dict[str, PeopleFacts]()
    for one in fields:
        gone = erased.get(one.kind, KeySet())
        if one.node in skipped or one.kind == CUSTOMER or not len(gone.hashes):
            continue
        hits = len(np.intersect1d(one.keys.hashes, gone.hashes, assume_unique=True))
        states = {state: n for state, n in (("clear", one.keys.distinct - hits), ("erased", hits)) if n}
        problem = "" if one.keys.complete else f"of {one.dataset.name} a sample of the identifiers was compared only"
        facts = PeopleFacts(
            Question.ERASED,
            one.dataset.source,
            one.dataset.name,
            "",
            "",
            one.keys.distinct,
            states,
            states,
            {},
            problem,
        )
        if one.node not in most or hits > most[one.node].count("erased"):
            most[one.node] = facts
    yield from most.values()


def _under(gone: pd.DataFrame, log: Records, linking: Sequence[Records], kind: str) -> pd.DataFrame:
    """Return each erasure under an id of a kind: that of the register, or those that stand beside one in a record."""
    if kind in log.kinds:
        return gone[[KEY + kind, "erased"]]
    nothing = pd.DataFrame({KEY + kind: np.empty(0, np.uint64), "erased": np.empty(0, np.int64)})
    beside = [
        records.frame[[KEY + kind, KEY + known]].merge(gone.loc[gone[KEY + known] != 0, [KEY + known, "erased"]])
        for records in linking
        if kind in records.kinds
        for known in records.kinds
        if known in log.kinds
    ]
    return pd.concat([nothing, *(pairs[[KEY + kind, "erased"]] for pairs in beside)], ignore_index=True)


def _not_back(gone: pd.DataFrame, linking: Sequence[Records], kinds: Sequence[str]) -> pd.DataFrame:
    """Leave out who has dealt with the company since, under an id of these kinds."""
    for records in linking:
        for kind in kinds:
            if records.source and kind in records.kinds:
                last = records.frame[_DEALINGS].max(axis=1).groupby(records.frame[KEY + kind]).max()
                gone = gone[(gone[KEY + kind].map(last).fillna(0) <= gone["erased"]) | (gone[KEY + kind] == 0)]
    return gone
