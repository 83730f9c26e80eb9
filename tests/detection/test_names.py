from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_audit.detection.names import (
    CLEAR_NAME,
    GENERIC_NAME,
    MEASURE_NAME,
    common_beginning,
    matches_phrase,
    named,
    names_a_thing,
    tokens,
)
from pii_audit.model.elements import BUILT_IN


def _cases(file: str) -> list[list[str]]:
    lines = Path(__file__).with_name(file).read_text(encoding="utf-8").splitlines()
    return [line.split() for line in lines if not line.startswith("#")]


def _says(element: str, field: str, table: str) -> str:
    """Say how clearly a name speaks for an element, or for any."""
    names = named(field, table)
    probability = max(names.values(), default=0.0) if element == "-" else names.get(element, 0.0)
    return {CLEAR_NAME: "clear", GENERIC_NAME: "weak", MEASURE_NAME: "weak"}.get(probability, "nothing")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("emailVerified", ("email", "verified")),
        ("kunde_fødselsdato", ("kunde", "foedselsdato")),
        ("HTTPServer2Name", ("http", "server", "2", "name")),
        ("CPR-Nr.", ("cpr", "nr")),
        ("user.mail", ("user", "mail")),
        ("", ()),
    ],
)
def test_tokens(name: str, expected: tuple[str, ...]) -> None:
    assert tokens(name) == expected


@pytest.mark.parametrize(
    ("field", "element"),
    [
        ("fornavn", "person_name"),
        ("customerLastName", "person_name"),
        ("E-mail", "email"),
        ("kundeMail", "email"),
        ("TlfNr", "phone"),
        ("mobil", "phone"),
        ("foedselsdato", "date_of_birth"),
        ("fodselsdato", "date_of_birth"),
        ("FØDSELSDAG", "date_of_birth"),
        ("dob", "date_of_birth"),
        ("ip_address", "ip_address"),
        ("mac_address", "mac_address"),
        ("shipping_address", "mailing_address"),
        ("address_line_1", "mailing_address"),
        ("postnr", "postcode"),
        ("by", "city"),
        ("landekode", "country"),
        ("koen", "gender"),
        ("køn", "gender"),
        ("statsborgerskab", "nationality"),
        ("adgangskode", "password"),
        ("password_hash", "password"),
        ("cpr_nr", "national_id"),
        ("kontonr", "bank_account"),
        ("kortnummer", "payment_card"),
        ("card_num", "payment_card"),
        ("nummerplade", "vehicle"),
        ("is_union_member", "trade_union"),
        ("sygefravær", "health"),
        ("sygefravaer", "health"),
        ("contact.phone", "phone"),
    ],
)
def test_named__says(field: str, element: str) -> None:
    assert element in named(field, "t")


@pytest.mark.parametrize(
    "field",
    [
        "email_verified", "email_sent_at", "emailOptIn", "phone_type", "has_phone", "password_changed_at",
        "password_reset_token", "filnavn", "produktnavn", "file_name", "company_name", "capacity", "timezone", "zip_file_size",
        "description", "shipment", "relationship", "state", "statement", "kort", "created_by", "page", "stage", "YearsExperience",
        "Num_Credit_Card", "Credit_History_Age", "academic_year_code", "scenario_code", "resolving", "platform", "unionized_area",
        "category", "status", "order_id", "language_version", "session_count", "address_type",
    ],
)  # fmt: skip
def test_named__says_nothing(field: str) -> None:
    assert not named(field, "t")


def test_named__bare_name__takes_its_sense_from_the_table_or_the_parent() -> None:
    of_people = [named("name", "customers"), named("navn", "kunder.csv"), named("customer.name", "orders")]
    assert [names["person_name"] for names in of_people] == [0.6] * 3
    assert named("name", "products")["person_name"] == 0.3
    assert names_a_thing("name", "products")
    assert not names_a_thing("name", "customers")
    assert not names_a_thing("contact_name", "companies")


@pytest.mark.parametrize(
    ("name", "phrase", "expected"),
    [
        ("order_id", "order", True),
        ("OrdreNr", "ordre", True),
        ("border", "order", False),
        ("reorder", "order", False),
        ("previous_order", "order", True),
        ("ga_client", "ga_client", True),
        ("gaClient", "ga_client", True),
        ("koebsdato", "køb", False),
        ("kob", "køb", True),
    ],
)
def test_matches_phrase(name: str, phrase: str, expected: bool) -> None:
    assert matches_phrase(name, phrase) is expected


@pytest.mark.parametrize(("expected", "element", "field", "table"), _cases("column_names.txt"))
def test_named__names_of_many_schemas(expected: str, element: str, field: str, table: str) -> None:
    if expected == "not_clear":
        assert _says(element, field, table) != "clear"
    else:
        assert _says(element, field, table) == expected


def test_named__names_it_was_not_tuned_on() -> None:
    clear = [_says(*case) == "clear" for expected, *case in _cases("column_names_untuned.txt") if expected == "clear"]
    false = [_says(*case) == "clear" for expected, *case in _cases("column_names_untuned.txt") if expected != "clear"]
    assert sum(clear) / len(clear) >= 0.93
    assert sum(false) / len(false) <= 0.03


@given(st.text(max_size=60), st.text(max_size=20))
def test_named__any_name__known_elements_and_probabilities(field: str, table: str) -> None:
    assert set(named(field, table)) <= set(BUILT_IN)
    assert set(named(field, table).values()) <= {CLEAR_NAME, GENERIC_NAME, MEASURE_NAME}


@pytest.mark.parametrize(
    ("field", "thing"),
    [
        ("produktnavn", True), ("butiksnavn", True), ("storm_name", True), ("hostname", True), ("city", True),
        ("kundenavn", False), ("supplier_contact", False), ("team_member_name", False), ("ejer", False),
    ],
)  # fmt: skip
def test_names_a_thing__what_the_name_belongs_to(field: str, thing: bool) -> None:
    assert names_a_thing(field, "t") is thing


@pytest.mark.parametrize(
    ("fields", "beginning"),
    [
        ("KDNR KDNAVN KDTLF KDBY KDMAIL", "KD"),
        ("KDNR KDNAVN KDTLF KDBY", ""),  # four may be chance
        ("KUNDE_NR KUNDE_NAVN KUNDE_TLF KUNDE_BY KUNDE_MAIL", ""),  # ends where a word does
        ("fornavn fortekst forhold forbrug forår", ""),
        ("A1 A2 A3 A4 A5", ""),
        ("x y z u v", ""),
    ],
)
def test_common_beginning(fields: str, beginning: str) -> None:
    assert common_beginning(fields.split()) == beginning


def test_named__several_at_once__where_joined() -> None:
    assert set(named("adresse_og_telefon", "t")) == {"mailing_address", "phone"}
    assert set(named("phone_country", "t")) == {"country"}


@pytest.mark.parametrize(
    ("field", "element"),
    [
        ("MENGR", "health"), ("SYGDG", "health"), ("telef", "phone"), ("ntnl", "nationality"), ("brthdt", "date_of_birth"),
        ("adrss", "mailing_address"), ("fingr_hash", "biometric"),
    ],
)  # fmt: skip
def test_named__words_cut_short(field: str, element: str) -> None:
    assert named(field, "t").get(element, 0.0) > 0


@pytest.mark.parametrize(
    "field",
    [
        "contr",
        "cntrct",
        "descr",
        "amnt",
        "qnty",
        "prdct",
        "stts",
        "ctgry",
        "crncy",
        "rcpt_no",
        "rgn",
        "rsn_cd",
        "cmnt",
        "trns",
    ],
)
def test_named__other_words_cut_short__say_nothing(field: str) -> None:
    assert not named(field, "t")


def test_named__id_before_a_name__is_one_after_it() -> None:
    assert "cookie_id" in named("idvisitor", "t")
    assert "gender" in named("id_gender", "t")


def test_named__an_illness__is_what_somebody_has() -> None:
    assert named("yellow_fever", "t") == named("Diabetes", "t") == {"health": GENERIC_NAME}


def test_names_a_thing__bought_by__is_no_town() -> None:
    assert not names_a_thing("bought_by", "t")
    assert names_a_thing("lokal_by", "t")
    assert names_a_thing("lager", "t")  # which folds as `læger` does


def test_named__the_company_of_an_address__is_none() -> None:
    assert not named("Default Address Company", "t")
    assert "mailing_address" in named("company_address", "t")
