"""What a database offers for its overdue records: the SQL that erases them, run here on copies, and their keys in a file."""

import csv
import html
import stat
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from pii_audit.audit import audit
from pii_audit.cli import main
from pii_audit.cli.exits import Exit
from pii_audit.inventory.load import load
from pii_audit.model.result import AuditResult, to_json
from pii_audit.model.retention import Erasure, RetentionFacts
from pii_audit.reading import How
from tests.cli.conftest import in_scenario
from tests.servers import Database

POLICY = """\
apiVersion: pii-audit/policy/v1
metadata: {id: club, version: 1}
settings: {timezone: Europe/Copenhagen}
categories: {contact: {elements: [person_name, email, phone]}}
events: {ended: {}, billed: {}}
retention:
  members-1y: {clock: {start: ended, period: P1Y}, exceptions: [EXC-TAX, EXC-HOLD]}
retention_exceptions:
  EXC-TAX: {clock: {start: billed, period: P5Y}, only_elements: [person_name]}
  EXC-HOLD: {register: legal_holds}
"""
INVENTORY = """\
policy: policy.yaml
registers: registers.yaml
sources: {club: "env:CLUB_URL"}
datasets:
  club/members:
    retention: [members-1y]
    subject: email
    events: {ended: ended_at, billed: billed_on}
    soft_deleted: {column: gone, equals: 1}
    anonymised: {column: name, equals: null}
"""
SECRET = "J-4711's 100%"
REGISTERS = f"""\
legal_holds:
  - {{id: LH1, dataset: club/members, where: {{matter: "{SECRET}"}}, from: 2026-01-01, to: 2026-12-31, approved_by: x, reason: y}}
"""
DATETIME = {"sqlite": "DATETIME", "postgresql": "TIMESTAMP", "mariadb": "DATETIME"}
OLD, NEW = "2020-01-01 10:00:00", "2026-06-01 10:00:00"
NAMES = ("Mette Hansen", "Lars Nielsen", "Anne Pedersen", "Jens Christensen", "Karen Larsen")


def member(number: int, **cells: object) -> str:
    name = NAMES[number % len(NAMES)]
    row = {
        "branch": 1, "no": number, "name": name, "email": f"{name.split()[0].lower()}{number}@eksempelpost.dk",
        "phone": f"2031{number:04}", "ended_at": NEW, "billed_on": None, "gone": 0, "matter": None, **cells,
    }  # fmt: skip
    return ", ".join("NULL" if v is None else str(v) if isinstance(v, int) else "'" + str(v).replace("'", "''") + "'" for v in row.values())  # fmt: skip


MEMBERS = [
    *(member(i) for i in range(1, 31)),
    member(41, ended_at=OLD),
    member(42, ended_at=OLD),
    member(43, ended_at=OLD, matter=SECRET),
    member(44, ended_at=OLD, billed_on="2023-01-01"),  # its phone number is more than the tax copy may hold
    member(45, ended_at=OLD, billed_on="2023-01-01", email="", phone=" "),
    member(46, ended_at=None, gone=1),
    member(47, ended_at=NEW, gone=1),
    member(48, ended_at=OLD, name=None),  # anonymised, but for the phone number and the address
    member(49, ended_at=OLD, name=None, email=None, phone=""),
]
OVERDUE = [("1", "41"), ("1", "42"), ("1", "48")]


@pytest.fixture
def club(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    database.execute(
        "CREATE TABLE members (branch INTEGER, no INTEGER, name VARCHAR(40), email VARCHAR(60), phone VARCHAR(20),"
        f" ended_at {DATETIME[database.dialect]}, billed_on DATE, gone INTEGER, matter VARCHAR(40), PRIMARY KEY (branch, no))",
        *(f"INSERT INTO members VALUES ({row})" for row in MEMBERS),
    )
    for name, text in (("policy", POLICY), ("pii-audit", INVENTORY), ("registers", REGISTERS)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setenv("CLUB_URL", database.url)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def audited(folder: Path) -> AuditResult:
    inventory, policy = load(folder / "pii-audit.yaml")
    return audit(policy, inventory, date(2026, 11, 22), How(), lambda _: None)


def judged(result: AuditResult) -> RetentionFacts:
    (facts,) = result.retention
    return facts


def run(database: Database, sql: str) -> list[tuple[str, ...]]:
    """Run a statement as a person would, with the value of the register put in."""
    with database.engine().connect() as connection:
        found = connection.execute(sa.text(sql), {"matter_1": SECRET} if ":matter_1" in sql else {})
        return [tuple(map(str, row)) for row in found] if found.returns_rows else []


def test_marks__counted_in_the_database(club: Path) -> None:
    result = audited(club)
    facts = judged(result)
    assert facts.reasons == {
        "exempt:EXC-HOLD": 1,
        "exempt:EXC-TAX": 2,
        "not_applicable:anonymised": 1,
        "overdue:older": 3,
    }
    assert (facts.states["within"], facts.states["open"], facts.total) == (31, 1, len(MEMBERS))
    found = {f.rule: f.count for f in result.findings if f.rule.startswith("RET")}
    assert found == {"RET001": 3, "RET004": 1, "RET005": 1, "RET006": 1}


def test_erasure__erases_the_overdue_and_nothing_else(club: Path, database: Database) -> None:
    result = audited(club)
    erasure = judged(result).erasure
    assert isinstance(erasure, Erasure)
    assert SECRET not in to_json(result)
    assert "J-4711" not in to_json(result)
    assert sorted(run(database, erasure.select)) == OVERDUE
    run(database, erasure.anonymise)
    left = run(database, "SELECT no FROM members WHERE name IS NULL AND email IS NULL AND phone IS NULL ORDER BY no")
    assert left == [("41",), ("42",), ("48",)]
    assert judged(audited(club)).states["overdue"] == 0  # anonymised now
    run(database, "UPDATE members SET name = 'Mette Hansen' WHERE no IN (41, 42, 48)")
    run(database, erasure.delete)
    assert run(database, "SELECT count(*) FROM members") == [(str(len(MEMBERS) - len(OVERDUE)),)]
    assert judged(audited(club)).states["overdue"] == 0


def test_overdue__writes_keys_for_their_owner_alone(club: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["overdue", "club/members", "--as-of", "2026-11-22", "-o", "keys.csv"]) == Exit.PASS
    with (club / "keys.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == [["rule", "branch", "no"], *(["members-1y", *key] for key in OVERDUE)]
    assert stat.S_IMODE((club / "keys.csv").stat().st_mode) == 0o600
    assert "3 under members-1y" in capsys.readouterr().out


def test_overdue__of_a_file_by_the_numbers_of_its_records(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    in_scenario("residual-identifier", tmp_path, monkeypatch)
    assert main(["overdue", "data/ture.csv", "--as-of", "2026-11-22", "-o", "keys.csv"]) == Exit.PASS
    assert Path("keys.csv").read_text(encoding="utf-8") == "rule,record\nrides-2y,21\n"
    for arguments, said in (
        (["data/tur.csv"], "no dataset data/tur.csv in scope; did you mean 'data/ture.csv'?"),
        (["dat/ture.csv"], "no source 'dat'"),
        (["data/ture.csv", "--rule", "none"], "not bound to none, but to rides-2y"),
    ):
        assert main(["overdue", *arguments, "-o", "other.csv"]) == Exit.INVALID
        assert said in capsys.readouterr().err
    assert not Path("other.csv").exists()
    assert main(["overdue", "data/ture.csv", "-o", "/proc/keys.csv"]) == Exit.NOT_WRITTEN


def test_overdue__of_a_file_not_read_as_a_whole__numbers_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = in_scenario("overdue-text-dates", tmp_path, monkeypatch)
    with (folder / "data" / "orders.csv").open("ab") as file:
        file.write(b'7000001;"Mette Hansen;mette.hansen@eksempelpost.dk;01-01-2026\n')
    assert main(["overdue", "data/orders.csv", "--as-of", "2026-11-22", "-o", "keys.csv"]) == Exit.INVALID
    assert "its records cannot be numbered" in capsys.readouterr().err
    assert not Path("keys.csv").exists()


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_explain__shows_the_sql(club: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["scan", "--as-of", "2026-11-22", "-q", "-o", "json=result.json", "-o", "html=report.html"])
    result = audited(club)
    (late,) = (f for f in result.findings if f.rule == "RET001")
    capsys.readouterr()
    assert main(["explain", late.id, "--from", "result.json"]) == Exit.PASS
    shown = capsys.readouterr().out
    erasure = judged(result).erasure
    assert erasure
    for sql in (erasure.select, erasure.delete, erasure.anonymise):
        assert sql in shown
    assert "pii-audit overdue club/" in shown
    page = html.unescape((club / "report.html").read_text(encoding="utf-8"))
    assert erasure.select in page  # whole, and to be copied line by line
