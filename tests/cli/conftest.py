"""Small companies to run commands on."""

import shutil
from pathlib import Path

import pytest

SCENARIOS = Path(__file__).parents[1] / "scenarios"


@pytest.fixture
def company(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a company without a breach, which is the current one."""
    return in_scenario("clean", tmp_path, monkeypatch)


def in_scenario(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = shutil.copytree(SCENARIOS / name, tmp_path / "company")
    monkeypatch.chdir(folder)
    return folder
