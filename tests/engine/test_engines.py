"""One process, a pool and a Dask cluster give the same result, and what befalls a process changes nothing in it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pii_audit.cli.exits import Exit
from tests.engine.company import POLICY, children, result, start, write_company
from tests.servers import free_port


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("company")
    write_company(folder)
    (folder / "runtime").mkdir(mode=0o700)
    return folder


@pytest.fixture(scope="module")
def expected(folder: Path) -> dict[str, Any]:
    """The result of reading in one process."""
    _, errors = (scan := start(folder, "one.json", "--jobs", "1")).communicate()
    assert scan.returncode == Exit.GATE_FAILED, errors
    return result(folder, "one.json")


def test_one_process__reads_all_and_says_what_was_damaged(expected: dict[str, Any]) -> None:
    ledger = {line["dataset"]: line for line in expected["coverage"]}
    assert {name: line["state"] for name, line in ledger.items()} == {
        "damaged.csv": "partial", "large.csv": "full",
        **{f"small_{i}.csv": "full" for i in range(4)},
    }  # fmt: skip
    assert ledger["large.csv"]["rows_read"] == 160_000
    assert ("data/large.csv", "data/small_1.csv") in {(e["from"], e["to"]) for e in expected["lineage"]["edges"]}


def test_pool__a_worker_is_killed__the_same_result(folder: Path, expected: dict[str, Any]) -> None:
    scan = start(folder, "killed.json", "--jobs", "2")
    workers = _busy_workers(scan.pid)
    os.kill(workers[-1], signal.SIGKILL)
    _, errors = scan.communicate()
    assert scan.returncode == Exit.GATE_FAILED, errors
    assert result(folder, "killed.json") == expected


def test_pool__started_by_a_script_without_a_guard__runs_it_once(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    for i in range(3):
        (tmp_path / "data" / f"{i}.csv").write_text("mail\nbo@example.dk\n", encoding="utf-8")
    (tmp_path / "policy.yaml").write_text(POLICY, encoding="utf-8")
    (tmp_path / "pii-audit.yaml").write_text("policy: policy.yaml\nsources: {data: data/}\n", encoding="utf-8")
    script = 'print("begun", flush=True)\nfrom pii_audit.cli import main\nmain(["scan", "-q", "--jobs", "2", "-o", "json=r.json"])\n'
    (tmp_path / "script.py").write_text(script, encoding="utf-8")
    ran = subprocess.run([sys.executable, "script.py"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert ran.stdout.count("begun") == 1
    assert [line["state"] for line in result(tmp_path, "r.json")["coverage"]] == ["full"] * 3


def test_ctrl_c__then_resume__the_same_result_and_nothing_left(folder: Path, expected: dict[str, Any]) -> None:
    scan = start(folder, "resumed.json", "--jobs", "2")
    _busy_workers(scan.pid)
    time.sleep(0.5)  # some parts are read by now; where none or all are, resuming works as well
    os.killpg(scan.pid, signal.SIGINT)
    _, errors = scan.communicate()
    assert scan.returncode == Exit.INTERRUPTED, errors
    assert "--resume goes on from there" in errors
    assert "Traceback" not in errors
    assert not (folder / "resumed.json").exists()
    (state,) = (folder / "state" / "pii-audit").iterdir()
    (key,) = (folder / "runtime").iterdir()
    assert [path.stat().st_mode & 0o777 for path in (state, key)] == [0o600, 0o600]
    assert b"@example" not in state.read_bytes()
    _, errors = (again := start(folder, "resumed.json", "--jobs", "2", "--resume")).communicate()
    assert again.returncode == Exit.GATE_FAILED, errors
    assert result(folder, "resumed.json") == expected
    assert not state.exists()
    assert not key.exists()


def test_home_that_cannot_be_used__costs_no_scan(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.csv").write_text("mail\nbo@example.dk\n", encoding="utf-8")
    (tmp_path / "policy.yaml").write_text(POLICY, encoding="utf-8")
    (tmp_path / "pii-audit.yaml").write_text("policy: policy.yaml\nsources: {data: data/}\n", encoding="utf-8")
    program = str(Path(sys.executable).with_name("pii-audit"))
    environment = {"HOME": "/dev/null", "PATH": os.environ["PATH"]}
    ran = subprocess.run(
        [program, "scan", "-q", "-o", "json=r.json"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == Exit.PASS, ran.stderr
    assert result(tmp_path, "r.json")["coverage"][0]["state"] == "full"


def test_resume__nothing_was_interrupted__says_so(folder: Path) -> None:
    _, errors = (scan := start(folder, "none.json", "--resume", "--seed", "5")).communicate()
    assert scan.returncode == Exit.INVALID
    assert "nothing to resume" in errors


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("dask")
    address = f"127.0.0.1:{free_port()}"
    with subprocess.Popen(_dask("scheduler", "--host", "127.0.0.1", "--port", address.rpartition(":")[2])) as scheduler:
        options = ("--host", "127.0.0.1", "--nthreads", "2", "--nworkers", "2", "--local-directory", str(folder))
        with subprocess.Popen(_dask("worker", f"tcp://{address}", *options)) as worker:
            yield address
            worker.terminate()
        scheduler.terminate()


def _dask(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:], "--no-dashboard"]


def test_cluster__the_same_result(folder: Path, expected: dict[str, Any], cluster: str) -> None:
    _await_workers(cluster, 2)
    _, errors = (scan := start(folder, "dask.json", "--engine", f"dask://{cluster}")).communicate()
    assert scan.returncode == Exit.GATE_FAILED, errors
    assert result(folder, "dask.json") == expected


@pytest.mark.parametrize(
    ("engine", "says"),
    [
        ("dask://10.0.0.7:8786", "would cross the network in clear"),
        ("dask://127.0.0.1:9", "no Dask scheduler answers"),
        ("spark://x:1", "write dask://HOST:PORT"),
    ],
)
def test_cluster__that_cannot_be_used__says_why(folder: Path, engine: str, says: str) -> None:
    _, errors = (scan := start(folder, "no.json", "--engine", engine)).communicate()
    assert scan.returncode == Exit.INVALID
    assert says in errors
    assert "Traceback" not in errors


def _await_workers(address: str, count: int) -> None:
    from distributed import Client

    with Client(f"tcp://{address}", timeout=30, set_as_default=False) as client:  # type: ignore[no-untyped-call]
        client.wait_for_workers(count, timeout=30)


def _busy_workers(pid: int) -> list[int]:
    """Wait until a scan has two processes that work."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        busy = [child for child in children(pid) if _cpu_seconds(child) > 0.9]
        if len(busy) >= 2:
            return busy
        time.sleep(0.05)
    raise AssertionError("the scan started no two processes")


def _cpu_seconds(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
