"""What the other columns of a table say of one: beside people's names a birth date is more likely than a founding date."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace

from pii_audit.detection import verdict
from pii_audit.detection.names import names_people
from pii_audit.model.dataset import Dataset
from pii_audit.model.elements import SPECIAL
from pii_audit.model.facts import ElementFacts, EvidencePart, FieldFacts

_SHOW_PEOPLE = frozenset(
    {"person_name", "email", "phone", "national_id", "payment_card", "passport", "driving_licence"}
)
"""What a table of people holds, when most values of a column are of it."""
_SURE = 0.8
_OF_PEOPLE = SPECIAL | {
    "age", "bank_account", "city", "country", "date_of_birth", "driving_licence", "gender", "language", "location", "nationality",
    "passport", "password", "payment_card", "photo", "postcode", "signature", "street", "tax_id", "url", "username", "vehicle",
}  # fmt: skip
"""What is personal data as an attribute of a person, and anything's elsewhere."""
_SHOW_DEVICES = frozenset({"ip_address", "mac_address", "device_id", "cookie_id"})
"""What a log of people's devices holds."""
_OF_DEVICES = frozenset({"cookie_id", "device_id", "url"})
"""What is personal data where the table tells devices apart: the pages an address has visited."""
_WEIGHT = 1.0


def weighed(field: FieldFacts, dataset: Dataset, table: Iterable[FieldFacts]) -> FieldFacts:
    """Weigh for each attribute of a field that its table holds people, or devices."""
    others = [other for other in table if other.field != field.field]
    people = _about_people(dataset, others)
    devices = _showing(others, _SHOW_DEVICES, "devices")
    return replace(field, elements=tuple(_weighed(element, people, devices) for element in field.elements))


def _weighed(element: ElementFacts, people: str, devices: str) -> ElementFacts:
    why = (element.element in _OF_PEOPLE and people) or (element.element in _OF_DEVICES and devices)
    return verdict.with_part(element, EvidencePart("neighbours", why, _WEIGHT)) if why else element


def _about_people(dataset: Dataset, others: Sequence[FieldFacts]) -> str:
    if names_people(dataset.short_name):
        return "the table is named for people"
    return _showing(others, _SHOW_PEOPLE, "people")


def _showing(others: Sequence[FieldFacts], elements: Container[str], what: str) -> str:
    showing = sum(any(_is_shown(element, elements) for element in other.elements) for other in others)
    return f"{showing} other column{' shows' if showing == 1 else 's show'} {what}" if showing else ""


def _is_shown(found: ElementFacts, elements: Container[str]) -> bool:
    return found.element in elements and found.confidence >= _SURE and 2 * found.matched >= found.judged
