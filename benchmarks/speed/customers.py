"""The customer data of an invented Danish shop: 12 columns of text, a chunk of rows at a time, by seed."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from benchmarks.speed import words
from benchmarks.speed.planted import Hidden
from benchmarks.speed.strings import Numbers, digits, drawn, joined, one_of, taken, where

CHUNK = 50_000
"""Rows made at once, about 15 MB."""
PERSONAL = {
    "navn": "person_name",
    "email": "email",
    "telefon": "phone",
    "adresse": "mailing_address",
    "cpr_nr": "national_id",
}
"""Columns that hold an element throughout; of the CPR numbers a share of the rows."""
NOTE = "bemaerkning"
_WITH_CPR = 0.35
_FIRST_CUSTOMER, _FIRST_ORDER = 100_000, 20_000_000


def chunks(rows: int, seed: int, hidden: dict[int, Hidden] | None = None) -> Iterator[pa.Table]:
    """Yield tables of the columns, all text; the notes of some rows are the hidden ones."""
    for start in range(0, rows, CHUNK):
        size = min(CHUNK, rows - start)
        rng = np.random.default_rng((seed, start))
        table = _chunk(rng, np.arange(start, start + CHUNK)).slice(0, size)  # so a smaller table begins as a larger one
        for row in sorted(hidden or {}):
            if hidden and start <= row < start + size:
                table = _with_note(table, row - start, hidden[row].note)
        yield table


def _chunk(rng: np.random.Generator, row: Numbers) -> pa.Table:
    n = len(row)
    given, surname = rng.integers(len(words.GIVEN_NAMES), size=n), rng.integers(len(words.SURNAMES), size=n)
    number = joined(digits(1 + rng.integers(199, size=n)), drawn(rng, ("", "", "", " A", " B"), n))
    return pa.table(
        {
            "kundenr": digits(_FIRST_CUSTOMER + row),
            "navn": _names(rng, given, surname),
            "email": _emails(rng, given, surname, row),
            "telefon": _phones(rng, n),
            "adresse": joined(drawn(rng, words.STREET_NAMES, n), " ", number, drawn(rng, words.FLOORS, n)),
            "postnr_by": drawn(rng, words.PLACES, n),
            "cpr_nr": where(rng.random(n) < _WITH_CPR, _cpr_numbers(rng, n)),
            "ordrenr": joined("O-", digits(_FIRST_ORDER + row)),
            "vare": _products(rng, n),
            "beloeb": _amounts(rng, n),
            "oprettet": _moments(rng, n),
            NOTE: _notes(rng, n),
        }
    )


def _with_note(table: pa.Table, row: int, note: str) -> pa.Table:
    notes = table[NOTE].to_pylist()
    notes[row] = note
    return table.set_column(table.schema.get_field_index(NOTE), NOTE, pa.array(notes, pa.string()))


def _names(rng: np.random.Generator, given: Numbers, surname: Numbers) -> pa.StringArray:
    first, last = taken(words.GIVEN_NAMES, given), taken(words.SURNAMES, surname)
    middle = where(rng.random(len(given)) < 0.3, joined(drawn(rng, words.SURNAMES, len(given)), " "))
    return joined(first, " ", middle, last)


def _emails(rng: np.random.Generator, given: Numbers, surname: Numbers, row: Numbers) -> pa.StringArray:
    """Addresses that never come twice."""
    first, last = taken([_plain(name) for name in words.GIVEN_NAMES], given), taken(words.SURNAMES, surname)
    initial = pc.utf8_slice_codeunits(pc.utf8_lower(last), 0, 1)
    initial = pc.replace_substring_regex(initial, "[^a-z]", "x")
    return joined(first, ".", initial, digits(row), "@", drawn(rng, words.MAIL_DOMAINS, len(row)))


def _plain(name: str) -> str:
    for letter, plain in {"æ": "ae", "ø": "oe", "å": "aa", " ": "."}.items():
        name = name.lower().replace(letter, plain)
    return name


def _phones(rng: np.random.Generator, rows: int) -> pa.StringArray:
    """Mobile numbers in the three forms that people use."""
    prefix, rest = drawn(rng, words.MOBILE_PREFIXES, rows), rng.integers(10**6, size=rows)
    pairs = [digits(rest // 10**4, 2), digits(rest // 100 % 100, 2), digits(rest % 100, 2)]
    spaced = joined(prefix, " ", pairs[0], " ", pairs[1], " ", pairs[2])
    return one_of(rng.integers(3, size=rows), joined(prefix, digits(rest, 6)), spaced, joined("+45 ", spaced))


def _cpr_numbers(rng: np.random.Generator, rows: int) -> pa.StringArray:
    """Numbers of people born from 1940 to 1999, with the check digit that they all had then."""
    born = np.datetime64("1940-01-01") + rng.integers(60 * 365, size=rows)
    year = born.astype("datetime64[Y]").astype(int) + 1970
    month = born.astype("datetime64[M]").astype(int) % 12 + 1
    day = (born - born.astype("datetime64[M]")).astype(int) + 1
    serial = rng.integers(400, size=rows) // 10 * 10 + rng.integers(9, size=rows)
    serial += _cpr_sum(day, month, year, serial) % 11 == 1  # no digit would make up for 1; one more adds 2
    check = -_cpr_sum(day, month, year, serial) % 11
    written = digits(day * 10**4 + month * 100 + year % 100, 6)
    return joined(written, "-", digits(serial * 10 + check, 4))


def _cpr_sum(day: Numbers, month: Numbers, year: Numbers, serial: Numbers) -> Numbers:
    """Weigh the first nine digits."""
    first_nine = ((day * 100 + month) * 100 + year % 100) * 1000 + serial
    places = 10 ** np.arange(8, -1, -1)
    sums: Numbers = (first_nine[:, None] // places % 10) @ np.array([4, 3, 2, 7, 6, 5, 4, 3, 2])
    return sums


def _products(rng: np.random.Generator, rows: int) -> pa.StringArray:
    """Products of brands that read like companies and people, which makes them hard negatives."""
    branded = where(rng.random(rows) < 0.5, joined(drawn(rng, words.BRANDS, rows), " "))
    return joined(branded, drawn(rng, words.GOODS, rows), " ", drawn(rng, words.COLOURS, rows))


def _amounts(rng: np.random.Generator, rows: int) -> pa.StringArray:
    cents = rng.integers(1_000, 250_000, size=rows)
    return joined(digits(cents // 100), ".", digits(cents % 100, 2))


def _moments(rng: np.random.Generator, rows: int) -> pa.StringArray:
    """ISO timestamps of six years, to the second."""
    moments = np.datetime64("2020-01-01T00:00:00") + rng.integers(6 * 365 * 86_400, size=rows)
    return pc.strftime(pa.array(moments), "%Y-%m-%dT%H:%M:%S")


def _notes(rng: np.random.Generator, rows: int) -> pa.StringArray:
    """Danish sentences of 8 to 30 words that concern no person in particular."""
    opening = rng.integers(len(words.OPENINGS), size=rows)
    before, between, after = (taken(part, opening) for part in zip(*words.OPENINGS, strict=True))
    thing = joined(drawn(rng, words.COLOURS, rows), " ", drawn(rng, words.GOODS, rows))
    first = joined(before, thing, between, drawn(rng, words.MOMENTS, rows), after)
    length = rng.random(rows)
    further = where(length < 0.15, joined(" ", drawn(rng, words.FURTHER, rows)))
    last = where(length < 0.05, joined(" ", drawn(rng, words.LAST, rows)))
    return joined(first, further, last)
