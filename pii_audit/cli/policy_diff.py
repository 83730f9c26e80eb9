"""What `pii-audit policy diff` prints: each change in words, and the audits it alters."""

from collections import Counter
from collections.abc import Iterator

from pii_audit.inventory.load import Inventory
from pii_audit.policy.diff import Change, Kind, changes, touched
from pii_audit.policy.schema import Policy
from pii_audit.rules.clauses import checks_of
from pii_audit.rules.reach import BY_ABSENCE, EVERYWHERE, reach_of


def diff_lines(old: Policy, new: Policy, inventory: Inventory | None) -> Iterator[str]:
    """Yield each change, what it re-judges, and the sum. Datasets are named where an inventory fits the new policy."""
    found = changes(old, new)
    rules: set[str] = set()
    for change in found:
        policy = old if change.kind is Kind.REMOVED else new
        checks, datasets = _altered(policy, change, inventory if policy is new else None)
        rules |= checks
        yield f"{change.kind.value}  {change.clause}"
        yield from (f"  {words}" for words in change.words)
        if checks:
            where = f" on {', '.join(datasets)}" if datasets else ""
            yield f"  re-judges {', '.join(sorted(checks))}{where}"
    if not found:
        yield "The two policies say the same."
        return
    counts = Counter(change.kind for change in found)
    counted = ", ".join(f"{counts[kind]} {kind.value}" for kind in Kind if counts[kind])
    yield f"{counted}; " + (
        f"re-judges {', '.join(sorted(rules))}" if rules else "no rule of this version judges any of it"
    )


def _altered(policy: Policy, change: Change, inventory: Inventory | None) -> tuple[set[str], list[str]]:
    clauses = touched(policy, change)
    checks = {check for clause in clauses for check in checks_of(policy, clause)}
    uncovered = BY_ABSENCE.get(change.clause.partition(".")[0], ()) if _coverage_changed(change) else ()
    if inventory is None:
        return checks.union(uncovered), []
    if uncovered:
        return checks.union(uncovered), list(EVERYWHERE)
    datasets = dict.fromkeys(d for clause in clauses for d in reach_of(policy, inventory, clause).datasets)
    return checks, list(EVERYWHERE) if EVERYWHERE[0] in datasets else list(datasets)


def _coverage_changed(change: Change) -> bool:
    """Tell whether a change can cover data that was not covered, or the other way round."""
    section = change.clause.partition(".")[0]
    return change.kind is not Kind.CHANGED or section not in {"purposes", "retention"}
