"""A check through every output, and a column of a migration that somebody answers for until a day."""

import csv
import json
import sqlite3
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import pytest

from pii_audit.cli import main
from pii_audit.cli.exits import Exit
from pii_audit.plugins import reporter_names
from tests.prerelease.conftest import write
from tests.prerelease.test_check import check, found

MIGRATION = "CREATE TABLE orders (id int);\nALTER TABLE orders\n  ADD COLUMN cpr_nr char(10);\n"
ACCEPTED = """
accepted:
  - {rule: UND003, dataset: migrations/orders, field: cpr_nr, reason: Needed by the tax office, owner: Mette, approver: Anna, expires: 2026-12-31}
"""


def accept(shop: Path) -> None:
    with (shop / "pii-audit.yaml").open("a", encoding="utf-8") as file:
        file.write(ACCEPTED)


@pytest.mark.parametrize(("day", "code"), [("2026-12-31", Exit.PASS), ("2027-01-01", Exit.GATE_FAILED)])
def test_an_accepted_column__passes_until_its_day(day: str, code: Exit, shop: Path) -> None:
    write(shop, a__sql=MIGRATION)
    assert check("a.sql", "--as-of", "2026-12-31")[0] == Exit.GATE_FAILED
    accept(shop)
    ended, result = check("a.sql", "--as-of", day)
    assert ended == code
    statuses = {f["rule"]: f["status"] for f in result["findings"]}
    assert statuses == ({"UND003": "accepted"} if code == Exit.PASS else {"UND003": "regressed", "SUP001": "new"})


def test_an_acceptance__is_not_unused_where_other_files_are_checked(shop: Path) -> None:
    write(shop, a__sql=MIGRATION, b__sql="CREATE TABLE orders (email text);")
    accept(shop)
    code, result = check("b.sql", "--as-of", "2026-12-01")
    assert (code, result["findings"]) == (Exit.PASS, [])
    assert [entry["state"] for entry in result["accepted"]] == ["unverified"]


def test_an_acceptance_that_is_wrong__is_invalid(shop: Path) -> None:
    write(shop, a__sql=MIGRATION)
    accept(shop)
    assert main(["check", "a.sql", "--as-of", "2024-12-01"]) == Exit.INVALID  # more than a year ahead


def test_every_output__names_file_and_line(shop: Path) -> None:
    write(shop, db___V1_æ_1__sql=MIGRATION)
    names = [name for name in reporter_names() if name != "prom"]  # it counts, and names nothing
    outputs = [argument for name in names for argument in ("-o", f"{name}=out.{name}")]
    assert main(["check", "db", *outputs]) == Exit.GATE_FAILED
    said = {name: (shop / f"out.{name}").read_text(encoding="utf-8") for name in names}
    file = "db/V1_æ_1.sql"
    (result,) = json.loads(said["sarif"])["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert (place["artifactLocation"]["uri"], place["region"]["startLine"]) == ("db/V1_%C3%A6_1.sql", 3)
    (issue,) = json.loads(said["gitlab"])
    assert issue["location"] == {"path": file, "lines": {"begin": 3}}
    assert said["github"].startswith(f"::error file={file},line=3,title=UND003")
    (row,) = csv.DictReader(StringIO(said["csv"]))
    assert (row["file"], row["line"]) == (file, "3")
    for name in ("human", "html", "markdown", "junit"):
        assert f"{file}:3" in said[name], name
    for name in ("json", "ndjson"):
        assert file in said[name], name


@pytest.mark.parametrize(
    ("files", "code", "outcomes"),
    [
        ({"a__sql": "CREATE TABLE orders (email text);"}, Exit.PASS, {"failures": 0, "errors": 0}),
        ({"a__sql": MIGRATION}, Exit.GATE_FAILED, {"failures": 2, "errors": 0}),  # the rule, and the gate
        ({"a__sql": "DO $$ BEGIN EXECUTE 'ALTER TABLE a'; END $$"}, Exit.INCOMPLETE, {"failures": 0, "errors": 3}),
        ({"a__sql": "-- nothing"}, Exit.INCOMPLETE, {"failures": 0, "errors": 3}),
    ],
)
def test_junit__fails_where_the_check_does(
    files: dict[str, str], code: Exit, outcomes: dict[str, int], shop: Path
) -> None:
    write(shop, **files)
    assert main(["check", "a.sql", "-o", "junit=out.xml", "-o", "sarif=out.sarif"]) == code
    suites = list(ElementTree.parse(shop / "out.xml").getroot())
    assert {kind: sum(int(suite.attrib[kind]) for suite in suites) for kind in outcomes} == outcomes
    (run,) = json.loads((shop / "out.sarif").read_text(encoding="utf-8"))["runs"]
    assert run["invocations"][0]["executionSuccessful"] == (code != Exit.INCOMPLETE)


def test_files_elsewhere__are_no_files_of_the_repository(shop: Path, tmp_path: Path) -> None:
    write(tmp_path, outside___a__sql=MIGRATION)
    assert (
        main(["check", str(tmp_path / "outside"), "-o", "sarif=out.sarif", "-o", "json=out.json"]) == Exit.GATE_FAILED
    )
    (result,) = json.loads((shop / "out.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "pii-audit/migrations/orders"
    assert found(json.loads((shop / "out.json").read_text(encoding="utf-8")))[0][4] == 3


def test_a_baseline__lets_pass_what_was_there_and_fails_on_what_is_new(shop: Path) -> None:
    write(shop, a__sql=MIGRATION)
    assert check("a.sql")[0] == Exit.GATE_FAILED
    assert main(["baseline", "create", "check.json"]) == Exit.PASS
    code, result = check("a.sql", "--baseline", "baseline.json")
    assert (code, [f["status"] for f in result["findings"]]) == (Exit.PASS, ["unchanged"])
    write(shop, b__sql="ALTER TABLE orders ADD diagnosis text;")
    code, result = check("a.sql", "b.sql", "--baseline", "baseline.json")
    assert (code, {f["field"]: f["status"] for f in result["findings"]}) == (
        Exit.GATE_FAILED,
        {"cpr_nr": "unchanged", "diagnosis": "new"},
    )
    code, result = check("b.sql", "--baseline", "baseline.json", "--fail-on-new", "none")
    assert (code, result["baseline"]["resolved"]) == (Exit.PASS, [])  # other files: nothing is said to be gone


def test_a_schema__is_held_against_the_same_baseline_as_its_data(shop: Path) -> None:
    with sqlite3.connect(shop / "shop.db") as connection:
        connection.execute("CREATE TABLE orders (id INTEGER, cpr_nr TEXT, completed_at DATE)")
        connection.execute("INSERT INTO orders VALUES (1, '0101901234', '2026-01-01')")
    config = (shop / "pii-audit.yaml").read_text(encoding="utf-8")
    (shop / "pii-audit.yaml").write_text(
        config.replace("env:PII_AUDIT_TEST_NOT_SET", "sqlite:///shop.db"), encoding="utf-8"
    )
    assert main(["scan", "-q", "--as-of", "2026-11-22", "-o", "json=scan.json"]) == Exit.GATE_FAILED
    assert main(["baseline", "create", "scan.json"]) == Exit.PASS
    arguments = ["scan", "--schema-only", "--baseline", "baseline.json", "-o", "json=schema.json"]
    assert main(arguments) == Exit.PASS
    result = json.loads((shop / "schema.json").read_text(encoding="utf-8"))
    assert [(f["rule"], f["status"]) for f in result["findings"]] == [("UND003", "unchanged")]
    assert result["score"]["value"] is None
