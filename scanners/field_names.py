"""Names of fields where the data itself gives them: a header, or the keys of JSON."""

import re

MOST_FIELDS = 2_000
"""Fields of one dataset; the values of all further ones are read as one field."""

BEYOND_HEADER = "(beyond header)"
"""The field of cells that no header names; several of one row are joined by line breaks."""

FURTHER_FIELDS = "(further fields)"
"""The field of JSON values whose path is one too many, or too long."""

_LONGEST = 300
_LONGEST_PATH = 1_000
_DATA = re.compile(r"@|\d{6}")


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
        self.further = False
        """Whether some had to share a field."""

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
