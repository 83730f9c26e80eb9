"""Every shape of a rule against a walk over the calendar: four years of audit dates, all trigger days, all engines.

CI takes audit dates at borders of months; PII_AUDIT_EVERY_DAY=1 takes all 1,461, =3 each third.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
import sqlalchemy as sa

from pii_audit.inventory.load import Inventory, load
from pii_audit.model.dataset import Column, Dataset, DatasetKind
from pii_audit.model.retention import RetentionAnswer, RetentionQuestion
from pii_audit.model.source import Source
from pii_audit.plugins import AnswersRetention, scanner
from pii_audit.policy.load import LoadedPolicy
from pii_audit.retention.evaluate import evaluate
from pii_audit.retention.plan import plan_retention
from tests.retention.walk import Limit, judged, last_day
from tests.servers import Database

POLICY = """\
apiVersion: pii-audit/policy/v1
metadata: {id: walk, version: 1}
settings: {timezone: UTC, financial_year_end: "06-30", grace: P14D}
categories: {contact: {elements: [email]}}
events:
  begun: {}
  moved: {}
  billed: {}
  member: {kind: state}
  running: {kind: state}
retention:
  START: {clock: {start: begun, period: P3M}}
  ALSO: {clock: {start: begun, also: [moved], period: P1Y}}
  YEAR: {clock: {start: begun, anchor: financial_year.end, period: P1Y}}
  CHAIN: {clock: {start: begun, steps: [P1M, P1Y, P2Y]}}
  IS: {when: {is: member}, clock: {start: begun, period: P1M}}
  NOT: {when: {not: member}, clock: {start: begun, period: P6M}}
  BILL: {clock: {start: begun, period: P1Y}, exceptions: [TAX]}
  RUNS: {clock: {start: begun, period: P1M}, exceptions: [RUN]}
  SHORT: {when: {is: member}, clock: {start: begun, period: P1M}, overrides: [LONG]}
  LONG: {clock: {start: begun, period: P2Y}}
  HELD: {clock: {start: begun, period: P3M}, exceptions: [HOLD]}
  STALE: {clock: {start: moved, period: P3M}, stale_open: {start: begun, period: P6M}}
retention_exceptions:
  TAX: {clock: {start: billed, anchor: financial_year.end, period: P1Y}}
  RUN: {while: running}
  HOLD: {register: legal_holds}
"""
BOUND = {
    "a_start": "START", "a_also": "ALSO", "a_year": "YEAR", "a_chain": "CHAIN", "a_when": "IS, NOT", "a_bill": "BILL",
    "a_runs": "RUNS", "a_over": "SHORT, LONG", "a_held": "HELD", "a_stale": "STALE",
}  # fmt: skip
"""A table for each shape, all of the same rows, so that no rule permits what another forbids."""
EVENTS = """{begun: begun, moved: moved, billed: billed,
    member: {exists: {to: members, on: {id: id}}}, running: {exists: {to: members, on: {id: id}}}}"""
INVENTORY = "policy: policy.yaml\nregisters: registers.yaml\nsources: {shop: 'sqlite:///unused.db'}\ndatasets:\n"
REGISTERS = """\
legal_holds:
  - {id: H1, dataset: shop/a_held, where: {matter: "7"}, from: 2024-02-01, to: 2025-02-28, approved_by: x, reason: y}
"""
BEGUN = [date(2018, 1, 1) + timedelta(days=i) for i in range(3287)]
AUDITS = [date(2023, 1, 1) + timedelta(days=i) for i in range(1461)]
if every := os.environ.get("PII_AUDIT_EVERY_DAY"):
    AUDITS = AUDITS[:: int(every)]
else:
    AUDITS = [day for day in AUDITS if day.month in {2, 3, 6, 7} and 1 in {day.day, (day + timedelta(days=1)).day}]


@dataclass(frozen=True)
class Row:
    id: int
    begun: date
    moved: date | None
    billed: date | None
    matter: str

    @property
    def is_member(self) -> bool:
        return self.id % 3 == 0


def rows() -> list[Row]:
    def later(i: int, *days: int | None) -> date | None:
        chosen = days[i % len(days)]
        return None if chosen is None else BEGUN[i] + timedelta(days=chosen)

    return [Row(i, day, later(i, None, -1, 1, 45), later(i, None, 0, 200), str(i % 11)) for i, day in enumerate(BEGUN)]


ROWS = rows()
TAX = Limit((12,), from_year_end=True)


def walked(today: date, row: Row) -> Iterator[tuple[str, str]]:
    """Yield each rule and the state that it gives to a row."""

    def late(state: str, otherwise: str, holds: bool) -> str:
        return otherwise if holds and state.startswith("overdue") else state

    yield "START", judged(today, row.begun, Limit((3,)))
    yield "ALSO", judged(today, row.begun, Limit((12,)), row.moved)
    yield "YEAR", judged(today, row.begun, Limit((12,), from_year_end=True))
    yield "CHAIN", judged(today, row.begun, Limit((1, 12, 24)))
    yield "IS", judged(today, row.begun, Limit((1,))) if row.is_member else "not_applicable"
    yield "NOT", "not_applicable" if row.is_member else judged(today, row.begun, Limit((6,)))
    taxed = row.billed is not None and row.billed <= today <= last_day(row.billed, TAX)
    yield "BILL", late(judged(today, row.begun, Limit((12,))), "exempt:TAX", taxed)
    yield "RUNS", late(judged(today, row.begun, Limit((1,))), "exempt:RUN", row.is_member)
    yield "SHORT", judged(today, row.begun, Limit((1,))) if row.is_member else "not_applicable"
    yield "LONG", "not_applicable:SHORT" if row.is_member else judged(today, row.begun, Limit((24,)))
    held = row.matter == "7" and date(2024, 2, 1) <= today <= date(2025, 2, 28)
    yield "HELD", late(judged(today, row.begun, Limit((3,))), "exempt:HOLD", held)
    state = judged(today, row.moved, Limit((3,)))
    yield "STALE", state
    if row.begun <= today and last_day(row.begun, Limit((6,))) < today:
        yield "STALE stale", state


@cache
def expected(today: date) -> Mapping[str, Mapping[str, int]]:
    counts: dict[str, Counter[str]] = {}
    for row in ROWS:
        for rule, state in walked(today, row):
            counts.setdefault(rule, Counter())[state] += 1
    return counts


@pytest.fixture
def setup(tmp_path: Path) -> tuple[Inventory, LoadedPolicy]:
    bindings = "".join(f"  shop/{t}: {{retention: [{r}], events: {EVENTS}}}\n" for t, r in BOUND.items())
    for name, text in (("policy", POLICY), ("registers", REGISTERS), ("pii-audit", INVENTORY + bindings)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return load(tmp_path / "pii-audit.yaml")


METADATA = sa.MetaData()
TABLES = [
    sa.Table(
        name, METADATA, sa.Column("id", sa.Integer, primary_key=True, autoincrement=False), sa.Column("begun", sa.Date),
        sa.Column("moved", sa.Date), sa.Column("billed", sa.Date), sa.Column("matter", sa.String(9)),
    )
    for name in BOUND
]  # fmt: skip
MEMBERS = sa.Table("members", METADATA, sa.Column("id", sa.Integer, primary_key=True, autoincrement=False))


def fill(database: Database) -> None:
    first, *others = TABLES
    written = [
        {"id": row.id, "begun": row.begun, "moved": row.moved, "billed": row.billed, "matter": row.matter}
        for row in ROWS
    ]
    with database.engine().connect() as connection:
        METADATA.create_all(connection)
        connection.execute(first.insert().values(written))  # one statement: each is committed on its own
        connection.execute(MEMBERS.insert().values([{"id": row.id} for row in ROWS if row.is_member]))
        for other in others:
            connection.execute(other.insert().from_select(list(first.c.keys()), sa.select(first)))


Ask = Callable[[RetentionQuestion], tuple[RetentionAnswer, ...] | None]


def differences(setup: tuple[Inventory, LoadedPolicy], datasets: list[Dataset], ask: Ask) -> list[object]:
    """Return every rule and audit date on which an engine and the walk differ."""
    inventory, policy = setup
    found: list[object] = []
    for today in AUDITS:
        counts = {}
        for plan in plan_retention(policy.policy, inventory, datasets, today):
            assert plan.question
            assert not plan.problems
            for answer in ask(plan.question) or ():
                counts[answer.rule] = dict(answer.counts)
                counts |= {f"{answer.rule} {mark}": dict(n) for mark, n in answer.marked.items() if n}
        walk = {rule: dict(n) for rule, n in expected(today).items()}
        walk = {rule: n for rule, n in walk.items() if n}
        found += [(today, rule) for rule in counts.keys() | walk.keys() if counts.get(rule) != walk.get(rule)]
    return found


def test_databases__equal_the_walk(database: Database, setup: tuple[Inventory, LoadedPolicy]) -> None:
    fill(database)
    made = scanner(Source("shop", database.url))
    assert isinstance(made, AnswersRetention)
    try:
        datasets = [entry for entry in made.catalogue() if isinstance(entry, Dataset)]
        assert differences(setup, datasets, made.answer) == []
    finally:
        made.close()


def test_evaluator__equals_the_walk(setup: tuple[Inventory, LoadedPolicy]) -> None:
    names = ("id", "begun", "moved", "billed", "matter")
    cells = {name: [None if (v := getattr(row, name)) is None else str(v) for row in ROWS] for name in names}
    records = pd.DataFrame(cells, dtype="str")
    members = records.loc[[row.is_member for row in ROWS], ["id"]]
    columns = tuple(map(Column, names))
    datasets = [Dataset("shop", name, name, DatasetKind.TABLE, columns) for name in BOUND]
    datasets.append(Dataset("shop", "members", "members", DatasetKind.TABLE, columns[:1]))
    frames = {**dict.fromkeys(BOUND, records), "members": members}
    assert differences(setup, datasets, lambda question: evaluate(question, frames)) == []
