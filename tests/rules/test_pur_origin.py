"""PUR003, PUR005 and PUR006 on hand-made facts."""

from typing import Any

import pytest

from pii_audit.inventory.registers import Registers
from pii_audit.inventory.schema import Binding
from pii_audit.rules.base import Case
from pii_audit.rules.registry import RULES, judge
from tests.rules.cases import CITE, ORDERS, case, field, found, policy


@pytest.mark.parametrize(
    ("basis", "reported"),
    [(None, True), ({"stated": ["consent"]}, False), ({"inferred": ["consent"]}, False)],
)
def test_pur003__a_purpose_in_use_needs_a_basis(basis: dict[str, Any] | None, reported: bool) -> None:
    purposes = {"news": {"cite": CITE} | ({"basis": basis} if basis else {}), "unused": {"cite": CITE}}
    written = policy(purposes=purposes, legal_bases={"consent": {}})
    judged = case(written, bindings={ORDERS: Binding(purposes=("news",))})
    message = "1 dataset bound to news, which has no legal basis."
    assert found(judged, "PUR003") == ([("*", "*", message)] if reported else [])
    assert RULES["PUR003"].untested(judged) == ""


def test_pur003__asks_no_basis_where_the_policy_lists_none() -> None:
    judged = case(policy(purposes={"news": {}}), bindings={ORDERS: Binding(purposes=("news",))})
    assert found(judged, "PUR003") == []
    assert RULES["PUR003"].untested(judged) == "the policy lists no legal bases"


COLLECTION = {
    "form": {"elements": ["email", "mailing_address"], "cite": CITE},
    "broker": {"elements": ["phone"], "supplier": True, "cite": CITE},
    "any": {"cite": CITE},
}
RECEIVED = {"name": "B", "collection": "broker", "dataset": "shop/orders", "received": "2026-11-22", "evidence": "L-1"}


def collected(*ways: str, suppliers: tuple[dict[str, str], ...] = ()) -> Case:
    return case(
        policy(collection=COLLECTION),
        *(field(element) for element in ("email", "city", "phone")),
        bindings={ORDERS: Binding(collected=ways)},
        registers=Registers.model_validate({"suppliers": suppliers}),
    )


@pytest.mark.parametrize(
    ("ways", "outside"),
    [
        (("form",), ["phone"]),
        (("broker",), ["city", "email"]),
        (("form", "broker"), []),
        (("any",), []),
        (("form", "any"), []),
        ((), []),
    ],
)
def test_pur005__what_comes_in_by_none_of_its_ways(ways: tuple[str, ...], outside: list[str]) -> None:
    judged = collected(*ways)
    findings = [f for f in judge(judged) if f.rule == "PUR005"]
    assert [f.element for f in findings] == outside
    assert {f.clause for f in findings} <= {f"collection.{ways[0]}"} if ways else not findings
    assert bool(RULES["PUR005"].untested(judged)) is (not ways or "any" in ways)


@pytest.mark.parametrize(
    ("ways", "suppliers", "reported"),
    [
        (("form",), (), False),
        (("broker",), (), True),
        (("broker",), (RECEIVED,), False),
        (("broker",), (RECEIVED | {"dataset": "shop/*"},), False),
        (("broker",), (RECEIVED | {"dataset": "shop/users"},), True),
        (("broker",), (RECEIVED | {"collection": "form"},), True),
        (("broker",), (RECEIVED | {"received": "2026-11-23"},), True),
    ],
)
def test_pur006__what_a_supplier_brought_must_be_entered(
    ways: tuple[str, ...], suppliers: tuple[dict[str, str], ...], reported: bool
) -> None:
    message = "3 fields with personal data came in by broker, and the register names no supplier of it."
    judged = collected(*ways, suppliers=suppliers)
    assert found(judged, "PUR006") == ([(*ORDERS, message)] if reported else [])
    assert bool(RULES["PUR006"].untested(judged)) is ("broker" not in ways)
