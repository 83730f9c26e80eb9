"""Which values identify a person, and their keys, column by column: decided value by value, so that parts agree.

A column bound or named for an identifier gives all its values; of any other, those that have the shape of one. What
a column truly holds is known once it is judged, and the keys of the others are forgotten then.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from pii_audit.detection.names import CLEAR_NAME, named, numbers_customers
from pii_audit.lineage.key_sets import Growing, KeySet
from pii_audit.model.dataset import ColumnKind, Dataset
from pii_audit.model.facts import FieldFacts
from pii_audit.people.keys import Keys, hashed

CUSTOMER = "customer"
"""The kind of the company's own numbers of customers, where their column is named so; bindings may name others."""
PERSON = "name, postcode and birth date"
"""The kind of people whom a dataset knows by nothing else."""
KINDS = {
    "email": "email", "phone": "phone", "national_id": "national_id", "iban": "iban", "cookie_id": "cookie_id",
    "device_id": "device_id", "username": "username", "passport": "passport", "driving_licence": "driving_licence",
}  # fmt: skip
"""Element to the kind of identifier it is."""
KeyName = tuple[str, str]
"""A field, and the kind of identifier."""

_SHAPES = {
    "email": r"^[^\s@]+@[^\s@]+\.[^\s@]+$",
    "phone": r"^(?:(?:\+|00)[0-9 .()/-]{7,20}|[0-9](?:[ .-]?[0-9]){7})$",
    "national_id": r"^[0-3][0-9][01][0-9]{3}-?[0-9]{4}$",
    "iban": r"^[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]){11,30}$",
}
_DAY = r"^[0-9]{4}([-. ])[0-9]{2}([-. ])[0-9]{2}$|^[0-9]{1,2}([-. ])[0-9]{1,2}([-. ])[0-9]{4}$"
"""Eight digits that are no telephone number."""
_PARTED = frozenset({"national_id", "iban", "passport", "driving_licence", PERSON})
"""Kinds written with or without separators."""
_LONGEST = 100
_NO_IDENTIFIERS = frozenset({
    ColumnKind.DATE, ColumnKind.DATETIME, ColumnKind.INSTANT, ColumnKind.BOOLEAN, ColumnKind.DECIMAL, ColumnKind.BINARY,
})  # fmt: skip
_TOGETHER = ("person_name", "postcode", "date_of_birth")


@dataclass(frozen=True)
class Identifiers:
    """How the identifiers of one dataset are told and hashed."""

    bound: Mapping[str, str]
    """Column to its kind, by the inventory."""

    country: str | None
    """ISO code, of phone numbers without a country code."""

    hash_key: str = field(repr=False)
    """16 characters, random for each audit."""


@dataclass(frozen=True)
class RowKeys:
    """The keys of some records, one a row and column that may identify; 0 where it has none."""

    rows: int

    keys: Mapping[KeyName, Keys] = field(repr=False)

    def of(self, name: KeyName) -> Keys:
        """Return those of one column."""
        return self.keys.get(name, np.zeros(self.rows, np.uint64))


class Gatherer:
    """Gathers the key sets of one part of a dataset."""

    def __init__(self, dataset: Dataset, how: Identifiers) -> None:
        self._dataset, self._how = dataset, how
        self._sets: dict[KeyName, Growing] = {}

    def take(self, frame: pd.DataFrame) -> RowKeys:
        """Take more rows in, and return their keys."""
        found = {name: keys for name, keys in keys_of(frame, self._dataset, self._how) if keys.any()}
        for name, keys in found.items():
            self._sets.setdefault(name, Growing()).add(keys[keys != 0])
        return RowKeys(len(frame), found)

    def sets(self) -> dict[KeyName, KeySet]:
        """Return what was gathered."""
        return {name: growing.settle() for name, growing in self._sets.items()}


def keys_of(frame: pd.DataFrame, dataset: Dataset, how: Identifiers) -> Iterator[tuple[KeyName, Keys]]:
    """Yield a key a row for each column and kind that may identify; 0 where the row has none."""
    for position, name in enumerate(map(str, frame.columns)):
        column = dataset.column(name)
        if column and column.kind in _NO_IDENTIFIERS:
            continue
        values = frame.iloc[:, position]
        if kind := how.bound.get(name) or _named_kind(name, _table(dataset)):
            if kind == "username":  # some are e-mail addresses, and one in both places is one person
                yield from _shaped(name, values, how, ("email",))
            yield (name, kind), _hashed(values, kind, how)
        else:
            yield from _shaped(name, values, how, tuple(_SHAPES))
    if whole := _composite(frame, dataset, how):
        yield whole


def identifying(
    gathered: Mapping[KeyName, KeySet], fields: tuple[FieldFacts, ...], how: Identifiers
) -> dict[KeyName, KeySet]:
    """Keep the sets of fields that hold identifiers, as judged, bound, or named for the company's own numbers."""
    judged = {(f.field, KINDS[e.detected]) for f in fields for e in f.elements if e.detected in KINDS}
    return {
        (name, kind): keys
        for (name, kind), keys in sorted(gathered.items())
        if (name, kind) in judged or how.bound.get(name) == kind or kind in {CUSTOMER, PERSON}
    }


def _shaped(
    name: str, values: "pd.Series[str]", how: Identifiers, kinds: tuple[str, ...]
) -> Iterator[tuple[KeyName, Keys]]:
    texts = pc.utf8_trim_whitespace(pa.array(values, type=pa.large_string(), from_pandas=True))
    short = pc.less_equal(pc.binary_length(texts), _LONGEST)
    if not pc.any(short).as_py():
        return
    texts = pc.if_else(short, texts, None)
    for kind in kinds:
        fits = pc.match_substring_regex(texts, _SHAPES[kind])
        if kind == "phone":
            fits = pc.and_not(fits, pc.match_substring_regex(texts, _DAY))
        if pc.any(fits).as_py():
            fitting = pc.if_else(fits, texts, None)
            yield (name, kind), _hashed(pd.Series(fitting.to_pandas(), dtype="str"), kind, how)


def _hashed(values: "pd.Series[str]", kind: str, how: Identifiers) -> Keys:
    if kind in _PARTED:
        values = values.str.replace(r"[\s.-]", "", regex=True)
    return hashed(values, kind, how.country, how.hash_key)


def _table(dataset: Dataset) -> str:
    return dataset.short_name.partition(".")[0]


@lru_cache(maxsize=4096)
def _named_kind(name: str, table: str) -> str | None:
    """Return the kind of identifier that a column is named for."""
    found = {element: weight for element, weight in named(name, table).items() if element in KINDS}
    if found and max(found.values()) >= CLEAR_NAME:
        return KINDS[max(sorted(found), key=lambda element: found[element])]
    return CUSTOMER if numbers_customers(name, table) else None


def _composite(frame: pd.DataFrame, dataset: Dataset, how: Identifiers) -> tuple[KeyName, Keys] | None:
    """Tell people apart by name, postcode and birth date together, where a dataset has a column of each."""
    columns = [_column_named(tuple(map(str, frame.columns)), _table(dataset), element) for element in _TOGETHER]
    if None in columns:
        return None
    name, postcode, born = (frame[column] for column in columns if column)
    day = born.str.strip().str.replace(r"^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$", r"\3-\2-\1", regex=True).str[:10]
    whole = name.str.strip() + "|" + postcode.str.strip() + "|" + day
    return (" + ".join(column for column in columns if column), PERSON), _hashed(whole, PERSON, how)


@lru_cache(maxsize=4096)
def _column_named(columns: tuple[str, ...], table: str, element: str) -> str | None:
    """Return the column most clearly named for an element: beside a birth date, `navn` alone names a person."""
    weights = {name: named(name, table).get(element, 0) for name in columns}
    best = max(weights, key=lambda name: weights[name], default=None)
    enough = CLEAR_NAME if element != "person_name" else CLEAR_NAME / 2
    return best if best is not None and weights[best] >= enough else None
