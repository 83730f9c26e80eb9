"""What a column is by its name and its values as a whole, where no single value shows it: a gender, a birth date."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date

from pii_audit.detection import diagnoses, logins, places, verdict
from pii_audit.detection.births import birth_evidence
from pii_audit.detection.lists import chance_in_list, sexes_in, share_in_list, share_in_words
from pii_audit.detection.measures import blood_pressures, of_bodies
from pii_audit.detection.names import CLEAR_NAME, MEASURE_NAME
from pii_audit.detection.plausible import flags_only
from pii_audit.detection.vocabulary.lookup import share_of_terms
from pii_audit.model.elements import SPECIAL
from pii_audit.model.facts import ElementFacts, EvidencePart

_LISTED = {"gender": 2.5, "city": 2.3, "nationality": 1.5, "language": 1.5, "country": 1.0}
"""Elements with a closed list, and what it weighs, in log-odds, where every value is in it."""
_ALIKE = frozenset({"nationality", "language", "ethnic_origin", "country"})
"""What columns of the same words are; where a name says one of them, it is that."""
_ALIKE_WEIGHTS = {"nationality": 2.5, "language": 2.4, "country": 2.2}
"""Like it for words where no name says it."""
_PLACES, _BOTH = 2.4, 2
"""Like it for postcodes and degrees; sexes that a column without a name must show, as `F` and `U` alone are no genders."""
_DATES_AT_MOST = 2.9
"""Like it for birth dates: companies have founding dates."""
_CODES_OF_DISEASES, _LOGINS = 2.7, 2.7
"""Like it for columns of nothing but codes of diseases, and of user names that begin with a given name."""
_BEGINNINGS = {
    "photo": (re.compile(r"data:image/jpe?g|/9j/4|(?i:ffd8ff(?:e[0-8]|db))"), 2.5),
    "biometric": (re.compile(r"Rk1SA|RklSA|SUlSA|RkFDA|(?i:464d5200|46495200|49495200|46414300)"), 3.5),
}
"""How pictures in JPEG, as cameras make them, and templates of ISO/IEC 19794 (fingers, irises, faces) begin, and what it weighs."""
_MOST_LOGINS = 0.45
"""Share of user names that begin with a common given name, where people choose them freely."""
_BODY, _NO_BODY = 0.5, -1.5
"""Whether the numbers of a column named like a measure, `weight`, can be those of people."""
_DATES_AGAINST_NAME = -1.5
"""What other dates weigh at most against a clear name: small children were born lately."""
_LOOSE = ("political_opinion", "trade_union", "religion", "sex_life", "criminal_record")
_LOOSE_CHANCE, _LOOSE_WEIGHT = 0.3, 2.7
"""Terms that stand for other things too, `Democrat`, where nearly all values are such; the share of colours and the like."""
_WITHOUT_NAME = (
    "gender", "city", "date_of_birth", "nationality", "username", "health", "photo", "biometric", "language", "country", "postcode",
    "location", *_LOOSE,
)  # fmt: skip
"""What values may say without the name; hardly any of it is enough alone, so the table must hold people."""


def by_column(
    names: Mapping[str, float], thing: bool, values: Sequence[str], as_of: date, found: Container[str], rows_read: int
) -> Iterator[ElementFacts]:
    """Judge every element that the name or the values as a whole speak for; `found` are known from single values.

    Where the name speaks of a `thing`, the values do not speak without it.
    """
    if not values:
        return
    flags = flags_only(values)
    told = () if thing else [e for e in _WITHOUT_NAME if e not in _ALIKE or _ALIKE.isdisjoint(names)]
    for element in dict.fromkeys((*names, *told)):
        if element in found or (flags and element not in SPECIAL):
            continue
        name = names.get(element, 0.0)
        parts = tuple(part for part in _by_all_values(element, name, values, as_of) if part.log_odds)
        if name or any(part.log_odds > 0 for part in parts):
            judged = verdict.by_column(element, name, values, parts, rows_read)
            yield from (judged,) if judged else ()


def _by_all_values(element: str, name: float, values: Sequence[str], as_of: date) -> Iterator[EvidencePart]:
    if element == "date_of_birth":
        evidence = birth_evidence(values, as_of)
        if name >= CLEAR_NAME:
            evidence = max(evidence, _DATES_AGAINST_NAME)
        sort = "ages of people" if evidence > 0 else "other dates"
        yield EvidencePart("dates", f"they spread like {sort}", round(min(evidence, _DATES_AT_MOST), 2))
    elif element == "health":
        yield from _health(name, values)
    elif element in _BEGINNINGS and not name:
        pattern, weight = _BEGINNINGS[element]
        share = sum(bool(pattern.match(value)) for value in values) / len(values)
        yield share_part("form", share, 0.0, weight)
    elif element in _LOOSE and not name:
        yield share_part("list", share_of_terms(element.upper(), values), _LOOSE_CHANCE, _LOOSE_WEIGHT)
    elif element == "username":
        of_names = share_part("form", logins.share_of_logins(values), logins.LOGIN_CHANCE, _LOGINS, _MOST_LOGINS)
        made_up = share_part("form", logins.share_of_handles(values), logins.LOGIN_CHANCE, _LOGINS)
        yield max(of_names, made_up, key=lambda part: part.log_odds)
    elif element in _ALIKE_WEIGHTS and not name:
        yield share_part("list", share_in_words(element, values), 0.0, _ALIKE_WEIGHTS[element])
    elif element == "postcode" and not name:
        yield share_part("list", places.share_of_postcodes(values), places.POSTCODE_CHANCE, _PLACES)
    elif element == "location" and not name:
        yield share_part("form", places.share_of_degrees(values), 0.0, _PLACES)
    elif element == "gender" and not name and sexes_in(values) < _BOTH:
        return
    elif element in _LISTED:
        yield listed(element, values)


def _health(name: float, values: Sequence[str]) -> Iterator[EvidencePart]:
    yield share_part("form", blood_pressures(values), 0.0, _CODES_OF_DISEASES)
    yield share_part("list", diagnoses.share_of_diagnoses(values), diagnoses.CHANCE, _CODES_OF_DISEASES)
    if name == MEASURE_NAME and (fits := of_bodies(values)) is not None:
        detail = "the numbers can be measures of people" if fits else "the numbers are no measures of people"
        yield EvidencePart("values", detail, _BODY if fits else _NO_BODY)


def listed(element: str, values: Sequence[str]) -> EvidencePart:
    """Weigh how many values stand in the closed list of an element; those without a list weigh nothing."""
    weight = _LISTED.get(element, 0.0)
    return share_part("list", share_in_list(element, values), chance_in_list(element, values), weight)


def share_part(what: str, share: float, chance: float, weight: float, enough: float = 1.0) -> EvidencePart:
    """Weigh a share of the distinct values, as far as it is above what harmless ones reach; from `enough` on it weighs all."""
    above = max(0.0, (min(1.0, share / enough) - chance) / (1 - chance))
    said = "are listed" if what == "list" else "have its form"
    detail = f"{share:.0%} of the distinct values {said}, {chance:.0%} of others"
    return EvidencePart(what, detail, round(weight * above, 2))
