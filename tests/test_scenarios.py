"""Scenario folders: small companies, each with an expected.toml that says why it exists and what the audit must say."""

import os
import shutil
import tomllib
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime, time
from pathlib import Path
from typing import Any

import pytest

from pii_audit.audit import audit
from pii_audit.inventory.load import load
from pii_audit.reading import How

KEY = ("rule", "source", "dataset", "field", "element", "clause", "severity")
FOLDERS = sorted(path.parent for path in Path(__file__).with_name("scenarios").glob("*/expected.toml"))


def in_order(written: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(written, key=lambda f: [str(f.get(name, "")) for name in (*KEY, "count")])


def place(finding: dict[str, Any]) -> dict[str, Any]:
    return {name: finding[name] for name in KEY if name in finding}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_scenario(folder: Path, tmp_path: Path) -> None:
    expected = tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8"))
    assert expected["description"].endswith(".")
    company = shutil.copytree(folder, tmp_path / "company")
    for name, day in expected.get("modified", {}).items():
        at = datetime.combine(day, time(12)).timestamp()
        os.utime(company / "data" / name, (at, at))

    inventory, policy = load(company / "pii-audit.yaml")
    result = audit(policy, inventory, expected["as_of"], How(), lambda step: None)

    found = in_order({k: v for k, v in asdict(f).items() if v is not None} for f in result.findings)
    wanted = in_order(expected.get("finding", []))
    assert [place(f) for f in found] == [place(f) for f in wanted]
    for finding, details in zip(found, wanted, strict=True):
        assert finding | details | {"message": finding["message"]} == finding
        assert details.get("message", "") in finding["message"]
    if "clause" in expected:
        clauses = [{"id": c.id, "status": c.status.value, "reason": c.reason} for c in result.clauses]
        assert clauses == expected["clause"]
    ledger = {line.dataset: line for line in result.coverage}
    for line in expected.get("coverage", []):
        assert (ledger[line["dataset"]].state, ledger[line["dataset"]].rows_read) == (line["state"], line["rows_read"])
    assert result.verdict.exit_code == expected["exit_code"], result.verdict.reasons
    assert bool(result.verdict.reasons) == bool(expected["exit_code"])
