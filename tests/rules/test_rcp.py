"""RCP on hand-made facts: who gets data, under which papers, and how much of it."""

from datetime import date
from typing import Any

import pytest

from pii_audit.inventory.registers import Registers
from pii_audit.inventory.schema import Binding
from pii_audit.model.facts import FieldFacts
from pii_audit.model.finding import Severity
from pii_audit.model.source import Source
from pii_audit.model.store import StoreFacts, StoreKind
from pii_audit.rules.base import Case
from pii_audit.rules.registry import RULES, judge
from tests.rules.cases import CITE, ORDERS, case, field, found, policy

SIGNED = {"signed": "2024-01-01"}
RECIPIENTS: dict[str, dict[str, Any]] = {
    "courier": {"elements": ["mailing_address"], "cite": CITE},
    "mailing": {"purposes": ["news"], "cite": CITE},
    "advertisers": {"role": "third_party", "agreement": False, "cite": CITE},
    "group": {"role": "affiliate", "agreement": False, "cite": CITE},
    "authorities": {"role": "authority", "agreement": False, "cite": CITE},
}
NEVER_SELL = {"never_sell": {"checks": ["RCP001"], "cite": {"section": "7", "quote": "we never  sell it"}}}
SAFEGUARDS = {"safeguards": {"corporate_rules": {"cite": CITE}}}


def handed(
    type_: str = "courier",
    *fields: FieldFacts,
    name: str = "Pakke A/S",
    registers: dict[str, Any] | None = None,
    sections: dict[str, Any] | None = None,
    **party: Any,
) -> Case:
    """One dataset that goes to one party of the register."""
    purposes = {"news": {"categories": ["contact"]}}
    written = policy(**{"recipients": RECIPIENTS, "purposes": purposes, "transfers": SAFEGUARDS} | (sections or {}))
    parties = [{"name": "Pakke A/S", "type": type_, **party}]
    return case(
        written,
        *(fields or (field("mailing_address"),)),
        bindings={ORDERS: Binding(recipient=name)},
        registers=Registers.model_validate({"recipients": parties} | (registers or {})),
    )


def rules_found(judged: Case) -> list[str]:
    return [f.rule for f in judge(judged) if f.rule.startswith("RCP")]


def test_a_recipient_with_an_agreement_that_gets_what_it_needs__is_no_finding() -> None:
    judged = handed(agreement=SIGNED)
    assert rules_found(judged) == []
    assert [RULES[id_].untested(judged) for id_ in ("RCP001", "RCP002", "RCP003")] == ["", "", ""]


def test_rcp001__a_recipient_that_the_register_does_not_know() -> None:
    message = "1 field with personal data: Pakke AS gets it and is not in the register of recipients."
    assert found(handed(name="Pakke AS", agreement=SIGNED), "RCP001") == [(*ORDERS, message)]


def test_rcp001__the_recipient_of_a_dataset_outweighs_that_of_its_source() -> None:
    registers = Registers.model_validate({"recipients": [{"name": "B", "type": "advertisers"}]})
    elsewhere = Source("shop", "shop.db", recipient="A")
    unknown = case(policy(recipients=RECIPIENTS), field(), sources=[elsewhere], registers=registers)
    assert len(found(unknown, "RCP001")) == 1
    known = case(
        policy(recipients=RECIPIENTS),
        field(),
        bindings={ORDERS: Binding(recipient="B")},
        sources=[elsewhere],
        registers=registers,
    )
    assert found(known, "RCP001") == []


def test_rcp001__an_outsider_is_critical_only_where_a_promise_excludes_outsiders() -> None:
    assert rules_found(handed("advertisers")) == []
    (finding,) = (f for f in judge(handed("advertisers", sections={"commitments": NEVER_SELL})) if f.rule == "RCP001")
    assert (finding.severity, finding.clause) == (Severity.CRITICAL, "commitments.never_sell")
    assert finding.message.endswith(
        "an outsider by the policy (recipients.advertisers); the same policy promises (commitments.never_sell): “we never sell it”"
    )
    assert rules_found(handed(agreement=SIGNED, sections={"commitments": NEVER_SELL})) == []


@pytest.mark.parametrize(
    ("source", "store", "severity"),
    [
        (Source("shop", "x", egress=True), None, Severity.HIGH),
        (Source("shop", "x", egress=True, recipient="Pakke A/S"), None, None),
        (Source("shop", "x"), StoreFacts("shop", StoreKind.OBJECTS, remote=True), Severity.MEDIUM),
        (Source("shop", "x", recipient="Pakke A/S"), StoreFacts("shop", StoreKind.OBJECTS, remote=True), None),
        (Source("shop", "x"), StoreFacts("shop", StoreKind.OBJECTS), None),
        (Source("shop", "x"), StoreFacts("shop", StoreKind.DATABASE, remote=True), None),
    ],
)
def test_rcp001__what_leaves_the_company_needs_a_recipient(
    source: Source, store: StoreFacts | None, severity: Severity | None
) -> None:
    registers = Registers.model_validate({"recipients": [{"name": "Pakke A/S", "type": "courier"}]})
    judged = case(
        policy(recipients=RECIPIENTS), field(), sources=[source], stores=[store] if store else [], registers=registers
    )
    assert [f.severity for f in judge(judged) if f.rule == "RCP001"] == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("agreement", "lacks"),
    [
        (None, "has no agreement"),
        ({"signed": "2026-11-23"}, "has an agreement only from 2026-11-23 on"),
        ({"signed": "2020-01-01", "expires": "2026-11-21"}, "has an agreement that expired on 2026-11-21"),
        ({"signed": "2026-11-22", "expires": "2026-11-22"}, None),
    ],
)
def test_rcp002__an_agreement_must_be_in_force_on_the_day_of_the_audit(
    agreement: dict[str, str] | None, lacks: str | None
) -> None:
    message = f"Pakke A/S (courier) {lacks} and gets 1 dataset: shop/orders."
    assert found(handed(agreement=agreement), "RCP002") == ([("*", "*", message)] if lacks else [])


def test_rcp003__by_the_elements_a_recipient_needs_parts_of_an_address_included() -> None:
    judged = handed("courier", field("mailing_address"), field("city"), field("phone"), agreement=SIGNED)
    message = "phone_column holds phone number, which Pakke A/S (courier) does not need."
    assert found(judged, "RCP003") == [(*ORDERS, message)]


def test_rcp003__else_by_the_categories_of_its_purposes() -> None:
    judged = handed("mailing", field("email"), field("iban", category=None), agreement=SIGNED)
    assert [message for _, _, message in found(judged, "RCP003")] == [
        "iban_column holds IBAN, which Pakke A/S (mailing) does not need."
    ]
    open_ = handed("advertisers", field("iban", category=None))
    assert found(open_, "RCP003") == []
    assert RULES["RCP003"].untested(open_)


@pytest.mark.parametrize(
    ("owner", "recipient", "reported"),
    [("Shop A/S", None, False), ("shop a/s ", None, False), ("Other A/S", None, True), ("Other A/S", "X", False), (None, None, False)],
)  # fmt: skip
def test_rcp004__a_source_of_somebody_else(owner: str | None, recipient: str | None, reported: bool) -> None:
    head = {"metadata": {"id": "test", "version": "1", "controller": {"name": "Shop A/S", "cite": CITE}}}
    source = Source("shop", "shop.db", owner=owner, recipient=recipient)
    findings = [f for f in judge(case(policy(**head), field(), sources=[source])) if f.rule == "RCP004"]
    assert [f.clause for f in findings] == (["metadata.controller"] if reported else [])


DISCLOSED = {
    "recipient": "Pakke A/S",
    "dataset": "shop/orders",
    "on": "2026-11-22",
    "ground": "§ 1",
    "approved_by": "B",
}


@pytest.mark.parametrize(
    ("entry", "reported"),
    [
        (None, True),
        (DISCLOSED, False),
        (DISCLOSED | {"dataset": "shop/ord*"}, False),
        (DISCLOSED | {"dataset": "shop/users"}, True),
        (DISCLOSED | {"dataset": "other/orders"}, True),
        (DISCLOSED | {"on": "2026-11-23"}, True),
        (DISCLOSED | {"recipient": "Somebody"}, True),
    ],
)
def test_rcp005__what_an_authority_got_must_be_entered(entry: dict[str, str] | None, reported: bool) -> None:
    judged = handed("authorities", registers={"disclosures": [entry] if entry else []})
    message = "Pakke A/S (authorities) got it, and the register has no entry for that."
    assert found(judged, "RCP005") == ([(*ORDERS, message)] if reported else [])


@pytest.mark.parametrize(
    ("dataset", "kind", "entered"),
    [
        ("public.orders", StoreKind.DATABASE, "shop/orders"),
        ("2026/orders.csv", StoreKind.FILES, "shop/orders.csv"),
        ("public.orders", StoreKind.DATABASE, "shop/public.*"),
    ],
)
def test_a_register_names_datasets_by_their_whole_name_or_its_last_part(
    dataset: str, kind: StoreKind, entered: str
) -> None:
    judged = case(
        policy(recipients=RECIPIENTS),
        field(dataset=dataset),
        sources=[Source("shop", "x", recipient="Pakke A/S")],
        stores=[StoreFacts("shop", kind)],
        registers=Registers.model_validate(
            {
                "recipients": [{"name": "Pakke A/S", "type": "authorities"}],
                "disclosures": [DISCLOSED | {"dataset": entered}],
            }
        ),
    )
    assert found(judged, "RCP005") == []


def test_rcp005__a_company_of_the_group_needs_a_safeguard() -> None:
    message = "No safeguard covers Pakke A/S (group), which gets 1 dataset: shop/orders."
    assert found(handed("group"), "RCP005") == [("*", "*", message)]
    assert found(handed("group", safeguard="corporate_rules"), "RCP005") == []
    covered = RECIPIENTS | {"group": RECIPIENTS["group"] | {"safeguard": "corporate_rules"}}
    assert found(handed("group", sections={"recipients": covered}), "RCP005") == []


@pytest.mark.parametrize("rule", ["RCP001", "RCP002", "RCP003", "RCP004", "RCP005"])
def test_silence_proves_nothing_where_nobody_is_named(rule: str) -> None:
    assert RULES[rule].untested(case(policy(recipients=RECIPIENTS), field()))


def test_an_agreement_without_a_date_is_an_error() -> None:
    with pytest.raises(ValueError, match="signed"):
        Registers.model_validate(
            {"recipients": [{"name": "A", "type": "courier", "agreement": {"expires": date(2030, 1, 1)}}]}
        )
