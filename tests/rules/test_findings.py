"""RET, COV and PUR on hand-made facts, and the order of findings."""

import pytest

from pii_audit.inventory.schema import Binding
from pii_audit.model.coverage import Coverage, State
from pii_audit.model.retention import RetentionFacts
from pii_audit.rules.registry import RULES, judge, unknown_checks
from tests.rules.cases import CITE, ORDERS, READ, case, dated, field, found, policy, rule

UNREADABLE = Coverage("shop", "users", State.UNREADABLE, reason="permission denied")


@pytest.mark.parametrize(
    ("retention", "message"),
    [
        ([], "no retention rule is bound"),
        ([dated("a", not_applicable=7)], "its rules reach none of its 7 records"),
        ([dated("a", not_applicable=7), dated("b", not_applicable=7)], "its rules reach none of its 7 records"),
        ([dated("a", not_applicable=7), dated("b", not_applicable=6, within=1)], None),
        ([dated("a", within=7)], None),
        ([dated("a")], None),
        ([dated("a", "shop", "others", within=7)], "no retention rule is bound"),
    ],
)
def test_ret002__a_dataset_whose_rules_apply_to_none_of_its_records_is_not_reached(
    retention: list[RetentionFacts], message: str | None
) -> None:
    judged = case(policy(retention={"a": rule(), "b": rule()}), field(), retention=retention)
    expected = [(*ORDERS, f"1 field with personal data, and {message}.")] if message else []
    assert found(judged, "RET002") == expected


def test_ret002__asks_no_time_limit_of_data_that_is_not_personal() -> None:
    assert found(case(policy(retention={"a": rule()}), retention=[dated("a", not_applicable=7)]), "RET002") == []


def test_ret003__a_problem_counts_even_where_no_record_was_counted() -> None:
    judged = case(policy(retention={"a": rule()}), retention=[dated("a", problem="users could not be read")])
    assert found(judged, "RET003") == [(*ORDERS, "0 of 0 records cannot be judged by a: users could not be read.")]


@pytest.mark.parametrize(
    ("coverage", "reported"),
    [
        ([READ], False),
        ([Coverage(*ORDERS, State.EMPTY, 0)], True),
        ([Coverage(*ORDERS, State.SKIPPED, reason="excluded")], True),
        ([UNREADABLE], False),
        ([Coverage(*ORDERS, State.EMPTY, 0), UNREADABLE], False),
    ],
)
def test_cov003__leaves_what_could_not_be_read_to_cov001(coverage: list[Coverage], reported: bool) -> None:
    judged = case(policy(), coverage=coverage)
    assert bool(found(judged, "COV003")) is reported
    assert bool(found(judged, "COV001")) is (UNREADABLE in coverage)


PURPOSES = {"sales": {"categories": ["logs"]}, "anything": {}, "support": {"categories": ["contact"]}}
CATEGORIES = {"contact": {"elements": ["email"]}, "logs": {"elements": ["ip_address"]}}


@pytest.mark.parametrize(
    ("bound", "outside"),
    [(["sales"], True), (["sales", "anything"], False), (["anything"], False), (["sales", "support"], False)],
)
def test_pur002__one_purpose_that_names_no_categories_lets_in_all(bound: list[str], outside: bool) -> None:
    judged = case(
        policy(categories=CATEGORIES, purposes=PURPOSES), field(), bindings={ORDERS: Binding(purposes=tuple(bound))}
    )
    assert bool(found(judged, "PUR002")) is outside


def test_judge__orders_by_severity_rule_place_and_name_never_by_fingerprint() -> None:
    elements = ["phone", "email", "age", "iban", "gender", "username"]
    judged = case(policy(categories={"all": {"elements": elements}}), field("health", category=None))
    findings = judge(judged)
    assert [f.rule for f in findings] == ["UND002", "RET002"] + ["UND004"] * 6
    assert [f.element for f in findings[2:]] == sorted(elements)
    assert [f.id for f in findings[2:]] != sorted(f.id for f in findings[2:])


def test_unknown_checks__are_the_rules_this_version_does_not_have() -> None:
    written = policy(
        commitments={
            "consent": {"checks": ["NIL001", "UND001", "NIL003"], "cite": CITE},
            "all": {"checks": list(RULES)},
        },
        rights={"erasure": {"checks": ["NIL004"]}, "access": {}},
    )
    assert unknown_checks(written) == {"rights.erasure": ("NIL004",), "commitments.consent": ("NIL001", "NIL003")}
