"""This project, as its users run it: `pii-audit scan` in a process of its own."""

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.speed.planted import Planted
from benchmarks.speed.process import Ran, run
from benchmarks.speed.record import Measurement

POLICY = """\
apiVersion: pii-audit/policy/v1
metadata: {id: speed, version: 1}
categories:
  contact: {elements: [person_name, email, phone, mailing_address]}
"""
_JUDGED = (0, 1, 3)
"""Exit codes of an audit that went through: passed, a gate failed, something not verified."""


@dataclass(frozen=True)
class Audited:
    """A scan and its result."""

    ran: Ran

    detected: frozenset[tuple[str, str, str]]
    """Datasets, their fields and the built-in elements detected in those."""

    states: Mapping[str, int]
    """Datasets by their state in the ledger."""

    rows: int
    """Read, of all datasets."""

    def measurement(
        self, label: str, cells: int, size: int, planted: Sequence[Planted] = (), how: str = ""
    ) -> Measurement:
        """Say what a scan of so many cells and bytes took, and what it found of what was planted."""
        elements = {(field, element) for _, field, element in self.detected}
        found = [p for p in planted if p.in_pairs(elements)]
        known = {(p.field, element) for p in planted for element in p.accepted}
        return Measurement(
            label=label,
            rows=self.rows,
            cells=cells,
            bytes=size,
            seconds=self.ran.seconds,
            peak_bytes=self.ran.peak_bytes,
            found=tuple(p.name for p in found),
            missed=tuple(p.name for p in planted if p not in found),
            others=tuple(sorted(f"{field}: {element}" for field, element in elements - known)),
            how=how,
        )


def scan(folder: Path, source: str, jobs: int | None, environment: Mapping[str, str] | None = None) -> Audited:
    """Audit one source against a policy that declares contact details; writes its files into a folder.

    Raises:
        RuntimeError: the audit did not go through.
    """
    (folder / "policy.yaml").write_text(POLICY, encoding="utf-8")
    (folder / "pii-audit.yaml").write_text(f"policy: policy.yaml\nsources:\n  data: {json.dumps(source)}\n")
    program = Path(sys.executable).parent / "pii-audit"
    options = [] if jobs is None else ["--jobs", str(jobs)]
    ran = run([program, "scan", "-c", "pii-audit.yaml", "-q", "-o", "json=result.json", *options], folder, environment)
    if ran.exit_code not in _JUDGED:
        raise RuntimeError(f"pii-audit ended with exit code {ran.exit_code}:\n{ran.output}")
    result = json.loads((folder / "result.json").read_bytes())
    return Audited(
        ran,
        frozenset(
            (fact["dataset"], fact["field"], e["detected"]) for fact in result["fields"] for e in fact["elements"]
        ),
        Counter(line["state"] for line in result["coverage"]),
        sum(line["rows_read"] for line in result["coverage"]),
    )
