"""Longitudinal audits: an erased person who comes back, known by ids that only an earlier audit saw together."""

import json
import os
import stat
from pathlib import Path

import pytest

from pii_audit.cli import main
from pii_audit.cli.exits import Exit

POLICY = """
apiVersion: pii-audit/policy/v1
metadata: {id: t, version: "1"}
categories: {contact: {elements: [email]}}
purposes: {orders: {categories: [contact]}}
"""
CONFIG = """
policy: policy.yaml
sources: {data: data/}
datasets:
  data/customers.csv: {purposes: [orders], people: {keys: {customer: number, email: email}}}
  data/erasures.csv: {purposes: [orders], people: {keys: {customer: customer}, erased: day}}
  data/list.csv: {purposes: [orders], people: {keys: {email: mail}}}
"""
REMEMBERING = "longitudinal: {key_file: ../keys/audit.key, keep: P2Y}\n"


@pytest.fixture
def company(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "company"
    (folder / "data").mkdir(parents=True)
    (tmp_path / "keys").mkdir()
    key = tmp_path / "keys" / "audit.key"
    key.write_bytes(os.urandom(32))
    key.chmod(0o600)
    (folder / "policy.yaml").write_text(POLICY)
    (folder / "pii-audit.yaml").write_text(CONFIG + REMEMBERING)
    (folder / "data" / "customers.csv").write_text("number,email\n1,anna@example.com\n2,bo@example.com\n")
    (folder / "data" / "erasures.csv").write_text("customer,day\n99,2025-01-01\n")
    (folder / "data" / "list.csv").write_text("mail\nida@example.com\n")
    monkeypatch.chdir(folder)
    return folder


def erased_again(as_of: str) -> list[tuple[str, int]]:
    assert main(["scan", "-q", "--jobs", "1", "--as-of", as_of, "-o", "json=result.json"]) in {
        Exit.PASS,
        Exit.GATE_FAILED,
    }
    findings = json.loads(Path("result.json").read_text())["findings"]
    return [(f["dataset"], f["count"]) for f in findings if f["rule"] == "RTS001"]


def erase_anna(company: Path) -> None:
    (company / "data" / "customers.csv").write_text("number,email\n2,bo@example.com\n")
    (company / "data" / "erasures.csv").write_text("customer,day\n1,2026-02-01\n")
    (company / "data" / "list.csv").write_text("mail\nida@example.com\nAnna@example.com\n")


def test_erased_person_comes_back__is_known_by_what_the_audit_before_saw(company: Path) -> None:
    assert erased_again("2026-01-01") == []
    erase_anna(company)
    assert erased_again("2026-03-01") == [("list.csv", 1)]
    (company / "data" / "erasures.csv").write_text("customer,day\n99,2025-01-01\n")  # the register is tidied up
    assert erased_again("2026-04-01") == [("list.csv", 1)]
    assert erased_again("2028-02-01") == [("list.csv", 1)]
    assert erased_again("2028-02-02") == [("list.csv", 1)]  # that audit still knew; it forgot her at its end
    assert erased_again("2028-02-03") == []


def test_without_a_key_file__nothing_outlives_the_run(company: Path) -> None:
    (company / "pii-audit.yaml").write_text(CONFIG)
    assert erased_again("2026-01-01") == []
    erase_anna(company)
    assert erased_again("2026-03-01") == []
    assert [path.name for path in (company.parent / "keys").iterdir()] == ["audit.key"]


def test_what_is_kept__is_sealed_and_private(company: Path) -> None:
    erased_again("2026-01-01")
    kept = company.parent / "keys" / "audit.key.people"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    content = kept.read_bytes()
    assert b"example" not in content
    assert b"PAR1" not in content
    erased_again("2026-01-01")
    assert kept.read_bytes()[:12] != content[:12]  # a nonce is used once


def test_another_key__is_said_and_nothing_is_lost(company: Path, capsys: pytest.CaptureFixture[str]) -> None:
    erased_again("2026-01-01")
    kept = company.parent / "keys" / "audit.key.people"
    before = kept.read_bytes()
    (company.parent / "keys" / "audit.key").write_bytes(os.urandom(32))
    assert main(["scan", "-q"]) == Exit.INVALID
    assert "was written with another key" in capsys.readouterr().err
    assert kept.read_bytes() == before


def test_keys_that_will_not_do(company: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key = company.parent / "keys" / "audit.key"
    key.chmod(0o644)
    assert main(["scan", "-q"]) == Exit.INVALID
    assert "chmod 600" in capsys.readouterr().err
    key.chmod(0o600)
    key.write_bytes(b"short")
    assert main(["scan", "-q"]) == Exit.INVALID
    assert "holds 5 bytes" in capsys.readouterr().err
    key.unlink()
    assert main(["scan", "-q"]) == Exit.INVALID
    assert "head -c 32 /dev/urandom" in capsys.readouterr().err
    (company / "pii-audit.yaml").write_text(CONFIG + "longitudinal: {key_file: audit.key, keep: P2Y}\n")
    assert main(["scan", "-q"]) == Exit.INVALID
    assert "put the key outside the project" in capsys.readouterr().err
