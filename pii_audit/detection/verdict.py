"""From matches in single values to what a field holds: evidence weighed part by part.

The share of distinct values decides, never the best score or a mean: one number that happens to pass a check
says nothing of a column, and one e-mail address in a thousand notes says all that is needed.

Every part is a summand of log-odds; confidence is the logistic of their sum, at most 0.99, so that each can be shown for what it
adds. A field holds a given element before anything is known of it with probability `_PRIOR`; a part that would raise
that to p alone weighs logit(p) - logit(_PRIOR). p is

- for values with `Kind.needed` certain matches (or one match in twenty values): 0.95 if validated, 0.85 if a pattern;
- for other values how far the share of matches lies above chance: (s - c) / (1 - c), at most 0.9, s being the lower
  end of the share's 90 % confidence interval and c `Kind.chance`; 0 says nothing for or against, and is all that
  kinds get whose chance is 0.9 or more, unless the column's name speaks for them or true values begin in many ways. Where c is 2 % or less,
  and s 20 % or more, it is (1 + s) / 2;
- for a column's name what `names.named` gives it;
- for a language model the share of cells, at most 0.9, that it calls persons.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import exp, log, sqrt

from pii_audit.detection.births import birth_evidence
from pii_audit.detection.kind import Kind
from pii_audit.detection.mask import mask
from pii_audit.detection.match import Match
from pii_audit.detection.names import CLEAR_NAME
from pii_audit.detection.passwords import CLEAR, scheme
from pii_audit.detection.plausible import SHOWN_BY_SHAPE, plausible
from pii_audit.model.facts import ElementFacts, Evidence, EvidencePart

_PRIOR = 0.05
_SUREST = 0.99
_CERTAIN = {Evidence.VALIDATED: 0.95, Evidence.PATTERN: 0.85}
_CERTAIN_SHARE = 0.05
_TELLING_CHANCE, _TELLING_MATCHES, _TELLING_SHARE = 0.02, 2, 0.2
"""Words that hardly any harmless cell is, such as illnesses, say what a column holds though most cells say `none`."""
_UNCERTAIN_AT_MOST = 0.9
_NEARLY_ALL = 0.9
"""Chance from which on even all values matching says nothing without a name: nine digits are a US number, too."""
_SHAPE_AND_NAME = 0.85
_KNOWN, _FEW_KNOWN, _SEVERAL_KNOWN = 0.95, 0.8, 3
_EXAMPLES = 3
_DENMARK = "45"
"""What all phone numbers of a column may begin with, for the country."""
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


@dataclass(frozen=True)
class Counted:
    """How many distinct values are of a kind, of how many judged, in how many rows."""

    matched: int

    judged: int

    rows_read: int


def by_values(kind: Kind, seen: Judged, name: float, as_of: date, rows_read: int) -> ElementFacts | None:
    """Judge a kind by what its recognizer found; `name` is the probability its column's name gives."""
    certain = [match for match in seen.matches if match.certain]
    enough = len(certain) >= kind.needed or len(certain) >= max(1, _CERTAIN_SHARE * seen.judged)
    telling = kind.chance <= _TELLING_CHANCE
    counted = (
        certain if enough and not name and not telling else seen.matches
    )  # only a share or a name speaks for the rest
    values = _CERTAIN[kind.evidence] if enough else _above_chance(kind, seen, name)
    if not values and 2 * len(counted) < seen.judged:
        return None
    texts = [match.text for match in counted]
    is_password = kind.element == "password"
    return _judged(
        kind.element,
        kind.evidence,
        (
            _values_part(kind, enough, len(certain), seen, values),
            *(_births_part(list(map(kind.born, texts)), as_of) if kind.born else ()),
            *_name_part(name),
        ),
        Counted(len(counted), seen.judged, rows_read),
        examples=() if is_password else _examples(texts),
        schemes=_schemes(texts) if is_password else {},
    )


def _values_part(kind: Kind, enough: bool, certain: int, seen: Judged, values: float) -> EvidencePart:
    if enough:
        return EvidencePart("values", f"{certain:,} of {seen.judged:,} distinct are certain", _weight(values))
    chance = f"; {kind.chance:.0%} of harmless ones do" if kind.chance else ""
    return EvidencePart("values", f"{len(seen.matches):,} of {seen.judged:,} distinct match{chance}", _weight(values))


def _births_part(dates: Sequence[str], as_of: date) -> tuple[EvidencePart, ...]:
    """Weigh the dates in numbers; that they are spread like births adds nothing, as their form has been weighed."""
    against = min(0.0, round(birth_evidence(dates, as_of), 2))
    return (EvidencePart("dates", "those in the numbers spread like other dates", against),) if against else ()


def _above_chance(kind: Kind, seen: Judged, name: float) -> float:
    texts = [match.text for match in seen.matches]
    if kind.chance >= _NEARLY_ALL and not (name or kind.spread):
        return 0.0
    if kind.spread and len({text.removeprefix(_DENMARK)[:2] for text in texts}) < _BEGINNINGS:
        return 0.0
    supporting = sum(map(kind.corroborates, texts)) if kind.corroborates else len(texts)
    lower = _lower_end(supporting, seen.judged)
    if kind.chance <= _TELLING_CHANCE and supporting >= _TELLING_MATCHES and lower >= _TELLING_SHARE:
        return min(0.5 + lower / 2, _UNCERTAIN_AT_MOST)
    return min(max(0.0, (lower - kind.chance) / (1 - kind.chance)), _UNCERTAIN_AT_MOST)


def by_column(
    element: str, name: float, values: Sequence[str], more: Sequence[EvidencePart], rows_read: int
) -> ElementFacts | None:
    """Judge an element by the column's name and what its values as a whole say, unless their shape contradicts it."""
    fitting = plausible(element, values)
    if not fitting:
        return None
    shown = element in SHOWN_BY_SHAPE
    shape = EvidencePart(
        "shape",
        f"{fitting:,} of {len(values):,} distinct look like it",
        _SHAPE if shown and name else 0.0,
    )
    return _judged(
        element,
        Evidence.PATTERN if shown or any(part.log_odds > 0 for part in more) else Evidence.NAME,
        (*_name_part(name), shape, *more),
        Counted(fitting, len(values), rows_read),
        examples=_examples(values),
    )


def by_description(
    element: str, name: float, what: str, type_says: bool, date: bool, more: Sequence[EvidencePart]
) -> ElementFacts:
    """Judge an element by a column's schema: the surest of its names, its type, and the values it lets in.

    `what` bears that name. `type_says` is whether the type is made for the element, `date` whether it is one for dates.
    """
    shaped = date and bool(name) and element in SHOWN_BY_SHAPE
    parts = (
        *(replace(part, what=what) for part in _name_part(name)),
        *((EvidencePart("type", "made for it", _weight(CLEAR_NAME)),) if type_says else ()),
        *((EvidencePart("type", "a date", _SHAPE),) if shaped else ()),
        *more,
    )
    return _judged(element, Evidence.NAME, parts, Counted(0, 0, 0))


def passwords(
    values: Sequence[str], name: float, rows_read: int, more: Sequence[EvidencePart] = ()
) -> ElementFacts | None:
    """Judge a column of passwords by its name or by `more`: which schemes, and how many values of none."""
    if not plausible("password", values):
        return None
    schemes = _schemes(values)
    hashed = len(values) - schemes.get(CLEAR, 0)
    share = _CERTAIN[Evidence.PATTERN] * hashed / len(values)
    form = EvidencePart("values", f"{hashed:,} of {len(values):,} distinct are hashed", _weight(share))
    return _judged(
        "password",
        Evidence.PATTERN if hashed else Evidence.NAME,
        (form, *_name_part(name), *more),
        Counted(len(values), len(values), rows_read),
        schemes=schemes,
    )


def person_names(found: Sequence[tuple[str, ...]], judged: int, name: float, rows_read: int) -> ElementFacts | None:
    """Judge a column of cells by the names a model or the list of given names found in those, of all `judged`, that could be."""
    cells = [names[0] for names in found if names]
    if not cells:
        return None
    share = len(cells) / judged
    if not (name >= CLEAR_NAME and share >= _CELLS_WITH_NAME) and _lower_end(len(cells), judged) < _CELLS_BY_VALUES:
        return None
    model = EvidencePart(
        "model",
        f"it or the list of given names finds persons in {len(cells):,} of {judged:,} cells",
        _weight(min(share, _UNCERTAIN_AT_MOST)),
    )
    counted = Counted(len(cells), judged, rows_read)
    return _judged("person_name", Evidence.NER, (model, *_name_part(name)), counted, examples=_examples(cells))


def persons_in_text(found: Sequence[tuple[str, ...]], false_share: float, rows_read: int) -> ElementFacts | None:
    """Judge running texts by the person names a model found in each; it finds some in `false_share` of harmless ones.

    The model's part runs from 0.5, where it finds no more than in harmless texts, to 0.95.
    """
    texts = [names[0] for names in found if names]
    excess = (_lower_end(len(texts), len(found)) - false_share) / (1 - false_share)
    if len(set(texts)) < _TEXTS_NEEDED or excess <= 0:
        return None
    detail = f"names in {len(texts):,} of {len(found):,} texts; in {false_share:.0%} of harmless ones too"
    model = EvidencePart("model", detail, _weight(0.5 + 0.45 * excess))
    counted = Counted(len(texts), len(found), rows_read)
    return _judged("free_text_person", Evidence.NER, (model,), counted, examples=_examples(texts))


def known(found: ElementFacts | None, element: str, people: int, judged: int, rows_read: int) -> ElementFacts:
    """Weigh that `people` who stand in other columns are named in the texts of a field."""
    weight = _weight(_KNOWN if people >= _SEVERAL_KNOWN else _FEW_KNOWN)
    part = EvidencePart(
        "known people", f"{people:,} {'person' if people == 1 else 'people'} of other columns named here", weight
    )
    if found is None:
        return _judged(element, Evidence.VALIDATED, (part,), Counted(min(people, judged), judged, rows_read))
    return with_part(replace(found, evidence=Evidence.VALIDATED), part)


def with_part(found: ElementFacts, part: EvidencePart) -> ElementFacts:
    """Weigh one more thing."""
    parts = (*found.parts, part)
    return replace(found, parts=parts, confidence=_confidence(parts))


def _judged(
    element: str,
    evidence: Evidence,
    parts: Sequence[EvidencePart],
    counted: Counted,
    examples: tuple[str, ...] = (),
    schemes: Mapping[str, int] | None = None,
) -> ElementFacts:
    parts = (EvidencePart("prior", f"{_PRIOR:.0%} of fields", round(_logit(_PRIOR), 2)), *parts)
    return ElementFacts(
        element=element,
        detected=element,
        category=None,
        declared=False,
        confidence=_confidence(parts),
        evidence=evidence,
        matched=counted.matched,
        judged=counted.judged,
        rows_read=counted.rows_read,
        examples=examples,
        parts=tuple(parts),
        schemes=schemes or {},
    )


def _name_part(name: float) -> tuple[EvidencePart, ...]:
    if not name:
        return ()
    return (EvidencePart("name", "says it" if name >= CLEAR_NAME else "may say it", _weight(name)),)


def _logit(probability: float) -> float:
    return log(probability / (1 - probability))


_SHAPE = round(_logit(_SHAPE_AND_NAME) - _logit(CLEAR_NAME), 2)
"""What the shape of all values adds to a clear name."""


def _weight(alone: float) -> float:
    """Weigh evidence that alone would make it as probable as that; none that would make it less than it was."""
    return round(max(0.0, _logit(max(alone, _PRIOR)) - _logit(_PRIOR)), 2)


def _confidence(parts: Sequence[EvidencePart]) -> float:
    return min(_SUREST, round(1 / (1 + exp(-sum(part.log_odds for part in parts))), 2))


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
