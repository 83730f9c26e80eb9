"""From matches in single values to what a field holds.

The share of distinct values decides, never the best score or a mean: one number that happens to pass a check
says nothing of a column, and one e-mail address in a thousand notes says all that is needed.

Confidence is 1 - (1 - v)(1 - n): v for the values, n for the column's name (`names.named`). v is

- with `Kind.needed` certain matches (or one match in twenty values): 0.95 if validated, 0.85 if a pattern;
- otherwise how far the share of matches lies above chance: (s - c) / (1 - c), at most 0.9, s being the lower
  end of the share's 90 % confidence interval and c `Kind.chance`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from pii_audit.detection.kinds import Kind
from pii_audit.detection.mask import mask
from pii_audit.detection.match import Match
from pii_audit.detection.names import CLEAR_NAME
from pii_audit.detection.passwords import CLEAR, scheme
from pii_audit.detection.plausible import SHOWN_BY_SHAPE, plausible
from pii_audit.model.facts import ElementFacts, Evidence

_CERTAIN = {Evidence.VALIDATED: 0.95, Evidence.PATTERN: 0.85}
_CERTAIN_SHARE = 0.05
_UNCERTAIN_AT_MOST = 0.9
_SHAPE_AND_NAME = 0.85
_EXAMPLES = 3
_BEGINNINGS = 10
"""Two-digit beginnings that numbers of many people have; running numbers have few."""

_CELLS_BY_VALUES, _CELLS_WITH_NAME = 0.5, 0.2
"""Share of cells a model must call persons, its lower end where the name does not speak for them.

It does so for up to 0.36 of company, street and town names.
"""
_TEXTS_NEEDED = 2


@dataclass(frozen=True)
class Judged:
    """The values put before the recognizers for one kind, those with a match in the order of the sample."""

    matches: tuple[Match, ...]
    """The first of each value."""

    judged: int


def by_values(kind: Kind, seen: Judged, name: float, rows_read: int) -> ElementFacts | None:
    """Judge a kind by what its recognizer found; `name` is the probability its column's name gives."""
    certain = [match for match in seen.matches if match.certain]
    enough = len(certain) >= kind.needed or len(certain) >= max(1, _CERTAIN_SHARE * seen.judged)
    counted = certain if enough and not name else seen.matches  # nothing but a share or a name speaks for the rest
    values = _CERTAIN[kind.evidence] if enough else _above_chance(kind, seen)
    if not values and 2 * len(counted) < seen.judged:
        return None
    return ElementFacts(
        element=kind.element,
        detected=kind.element,
        category=None,
        declared=False,
        confidence=_combined(values, name),
        evidence=kind.evidence,
        matched=len(counted),
        judged=seen.judged,
        rows_read=rows_read,
        examples=() if kind.element == "password" else _examples([match.text for match in counted]),
        schemes=_schemes([match.text for match in counted]) if kind.element == "password" else {},
    )


def _above_chance(kind: Kind, seen: Judged) -> float:
    texts = [match.text for match in seen.matches]
    if kind.spread and len({text[:2] for text in texts}) < _BEGINNINGS:
        return 0.0
    supporting = sum(map(kind.corroborates, texts)) if kind.corroborates else len(texts)
    return min(max(0.0, (_lower_end(supporting, seen.judged) - kind.chance) / (1 - kind.chance)), _UNCERTAIN_AT_MOST)


def by_name(element: str, name: float, values: Sequence[str], rows_read: int) -> ElementFacts | None:
    """Judge an element by the column's name alone, unless the values contradict it."""
    fitting = plausible(element, values)
    if not fitting:
        return None
    shown = element in SHOWN_BY_SHAPE
    return ElementFacts(
        element=element,
        detected=element,
        category=None,
        declared=False,
        confidence=_SHAPE_AND_NAME if shown else name,
        evidence=Evidence.PATTERN if shown else Evidence.NAME,
        matched=fitting,
        judged=len(values),
        rows_read=rows_read,
        examples=_examples(values),
    )


def passwords(values: Sequence[str], name: float, rows_read: int) -> ElementFacts | None:
    """Judge a column named like a password: which schemes, and how many values of none."""
    if not plausible("password", values):
        return None
    schemes = _schemes(values)
    hashed = len(values) - schemes.get(CLEAR, 0)
    return ElementFacts(
        element="password",
        detected="password",
        category=None,
        declared=False,
        confidence=_combined(_CERTAIN[Evidence.PATTERN] * hashed / len(values), name),
        evidence=Evidence.PATTERN if hashed else Evidence.NAME,
        matched=len(values),
        judged=len(values),
        rows_read=rows_read,
        schemes=schemes,
    )


def person_names(found: Sequence[tuple[str, ...]], judged: int, name: float, rows_read: int) -> ElementFacts | None:
    """Judge a column of cells by the names a model found in those, of all `judged`, that could be names."""
    cells = [names[0] for names in found if names]
    if not cells:
        return None
    share = len(cells) / judged
    if not (name >= CLEAR_NAME and share >= _CELLS_WITH_NAME) and _lower_end(len(cells), judged) < _CELLS_BY_VALUES:
        return None
    return _ner("person_name", _combined(min(share, _UNCERTAIN_AT_MOST), name), cells, judged, rows_read)


def persons_in_text(found: Sequence[tuple[str, ...]], false_share: float, rows_read: int) -> ElementFacts | None:
    """Judge running texts by the person names a model found in each; it finds some in `false_share` of harmless ones.

    Confidence runs from 0.5, no more than the model finds in harmless texts, to 0.95.
    """
    texts = [names[0] for names in found if names]
    excess = (_lower_end(len(texts), len(found)) - false_share) / (1 - false_share)
    if len(set(texts)) < _TEXTS_NEEDED or excess <= 0:
        return None
    return _ner("free_text_person", round(0.5 + 0.45 * excess, 2), texts, len(found), rows_read)


def _ner(element: str, confidence: float, names: Sequence[str], judged: int, rows_read: int) -> ElementFacts:
    return ElementFacts(
        element=element,
        detected=element,
        category=None,
        declared=False,
        confidence=confidence,
        evidence=Evidence.NER,
        matched=len(names),
        judged=judged,
        rows_read=rows_read,
        examples=_examples(names),
    )


def _combined(values: float, name: float) -> float:
    return round(1 - (1 - values) * (1 - name), 2)


def _lower_end(matched: int, judged: int) -> float:
    """Return the lower end of Wilson's 90 % interval: three of three say less than a hundred of a hundred."""
    z = 1.645
    share = matched / judged
    middle = share + z * z / (2 * judged)
    return (middle - z * sqrt(share * (1 - share) / judged + z * z / (4 * judged * judged))) / (1 + z * z / judged)


def _examples(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mask(value) for value in values))[:_EXAMPLES]


def _schemes(values: Sequence[str]) -> Mapping[str, int]:
    schemes = [scheme(value) for value in values]
    return {name: schemes.count(name) for name in sorted(set(schemes))}
