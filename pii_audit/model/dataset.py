"""A table, view, file or object: what is known of it before a row is read."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ColumnKind(StrEnum):
    """What a column holds, as far as its declared type tells."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    DATETIME = "datetime"
    """A date and time without an offset."""
    INSTANT = "instant"
    """A date and time with an offset."""
    BOOLEAN = "boolean"
    UUID = "uuid"
    JSON = "json"
    BINARY = "binary"
    OTHER = "other"


class DatasetKind(StrEnum):
    """What a dataset is where it lies."""

    TABLE = "table"
    VIEW = "view"
    FILE = "file"
    OBJECT = "object"


@dataclass(frozen=True)
class Column:
    """A column, as its catalogue describes it."""

    name: str
    kind: ColumnKind = ColumnKind.TEXT
    nullable: bool | None = None
    """Whether a record may leave it out; None where nothing says so."""


@dataclass(frozen=True)
class Dataset:
    """A dataset, as its catalogue describes it."""

    source: str

    name: str
    """`schema.table` (`table` alone in SQLite's main schema) or the path under the source's URL."""

    short_name: str
    """The last part of the name: the table or the file."""

    kind: DatasetKind

    columns: tuple[Column, ...] = ()
    """Empty where only reading tells, as for files."""

    rows_estimate: int | None = None
    """What the catalogue's statistics say; None where they say nothing."""

    size: int | None = None
    """Bytes, for files and objects."""

    modified: datetime | None = None
    """When a file or object was last written, with time zone: an upper bound on when its content was collected."""

    etag: str | None = None
    """What a store calls this content of an object; another content has another."""

    def column(self, name: str) -> Column | None:
        """Return the column of this name, or None."""
        return next((column for column in self.columns if column.name == name), None)
