"""Whole audits of a database with dates and a copy without: by what the records are told apart, and what cannot be."""

import csv
import json
import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

from pii_audit.audit import audit
from pii_audit.inventory.load import Inventory, load
from pii_audit.model.lineage import Expired
from pii_audit.model.result import AuditResult
from pii_audit.policy.load import LoadedPolicy
from pii_audit.reading import How

POLICY = """
apiVersion: pii-audit/policy/v1
metadata: {id: t, version: "1", controller: {name: T, country: DK}}
categories: {contact: {elements: [email, person_name, postcode, date_of_birth]}}
retention:
  two: {clock: {start: bought, period: P2Y}}
  nine: {clock: {start: joined, period: P9Y}}
  file: {clock: {start: collected, period: P2Y}}
events: {bought: {}, joined: {}, collected: {file_clock: true}}
"""
LATE = 4


def day(number: int) -> str:
    return "2023-05-01" if number < LATE else "2026-05-01"


def audited(folder: Path, columns: str, rows: Sequence[Sequence[str]], listed: Sequence[Sequence[str]]) -> AuditResult:
    """Audit a table with the columns `columns` and `bought`, and a list of the same people without that."""
    with closing(sqlite3.connect(folder / "shop.db")) as db:
        db.execute(f"CREATE TABLE customers ({columns}, bought DATE)")
        db.executemany(
            f"INSERT INTO customers VALUES ({'?, ' * len(rows[0])}?)", [(*r, day(i)) for i, r in enumerate(rows)]
        )
        db.commit()
    (folder / "files").mkdir()
    with (folder / "files" / "list.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(listed)
    (folder / "policy.yaml").write_text(POLICY)
    (folder / "pii-audit.yaml").write_text(
        "policy: policy.yaml\nsources: {shop: 'sqlite:///shop.db', files: files/}\n"
        "datasets: {shop/customers: {retention: [two], events: {bought: bought}}}\n"
    )
    inventory, policy = load(folder / "pii-audit.yaml")
    return audit(policy, inventory, date(2026, 6, 1), How(), lambda step: None)


def expired(result: AuditResult) -> set[Expired]:
    return {one for edge in result.lineage.edges for one in edge.expired or ()}


def test_people_of_a_table__told_apart_by_name_postcode_and_birth_date(tmp_path: Path) -> None:
    folk = [(f"Anna {chr(65 + i)}olm", str(8000 + i), f"19{60 + i}-03-04") for i in range(25)]
    result = audited(
        tmp_path, "name TEXT, postcode TEXT, birth_date TEXT", folk, [("navn", "postnr", "foedselsdato"), *folk[2:24]]
    )
    assert expired(result) == {Expired("shop/customers", "two", 2)}


def test_people_inside_json__cannot_be_followed__and_that_is_said(tmp_path: Path) -> None:
    emails = [f"kunde{i}@example.dk" for i in range(25)]
    cells = [(json.dumps({"email": email}),) for email in emails]
    result = audited(tmp_path, "profile TEXT", cells, [("email",), *((email,) for email in emails)])
    assert expired(result) == set()
    said = (
        "shop/customers: its time limits were not followed into copies: records cannot be told apart by profile.email"
    )
    assert said in result.lineage.unsearched


def test_a_rule_that_cannot_be_asked__lets_everybody_stay(tmp_path: Path) -> None:
    emails = [(f"kunde{i}@example.dk",) for i in range(25)]
    assert expired(audited(tmp_path, "email TEXT", emails, [("email",), *emails])) == {
        Expired("shop/customers", "two", LATE)
    }
    path = tmp_path / "pii-audit.yaml"
    path.write_text(path.read_text().replace("retention: [two]", "retention: [two, nine]"))
    inventory, policy = load(path)
    assert expired(audit(policy, inventory, date(2026, 6, 1), How(), lambda step: None)) == set()


def test_a_file_that_is_overdue_as_a_whole__has_nobody_who_may_stay(tmp_path: Path) -> None:
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        text = "email\n" + "".join(f"kunde{i}@example.dk\n" for i in range(25))
        (tmp_path / name / "list.csv").write_text(text)
    at = datetime(2023, 1, 1, 12).timestamp()  # noqa: DTZ001
    os.utime(tmp_path / "old" / "list.csv", (at, at))
    (tmp_path / "policy.yaml").write_text(POLICY)
    (tmp_path / "pii-audit.yaml").write_text(
        "policy: policy.yaml\nsources: {old: old/, new: new/}\ndatasets: {old/list.csv: {retention: [file]}}\n"
    )
    inventory, policy = load(tmp_path / "pii-audit.yaml")
    result = audit(policy, inventory, date(2026, 6, 1), How(), lambda step: None)
    assert expired(result) == {Expired("old/list.csv", "file", 25)}


def test_a_dataset_that_may_keep_them_and_was_not_read_to_its_end__keeps_all_from_being_counted(tmp_path: Path) -> None:
    emails = [(f"kunde{i}@example.dk",) for i in range(30)]
    inventory, policy = _with_members(tmp_path, emails)
    assert expired(audit(policy, inventory, date(2026, 6, 1), How(), lambda step: None)) == {
        Expired("shop/customers", "two", LATE)
    }
    with (tmp_path / "crm" / "members.csv").open("ab") as file:
        file.write(b'"kunde1@example.dk')  # broken off
    result = audit(policy, inventory, date(2026, 6, 1), How(), lambda step: None)
    assert expired(result) == set()
    assert any(line.startswith("crm/members.csv: ") for line in result.lineage.unsearched)


def _with_members(folder: Path, emails: Sequence[Sequence[str]]) -> tuple[Inventory, LoadedPolicy]:
    """Write what `audited` does, and a list of members that the copy may come from as well."""
    audited(folder, "email TEXT", emails, [("email",), *emails])
    (folder / "crm").mkdir()
    others = "".join(f"medlem{i}@example.dk\n" for i in range(40))
    (folder / "crm" / "members.csv").write_text("email\n" + "".join(f"{email}\n" for (email,) in emails[8:]) + others)
    path = folder / "pii-audit.yaml"
    path.write_text(path.read_text().replace("files: files/}", "files: files/, crm: crm/}"))
    return load(path)
