"""What a bucket's configuration says, asked of the S3 API through the file system in use."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any
from urllib.parse import urlsplit

from pii_audit.model.store import ACCESS, AT_REST, EXPIRY, REGION, Exposure, StoreFacts, StoreKind

from .asking import Untold, settled
from .hosts import is_local

_ABSENT = {
    "ServerSideEncryptionConfigurationNotFoundError", "NoSuchBucketPolicy", "NoSuchLifecycleConfiguration",
    "NoSuchPublicAccessBlockConfiguration",
}  # fmt: skip
"""What S3 answers where a setting was never made."""
_ANYBODY = {
    "http://acs.amazonaws.com/groups/global/AllUsers": "anybody",
    "http://acs.amazonaws.com/groups/global/AuthenticatedUsers": "anybody with an AWS account",
}
_OBJECTS_LOOKED_AT = 5
"""For their encryption, where the bucket has no rule for it."""


class _NotImplemented(Untold):
    """The server has no such setting."""


@dataclass
class _Bucket:
    """A bucket as one user sees it."""

    filesystem: Any
    name: str
    keys: Mapping[str, str]
    """Keys of the objects in scope, and the datasets they are."""
    unknown: dict[str, str] = field(default_factory=dict)

    def ask(self, operation: str, **more: str) -> Mapping[str, Any]:
        """Return what the API answers; nothing for a setting that was never made.

        Raises:
            Untold: it is forbidden, not implemented, or the server fails.
        """
        try:
            answer: Mapping[str, Any] = self.filesystem.call_s3(operation, Bucket=self.name, **more)
        except Exception as error:  # noqa: BLE001 s3fs turns the API's errors into those of the system
            code = getattr(error.__cause__, "response", {}).get("Error", {}).get("Code", type(error).__name__)
            if code in _ABSENT:
                return {}
            asked = "".join(part.capitalize() for part in operation.split("_"))
            if isinstance(error, PermissionError):
                raise Untold(f"these credentials may not ask for it ({asked})") from None
            if code == "NotImplemented":
                raise _NotImplemented(f"the server does not implement {asked}") from None
            raise Untold(f"the server does not answer {asked} ({code})") from None
        return answer


def describe_s3(source: str, filesystem: Any, top: str, keys: Mapping[str, str]) -> StoreFacts:
    """Describe a bucket, or the part of it under `top`; `keys` are those of the objects in scope, with their datasets."""
    name, _, prefix = top.partition("/")
    bucket = _Bucket(filesystem, name, keys)
    endpoint = urlsplit(filesystem.s3.meta.endpoint_url)
    by_policy = settled(bucket.unknown, ACCESS, lambda: _by_policy(bucket))
    by_acl = settled(bucket.unknown, ACCESS, lambda: _by_acl(bucket))
    below = prefix if prefix in ("", *keys) else f"{prefix}/"
    return StoreFacts(
        source,
        StoreKind.OBJECTS,
        remote=not is_local(endpoint.hostname),
        region=settled(bucket.unknown, REGION, lambda: _region(bucket)),
        at_rest=settled(bucket.unknown, AT_REST, lambda: _at_rest(bucket)),
        in_transit=endpoint.scheme == "https",
        exposures=tuple(exposure for exposure in (by_policy, by_acl) if exposure),
        expires=settled(bucket.unknown, EXPIRY, lambda: _expires(bucket, below)),
        unknown=bucket.unknown,
    )


def _region(bucket: _Bucket) -> str:
    told = bucket.ask("get_bucket_location").get("LocationConstraint")
    if told:
        return "eu-west-1" if told == "EU" else str(told)  # a word of the API from before it had regions
    if ".amazonaws.com" in bucket.filesystem.s3.meta.endpoint_url:
        return "us-east-1"  # the one that Amazon does not name
    raise Untold("the server names none")


def _at_rest(bucket: _Bucket) -> bool:
    if bucket.ask("get_bucket_encryption").get("ServerSideEncryptionConfiguration", {}).get("Rules"):
        return True
    looked_at = list(bucket.keys)[:_OBJECTS_LOOKED_AT]
    if not looked_at or not all(bucket.ask("head_object", Key=key).get("ServerSideEncryption") for key in looked_at):
        return False
    raise Untold(f"the bucket has no rule for it; the {len(looked_at)} objects looked at are encrypted")


def _by_policy(bucket: _Bucket) -> Exposure | None:
    """Tell what the bucket's policy opens to everybody."""
    written = bucket.ask("get_bucket_policy").get("Policy")
    if not written:
        return None
    public = bucket.ask("get_bucket_policy_status").get("PolicyStatus", {}).get("IsPublic")
    blocked, caveat = _blocked(bucket, "RestrictPublicBuckets")
    if not public or blocked:
        return None
    opened = list(_opened(written))
    concerned = tuple(
        name for key, name in bucket.keys.items() if _matches(f"arn:aws:s3:::{bucket.name}/{key}", opened)
    )
    if opened and not concerned:
        return None  # other parts of the bucket
    return Exposure(f"its policy lets anybody {'read' if opened else 'in'}{caveat}", concerned)


def _opened(policy: str) -> Iterator[str]:
    """Yield the patterns of the objects that a policy lets everybody read."""
    try:
        statements = _several(json.loads(policy)["Statement"])
        for statement in statements:
            principal = statement.get("Principal")
            anybody = "*" in _several(principal.get("AWS") if isinstance(principal, dict) else principal)
            reads = any(
                fnmatchcase("s3:getobject", str(action).lower()) for action in _several(statement.get("Action"))
            )
            if statement.get("Effect") == "Allow" and anybody and reads:
                yield from map(str, _several(statement.get("Resource")))
    except (ValueError, TypeError, KeyError, AttributeError):
        raise Untold("the bucket's policy cannot be understood") from None


def _several(value: Any) -> list[Any]:
    """A policy may write one of a thing without a list."""
    return value if isinstance(value, list) else [] if value is None else [value]


def _matches(name: str, patterns: list[str]) -> bool:
    return any(fnmatchcase(name, pattern.replace("[", "[[]")) for pattern in patterns)


def _by_acl(bucket: _Bucket) -> Exposure | None:
    """Tell what the bucket's access list gives to everybody."""
    grants = bucket.ask("get_bucket_acl").get("Grants", ())
    public = [
        (_ANYBODY[uri], grant["Permission"]) for grant in grants if (uri := grant["Grantee"].get("URI")) in _ANYBODY
    ]
    blocked, caveat = _blocked(bucket, "IgnorePublicAcls")
    if not public or blocked:
        return None
    rights = " and ".join(f"{permission} to {whom}" for whom, permission in sorted(public))
    return Exposure(f"its access list gives {rights}{caveat}")


def _blocked(bucket: _Bucket, setting: str) -> tuple[bool, str]:
    """Tell whether a public access block overrules what is public, and what is to be said where nobody knows."""
    try:
        block = bucket.ask("get_public_access_block").get("PublicAccessBlockConfiguration", {})
    except _NotImplemented:
        return False, ""
    except Untold as why:
        return False, f" (unless a public access block overrules it: {why})"
    return bool(block.get(setting)), ""


def _expires(bucket: _Bucket, top: str) -> Mapping[str, int]:
    """Return the days after which objects are gone, by the beginning of the names of their datasets.

    Rules that ask for tags or sizes as well, or that name a date, promise nothing for every object and do not
    count. In a bucket that keeps versions an expired one is still there until its own rule ends it.
    """
    written = bucket.ask("get_bucket_lifecycle_configuration").get("Rules", ())
    rules = [(_prefix(rule), rule) for rule in written if rule.get("Status") == "Enabled"]
    versions = bool(rules) and bool(bucket.ask("get_bucket_versioning").get("Status"))
    expires: dict[str, int] = {}
    for prefix, rule in rules:
        days = rule.get("Expiration", {}).get("Days")
        kept = _days_of_versions(prefix, rules) if versions and prefix is not None else 0
        if prefix is None or not days or kept is None:
            continue
        if top.startswith(prefix):
            below = ""  # it reaches all of the source
        elif prefix.startswith(top):
            below = prefix.removeprefix(top)
        else:
            continue
        expires[below] = min(days + kept, expires.get(below, days + kept))
    return expires


def _days_of_versions(prefix: str, rules: Sequence[tuple[str | None, Mapping[str, Any]]]) -> int | None:
    """Return how long the versions of expired objects stay, or None for ever."""
    days = (
        int(rule["NoncurrentVersionExpiration"]["NoncurrentDays"])
        for beginning, rule in rules
        if beginning is not None and prefix.startswith(beginning) and "NoncurrentVersionExpiration" in rule
    )
    return min(days, default=None)


def _prefix(rule: Mapping[str, Any]) -> str | None:
    """Return the beginning of the keys that a lifecycle rule is for, or None where it asks for more than that."""
    asked = dict(rule.get("Filter", {"Prefix": rule.get("Prefix", "")}))
    prefix = str(asked.pop("Prefix", ""))
    return None if asked else prefix
