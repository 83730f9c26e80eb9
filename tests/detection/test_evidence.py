"""What a column's values say without its name: forms, lists and spreads, true ones and their look-alikes."""

from collections.abc import Callable, Mapping
from random import Random

import pytest

from pii_audit.detection.diagnoses import CHANCE, COMMON, share_of_diagnoses
from pii_audit.detection.lists import share_in_words
from pii_audit.detection.logins import CHOSEN_CHANCE, LOGIN_CHANCE, in_login_form, share_of_chosen, share_of_logins
from pii_audit.detection.measures import blood_pressures, of_bodies
from pii_audit.detection.places import POSTCODE_CHANCE, share_of_degrees, share_of_postcodes
from pii_audit.detection.vocabulary.lookup import share_of_terms
from pii_audit.model.facts import FieldFacts

Judge = Callable[..., Mapping[str, FieldFacts]]

_LOGINS = ["jens92", "anna.holm", "mette_k", "CORP\\vthorsen", "@sofie.h", "peter-1985"]
_PASSWORDS = ["sommer2024", "Hund123!", "qwerty", "Liverpool1!", "hemmelig", "12345678"]
_NOTHING = {
    "files": ["faktura_1001.pdf", "anna_katalog.docx", "billede-12.png", "jens92.jpg", "readme.txt", "notat_4.doc"],
    "slugs": ["om-os", "kontakt", "handelsbetingelser", "vores-butikker", "levering", "cookies"],
    "hosts": ["web-01", "db-02", "mail-01", "cache-03", "proxy-1", "backup-7"],
    "codes": ["SOMMER25", "EARLY10", "VENNER50", "FORAAR24", "AB-1023", "BLACK40"],
    "orders": ["ORD-10233", "INV-20444", "ORD-10234", "RMA-00121", "INV-20445", "ORD-10239"],
    "words": ["table", "river", "window", "garden", "copper", "silver"],
    "sentences": ["Ring til mig!", "Tak for hjælpen!", "Hvornår kommer den?", "Mangler stadig.", "Super!", "Fint nok."],
}


@pytest.mark.parametrize("values", _NOTHING.values(), ids=_NOTHING)
def test_logins_and_passwords__harmless_tokens__are_none(values: list[str]) -> None:
    assert share_of_logins(values) <= LOGIN_CHANCE
    assert share_of_chosen([value for value in values if " " not in value]) <= CHOSEN_CHANCE


def test_logins_and_passwords__true_ones() -> None:
    assert share_of_logins(_LOGINS) == share_of_chosen(_PASSWORDS) == 1
    assert share_of_logins(_PASSWORDS) == 0


def test_login_form__initial_and_surname_in_small_letters() -> None:
    assert in_login_form(["vdyrberg", "mholm", "oschmidt", "apetersen", "gowen"])
    assert not in_login_form(["anna", "peter", "mette", "lars", "jens"])
    assert not in_login_form(["Holm", "Schmidt", "Petersen", "Lund", "Bach"])


def test_diagnoses__common_codes_of_several_chapters() -> None:
    assert share_of_diagnoses(["E11.9", "J45.0", "I10.9", "F32.1", "M54.5"]) == 1
    assert share_of_diagnoses(["DE119", "DJ459", "DI109", "DF321", "DM545"]) == 1
    assert share_of_diagnoses(["A01.2", "B07.1", "C11.0", "D02.4"]) == 0  # too few
    assert share_of_diagnoses(["B11", "B12", "B13", "B14", "B15", "B16"]) == 0  # all of one chapter: a shelf


def test_diagnoses__chance__is_what_random_codes_reach() -> None:
    rng = Random(7)
    codes = [f"{rng.choice('ABCDEFGHIJKLMNOPQRSTUVWXYZ')}{rng.randrange(100):02}" for _ in range(5000)]
    assert 0.5 * CHANCE < share_of_diagnoses(codes) < CHANCE
    assert len(COMMON) > 700


@pytest.mark.parametrize(
    ("values", "fits"),
    [
        (["72,5", "61.0", "98", "84"], True), (["178", "165", "190"], True), (["1.78", "1.65"], True), (["61", "72", "88"], True),
        (["0.5", "2.1", "18.0"], False), (["1400", "980", "2100"], False), (["1", "2", "3"], False), (["90 kg"], None), ([], None),
    ],
)  # fmt: skip
def test_measures_of_bodies(values: list[str], fits: bool | None) -> None:
    assert of_bodies(values) is fits


def test_blood_pressures__no_fractions_or_tyres() -> None:
    assert blood_pressures(["120/80", "135/85", "142/91", "118/76", "128/84"]) == 1
    assert blood_pressures(["205/55", "195/65", "225/45", "185/60", "215/55"]) == 0
    assert blood_pressures(["1/2", "1/4", "3/4", "1/8", "5/8"]) == 0


def test_postcodes__no_amounts_years_or_random_numbers() -> None:
    assert share_of_postcodes(["4700", "3700", "6950", "7730", "8370", "2300"]) == 1
    assert share_of_postcodes(["2000", "2500", "5000", "3000", "8000", "1500"]) == 0
    assert share_of_postcodes([str(year) for year in range(1930, 2026)]) == 0
    assert share_of_postcodes([str(Random(3).randrange(1000, 9999)) for _ in range(9)]) <= POSTCODE_CHANCE
    rng = Random(5)
    assert share_of_postcodes([str(rng.randrange(1000, 9999)) for _ in range(3000)]) <= POSTCODE_CHANCE + 0.02


def test_degrees__to_a_metre_and_near_one_another() -> None:
    assert share_of_degrees(["55.67609", "56.15674", "57.04882", "55.40376", "55.47028"]) == 1
    assert share_of_degrees(["55.676", "56.156", "57.048", "55.403", "55.470"]) == 0
    assert share_of_degrees(["0.67609", "0.15674", "0.04882", "0.40376", "0.47028"]) == 0


def test_words__peoples_languages_and_countries() -> None:
    assert share_in_words("nationality", ["dansk", "svensk", "tyrkisk"]) == 1
    assert share_in_words("language", ["dansk", "svensk", "tyrkisk"]) == 0
    assert share_in_words("language", ["dansk", "farsi", "tamil", "urdu"]) > 0.9
    assert share_in_words("country", ["Danmark", "Tyskland", "Italien"]) == 1
    assert share_in_words("country", ["DK", "DE", "IT"]) == 0


def test_terms__that_stand_for_other_things__count_where_all_are_such() -> None:
    assert share_of_terms("POLITICAL_OPINION", ["Republican", "Democrat", "Independent"]) == 1
    assert share_of_terms("POLITICAL_OPINION", ["green", "red", "blue", "yellow"]) <= 0.3
    assert share_of_terms("SEX_LIFE", ["straight", "gay", "none", "bi"]) == 1
    assert share_of_terms("CRIMINAL_RECORD", ["clean", "none"]) == 0


_PEOPLE = [
    "Anna Holm",
    "Peter Lund",
    "Mette Skov",
    "Lars Dahl",
    "Kirsten Bach",
    "Jens Friis",
    "Hanne Toft",
    "Ole Krogh",
] * 5
_WITHOUT_NAME = {
    "username": _LOGINS,
    "password": _PASSWORDS,
    "health": ["E11.9", "J45.0", "I10.9", "F32.1", "M54.5"],
    "postcode": ["4700", "3700", "6950", "7730", "8370"],
    "nationality": ["Danish", "Swedish", "Polish"],
    "country": ["Danmark", "Tyskland", "Italien"],
    "photo": [f"/9j/4AAQSkZJRg{i}" for i in range(9)],
    "political_opinion": ["Republican", "Democrat", "Independent"],
}


@pytest.mark.parametrize("element", _WITHOUT_NAME)
def test_columns_without_a_name__beside_people_only(judge: Judge, element: str) -> None:
    values = (_WITHOUT_NAME[element] * 40)[:40]
    beside = judge({"k1": values, "navn": _PEOPLE})["k1"]
    alone = judge({"k1": values, "k2": [str(i) for i in range(40)]})["k1"]
    assert element in {found.element for found in beside.elements}
    assert not alone.elements
    assert all(not found.examples for found in beside.elements if element == "password")


def test_a_form_that_most_fail__is_no_cpr_column__but_one_in_texts_is_found(judge: Judge) -> None:
    rng = Random(11)
    numbers = [f"{rng.randrange(10**6):06}-{rng.randrange(10**4):04}" for _ in range(200)]
    facts = judge({"k": numbers, "n": [*(f"sag {i} er lukket" for i in range(200)), "skriv 010190-1234 på"]})
    assert not facts["k"].elements
    assert [found.element for found in facts["n"].elements] == ["national_id"]


def test_weight__of_people_and_of_parcels(judge: Judge) -> None:
    people = [f"{60 + i % 30}.5" for i in range(40)]
    parcels = [f"{i % 19}.4" for i in range(40)]
    facts = judge({"navn": _PEOPLE, "weight_kg": people, "weight": parcels})
    assert [found.element for found in facts["weight_kg"].elements] == ["health"]
    assert not facts["weight"].elements
