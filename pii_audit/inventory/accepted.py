"""`accepted:` in pii-audit.yaml: findings that somebody answers for, until a day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from pii_audit.document import Document, Place, Problem, nearest
from pii_audit.model.finding import Finding
from pii_audit.model.source import BEFORE_RELEASE, matches
from pii_audit.policy.schema import Strict

LONGEST_DAYS = 365
"""An acceptance is a postponement; a year on, somebody decides again."""

Name = Annotated[str, Field(min_length=1)]


def _day(written: object) -> object:
    try:
        return written if isinstance(written, date) else date.fromisoformat(str(written))
    except ValueError:
        raise ValueError(f"{written} is no date; write it as 2026-11-22") from None


def _fingerprint(written: object) -> object:
    if re.fullmatch("[0-9a-f]{16}", str(written)):
        return str(written)
    raise ValueError(
        "no fingerprint; write its 16 digits, in quotes, as pii-audit explain and the JSON result show them"
    )


class AcceptedSpec(Strict):
    """One finding by its fingerprint, or those of a rule in a dataset."""

    id: Annotated[str, BeforeValidator(_fingerprint)] | None = None
    """The fingerprint, all 16 digits, in quotes."""
    rule: Annotated[str, Field(pattern=r"^[A-Z]{3}[0-9]{3}$")] | None = None
    dataset: str | None = None
    """`source/dataset`, the second part a glob, as under `datasets`."""
    field: str | None = None
    """A glob; without it all fields of the dataset."""
    reason: Annotated[str, Field(min_length=10)]
    owner: Name
    """Who puts it right."""
    approver: Name
    """Who decided that it may wait."""
    expires: Annotated[date, BeforeValidator(_day)]
    """The last day on which it holds, at most 365 days after the audit."""
    max_rows: Annotated[int, Field(ge=1)] | None = None
    """A finding whose count grows past it counts again."""

    @model_validator(mode="after")
    def _names_something(self) -> "AcceptedSpec":
        if (self.id is None) == (self.rule is None) or (self.rule is None) != (self.dataset is None):
            raise ValueError("give either id, or rule and dataset (with or without field)")
        if self.id is not None and self.field is not None:
            raise ValueError("an id names one finding; leave field out")
        return self


@dataclass(frozen=True)
class Accepted:
    """An entry, and where it stands in the file."""

    spec: AcceptedSpec

    rule_at: Problem
    """Where its rule stands, and below its last day, for messages that only the audit can give."""

    expires_at: Problem

    @property
    def what(self) -> str:
        """Name it: a fingerprint, or `RET001 in shop/orders`."""
        place = "/".join(filter(None, (self.spec.dataset, self.spec.field)))
        return self.spec.id or f"{self.spec.rule} in {place}"

    @property
    def place(self) -> tuple[str, str]:
        """Return source and dataset, `*` for both where only a fingerprint is given."""
        source, _, dataset = (self.spec.dataset or "*/*").partition("/")
        return source, dataset

    def covers(self, finding: Finding) -> bool:
        """Tell whether it names a finding."""
        if self.spec.id is not None:
            return finding.id == self.spec.id
        return (
            finding.rule == self.spec.rule
            and finding.source == self.place[0]
            and self.covers_dataset(finding.dataset)
            and (self.spec.field is None or fnmatchcase(finding.field or "", self.spec.field))
        )

    def covers_dataset(self, name: str) -> bool:
        """Tell whether it names a dataset of its source, by the whole name or its last part."""
        return matches(self.place[1], name, _short(name))


def _short(dataset: str) -> str:
    """Return the last part of a name, as in `orders` for `public.orders` and `a.csv` for `2024/a.csv`."""
    return dataset.rpartition("/")[2] if "/" in dataset else dataset.partition(".")[2] or dataset


def accepted(document: Document, specs: tuple[AcceptedSpec, ...]) -> tuple[Accepted, ...]:
    """Put each entry and its place together."""
    return tuple(
        Accepted(spec, *(document.problem(("accepted", i, key), "") for key in ("rule", "expires")))
        for i, spec in enumerate(specs)
    )


def unknown_sources(document: Document, specs: tuple[AcceptedSpec, ...], sources: list[str]) -> Iterator[Problem]:
    """Yield a problem for each entry whose dataset is of no source."""
    for i, spec in enumerate(specs):
        if spec.dataset is None:
            continue
        source, slash, glob = spec.dataset.partition("/")
        place: Place = ("accepted", i, "dataset")
        if not slash or not glob:
            yield document.problem(place, f"name a dataset as source/dataset, such as {sources[0]}/{spec.dataset}")
        elif source not in (*sources, *BEFORE_RELEASE):
            yield document.problem(place, f"no source {source!r}" + nearest(source, sources))
