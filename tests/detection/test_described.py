"""What names, types, comments and constraints say of a column that holds nothing yet."""

import pytest

from pii_audit.detection.described import judge
from pii_audit.model.dataset import ColumnKind, Dataset, DatasetKind
from pii_audit.model.description import Description, Naming
from pii_audit.model.facts import Evidence, FieldFacts

TEXT = ColumnKind.TEXT


def facts(column: Description, table: str = "orders", least: float = 0.5) -> FieldFacts:
    (found,) = judge(Dataset("shop", table, table, DatasetKind.TABLE), [column], least)
    return found


def says(column: Description, table: str = "orders") -> list[str]:
    return [element.element for element in facts(column, table).elements]


@pytest.mark.parametrize(
    ("name", "table", "elements"),
    [
        ("cpr_nr", "orders", ["national_id"]),
        ("kundeFødselsDato", "orders", ["date_of_birth"]),
        ("name", "customers", ["person_name"]),
        ("name", "products", []),
        ("email_template", "orders", []),
        ("id", "customers", []),
    ],
)
def test_names__say_what_they_say_in_a_scan(name: str, table: str, elements: list[str]) -> None:
    assert says(Description(name, kind=TEXT), table) == elements


@pytest.mark.parametrize(
    ("comment", "elements"),
    [
        ("CPR number of whoever placed the order", ["national_id"]),
        ("E-mail address used for the receipt", ["email"]),
        ("Date of birth, as ISO 8601", ["date_of_birth"]),
        ("Kundens fødselsdato", ["date_of_birth"]),
        ("Set by the shop. Phone number of the customer.", ["phone"]),
        ("Number of e-mails sent", []),
        ("Whether the e-mail is verified", []),
        ("Template for the welcome e-mail", []),
        ("Total in DKK", []),
        ("", []),
    ],
)
def test_comments__say_what_their_nouns_say(comment: str, elements: list[str]) -> None:
    assert says(Description("c1", kind=TEXT, comment=comment)) == elements


@pytest.mark.parametrize(
    ("name", "kind", "elements"),
    [
        ("email", ColumnKind.BOOLEAN, []),
        ("email", ColumnKind.DATETIME, []),
        ("email", ColumnKind.INTEGER, []),
        ("telefon", ColumnKind.INTEGER, ["phone"]),
        ("cpr", ColumnKind.INTEGER, ["national_id"]),
        ("birthdate", ColumnKind.DATE, ["date_of_birth"]),
        ("password", ColumnKind.DATE, []),
        ("diagnosis", ColumnKind.BOOLEAN, ["health"]),
        ("photo", ColumnKind.BINARY, ["photo"]),
        ("email", ColumnKind.OTHER, ["email"]),
    ],
)
def test_types__silence_a_name_they_contradict(name: str, kind: ColumnKind, elements: list[str]) -> None:
    assert says(Description(name, kind=kind)) == elements


def test_types__that_are_made_for_a_kind_speak_alone() -> None:
    assert says(Description("c1", type="inet")) == ["ip_address"]
    assert says(Description("c1", type="macaddr")) == ["mac_address"]
    named, unnamed = facts(Description("ip", type="inet")), facts(Description("c1", type="inet"))
    assert named.elements[0].confidence > unnamed.elements[0].confidence


def test_values__are_judged_as_in_a_scan() -> None:
    assert says(Description("k", kind=TEXT, values=("M", "F")), "customers") == ["gender"]
    assert says(Description("k", kind=TEXT, values=("M", "F")), "orders") == []  # sizes, perhaps
    assert says(Description("gender", kind=TEXT, values=("M", "F"))) == ["gender"]
    assert says(Description("gender", kind=TEXT, values=("red", "blue", "green"))) == []
    assert says(Description("email", kind=TEXT, values=("yes", "no"))) == []


def test_namings__of_constraints_copies_and_references() -> None:
    assert says(Description("k", kind=TEXT, namings=(Naming("reference", "cpr", "people"),))) == ["national_id"]
    assert says(Description("k", kind=TEXT, namings=(Naming("reference", "id", "people"),))) == []
    (copied,) = facts(Description("k", kind=TEXT, namings=(Naming("copy", "email", "people"),))).elements
    assert [part.what for part in copied.parts] == ["prior", "copy"]


def test_confidence__is_the_sum_of_the_parts_and_held_against_the_same_bound() -> None:
    column = Description("cpr_nr", kind=TEXT, comment="The CPR number")
    (found,) = facts(column).elements
    assert found.confidence == 0.6  # as of a name alone: whoever named the column also wrote the comment
    assert (found.evidence, found.matched, found.judged) == (Evidence.NAME, 0, 0)
    assert facts(column, least=0.61).elements == ()


def test_facts__say_that_no_value_was_read() -> None:
    column = facts(Description("cpr_nr", kind=TEXT))
    assert column.described
    assert (column.rows, column.distinct) == (0, 0)


def test_names__with_a_common_beginning() -> None:
    columns = [Description(f"KD{name}", kind=TEXT) for name in ("NAVN", "TLF", "ADR", "POSTNR", "BY")]
    found = judge(Dataset("shop", "KD", "KD", DatasetKind.TABLE), columns, 0.5)
    assert {f.field: [e.element for e in f.elements] for f in found}["KDTLF"] == ["phone"]
