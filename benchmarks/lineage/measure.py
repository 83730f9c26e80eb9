"""Audit an estate and compare its copies with the steps that made it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.lineage.estate import write_estate
from pii_audit.audit import audit
from pii_audit.inventory.load import load
from pii_audit.model.lineage import EdgeKind
from pii_audit.model.result import AuditResult
from pii_audit.reading import How


@dataclass(frozen=True)
class Found:
    """Edges between datasets."""

    true: int
    drawn: int
    missed: frozenset[tuple[str, str]]
    wrong: frozenset[tuple[str, str]]
    result: AuditResult

    @property
    def precision(self) -> float:
        """Share of those drawn that are true."""
        return 1 - len(self.wrong) / self.drawn

    @property
    def recall(self) -> float:
        """Share of the true ones that are drawn."""
        return 1 - len(self.missed) / self.true


def measure(folder: Path) -> Found:
    """Write an estate into a folder, audit it and compare."""
    estate = write_estate(folder)
    inventory, policy = load(folder / "pii-audit.yaml")
    result = audit(policy, inventory, date(2026, 11, 22), How(), lambda step: None)  # noqa: ARG005
    inferred = {EdgeKind.COPY, EdgeKind.OVERLAP}
    drawn = {(edge.from_, edge.to) for edge in result.lineage.edges if edge.kind in inferred}
    true = frozenset(estate.edges)
    return Found(len(true), len(drawn), true - drawn, frozenset(drawn) - true, result)
