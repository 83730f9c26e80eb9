"""Who has opted out, as keys that the sets of copies can be compared with."""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

from pii_audit.lineage.key_sets import KeySet
from pii_audit.people.opt_outs import Grace
from pii_audit.people.records import KEY
from pii_audit.people.register import Register
from pii_audit.people.rights import out


def opted_out(register: Register, grace: Grace, as_of: date) -> Mapping[str, KeySet]:
    """Return by kind of identifier everybody who has opted out or is suppressed, the grace being over, and has not come back."""
    left: dict[str, list[pd.DataFrame]] = {}
    for records in register.saying("opted_out", "suppressed", "consent"):
        gone = out(records, grace, as_of).frame
        for kind in records.kinds:
            left.setdefault(kind, []).append(gone[[KEY + kind, "day"]].rename(columns={KEY + kind: "key"}))
    back: dict[str, list[pd.DataFrame]] = {}
    for records in register.saying("consent"):
        given = records.frame[records.frame["given"].between(1, as_of.toordinal())]
        for kind in records.kinds:
            back.setdefault(kind, []).append(given[[KEY + kind, "given"]].rename(columns={KEY + kind: "key"}))
    return {kind: _still(pd.concat(frames), back.get(kind, [])) for kind, frames in left.items()}


def _still(gone: pd.DataFrame, back: list[pd.DataFrame]) -> KeySet:
    last = gone.groupby("key")["day"].max()
    if back:
        again = pd.concat(back).groupby("key")["given"].max().reindex(last.index, fill_value=0)
        last = last[again <= last]
    return KeySet.of(last.index.to_numpy().astype(np.uint64))
