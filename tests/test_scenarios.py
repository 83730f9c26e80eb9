"""Scenario folders: small companies, each with an expected.toml that says why it exists and what the audit must say."""

import os
import shutil
import tomllib
from datetime import datetime, time
from pathlib import Path
from typing import Any

import pytest

from pii_audit.audit import audit
from pii_audit.inventory.load import load
from pii_audit.model.finding import Finding

FOLDERS = sorted(path.parent for path in Path(__file__).with_name("scenarios").glob("*/expected.toml"))


def key(finding: Finding) -> tuple[Any, ...]:
    return finding.rule, finding.source, finding.dataset, finding.field, finding.element, finding.severity.value


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_scenario(folder: Path, tmp_path: Path) -> None:
    expected = tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8"))
    assert expected["description"].endswith(".")
    company = shutil.copytree(folder, tmp_path / "company")
    for name, day in expected.get("modified", {}).items():
        at = datetime.combine(day, time(12)).timestamp()
        os.utime(company / "data" / name, (at, at))

    inventory, policy = load(company / "pii-audit.yaml")
    result = audit(policy, inventory, expected["as_of"], 0, lambda step: None)

    found = {key(finding): finding for finding in result.findings}
    wanted = {
        (f["rule"], f["source"], f["dataset"], f.get("field"), f.get("element"), f["severity"]): f
        for f in expected.get("finding", [])
    }
    assert sorted(map(str, found)) == sorted(map(str, wanted))
    for place, details in wanted.items():
        assert found[place].count == details.get("count", found[place].count), place
        assert found[place].subjects == details.get("subjects", found[place].subjects), place
        assert details.get("message", "") in found[place].message
    ledger = {line.dataset: line for line in result.coverage}
    for line in expected.get("coverage", []):
        assert (ledger[line["dataset"]].state, ledger[line["dataset"]].rows_read) == (line["state"], line["rows_read"])
    assert result.verdict.exit_code == expected["exit_code"], result.verdict.reasons
    assert bool(result.verdict.reasons) == bool(expected["exit_code"])
