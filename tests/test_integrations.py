"""What other programs run: the GitHub action, hooks, the image's recipe, and the examples of docs/ci.md."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from pii_audit.cli.exits import Exit
from tests.cli.conftest import company
from tests.prerelease.conftest import shop

__all__ = ["company", "shop"]  # fixtures

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
CI_PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
CPR = "ALTER TABLE orders\n  ADD cpr_nr text;\n"


def run_action(folder: Path, **inputs: str) -> tuple[int, dict[str, str]]:
    """Run the action's own script, as GitHub does, with this environment's pii-audit."""
    (step,) = (step for step in ACTION["runs"]["steps"] if step.get("id") == "run")
    given = {name: str(entry["default"]) for name, entry in ACTION["inputs"].items()} | inputs
    expressions = {"BIN": str(BIN)} | {
        name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: given[found[1]], value)
        for name, value in step["env"].items()
        if name != "BIN"
    }
    temporary = folder / "runner"
    temporary.mkdir(exist_ok=True)
    outputs = temporary / "output"
    outputs.write_text("", encoding="utf-8")
    environment = os.environ | expressions | {"RUNNER_TEMP": str(temporary), "GITHUB_OUTPUT": str(outputs)}
    environment["GITHUB_STEP_SUMMARY"] = str(temporary / "summary.md")
    ran = subprocess.run(["bash", "-e", "-o", "pipefail", "-c", step["run"]], cwd=folder, env=environment, check=False)
    written = outputs.read_text(encoding="utf-8").splitlines()
    return ran.returncode, dict(line.split("=", 1) for line in written)


@pytest.fixture
def folder(shop: Path) -> Path:
    (shop / "migrations").mkdir()
    return shop


def test_action__fails_with_the_code_of_the_check(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "migrations" / "1.sql").write_text(CPR, encoding="utf-8")
    code, outputs = run_action(folder)
    assert code == Exit.GATE_FAILED
    counted = {"new": "1", "score": "", "overdue-rows": "0"}
    assert outputs == {"exit-code": "1", "verdict": "fail", "result": outputs["result"]} | counted
    assert "migrations/1.sql:2" in (folder / "runner" / "summary.md").read_text(encoding="utf-8")
    assert "::error file=migrations/1.sql,line=2," in capfd.readouterr().out
    assert json.loads(Path(outputs["result"]).read_text(encoding="utf-8"))["findings"][0]["location"]["line"] == 2


def test_action__passes_and_writes_further_outputs(folder: Path) -> None:
    (folder / "migrations" / "1 x.sql").write_text("CREATE TABLE orders (email text);", encoding="utf-8")
    code, outputs = run_action(folder, output="html=report.html\n", paths="migrations/1 x.sql\n")
    assert (code, outputs["verdict"], outputs["new"]) == (Exit.PASS, "pass", "0")
    assert (folder / "report.html").exists()


def test_action__writes_sarif_where_it_is_sent(folder: Path) -> None:
    (folder / "migrations" / "1.sql").write_text(CPR, encoding="utf-8")
    code, outputs = run_action(folder, **{"upload-sarif": "true"})
    assert code == Exit.GATE_FAILED
    assert json.loads(Path(outputs["sarif"]).read_text(encoding="utf-8"))["version"] == "2.1.0"


def test_action__scans_against_a_baseline(company: Path) -> None:
    assert run_action(company, command="scan", **{"fail-on": "info"})[0] == Exit.GATE_FAILED
    result = company / "runner" / "pii-audit.json"
    subprocess.run(
        [str(BIN / "pii-audit"), "baseline", "create", str(result), "--to", "b.json"], cwd=company, check=True
    )
    known = {"baseline": "b.json", "fail-on-new": "info"}
    code, outputs = run_action(company, command="scan", **known)
    assert (code, outputs["new"], outputs["verdict"]) == (Exit.PASS, "0", "pass")


def test_action__takes_no_input_for_code(folder: Path) -> None:
    code, outputs = run_action(folder, paths='$(touch owned)\n"; touch owned; "', config="`touch owned`")
    assert (code, outputs) == (Exit.INVALID, {"exit-code": "2"})
    assert not (folder / "owned").exists()
    assert run_action(folder, command="rm")[0] == Exit.INVALID


def test_action__everything_it_uses_is_pinned_by_hash_and_zizmor_finds_nothing() -> None:
    uses = [step["uses"] for step in ACTION["runs"]["steps"] if "uses" in step]
    assert uses
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", used) for used in uses)
    command = [str(BIN / "zizmor"), "--offline", "--no-progress", "--persona", "auditor", str(ROOT / "action.yml")]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize("hook", yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")), ids=str)
def test_hooks__run(hook: dict[str, Any], folder: Path) -> None:
    sql = folder / "migrations" / "1.sql"
    sql.write_text("CREATE TABLE orders (email text);", encoding="utf-8")
    names = [] if hook.get("pass_filenames") is False else [str(sql)]
    command = [str(BIN / hook["entry"].split()[0]), *hook["entry"].split()[1:], *names]
    environment = os.environ | {"PII_AUDIT_TEST_NOT_SET": "sqlite:///shop.db"}
    assert subprocess.run(command, cwd=folder, env=environment, check=False).returncode == Exit.PASS


def test_image__is_pinned_and_runs_as_nobody() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    bases = [line for line in lines if line.startswith("FROM ")]
    assert all(re.match(r"FROM \S+@sha256:[0-9a-f]{64}", base) for base in bases)
    assert "USER 65532:65532" in lines[lines.index(bases[-1]) :]
    kept = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    copied = {
        name for line in lines if line.startswith("COPY ") and "--from" not in line for name in line.split()[1:-1]
    }
    assert copied == kept
    assert all((ROOT / name).exists() for name in copied)


def test_locks__agree_on_every_version() -> None:
    run, everything = (
        set(re.findall(r"^([\w.-]+==\S+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))
        for name in ("requirements-run.txt", "requirements.txt")
    )
    assert run < everything


@pytest.mark.parametrize("language", ["yaml", "python"])
def test_ci_page__examples_are_whole(language: str) -> None:
    examples = re.findall(rf"```{language}\n(.*?)```", CI_PAGE, flags=re.DOTALL)
    assert examples
    for example in examples:
        if language == "yaml":
            yaml.safe_load(example)
        else:
            compile(example, "ci.md", "exec")


def test_completion__in_a_real_bash() -> None:
    script = (
        f'export PATH="{BIN}:$PATH"; eval "$(_PII_AUDIT_COMPLETE=source_bash pii-audit)"; '
        'COMP_WORDS=(pii-audit ch); COMP_CWORD=1; _pii_audit_completion pii-audit; echo "${COMPREPLY[@]}"; '
        'COMP_WORDS=(pii-audit scan --schema); COMP_CWORD=2; _pii_audit_completion pii-audit; echo "${COMPREPLY[@]}"'
    )
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["check", "--schema-only"], done.stderr
