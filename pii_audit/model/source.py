"""A place that holds data: a database, a folder or a bucket."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase


@dataclass(frozen=True)
class Source:
    """One source of the inventory, its secrets already resolved."""

    id: str

    url: str = field(repr=False)
    """A SQLAlchemy URL, an absolute path or an fsspec URL; may hold a password, so it is never shown."""

    include: tuple[str, ...] = ()
    """Globs of the datasets in scope; empty means all."""

    exclude: tuple[str, ...] = ()

    owner: str | None = None

    region: str | None = None

    recipient: str | None = None

    egress: bool = False
    """Whether what lies there leaves the company."""
    backup: bool = False
    """Whether it holds copies kept for restoring."""

    options: Mapping[str, object] = field(default_factory=dict, repr=False)
    """What the scanner of this kind of source understands, such as storage options; may hold secrets."""


def matches(pattern: str, name: str, short_name: str) -> bool:
    """Tell whether a glob names a dataset.

    A glob names a dataset by its whole name (`public.orders`, `2024/05/orders.csv`) or, as gitignore
    does for a pattern without a folder, by its last part alone (`orders`, `orders.csv`).
    """
    return fnmatchcase(name, pattern) or fnmatchcase(short_name, pattern)


def exclusion(source: Source, name: str, short_name: str) -> str | None:
    """Return why a dataset is out of scope, or None where it is in scope."""
    if source.include and not any(matches(p, name, short_name) for p in source.include):
        return "not named by include"
    for pattern in source.exclude:
        if matches(pattern, name, short_name):
            return f"excluded by {pattern}"
    return None
