"""CSV files as an office makes them, with Danish headers and decimal commas."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

import forms
from forms import Forms
from moments import day_between
from office_csv import danish, table
from people import Person, cpr_numbers, iban, people
from tables import Customer, Shop

UNIONS = ("3F", "HK", "FOA", "Dansk Metal", "Djøf", "PROSA")
UNKNOWN = "ukendt"
ADDRESSES = 90
PARCELS = 90
LEGACY_ROWS = 1200
LEFT_BEFORE = 200
"""People of the legacy list who never came into the shop."""
UPLOADED = 750
"""Subscribers in the advertiser's list."""
UPLOADED_GONE = 12
"""Of those, how many had unsubscribed."""
BOUGHT = 80
HANDED_OVER = 40

LEGACY = "kunder/gamle_kunder_2017.csv"
COURIER = "kurer/leveringer_2026-11.csv"
AUDIENCE = "annoncer/publikum_2026-10.csv"
REFUNDS = "oekonomi/refusioner_2026.csv"
CONTRACT = "oekonomi/kontrakt_kurer.pdf"
SURVEY = "undersoegelser/kundetilfredshed_2026.csv"
DRAWINGS = "konkurrencer/tegnekonkurrence_2026.csv"
EVENING = "tilmeldinger/lydaften_2026.csv"
LEADS = "leads/kontakter_2026.csv"
POLICE = "myndigheder/politi_2026-09.csv"


@dataclass(frozen=True)
class LegacyRow:
    """What decides on a row of the legacy customer list."""

    number: int
    last_purchase: date | None
    """None where the list says it is unknown."""
    account: bool
    email: str


@dataclass(frozen=True)
class AudienceRow:
    """What decides on a row of the advertiser's list."""

    email: str
    left: date | None


@dataclass(frozen=True)
class Exports:
    """The files by their path, and what was planted in them."""

    files: dict[str, bytes]
    legacy: Sequence[LegacyRow]
    audience: Sequence[AudienceRow]
    refunds_paid: Sequence[date]
    surveyed: Sequence[date]
    forms: Forms
    addresses: int
    """Distinct IP addresses in the advertiser's list."""
    couriered: int
    cprs: int
    """CPR numbers in the legacy list, all different."""
    unions: int
    """Trade unions named in it."""


def build(seed: int, shop: Shop) -> Exports:
    """Return all exports; some were drawn from the shop."""
    restricted = {row.customer_id for row in shop.restrictions[:1]}
    parcels_of = [row.phone for row in shop.customers if row.id in restricted]
    legacy_file, legacy, cprs, unions = _legacy(Random(f"{seed}:legacy"), shop)
    audience_file, audience = _audience(Random(f"{seed}:audience"), shop)
    refunds_file, paid = _refunds(Random(f"{seed}:refunds"))
    survey_file, surveyed = _survey(Random(f"{seed}:survey"))
    filled_in = forms.build(seed)
    leads, police = _leads(Random(f"{seed}:leads")), _police(Random(f"{seed}:police"))
    files = {
        LEGACY: legacy_file,
        COURIER: _courier(Random(f"{seed}:courier"), parcels_of),
        AUDIENCE: audience_file,
        REFUNDS: refunds_file,
        CONTRACT: PDF,
        SURVEY: survey_file,
        DRAWINGS: filled_in.drawings,
        EVENING: filled_in.evening,
        LEADS: leads,
        POLICE: police,
    }
    return Exports(files, legacy, audience, paid, surveyed, filled_in, ADDRESSES, PARCELS, cprs, unions)


def write(exports: Exports, folder: Path) -> None:
    """Write the files into a folder."""
    for name, content in exports.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _amount(rng: Random, most: int) -> str:
    return f"{rng.randrange(100, most * 100) / 100:.2f}".replace(".", ",")


def _legacy(rng: Random, shop: Shop) -> tuple[bytes, list[LegacyRow], int, int]:
    """The list of a system retired in 2017: everybody overdue but those who made an account since.

    Most came over into the shop; the first 200 left before.
    """
    folk, cprs = people(rng), cpr_numbers(rng)
    moved = [row for row in shop.customers if row.email][1000 : 1000 + LEGACY_ROWS - LEFT_BEFORE]
    unions = [rng.choice(UNIONS) for _ in range(60)]
    numbers = [next(cprs) for _ in range(80)]
    rows, planted = [], []
    for index in range(LEGACY_ROWS):
        person: Person | Customer = next(folk) if index < LEFT_BEFORE else moved[index - LEFT_BEFORE]
        bought = None if index < 10 else day_between(rng, "2012-03-01", "2017-09-30")
        if index == 10:
            bought = date(2012, 2, 29)  # 2014-02-28, then 2016-02-28: the oldest overdue
        row = LegacyRow(40001 + index, bought, account=index >= 1100, email=person.email or "")
        planted.append(row)
        address = (person.name, person.street, person.postcode, person.city, person.email, person.phone)
        rows.append(
            (
                str(row.number),
                *(part or "" for part in address),
                numbers[index - 100] if 100 <= index < 180 else "",
                unions[index - 300] if 300 <= index < 360 else "",
                danish(bought) or UNKNOWN,
                "ja" if row.account else "nej",
                _amount(rng, 4000),
            )
        )
    header = [
        "Kundenr",
        "Navn",
        "Adresse",
        "Postnr",
        "By",
        "E-mail",
        "Telefon",
        "CPR-nr",
        "Fagforening",
        "Seneste_handel",
        "Webkonto",
        "Saldo",
    ]
    return table(header, rows), planted, len(set(numbers)), len(set(unions))


def _courier(rng: Random, restricted: Sequence[str | None]) -> bytes:
    """What the courier is told; a date of birth is no part of an address."""
    folk = people(rng)
    rows = []
    for number in range(PARCELS):
        person = next(folk)
        born = date(1948, 3, 7) + timedelta(days=233 * number)
        delivered = day_between(rng, "2026-11-02", "2026-11-20")
        rows.append(
            (
                str(35001 + number),
                person.name,
                person.address,
                restricted[number] or "" if number < len(restricted) else person.phone,
                danish(born),
                danish(delivered),
                _amount(rng, 90),
            )
        )
    return table(["Pakkenr", "Modtager", "Adresse", "Mobil", "Fødselsdato", "Leveret", "Fragtpris"], rows)


def _audience(rng: Random, shop: Shop) -> tuple[bytes, list[AudienceRow]]:
    """What the advertiser got, most of it drawn from the subscribers; an IP address serves to prevent misuse, nothing else."""
    folk = people(rng)
    live = [row for row in shop.subscribers if row.unsubscribed_at is None][100 : 100 + UPLOADED - UPLOADED_GONE]
    gone = [row for row in shop.subscribers if row.unsubscribed_at and row.unsubscribed_at.year == 2025]
    drawn = [*live, *gone[:UPLOADED_GONE]]
    rows, planted = [], []
    for index in range(900):
        person = next(folk)
        left = day_between(rng, "2026-01-05", "2026-11-15") if index < 17 else None  # overdue
        if index == 17:
            left = date(2025, 12, 31)  # due 2026-01-02: the oldest overdue
        if index == 18:
            left = date(2026, 11, 20)  # due today: within
        email, given = person.email, person.given
        if index >= 900 - len(drawn):
            subscriber = drawn[index - (900 - len(drawn))]
            email, given = subscriber.email, subscriber.name.partition(" ")[0]
        planted.append(AudienceRow(email, left))
        address = f"203.0.113.{index % ADDRESSES + 1}"
        segment = rng.choice(("lydkender", "hjemmekontor", "gamer"))
        rows.append((email, given, address, segment, danish(left)))
    return table(["E-mail", "Fornavn", "IP-adresse", "Segment", "Afmeldt"], rows), planted


def _leads(rng: Random) -> bytes:
    """Addresses bought from somebody; brokers may bring no gender."""
    folk = people(rng)
    rows = []
    for _ in range(BOUGHT):
        person = next(folk)
        rows.append((person.name, person.address, person.email, "kvinde" if person.female else "mand", ""))
    return table(["Navn", "Adresse", "E-mail", "Køn", "Afmeldt"], rows)


def _police(rng: Random) -> bytes:
    """What the police asked for in a case of fraud."""
    folk = people(rng)
    rows = []
    for number in range(HANDED_OVER):
        person = next(folk)
        rows.append((f"P-{number + 1}", person.name, person.phone, "15-09-2026"))
    return table(["Sag", "Navn", "Telefon", "Udleveret"], rows)


def _refunds(rng: Random) -> tuple[bytes, list[date]]:
    """Refunds paid to bank accounts the notice does not mention."""
    folk = people(rng)
    rows, paid = [], []
    for number in range(60):
        person, day = next(folk), day_between(rng, "2026-08-24", "2026-11-18")
        paid.append(day)
        rows.append((f"R-{number + 101}", person.name, iban(rng), _amount(rng, 1500), danish(day)))
    return table(["Sag", "Navn", "IBAN", "Beløb", "Udbetalt"], rows), paid


def _survey(rng: Random) -> tuple[bytes, list[date]]:
    """Answers of a thousand people; the audit samples it too thinly on purpose."""
    folk = people(rng)
    rows, collected = [], []
    for number in range(1000):
        day = day_between(rng, "2026-02-02", "2026-03-31")
        collected.append(day)
        rows.append((str(number + 1), next(folk).email, rng.choice(("1", "2", "3", "4", "5")), danish(day)))
    return table(["Nr", "E-mail", "Svar", "Indsamlet"], rows), collected


PDF = b"""%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >> endobj
trailer << /Root 1 0 R >>
%%EOF
"""
"""A page without words, in a format no scanner reads."""
