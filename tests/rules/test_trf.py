"""TRF on hand-made facts, and what lies where."""

from typing import Any

import pytest

from pii_audit.inventory.registers import Registers
from pii_audit.inventory.schema import Binding
from pii_audit.model.regions import country_of, within
from pii_audit.model.source import Source
from pii_audit.model.store import StoreFacts, StoreKind
from pii_audit.rules.base import Case
from pii_audit.rules.registry import RULES
from tests.rules.cases import CITE, ORDERS, case, field, found, policy

TRANSFERS = {
    "regions": ["EEA"],
    "safeguards": {"contracts": {"cite": CITE}},
    "statements": {"cloud": {"cite": CITE}},
}
RECIPIENTS = {"cloud": {"cite": CITE}}


def placed(
    region: str | None = None,
    told: str | None = None,
    *,
    remote: bool = True,
    keeper: dict[str, Any] | None = None,
    gets: dict[str, Any] | None = None,
    transfers: dict[str, Any] | None = None,
) -> Case:
    """A bucket in some place; `keeper` holds it for the company, `gets` receives a dataset of it."""
    parties = [
        {"name": name, "type": "cloud", **more}
        for name, more in (("Keeper", keeper), ("Taker", gets))
        if more is not None
    ]
    return case(
        policy(transfers=TRANSFERS if transfers is None else transfers, recipients=RECIPIENTS),
        field(),
        bindings={ORDERS: Binding(recipient="Taker")} if gets is not None else {},
        sources=[Source("shop", "s3://shop", region=region, recipient="Keeper" if keeper is not None else None)],
        stores=[StoreFacts("shop", StoreKind.OBJECTS, remote=remote, region=told)],
        registers=Registers.model_validate({"recipients": parties}),
    )


OUTSIDE = "is in {}, outside EEA, has no safeguard, and holds 1 dataset with personal data."
UNKNOWN = "holds 1 dataset with personal data, and its region is not known."


@pytest.mark.parametrize(
    ("judged", "outside", "unknown"),
    [
        (placed("eu-north-1"), [], []),
        (placed("us-east-1"), ["The source " + OUTSIDE.format("us-east-1")], []),
        (placed(told="us-east-1"), ["The source " + OUTSIDE.format("us-east-1")], []),
        (placed("DK", told="us-east-1"), [], []),  # what is written counts
        (placed("eu-west-2"), ["The source " + OUTSIDE.format("eu-west-2")], []),  # London
        (placed("EU"), [], []),
        (placed(), [], ["The source " + UNKNOWN]),
        (
            placed(told="ring-7"),
            [],
            ["The source holds 1 dataset with personal data, and the country of ring-7 is not known."],
        ),
        (placed(remote=False), [], []),
        (placed(remote=False, region="US"), ["The source " + OUTSIDE.format("US")], []),
        (placed(keeper={"region": "NO"}), [], []),
        (placed(keeper={"region": "US"}), ["The source " + OUTSIDE.format("US")], []),
        (placed("US", keeper={"safeguard": "contracts"}), [], []),
        (placed("DK", keeper={}), [], []),
        (placed("DK", keeper={"region": "US"}), ["Keeper " + OUTSIDE.format("US")], []),
        (placed("DK", gets={"region": "US"}), ["Taker " + OUTSIDE.format("US")], []),
        (placed("DK", gets={"region": "US", "safeguard": "contracts"}), [], []),
        (placed("DK", gets={}), [], ["Taker " + UNKNOWN]),
        (placed("US", transfers={}), [], []),
        (placed(transfers={}), [], []),
    ],
)
def test_trf(judged: Case, outside: list[str], unknown: list[str]) -> None:
    assert [message for _, _, message in found(judged, "TRF001")] == outside
    assert [message for _, _, message in found(judged, "TRF002")] == unknown


def test_a_safeguard_of_the_type_covers_its_recipients() -> None:
    judged = case(
        policy(transfers=TRANSFERS, recipients={"cloud": {"safeguard": "contracts"}}),
        field(),
        sources=[Source("shop", "s3://shop", region="US", recipient="Keeper")],
        registers=Registers.model_validate({"recipients": [{"name": "Keeper", "type": "cloud"}]}),
    )
    assert found(judged, "TRF001") == []


@pytest.mark.parametrize(
    ("judged", "silent"),
    [
        (placed("DK"), ("", "")),
        (placed("DK", transfers={}), ("the policy declares no regions (transfers.regions)", "")),
        (placed(), ("of no store or recipient with personal data the region is known", "")),
        (
            placed(remote=False),
            (
                "of no store or recipient with personal data the region is known",
                "no store elsewhere and no recipient has personal data",
            ),
        ),
    ],
)
def test_silence_proves_nothing_where_no_place_is_known(judged: Case, silent: tuple[str, str]) -> None:
    assert (RULES["TRF001"].untested(judged), RULES["TRF002"].untested(judged)) == silent


@pytest.mark.parametrize(
    ("region", "declared", "expected"),
    [
        ("eu-north-1", ("EEA",), True), ("EU-North-1", ("EEA",), True), ("europe-west3", ("DE",), True),
        ("northeurope", ("EU",), True), ("uksouth", ("EU", "EEA"), False), ("NO", ("EEA",), True), ("NO", ("EU",), False),
        ("EEA", ("EU",), False), ("EU", ("EEA",), True), ("EEA", ("EEA",), True), ("CH", ("EEA", "CH"), True),
        ("us-east-1", ("EEA",), False), ("mars-1", ("EEA",), None),
    ],
)  # fmt: skip
def test_within(region: str, declared: tuple[str, ...], expected: bool | None) -> None:
    assert within(region, declared) is expected


@pytest.mark.parametrize(
    ("region", "country"),
    [
        ("eu-north-1", "SE"),
        ("europe-west3", "DE"),
        ("northeurope", "IE"),
        ("westeurope", "NL"),
        ("DK", "DK"),
        ("eu", None),
    ],
)
def test_country_of(region: str, country: str | None) -> None:
    assert country_of(region) == country
