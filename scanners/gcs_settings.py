"""What a Google Cloud Storage bucket's metadata and IAM policy say, asked through the file system in use."""

import math
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from pii_audit.model.store import ACCESS, EXPIRY, REGION, Exposure, StoreFacts, StoreKind

from .asking import Untold, settled
from .hosts import is_local

_ANYBODY = {"allUsers": "anybody", "allAuthenticatedUsers": "anybody with a Google account"}
_AREAS = {"EU", "US"}
"""Multi-regions whose names say where they are; that of a region is written in small letters elsewhere."""


def describe_gcs(source: str, filesystem: Any, top: str, keys: Mapping[str, str]) -> StoreFacts:
    """Describe a bucket, or the part of it under `top`; `keys` are those of the objects in scope, with their datasets."""
    name, _, prefix = top.partition("/")
    endpoint = urlsplit(filesystem.base)
    unknown: dict[str, str] = {}
    about: Mapping[str, Any] = {}

    def metadata() -> Mapping[str, Any]:
        return about or _ask(filesystem, "b/{}", name)

    about = settled(unknown, REGION, metadata) or {}
    blocked = about.get("iamConfiguration", {}).get("publicAccessPrevention") == "enforced"
    policy = {} if blocked else settled(unknown, ACCESS, lambda: _ask(filesystem, "b/{}/iam", name)) or {}
    below = prefix if prefix in ("", *keys) else f"{prefix}/"
    return StoreFacts(
        source,
        StoreKind.OBJECTS,
        remote=not is_local(endpoint.hostname),
        region=_region(about),
        at_rest=True,  # the service encrypts everything, and has no setting to turn that off
        in_transit=endpoint.scheme == "https",
        exposures=tuple(_exposures(policy)),
        expires=settled(unknown, EXPIRY, lambda: _expires(metadata(), below)),
        unknown=unknown,
    )


def _ask(filesystem: Any, path: str, bucket: str) -> Mapping[str, Any]:
    try:
        answer: Mapping[str, Any] = filesystem.call("GET", path, bucket, json_out=True)
    except Exception as error:  # noqa: BLE001 gcsfs raises half a dozen kinds
        if (
            isinstance(error, PermissionError)
            or "Forbidden" in str(error)
            or getattr(error, "code", None) in {401, 403}
        ):
            raise Untold("these credentials may not ask for it") from None
        raise Untold(f"the server does not answer ({type(error).__name__})") from None
    return answer


def _region(about: Mapping[str, Any]) -> str | None:
    location = about.get("location")
    return location if location is None or location in _AREAS else str(location).lower()


def _exposures(policy: Mapping[str, Any]) -> Iterator[Exposure]:
    for binding in policy.get("bindings", ()):
        for member in binding.get("members", ()):
            if member in _ANYBODY:
                role = str(binding.get("role", "")).removeprefix("roles/")
                yield Exposure(f"its IAM policy gives {role} to {_ANYBODY[member]}")


def _expires(about: Mapping[str, Any], top: str) -> Mapping[str, int]:
    """Return the days after which objects are gone, by the beginning of the names of their datasets.

    Rules with conditions other than an age and beginnings of names promise nothing for every object. What is
    deleted stays as long as the bucket's soft delete policy says.
    """
    kept = math.ceil(int(about.get("softDeletePolicy", {}).get("retentionDurationSeconds", 0)) / 86_400)
    expires: dict[str, int] = {}
    for rule in about.get("lifecycle", {}).get("rule", ()):
        condition = dict(rule.get("condition", {}))
        age, prefixes = condition.pop("age", None), condition.pop("matchesPrefix", None) or [""]
        if rule.get("action", {}).get("type") != "Delete" or age is None or condition:
            continue
        for prefix in prefixes:
            if top.startswith(prefix) or prefix.startswith(top):
                below = prefix.removeprefix(top) if prefix.startswith(top) else ""
                expires[below] = min(age + kept, expires.get(below, age + kept))
    return expires
