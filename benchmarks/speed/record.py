"""What a run of the benchmark leaves: one JSON file with its measurements and conditions."""

import json
import os
import platform
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from pydantic import TypeAdapter

_PACKAGES = ("pii-audit", "presidio-analyzer", "spacy", "hyperscan", "pandas", "pyarrow", "sqlalchemy", "psycopg")

Fact = str | int | float


@dataclass(frozen=True)
class Measurement:
    """One tool or setting, measured once."""

    label: str

    rows: int = 0
    cells: int = 0
    bytes: int = 0
    """Of the data it was put before."""

    seconds: float = 0.0
    """Of the whole process, start-up included, unless `how` says otherwise."""

    peak_bytes: int = 0

    found: tuple[str, ...] = ()
    """What was planted and found, as `field: element`."""
    missed: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    """What was reported beside."""

    how: str = ""
    """How it was run, and what it does in another way than the others."""

    problem: str = ""
    """Why it was not measured."""

    @property
    def cells_per_second(self) -> float:
        """0 where nothing was measured."""
        return self.cells / self.seconds if self.seconds else 0.0


@dataclass(frozen=True)
class Record:
    """A run of one command."""

    command: str
    measured: tuple[Measurement, ...]
    facts: Mapping[str, Fact] = field(default_factory=dict)
    """What else it says, by name with the unit."""
    conditions: Mapping[str, str] = field(default_factory=dict)
    """The machine and what is installed."""


def write(record: Record, folder: Path) -> Path:
    """Add a record to a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{record.command}-{datetime.now(UTC):%Y%m%dT%H%M%S}.json"
    path.write_text(json.dumps(asdict(record), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def newest(folder: Path) -> dict[str, Record]:
    """Read the newest record of each command."""
    read = TypeAdapter(Record).validate_json
    records = [read(path.read_bytes()) for path in sorted(folder.glob("*.json"), key=lambda path: path.name[-21:])]
    return {record.command: record for record in records}


def conditions() -> dict[str, str]:
    """Describe this machine and what is installed, without names of places."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "cores": str(len(os.sched_getaffinity(0))),
        "processor": _processor(),
        "memory": f"{memory / 2**30:.0f} GiB",
        "system": platform.system(),
        "Python": platform.python_version(),
        **{package: version(package) for package in _PACKAGES},
    }


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
