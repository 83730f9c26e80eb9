"""Where a finding lies, as path and line: what CI systems ask for. A column of a database gets the path of a file that is none."""

from hashlib import sha256
from urllib.parse import quote

from pii_audit.model.finding import Finding, Location

_LONGEST = 400
_NO_SEGMENT = {"", ".", ".."}


def in_repository(finding: Finding) -> Location | None:
    """Return where a finding is written, unless outside of the folder the command ran in: no CI system knows that."""
    place = finding.location
    return None if place is None or place.file.startswith(("/", "../")) else place


def uri_and_line(finding: Finding) -> tuple[str, int]:
    """Return where a finding is written, as a relative URI and a line; else its virtual path."""
    if place := in_repository(finding):
        return "/".join(quote(part, safe="", errors="replace") for part in place.file.split("/")), place.line
    return virtual_path(finding.source, finding.dataset), 1


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
