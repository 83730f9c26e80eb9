"""A column that people are bound to and that is not there: never a register without entries."""

import csv
from datetime import date
from pathlib import Path

import pytest

from pii_audit.audit import audit
from pii_audit.inventory.load import load
from pii_audit.model.coverage import State
from pii_audit.model.result import AuditResult, ClauseState
from pii_audit.reading import How

POLICY = """
apiVersion: pii-audit/policy/v1
metadata: {id: t, version: "1", source: {file: notice.txt}}
categories: {contact: {elements: [email]}}
purposes: {news: {categories: [contact]}}
marketing:
  purposes: [news]
  never_if: {suppressed: {checks: [MKT002], cite: {section: "1", quote: You can opt out at any time}}}
"""


def audited(folder: Path, suppressed: str) -> AuditResult:
    people = [f"kunde{i}@example.dk" for i in range(30)]
    for name, rows in (("list", people), ("stop", people[:10])):
        with (folder / f"{name}.csv").open("w", newline="") as file:
            csv.writer(file).writerows([("email", "since"), *((email, "2026-01-02") for email in rows)])
    (folder / "notice.txt").write_text("1\nYou can opt out at any time.\n")
    (folder / "policy.yaml").write_text(POLICY)
    (folder / "pii-audit.yaml").write_text(
        "policy: policy.yaml\nsources: {list: list.csv, stop: stop.csv}\ndatasets:\n"
        "  list/list.csv: {purposes: [news], people: {keys: {email: email}, contacted: true, channel: email}}\n"
        f"  stop/stop.csv: {{purposes: [news], people: {suppressed}}}\n"
    )
    inventory, policy = load(folder / "pii-audit.yaml")
    return audit(policy, inventory, date(2026, 6, 1), How(), lambda step: None)


def test_named_right__the_ten_are_found(tmp_path: Path) -> None:
    result = audited(tmp_path, "{keys: {email: email}, suppressed: since}")
    assert [f.count for f in result.findings if f.rule == "MKT002"] == [10]


@pytest.mark.parametrize(
    ("wrong", "found", "status"),
    [
        ("{keys: {email: e_mail}, suppressed: since}", [], ClauseState.UNVERIFIABLE),
        ("{keys: {email: email}, suppressed: sinc}", [10], ClauseState.FAIL),
    ],
)
def test_named_wrong__the_list_counts_as_read_in_part__and_no_clause_passes(
    tmp_path: Path, wrong: str, found: list[int], status: ClauseState
) -> None:
    result = audited(tmp_path, wrong)
    (line,) = (line for line in result.coverage if line.source == "stop")
    assert line.state is State.PARTIAL
    assert line.reason.startswith("its binding reads people from ")
    assert "which it does not have; did you mean" in line.reason
    assert [f.count for f in result.findings if f.rule == "MKT002"] == found
    assert [clause.status for clause in result.clauses if clause.id.startswith("marketing")] == [status]
