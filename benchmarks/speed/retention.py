"""The audit's retention answer over a large table, and the same counted by another query."""

import os
import tempfile
import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import psycopg

from benchmarks.speed.database import load
from benchmarks.speed.orders import TABLE, order_lines
from benchmarks.speed.record import Fact, Measurement, Record
from pii_audit.audit import opened, survey
from pii_audit.cli.setup import load_setup
from pii_audit.plugins import AnswersRetention
from tests.servers import Database, postgres_server

_AS_OF = date(2026, 11, 22)
_POLICY = """\
apiVersion: pii-audit/policy/v1
metadata: {id: speed, version: 1}
categories:
  orders: {elements: [purchases]}
elements:
  purchases: {names: [order]}
events:
  order.completed: {kind: point}
  goods.delivered: {kind: point}
retention:
  orders-2y:
    clock: {start: order.completed, also: [goods.delivered], period: P2Y}
"""
_INVENTORY = """\
policy: policy.yaml
sources:
  shop: env:SPEED_URL
datasets:
  shop/orders:
    retention: [orders-2y]
    subject: customer_id
    events: {order.completed: completed_on, goods.delivered: delivered_on}
"""
_COUNT = """
SELECT CASE
    WHEN completed_on IS NULL THEN 'open'
    WHEN greatest(completed_on, delivered_on) + interval '2 years' < %s THEN 'overdue'
    ELSE 'within'
END AS state, count(*) FROM orders GROUP BY 1 ORDER BY 1
"""
"""Adds the two years to each row, which the audit never asks of a database. `greatest` passes over NULL."""


def retention(rows: int) -> Record:
    """Time what `pii-audit scan` asks of a database for a time limit, and compare its counts."""
    with postgres_server() as server:
        database = server.fresh_database()
        load(database, "orders", TABLE, order_lines(rows))
        answered, seconds = _answer(database)
        start = time.perf_counter()
        counted = _count(database)
        counting = time.perf_counter() - start
    how = "retention only: connection, reflection and the queries of one rule with its subjects; no row is read"
    measurement = Measurement("pii-audit", rows=rows, seconds=seconds, how=how)
    facts: dict[str, Fact] = {f"records {state}": count for state, count in answered.items()}
    facts |= {"same as counted by SQL": str(answered == counted).lower(), "seconds of that count": round(counting, 2)}
    return Record("retention", (measurement,), facts)


def _answer(database: Database) -> tuple[Mapping[str, int], float]:
    """Return the records by state, and the seconds it took to ask."""
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "policy.yaml").write_text(_POLICY, encoding="utf-8")
        (Path(name) / "pii-audit.yaml").write_text(_INVENTORY, encoding="utf-8")
        os.environ["SPEED_URL"] = database.url
        inventory, policy = load_setup(Path(name) / "pii-audit.yaml")
    with opened(inventory.sources) as (scanners, _):
        (plan,) = survey(policy, inventory, scanners, _AS_OF).retention
        scanner = scanners["shop"]
        assert isinstance(scanner, AnswersRetention)  # noqa: S101 - PostgreSQL does
        assert plan.question  # noqa: S101
        start = time.perf_counter()
        (answer,) = scanner.answer(plan.question) or ()
        seconds = time.perf_counter() - start
    return {state: count for state, count in answer.counts.items() if count}, seconds


def _count(database: Database) -> Mapping[str, int]:
    with psycopg.connect(database.url) as connection:
        return dict(connection.execute(_COUNT, (_AS_OF,)).fetchall())
