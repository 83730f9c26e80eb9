"""What a column is by its name and its values as a whole, where no single value shows it: a gender, a birth date."""

from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date

from pii_audit.detection import verdict
from pii_audit.detection.births import birth_evidence
from pii_audit.detection.lists import chance_in_list, share_in_list
from pii_audit.detection.names import CLEAR_NAME
from pii_audit.detection.plausible import flags_only
from pii_audit.model.elements import SPECIAL
from pii_audit.model.facts import ElementFacts, EvidencePart

_LISTED = {"gender": 2.5, "city": 2.3, "nationality": 1.5, "language": 1.5, "country": 1.0}
"""Elements with a closed list, and what it weighs, in log-odds, where every value is in it."""
_DATES_AT_MOST = 2.9
"""Like it for birth dates: companies have founding dates."""
_DATES_AGAINST_NAME = -1.5
"""What other dates weigh at most against a clear name: small children were born lately."""
_WITHOUT_NAME = ("gender", "city", "date_of_birth")
"""What values may say without the name; as none of it is enough alone, the table must hold people."""


def by_column(
    names: Mapping[str, float], thing: bool, values: Sequence[str], as_of: date, found: Container[str], rows_read: int
) -> Iterator[ElementFacts]:
    """Judge every element that the name or the values as a whole speak for; `found` are known from single values.

    Where the name speaks of a `thing`, the values do not speak without it.
    """
    flags = flags_only(values)
    for element in dict.fromkeys((*names, *(() if thing else _WITHOUT_NAME))):
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
    elif element in _LISTED:
        yield listed(element, values)


def listed(element: str, values: Sequence[str]) -> EvidencePart:
    """Weigh how many values stand in the closed list of an element; those without a list weigh nothing."""
    share, chance = share_in_list(element, values), chance_in_list(element, values)
    above = max(0.0, (share - chance) / (1 - chance))
    return EvidencePart(
        "list",
        f"{share:.0%} of the distinct values are listed, {chance:.0%} of others",
        round(_LISTED.get(element, 0.0) * above, 2),
    )
