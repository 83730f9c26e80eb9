"""What the recognizers find in the values of a field, as elements."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from pii_audit.detection import verdict
from pii_audit.detection.kind import Kind
from pii_audit.detection.kinds import KINDS
from pii_audit.detection.language import language_of
from pii_audit.detection.match import Match
from pii_audit.detection.plausible import is_placeholder, plausible
from pii_audit.detection.sample import FieldSample
from pii_audit.model.facts import ElementFacts, Evidence

if TYPE_CHECKING:
    from pii_audit.detection.analyzer import Analyzer

_NUMBERS = frozenset(kind.element for kind in KINDS if kind.digits and kind.chance)
_DIGIT = re.compile(r"\d")
_ENOUGH_OF_FORM, _MATCHED_OF_FORM = 20, 0.25
"""Values of one form that are no chance, and the least share of them that is of a kind where any is."""
_ADDRESS_PARTS = ("street", "postcode")


def by_values(
    sample: FieldSample, names: Mapping[str, float], kinds: Sequence[Kind], analyzer: "Analyzer", as_of: date
) -> list[ElementFacts]:
    """Judge every kind that a candidate of the sample can be of; `names` are the elements that the column's name gives."""
    borne_out = frozenset(e for e in _NUMBERS & set(names) if plausible(e, sample.values.values))
    candidates = [kind for kind in kinds if kind.entity in sample.candidates and not _rival_named(kind, borne_out)]
    matches = _analyze(sample, kinds, analyzer)
    found = []
    for kind in candidates:
        first = (
            first_that_counts(matches[value], kind.entity, value) for value in sample.candidates[kind.entity].values
        )
        matched = {v: match for v, match in zip(sample.candidates[kind.entity].values, first, strict=True) if match}
        seen = verdict.Judged(_by_form(kind, matched, sample), _judged(sample, kind))
        found.append(verdict.by_values(kind, seen, _name(kind.element, names), as_of, sample.rows_read))
    return _whole_addresses(surest(element for element in found if element), names)


def _by_form(kind: Kind, matched: Mapping[str, Match], sample: FieldSample) -> tuple[Match, ...]:
    """Return the matches, none certain where most other values have the same form and fail: 7 % of `######-####` hold a date."""
    certain = {_form(value) for value, match in matched.items() if match.certain} if kind.digits else set()
    reach = sample.candidates[kind.entity].reach
    of_form = [value for key, value in sample.values.entries if key <= reach and _form(value) in certain]
    if len(of_form) < _ENOUGH_OF_FORM or sum(v in matched for v in of_form) >= _MATCHED_OF_FORM * len(of_form):
        return tuple(matched.values())
    return tuple(replace(match, certain=False) for match in matched.values())


def _form(value: str) -> str:
    return _DIGIT.sub("0", value.strip())


def _judged(sample: FieldSample, kind: Kind) -> int:
    """Count the distinct values; where a share decides, ten ways to leave a field empty are no numbers of another sort."""
    if not kind.chance:
        return sample.judged(kind.entity)
    candidates = sample.candidates[kind.entity]
    silent = sum(is_placeholder(value) for key, value in sample.values.entries if key <= candidates.reach)
    return max(sample.judged(kind.entity) - silent, len(candidates.entries))


def _name(element: str, names: Mapping[str, float]) -> float:
    whole = names.get("mailing_address", 0.0) if element in _ADDRESS_PARTS else 0.0
    return names.get(element, whole)


def _analyze(sample: FieldSample, kinds: Sequence[Kind], analyzer: "Analyzer") -> Mapping[str, Sequence[Match]]:
    """Put each candidate before the recognizers of every kind whose screen it matches, so that kinds can compete."""
    values = list(dict.fromkeys(value for kept in sample.candidates.values() for value in kept.values))
    array = pa.array(values, type=pa.large_string())
    passed = {
        kind.entity: pc.match_substring_regex(array, kind.screen).to_pylist()
        for kind in kinds
        if kind.entity in sample.candidates  # no value of the field matches the others
    }
    return {
        value: analyzer.analyze(value, language_of(value), [entity for entity in passed if passed[entity][i]])
        for i, value in enumerate(values)
    }


def first_that_counts(matches: Sequence[Match], entity: str, value: str) -> Match | None:
    """Return the first match of an entity that is certain, or else the first that is most of its value."""
    of_entity = [match for match in matches if match.entity == entity]
    certain = next((match for match in of_entity if match.certain), None)
    return certain or next((match for match in of_entity if 2 * len(match.text) >= len(value.strip())), None)


def _rival_named(kind: Kind, names: frozenset[str]) -> bool:
    """Tell whether the column is named for another sort of number than one that only has a form."""
    return kind.evidence is Evidence.PATTERN and kind.element in _NUMBERS - names and bool(names)


def surest(found: Iterable[ElementFacts]) -> list[ElementFacts]:
    """Keep the surest of several that are one element, such as the national ids of two countries."""
    by_element: dict[str, ElementFacts] = {}
    for element in found:
        best = by_element.setdefault(element.element, element)
        if element.confidence > best.confidence:
            by_element[element.element] = element
    return list(by_element.values())


def _whole_addresses(elements: Sequence[ElementFacts], names: Mapping[str, float]) -> list[ElementFacts]:
    """Report street and postcode of one field as the address they make, or as the one that is found already."""
    parts = [element for element in elements if element.element in _ADDRESS_PARTS]
    found = next((element for element in elements if element.element == "mailing_address"), None)
    if found and all(found.confidence >= part.confidence or 2 * found.matched >= part.matched for part in parts):
        return [element for element in elements if element not in parts]
    if len(parts) < len(_ADDRESS_PARTS) and not (parts and "mailing_address" in names):
        return list(elements)
    most = max(parts, key=lambda part: part.matched / part.judged)
    whole = replace(most, element="mailing_address", detected="mailing_address")
    return [element for element in elements if element not in parts and element.element != "mailing_address"] + [whole]
