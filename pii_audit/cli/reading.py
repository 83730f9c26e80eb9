"""The options of `scan` that say where rows are read, and how many."""

import os
import re

from pii_audit.cli.exits import UsageProblem
from pii_audit.engine.budget import Budget
from pii_audit.engine.engines import Engine, InProcess

_UNITS = {"": 1, "B": 1, "KB": 10**3, "MB": 10**6, "GB": 10**9, "TB": 10**12}
_SECONDS = {"s": 1, "m": 60, "h": 3600}


def engine_of(url: str | None, jobs: int | None) -> Engine:
    """Make the engine that the options name.

    Raises:
        UserError: there is no such engine.
    """
    if url is not None:
        if jobs is not None:
            raise UsageProblem("--jobs is for this machine; a cluster has as many workers as it has. Leave one out")
        from pii_audit.engine.cluster import Cluster

        return Cluster(url)
    from pii_audit.engine.automatic import Automatic
    from pii_audit.engine.pool import Pool

    if jobs is None:
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        return Automatic(cores) if cores > 1 else InProcess()
    return Pool(jobs) if jobs > 1 else InProcess()


def budget_of(rows: int | None, size: str | None, time: str | None) -> Budget:
    """Read the limits.

    Raises:
        UserError: one cannot be read.
    """
    return Budget(rows, None if size is None else _size(size), None if time is None else _duration(time))


def _size(text: str) -> int:
    found = re.fullmatch(r"([0-9]+) ?([KMGT]?B?)", text.strip().upper())
    if not found or found[2] not in _UNITS or not int(found[1]):
        raise UsageProblem(f"--max-bytes {text!r}: write a size as 500MB or 2GB")
    return int(found[1]) * _UNITS[found[2]]


def _duration(text: str) -> float:
    found = re.fullmatch(r"([0-9]+)([smh])", text.strip().lower())
    if not found or not int(found[1]):
        raise UsageProblem(f"--max-time {text!r}: write a time as 30s, 10m or 1h")
    return int(found[1]) * _SECONDS[found[2]]
