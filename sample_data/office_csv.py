"""How an office writes a CSV file: cp1252, semicolons, Windows line ends, Danish dates."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Write a file."""
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows([header, *rows])
    return text.getvalue().encode("cp1252")


def danish(day: date | None) -> str:
    """Write a day as `24-12-2026`, no day as nothing."""
    return f"{day:%d-%m-%Y}" if day else ""


def spelt_out(day: date) -> str:
    """Write a day as `24. december 2026`."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"
