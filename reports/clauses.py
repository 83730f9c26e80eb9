"""The clauses of the policy, in blocks by what the audit says of them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from pii_audit.model.result import AuditResult, ClauseState, ClauseStatus


def section_of(clause: ClauseStatus) -> str:
    """Name the section a clause stands in: `S06 Which data we handle`."""
    return f"{clause.section} {clause.heading}".strip()


@dataclass(frozen=True)
class Section:
    """Clauses that stand in one section of the published text."""

    title: str
    clauses: tuple[ClauseStatus, ...]


@dataclass(frozen=True)
class Blocks:
    """Every clause once, in the order of the sections."""

    failed: tuple[ClauseStatus, ...]
    unverifiable: tuple[ClauseStatus, ...]
    settled: tuple[ClauseStatus, ...]
    """Passed, or not applicable."""
    without_check: tuple[Section, ...]
    """Of which this version can say nothing, whatever the data."""
    not_covered: tuple[Section, ...]
    """Of which no data can say anything."""


def count(sections: Iterable[Section]) -> int:
    """How many clauses sections hold."""
    return sum(len(section.clauses) for section in sections)


def blocks(result: AuditResult) -> Blocks:
    """Part the clauses."""
    ordered = sorted(result.clauses, key=lambda clause: _natural(clause.section))
    failed = tuple(c for c in ordered if c.status is ClauseState.FAIL)
    without = [c for c in ordered if not c.checks and c.covered and c.status is not ClauseState.FAIL]
    checked = [c for c in ordered if c.checks and c.status is not ClauseState.FAIL]
    return Blocks(
        failed,
        tuple(c for c in checked if c.status is ClauseState.UNVERIFIABLE),
        tuple(c for c in checked if c.status is not ClauseState.UNVERIFIABLE),
        _by_section(without),
        _by_section(c for c in ordered if not c.covered),
    )


def _by_section(clauses: Iterable[ClauseStatus]) -> tuple[Section, ...]:
    return tuple(Section(title, tuple(group)) for title, group in groupby(clauses, key=section_of))


def _natural(section: str) -> list[tuple[int, str]]:
    """Sort `S2` before `S10`, and `9.1` before `10`."""
    return [
        (int(part), "") if part[0] in "0123456789" else (-1, part)
        for part in re.findall(r"[0-9]{1,9}|[^0-9]+", section)
    ]
