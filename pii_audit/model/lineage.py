"""Where data went: which datasets hold the same people, and what the databases declare."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

from pydantic import Field


class EdgeKind(StrEnum):
    """What joins two datasets."""

    FOREIGN_KEY = "foreign_key"
    """The database declares that rows of one refer to the other."""
    VIEW = "view"
    """One is defined by a query on the other."""
    STATEMENT = "statement"
    """A script has a statement that fills one from the other."""
    COPY = "copy"
    """Nearly all people of one are in the other: inferred from the values."""
    OVERLAP = "overlap"
    """Many people of one are in the other: inferred from the values."""


@dataclass(frozen=True)
class Expired:
    """People in a copy whose time is over in the dataset that their data came from."""

    dataset: str
    """`source/dataset` whose dates say so: that at the other end of the edge, or one further back."""

    rule: str
    """The retention rule."""

    people: int


@dataclass(frozen=True)
class Edge:
    """One step that data took, from a dataset to another; fields are empty where it concerns whole datasets."""

    from_: Annotated[str, Field(alias="from")]
    """`source/dataset`; the larger one, or the earlier, of what is inferred."""

    to: str

    kind: EdgeKind

    containment: float | None
    """Share of the identifiers of `to` that are in `from`, 0 to 1; None for what is declared."""

    matches: int | None
    """Identifiers in both."""

    confidence: float
    """0 to 1. Of what is inferred, the lower bound of the share (Wilson, 95 %)."""

    method: str
    """How it is known: `declared`, `dbt manifest`, file and line of a statement, `exact sets`, or `bottom-k sketch`."""

    from_field: str = ""

    to_field: str = ""

    identifier: str = ""
    """The kind of identifier compared: `email`, `phone`, the company's own numbers."""

    of_source: float | None = None
    """Share of the identifiers of `from` that are in `to`."""

    inferred: bool = False
    """Whether only the values say so."""

    direct: bool = True
    """Whether values pass; else the one only filters or joins the other."""

    departed: int | None = None
    """Identifiers of `to` that are not in `from`; None where sets are not held whole, or `from` was not read to its end."""

    opted_out: int | None = None
    """People in `to` who have opted out; None where that was not looked up."""

    expired: tuple[Expired, ...] | None = None
    """People in `to`, which has no dates of its own, whose time is over where they came from; None where that cannot be told."""


def telling(edges: Iterable[Edge]) -> Edge:
    """Return the edge into a copy that tells whose time is over: by the identifier that most people have, of equals the one that tells fewest."""
    return min(edges, key=lambda e: (e.expired is None, -(e.matches or 0), sum(one.people for one in e.expired or ())))


@dataclass(frozen=True)
class Lineage:
    """The graph, sorted."""

    nodes: tuple[str, ...] = ()
    """Every dataset that holds identifiers or stands on an edge."""

    edges: tuple[Edge, ...] = ()

    unsearched: tuple[str, ...] = ()
    """What could not be compared or read, and why."""


@dataclass(frozen=True)
class ForeignKey:
    """Columns of one dataset that refer to those of another of the same source."""

    dataset: str

    columns: tuple[str, ...]

    to: str
    """Name of the dataset referred to."""

    to_columns: tuple[str, ...]


@dataclass(frozen=True)
class ViewDefinition:
    """The query that makes a view."""

    dataset: str

    sql: str = field(repr=False)
    """As the database gives it. It may quote values of the data, so it is parsed and never shown."""

    dialect: str = ""
    """As SQLAlchemy names it."""


@dataclass(frozen=True)
class StoredCode:
    """A function, procedure, trigger or event that a database holds."""

    kind: str
    """In lower case."""

    name: str

    schema: str | None

    sql: str = field(repr=False)
    """As the database gives it; empty where it does not give it to the audit's user. Parsed and never shown."""

    dialect: str = ""
    """As SQLAlchemy names it."""

    @property
    def full_name(self) -> str:
        """The name with its schema."""
        return f"{self.schema}.{self.name}" if self.schema else self.name
