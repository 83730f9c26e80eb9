"""Runs a command in a process of its own and measures it: wall time, and the memory of all its processes."""

import os
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_BETWEEN_LOOKS = 0.1
"""Seconds. A peak that is shorter may be missed."""
_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Ran:
    """A command that has ended."""

    exit_code: int
    seconds: float

    peak_bytes: int
    """Most memory of the process and all below it at one time; pages that several share count once (PSS)."""

    output: str
    """What it said on both channels."""


def run(command: Sequence[str | Path], folder: Path, environment: Mapping[str, str] | None = None) -> Ran:
    """Run a command in a folder, some environment variables added to ours."""
    with tempfile.TemporaryFile() as output:
        start, peak = time.perf_counter(), 0
        process = subprocess.Popen(  # noqa: S603 the commands are the benchmark's own
            command, cwd=folder, env={**os.environ, **(environment or {})}, stdout=output, stderr=output
        )
        try:
            while process.poll() is None:
                peak = max(peak, sum(map(_memory, _family(process.pid))))
                try:
                    process.wait(_BETWEEN_LOOKS)
                except subprocess.TimeoutExpired:
                    continue
            seconds = time.perf_counter() - start
        finally:
            process.kill()  # where we were interrupted; does nothing once it has ended
            process.wait()
        output.seek(0)
        return Ran(process.returncode, seconds, peak, output.read().decode(errors="replace"))


def _family(pid: int) -> list[int]:
    """Return a process and all below it."""
    found = [pid]
    for parent in found:
        for children in Path(f"/proc/{parent}/task").glob("*/children"):
            try:
                found += map(int, children.read_text().split())
            except OSError:  # the thread has ended
                continue
    return found


def _memory(pid: int) -> int:
    """Return the bytes of memory of a process, or 0 once it has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        return 1024 * sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    except FileNotFoundError:
        pass
    except OSError:
        return 0
    try:
        return _PAGE * int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except OSError:
        return 0
