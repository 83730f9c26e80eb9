"""What every audit came to, kept for a trend: counts by source and rule, never a value, a dataset or a column.

The store is any database that SQLAlchemy knows; a path is a SQLite file.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC
from hashlib import sha256
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from pii_audit.model.coverage import State
from pii_audit.model.errors import UserError
from pii_audit.model.finding import FindingStatus, Severity
from pii_audit.model.past_run import PastRun
from pii_audit.model.result import AuditResult
from pii_audit.model.retention import OVERDUE, UNVERIFIABLE

_METADATA = sa.MetaData()
_RUNS = sa.Table(
    "pii_audit_runs",
    _METADATA,
    sa.Column("id", sa.String(40), primary_key=True),
    sa.Column("finished", sa.DateTime, nullable=False),  # UTC
    sa.Column("as_of", sa.Date, nullable=False),
    sa.Column("tool_version", sa.String(40), nullable=False),
    sa.Column("policy_id", sa.String(200), nullable=False),
    sa.Column("policy_sha256", sa.String(64), nullable=False),
    sa.Column("scope_sha256", sa.String(64), nullable=False),
    sa.Column("verdict", sa.String(20), nullable=False),
    sa.Column("exit_code", sa.Integer, nullable=False),
    sa.Column("score", sa.Float),
    sa.Column("in_scope", sa.Integer, nullable=False),
    sa.Column("read", sa.Integer, nullable=False),
    sa.Column("rows_read", sa.BigInteger, nullable=False),
    sa.Column("overdue", sa.BigInteger, nullable=False),
    sa.Column("unverifiable", sa.BigInteger, nullable=False),
)
_COUNTS = sa.Table(
    "pii_audit_findings",
    _METADATA,
    sa.Column("run", sa.String(40), sa.ForeignKey("pii_audit_runs.id"), primary_key=True),
    sa.Column("source", sa.String(200), primary_key=True),
    sa.Column("rule", sa.String(20), primary_key=True),
    sa.Column("severity", sa.String(20), primary_key=True),
    sa.Column("status", sa.String(20), primary_key=True),
    sa.Column("findings", sa.Integer, nullable=False),
)


class HistoryError(UserError):
    """The store cannot be used; the message names no address, as it may hold a password."""


class History:
    """The store, opened and made where it is not there yet."""

    def __init__(self, url: str) -> None:
        """Open it; raises HistoryError where it cannot be used."""
        with _explained("opened"):
            address = sa.make_url(url)
            if address.drivername in {"mysql", "mariadb"}:  # the driver of the extra `mysql`, as for sources
                address = address.set(drivername=f"{address.drivername}+pymysql")
            self._engine = sa.create_engine(address, poolclass=sa.NullPool, hide_parameters=True)
            _METADATA.create_all(self._engine)

    def record(self, result: AuditResult) -> None:
        """Add a run; one that is there already stays as it is.

        Raises:
            HistoryError: it cannot be written.
        """
        with _explained("written"), self._engine.begin() as connection:
            if connection.scalar(sa.select(_RUNS.c.id).where(_RUNS.c.id == result.run.id)) is None:
                connection.execute(_RUNS.insert(), _numbers(result))
                if counts := _counted(result):
                    connection.execute(_COUNTS.insert(), counts)

    def runs(self, policy_id: str, limit: int) -> tuple[PastRun, ...]:
        """Return the latest runs of a policy, the oldest of them first.

        Raises:
            HistoryError: it cannot be read.
        """
        latest = (
            sa.select(_RUNS)
            .where(_RUNS.c.policy_id == policy_id)
            .order_by(_RUNS.c.finished.desc(), _RUNS.c.id)
            .limit(limit)
        )
        counts = (
            sa.select(_COUNTS.c.run, _COUNTS.c.severity, _COUNTS.c.status, sa.func.sum(_COUNTS.c.findings))
            .where(_COUNTS.c.run.in_(latest.with_only_columns(_RUNS.c.id).subquery().select()))
            .group_by(_COUNTS.c.run, _COUNTS.c.severity, _COUNTS.c.status)
        )
        with _explained("read"), self._engine.connect() as connection:
            rows = connection.execute(latest).mappings().all()
            found: dict[str, list[tuple[Severity, FindingStatus, int]]] = {}
            for run, severity, status, n in connection.execute(counts):
                found.setdefault(run, []).append((Severity(severity), FindingStatus(status), int(n)))
        return tuple(
            PastRun(**row, counts=tuple(sorted(found.get(row["id"], ()), key=lambda c: (-c[0].rank, c[1]))))
            for row in reversed(rows)
        )


def past_run(result: AuditResult) -> PastRun:
    """Return an audit in the numbers that the history keeps of it."""
    counts = Counter((f.severity, f.status) for f in result.findings)
    ordered = sorted(((level, status, n) for (level, status), n in counts.items()), key=lambda c: (-c[0].rank, c[1]))
    return PastRun(**_numbers(result), counts=tuple(ordered))


def _numbers(result: AuditResult) -> dict[str, Any]:
    lines = [line for line in result.coverage if line.state is not State.SKIPPED]
    looked_at = sorted(f"{line.source}\n{line.dataset}" for line in lines if line.state is not State.UNREADABLE)
    return {
        "id": result.run.id,
        "finished": result.run.finished.astimezone(UTC).replace(tzinfo=None),
        "as_of": result.run.as_of,
        "tool_version": result.run.tool_version,
        "policy_id": result.policy.id,
        "policy_sha256": result.policy.sha256,
        "scope_sha256": sha256("\n\n".join(looked_at).encode()).hexdigest(),
        "verdict": result.verdict.status.value,
        "exit_code": result.verdict.exit_code,
        "score": result.score.value if result.score else None,
        "in_scope": len(lines),
        "read": sum(not line.incomplete for line in lines),
        "rows_read": sum(line.rows_read for line in lines),
        "overdue": sum(facts.states.get(OVERDUE, 0) for facts in result.retention),
        "unverifiable": sum(facts.states.get(UNVERIFIABLE, 0) for facts in result.retention),
    }


def _counted(result: AuditResult) -> list[dict[str, Any]]:
    groups = Counter((f.source, f.rule, f.severity.value, f.status.value) for f in result.findings)
    return [
        {"run": result.run.id, "source": source, "rule": rule, "severity": severity, "status": status, "findings": n}
        for (source, rule, severity, status), n in groups.items()
    ]


@contextmanager
def _explained(what: str) -> Iterator[None]:
    """Name the kind of error; its own message may quote the address."""
    try:
        yield
    except (SQLAlchemyError, OSError, ImportError) as error:
        cause = getattr(error, "orig", None) or error
        raise HistoryError(
            f"the history cannot be {what} ({type(cause).__name__}); see history: in pii-audit.yaml"
        ) from None
