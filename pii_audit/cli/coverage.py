"""What `pii-audit policy coverage` prints: each clause, the rules that test it, the datasets they test it on."""

from collections.abc import Iterator
from itertools import groupby

from pii_audit.inventory.load import Inventory
from pii_audit.policy.schema import Policy
from pii_audit.rules.base import plural
from pii_audit.rules.reach import reach_of


def coverage_lines(policy: Policy, inventory: Inventory) -> Iterator[str]:
    """Yield the clauses by section of the text, then how many no rule tests, and how many reach no dataset."""
    headings = policy.metadata.source.sections if policy.metadata.source else {}
    order = list(headings)
    clauses = sorted(policy.clauses(), key=lambda c: order.index(c[1].section) if c[1].section in order else len(order))
    reaches = {clause: reach_of(policy, inventory, clause) for clause, _ in clauses}
    for section, group in groupby(clauses, key=lambda c: c[1].section):
        yield f"{section} {headings.get(section, '')}".rstrip()
        for clause, _ in group:
            found = reaches[clause]
            tested = (
                f"{', '.join(found.checks)} on {', '.join(found.datasets) or 'no dataset'}"
                if found.checks
                else "no rule"
            )
            yield f"  {clause}: {tested}"
        yield ""
    untested = sum(not found.checks for found in reaches.values())
    unbound = sum(bool(found.checks) and not found.datasets for found in reaches.values())
    yield (
        f"{plural(len(reaches), 'quoted clause')}: {len(reaches) - untested} tested by a rule, {untested} by none, "
        f"{unbound} tested but bound to no dataset"
    )
