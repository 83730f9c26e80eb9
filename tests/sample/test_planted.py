"""What is planted in texts, forms and the log is in the files as often as expected.toml says."""

import csv
import gzip
import json
import sqlite3
import tomllib
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import bucket
import exports
import operations
from moments import AUDIT_DATE
from office_csv import MONTHS
from stdnum import ean
from texts import FAITH_CHAT, HEALTH_REQUESTS

SAMPLE = Path(__file__).parents[2] / "sample_data"


def counted(dataset: str, field: str, element: str, rule: str = "") -> object:
    findings = tomllib.loads((SAMPLE / "expected.toml").read_text(encoding="utf-8"))["finding"]
    (plan,) = (
        f
        for f in findings
        if (f["dataset"], f.get("field"), f.get("element")) == (dataset, field, element) and f["rule"].startswith(rule)
    )
    return plan["count"]


def from_shop(query: str) -> Iterator[str]:
    with closing(sqlite3.connect(SAMPLE / "shop.db")) as shop:
        yield from (value for (value,) in shop.execute(query))


def office(name: str) -> list[dict[str, str]]:
    text = (SAMPLE / "exports" / name).read_text(encoding="cp1252")
    return list(csv.DictReader(text.splitlines(), delimiter=";"))


def log_entries() -> list[str]:
    text = gzip.decompress((SAMPLE / "bucket" / bucket.LOG).read_bytes()).decode()
    return [row["entry"] for row in csv.DictReader(text.splitlines())]


def test_two_customers_tell_of_their_illness() -> None:
    bodies = list(from_shop("SELECT body FROM requests WHERE customer_id IS NOT NULL"))
    begun = tuple(text.partition(" {order}")[0] for _, text in HEALTH_REQUESTS)
    assert sum(body.startswith(begun) for body in bodies) == counted("requests", "body", "health") == 2


def test_one_chat_tells_of_a_faith() -> None:
    month, number = bucket.FAITH
    name = f"chat/{month}.jsonl.gz"
    lines = gzip.decompress((SAMPLE / "bucket" / name).read_bytes()).decode().splitlines()
    told = [chat["id"] for chat in map(json.loads, lines) if chat["messages"][0]["message"] == FAITH_CHAT]
    assert told == [number]
    assert counted(name, "messages.message", "religion") == 1


def test_some_who_come_to_the_evening_have_an_allergy() -> None:
    answers = [json.loads(row["Svar"]) for row in office(exports.EVENING)]
    told = [answer["allergier"] for answer in answers if answer["allergier"]]
    assert 0 < len(told) < len(answers) / 2
    assert counted(exports.EVENING, "Svar.allergier", "health") == len(set(told))


def test_children_are_six_to_fifteen_on_the_audit_date() -> None:
    written = [row["Født"] for row in office(exports.DRAWINGS)]
    born = [
        date(int(year), MONTHS.index(month) + 1, int(day.removesuffix(".")))
        for day, month, year in (text.split() for text in written)
    ]
    had_birthday = [(AUDIT_DATE.month, AUDIT_DATE.day) >= (day.month, day.day) for day in born]
    ages = {AUDIT_DATE.year - day.year - (not had) for day, had in zip(born, had_birthday, strict=True)}
    assert ages == set(range(6, 16))
    assert counted(exports.DRAWINGS, "Født", "date_of_birth", "PUR002") == len(set(written))


def test_one_line_of_the_log_names_a_customer() -> None:
    """Two neighbouring words of the others are nobody's name, whoever is known to the shop."""
    names = {name.lower() for name in from_shop("SELECT name FROM customers WHERE name IS NOT NULL")}
    entries = log_entries()
    named = [
        entry
        for entry in entries
        if not names.isdisjoint(map(" ".join, zip(entry.split(), entry.split()[1:], strict=False)))
    ]
    assert len(entries) == operations.LINES > 2000
    assert len(named) == counted(bucket.LOG, "entry", "message_content") == 1


def test_article_numbers_of_the_log_are_nobody_elses() -> None:
    numbers = [entry.split()[3] for entry in log_entries() if entry.startswith("stock of ean ")]
    assert len(numbers) > 100
    assert all(ean.is_valid(number) and number.startswith("2") for number in numbers)
