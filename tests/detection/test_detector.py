"""Whole columns: what must be found, and what looks like it and must not."""

import random
import string
import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import date

import pandas as pd
import pytest

from pii_audit.detection.detector import Detector
from pii_audit.inventory.schema import Detection
from pii_audit.model.dataset import ColumnKind, Dataset, DatasetKind
from pii_audit.model.facts import ElementFacts, Evidence, FieldFacts

Judge = Callable[..., Mapping[str, FieldFacts]]

_RANDOM = random.Random(20)


def _words(text: str) -> list[str]:
    return text.split()


_FIRST = _words(
    "Jens Anna Søren Mette Lars Hanne Peter Kirsten Niels Karen Ole Inge Mads Freja Rasmus Astrid Kaj Birgit"
)
_LAST = _words("Hansen Jensen Nielsen Sørensen Pedersen Andersen Møller Christensen Larsen Rasmussen Holm Dahl Kjær")
_SURNAMES = _words(
    "Brodersen Buhl Byskov Dinesen Egholm Fogh Fuglsang Gammelgaard Gravesen Grønbæk Haugaard Hermansen Hjort Højgaard "
    "Ibsen Jessen Juul Justesen Klausen Kofod Krabbe Lauritsen Lerche Lindholm Mathiasen Meldgaard Michelsen Nedergaard"
)
_ENGLISH = [
    f"{first} {last}"
    for first in _words("James Mary Robert Patricia Michael Linda David Susan Thomas Sarah")
    for last in _words("Smith Johnson Williams Brown Miller Davis Wilson Taylor Clark Lewis")
]
_DANISH = [f"{first} {last}" for first in _FIRST for last in _LAST]
_CITIES = _words(
    "Aarhus Odense Aalborg København Esbjerg Randers Kolding Horsens Vejle Roskilde Herning Silkeborg Hørsholm Næstved "
    "Fredericia Viborg Køge Holstebro Taastrup Slagelse Hillerød Sønderborg Svendborg Hjørring Holbæk Frederikshavn"
)
_COMPANIES = [
    f"{name} {form}"
    for name in _words("Nordlys Hansen Vestkyst Møller Dansk Byg Jensen Skov Havet Petersen Grøn Energi Lund")
    for form in ("A/S", "ApS", "Handel", "Consult")
]
_STREETS = _words(
    "Vestergade Nørregade Skovvej Østre Strandvejen Bredgade Algade Kirkevej Birkevej Lærkevej Møllevej Engvej Parkvej "
    "Bakkevej Solvej Søndergade Torvegade Jernbanegade Hovedgaden Kongevejen"
)
_PRODUCTS = [
    f"{adjective} {noun}"
    for adjective in _words("Blue Cotton Classic Light Nordic Warm Slim Organic")
    for noun in _words("Shirt Lamp Chair Sweater Mug Blanket Bottle Backpack")
]
_BROWSERS = _words("Safari Chrome Firefox Edge Opera Brave Vivaldi")
_WEEKDAYS = _words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
_DAYS = _words("Mandag Tirsdag Onsdag Torsdag Fredag Lørdag Søndag")
_INTERESTS = _words("lyd kontor spil møder rejser musik mad")
_MONTHS = _words("January February March April May June July August September October November December")


def _digits(count: int, n: int = 400) -> list[str]:
    return [_RANDOM.choice("123456789") + "".join(_RANDOM.choices(string.digits, k=count - 1)) for _ in range(n)]


def _luhn(digits: str) -> str:
    total = sum(sum(divmod(int(d) * (2 - i % 2), 10)) for i, d in enumerate(reversed(digits)))
    return digits + str(-total % 10)


def _cpr(separator: str, n: int = 300) -> list[str]:
    """Numbers of people born 1940-1999, with the check digit that numbers had then."""
    numbers: list[str] = []
    while len(numbers) < n:
        nine = f"{_RANDOM.randint(1, 28):02}{_RANDOM.randint(1, 12):02}{_RANDOM.randint(40, 99)}{_RANDOM.randint(0, 399):03}"
        check = -sum(w * int(d) for w, d in zip((4, 3, 2, 7, 6, 5, 4, 3, 2), nine, strict=True)) % 11
        if check < 10:
            numbers.append(f"{nine[:6]}{separator}{nine[6:]}{check}")
    return numbers


def _mobile(n: int = 300) -> list[str]:
    return [
        f"{_RANDOM.choice([20, 21, 22, 26, 28, 29, 30, 40, 42, 51, 60, 61])}{_RANDOM.randrange(10**6):06}"
        for _ in range(n)
    ]


def _cvr(n: int = 200) -> list[str]:
    numbers: list[str] = []
    while len(numbers) < n:
        seven = str(_RANDOM.randint(10**6, 4 * 10**6 - 1))
        check = -sum(w * int(d) for w, d in zip((2, 7, 6, 5, 4, 3, 2), seven, strict=True)) % 11
        if check < 10:
            numbers.append(f"{seven}{check}")
    return numbers


def _elements(facts: FieldFacts) -> set[str]:
    return {element.element for element in facts.elements}


def _only(facts: FieldFacts) -> ElementFacts:
    (element,) = facts.elements
    return element


FOUND: dict[str, tuple[Sequence[str], str]] = {
    "kol_navn_da": (_DANISH, "person_name"),
    "kol_upper": ([name.upper() for name in _DANISH], "person_name"),
    "kol_lower": ([name.lower() for name in _DANISH], "person_name"),
    "kol_last_first": ([f"{n.split()[1]}, {n.split()[0]}" for n in _DANISH], "person_name"),
    "kol_en": (_ENGLISH, "person_name"),
    "kol_surnames": (_SURNAMES, "person_name"),  # the English model finds 0.4 of them
    "efternavn": (_LAST * 3, "person_name"),
    "kol_mail": ([f"{i}.{_RANDOM.randrange(99)}@example.dk" for i in range(300)], "email"),
    "kol_cpr": (_cpr("-"), "national_id"),
    "kol_cpr_plain": (_cpr(""), "national_id"),
    "kol_mobile": (_mobile(), "phone"),
    "kol_mobile_grouped": ([f"{m[:2]} {m[2:4]} {m[4:6]} {m[6:]}" for m in _mobile()], "phone"),
    "tlf": (_mobile(5), "phone"),
    "kol_cvr": (_cvr(), "company_id"),
    "cvr_nr": ([f"{n[:2]} {n[2:4]} {n[4:6]} {n[6:]}" for n in _cvr()], "company_id"),
    "kol_json": (['["a@example.dk", "b@example.dk"]', "[]"], "email"),
    "kol_card": ([_luhn("4571" + "".join(_RANDOM.choices(string.digits, k=11))) for _ in range(200)], "payment_card"),
    "kol_ip": ([f"192.0.2.{i}" for i in range(200)], "ip_address"),
    "kol_iban": (["DK5000400440116243"], "iban"),
    "kontonr": (["0040 0440116243", "0040 0440116244"], "bank_account"),
    "kol_street": ([f"{_RANDOM.choice(_STREETS)}vej {i}" for i in range(1, 90)], "street"),
    "kol_town": ([f"{_RANDOM.randint(1000, 9900)} {city}" for city in _CITIES], "postcode"),
    "kol_adr": ([f"Skovvej {i}, 2. tv, 8000 Aarhus C" for i in range(1, 90)], "mailing_address"),
    "postnr": (["8000", "5000", "9000"], "postcode"),
    "by": (_CITIES, "city"),
    "fødselsdato": (["1980-02-29", "1975-12-01"], "date_of_birth"),
    "foedselsdag": (["29-02-1980", "01.12.1975"], "date_of_birth"),
    "køn": (["M", "K"], "gender"),
    "alder": (["34", "51", "7"], "age"),
    "statsborgerskab": (["dansk", "svensk"], "nationality"),
    "brugernavn": (["jens77", "mette.h"], "username"),
    "diagnose": (["F32.1", "M54"], "health"),
    "er_fagforening_medlem": (["0", "1"], "trade_union"),
    "nummerplade": (["AB12345", "CD 12 345"], "vehicle"),
    "latitude": (["55.676098", "56.162939"], "location"),
    "kol_45": ([f"45{m}" for m in _mobile()], "phone"),
    "kol_junk": (
        _mobile(60) + _words("N/A - ukendt ? x null nej ingen tbd blank tom nul xx xxx ?? ... none no nope nil"),
        "phone",
    ),
    "kol_floats": ([f"{m}.0" for m in _mobile()], "phone"),
    "kol_ldap": (["{SSHA}" + c * 32 for c in "abcd"], "password"),
    "kol_profil": ([f"https://www.linkedin.com/in/{name.lower()}" for name in _LAST], "url"),
    "kol_x": (["HK", "3F", "ingen"], "trade_union"),
    "kol_læge": ([f"Læge {name}" for name in _DANISH], "person_name"),
    "email_sha256": (["a" * 63 + c for c in "0123456789abcdef"], "email"),
}


@pytest.mark.parametrize("field", FOUND)
def test_found(judge: Judge, field: str) -> None:
    values, element = FOUND[field]
    facts = judge({field: values})[field]
    assert _elements(facts) == {element}


HARMLESS: dict[str, Sequence[str | None]] = {
    "email_verified": ["0", "1", "1"],
    "email": ["0", "1", "0"],
    "e_mail": [None, None],
    "mobil": ["0", "1"],
    "phone": ["2024-01-02", "2024-01-03"],
    "fornavn": ["12", "13", "15"],
    "has_phone": ["true", "false"],
    "fødselsdato": ["hest", "ged"],
    "academic_year_code": ["1999", "2000", "2001"],
    "scenario_code": [f"SCN-{i}" for i in range(100, 160)],
    "weekday": _WEEKDAYS,
    "day_name": _WEEKDAYS,
    "x_month": _MONTHS,
    "x_agents": _BROWSERS,
    "x_teams": _ENGLISH[:8] * 20,  # few distinct: teams, sofas or storms, each with a person's name
    "x_towns": _CITIES,
    "x_lists": [f"{a}, {b}" for a in _INTERESTS for b in _INTERESTS],
    "x_firms": _COMPANIES,
    "x_streets": _STREETS,
    "x_goods": _PRODUCTS,
    "company_name": _COMPANIES,
    "produktnavn": _PRODUCTS,
    "ms": _digits(13),
    "epoch": [str(_RANDOM.randrange(10**9, 1_790_000_000)) for _ in range(400)],
    "created_at": [f"2024-{m:02}-{d:02} {h:02}:15:00" for m in range(1, 13) for d in (1, 17) for h in (0, 9, 23)],
    "order_date": [f"{y}{m:02}{d:02}" for y in range(2019, 2024) for m in range(1, 13) for d in (3, 20)],
    "id": [str(uuid.UUID(int=_RANDOM.getrandbits(128), version=4)) for _ in range(400)],
    "sha1": ["".join(_RANDOM.choices("0123456789abcdef", k=40)) for _ in range(200)],
    "md5": ["".join(_RANDOM.choices("0123456789abcdef", k=32)) for _ in range(200)],
    "order_id": [str(10_000_000 + i) for i in range(500)],
    "kol_nine": [str(100_045_871 + i) for i in range(400)],
    "kol_nine_random": _digits(9),
    "skadesnr": [f"{2018 + i % 8}-{_RANDOM.randrange(10**6):06}" for i in range(400)],
    "ordrenr": [str(20_100_000 + 7 * i) for i in range(500)],
    "invoice_no": _digits(8),
    "random_10": _digits(10),
    "random_16": _digits(16),
    "p_nummer": [str(1_000_000_000 + i) for i in range(400)],
    "date_and_counter": [f"{d:02}{m:02}24{c:04}" for m in range(1, 12) for d in range(1, 29) for c in (1, 2)],
    "ean": [f"57{n}" for n in _digits(11)],
    "price": [f"{_RANDOM.randrange(10, 99999)}.{_RANDOM.randrange(100):02}" for _ in range(300)],
    "Num_Credit_Card": ["1", "4", "7"],
    "YearsExperience": ["1.1", "10.5", "3.2"],
    "Credit_History_Age": ["22 Years and 1 Months", "5 Years"],
    "state": ["al", "ak", "az", "ny"],
    "timezone": ["Europe/Copenhagen", "UTC"],
    "quantity": ["1", "2", "3"],
    "user_agent": [f"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.{i}" for i in range(60)],
    "referrer": [f"https://shop.example/products/{i}?ref=mail" for i in range(60)],
    "name_of_nothing": [],
}


@pytest.mark.parametrize("field", HARMLESS)
def test_harmless(judge: Judge, field: str) -> None:
    assert judge({field: HARMLESS[field]})[field].elements == ()


def test_names__that_all_begin_alike__read_without_it(judge: Judge) -> None:
    columns = {"KDNR": _digits(6), "KDNVN1": _DANISH, "KDBY": _CITIES, "KDSTAT": ["A", "I"], "KDALDER": ["34", "51"]}
    facts = judge(columns, table="KUNDE01P")
    assert {field: _elements(facts[field]) for field in columns} == {
        "KDNR": set(), "KDNVN1": {"person_name"}, "KDBY": {"city"}, "KDSTAT": set(), "KDALDER": {"age"},
    }  # fmt: skip


def test_weak_names__in_a_log_of_devices__count(judge: Judge) -> None:
    pages = [f"https://shop.example/{i}" for i in range(60)]
    sessions = [str(uuid.UUID(int=_RANDOM.getrandbits(128), version=4)) for _ in range(60)]
    log = judge({"addr": [f"192.0.2.{i}" for i in range(60)], "url": pages, "session": sessions})
    assert (_elements(log["url"]), _elements(log["session"])) == ({"url"}, {"cookie_id"})
    assert _elements(judge({"url": pages})["url"]) == set()


def test_name__in_a_table_of_products__is_no_person(judge: Judge) -> None:
    assert judge({"name": _PRODUCTS}, table="products")["name"].elements == ()
    assert judge({"name": _COMPANIES}, table="companies")["name"].elements == ()


def test_name__in_a_small_table_of_customers__is_one(judge: Judge) -> None:
    facts = judge({"navn": ["Jens Hansen", "Mette Holm"]}, table="kunder")["navn"]
    assert _elements(facts) == {"person_name"}


def test_one_cpr_among_100_000_notes(judge: Judge) -> None:
    notes = [f"Ordre {10_000_000_00 + i} er ikke kommet endnu" for i in range(100_000)]
    notes[77_777] = "Kunden oplyser 010190-1234 som sit nummer"
    element = _only(judge({"note": notes})["note"])
    assert (element.element, element.matched, element.evidence) == ("national_id", 1, Evidence.VALIDATED)
    assert 80_000 < element.judged < 120_000
    assert element.examples == ("######-####",)


def test_notes__several_kinds__all_reported_with_their_shares(judge: Judge) -> None:
    notes = [f"Varen {i} er ikke kommet til mig" for i in range(90)]
    notes += [f"Skriv til mig på kunde{i}@example.dk tak" for i in range(10)]
    notes += ["Ring til mig på tlf. 20123456 i dag", "Ring på 30 12 34 56 når den er der"]
    found = {e.element: (e.matched, e.judged) for e in judge({"besked": notes})["besked"].elements}
    assert found == {"email": (10, 102), "phone": (2, 102)}


def test_addresses__parts_of_one_in_other_texts__reported_once(judge: Judge) -> None:
    whole = [f"c/o Holm, Skovvej {i}, 2. tv, 8000 Aarhus C" for i in range(40)]
    assert _elements(judge({"kol": whole})["kol"]) == {"mailing_address"}
    streets = [f"Varen {i} er ikke kommet til mig" for i in range(90)] + ["Jeg bor Skovvej 3 nu", "Jeg bor Algade 5 nu"]
    assert _elements(judge({"besked": [*streets, "Vi bor i Skovvej 12 i 8000 Aarhus C"]})["besked"]) <= {
        "street", "mailing_address"
    }  # fmt: skip
    assert judge({"besked": streets})["besked"].elements


def test_addresses__a_street_and_a_postcode_beside_them__hide_none(judge: Judge) -> None:
    texts = [f"Varen {i} er ikke kommet til mig" for i in range(90)]
    texts += ["Vi er flyttet til Skovvej 12, 8000 Aarhus C", "Vi bor nu på Algade 3", "Bor I i 8000 Aarhus C?"]
    assert _elements(judge({"besked": texts})["besked"]) == {"mailing_address"}


def test_free_text__english__persons(judge: Judge) -> None:
    notes = [f"Please call {name} about order {i}, it is late." for i, name in enumerate(_ENGLISH[:40])]
    facts = judge({"body": notes})["body"]
    element = _only(facts)
    assert (element.element, element.evidence, facts.language) == ("free_text_person", Evidence.NER, "en")


def test_free_text__danish__persons(judge: Judge) -> None:
    notes = [f"Jeg hedder {name} og vil gerne have min ordre" for name in _DANISH[:50]]
    facts = judge({"body": notes})["body"]
    element = _only(facts)
    assert (element.element, element.evidence, facts.language) == ("free_text_person", Evidence.NER, "da")
    assert facts.notes == ()


def test_column_of_dates__its_values_are_skipped_with_a_reason_that_is_no_gap(judge: Judge) -> None:
    dates = [f"2024-03-{day:02}" for day in range(1, 29)]
    facts = judge({"oprettet": dates}, kinds={"oprettet": ColumnKind.DATE})["oprettet"]
    assert facts.skipped == "by its type it holds dates, in which the recognizers find nothing"
    assert facts.notes == ()
    assert judge({"oprettet": dates})["oprettet"].skipped == ""


def test_free_text__harmless_danish__nothing(judge: Judge) -> None:
    texts = [f"Min pakke fra {c} til {t} er ikke kommet endnu." for c, t in zip(_COMPANIES, _CITIES * 2, strict=False)]
    texts += [
        f"Ordre {i} skal leveres til {street} om {day.lower()}." for i, street in enumerate(_STREETS) for day in _DAYS
    ]
    assert judge({"besked": texts})["besked"].elements == ()


@pytest.mark.parametrize(
    ("texts", "note"),
    [
        ([f"Jeg hedder {name} og vil gerne have min ordre" for name in _DANISH[:50]], "50 Danish texts"),
        (
            ["Jeg hedder Mette og vil gerne have min ordre", *(f"Please call me about order {i}" for i in range(30))],
            "1 Danish text",
        ),
    ],
)
def test_free_text__no_model_for_its_language__is_said(texts: Sequence[str], note: str) -> None:
    detector = Detector(Detection(languages=("en",)), seed=1, as_of=date(2026, 11, 22))
    frame = pd.DataFrame({"body": pd.Series(list(texts), dtype="str")})
    (facts,) = detector.judge(Dataset("s", "t", "t", DatasetKind.TABLE), detector.observe(frame))
    assert facts.notes == (f"not searched for person names (no Danish model): {note}",)


def test_cells__without_danish__judged_by_the_english_model() -> None:
    detector = Detector(Detection(languages=("en",)), seed=1, as_of=date(2026, 11, 22))
    frame = pd.DataFrame({"kol": pd.Series(_ENGLISH, dtype="str")})
    (facts,) = detector.judge(Dataset("s", "t", "t", DatasetKind.TABLE), detector.observe(frame))
    assert _elements(facts) == {"person_name"}


def test_free_text__harmless_english__nothing(judge: Judge) -> None:
    texts = [f"The {p.lower()} is made of wool and comes with a box number {i}." for i, p in enumerate(_PRODUCTS)]
    assert judge({"description": texts})["description"].elements == ()


def test_password__counts_schemes(judge: Judge) -> None:
    values = [f"sommer{i}!" for i in range(3)] + ["$2b$12$" + c * 53 for c in "abcd"] + ["a" * 32]
    element = _only(judge({"adgangskode": values})["adgangskode"])
    assert element.schemes == {"bcrypt": 4, "clear": 3, "md5": 1}
    assert element.examples == ()


def test_password__strong_hashes_in_any_column(judge: Judge) -> None:
    element = _only(judge({"col9": ["$2b$12$" + c * 53 for c in "abcd"] + ["x", "y"]})["col9"])
    assert (element.element, element.schemes, element.matched, element.judged) == ("password", {"bcrypt": 4}, 4, 6)


def test_column_kinds__dates_and_flags_hold_nothing_but_their_name(judge: Judge) -> None:
    dates = ["1980-02-29", "1975-12-01"]
    facts = judge({"dob": dates, "created": dates}, kinds={"dob": ColumnKind.DATE, "created": ColumnKind.DATE})
    assert (_elements(facts["dob"]), facts["created"].elements) == ({"date_of_birth"}, ())


def test_column_kinds__binary__is_said_not_to_be_searched(judge: Judge) -> None:
    facts = judge({"blob": ["\\x00ff"]}, kinds={"blob": ColumnKind.BINARY})["blob"]
    assert facts.notes == ("binary values were not searched",)


def test_confidence__name_and_values_agree__is_higher(judge: Judge) -> None:
    mails = [f"u{i}@example.dk" for i in range(50)]
    facts = judge({"email": mails, "kol": mails})
    assert _only(facts["email"]).confidence > _only(facts["kol"]).confidence


def test_counts(judge: Judge) -> None:
    facts = judge({"kol": ["a@example.dk", "b@example.dk", "a@example.dk", None, "nej tak"]})["kol"]
    element = _only(facts)
    assert (facts.rows, facts.distinct, element.rows_read) == (4, 3, 5)
    assert (element.matched, element.judged) == (2, 3)


def test_min_confidence__below_it__not_reported() -> None:
    passports = [f"2{i:08}" for i in range(26)]
    frame = pd.DataFrame(
        {"dob": pd.Series(["1980-02-29"] * 26, dtype="str"), "pasnr": pd.Series(passports, dtype="str")}
    )
    detector = Detector(Detection(min_confidence=0.7), seed=1, as_of=date(2026, 11, 22))
    birth, passport = detector.judge(Dataset("s", "t", "t", DatasetKind.TABLE), detector.observe(frame))
    assert (_elements(birth), _elements(passport)) == ({"date_of_birth"}, set())
