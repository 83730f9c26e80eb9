"""What `pii-audit policy lint` prints of a policy that loads."""

from collections.abc import Iterator

from pii_audit.policy.load import LoadedPolicy
from pii_audit.policy.schema import Policy
from pii_audit.rules.base import plural
from pii_audit.rules.registry import unknown_checks


def lint_lines(loaded: LoadedPolicy) -> Iterator[str]:
    """Yield what was counted, then what this version does not check."""
    policy = loaded.policy
    quoted = sum(1 for _ in policy.clauses())
    yield (
        f"{loaded.path.name}: {plural(len(policy.categories), 'category', 'categories')}, "
        f"{plural(len(policy.purposes), 'purpose')}, {plural(len(policy.retention), 'retention rule')}, "
        f"{plural(quoted, 'quoted clause')}; no problem found"
    )
    for clause, missing in unknown_checks(policy).items():
        yield f"{clause} names {', '.join(missing)}, which this version does not have; its clause stays unverifiable"
    if unread := list(_unread_keys(policy)):
        yield f"not checked in this version: {', '.join(unread)}"


def _unread_keys(policy: Policy) -> Iterator[str]:
    """Yield the keys in use that no rule reads yet."""
    entries = {
        "elements": (policy.elements, ("optional", "must_be")),
        "retention": (policy.retention, ("purposes", "categories")),
    }
    for section, (written, keys) in entries.items():
        for id_, entry in written.items():
            yield from (f"{section}.{id_}.{key}" for key in keys if getattr(entry, key))
