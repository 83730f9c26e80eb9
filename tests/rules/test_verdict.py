"""The gates on hand-made facts."""

import pytest

from pii_audit.inventory.schema import Gates
from pii_audit.model.coverage import Coverage, State
from pii_audit.model.result import Gate
from pii_audit.model.retention import RetentionFacts
from pii_audit.rules.base import Case
from pii_audit.rules.registry import judge
from pii_audit.rules.verdict import verdict
from tests.rules.cases import ORDERS, READ, case, dated, policy, rule


def gate(judged: Case, name: str) -> Gate:
    return next(gate for gate in verdict(judged, judge(judged)).gates if gate.name == name)


@pytest.mark.parametrize(
    ("line", "passed"),
    [
        (READ, True),
        (Coverage(*ORDERS, State.PARTIAL, rows_read=3, reason="line 4"), True),
        (Coverage(*ORDERS, State.PARTIAL, reason="line 1"), False),
        (Coverage(*ORDERS, State.UNREADABLE, reason="permission denied"), False),
        (Coverage(*ORDERS, State.EMPTY, 0), False),
        (Coverage(*ORDERS, State.SKIPPED, reason="excluded"), False),
    ],
)
def test_scope__asks_for_a_row_of_every_source(line: Coverage, passed: bool) -> None:
    other = Coverage("exports", "list.csv", State.FULL, 5, 5)
    judged = case(policy(), coverage=[line, other], gates=Gates(min_coverage=0))
    assert gate(judged, "scope").passed is passed
    assert verdict(judged, judge(judged)).exit_code == (0 if passed else 3)
    if not passed:
        assert gate(judged, "scope").actual == "nothing read of shop"


@pytest.mark.parametrize(
    ("retention", "share", "where"),
    [
        ([dated("a", within=9, unverifiable=1), dated("b", within=10)], "10%", "a in shop/orders"),
        ([dated("a", within=10), dated("b", within=5, unverifiable=5)], "50%", "b in shop/orders"),
        ([dated("a", within=10), dated("b", problem="users could not be read")], "100%", "b in shop/orders"),
    ],
)
def test_time_limits__are_judged_by_the_worst_of_them(retention: list[RetentionFacts], share: str, where: str) -> None:
    worst = gate(case(policy(retention={"a": rule(), "b": rule()}), retention=retention), "time limits")
    assert (worst.passed, worst.actual) == (False, f"up to {share} of records unverifiable ({where})")


def test_sampling__is_judged_by_the_smallest_sample() -> None:
    small = Coverage("shop", "users", State.SAMPLED, rows_total=1000, rows_read=20)
    large = Coverage("shop", "visits", State.SAMPLED, rows_total=1000, rows_read=900)
    assert gate(case(policy(), coverage=[large]), "sampling").passed
    assert not gate(case(policy(), coverage=[small, large]), "sampling").passed
