"""LIN: which copies are findings, and when silence proves nothing. Whole audits are in tests/scenarios/lineage."""

from dataclasses import replace

import pytest

from pii_audit.inventory.schema import Binding, PeopleSpec
from pii_audit.model.lineage import Edge, EdgeKind, Expired, Lineage
from pii_audit.model.retention import RetentionFacts
from pii_audit.rules.base import Case
from pii_audit.rules.clauses import clause_statuses
from pii_audit.rules.registry import RULES
from tests.rules.cases import case, found, policy

QUOTED = {"clock": {"start": "made", "period": "P1Y"}, "cite": {"section": "S1", "quote": "one year"}}
POLICY = policy(
    purposes={"orders": {}, "news": {}},
    events={"made": {}},
    retention={"R1": {**QUOTED, "label": "orders"}, "R2": QUOTED},
)


def copy(
    to: str, *, from_: str = "shop/customers", departed: int | None = 0, out: int | None = None, **expired: int
) -> Edge:
    return Edge(
        from_, to, EdgeKind.COPY, 0.9, 90, 0.83, "exact sets", "email", "mail", "email", 0.5,
        inferred=True, departed=departed, opted_out=out,
        expired=tuple(Expired("shop/customers", rule, people) for rule, people in expired.items()),
    )  # fmt: skip


def overdue(rule: str, reasons: dict[str, int]) -> RetentionFacts:
    return RetentionFacts(rule, "shop", "customers", 9, {"overdue": 7, "within": 2, "exempt": 0}, 7, None, reasons)


def judged(*edges: Edge, **purposes: str) -> Case:
    nodes = tuple(sorted({end for edge in edges for end in (edge.from_, edge.to)}))
    places = {"customers": ("shop", "customers"), "members": ("crm", "members"), "list": ("files", "list")}
    bindings = {places[name]: Binding(purposes=tuple(served.split())) for name, served in purposes.items()}
    return replace(case(POLICY, bindings=bindings), lineage=Lineage(nodes, edges))


@pytest.mark.parametrize(
    ("purposes", "wanted"),
    [
        ({"customers": "orders", "list": "orders"}, 0),
        ({"customers": "orders news", "list": "news"}, 0),
        ({"customers": "orders", "list": "orders news"}, 1),
        ({"customers": "orders"}, 1),
        ({"list": "news"}, 0),  # what the source is for is not known: that is a finding on the source
    ],
)
def test_lin001__compares_purposes(purposes: dict[str, str], wanted: int) -> None:
    assert len(found(judged(copy("files/list"), **purposes), "LIN001")) == wanted


def test_lin001__one_of_two_sources_covers_it() -> None:
    both = copy("files/list"), copy("files/list", from_="crm/members")
    assert found(judged(*both, customers="orders", members="news", list="news"), "LIN001") == []
    ((_, _, message),) = found(judged(*both, customers="orders", members="orders", list="news"), "LIN001")
    assert message.endswith("and serves what its source does not: news.")


def test_lin002__people_of_a_second_source_are_not_missed() -> None:
    both = copy("files/list", departed=9), copy("files/list", from_="crm/members", departed=2)
    ((source, dataset, message),) = found(judged(*both), "LIN002")
    assert (source, dataset) == ("files", "list")
    assert message.startswith("Not or no longer in crm/members")
    assert message.endswith("2 of 92 people in it, told by mail.")
    assert found(judged(copy("files/list", departed=None)), "LIN002") == []


def test_lin003__counts_who_opted_out() -> None:
    ((_, _, message),) = found(judged(copy("files/list", out=1)), "LIN003")
    assert message.startswith("1 person in it opted out")
    assert found(judged(copy("files/list", out=0)), "LIN003") == []


def test_lin003__counts_whose_time_is_over__by_rule_and_with_its_clause() -> None:
    edges = replace(copy("files/list", R1=2), matches=9), copy("files/list", from_="crm/members", R1=5, R2=1)
    told = replace(judged(*edges), retention=(overdue("R1", {"overdue:older": 7}), overdue("R2", {"overdue:grace": 7})))
    findings = list(RULES["LIN003"].find(told))
    assert [(f.count, f.severity, f.clause) for f in findings] == [
        (5, "high", "retention.R1"),
        (1, "low", "retention.R2"),
    ]
    assert findings[0].id != findings[1].id
    assert findings[0].message == (
        "5 people in it, told by mail, should be gone from shop/customers by the limit of R1 (orders); "
        "it looks like a copy of crm/members, and no date of its own is bound."
    )
    assert RULES["LIN003"].untested(told) == ""


def test_lin003__who_is_past_a_time_limit_has_not_opted_out() -> None:
    marketing = {"purposes": ["news"], "never_if": {"opted_out": {"checks": ["LIN003"], "cite": QUOTED["cite"]}}}
    told = replace(
        judged(copy("files/list", R1=5)),
        policy=policy(
            purposes={"orders": {}, "news": {}}, events={"made": {}}, retention={"R1": QUOTED}, marketing=marketing
        ),
        retention=(overdue("R1", {"overdue:older": 7}),),
    )
    against = {c.id: len(c.findings) for c in clause_statuses(told, list(RULES["LIN003"].find(told)))}
    assert (against["retention.R1"], against["marketing.never_if.opted_out"]) == (1, 0)


def test_copies_within_one_source__are_no_findings() -> None:
    inside = judged(copy("shop/list", departed=5, out=5, R1=5))
    assert [list(RULES[rule].find(inside)) for rule in ("LIN001", "LIN002", "LIN003")] == [[], [], []]


def test_lin001__a_source_that_a_script_copies_from__covers_its_purposes() -> None:
    script = Edge("crm/members", "files/list", EdgeKind.STATEMENT, None, None, 1.0, "etl/x.sql:1", "mail", "mail")
    served = {"customers": "orders", "members": "news", "list": "news"}
    assert len(found(judged(copy("files/list"), **served), "LIN001")) == 1
    assert found(judged(copy("files/list"), script, **served), "LIN001") == []
    assert len(found(judged(copy("files/list"), replace(script, direct=False), **served), "LIN001")) == 1


def test_lin003__goes_by_the_identifier_that_most_have__and_of_equals_by_the_one_that_accuses_fewest() -> None:
    def counts(*edges: Edge) -> list[int]:
        told = replace(judged(*edges), retention=(overdue("R1", {"overdue:older": 7}),))
        return [f.count for f in RULES["LIN003"].find(told)]

    by_phone = replace(copy("files/list", R1=5), to_field="phone")
    assert counts(copy("files/list", R1=3), by_phone) == [3]
    assert counts(copy("files/list", R1=3), replace(by_phone, matches=91)) == [5]
    assert counts(copy("files/list"), by_phone) == []


def test_untested__says_what_is_missing() -> None:
    assert RULES["LIN001"].untested(case(POLICY)) == "no two sources hold fields that identify people"
    two = judged(copy("files/list"))
    assert RULES["LIN001"].untested(two) == ""
    assert RULES["LIN003"].untested(two) == "no list of people who opted out is bound, and no dataset has dates"
    out = Binding(people=PeopleSpec(keys={"email": "mail"}, suppressed=True))
    assert RULES["LIN003"].untested(replace(two, bindings={("shop", "customers"): out})) == ""
