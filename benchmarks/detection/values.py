"""Makers of values: numbers by their public rules, and ways to combine makers. Names and words come from each half."""

import re
import string
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random
from uuid import UUID

from phonenumbers import is_valid_number, parse
from stdnum import ean, iban, imei, isbn, luhn
from stdnum.de import idnr
from stdnum.dk import cpr, cvr
from stdnum.fi import hetu
from stdnum.iso7064 import mod_11_10
from stdnum.nl import bsn
from stdnum.no import fodselsnummer
from stdnum.se import personnummer

Make = Callable[[Random, int], str]
"""Makes the value of a row; the row's number lets counters count."""

_SIGNS = {"#": string.digits, "@": string.ascii_uppercase, "%": "0123456789abcdef"}
_DANISH_MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
    "december",
)  # fmt: skip
_JUNK = ("", "", "N/A", "-", "ukendt", "?", "x", "null", "se note", "00000000")


def one_of(values: Sequence[str]) -> Make:
    """Draw from a list."""
    return lambda rng, _: rng.choice(values)


def pattern(form: str) -> Make:
    """Fill a form: `#` a digit, `@` a capital letter, `%` a hexadecimal digit."""
    return lambda rng, _: "".join(rng.choice(_SIGNS[c]) if c in _SIGNS else c for c in form)


def number(first: float, last: float, form: str = "{:.0f}") -> Make:
    """Draw a number evenly."""
    return lambda rng, _: form.format(rng.uniform(first, last))


def counter(start: int, step: int = 1, form: str = "{}") -> Make:
    """Count up from row to row."""
    return lambda _, row: form.format(start + step * row)


def uuid() -> Make:
    """Draw a random UUID."""
    return lambda rng, _: str(UUID(int=rng.getrandbits(128), version=4))


def filled(form: str, *makes: Make) -> Make:
    """Put values together: one for each `{}` of a form."""
    return lambda rng, row: form.format(*(make(rng, row) for make in makes))


def mixed(*makes: Make) -> Make:
    """Make each value in one of several ways."""
    return lambda rng, row: rng.choice(makes)(rng, row)


def sparse(make: Make, share: float) -> Make:
    """Leave all but a share of the cells empty."""
    return lambda rng, row: make(rng, row) if rng.random() < share else ""


def junk(make: Make, share: float) -> Make:
    """Put what people type into fields that they cannot fill in a share of the cells."""
    return lambda rng, row: rng.choice(_JUNK) if rng.random() < share else make(rng, row)


def changed(change: Callable[[str], str], make: Make) -> Make:
    """Change each value: `str.upper`."""
    return lambda rng, row: change(make(rng, row))


def accepted(make: Make, valid: Callable[[str], bool]) -> Make:
    """Draw until a check is passed."""

    def draw(rng: Random, row: int) -> str:
        while not valid(value := make(rng, row)):
            pass
        return value

    return draw


def day(first_year: int, last_year: int, form: str = "%Y-%m-%d") -> Make:
    """Draw a moment; `%B` is the month in Danish."""

    def draw(rng: Random, _: int) -> str:
        start = datetime(first_year, 1, 1, tzinfo=UTC)
        moment = start + timedelta(seconds=rng.randrange((last_year - first_year + 1) * 365 * 86_400))
        return moment.strftime(form.replace("%B", _DANISH_MONTHS[moment.month - 1]))

    return draw


def epoch(first_year: int, last_year: int, per_second: int = 1) -> Make:
    """Draw a Unix time in seconds or parts of them."""
    first, last = (datetime(year, 1, 1, tzinfo=UTC).timestamp() for year in (first_year, last_year + 1))
    return lambda rng, _: str(int(rng.uniform(first, last) * per_second))


def ascii_lower(text: str) -> str:
    """Write a name as it stands in an address on the net."""
    for letter, plain in {"æ": "ae", "ø": "oe", "å": "aa", "é": "e", "ö": "o", "ä": "a", "ü": "u", " ": "."}.items():
        text = text.lower().replace(letter, plain)
    return text.replace("'", "")


def danish_phone(form: str = "########") -> Make:
    """Draw a Danish number that the numbering plan has given out, in a form of 8 digits, with or without 45 before."""
    return accepted(pattern(form), lambda value: is_valid_number(parse("+45" + re.sub(r"\D", "", value)[-8:])))


def any_phone() -> Make:
    """Draw a number as people write them; foreign ones lie in ranges that are kept for fiction."""
    danish = (
        "########", "## ## ## ##", "#### ####", "## ######", "+45 ########", "+45 ## ## ## ##", "+45########",
        "0045 ########", "(+45) ## ## ## ##", "+45-##-##-##-##", "##.##.##.##", "##-##-##-##",
    )  # fmt: skip
    foreign = ("+44 20 7946 0###", "0113 496 0###", "+1 212-555-01##", "(212) 555-01##", "+46 70 174 06 ##")
    return mixed(*map(danish_phone, danish), *map(pattern, foreign))


def danish_cpr(hyphen: str = "-", first_year: int = 1935, last_year: int = 2008) -> Make:
    """Draw a CPR number; those born before 2007 have the check digit."""

    def draw(rng: Random, _: int) -> str:
        born = date(first_year, 1, 1) + timedelta(days=rng.randrange((last_year - first_year) * 365))
        century = "4567" if born.year >= 2000 else "0123"
        while True:
            serial = rng.choice(century) + f"{rng.randrange(1000):03}"
            value = f"{born:%d%m%y}{serial}"
            if cpr.is_valid(value) and (born.year >= 2007 or cpr.checksum(value) == 0):
                return f"{born:%d%m%y}{hyphen}{serial}"

    return draw


def company_number() -> Make:
    """Draw a CVR number."""
    return accepted(pattern("########"), cvr.is_valid)


def norwegian_id() -> Make:
    """Draw a fødselsnummer of the last century."""

    def draw(rng: Random, row: int) -> str:
        while True:
            first = day(1940, 1998, "%d%m%y")(rng, row) + f"{rng.randrange(500):03}"
            checks = fodselsnummer.calc_check_digit1(first)
            checks += fodselsnummer.calc_check_digit2(first + checks)
            if checks.isdigit() and fodselsnummer.is_valid(first + checks):
                return first + checks

    return draw


def swedish_id() -> Make:
    """Draw a personnummer."""
    return accepted(filled("{}-{}", day(1940, 1998, "%y%m%d"), pattern("####")), personnummer.is_valid)


def finnish_id() -> Make:
    """Draw a henkilötunnus."""
    form = filled("{}-{}{}", day(1940, 1998, "%d%m%y"), number(2, 899, "{:03.0f}"), one_of("0123456789ABCDEFHJKLMNP"))
    return accepted(form, hetu.is_valid)


def dutch_id() -> Make:
    """Draw a burgerservicenummer."""
    return accepted(pattern("#########"), bsn.is_valid)


def belgian_id() -> Make:
    """Draw a rijksregisternummer of the last century, in its written form."""

    def draw(rng: Random, row: int) -> str:
        first = f"{day(1940, 1998, '%y.%m.%d')(rng, row)}-{rng.randrange(1, 998):03}"
        return f"{first}.{_complement_97(first):02}"

    return draw


def french_id() -> Make:
    """Draw a NIR, with spaces as on the card."""

    def draw(rng: Random, row: int) -> str:
        born = day(1940, 1998, "%y %m")(rng, row)
        first = pattern(f"{rng.choice('12')} {born} {rng.randrange(1, 90):02} ### ###")(rng, row)
        return f"{first} {_complement_97(first):02}"

    return draw


def _complement_97(number: str) -> int:
    return 97 - int(re.sub(r"\D", "", number)) % 97


def german_id() -> Make:
    """Draw a Steuer-IdNr: ten digits of which one stands twice, and a check digit."""

    def draw(rng: Random, _: int) -> str:
        digits = rng.sample(string.digits, 9)
        digits.append(rng.choice(digits))
        rng.shuffle(digits)
        first = "".join(digits)
        return first + mod_11_10.calc_check_digit(first)

    return accepted(draw, idnr.is_valid)


def bank_iban(form: str) -> Make:
    """Draw an IBAN of a form such as `DK## #### ...`; only the check digits common to all countries hold."""

    def draw(rng: Random, row: int) -> str:
        value = pattern(form)(rng, row)
        return value[:2] + str(iban.calc_check_digits(value)) + value[4:]

    return draw


def card(form: str) -> Make:
    """Draw a card number of a form."""
    return accepted(pattern(form), lambda value: bool(luhn.is_valid(value.replace(" ", "").replace("-", ""))))


def ean13(beginning: str) -> Make:
    """Draw an EAN or GLN number."""
    return accepted(pattern(beginning.ljust(13, "#")), ean.is_valid)


def isbn13() -> Make:
    """Draw a book number."""
    return accepted(pattern("978##########"), isbn.is_valid)


def device_imei() -> Make:
    """Draw the number of a mobile phone."""
    return accepted(pattern("35#############"), imei.is_valid)


def analytics_cookie() -> Make:
    """Draw a client id of Google Analytics."""
    return filled("GA1.{}.{}.{}", one_of("123"), number(1e8, 2e9), epoch(2019, 2025))


def ipv4() -> Make:
    """Draw an address of the ranges kept for documentation."""
    return filled("{}.{}", one_of(("192.0.2", "198.51.100", "203.0.113")), number(1, 254))
