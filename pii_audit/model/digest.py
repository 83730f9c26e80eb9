"""Digests that show whether a result or a report is still as it was written."""

import json
import re
from hashlib import sha256

from pii_audit.model.result import AuditResult, to_json

_SEAL = "<!-- sha256 of all above: {} -->\n"
_SEALED = re.compile(r"<!-- sha256 of all above: ([0-9a-f]{64}) -->\n\Z")


def digest(result: AuditResult) -> str:
    """Return the SHA-256 of everything but `run`: of its JSON with sorted keys, no spaces, in UTF-8."""
    facts = json.loads(to_json(result))
    del facts["run"]
    return sha256(json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def sealed(page: str) -> str:
    """End a page with the digest of all that stands before it, so that a changed file is found out."""
    return page + _SEAL.format(sha256(page.encode()).hexdigest())


def seal_holds(page: str) -> bool | None:
    """Tell whether a page is as it was written; None where it has no such end."""
    found = _SEALED.search(page)
    return None if found is None else sha256(page[: found.start()].encode()).hexdigest() == found[1]
