"""Retention questions put to real databases: the golden cases of the calendar, and every state."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from pii_audit.model.period import Period
from pii_audit.model.retention import (
    Anchor,
    Clock,
    Exemption,
    Existence,
    Join,
    RetentionAnswer,
    RetentionQuestion,
    RuleQuestion,
    Trigger,
)
from pii_audit.plugins import AnswersRetention
from pii_audit.retention.calendar import cutoff
from tests import servers
from tests.scanners.reading import dataset, scan

DATETIME = {"sqlite": "DATETIME", "postgresql": "TIMESTAMP", "mariadb": "DATETIME(6)"}
AS_OF = date(2026, 3, 1)
SENTINELS = ("0000-00-00", "0001-01-01", "1900-01-01", "1970-01-01", "9999-12-31")


def clock(trigger: Trigger, *steps: str, as_of: date = AS_OF, anchor: Anchor | None = None,
          also: tuple[Trigger, ...] = ()) -> Clock:  # fmt: skip
    periods = tuple(map(Period.parse, steps))
    return Clock(trigger, also, periods, anchor, (12, 31), cutoff(as_of, periods, anchor, (12, 31)))


def ask(database: servers.Database, table: str, *rules: RuleQuestion, as_of: date = AS_OF, source_zone: str = "UTC",
        subject: Trigger | None = None) -> tuple[RetentionAnswer, ...] | None:  # fmt: skip
    reader = scan(database.url)
    assert isinstance(reader, AnswersRetention)
    about = dataset(reader, database.dataset_name(table))
    return reader.answer(
        RetentionQuestion(about, rules, as_of, "Europe/Copenhagen", source_zone, subject, sentinels=SENTINELS)
    )


@pytest.mark.parametrize(
    ("event", "steps", "anchor", "due"),
    [
        ("2020-03-15 12:00:00", ("P2Y", "P2Y"), None, date(2024, 3, 15)),
        ("2020-02-29 12:00:00", ("P2Y", "P2Y"), None, date(2024, 2, 28)),
        ("2025-11-30 23:30:00", ("P3M",), None, date(2026, 3, 1)),
        ("2025-11-30 12:00:00", ("P3M",), None, date(2026, 2, 28)),
        ("2024-02-29 12:00:00", ("P2Y",), None, date(2026, 2, 28)),
        ("2025-12-31 23:30:00", ("P5Y",), Anchor.FINANCIAL_YEAR_END, date(2031, 12, 31)),
    ],
)
def test_a_record_is_overdue_from_the_day_after_its_due_date(
    database: servers.Database, event: str, steps: tuple[str, ...], anchor: Anchor | None, due: date
) -> None:
    database.execute(f"CREATE TABLE t (seen {DATETIME[database.dialect]})", f"INSERT INTO t VALUES ('{event}')")
    for as_of, state in ((due, "within"), (due + timedelta(days=1), "overdue")):
        rule = RuleQuestion("R", clock(Trigger("seen"), *steps, as_of=as_of, anchor=anchor))
        answers = ask(database, "t", rule, as_of=as_of)
        assert answers
        assert answers[0].counts == {state: 1}


def test_instants_are_dated_in_the_policys_zone(
    postgres: servers.DatabaseServer, mariadb: servers.DatabaseServer
) -> None:
    for database, type_ in ((postgres.fresh_database(), "TIMESTAMPTZ"), (mariadb.fresh_database(), "TIMESTAMP")):
        utc = "2025-11-30 23:30:00" + ("+00" if type_ == "TIMESTAMPTZ" else "")
        convert = f"'{utc}'" if type_ == "TIMESTAMPTZ" else f"CONVERT_TZ('{utc}', '+00:00', @@session.time_zone)"
        database.execute(f"CREATE TABLE t (seen {type_} NULL)", f"INSERT INTO t VALUES ({convert})")
        (answer,) = ask(database, "t", RuleQuestion("R", clock(Trigger("seen"), "P1M"))) or ()
        assert answer == RetentionAnswer("R", {"overdue": 1}, None, date(2025, 12, 1))


def test_every_state_is_told_apart(database: servers.Database) -> None:
    database.execute(
        "CREATE TABLE customers (id INTEGER, left_on DATE, mail VARCHAR(20))",
        "CREATE TABLE disputes (customer INTEGER, status VARCHAR(10))",
        "INSERT INTO customers VALUES (1, '2025-12-31', 'a'), (2, NULL, 'b'), (3, '2020-01-01', 'c'),"
        " (4, '2021-01-01', 'C'), (5, '1900-01-01', 'e'), (6, '2030-01-01', 'f'), (7, '2020-05-05', 'g'),"
        " (8, '2019-05-05', 'c'), (9, '9999-12-31', 'h')",
        "INSERT INTO disputes VALUES (7, 'open'), (7, 'open'), (3, 'OPEN'), (4, 'closed'), (NULL, 'open')",
    )
    about = dataset(scan(database.url), database.dataset_name("disputes"))
    running = Existence((Join(about, (("id", "customer"),), (("status", "open"),)),))
    rule = RuleQuestion("R", clock(Trigger("left_on"), "P2Y"), exemptions=(Exemption("EXC", state=running),))
    (answer,) = ask(database, "customers", rule, subject=Trigger("mail")) or ()
    assert answer == RetentionAnswer(
        "R",
        {"exempt:EXC": 1, "open": 1, "overdue": 3, "unverifiable:future": 1, "unverifiable:sentinel": 2, "within": 1},
        subjects_overdue=2,
        oldest_trigger=date(2019, 5, 5),
    )
    applies = RuleQuestion("R", rule.clock, when=running)
    (answer,) = ask(database, "customers", applies) or ()
    assert answer.counts == {"not_applicable": 8, "overdue": 1}
    applies_not = RuleQuestion("R", rule.clock, when=running, when_exists=False, open_when_null=False)
    (answer,) = ask(database, "customers", applies_not) or ()
    assert answer.counts["not_applicable"] == 1
    assert answer.counts["unverifiable:undated"] == 1


def test_a_trigger_two_hops_away_counts_the_latest_and_multiplies_nothing(database: servers.Database) -> None:
    database.execute(
        "CREATE TABLE line (id INTEGER, order_id INTEGER)",
        "CREATE TABLE orders (id INTEGER, customer INTEGER)",
        "CREATE TABLE visits (customer INTEGER, day DATE)",
        "INSERT INTO line VALUES (1, 10), (2, 10), (3, 20), (4, NULL), (5, 99)",
        "INSERT INTO orders VALUES (10, 100), (20, 200)",
        "INSERT INTO visits VALUES (100, '2019-01-01'), (100, '2026-01-01'), (100, '2020-01-01')",
    )
    reader = scan(database.url)
    orders, visits = (dataset(reader, database.dataset_name(name)) for name in ("orders", "visits"))
    hops = (Join(orders, (("order_id", "id"),)), Join(visits, (("customer", "customer"),)))
    (answer,) = ask(database, "line", RuleQuestion("R", clock(Trigger("day", hops), "P2Y"))) or ()
    assert answer.counts == {"open": 1, "unverifiable:orphan": 2, "within": 2}


def test_one_rule_permits_what_another_forbids_and_a_longer_clock_exempts(database: servers.Database) -> None:
    database.execute(
        "CREATE TABLE t (asked DATE, paid DATE, seen DATE)",
        "INSERT INTO t VALUES ('2020-01-01', NULL, NULL), ('2020-01-01', '2025-01-01', '2025-06-01'),"
        " ('2020-01-01', '2020-01-01', '2026-01-01')",
    )
    longer = Exemption("TAX", clock=clock(Trigger("paid"), "P5Y"))
    short = RuleQuestion("A", clock(Trigger("asked"), "P1Y"), exemptions=(longer,))
    other = RuleQuestion("B", clock(Trigger("asked"), "P3M", also=(Trigger("seen"),)))
    first, second = ask(database, "t", short, other) or ()
    assert first.counts == {"exempt:B": 1, "exempt:TAX": 1, "overdue": 1}
    assert second.counts == {"overdue": 2, "within": 1}
    assert second.oldest_trigger == date(2020, 1, 1)


@pytest.mark.parametrize("value", ["03-04-2024", "2024-02-30", "2024-01-01T10:00:00", "2024-01-01 10:00", "20240101"])
def test_sqlite_texts_that_are_no_dates_are_left_to_the_evaluator(tmp_path: Path, value: str) -> None:
    database = servers.Database("sqlite", f"sqlite:///{tmp_path / 'x.db'}", None)
    database.execute("CREATE TABLE t (seen DATE)", f"INSERT INTO t VALUES ('2024-01-01'), ('{value}')")
    assert ask(database, "t", RuleQuestion("R", clock(Trigger("seen"), "P2Y"))) is None


def test_text_columns_are_left_to_the_evaluator(database: servers.Database) -> None:
    database.execute("CREATE TABLE t (seen VARCHAR(20))", "INSERT INTO t VALUES ('2024-01-01')")
    assert ask(database, "t", RuleQuestion("R", clock(Trigger("seen"), "P2Y"))) is None


def test_an_empty_table_has_no_records_in_any_state(database: servers.Database) -> None:
    database.execute("CREATE TABLE t (seen DATE)")
    assert ask(database, "t", RuleQuestion("R", clock(Trigger("seen"), "P2Y"))) == (RetentionAnswer("R", {}),)


def test_people_are_counted_once_however_many_records_they_have(database: servers.Database) -> None:
    database.execute(
        f"CREATE TABLE t (seen {DATETIME[database.dialect]}, who VARCHAR(9))",
        "INSERT INTO t VALUES ('2000-01-01', 'a'), ('2001-01-01', 'a'), ('2002-01-01', 'b'), ('2003-01-01', NULL)",
        "INSERT INTO t VALUES ('2026-02-01', 'a'), ('2026-02-01', 'c')",
    )
    (answer,) = ask(database, "t", RuleQuestion("R", clock(Trigger("seen"), "P1Y")), subject=Trigger("who")) or ()
    assert answer == RetentionAnswer("R", {"overdue": 4, "within": 2}, 2, date(2000, 1, 1))
