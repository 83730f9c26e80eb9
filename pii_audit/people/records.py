"""What reading keeps of each record: hashed identifiers, and what stands in the columns that speak of the person."""

from dataclasses import dataclass

import pandas as pd

from pii_audit.inventory.schema import PeopleSpec
from pii_audit.people.keys import hashed

KEY = "key:"
"""Before the kind of identifier, in the names of columns that hold hashes."""


@dataclass(frozen=True)
class PeopleColumns:
    """What is kept of the records of one dataset, and how identifiers are hashed."""

    spec: PeopleSpec

    country: str | None
    """ISO code, of phone numbers without a country code."""

    hash_key: str
    """16 characters, random for each audit."""


def records(rows: pd.DataFrame, columns: PeopleColumns) -> pd.DataFrame:
    """Keep hashes of the identifiers (`key:email`), and the other columns named as they stand.

    A column that is not there counts as empty: nested data does not have all of them in every batch.
    """
    spec = columns.spec
    keys = {
        KEY + kind: hashed(_column(rows, column), kind, columns.country, columns.hash_key)
        for kind, column in spec.keys.items()
    }
    told = spec.model_copy(update={"keys": {}}).columns()
    return pd.DataFrame(keys | {name: _column(rows, name) for name in sorted(told)}, index=rows.index)


def _column(rows: pd.DataFrame, name: str) -> "pd.Series[str]":
    return rows[name] if name in rows else pd.Series(pd.NA, index=rows.index, dtype="str")
