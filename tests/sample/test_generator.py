"""The sample company: reproducible, small, invented, and counted right."""

import gzip
import os
import re
import sqlite3
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import deadlines
import people
import pytest
import shop as sample_shop
import sqlalchemy as sa
from copy_shop import copy_shop
from deadlines import Limit, Record
from moments import at
from stdnum import iban
from stdnum.dk import cpr

from pii_audit.inventory.load import load

SAMPLE = Path(__file__).parents[2] / "sample_data"
WRITTEN = ("shop.db", "exports", "bucket", "expected.toml")


def files(folder: Path) -> dict[str, Path]:
    found = [path for name in WRITTEN for path in ((folder / name).rglob("*") if "." not in name else [folder / name])]
    return {path.relative_to(folder).as_posix(): path for path in found if path.is_file()}


def content(path: Path) -> bytes:
    """What a file says; how SQLite and zlib pack it differs between their versions."""
    if path.suffix == ".db":
        database = sqlite3.connect(path)
        dump = "\n".join(database.iterdump())
        database.close()
        return dump.encode()
    if path.name == "ordrer_2023.jsonl.gz":
        return path.read_bytes()
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


@pytest.fixture(scope="module")
def expected() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads((SAMPLE / "expected.toml").read_text(encoding="utf-8"))


def test_a_new_run_on_another_side_of_the_world_gives_what_is_committed(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, SAMPLE / "generate.py", "--out", tmp_path],
        check=True,
        env={**os.environ, "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"},
    )
    assert files(tmp_path).keys() == files(SAMPLE).keys()
    changed = [name for name, path in files(SAMPLE).items() if content(path) != content(tmp_path / name)]
    assert changed == []


def test_another_seed_gives_other_people() -> None:
    one, other = (next(people.people(Random(seed))) for seed in (7, 8))
    assert one != other


def test_it_is_small_enough_to_commit() -> None:
    assert sum(path.stat().st_size for path in files(SAMPLE).values()) < 4_000_000


def test_it_is_about_twenty_thousand_people() -> None:
    built = sample_shop.build(7)
    in_shop = {row.email for table in (built.customers, built.requests, built.subscribers) for row in table}
    in_shop |= {row.email for table in (built.suppression_list, built.competition_entries) for row in table}
    in_files = sum(
        content(path).count(b"@") for name, path in files(SAMPLE).items() if not name.endswith((".db", ".toml"))
    )
    assert 18_000 < len(in_shop) + in_files < 22_000


def test_policy_and_inventory_load_with_every_quote_verbatim() -> None:
    inventory, policy = load(SAMPLE / "pii-audit.yaml")
    assert {source.id for source in inventory.sources} == {"shop", "exports", "survey", "bucket", "archive"}
    assert set(policy.policy.retention) == {"RET-01", "RET-02", "RET-03", "RET-04a", "RET-04b", "RET-05"}


def test_cpr_numbers_are_well_formed_and_were_never_issued() -> None:
    numbers = people.cpr_numbers(Random(1))
    for number in (next(numbers) for _ in range(500)):
        assert cpr.is_valid(number)
        assert cpr.checksum(cpr.compact(number)) != 0


def test_ibans_are_valid_at_a_bank_that_does_not_exist() -> None:
    for number in (people.iban(Random(seed)) for seed in range(200)):
        assert iban.is_valid(number, check_country=False)
        assert re.fullmatch(r"DK\d\d0000\d{10}", number)


@pytest.mark.parametrize(
    ("event", "months", "due"),
    [
        (date(2020, 3, 15), (24, 24), date(2024, 3, 15)),
        (date(2020, 2, 29), (24, 24), date(2024, 2, 28)),  # step by step, never four years at once
        (date(2025, 11, 30), (3,), date(2026, 2, 28)),
        (date(2025, 12, 1), (3,), date(2026, 3, 1)),
        (date(2024, 2, 29), (24,), date(2026, 2, 28)),
    ],
)
def test_due_days_clamp_to_the_end_of_the_month(event: date, months: tuple[int, ...], due: date) -> None:
    assert Limit("RET", event, months).due == due


def test_a_day_begins_in_denmark() -> None:
    assert deadlines.danish_day(at("2025-11-30 23:30:00")) == date(2025, 12, 1)
    assert deadlines.danish_day(at("2026-08-21 21:59:00")) == date(2026, 8, 21)
    assert deadlines.danish_day(at("2026-08-21 22:00:00")) == date(2026, 8, 22)


def test_bookkeeping_law_counts_from_the_danish_year() -> None:
    assert not deadlines.tax_holds(at("2020-12-31 22:30:00"))
    assert deadlines.tax_holds(at("2020-12-31 23:30:00"))


def test_the_last_day_is_still_in_time_and_another_rule_may_permit() -> None:
    due_today, due_yesterday = Limit("A", date(2026, 8, 22), [3]), Limit("A", date(2026, 8, 21), [3])
    assert due_today.standing == "within"
    assert Record([due_yesterday]).state(due_yesterday) == "overdue"
    assert Record([due_yesterday, Limit("B", None)]).state(due_yesterday) == "exempt"


def test_states_add_up_to_the_rows_of_each_table(expected: dict[str, list[dict[str, Any]]]) -> None:
    database = sqlite3.connect(SAMPLE / "shop.db")
    for entry in expected["retention"]:
        if entry["source"] == "shop":
            (rows,) = database.execute(f"SELECT count(*) FROM {entry['dataset']}").fetchone()
            assert sum(entry["states"].values()) == rows, entry
    database.close()


def test_each_rule_has_a_record_in_every_state_it_can_have(expected: dict[str, list[dict[str, Any]]]) -> None:
    found: dict[str, set[str]] = {}
    for entry in expected["retention"]:
        found.setdefault(entry["rule"], set()).update(entry["states"])
    every = {"open", "within", "overdue", "exempt", "unverifiable"}
    assert found == {
        "RET-01": every | {"not_applicable"},
        "RET-02": every | {"not_applicable"},
        "RET-03": every,
        "RET-04a": every - {"exempt"},  # the notice grants none
        "RET-04b": {"within", "overdue", "unverifiable"},  # an opt-out always happened, dated or not
        "RET-05": every - {"open"},  # an entry was always collected
    }


def test_every_rule_that_exists_is_planted(expected: dict[str, list[dict[str, Any]]]) -> None:
    from pii_audit.rules.registry import RULES

    # buckets, modes and ages of files; see tests/test_stores.py
    of_stores = {"SEC002", "SEC003", "RET008", "RET011", "TRF002"}
    of_text = {"PUR003"}  # a basis is read into every purpose of the notice; see tests/rules/test_pur_origin.py
    assert {entry["rule"] for entry in expected["finding"]} == RULES.keys() - of_stores - of_text


@pytest.fixture(params=["postgres", "mariadb"])
def other_engine(request: pytest.FixtureRequest) -> Iterator[sa.Engine]:
    server = request.getfixturevalue(request.param)
    engine = server.fresh_database().engine()
    yield engine
    engine.dispose()


def test_the_copy_has_real_types_and_every_row(other_engine: sa.Engine) -> None:
    copy_shop(other_engine, SAMPLE / "shop.db")
    original = sa.create_engine(f"sqlite:///{SAMPLE / 'shop.db'}")
    here, there = sa.MetaData(), sa.MetaData()
    here.reflect(original)
    there.reflect(other_engine)
    assert here.tables.keys() == there.tables.keys()
    completed = there.tables["orders"].c.completed_at.type
    assert isinstance(completed, sa.DateTime)
    assert not completed.timezone
    assert isinstance(there.tables["suppression_list"].c.unsubscribed_on.type, sa.Date)
    assert isinstance(there.tables["order_lines"].c.price.type, sa.Numeric)
    with original.connect() as one, other_engine.connect() as other:
        for name in ("customers", "orders", "competition_entries"):
            key = here.tables[name].c.id
            rows = [tuple(row) for row in one.execute(here.tables[name].select().order_by(key))]
            copied = [
                tuple(row) for row in other.execute(there.tables[name].select().order_by(there.tables[name].c.id))
            ]
            assert copied == rows
    original.dispose()
