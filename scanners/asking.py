"""Settings that a store may not tell."""

from collections.abc import Callable
from typing import TypeVar

_T = TypeVar("_T")


class Untold(Exception):
    """The store does not tell a setting; the text says why."""


def settled(unknown: dict[str, str], setting: str, learn: Callable[[], _T]) -> _T | None:
    """Learn a setting, or note why it is unknown and return None."""
    try:
        return learn()
    except Untold as why:
        unknown[setting] = str(why)
        return None
