"""SEC002, SEC003 and RET008 on hand-made settings of stores."""

from typing import Any

import pytest

from pii_audit.model.store import ACCESS, AT_REST, EXPIRY, IN_TRANSIT, Exposure, StoreFacts, StoreKind
from pii_audit.policy.schema import Policy
from pii_audit.rules.base import Case
from pii_audit.rules.registry import RULES, judge
from pii_audit.rules.ret_lifecycle import longest_days
from tests.rules.cases import CITE, case, dated, field, found, policy, rule

PROMISES = {"security": {"all": {"checks": ["SEC002", "SEC003", "RET008"], "cite": CITE}}}


def stored(kind: StoreKind = StoreKind.OBJECTS, /, **told: Any) -> Case:
    """Personal data in `orders`, none in `countries`."""
    return case(policy(**PROMISES), field(), stores=[StoreFacts("shop", kind, **told)])


@pytest.mark.parametrize(
    ("judged", "messages"),
    [
        (stored(at_rest=True, in_transit=True, remote=True), []),
        (stored(at_rest=False), ["The store holds 1 dataset with personal data and does not encrypt them."]),
        (stored(at_rest=True, in_transit=False), []),
        (
            stored(StoreKind.DATABASE, in_transit=False, remote=True),
            ["The store holds 1 dataset with personal data, and the connection to it is in clear."],
        ),
        (stored(unknown={AT_REST: "forbidden"}), []),
    ],
)
def test_sec002(judged: Case, messages: list[str]) -> None:
    assert [message for _, _, message in found(judged, "SEC002")] == messages


@pytest.mark.parametrize(
    ("judged", "silent"),
    [
        (stored(at_rest=True), ""),
        (stored(StoreKind.DATABASE, in_transit=True, remote=True), ""),
        (stored(at_rest=True, unknown={IN_TRANSIT: "no answer"}), "shop: encryption in transit unknown (no answer)"),
        (stored(StoreKind.FILES), "no store with personal data can be asked whether it encrypts"),
        (stored(StoreKind.DATABASE, in_transit=False), "no store with personal data can be asked whether it encrypts"),
    ],
)
def test_sec002__silence_proves_nothing_where_nothing_was_told(judged: Case, silent: str) -> None:
    assert RULES["SEC002"].untested(judged) == silent


@pytest.mark.parametrize(
    ("kind", "exposures", "severity"),
    [
        (StoreKind.OBJECTS, [Exposure("its access list gives READ to anybody")], "critical"),
        (StoreKind.DATABASE, [Exposure("PUBLIC may SELECT", ("orders",))], "critical"),
        (StoreKind.FILES, [Exposure("every user of the machine may read", ("orders", "countries"))], "medium"),
        (StoreKind.DATABASE, [Exposure("PUBLIC may SELECT", ("countries",))], None),
        (StoreKind.DATABASE, [], None),
    ],
)
def test_sec003__counts_only_what_holds_personal_data(
    kind: StoreKind, exposures: list[Exposure], severity: str | None
) -> None:
    findings = [f for f in judge(stored(kind, exposures=tuple(exposures))) if f.rule == "SEC003"]
    assert [(f.severity, f.count, f.clause) for f in findings] == ([(severity, 1, "security.all")] if severity else [])
    for finding in findings:
        assert finding.message == f"1 dataset with personal data: {exposures[0].what} (orders)."


def test_sec003__one_finding_a_source_however_many_ways_in() -> None:
    names = ("a", "b", "c", "d")
    exposures = (Exposure("its policy lets anybody read", names[:3]), Exposure("its access list gives READ to anybody"))
    judged = case(
        policy(),
        *(field(dataset=name) for name in names),
        stores=[StoreFacts("shop", StoreKind.OBJECTS, exposures=exposures)],
    )
    message = (
        "4 datasets with personal data: its policy lets anybody read and its access list gives READ to anybody"
        " (a, b, c and 1 more)."
    )
    assert found(judged, "SEC003") == [("shop", "*", message)]


def test_sec003__silence_proves_nothing_where_access_is_unknown() -> None:
    assert RULES["SEC003"].untested(stored()) == ""
    assert RULES["SEC003"].untested(stored(unknown={ACCESS: "forbidden"})) == "shop: access unknown (forbidden)"
    assert RULES["SEC003"].untested(case(policy(), field())) == "no store with personal data could be asked"


@pytest.mark.parametrize(
    ("expires", "period", "message"),
    [
        ({}, "P1Y", "no lifecycle rule ends orders"),
        ({"archive/": 30}, "P1Y", "no lifecycle rule ends orders"),
        ({"": 366}, "P1Y", None),
        ({"ord": 367}, "P1Y", "the rule for orders keeps longer than their time limit"),
        ({"": 92}, "P3M", None),
        ({"": 93}, "P3M", "the rule for orders keeps longer than their time limit"),
        (None, "P1Y", None),
    ],
)
def test_ret008(expires: dict[str, int] | None, period: str, message: str | None) -> None:
    written = policy(
        retention={
            "short": rule(clock={"start": "placed", "period": period}),
            "long": rule(clock={"start": "placed", "period": "P9Y"}),
        }
    )
    bucket = StoreFacts("shop", StoreKind.OBJECTS, expires=expires)
    judged = case(written, field(), stores=[bucket], retention=[dated("short", within=1), dated("long", within=1)])
    expected = [("shop", "*", f"1 dataset with personal data: {message}.")] if message else []
    assert found(judged, "RET008") == expected


def test_ret008__any_expiry_will_do_where_no_time_limit_is_bound() -> None:
    assert found(stored(expires={"": 3650}), "RET008") == []
    assert len(found(stored(expires={}), "RET008")) == 1


def test_ret008__silence_proves_nothing_without_a_bucket_that_tells() -> None:
    assert RULES["RET008"].untested(stored(expires={"": 1})) == ""
    assert RULES["RET008"].untested(stored(unknown={EXPIRY: "forbidden"})) == "shop: expiry unknown (forbidden)"
    assert RULES["RET008"].untested(stored(StoreKind.FILES)) == "no bucket holds personal data"


@pytest.mark.parametrize(
    ("clock", "days"),
    [
        ({"start": "x", "period": "P1M"}, 31), ({"start": "x", "period": "P1Y"}, 366), ({"start": "x", "period": "P10D"}, 10),
        ({"start": "x", "steps": ["P2Y", "P2Y"]}, 1461),
        ({"start": "x", "period": "P5Y", "anchor": "financial_year.end"}, 6 * 365 + 2 - 1),
    ],
)  # fmt: skip
def test_longest_days(clock: dict[str, Any], days: int) -> None:
    """The last: from 1 January of one year to 31 December five years on, two of the six being leap years."""
    written: Policy = policy(retention={"a": rule(clock=clock)})
    assert longest_days(written, written.retention["a"].clock) == days
