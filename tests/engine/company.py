"""A folder that takes several processes a while: one large file, some small ones, one that is damaged."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.speed.export import write_export

POLICY = """\
apiVersion: pii-audit/policy/v1
metadata: {id: engines, version: "1"}
categories:
  contact: {elements: [person_name, email, phone, mailing_address]}
"""
ROWS = 160_000
"""Of the large file, about 38 MB: three parts."""


def write_company(folder: Path) -> None:
    """Write it."""
    data = folder / "data"
    data.mkdir()
    write_export(data / "large.csv", ROWS)
    for i in range(4):
        write_export(data / f"small_{i}.csv", 300, seed=i)
    (data / "damaged.csv").write_bytes(b"navn;mail\nBo;bo@example.dk\nAda;ada@example.dk;x\n\xff\xfe;\xff\n")
    (folder / "policy.yaml").write_text(POLICY, encoding="utf-8")
    (folder / "pii-audit.yaml").write_text("policy: policy.yaml\nsources: {data: data/}\n", encoding="utf-8")


def start(folder: Path, output: str, *options: str) -> subprocess.Popen[str]:
    """Start a scan in a process group of its own, that Ctrl-C reaches as it does from a terminal."""
    program = str(Path(sys.executable).with_name("pii-audit"))
    command = [program, "scan", "-q", "--as-of", "2026-11-22", "-o", f"json={output}", *options]
    signal.signal(signal.SIGINT, signal.default_int_handler)  # one that is ignored, as in a job of a shell, stays so
    return subprocess.Popen(
        command,
        cwd=folder,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env={**os.environ, "XDG_STATE_HOME": str(folder / "state"), "XDG_RUNTIME_DIR": str(folder / "runtime")},
    )


def result(folder: Path, output: str) -> dict[str, Any]:
    """Read a result without what differs from run to run."""
    read: dict[str, Any] = json.loads((folder / output).read_bytes())
    del read["run"]
    return read


def children(pid: int) -> Sequence[int]:
    """List the processes a process has started."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]
