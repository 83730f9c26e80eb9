import pytest

from pii_audit.detection.names import matches_phrase, named, names_a_thing, tokens


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
