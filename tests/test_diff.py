"""Two audits side by side: what changed, and what only nobody looked at."""

from dataclasses import replace

import pytest

from pii_audit.cli.diff_lines import diff_lines
from pii_audit.diff import Difference, difference
from pii_audit.model.coverage import Coverage, State
from pii_audit.model.finding import Finding, FindingStatus, Severity
from pii_audit.model.result import AuditResult, Score
from pii_audit.model.retention import RetentionFacts
from tests.reports import example

ORDERS, USERS = (Coverage("shop", name, State.FULL, 9, 9) for name in ("orders", "users"))


def result(
    *findings: Finding, coverage: tuple[Coverage, ...] = (ORDERS, USERS), score: float | None = None
) -> AuditResult:
    reached = Score("clauses/v1", score, 0, 0, 0)
    return replace(example.clean(), findings=findings, coverage=coverage, score=reached)


def ids(found: Difference) -> dict[str, list[str]]:
    lists = ("new", "regressed", "grown", "shrunk", "resolved", "unverified")
    return {name: [change.id for change in getattr(found, name)] for name in lists if getattr(found, name)}


def test_difference__each_finding_is_in_one_list() -> None:
    new, grown, shrunk, graver, back, gone, same = (example.finding(field=name) for name in "abcdefg")
    old = result(grown, shrunk, graver, replace(back, status=FindingStatus.ACCEPTED), gone, same)
    now = result(
        new, replace(grown, count=4), replace(shrunk, count=2), replace(graver, severity=Severity.CRITICAL), back, same
    )
    found = difference(old, now)
    assert ids(found) == {
        "new": [new.id], "grown": [grown.id], "shrunk": [shrunk.id], "regressed": [graver.id, back.id],
        "resolved": [gone.id],
    }  # fmt: skip
    assert (found.unchanged, found.accepted) == (1, 0)
    assert (found.grown[0].was, found.grown[0].count) == (3, 4)


def test_difference__of_a_result_with_itself__is_nothing() -> None:
    whole = example.example()
    found = difference(whole, whole)
    accepted = sum(f.status is FindingStatus.ACCEPTED for f in whole.findings)
    assert (found.scope.lost, found.scope.gained, found.accepted) == ((), (), accepted)
    assert not found.new + found.grown + found.shrunk + found.resolved + found.unverified


@pytest.mark.parametrize(
    ("coverage", "verified", "lost"),
    [
        ((ORDERS, USERS), True, ()),
        ((USERS,), True, ()),  # the table is gone, and its source was listed whole
        ((Coverage("shop", "orders", State.UNREADABLE), USERS), False, ("shop/orders",)),
        ((Coverage("shop", "orders", State.SKIPPED), USERS), False, ("shop/orders",)),
        ((Coverage("shop", "orders", State.PARTIAL, 9, 3), USERS), False, ()),
        ((Coverage("shop", "orders", State.SAMPLED, 9, 3), USERS), False, ()),
        ((Coverage("shop", "*", State.UNREADABLE),), False, ("shop/*",)),
        ((Coverage("crm", "t", State.FULL, 1, 1),), False, ("shop/*",)),
    ],
)
def test_difference__resolved_only_where_looked_at_again(
    coverage: tuple[Coverage, ...], verified: bool, lost: tuple[str, ...]
) -> None:
    gone = example.finding()
    found = difference(result(gone), result(coverage=coverage))
    assert ids(found) == {"resolved" if verified else "unverified": [gone.id]}
    assert found.scope.lost == lost


def test_difference__a_time_limit_that_could_not_be_judged__resolves_nothing() -> None:
    gone = example.finding(rule="RET001", field=None, element=None)
    unjudged = RetentionFacts("r", "shop", "orders", 9, {}, None, None, problem="users could not be read")
    found = difference(result(gone), replace(result(), retention=(unjudged,)))
    assert ids(found) == {"unverified": [gone.id]}


def test_difference__accepted_meanwhile__is_in_no_list() -> None:
    finding = example.finding()
    accepted = replace(finding, status=FindingStatus.ACCEPTED)
    for old in (result(), result(finding), result(accepted)):
        found = difference(old, result(accepted))
        assert (ids(found), found.accepted) == ({}, 1)


def test_difference__scope_gained() -> None:
    more = (ORDERS, USERS, Coverage("shop", "new", State.FULL), Coverage("crm", "a", State.FULL))
    assert difference(result(), result(coverage=more)).scope.gained == ("crm/*", "shop/new")


def test_diff_lines__end_with_the_score_and_the_sum() -> None:
    lines = list(diff_lines(difference(result(score=90.0), result(example.finding(field="\x1b[2J"), score=None))))
    assert lines[-2:] == [
        "Score: 90 -> withheld",
        "1 new, 0 regressed, 0 grown, 0 shrunk, 0 resolved, 0 not looked at again, 0 unchanged, 0 accepted",
    ]
    assert r"shop/orders/\x1b[2J" in "\n".join(lines)
