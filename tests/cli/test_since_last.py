"""`scan --since-last`: what is unchanged is not read again, and the result is that of a full scan."""

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from pii_audit.cli import main
from pii_audit.cli.exits import Exit

AS_OF = "2026-11-22"
POLICY = """\
apiVersion: pii-audit/policy/v1
metadata: {id: shop, version: "1"}
categories:
  contact: {elements: [person_name, email]}
purposes:
  sales: {categories: [contact]}
retention:
  orders: {clock: {start: order.completed, period: P2Y}}
"""
INVENTORY = """\
policy: policy.yaml
sources: {data: data/, shop: "sqlite:///shop.db"}
datasets:
  data/orders.csv:
    retention: [orders]
    subject: mail
    events: {order.completed: completed}
"""
PEOPLE = ["Mette Holmgaard", "Lars Bundgaard", "Anna Kirkegaard", "Ole Damgaard", "Pia Westergaard", "Jens Overgaard"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Customers, notes that name them, orders with dates, and a database."""
    monkeypatch.chdir(tmp_path)
    for variable, name in (("XDG_STATE_HOME", "state"), ("XDG_RUNTIME_DIR", "runtime")):
        (tmp_path / name).mkdir(mode=0o700)
        monkeypatch.setenv(variable, str(tmp_path / name))
    Path("policy.yaml").write_text(POLICY, encoding="utf-8")
    Path("pii-audit.yaml").write_text(INVENTORY, encoding="utf-8")
    Path("data").mkdir()
    write("customers.csv", "navn", *PEOPLE * 5)
    write("notes.csv", "note", *(f"vi talte længe med {who} om den nye ordre i dag" for who in PEOPLE * 5))
    write("orders.csv", "mail;completed", *(f"{n}@example.dk;0{1 + n % 9}-03-20{20 + n % 6}" for n in range(30)))
    write("damaged.csv", "a;b", "1;2", "1;2;3", "1;2")
    with closing(sqlite3.connect("shop.db")) as connection:
        connection.execute("CREATE TABLE users (mail TEXT)")
        connection.executemany("INSERT INTO users VALUES (?)", [(f"{n}@example.dk",) for n in range(30)])
        connection.commit()
    return tmp_path


def write(name: str, *lines: str, hours_ago: float = 1) -> None:
    path = Path("data") / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    moment = path.stat().st_mtime - hours_ago * 3600
    os.utime(path, (moment, moment))


def scan(*options: str) -> tuple[dict[str, Any], int]:
    """Return a result without its run block, and how many datasets were reused."""
    main(["scan", "-q", "--jobs", "1", "--as-of", AS_OF, "-o", "json=result.json", *options])
    result = json.loads(Path("result.json").read_text(encoding="utf-8"))
    return result, result.pop("run")["reused"]


def test_since_last__unchanged__reads_no_file_and_gives_the_same_result(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    full, _ = scan()
    assert scan("--since-last") == (full, 0)
    assert "nothing is kept of a scan with this configuration" in capsys.readouterr().err
    read: list[str] = []
    from pii_audit.scanners.files import FilesScanner

    really = FilesScanner.read_part

    def noting(self: Any, dataset: Any, part: Any) -> Any:
        read.append(dataset.name)
        return really(self, dataset, part)

    monkeypatch.setattr(FilesScanner, "read_part", noting)
    assert scan("--since-last", "-o", "human") == (full, 3)
    assert read == ["damaged.csv"]  # what was not read to its end is tried again
    said = capsys.readouterr()
    assert "3 of 5 datasets are unchanged since the last scan and were not read again" in said.err
    assert "3 datasets unchanged since the last scan, and not read again" in said.out


@pytest.mark.parametrize("change", ["other people", "no people", "new people", "new dates"])
def test_since_last__something_changed__the_same_result_as_a_full_scan(change: str, folder: Path) -> None:
    before, _ = scan("--since-last")
    assert [e["element"] for f in before["fields"] if f["field"] == "note" for e in f["elements"]] == [
        "free_text_person"
    ]
    match change:
        case "other people":  # whom no note names
            write("customers.csv", "navn", *["Karen Blixenius", "Hans Andersenius"] * 5, hours_ago=0.5)
        case "no people":
            (folder / "data" / "customers.csv").unlink()
        case "new people":
            write("friends.csv", "navn", "Søren Kierkegaardius", hours_ago=0.5)
        case _:
            write("orders.csv", "mail;completed", "a@example.dk;01-01-2019", hours_ago=0.5)
    after, reused = scan("--since-last")
    assert reused == (3 if change == "new people" else 2)
    assert after == scan()[0]
    assert (after != before) or change == "new people"


def test_since_last__written_as_the_scan_began__is_read_again(folder: Path) -> None:
    write("customers.csv", "navn", *PEOPLE, hours_ago=0)
    scan("--since-last")
    assert scan("--since-last")[1] == 2


@pytest.mark.parametrize("options", [("--seed", "3"), ("--as-of", "2026-11-23")])
def test_since_last__other_options__reuse_nothing(options: tuple[str, ...], folder: Path) -> None:
    scan("--since-last")
    assert scan("--since-last", *options)[1] == 0


def test_since_last__another_configuration_or_a_lost_key__reuses_nothing(folder: Path) -> None:
    scan("--since-last")
    for key in (folder / "runtime").iterdir():
        key.unlink()
    assert scan("--since-last")[1] == 0
    assert scan("--since-last")[1] == 3
    Path("pii-audit.yaml").write_text(INVENTORY + "gates: {fail_on: none}\n", encoding="utf-8")
    assert scan("--since-last")[1] == 0


def test_since_last__what_is_kept_is_encrypted_and_for_its_owner(folder: Path) -> None:
    scan("--since-last")
    scan("--since-last")
    (state,) = (folder / "state" / "pii-audit").iterdir()
    (key,) = (folder / "runtime").iterdir()  # that of the first is gone
    for path in (state, key):
        assert path.stat().st_mode & 0o777 == 0o600
        assert b"Holmgaard" not in path.read_bytes()
        assert b"@example.dk" not in path.read_bytes()


@pytest.mark.parametrize("other", [("--resume",), ("--max-time", "10s")])
def test_since_last__with_what_it_does_not_go_with__is_refused(other: tuple[str, ...], folder: Path) -> None:
    assert main(["scan", "-q", "--since-last", *other]) == Exit.INVALID
