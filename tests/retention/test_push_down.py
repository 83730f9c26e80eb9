"""The databases' answers equal the reference evaluator's, on random records around every border."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import pandas as pd
import pytest
import sqlalchemy as sa

from pii_audit.model.dataset import Dataset
from pii_audit.model.period import Period
from pii_audit.model.retention import (
    Anchor,
    CellTest,
    Clock,
    Exemption,
    Existence,
    Join,
    Mark,
    RetentionQuestion,
    RuleQuestion,
    Trigger,
)
from pii_audit.model.source import Source
from pii_audit.plugins import AnswersRetention, Scanner, TellsStates, scanner
from pii_audit.retention.ages import ages
from pii_audit.retention.calendar import cutoff
from pii_audit.retention.evaluate import evaluate, states
from tests.servers import Database

METADATA = sa.MetaData()
ACCOUNTS = sa.Table(
    "accounts",
    METADATA,
    sa.Column("customer_id", sa.Integer),
    sa.Column("email", sa.String(20)),
    sa.Column("deleted_at", sa.DateTime),
)
EMAILS = (None, "", "a@x.dk", "A@x.dk", "a@x.dk ", "å@x.dk", "b@x.dk")
"""Keys that collations take for one another."""
ORDERS = sa.Table(
    "orders",
    METADATA,
    sa.Column("id", sa.Integer),
    sa.Column("customer_id", sa.Integer),
    sa.Column("email", sa.String(20)),
    sa.Column("completed_at", sa.DateTime),
    sa.Column("delivered_at", sa.DateTime),
    sa.Column("collected", sa.Date),
    sa.Column("status", sa.String(9)),
    sa.Column("phone", sa.String(9)),
)
INVOICES = sa.Table(
    "invoices",
    METADATA,
    sa.Column("order_id", sa.Integer),
    sa.Column("issued_at", sa.DateTime),
    sa.Column("kind", sa.String(9)),
)
LINES = sa.Table("lines", METADATA, sa.Column("order_id", sa.Integer), sa.Column("sku", sa.String(9)))


def fill(database: Database, random: Random, as_of: date) -> None:
    borders = [as_of - timedelta(days=d) for d in (0, 1, 92, 365, 366, 731, 1461)] + [
        date(2020, 2, 29),
        date(2025, 11, 30),
    ]

    def day() -> date | None:
        if random.random() < 0.1:
            return None
        if random.random() < 0.08:
            return random.choice([date(1970, 1, 1), date(9999, 12, 31), as_of + timedelta(days=400)])
        return random.choice(borders) + timedelta(days=random.randint(-2, 2))

    def moment() -> datetime | None:
        found = day()
        hour = random.choice([0, 1, 12, 21, 22, 23])
        return None if found is None else datetime(found.year, found.month, found.day, hour, random.choice([0, 30, 59]))  # noqa: DTZ001

    def key(upto: int) -> int | None:
        return None if random.random() < 1 / upto else random.randrange(upto)

    with database.engine().connect() as connection:
        METADATA.create_all(connection)
        connection.execute(
            ACCOUNTS.insert(),
            [{"customer_id": key(40), "email": random.choice(EMAILS), "deleted_at": moment()} for _ in range(40)],
        )
        connection.execute(
            ORDERS.insert(),
            [
                {
                    "id": i,
                    "customer_id": key(60),
                    "email": random.choice(EMAILS),
                    "completed_at": moment(),
                    "delivered_at": moment(),
                    "collected": day(),
                    "status": random.choice([None, "", " ", "gone", "Gone", "wiped"]),
                    "phone": random.choice([None, "", "  ", "12345678"]),
                }
                for i in range(400)
            ],
        )
        connection.execute(
            INVOICES.insert(),
            [
                {"order_id": key(300), "issued_at": moment(), "kind": random.choice(["voucher", "offer"])}
                for _ in range(300)
            ],
        )
        connection.execute(LINES.insert(), [{"order_id": key(450), "sku": "x"} for _ in range(300)])


def questions(datasets: dict[str, Dataset], as_of: date, zone: str) -> Iterator[RetentionQuestion]:
    accounts, orders, invoices, lines = (datasets[name] for name in ("accounts", "orders", "invoices", "lines"))
    to_account = Join(accounts, (("customer_id", "customer_id"),))
    to_voucher = Join(invoices, (("id", "order_id"),), (("kind", "voucher"),))
    to_order = Join(orders, (("order_id", "id"),))

    def clock(trigger: Trigger, *steps: str, also: tuple[Trigger, ...] = (), anchor: Anchor | None = None) -> Clock:
        periods = tuple(map(Period.parse, steps))
        return Clock(trigger, also, periods, anchor, (6, 30), cutoff(as_of, periods, anchor, (6, 30)))

    def tax(*hops: Join) -> tuple[Exemption, ...]:
        until = clock(Trigger("issued_at", (*hops, to_voucher)), "P2Y", anchor=Anchor.FINANCIAL_YEAR_END)
        return (Exemption("EXC-TAX", clock=until), Exemption("EXC-STATE", state=Existence((*hops, to_voucher))))

    def rules(*hops: Join) -> tuple[RuleQuestion, ...]:
        has_account = Existence((*hops, to_account))
        completed, delivered = Trigger("completed_at", hops), Trigger("delivered_at", hops)
        deleted = Trigger("deleted_at", (*hops, to_account))
        return (
            RuleQuestion(
                "GUEST", clock(completed, "P1Y", "P1Y", also=(delivered,)), has_account, False, True, tax(*hops)
            ),
            RuleQuestion("ACCOUNT", clock(deleted, "P3M"), has_account, True, True, tax(*hops)[1:]),
            RuleQuestion("STRICT", clock(completed, "P3M"), None, True, False),
        )

    def ask(dataset: Dataset, *asked: RuleQuestion, subject: Trigger | None = None) -> RetentionQuestion:
        sentinels = ("1970-01-01", "9999-12-31", "0000-00-00")
        return RetentionQuestion(dataset, asked, as_of, zone, "UTC", subject, True, sentinels)

    def aged(rule: RuleQuestion, grace: str | None = None, **more: Any) -> RuleQuestion:
        return replace(rule, ages=ages(as_of, rule.clock, Period.parse(grace) if grace else None), **more)

    wiped, blank, phone = CellTest("status", "wiped"), CellTest("phone"), CellTest("phone", holds=False)
    held = (
        Exemption("HOLD", where=((CellTest("id", "7"),),)),
        Exemption("HOLD", where=((CellTest("status", "gone"),),)),
    )
    stale = Mark("stale", clock=clock(delivered := Trigger("delivered_at"), "P6M"))
    marks = (
        stale,
        Mark("flagged", ((CellTest("status", holds=False), phone), (CellTest("status", "wiped", holds=False),))),
        Mark("kept", ((wiped,),), unpermitted=True),
        Mark("never", ((),)),
    )
    guest, account, strict = rules()
    yield ask(
        orders,
        aged(guest, "P45D", overridden_by=("STRICT",), marks=marks),
        aged(account, anonymised=((wiped,), (blank,)), marks=marks),
        aged(replace(strict, when=Existence((to_voucher,))), exemptions=held, overridden_by=("ACCOUNT",), marks=marks),
        subject=Trigger("customer_id"),
    )
    yield ask(orders, aged(RuleQuestion("SOON", clock(delivered, "P3M"), exemptions=held)), subject=Trigger("email"))
    for rule in rules():
        yield ask(orders, rule, subject=Trigger("customer_id"))
    by_email = Join(accounts, (("email", "email"),), (("email", "a@x.dk"),))
    known = RuleQuestion("KNOWN", clock(Trigger("completed_at"), "P1Y"), Existence((by_email,)))
    gone = RuleQuestion("GONE", clock(Trigger("deleted_at", (Join(accounts, (("email", "email"),)),)), "P3M"))
    yield ask(orders, known, gone, subject=Trigger("email"))
    yield ask(orders, *rules(), subject=Trigger("customer_id"))
    yield ask(lines, *rules(to_order), subject=Trigger("customer_id", (to_order,)))
    yield ask(
        orders,
        RuleQuestion("DAY", clock(Trigger("collected"), "P1Y")),
        RuleQuestion("FY", clock(Trigger("collected"), "P1Y", anchor=Anchor.FINANCIAL_YEAR_END)),
    )


def read_all(made: Scanner, dataset: Dataset) -> pd.DataFrame:
    return pd.concat([batch.frame for batch in made.read(dataset)], ignore_index=True)


@pytest.mark.parametrize("seed", [1, 2])
def test_answer__equals_the_reference_evaluator(database: Database, seed: int) -> None:
    random = Random(seed)
    as_of = random.choice(
        [date(2026, 11, 22), date(2024, 2, 29), date(2026, 3, 29), date(2026, 10, 25), date(2025, 12, 31)]
    )
    fill(database, random, as_of)
    made = scanner(Source("shop", database.url))
    assert isinstance(made, AnswersRetention)
    try:
        datasets = {d.short_name: d for d in made.catalogue() if isinstance(d, Dataset)}
        frames = {dataset.name: read_all(made, dataset) for dataset in datasets.values()}
        for zone in ("Europe/Copenhagen", "America/New_York"):
            for question in questions(datasets, as_of, zone):
                pushed = made.answer(question)
                assert pushed == evaluate(question, frames)
                assert any(state.startswith("overdue") for answer in pushed or () for state in answer.counts)
    finally:
        made.close()


def test_states__are_those_of_the_reference_evaluator__record_by_record(database: Database) -> None:
    as_of = date(2026, 3, 29)
    fill(database, Random(3), as_of)
    made = scanner(Source("shop", database.url))
    assert isinstance(made, TellsStates)
    try:
        datasets = {d.short_name: d for d in made.catalogue() if isinstance(d, Dataset)}
        frames = {dataset.name: read_all(made, dataset) for dataset in datasets.values()}
        for question in questions(datasets, as_of, "Europe/Copenhagen"):
            unaged = replace(question, rules=tuple(replace(rule, ages=()) for rule in question.rules))
            base = frames[question.dataset.name]
            columns = tuple(map(str, base.columns))
            told = [pd.concat(both, axis=1) for both in made.states(question, columns)]
            pushed = pd.concat(told, ignore_index=True).fillna("")
            wanted = pd.concat([base, states(unaged, frames)], axis=1).fillna("")
            assert sorted(pushed.itertuples(index=False)) == sorted(wanted.itertuples(index=False))
    finally:
        made.close()
