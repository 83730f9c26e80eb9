"""Where a finding lies, as the path of a file that is none: what CI systems ask for."""

from hashlib import sha256
from urllib.parse import quote

_LONGEST = 400
_NO_SEGMENT = {"", ".", ".."}


def virtual_path(source: str, dataset: str) -> str:
    """Return `pii-audit/<source>/<dataset>` as a relative URI, percent-encoded; no scheme, host or `..` is in it.

    It exists in no repository, so that no CI system looks for a line in it. A path longer than GitHub shows
    ends in a digest of the whole.
    """
    segments = ["pii-audit", source, *dataset.split("/")]
    path = "/".join("_" if part in _NO_SEGMENT else _encoded(part) for part in segments)
    if len(path) <= _LONGEST:
        return path
    return f"{path[:_LONGEST].rpartition('%')[0] or path[:_LONGEST]}-{sha256(path.encode()).hexdigest()[:8]}"


def _encoded(segment: str) -> str:
    return "all" if segment == "*" else quote(segment, safe="", errors="replace")
