"""Help for those who edit: schemas that fit what the loader accepts, coverage, and differences in words."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

from pii_audit.cli import main
from pii_audit.cli.exits import Exit
from pii_audit.cli.schemas import schema_text
from pii_audit.document import read
from pii_audit.policy.diff import Change, Kind, touched
from tests.cli.conftest import SCENARIOS, in_scenario
from tests.policy.test_load import MINIMAL
from tests.policy.test_load import load as load_minimal

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "sample_data"
POLICIES = [
    SAMPLE / "policy.yaml",
    Path(__file__).parent / "consistent" / "policy.yaml",
    *SCENARIOS.glob("*/policy.yaml"),
]
INVENTORIES = [SAMPLE / "pii-audit.yaml", *SCENARIOS.glob("*/pii-audit.yaml")]


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.parent.name)
def test_schema__accepts_every_policy_that_loads(path: Path) -> None:
    jsonschema.validate(read(path).data, json.loads(schema_text("policy")))


@pytest.mark.parametrize("path", INVENTORIES, ids=lambda path: path.parent.name)
def test_schema__accepts_every_inventory_that_loads(path: Path) -> None:
    jsonschema.validate(read(path).data, json.loads(schema_text("config")))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("elements: [person_name, email]", "element: [person_name]"),
        ("period: P5Y", "period: 5"),
        ("version: 1", "version: []"),
    ],
)
def test_schema__refuses_what_the_loader_refuses(old: str, new: str, tmp_path: Path) -> None:
    (tmp_path / "policy.yaml").write_text(MINIMAL.replace(old, new), encoding="utf-8")
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(read(tmp_path / "policy.yaml").data, json.loads(schema_text("policy")))


def test_init__the_first_line_names_a_schema_that_is_there(tmp_path: Path) -> None:
    assert main(["init", "--folder", str(tmp_path), "--from-url", "exports/"]) == Exit.PASS
    for name in ("policy.yaml", "pii-audit.yaml"):
        first = (tmp_path / name).read_text(encoding="utf-8").splitlines()[0]
        schema = json.loads((tmp_path / first.partition("$schema=")[2]).read_text(encoding="utf-8"))
        jsonschema.validate(read(tmp_path / name).data, schema)


def test_coverage__each_clause_with_rules_and_datasets(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["policy", "coverage", "--config", str(SAMPLE / "pii-audit.yaml")]) == Exit.PASS
    out = capsys.readouterr().out
    assert "S10 How long we keep data\n" in out
    assert re.search(r"^  retention\.RET-04b: RET001, .+ on shop/suppression_list$", out, flags=re.MULTILINE)
    assert re.search(
        r"^  retention\.RET-04a: .+ on shop/subscribers, shop/profile_scores,", out, flags=re.MULTILINE
    )  # inherits
    assert "  rights.contact: no rule\n" in out
    counts = [int(n) for n in re.findall(r"\d+", out.splitlines()[-1])]
    assert counts[0] == counts[1] + counts[2] == sum(line.startswith("  ") for line in out.splitlines())


def test_diff__in_words_with_what_is_judged_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    company = in_scenario("clean", tmp_path, monkeypatch)
    new = (company / "policy.yaml").read_text(encoding="utf-8")
    old = (
        new.replace("period: P2Y", "period: P3Y")
        .replace("[contact, orders]", "[contact]")
        .replace("  logs:", "  traces:")
    )
    (company / "old.yaml").write_text(old.replace("categories: [logs]", "categories: [traces]"), encoding="utf-8")
    assert main(["policy", "diff", "old.yaml", "policy.yaml"]) == Exit.PASS
    out = capsys.readouterr().out
    rules = [set(found.split(", ")) for found in re.findall(r"re-judges ([A-Z0-9, ]+[0-9])", out)]
    assert [{"PUR002", "UND001"} <= found for found in rules] == [True, True, False, False, False, True]
    assert {"RET001", "RET003"} <= rules[4]
    assert re.sub(r"re-judges [A-Z0-9, ]+[0-9]", "re-judges …", out).splitlines() == [
        "removed  categories.traces",
        "  re-judges …",
        "added  categories.logs",
        "  re-judges … on every dataset",
        "changed  purposes.sales",
        "  categories: added orders",
        "  re-judges … on data/orders.csv",
        "changed  purposes.security",
        "  categories: added logs; removed traces",
        "  re-judges …",
        "changed  retention.orders-2y",
        "  time limit: 3 years → 2 years",
        "  re-judges … on data/orders.csv",
        "1 added, 1 removed, 3 changed; re-judges …",
    ]


def test_diff__a_parameter_touches_the_limits_that_count_with_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (SAMPLE / "policy.yaml").read_text(encoding="utf-8")
    (tmp_path / "privacy_notice.md").write_bytes((SAMPLE / "privacy_notice.md").read_bytes())
    (tmp_path / "new.yaml").write_text(
        text.replace("bookkeeping_retention: {value: P5Y", "bookkeeping_retention: {value: P7Y")
    )
    assert main(["policy", "diff", str(SAMPLE / "policy.yaml"), str(tmp_path / "new.yaml")]) == Exit.PASS
    changed, value, judged, _ = capsys.readouterr().out.splitlines()
    assert (changed, value) == ("changed  parameters.dk.bookkeeping_retention", "  value: P5Y → P7Y")
    assert judged.startswith("  re-judges RET001")


def test_diff__nothing_changed(capsys: pytest.CaptureFixture[str]) -> None:
    same = str(SAMPLE / "policy.yaml")
    assert main(["policy", "diff", same, same]) == Exit.PASS
    assert capsys.readouterr().out == "The two policies say the same.\n"


def complete(capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    code = main(["policy", "lint", "--complete"])
    return code, [line for line in capsys.readouterr().out.splitlines() if line.startswith("data/")]


def test_complete__every_column_needs_an_element_or_a_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    company = in_scenario("clean", tmp_path, monkeypatch)
    (company / "data" / "orders.csv").write_text(
        "E-mail,Ordrenr,Adresse,CPR-nr,Farve,Afsluttet\na@b.example,1,Vej 1,,rød,2026-01-01\n", encoding="utf-8"
    )
    code, lines = complete(capsys)
    assert code == Exit.GATE_FAILED
    assert lines == [
        "data/orders.csv/CPR-nr: national_id by its name, which no category declares",
        "data/orders.csv/Farve: has no element",
    ]
    config = company / "pii-audit.yaml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text + "    columns: {CPR-nr: username, Far*: none}\n", encoding="utf-8")
    assert complete(capsys) == (Exit.PASS, [])
    config.write_text(
        (text + "    columns: {CPR-nr: username, Far*: none}\n").replace("    retention: [orders-2y]\n", "")
    )
    code, lines = complete(capsys)
    assert (code, lines) == (Exit.GATE_FAILED, ["data/orders.csv: holds personal data and is bound to no time limit"])
    config.write_text(text + "    columns: {Farve: colour}\n", encoding="utf-8")
    assert main(["policy", "lint", "--complete"]) == Exit.INVALID
    assert "no element 'colour'" in capsys.readouterr().err


def test_complete__what_cannot_be_read_is_not_complete(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    company = in_scenario("clean", tmp_path, monkeypatch)
    (company / "data" / "contract.pdf").write_bytes(b"%PDF")
    with (company / "pii-audit.yaml").open("a", encoding="utf-8") as file:
        file.write("    columns: {Navn: person_name}\n")
    code, lines = complete(capsys)
    assert code == Exit.INCOMPLETE
    assert len(lines) == 1
    assert lines[0].startswith("data/contract.pdf: not looked at: no reader for .pdf files")


@pytest.mark.parametrize(
    ("clause", "clauses"),
    [
        ("categories.contact", {"categories.contact", "purposes.sales"}),
        ("elements.purchases", {"elements.purchases", "categories.orders"}),
        ("events.order.completed", {"events.order.completed", "retention.orders-5y"}),
        ("settings", {"settings", "retention.orders-5y"}),
        ("purposes.sales", {"purposes.sales"}),
    ],
)
def test_touched__a_change_and_what_refers_to_it(clause: str, clauses: set[str], tmp_path: Path) -> None:
    policy = load_minimal(tmp_path, MINIMAL).policy
    assert set(touched(policy, Change(clause, Kind.CHANGED))) == clauses
