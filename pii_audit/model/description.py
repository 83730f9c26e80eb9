"""A column as its schema describes it: what can be known of it before it holds a value."""

from dataclasses import dataclass

from pii_audit.model.dataset import ColumnKind


@dataclass(frozen=True)
class Naming:
    """Another name that says what a column holds."""

    what: str
    """What bears the name: `constraint` on the column, the column it is a `reference` to, or a `copy` of."""

    name: str

    table: str = ""
    """Of a column elsewhere."""


@dataclass(frozen=True)
class Description:
    """A column: its name, type, comment and constraints."""

    name: str

    type: str = ""
    """As the schema writes it; empty where it does not say."""

    kind: ColumnKind = ColumnKind.OTHER

    comment: str = ""

    values: tuple[str, ...] = ()
    """All that its type or a constraint lets it hold; empty where they do not say."""

    namings: tuple[Naming, ...] = ()
