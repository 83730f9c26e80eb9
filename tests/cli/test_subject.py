"""`pii-audit subject`: every place where a planted person is, and nobody else; what is written is for its owner alone."""

import csv
import gzip
import json
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from pii_audit.cli import main
from pii_audit.cli.exits import Exit

POLICY = """
apiVersion: pii-audit/policy/v1
metadata: {id: t, version: "1", controller: {name: Sample, country: DK}}
categories: {contact: {elements: [email, phone]}}
"""
CONFIG = """
policy: policy.yaml
sources: {shop: "sqlite:///shop.db", files: files/}
datasets:
  shop/customers: {people: {keys: {customer: id, email: email, phone: phone}}}
  shop/orders: {people: {keys: {customer: customer_id}}}
  shop/erasures: {people: {keys: {customer: customer}, erased: on_day}}
"""
ANNA = "Anna.Søe@example.com"


@pytest.fixture
def company(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    with closing(sqlite3.connect(tmp_path / "shop.db")) as db:
        db.executescript(
            "CREATE TABLE customers (id INTEGER PRIMARY KEY, email TEXT, phone TEXT, password TEXT);"
            f"INSERT INTO customers VALUES (7, '{ANNA}', '20 30 40 50', 'kanari7'), (8, 'bo@example.com', '20304051', 'x');"
            "CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER, item TEXT);"
            "INSERT INTO orders VALUES (1, 7, 'lamp'), (2, 8, 'bed'), (7, 9, 'rug');"
            "CREATE TABLE erasures (customer INTEGER, on_day TEXT);"
            "INSERT INTO erasures VALUES (8, '2026-01-02'), (77, '2026-01-02');"
        )
    files = tmp_path / "files"
    files.mkdir()
    (files / "old.csv").write_bytes(
        f"Navn;Mail;Kundenr\nAnna Søe;{ANNA.upper()};7\nBo Ek;bo@example.com;8\n".encode("cp1252")
    )
    (files / "other.csv").write_text("kundenr,day\n7,2026-01-01\n9,2026-01-01\n")  # another shop's numbers
    lines = [{"who": {"tlf": "+45 2030 4050"}, "note": "=cmd()"}, {"who": {"tlf": "99887766"}, "note": "none"}]
    with gzip.open(files / "calls.jsonl.gz", "wt") as packed:
        packed.write("".join(json.dumps(line) + "\n" for line in lines))
    (files / "notes.csv").write_text(
        f"nr,note\n1,Customer wrote from {ANNA}. Call back on 20 30 40 50 today\n2,nothing of note\n"
    )
    (tmp_path / "policy.yaml").write_text(POLICY)
    (tmp_path / "pii-audit.yaml").write_text(CONFIG)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_locate__finds_every_planted_place_and_nobody_else(company: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["subject", "locate", "-q", "--email", ANNA.lower()]) == Exit.PASS
    out = capsys.readouterr().out
    places = [line.split("  ")[1:5] for line in out.splitlines() if line.startswith("  ")]
    assert sorted(places) == [
        ["files/calls.jsonl.gz", "who.tlf", "1 record", "phone (linked, 1 hop)"],
        ["files/notes.csv", "note", "1 record", "email (given)"],
        ["files/notes.csv", "note", "1 record", "phone (linked, 1 hop)"],
        ["files/old.csv", "Kundenr", "1 record", "customer (linked, 1 hop)"],
        ["files/old.csv", "Mail", "1 record", "email (given)"],
        ["shop/customers", "email", "1 record", "email (given)"],
        ["shop/customers", "id", "1 record", "customer (linked, 1 hop)"],
        ["shop/customers", "phone", "1 record", "phone (linked, 1 hop)"],
        ["shop/orders", "customer_id", "1 record", "customer (linked, 1 hop)"],
    ]
    assert "in 7 datasets" in out
    assert "Not searched: names" in out
    for raw in (ANNA, ANNA.upper(), "example.com", "20 30 40 50", "Søe"):
        assert raw not in out


def test_locate__two_hops__from_a_telephone_to_an_order(company: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(sqlite3.connect("shop.db")) as db:
        db.executescript(
            "CREATE TABLE parcels (mobil TEXT, email TEXT); INSERT INTO parcels VALUES ('55667788', 'bo@example.com');"
        )
    assert main(["subject", "locate", "-q", "--phone", "0045 55667788"]) == Exit.PASS
    out = capsys.readouterr().out
    assert "shop/customers  email  1 record  email (linked, 1 hop)" in out
    assert "shop/orders  customer_id  1 record  customer (linked, 2 hops)" in out


def test_locate__an_unreadable_file__is_said_and_the_search_is_incomplete(
    company: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (company / "files" / "cut.csv.gz").write_bytes(gzip.compress(b"mail\nbo@example.com\n" * 99)[:20])
    assert main(["subject", "locate", "-q", "--email", "nobody@example.com"]) == Exit.INCOMPLETE
    out = capsys.readouterr().out
    assert out.startswith("Found nowhere.\n")
    assert "Not searched: files/cut.csv.gz: the gzip data" in out


def test_locate__nobody_named__says_how(company: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["subject", "locate"]) == Exit.INVALID
    assert "say whom: --email, --phone or --customer" in capsys.readouterr().err
    assert main(["subject", "locate", "--email", "david"]) == Exit.INVALID
    assert "--email takes a whole address" in capsys.readouterr().err


def test_export__json__all_records_without_the_password__for_the_owner_alone(
    company: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["subject", "export", "-q", "--email", ANNA, "-o", "anna.json"]) == Exit.PASS
    path = company / "anna.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    text = path.read_text(encoding="utf-8")
    written = json.loads(text)
    assert [(r["source"], r["dataset"]) for r in written["records"]] == [
        ("shop", "customers"), ("shop", "orders"), ("files", "calls.jsonl.gz"), ("files", "old.csv"),
    ]  # fmt: skip
    assert written["records"][0]["record"] == {"id": "7", "email": ANNA, "phone": "20 30 40 50"}
    assert {m["field"] for m in written["mentioned_in"]} == {"note"}
    assert "bo@example.com" not in text
    printed = capsys.readouterr()
    assert "2 texts of others mention the person" in printed.err
    assert ANNA not in printed.err + printed.out


def test_export__csv__a_cell_is_no_formula(company: Path) -> None:
    assert main(["subject", "export", "-q", "--phone", "20304050", "-o", "anna.csv"]) == Exit.PASS
    with (company / "anna.csv").open(encoding="utf-8", newline="") as file:
        cells = {(row["dataset"], row["field"]): row["value"] for row in csv.DictReader(file)}
    assert cells["calls.jsonl.gz", "note"] == "'=cmd()"
    assert cells["calls.jsonl.gz", "who.tlf"] == "+45 2030 4050"


def test_export__another_ending__writes_nothing(company: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["subject", "export", "-q", "--email", ANNA, "-o", "anna.pdf"]) == Exit.INVALID
    assert "name a .json or a .csv file" in capsys.readouterr().err
    assert not (company / "anna.pdf").exists()


def test_verify_erasure__finds_who_is_still_there__without_following_links(
    company: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["subject", "verify-erasure", "shop/erasures", "-q"]) == Exit.GATE_FAILED
    out = capsys.readouterr().out
    assert "2 identifiers of erased people" in out
    assert "shop/customers  id  1 record  customer" in out
    assert "shop/orders  customer_id  1 record  customer" in out
    assert "Searched: " in out


def test_verify_erasure__nobody_left__is_evidence(company: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(sqlite3.connect("shop.db")) as db:
        db.executescript("DELETE FROM customers WHERE id = 8; DELETE FROM orders WHERE customer_id = 8;")
    (company / "files" / "old.csv").unlink()
    assert main(["subject", "verify-erasure", "shop/erasures", "-q"]) == Exit.PASS
    assert "Found nowhere." in capsys.readouterr().out


def test_verify_erasure__no_register__says_how_to_bind_one(company: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["subject", "verify-erasure", "shop/orders", "-q"]) == Exit.INVALID
    assert "shop/orders is no register of erasures; bind it" in capsys.readouterr().err
