"""What the other columns of a table say of one: beside people's names a birth date is more likely than a founding date."""

from collections.abc import Iterable
from dataclasses import replace

from pii_audit.detection import verdict
from pii_audit.detection.names import names_people
from pii_audit.model.dataset import Dataset
from pii_audit.model.elements import SPECIAL
from pii_audit.model.facts import ElementFacts, EvidencePart, FieldFacts

_SHOW_PEOPLE = frozenset({"person_name", "email", "phone", "national_id"})
"""What a table of people holds, when most values of a column are of it."""
_SURE = 0.8
_OF_PEOPLE = SPECIAL | {
    "age", "bank_account", "city", "country", "date_of_birth", "driving_licence", "gender", "language", "location", "nationality",
    "password", "photo", "postcode", "signature", "street", "tax_id", "url", "username", "vehicle",
}  # fmt: skip
"""What is personal data as an attribute of a person, and anything's elsewhere."""
_WEIGHT = 1.0


def weighed(field: FieldFacts, dataset: Dataset, table: Iterable[FieldFacts]) -> FieldFacts:
    """Weigh for each attribute of a field that its table holds people."""
    why = _about_people(field, dataset, table)
    if not why:
        return field
    part = EvidencePart("neighbours", why, _WEIGHT)
    return replace(
        field,
        elements=tuple(verdict.with_part(e, part) if e.element in _OF_PEOPLE else e for e in field.elements),
    )


def _about_people(field: FieldFacts, dataset: Dataset, table: Iterable[FieldFacts]) -> str:
    if names_people(dataset.short_name):
        return "the table is named for people"
    showing = sum(any(map(_shows_people, other.elements)) for other in table if other.field != field.field)
    return f"{showing} other column{' shows' if showing == 1 else 's show'} people" if showing else ""


def _shows_people(element: ElementFacts) -> bool:
    return element.element in _SHOW_PEOPLE and element.confidence >= _SURE and 2 * element.matched >= element.judged
