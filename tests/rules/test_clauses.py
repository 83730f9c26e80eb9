"""What the audit says of each quoted clause, on hand-made facts."""

from typing import Any

import pytest

from pii_audit.inventory.schema import Binding
from pii_audit.model.coverage import Coverage, State
from pii_audit.model.result import ClauseState
from pii_audit.rules.clauses import clause_statuses
from pii_audit.rules.registry import judge
from tests.rules.cases import CITE, ORDERS, READ, case, dated, field, policy, rule, status

PASS, FAIL = ClauseState.PASS, ClauseState.FAIL
OPEN, NONE = ClauseState.UNVERIFIABLE, ClauseState.NOT_APPLICABLE
SALES = {ORDERS: Binding(purposes=("sales",))}


def unread(source: str, dataset: str) -> Coverage:
    return Coverage(source, dataset, State.UNREADABLE, reason="permission denied")


def promise(*checks: str) -> dict[str, Any]:
    return {"commitments": {"kept": {"checks": list(checks), "cite": CITE}}}


def test_category__passes_where_all_was_read_and_nothing_speaks_against_it() -> None:
    judged = case(policy(), field())  # phone, declared and never found, is for information
    assert [f.rule for f in judge(judged) if f.clause == "categories.contact"] == ["UND004"]
    assert status(judged, "categories.contact") == (PASS, "")


def test_category__says_nothing_where_none_of_it_was_found() -> None:
    assert status(case(policy()), "categories.contact") == (NONE, "none of its elements found")


@pytest.mark.parametrize(
    ("coverage", "reason"),
    [
        ([READ, unread("shop", "users")], "1 dataset in scope not read"),
        ([READ, Coverage("shop", "users", State.PARTIAL, rows_read=3)], "1 dataset in scope not read"),
        ([READ, Coverage("shop", "users", State.SAMPLED, 900, 20)], "1 dataset sampled below the required bound"),
        ([Coverage(*ORDERS, State.EMPTY, 0)], "nothing was read"),
    ],
)
@pytest.mark.parametrize("fields", [(), (field(),)], ids=["none found", "found"])
def test_category__is_open_where_something_was_not_looked_at(
    coverage: list[Coverage], reason: str, fields: tuple[Any, ...]
) -> None:
    assert status(case(policy(), *fields, coverage=coverage), "categories.contact") == (OPEN, reason)


def test_sample_within_the_bound__leaves_nothing_open() -> None:
    large = Coverage("shop", "users", State.SAMPLED, 1000, 900)
    assert status(case(policy(), field(), coverage=[READ, large]), "categories.contact") == (PASS, "")


SEARCHED = policy(
    undeclared={"cite": CITE},
    elements={"email": {"cite": CITE}},
    purposes={"sales": {"categories": ["contact"], "cite": CITE}},
    retention={"year": rule()},
    commitments={
        "declared": {"checks": ["UND001"], "cite": CITE},
        "bound": {"checks": ["PUR001"], "cite": CITE},
        "limited": {"checks": ["RET002"], "cite": CITE},
        "timely": {"checks": ["RET001"], "cite": CITE},
    },
    security={"hashed": {"checks": ["SEC001"], "cite": CITE}},
)


@pytest.mark.parametrize("noted", [True, False])
def test_field_not_fully_searched__leaves_open_what_rests_on_the_search(noted: bool) -> None:
    notes = ("not searched for person names",) if noted else ()
    judged = case(SEARCHED, field(notes=notes), bindings=SALES, retention=[dated("year", within=10)])
    states = {s.id: (s.status, s.reason) for s in clause_statuses(judged, judge(judged))}
    searched = (OPEN, "1 field not fully searched") if noted else (PASS, "")
    assert states == {
        "categories.contact": searched,
        "elements.email": searched,
        "undeclared": searched,
        "purposes.sales": searched,
        "retention.year": (PASS, ""),
        "security.hashed": searched,
        "commitments.declared": searched,
        "commitments.bound": searched,
        "commitments.limited": searched,
        "commitments.timely": (PASS, ""),
    }


TWO_PURPOSES = {
    "categories": {
        "contact": {"elements": ["email", "mailing_address"], "cite": CITE},
        "delivery": {"elements": ["mailing_address"], "cite": CITE},
        "logs": {"elements": ["ip_address"], "cite": CITE},
        "region": {"elements": ["city"], "cite": CITE},
    },
    "elements": {"mailing_address": {"cite": CITE}},
    "purposes": {
        "sales": {"categories": ["contact", "delivery"], "cite": CITE},
        "security": {"categories": ["logs"], "cite": CITE},
        "research": {"cite": CITE},
        "unused": {"categories": ["logs"], "cite": CITE},
    },
}


def test_element_outside_its_purposes__breaks_the_element_its_categories_and_those_purposes() -> None:
    bindings = {ORDERS: Binding(purposes=("security",)), ("shop", "users"): Binding(purposes=("sales",))}
    judged = case(
        policy(**TWO_PURPOSES),
        field("postcode"),
        field("ip_address", category="logs"),
        field(dataset="users"),
        bindings=bindings,
    )
    (outside,) = (f for f in judge(judged) if f.rule == "PUR002")
    assert outside.clause == "elements.mailing_address"
    broken = (FAIL, "1 finding")
    assert status(judged, "elements.mailing_address") == broken
    assert status(judged, "categories.contact") == broken
    assert status(judged, "categories.delivery") == broken
    assert status(judged, "categories.logs") == (PASS, "")
    assert status(judged, "purposes.security") == broken
    assert status(judged, "purposes.sales") == (PASS, "")


def test_part_with_a_category_of_its_own__breaks_that_one_alone() -> None:
    judged = case(
        policy(**TWO_PURPOSES),
        field(),
        field("city", category="region"),
        bindings={ORDERS: Binding(purposes=("sales",))},
    )
    assert status(judged, "categories.region") == (FAIL, "1 finding")
    assert status(judged, "categories.contact") == (PASS, "")


def test_purpose__is_tested_only_where_it_is_bound_and_names_categories() -> None:
    judged = case(policy(**TWO_PURPOSES), field(), bindings={ORDERS: Binding(purposes=("sales", "research"))})
    assert status(judged, "purposes.unused") == (NONE, "bound to no dataset")
    assert status(judged, "purposes.research") == (NONE, "names no categories, so no data lies outside it")


def test_dataset_without_purpose__breaks_the_promise_that_names_the_rule_and_no_purpose() -> None:
    written = policy(purposes={"sales": {"categories": ["contact"], "cite": CITE}}, **promise("PUR001"))
    judged = case(written, field(), field(dataset="users"), bindings=SALES)
    assert status(judged, "commitments.kept") == (FAIL, "1 finding")
    assert status(judged, "purposes.sales") == (PASS, "")


def test_named_rule__counts_for_every_clause_that_names_it() -> None:
    both = {"first": {"checks": ["UND001"], "cite": CITE}, "second": {"checks": ["UND001"], "cite": CITE}}
    judged = case(policy(commitments=both), field("iban", category=None))
    assert status(judged, "commitments.first") == status(judged, "commitments.second") == (FAIL, "1 finding")


@pytest.mark.parametrize(
    ("checks", "reason"),
    [
        ((), "no check for it in this version"),
        (("NIL001",), "NIL001 not in this version"),
        (("NIL001", "UND001", "NIL002"), "NIL001, NIL002 not in this version"),
    ],
)
def test_promise__is_open_where_a_check_is_missing(checks: tuple[str, ...], reason: str) -> None:
    assert status(case(policy(**promise(*checks)), field()), "commitments.kept") == (OPEN, reason)


def test_promise__fails_by_the_checks_there_are() -> None:
    judged = case(policy(**promise("NIL001", "UND001")), field("iban", category=None))
    assert status(judged, "commitments.kept") == (FAIL, "1 finding")


def test_coverage_findings__leave_a_clause_open_and_never_break_it() -> None:
    judged = case(
        policy(**promise("COV001", "COV002", "COV003")),
        coverage=[
            unread("shop", "users"),
            Coverage("exports", "list.csv", State.SAMPLED, 900, 20),
            Coverage("bucket", "old", State.EMPTY, 0),
        ],
    )
    reason = "left open by 3 findings of COV001, COV002, COV003"
    assert status(judged, "commitments.kept") == (OPEN, reason)


def limits(*retention: Any, coverage: tuple[Coverage, ...] = (READ,), bound: tuple[tuple[str, str], ...] = ()) -> Any:
    bindings = dict.fromkeys((ORDERS, *bound), Binding())
    written = policy(retention={"year": rule(), "other": rule()})
    return status(case(written, bindings=bindings, retention=retention, coverage=coverage), "retention.year")


def test_time_limit__fails_by_overdue_records_and_is_open_by_undated_ones() -> None:
    assert limits(dated("year", within=9, overdue=1)) == (FAIL, "1 finding")
    assert limits(dated("year", within=9, unverifiable=1)) == (OPEN, "left open by 1 finding of RET003")
    assert limits(dated("year", within=8, overdue=1, unverifiable=1)) == (FAIL, "1 finding")
    assert limits(dated("year", within=9, exempt=1)) == (PASS, "")


def test_time_limit__says_nothing_where_it_applies_to_no_record() -> None:
    none, some = dated("year", not_applicable=9), dated("year", "shop", "users", within=1)
    assert limits(none) == (NONE, "applies to no record")
    assert limits(none, some) == (PASS, "")
    assert limits() == (OPEN, "left open by 1 finding of RET003")


@pytest.mark.parametrize(
    ("line", "concerned"),
    [
        (unread("shop", "users"), False),  # bound to another time limit
        (unread("shop", "orders_old"), True),  # inherits this one: its facts say so
        (unread("shop", "locked"), True),  # settled by the catalogue, so its binding is not known
        (unread("exports", "locked"), False),  # nothing of this source is bound to it
        (unread("exports", "*"), True),  # what a source that cannot be listed holds is not known
    ],
)
def test_time_limit__is_open_where_an_unread_dataset_may_be_bound_to_it(line: Coverage, concerned: bool) -> None:
    facts = [dated("year", within=9), dated("year", "shop", "orders_old", within=1), dated("other", "shop", "users")]
    expected = (OPEN, "1 dataset in scope not read") if concerned else (PASS, "")
    assert limits(*facts, coverage=(READ, line), bound=(("shop", "users"), ("shop", "orders_old"))) == expected


def test_purpose__is_open_only_by_datasets_that_may_be_bound_to_it() -> None:
    written = policy(purposes={name: {"categories": ["contact"], "cite": CITE} for name in ("sales", "support")})
    bindings = {ORDERS: Binding(purposes=("sales",)), ("shop", "users"): Binding(purposes=("support",))}
    partly = field(dataset="users", notes=("binary values were not searched",))
    judged = case(written, field(), partly, bindings=bindings, coverage=[READ, unread("shop", "users")])
    assert status(judged, "purposes.sales") == (PASS, "")
    assert status(judged, "purposes.support") == (OPEN, "1 dataset in scope not read; 1 field not fully searched")
