"""Known people: whoever stands in a column of names or phone numbers is looked up in every running text."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

import pandas as pd

from pii_audit.detection import verdict
from pii_audit.detection.keys import Keys, PeopleKeys
from pii_audit.detection.names import CLEAR_NAME, named, tokens
from pii_audit.detection.sample import FieldSample
from pii_audit.detection.words import words
from pii_audit.model.facts import ElementFacts, FieldFacts

_SURE = 0.8
"""Confidence from which a column's people are known."""
_NUMBERS = 10**8
"""Phone numbers of eight digits there can be."""
_BY_CHANCE = 0.05
"""Share of the numbers found that may be other numbers by chance."""
_GIVEN = words("first given fore fname fnavn fornavn firstname givenname forename vorname foernavn foernamn voornaam")
_LAST = words("last sur family lname enavn efternavn lastname surname familyname nachname efternamn achternaam")


def full_names(frame: pd.DataFrame) -> Mapping[str, "pd.Series[str]"]:
    """Join given and last names of a row, by the name of the column of given names."""
    of_people = [str(column) for column in frame.columns if named(str(column), "").get("person_name", 0) >= CLEAR_NAME]
    last = {_without(_LAST, name): name for name in of_people if _LAST & set(tokens(name))}
    return {
        name: frame[name].str.strip() + " " + frame[last[_without(_GIVEN, name)]].str.strip()
        for name in of_people
        if _GIVEN & set(tokens(name)) and _without(_GIVEN, name) in last
    }


def _without(part: frozenset[str], name: str) -> tuple[str, ...]:
    return tuple(word for word in tokens(name) if word not in part)


class KnownPeople:
    """Gathers what fields say of people, and at the end who is named where."""

    def __init__(self, min_confidence: float) -> None:
        self._min_confidence = min_confidence
        self._known = PeopleKeys()
        self._seen: dict[tuple[str, str, str], FieldSample] = {}

    def take(self, fields: Iterable[FieldFacts], samples: Mapping[str, FieldSample]) -> None:
        """Take the fields of a dataset in, with what was seen of them."""
        for field in fields:
            sample = samples[field.field]
            if _holds("person_name", field):
                self._known |= PeopleKeys(names=sample.stated.names)
            if _holds("phone", field):
                self._known |= PeopleKeys(phones=sample.stated.phones)
            if len(sample.mentioned.names) or len(sample.mentioned.phones):
                kept = replace(sample, candidates={}, values=replace(sample.values, entries=()))
                self._seen[field.source, field.dataset, field.field] = kept

    def __or__(self, other: "KnownPeople") -> "KnownPeople":
        """Put what two datasets say of people together."""
        both = KnownPeople(self._min_confidence)
        both._known = self._known | other._known
        both._seen = self._seen | other._seen
        return both

    def named_in(self, field: FieldFacts) -> FieldFacts:
        """Add the known people that the texts of a field name."""
        sample = self._seen.get((field.source, field.dataset, field.field))
        if sample is None:
            return field
        elements = {element.element: element for element in field.elements}
        mentioned, stated = sample.mentioned, sample.stated
        names = (mentioned.names - stated.names).shared(self._known.names)
        phones = _beyond_chance(mentioned.phones - stated.phones, self._known.phones)
        for element, people in (("free_text_person", names), ("phone", phones)):
            if people:
                found = verdict.known(elements.get(element), element, people, field.distinct, sample.rows_read)
                if found.confidence >= self._min_confidence:
                    elements[element] = found
        notes = field.notes
        if not all(keys.complete for keys in (mentioned.names, self._known.names)):
            notes = (*notes, "known people were looked up in part only, as there are too many words or people")
        return replace(field, elements=tuple(sorted(elements.values(), key=_surest_first)), notes=notes)


def _holds(element: str, field: FieldFacts) -> bool:
    return any(e.element == element and e.confidence >= _SURE and 2 * e.matched >= e.judged for e in field.elements)


def _beyond_chance(mentioned: Keys, known: Keys) -> int:
    """Count the known numbers mentioned, or none where so many would be among any numbers as many."""
    hits = mentioned.shared(known)
    return hits if len(mentioned) * len(known) / _NUMBERS <= _BY_CHANCE * hits else 0


def _surest_first(element: ElementFacts) -> tuple[float, str]:
    return -element.confidence, element.element
