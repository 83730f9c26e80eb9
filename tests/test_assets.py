"""Three companies through every output: hostile names, canaries, and sources of which some cannot be read."""

import csv
import json
import os
import socket
import sqlite3
import subprocess
import sys
import unicodedata
from collections.abc import Sequence
from contextlib import closing
from io import StringIO
from pathlib import Path
from textwrap import dedent
from xml.etree import ElementTree as ET

import jsonschema
import pytest
import sqlalchemy as sa

from pii_audit.cli import main
from pii_audit.cli.exits import Exit
from pii_audit.plugins import reporter_names
from tests import servers
from tests.policy.test_load import MINIMAL
from tests.reports import hostile
from tests.reports.test_hostile_names import STEERS
from tests.reports.test_junit import check_schema
from tests.reports.test_sarif import SCHEMA, check_as_github
from tests.test_failures import CANARIES, planted

ALL = [option for name in reporter_names() for option in ("-o", f"{name}=out.{name}")]
SCAN = ["scan", "-q", "--as-of", "2026-11-22", *ALL]
PHONES = tuple(f"+45 20 {n} 34 56" for n in range(10, 40))


def outputs(folder: Path) -> dict[str, str]:
    return {name: (folder / f"out.{name}").read_bytes().decode() for name in reporter_names()}


def company(folder: Path, inventory: str) -> None:
    (folder / "policy.yaml").write_text(MINIMAL, encoding="utf-8")
    (folder / "pii-audit.yaml").write_text("policy: policy.yaml\n" + dedent(inventory), encoding="utf-8")


def write_hostile_names(folder: Path, names: Sequence[str]) -> None:
    """A table for each name, with a column of the same; files and headers named so, as far as a file system lets them."""
    with closing(sqlite3.connect(folder / "shop.db")) as connection:
        for number, name in enumerate(names):
            table, column = (f'"{text.replace(chr(34), chr(34) * 2)}"' for text in (f"{name} {number}", name))
            connection.execute(f"CREATE TABLE {table} ({column} TEXT)")
            connection.executemany(f"INSERT INTO {table} VALUES (?)", [(phone,) for phone in PHONES])
        connection.commit()
    (folder / "data").mkdir()
    for number, name in enumerate(names):
        file = folder / "data" / f"{name[:60].replace('/', '')}{number}.csv"
        heading = StringIO()
        csv.writer(heading, delimiter=";").writerow([name[:500], "b"])
        file.write_text(heading.getvalue() + "".join(f"{phone};1\n" for phone in PHONES), encoding="utf-8")


def test_hostile_names__every_output_is_valid_and_steers_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    write_hostile_names(tmp_path, [name for name in hostile.NAMES if name])
    company(tmp_path, "sources: {shop: sqlite:///shop.db, data: data/}")
    assert main(SCAN) == Exit.GATE_FAILED
    written = outputs(tmp_path)
    findings = json.loads(written["json"])["findings"]
    assert sum(f["rule"] == "UND001" for f in findings) > len(hostile.NAMES)
    for name, text in written.items():
        assert not {c for c in text if unicodedata.category(c) in STEERS} - {"\n", "\r"}, name
    check_as_github(written["sarif"])
    jsonschema.Draft7Validator(SCHEMA).validate(json.loads(written["sarif"]))
    check_schema(ET.fromstring(written["junit"]))
    assert len(list(csv.reader(StringIO(written["csv"])))) == 1 + len(findings)
    assert all(line.startswith("::") for line in written["github"].splitlines())
    assert all(json.loads(line) for line in written["ndjson"].splitlines())
    said = capfd.readouterr()
    assert not {c for c in said.out + said.err if unicodedata.category(c) in STEERS} - {"\n"}


def test_canaries__come_out_of_no_output_no_baseline_and_no_diff(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    planted(tmp_path)
    (tmp_path / "data" / "broken.jsonl").unlink()
    (tmp_path / "data" / "broken.csv").unlink()
    (tmp_path / "data" / "damaged.csv").unlink()
    main(SCAN)
    assert main(["baseline", "create", "out.json"]) == Exit.PASS
    main(["baseline", "show"])
    main(["diff", "out.json", "out.json", "-o", "human", "-o", "json=diff.json"])
    said = capfd.readouterr()
    written = "".join(path.read_text(encoding="utf-8") for path in tmp_path.iterdir() if path.is_file())
    assert len(json.loads((tmp_path / "baseline.json").read_text(encoding="utf-8"))["findings"]) > 2
    for canary in CANARIES:
        assert canary not in said.out + said.err + written
        assert canary not in "".join(json.dumps(json.loads(text)) for text in (outputs(tmp_path)["sarif"],))


@pytest.fixture
def partly(postgres: servers.DatabaseServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One source is down, one holds a table without rights, one is empty, and one is too large to be read whole."""
    monkeypatch.chdir(tmp_path)
    database = postgres.fresh_database()
    name = str(sa.make_url(database.url).database)
    database.execute(
        "CREATE TABLE open (a text)", "INSERT INTO open VALUES ('x')", "CREATE TABLE closed (a text)",
        f"CREATE ROLE part_{name} LOGIN PASSWORD '{servers.PASSWORD}'", f"GRANT SELECT ON open TO part_{name}",
    )  # fmt: skip
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        monkeypatch.setenv("DOWN_URL", f"postgresql://u:{servers.PASSWORD}@127.0.0.1:{free.getsockname()[1]}/shop")
    monkeypatch.setenv("RIGHTS_URL", postgres.url(name, f"part_{name}"))
    for folder in ("empty", "huge"):
        (tmp_path / folder).mkdir()
    rows = "".join(f"{n};{PHONES[n % 30]}\n" for n in range(30_000))
    (tmp_path / "huge" / "large.csv").write_text(f"id;phone\n{rows}", encoding="utf-8")
    company(tmp_path, "sources: {down: env:DOWN_URL, rights: env:RIGHTS_URL, empty: empty/, huge: huge/}")
    return tmp_path


def test_partial_failure__every_output_says_what_was_not_read(partly: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main([*SCAN, "--fail-on", "none", "--max-rows", "100"]) == Exit.INCOMPLETE
    written = outputs(partly)
    verdict = json.loads(written["json"])["verdict"]
    assert {r.partition(":")[0] for r in verdict["reasons"]} == {"scope", "coverage", "sampling"}
    for name in ("human", "html", "markdown", "ndjson", "csv", "junit", "gitlab", "sarif"):
        assert "public.closed" in written[name], name
        assert servers.PASSWORD not in written[name]
    (run,) = json.loads(written["sarif"])["runs"]
    assert not run["invocations"][0]["executionSuccessful"]
    check_as_github(written["sarif"])
    check_schema(ET.fromstring(written["junit"]))
    suites = {s.get("name"): s for s in ET.fromstring(written["junit"])}
    assert {name for name in ("down", "rights") if suites[name].get("errors") != "0"} == {"down", "rights"}
    assert 'pii_audit_verdict{status="incomplete"} 1.0' in written["prom"]
    assert "GRANT SELECT" in written["markdown"]
    assert main(["baseline", "create", "out.json"]) == Exit.INCOMPLETE
    assert servers.PASSWORD not in "".join(capfd.readouterr())


def test_determinism__workers_and_hash_seeds_change_no_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_hostile_names(tmp_path, hostile.NAMES[:4])
    (tmp_path / "data" / "cut.jsonl").write_text('{"a": "x"}\n{"a": ', encoding="utf-8")
    company(tmp_path, "sources: {shop: sqlite:///shop.db, data: data/}")
    program = str(Path(sys.executable).with_name("pii-audit"))
    runs = []
    for number, jobs in enumerate(("1", "2", "1")):
        folder = tmp_path / str(number)
        folder.mkdir()
        places = [
            option for name in ("json", "sarif", "junit") for option in ("-o", f"{name}={folder / f'out.{name}'}")
        ]
        command = [program, "scan", "-q", "--as-of", "2026-11-22", "--jobs", jobs, *places]
        ended = subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": str(number)}, check=False, timeout=120)
        assert ended.returncode == Exit.GATE_FAILED
        whole = json.loads((folder / "out.json").read_bytes())
        del whole["run"]
        runs.append((json.dumps(whole), *((folder / f"out.{name}").read_bytes() for name in ("sarif", "junit"))))
    assert runs[0] == runs[1] == runs[2]
