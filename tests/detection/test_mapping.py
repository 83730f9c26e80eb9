from typing import Any

import pytest

from pii_audit.detection.mapping import map_fields
from pii_audit.model.facts import ElementFacts, Evidence, FieldFacts
from pii_audit.policy.schema import Policy


def _policy(**sections: Any) -> Policy:
    return Policy.model_validate(
        {"apiVersion": "pii-audit/policy/v1", "metadata": {"id": "p", "version": "1"}, **sections}
    )


_POLICY = _policy(
    categories={
        "contact": {"elements": ["person_name", "mailing_address", "mail"]},
        "orders": {"elements": ["purchases", "messages"]},
    },
    elements={
        "mail": {"detect": ["email"]},
        "purchases": {"names": ["order", "ordre"]},
        "messages": {"names": ["besked"]},
        "unused": {"detect": ["phone"], "names": ["order"]},
    },
)


def _element(element: str, matched: int = 9, judged: int = 10, evidence: Evidence = Evidence.PATTERN) -> ElementFacts:
    return ElementFacts(element, element, None, False, 0.9, evidence, matched, judged, 100)


def _mapped(name: str, *elements: ElementFacts, rows: int = 100) -> tuple[ElementFacts, ...]:
    (field,) = map_fields(_POLICY, [FieldFacts("s", "t", name, rows, 10, None, elements)])
    return field.elements


@pytest.mark.parametrize(
    ("detected", "element", "category"),
    [
        ("person_name", "person_name", "contact"),
        ("email", "mail", "contact"),
        ("mailing_address", "mailing_address", "contact"),
        ("postcode", "postcode", "contact"),
        ("city", "city", "contact"),
        ("street", "street", "contact"),
        ("country", "country", "contact"),
    ],
)
def test_declared(detected: str, element: str, category: str) -> None:
    (found,) = _mapped("x", _element(detected))
    assert (found.element, found.detected, found.category, found.declared) == (element, detected, category, True)


@pytest.mark.parametrize("detected", ["national_id", "phone"])
def test_undeclared(detected: str) -> None:
    (found,) = _mapped("x", _element(detected))
    assert (found.element, found.category, found.declared) == (detected, None, False)


def test_parts__whole_not_declared__undeclared() -> None:
    policy = _policy(categories={"c": {"elements": ["email"]}})
    (field,) = map_fields(policy, [FieldFacts("s", "t", "by", 5, 5, None, (_element("city"),))])
    assert not field.elements[0].declared


def test_names__nothing_else_found__policy_element_by_name() -> None:
    (found,) = _mapped("OrdreNr")
    assert (found.element, found.category, found.declared, found.evidence) == (
        "purchases", "orders", True, Evidence.NAME,
    )  # fmt: skip


def test_names__whole_words_only() -> None:
    assert _mapped("border_colour") == ()


def test_names__the_field_as_a_whole_is_something_else__left_alone() -> None:
    assert [e.element for e in _mapped("order_email", _element("email"))] == ["mail"]
    assert [e.element for e in _mapped("order_by", _element("city", evidence=Evidence.NAME))] == ["city"]


def test_names__something_in_a_part_of_the_values__both() -> None:
    assert [e.element for e in _mapped("besked", _element("email", matched=1))] == ["mail", "messages"]


def test_names__no_value_at_all__nothing() -> None:
    assert _mapped("order_id", rows=0) == ()


def test_mapping_twice__changes_nothing() -> None:
    fields = (
        FieldFacts("s", "t", "OrdreNr", 9, 9, None, ()),
        FieldFacts("s", "t", "m", 9, 9, None, (_element("email"),)),
    )
    once = map_fields(_POLICY, fields)
    assert map_fields(_POLICY, once) == once
