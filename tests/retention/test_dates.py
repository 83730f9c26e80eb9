"""Dates as offices write them, and what must not be guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_audit.retention.dates import MIXED, UNPARSED, Habits, Reading, read_column

COPENHAGEN = "Europe/Copenhagen"


def read_one(text: str, source_zone: str = COPENHAGEN) -> Reading:
    return read_column([text], Habits(COPENHAGEN, source_zone))[text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-05-03", "2024-05-03"),
        ("2024-05-03 23:30:00", "2024-05-03"),
        ("2024-05-03T23:30:00.123456", "2024-05-03"),
        ("2025-11-30T23:30:00Z", "2025-12-01"),  # half past midnight in Copenhagen
        ("2025-12-31 23:30:00+00:00", "2026-01-01"),
        ("2025-12-31 23:30:00+0100", "2025-12-31"),
        ("2025-06-30 20:00:00-05", "2025-07-01"),
        ("20240503", "2024-05-03"),
        ("2024/05/03", "2024-05-03"),
        ("2024.5.3", "2024-05-03"),
        ("2025-12-31 23:30 UTC", "2026-01-01"),
        ("45415.75", "2024-05-03"),
        ("31-12-2024", "2024-12-31"),
        ("31.12.24", "2024-12-31"),
        ("31/12/1999 14.05", "1999-12-31"),
        ("3. maj 2024", "2024-05-03"),
        ("3 oktober 2024", "2024-10-03"),
        ("May 3, 2024", "2024-05-03"),
        ("03-May-24", "2024-05-03"),  # as Excel writes days in English
        ("3-OKT-2024", "2024-10-03"),
        ("uge 12 2024", "2024-03-24"),
        ("2024-W12", "2024-03-24"),
        ("45415", "2024-05-03"),
        ("1714687200", "2024-05-03"),
        ("1714687200000", "2024-05-03"),
    ],
)
def test_read_column__forms(text: str, expected: str) -> None:
    day = date.fromisoformat(expected)
    assert read_one(text) == Reading(day, day)


@pytest.mark.parametrize(
    "text",
    [
        "2024-02-30",
        "i går",
        "0000-00-00",
        "99999",
        "12345",
        "31-31-2024",
        "2024",
        "",
        "3. foo 2024",
        "3-foo-24",
        "uge 60 2024",
    ],
)
def test_read_column__nothing_is_guessed(text: str) -> None:
    assert read_one(text) == Reading(reason=UNPARSED)


def test_read_column__naive_time_is_in_the_zone_of_the_source() -> None:
    assert read_one("2025-11-30 23:30:00", "UTC").earliest == date(2025, 12, 1)
    assert read_one("2025-11-30 23:30:00").earliest == date(2025, 11, 30)


def test_read_column__one_value_decides_the_order_of_all() -> None:
    readings = read_column(["03-04-2024", "04-13-2024"], Habits(COPENHAGEN, COPENHAGEN))
    assert readings["03-04-2024"] == Reading(date(2024, 3, 4), date(2024, 3, 4))


def test_read_column__order_left_open__keeps_both_readings() -> None:
    reading = read_one("03-04-2024")
    assert reading == Reading(date(2024, 3, 4), date(2024, 4, 3))


def test_read_column__both_orders__is_mixed_but_iso_stands() -> None:
    readings = read_column(["31-12-2024", "12-31-2024", "2024-01-02"], Habits(COPENHAGEN, COPENHAGEN))
    assert readings["31-12-2024"].reason == MIXED
    assert readings["2024-01-02"].earliest == date(2024, 1, 2)


@given(st.text(max_size=30))
def test_read_column__hostile_text__never_raises(text: str) -> None:
    reading = read_one(text)
    assert (reading.earliest is None) == bool(reading.reason)


@given(st.dates(date(1970, 1, 1), date(2068, 12, 31)))
def test_read_column__danish_dates_round_trip(day: date) -> None:
    marker = "31-12-2020"  # makes the column day-first
    texts = [f"{day.day}-{day.month}-{day.year}", f"{day:%d.%m.%y}", f"{day:%Y%m%d}"]
    readings = read_column([marker, *texts], Habits(COPENHAGEN, COPENHAGEN, day_first=False))
    assert all(readings[text] == Reading(day, day) for text in texts)


def test_read_column__a_placeholder_is_taken_as_written() -> None:
    habits = Habits("America/New_York", "UTC", sentinels=frozenset({date(1970, 1, 1), date(9999, 12, 31)}))
    readings = read_column(["1970-01-01 00:00:00", "9999-12-31 23:59:59", "1970-01-01T00:00:00Z"], habits)
    assert [reading.earliest for reading in readings.values()] == [
        date(1970, 1, 1),
        date(9999, 12, 31),
        date(1970, 1, 1),
    ]
