"""The package is whole, and no module is loaded twice under two names."""

import os
import shutil
import subprocess
import sys
import tomllib
import venv
import zipfile
from importlib.metadata import entry_points
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_packages__every_folder_is_listed() -> None:
    found = {
        str(path.parent.relative_to(ROOT)).replace(os.sep, ".")
        for top in ("pii_audit", "scanners", "reports")
        for path in (ROOT / top).rglob("__init__.py")
    }
    installed = {f"pii_audit.{name}" if name in {"scanners", "reports"} else name for name in found}
    assert installed == set(PROJECT["tool"]["setuptools"]["packages"])


def test_entry_points__all_load() -> None:
    for group in ("pii_audit.scanners", "pii_audit.reports"):
        declared = PROJECT["project"]["entry-points"][group]
        loaded = {entry.name: entry.load() for entry in entry_points(group=group)}
        assert loaded.keys() >= declared.keys()


def test_wheel__holds_templates_and_runs_from_another_folder(tmp_path: Path) -> None:
    uv = Path(sys.executable).with_name("uv")
    source = tmp_path / "source"
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for name in filter(None, listed.split("\0")):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, source / name)
    subprocess.run([uv, "build", "-q", "--wheel", "-o", tmp_path, source], check=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert "pii_audit/reports/templates/report.html" in names
    assert "pii_audit/py.typed" in names
    assert "pii_audit/detection/person_model_da/pipeline/meta.json" in names
    assert all(name.startswith(("pii_audit/", "pii_audit-")) for name in names)

    venv.create(tmp_path / "venv", system_site_packages=False)
    python = tmp_path / "venv" / "bin" / "python"
    site = Path(
        subprocess.run(
            [python, "-c", "import site; print(site.getsitepackages()[0])"], check=True, capture_output=True, text=True
        ).stdout.strip()
    )
    ours = next(path for path in map(Path, sys.path) if path.name == "site-packages")
    (site / "dependencies.pth").write_text(str(ours), encoding="utf-8")
    subprocess.run([uv, "pip", "install", "-q", "--no-deps", "--python", python, wheel], check=True)
    for arguments in (["--version"], ["explain", "RET001"], ["schema", "result"]):
        done = subprocess.run(
            [python, "-P", "-m", "pii_audit", *arguments], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
