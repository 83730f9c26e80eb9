"""The gates on hand-made facts."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_audit.inventory.schema import Gates
from pii_audit.model.coverage import Coverage, State
from pii_audit.model.finding import Finding, FindingStatus, Severity
from pii_audit.model.result import ClauseState, ClauseStatus, Gate, Score
from pii_audit.model.retention import RetentionFacts
from pii_audit.model.standing import Compared
from pii_audit.rules.base import Case
from pii_audit.rules.registry import judge
from pii_audit.rules.score import score
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


def breach(
    severity: str, status: FindingStatus = FindingStatus.NEW, rule_id: str = "UND001", count: int = 1
) -> Finding:
    """A finding that only the gates look at."""
    return Finding(
        f"{severity}{status}{rule_id}", rule_id, "t", Severity(severity), 1.0, status, *ORDERS, None, None, None, None,
        count, None, "m", "r",
    )  # fmt: skip


COMPARED = Compared("run", date(2026, 11, 1), 3, 90.0)
NEW, KNOWN, BACK, ACCEPTED = FindingStatus


@pytest.mark.parametrize(
    ("gates", "status", "compared", "exit_code"),
    [
        ({}, NEW, None, 1),
        ({}, NEW, COMPARED, 1),
        ({}, KNOWN, COMPARED, 0),  # a baseline turns the default gate from all to new
        ({}, BACK, COMPARED, 1),
        ({}, ACCEPTED, None, 0),
        ({}, ACCEPTED, COMPARED, 0),
        ({"fail_on": "high"}, KNOWN, COMPARED, 1),  # what is written holds, known or not
        ({"fail_on": "high"}, ACCEPTED, COMPARED, 0),
        ({"fail_on": "none"}, NEW, None, 0),
        ({"fail_on": "none"}, NEW, COMPARED, 1),
        ({"fail_on_new": "none"}, NEW, COMPARED, 0),
        ({"fail_on": "critical", "fail_on_new": "medium"}, NEW, None, 1),
        ({"fail_on": "critical", "fail_on_new": "medium"}, KNOWN, COMPARED, 0),
        ({"fail_on": "none", "fail_on_new": "critical"}, NEW, COMPARED, 0),
    ],
)
def test_severity__of_all_and_of_new(
    gates: dict[str, str], status: FindingStatus, compared: Compared | None, exit_code: int
) -> None:
    judged = case(policy(), gates=Gates.model_validate(gates))
    assert verdict(judged, (breach("high", status),), compared).exit_code == exit_code


def test_severity__what_was_not_read_is_no_breach() -> None:
    judged = case(policy(), gates=Gates(fail_on=Severity.INFO, fail_on_new=Severity.INFO))
    assert verdict(judged, (breach("high", rule_id="COV001"),)).exit_code == 0


@pytest.mark.parametrize(("limit", "exit_code"), [(5, 0), (4, 1), (0, 1)])
def test_overdue_records__are_summed_without_the_accepted(limit: int, exit_code: int) -> None:
    findings = (breach("low", rule_id="RET001", count=5), breach("low", ACCEPTED, "RET001", count=9))
    judged = verdict(case(policy(), gates=Gates(max_overdue_rows=limit)), findings)
    (shown,) = (g for g in judged.gates if g.name == "overdue records")
    assert (judged.exit_code, shown.actual, shown.limit) == (exit_code, "5", f"at most {limit}")


@pytest.mark.parametrize(
    ("value", "compared", "exit_code", "actual"),
    [
        (85.0, COMPARED, 0, "85, from 90"),
        (84.9, COMPARED, 1, "84.9, from 90"),
        (95.0, COMPARED, 0, "95, from 90"),
        (None, COMPARED, 3, "withheld: nothing read"),  # no drop, but no answer either
        (10.0, None, 0, "there is no baseline to compare with"),
        (10.0, replace(COMPARED, score=None), 0, "the baseline has no score to compare with"),
    ],
)
def test_score__may_lose_so_much(value: float | None, compared: Compared | None, exit_code: int, actual: str) -> None:
    reached = Score("clauses/v1", value, 1, 1, 0, "" if value else "nothing read")
    judged = verdict(case(policy(), gates=Gates(max_score_drop=5)), (), compared, reached)
    (shown,) = (g for g in judged.gates if g.name == "score")
    assert (judged.exit_code, shown.actual) == (exit_code, actual)


def test_verdict__every_reason_is_listed_and_a_breach_outweighs_the_rest() -> None:
    unread = Coverage(*ORDERS, State.UNREADABLE, reason="permission denied")
    judged = verdict(case(policy(), coverage=[unread]), (breach("high"),))
    assert judged.exit_code == 1
    assert [reason.partition(":")[0] for reason in judged.reasons] == ["breaches", "scope", "coverage"]


@pytest.mark.parametrize(
    ("states", "lines", "value", "withheld"),
    [
        ("PPPF", 1, 75.0, ""),
        ("PFFU", 1, 33.3, ""),
        ("UN", 1, None, "no clause passed or failed"),
        ("PP", 0, None, "0 of 0 datasets were read, and 80% are needed"),
    ],
)
def test_score__is_the_share_of_clauses_that_passed(
    states: str, lines: int, value: float | None, withheld: str
) -> None:
    words = {
        "P": ClauseState.PASS,
        "F": ClauseState.FAIL,
        "U": ClauseState.UNVERIFIABLE,
        "N": ClauseState.NOT_APPLICABLE,
    }
    clauses = [ClauseStatus(str(n), "1", "q", words[state]) for n, state in enumerate(states)]
    reached = score(clauses, [READ] * lines)
    assert (reached.value, reached.withheld) == (value, withheld)


@pytest.mark.parametrize(("unread", "value"), [(1, 100.0), (2, None)])
def test_score__is_withheld_below_four_fifths(unread: int, value: float | None) -> None:
    lines = [READ] * (5 - unread) + [Coverage("shop", str(n), State.UNREADABLE) for n in range(unread)]
    assert score([ClauseStatus("a", "1", "q", ClauseState.PASS)], lines).value == value


@given(st.permutations([breach(level) for level in ("info", "low", "high", "critical")] + [breach("high", KNOWN)]))
def test_verdict__does_not_depend_on_the_order_of_findings(findings: list[Finding]) -> None:
    judged = case(policy(), gates=Gates(max_overdue_rows=0))
    assert verdict(judged, findings, COMPARED) == verdict(judged, sorted(findings, key=lambda f: f.id), COMPARED)
