"""Accepted, known and back: statuses as a pure step after all rules."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pii_audit.document import DocumentError, Problem
from pii_audit.inventory.accepted import Accepted, AcceptedSpec
from pii_audit.model.baseline import Baseline, baseline_from_json, baseline_of, baseline_to_json
from pii_audit.model.coverage import Coverage, State
from pii_audit.model.finding import Finding, FindingStatus, Severity
from pii_audit.model.ledger import Ledger
from pii_audit.model.standing import AcceptanceState
from pii_audit.standing import Standing, check_accepted, stand
from tests.reports import example

AS_OF = date(2026, 11, 22)
AT = Problem("pii-audit.yaml", 9, 5, "")
READ = (Coverage("shop", "orders", State.FULL, 10, 10), Coverage("shop", "public.users", State.FULL, 10, 10))


def entry(**written: Any) -> Accepted:
    known = {"reason": "legal hold of the case", "owner": "Mette", "approver": "DPO", "expires": AS_OF}
    return Accepted(AcceptedSpec.model_validate(known | written), AT, AT)


def standing(
    *findings: Finding,
    accepted: tuple[Accepted, ...] = (),
    baseline: Baseline | None = None,
    as_of: date = AS_OF,
    coverage: tuple[Coverage, ...] = READ,
) -> Standing:
    return stand(findings, accepted, baseline, Ledger.of(coverage, ()), as_of)


def baseline(*findings: Finding) -> Baseline:
    return baseline_of(replace(example.clean(), findings=findings))


def rules(stood: Standing) -> list[str]:
    return [f.rule for f in stood.findings]


def test_accepted__holds_on_its_last_day_and_not_after() -> None:
    found = example.finding()
    held = entry(id=found.id)
    last = standing(found, accepted=(held,))
    assert [f.status for f in last.findings] == [FindingStatus.ACCEPTED]
    assert last.accepted[0].state is AcceptanceState.IN_FORCE
    after = standing(found, accepted=(held,), as_of=date(2026, 11, 23))
    assert [(f.rule, f.status) for f in after.findings] == [
        ("UND001", FindingStatus.REGRESSED),
        ("SUP001", FindingStatus.NEW),
    ]
    assert after.findings[1].message == "UND001 was accepted until 2026-11-22 (owner: Mette) and is still there."
    assert after.accepted[0].state is AcceptanceState.EXPIRED


@pytest.mark.parametrize(
    ("written", "dataset", "field", "covered"),
    [
        ({"dataset": "shop/orders"}, "orders", "note", True),
        ({"dataset": "shop/orders"}, "orders_old", "note", False),  # exact, not a part of a name
        ({"dataset": "shop/orders*"}, "orders_old", "note", True),
        ({"dataset": "shop/users"}, "public.users", "note", True),
        ({"dataset": "shop/a.csv"}, "2024/a.csv", "note", True),
        ({"dataset": "crm/orders"}, "orders", "note", False),
        ({"dataset": "shop/orders", "field": "note"}, "orders", "note", True),
        ({"dataset": "shop/orders", "field": "no"}, "orders", "note", False),
        ({"dataset": "shop/orders", "field": "*"}, "orders", None, True),
    ],
)
def test_accepted__by_rule_and_place(written: dict[str, str], dataset: str, field: str | None, covered: bool) -> None:
    held = entry(rule="UND001", **written)
    assert held.covers(example.finding(dataset=dataset, field=field)) is covered
    assert not held.covers(example.finding(rule="UND002", dataset=dataset, field=field))


@pytest.mark.parametrize(("count", "status"), [(3, FindingStatus.ACCEPTED), (4, FindingStatus.REGRESSED)])
def test_accepted__beyond_its_bound__counts_again(count: int, status: FindingStatus) -> None:
    found = example.finding(count=count)
    stood = standing(found, accepted=(entry(id=found.id, max_rows=3),))
    assert [f.status for f in stood.findings] == [status]
    assert (stood.accepted[0].state is AcceptanceState.EXCEEDED) is (count > 3)


def test_accepted__one_of_two_entries_holds__accepted() -> None:
    found = example.finding()
    stood = standing(
        found,
        accepted=(entry(id=found.id, expires=date(2026, 1, 1)), entry(rule="UND001", dataset="shop/orders")),
    )
    assert stood.findings[-1].rule == "SUP001"
    assert stood.findings[0].status is FindingStatus.ACCEPTED


def test_accepted__what_was_not_read__cannot_be() -> None:
    found = example.finding(rule="COV001", field=None, element=None)
    stood = standing(found, accepted=(entry(id=found.id),))
    assert [(f.rule, f.status) for f in stood.findings] == [
        ("COV001", FindingStatus.NEW),
        ("SUP002", FindingStatus.NEW),
    ]


@pytest.mark.parametrize(
    ("written", "coverage", "state"),
    [
        ({"dataset": "shop/orders"}, READ, AcceptanceState.UNUSED),
        ({"dataset": "shop/gone"}, READ, AcceptanceState.UNUSED),  # its source was listed whole
        ({"dataset": "shop/users"}, READ, AcceptanceState.UNUSED),
        (
            {"dataset": "shop/users"},
            (Coverage("shop", "public.users", State.UNREADABLE),),
            AcceptanceState.UNVERIFIED,
        ),
        ({"dataset": "shop/orders"}, (Coverage("shop", "orders", State.SAMPLED, 9, 3),), AcceptanceState.UNVERIFIED),
        ({"dataset": "shop/orders"}, (Coverage("shop", "orders", State.SKIPPED),), AcceptanceState.UNVERIFIED),
        ({"dataset": "shop/orders"}, (Coverage("shop", "*", State.UNREADABLE),), AcceptanceState.UNVERIFIED),
        ({"dataset": "crm/orders"}, READ, AcceptanceState.UNVERIFIED),
        (
            {"dataset": "shop/o*"},
            (READ[0], Coverage("shop", "users", State.UNREADABLE)),
            AcceptanceState.UNUSED,
        ),
    ],
)
def test_accepted__matches_nothing__is_stale_only_where_all_was_looked_at(
    written: dict[str, str], coverage: tuple[Coverage, ...], state: AcceptanceState
) -> None:
    stood = standing(accepted=(entry(rule="UND001", **written),), coverage=coverage)
    assert stood.accepted[0].state is state
    assert rules(stood) == (["SUP002"] if state is AcceptanceState.UNUSED else [])


def test_baseline__known_new_graver_and_gone() -> None:
    known, graver, gone, unread = (example.finding(field=name) for name in ("a", "b", "c", "d"))
    unread = replace(unread, dataset="elsewhere")
    new = example.finding(field="e")
    stood = standing(
        replace(known, count=99),
        replace(graver, severity=Severity.CRITICAL),
        new,
        baseline=baseline(known, graver, gone, unread),
        coverage=(*READ, Coverage("shop", "elsewhere", State.UNREADABLE)),
    )
    statuses = {f.id: f.status for f in stood.findings}
    assert statuses[known.id] is FindingStatus.UNCHANGED
    assert statuses[graver.id] is FindingStatus.REGRESSED
    assert statuses[new.id] is FindingStatus.NEW
    assert stood.compared
    assert (stood.compared.resolved, stood.compared.unverified) == ((gone.id,), (unread.id,))
    (stale,) = (f for f in stood.findings if f.rule == "SUP002")
    assert (stale.severity, stale.count) == (Severity.INFO, 1)


def test_baseline__leaves_out_what_must_come_back() -> None:
    kept = example.finding(field="a")
    made = baseline(
        kept,
        example.finding(field="b", status=FindingStatus.ACCEPTED),
        example.finding(rule="COV001", field=None, element=None),
    )
    assert [f.id for f in made.findings] == [kept.id]
    assert baseline_from_json(baseline_to_json(made)) == made


def test_baseline__another_kind_of_data_in_the_same_field__is_new() -> None:
    stood = standing(example.finding(element="national_id"), baseline=baseline(example.finding(element="iban")))
    assert stood.findings[0].status is FindingStatus.NEW


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ({"expires": "2027-11-23"}, "2027-11-23 is more than 365 days on; the latest is 2027-11-22"),
        ({"rule": "RET01x".upper()[:3] + "099"}, "no rule 'RET099'; did you mean 'RET"),
        ({"rule": "COV001"}, "findings of COV001 cannot be accepted"),
        ({"rule": "SUP001"}, "findings of SUP001 cannot be accepted"),
    ],
)
def test_check__refuses_and_names_the_line(written: dict[str, str], said: str) -> None:
    held = entry(**({"rule": "UND001", "dataset": "shop/orders"} | written))
    with pytest.raises(DocumentError) as error:
        check_accepted((held,), AS_OF)
    assert f"pii-audit.yaml:9:5: {said}" in str(error.value)


def test_check__a_year_to_the_day__is_fine() -> None:
    check_accepted((entry(rule="UND001", dataset="shop/orders", expires="2027-11-22"),), AS_OF)


COMPLETE = """\
policy: policy.yaml
sources: {data: data/}
accepted:
  - rule: UND001
    dataset: data/orders.csv
    reason: legal hold of the case
    owner: Mette
    approver: DPO
    expires: 2026-11-30
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("    reason: legal hold of the case\n", "", "missing key 'reason'"),
        ("    owner: Mette\n", "", "missing key 'owner'"),
        ("    approver: DPO\n", "", "missing key 'approver'"),
        ("    expires: 2026-11-30\n", "", "missing key 'expires'"),
        ("legal hold of the case", "because", "at least 10 characters"),
        ("2026-11-30", "30-11-2026", "30-11-2026 is no date; write it as"),
        ("2026-11-30", "2026-02-30", "2026-02-30 is no date"),
        ("2026-11-30", "2026-11-30\n    max_rows: 0", "greater than or equal to 1"),
        ("UND001", "UND", "pattern"),
        ("data/orders.csv", "dta/orders.csv", "no source 'dta'; did you mean 'data'?"),
        ("data/orders.csv", "orders.csv", "name a dataset as source/dataset"),
        ("    dataset: data/orders.csv\n", "", "give either id, or rule and dataset"),
        ("rule: UND001", 'id: "3f2a9c01d4e5b677"', "give either id, or rule and dataset"),
        ("rule: UND001", "id: 3f2a9c01", "write its 16 digits"),
    ],
)
def test_load__an_entry_that_is_wrong__is_shown_with_its_line(
    old: str, new: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from pii_audit.cli import main
    from pii_audit.cli.exits import Exit
    from tests.policy.test_load import MINIMAL

    (tmp_path / "policy.yaml").write_text(MINIMAL, encoding="utf-8")
    (tmp_path / "data").mkdir()
    config = tmp_path / "pii-audit.yaml"
    config.write_text(COMPLETE, encoding="utf-8")
    assert main(["plan", "-c", str(config)]) != Exit.INVALID
    config.write_text(COMPLETE.replace(old, new), encoding="utf-8")
    assert main(["scan", "-q", "-c", str(config), "--as-of", "2026-11-22"]) == Exit.INVALID
    assert said in capsys.readouterr().err
