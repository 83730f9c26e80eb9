"""The export holds what it says, and nothing personal in its notes beside."""

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from phonenumbers import PhoneNumberMatcher
from stdnum import iban, luhn
from stdnum.dk import cpr

from benchmarks.speed.customers import CHUNK, PERSONAL, chunks
from benchmarks.speed.export import COLUMNS, write_export
from benchmarks.speed.planted import Planted

ROWS = CHUNK + 2_000
"""More than one chunk."""
HEALTH = re.compile(
    r"\b(diabetes|astma|epilepsi|allergi|kræft|gravid|syg|lider|diagnos|medicin|læge\b|blind|handicap|depress)",
    re.IGNORECASE,
)


def cpr_numbers(text: str) -> list[str]:
    return [n for n in re.findall(r"(?<!\d)\d{6}[- ]?\d{4}(?!\d)", text) if cpr.checksum(cpr.compact(n)) == 0]


def cards(text: str) -> list[str]:
    return [n for n in re.findall(r"(?<!\d)(?:\d[ -]?){15}\d(?!\d)", text) if luhn.is_valid(re.sub(r"\D", "", n))]


def ibans(text: str) -> list[str]:
    return [
        n.strip() for n in re.findall(r"\b[A-Z]{2}\d\d[A-Z\d ]{11,30}", text) if iban.is_valid(n, check_country=False)
    ]


LOOK: dict[str, Callable[[str], list[str]]] = {
    "national_id": cpr_numbers,
    "payment_card": cards,
    "iban": ibans,
    "email": re.compile(r"\S+@\S+").findall,
    "phone": lambda text: re.findall(r"(?<!\d)\d\d \d\d \d\d \d\d(?!\d)|(?<!\d)\d{8}(?!\d)", text),
    "health": HEALTH.findall,
}


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[Planted, ...], list[dict[str, str]]]:
    path = tmp_path_factory.mktemp("export") / "export.csv"
    planted = write_export(path, ROWS)
    with path.open(encoding="utf-8", newline="") as file:
        return path, planted, list(csv.DictReader(file, strict=True))


Export = tuple[Path, tuple[Planted, ...], list[dict[str, str]]]


def test_export__is_csv_of_the_right_width_and_size(export: Export) -> None:
    path, _, rows = export
    assert len(rows) == ROWS
    with path.open(encoding="utf-8", newline="") as file:
        assert {len(row) for row in csv.reader(file, strict=True)} == {COLUMNS}
    assert 170 <= path.stat().st_size / ROWS <= 260


def test_export__is_the_same_for_the_same_seed(export: Export, tmp_path: Path) -> None:
    path, planted, _ = export
    assert write_export(tmp_path / "again.csv", ROWS) == planted
    assert (tmp_path / "again.csv").read_bytes() == path.read_bytes()
    write_export(tmp_path / "other.csv", 100, seed=2)
    assert (tmp_path / "other.csv").read_bytes()[:2000] != path.read_bytes()[:2000]


def test_chunks__a_smaller_table_begins_as_a_larger_one() -> None:
    (small,), (large, _) = chunks(30, seed=1), chunks(CHUNK + 1, seed=1)
    assert small.equals(large.slice(0, 30))


@pytest.mark.parametrize("element", LOOK)
def test_notes__hold_exactly_one_of_each_kind(element: str, export: Export) -> None:
    _, planted, rows = export
    (hidden,) = (p for p in planted if (p.field, p.element) == ("bemaerkning", element))
    notes = [row["bemaerkning"] for row in rows]
    (holder,) = (note for note in notes if LOOK[element](note))
    assert hidden.rows == 1
    assert hidden.values[0] in holder
    assert sum(hidden.values[0] in note for note in notes) == 1


def test_notes__digits_stand_in_hidden_ones_only(export: Export) -> None:
    _, _, rows = export
    numbered = {row["bemaerkning"] for row in rows if re.search(r"\d", row["bemaerkning"])}
    assert len(numbered) == 4  # number, card, account, phone
    assert any(PhoneNumberMatcher(note, "DK").has_next() for note in numbered)


def test_notes__have_8_to_30_words_and_are_many(export: Export) -> None:
    notes = [row["bemaerkning"] for row in export[2]]
    assert {len(note.split()) for note in notes} <= set(range(8, 31))
    assert len(set(notes)) > ROWS / 2


@pytest.mark.parametrize(
    ("field", "form"),
    {
        "email": r"[a-z.-]+\d+@example\.(com|net|org)",
        "telefon": r"\d{8}|(\+45 )?\d\d \d\d \d\d \d\d",
        "adresse": r"\D+ \d+( [AB])?(, .+)?",
        "navn": r"[^\d@]+ [^\d@]+",
        "cpr_nr": r"\d{6}-\d{4}",
    }.items(),
)
def test_personal_columns__hold_what_is_said_of_them(field: str, form: str, export: Export) -> None:
    _, planted, rows = export
    (column,) = (p for p in planted if p.field == field)
    values = [row[field] for row in rows if row[field]]
    assert column.element == PERSONAL[field]
    assert column.rows == len(values)
    assert list(column.values) == values[:100]
    assert all(re.fullmatch(form, value) for value in values)


def test_cpr_numbers__follow_the_rules(export: Export) -> None:
    numbers = [row["cpr_nr"] for row in export[2] if row["cpr_nr"]]
    assert 0.3 * ROWS < len(numbers) < 0.4 * ROWS
    assert all(cpr.is_valid(number) and cpr.checksum(cpr.compact(number)) == 0 for number in numbers[:2000])
