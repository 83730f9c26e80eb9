"""Names of fields where the data itself gives them: a header, or the keys of JSON."""

import re

MOST_FIELDS = 2_000
"""Fields of one dataset; the values of all further ones are read as one field."""

BEYOND_HEADER = "(beyond header)"
"""The field of cells that no header names; several of one row are joined by line breaks."""

FURTHER_FIELDS = "(further fields)"
"""The field of JSON values whose path is one too many, or too long."""

FURTHER_NOTE = f"more than {MOST_FIELDS:,} fields, or some with very long names; the further ones are read as one field"

_LONGEST = 300
_LONGEST_PATH = 1_000
_MOST_KEYS = 200
"""Keys of one object that have fields of their own; one with more is a map from values."""
_DATA = re.compile(r"@|\d{6}")
_DATA_IN_KEY = re.compile(r".*(?:\d[ ./:-]{0,3}){6}.*|[^\W\d_][\w'’-]+(?: [^\W\d_a-z][\w.'’-]*)+")
"""Six digits however they are grouped, or words that each begin with a capital: who keys by people names no fields."""


def looks_like_data(name: str) -> bool:
    """Tell whether what stands in the place of a name is a value: names go into reports, values never do."""
    return len(name) > _LONGEST or _DATA.search(name) is not None


def joined(path: str, name: str) -> str:
    """Put a name at the end of a path, unless it is too long already for a field of its own."""
    return name if not path else path if len(path) > _LONGEST_PATH else f"{path}.{name}"


class Paths:
    """The paths of one dataset, as many as may have a field of their own."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._keys: dict[str, set[str]] = {}
        self.further = False
        """Whether some had to share a field."""

    def is_name(self, parent: str, key: str) -> bool:
        """Tell the name of a field from a value that stands in its place: one of many keys, a person, a number."""
        known = self._keys.setdefault(parent, set())
        if key in known:
            return True
        is_map = parent != "" and len(known) >= _MOST_KEYS  # a record of a file may have more fields
        if looks_like_data(key) or _DATA_IN_KEY.fullmatch(key) or is_map:
            return False
        known.add(key)
        return True

    def field(self, path: str) -> str:
        """Return the field of a path. Lone surrogates, which no UTF-8 can hold, show as `\\ud800`."""
        if path in self._known:
            return path
        path = path.encode("utf-8", "backslashreplace").decode()
        if path not in self._known and (len(self._known) >= MOST_FIELDS or len(path) > _LONGEST_PATH):
            self.further = True
            return FURTHER_FIELDS
        self._known.add(path)
        return path
