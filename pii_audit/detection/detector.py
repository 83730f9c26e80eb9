"""What the audit asks: look at every value once, then say what each field holds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from pii_audit.detection import persons, verdict
from pii_audit.detection.kinds import KINDS, Kind
from pii_audit.detection.language import language_of
from pii_audit.detection.match import Match
from pii_audit.detection.names import named, names_a_thing
from pii_audit.detection.ner import DEFAULT_MODELS, PersonModel
from pii_audit.detection.passwords import UNKNOWN
from pii_audit.detection.persons import Texts
from pii_audit.detection.plausible import as_declared, flags_only
from pii_audit.detection.sample import FieldSample, observe
from pii_audit.inventory.schema import Detection
from pii_audit.model.dataset import ColumnKind, Dataset
from pii_audit.model.elements import SPECIAL
from pii_audit.model.facts import ElementFacts, Evidence, FieldFacts

if TYPE_CHECKING:
    from pii_audit.detection.analyzer import Analyzer

_WITHOUT_TEXT = frozenset(
    {
        ColumnKind.DATE,
        ColumnKind.DATETIME,
        ColumnKind.INSTANT,
        ColumnKind.BOOLEAN,
        ColumnKind.UUID,
        ColumnKind.BINARY,
    }
)
"""Kinds of column whose values can show none of the kinds of personal data; their names still count."""
_NUMBERS = frozenset(kind.element for kind in KINDS if kind.chance)
_ADDRESS_PARTS = ("street", "postcode")
_TOLD_APART = 20
"""Distinct values below which a length and a first letter may tell which one it is: `P****` among five unions."""


class Detector:
    """Finds personal data in fields. Models load on first use; the same seed gives the same facts."""

    def __init__(self, settings: Detection, seed: int) -> None:
        self._settings = settings
        self._seed = seed
        packages = DEFAULT_MODELS | dict(settings.models)
        self._models = {
            language: PersonModel(language, packages[language])
            for language in settings.languages
            if language in packages
        }

    @property
    def models(self) -> tuple[str, ...]:
        """The language models in use, with versions and digests.

        Raises:
            ModelError: one is missing, or is not the pinned one.
        """
        return tuple(model.label for model in self._models.values())

    def observe(self, frame: pd.DataFrame) -> dict[str, FieldSample]:
        """Take one batch of a dataset in; parts of a field go together with `sample.merge`."""
        return {str(field): observe(values, self._seed) for field, values in frame.items()}

    def judge(self, dataset: Dataset, samples: Mapping[str, FieldSample]) -> tuple[FieldFacts, ...]:
        """Say what each field of a dataset holds, by name of field; elements are the detector's own.

        Raises:
            ModelError: a language model is missing, or is not the pinned one.
        """
        return tuple(self._judge_field(dataset, field, samples[field]) for field in sorted(samples))

    def _judge_field(self, dataset: Dataset, field: str, sample: FieldSample) -> FieldFacts:
        values = [value for value in sample.values.values if not value.isspace() and value]
        texts = Texts.of(values)
        names = named(field, dataset.short_name)
        column = dataset.column(field)
        notes: tuple[str, ...] = ()
        found: list[ElementFacts | None] = []
        if password := _password(names, values, sample.rows_read):
            found = [password]
            if unknown := password.schemes.get(UNKNOWN):
                notes = (f"not judged, hashed or encrypted in a form that is not known: {unknown:,} passwords",)
        elif column is None or column.kind not in _WITHOUT_TEXT or not as_declared(column.kind, _kept(sample)):
            thing = names_a_thing(field, dataset.short_name)
            found = self._by_values(sample, names)
            found += self._persons(texts, sample, names.get("person_name", 0.0), thing)
            notes = persons.not_searched(texts, self._models, len(values), sample.distinct)
        elif column.kind is ColumnKind.BINARY:
            notes = ("binary values were not searched",)
        elements = self._sure(found)
        elements += self._sure(_by_name(names, values, elements, sample.rows_read))
        return FieldFacts(
            source=dataset.source,
            dataset=dataset.name,
            field=field,
            rows=sample.rows,
            distinct=sample.distinct,
            language=texts.language,
            elements=_shown(_whole_addresses(elements, names), sample.distinct),
            notes=notes,
        )

    @cached_property
    def _analyzer(self) -> "Analyzer":
        from pii_audit.detection.analyzer import Analyzer  # noqa: PLC0415 - takes seconds, and most commands need none

        return Analyzer(self._settings.languages)

    def _by_values(self, sample: FieldSample, names: Mapping[str, float]) -> list[ElementFacts | None]:
        matches = self._analyze(sample)
        found = []
        for kind in KINDS:
            if kind.entity in sample.candidates and not _rival_named(kind, names):
                candidates = sample.candidates[kind.entity]
                first = (_first(matches[value], kind.entity) for value in candidates.values)
                seen = verdict.Judged(tuple(match for match in first if match), sample.judged(kind.entity))
                name = names.get(
                    kind.element, names.get("mailing_address", 0.0) if kind.element in _ADDRESS_PARTS else 0.0
                )
                found.append(verdict.by_values(kind, seen, name, sample.rows_read))
        return found

    def _analyze(self, sample: FieldSample) -> Mapping[str, Sequence[Match]]:
        """Put each candidate before the recognizers of every kind whose screen it matches, so that kinds can compete."""
        values = list(dict.fromkeys(value for kept in sample.candidates.values() for value in kept.values))
        array = pa.array(values, type=pa.large_string())
        screened = {kind.entity: pc.match_substring_regex(array, kind.screen).to_pylist() for kind in KINDS}
        return {
            value: self._analyzer.analyze(
                value, language_of(value), [entity for entity, passed in screened.items() if passed[i]]
            )
            for i, value in enumerate(values)
        }

    def _persons(self, texts: Texts, sample: FieldSample, name: float, thing: bool) -> list[ElementFacts | None]:
        return [
            persons.in_cells(texts, self._models, sample.distinct, name, thing, sample.rows_read),
            persons.in_texts(texts, self._models, sample.rows_read),
        ]

    def _sure(self, found: Iterable[ElementFacts | None]) -> list[ElementFacts]:
        return [element for element in found if element and element.confidence >= self._settings.min_confidence]


def _kept(sample: FieldSample) -> Iterator[str]:
    """Yield every value that was kept, as a sample or as a candidate."""
    yield from sample.values.values
    for candidates in sample.candidates.values():
        yield from candidates.values


def _password(names: Mapping[str, float], values: Sequence[str], rows_read: int) -> ElementFacts | None:
    if "password" not in names or flags_only(values):
        return None
    return verdict.passwords(values, names["password"], rows_read)


def _by_name(
    names: Mapping[str, float], values: Sequence[str], found: Sequence[ElementFacts], rows_read: int
) -> list[ElementFacts | None]:
    """Judge what only the name says, unless the values have shown what the field as a whole is."""
    if any(2 * element.matched >= element.judged for element in found):
        return []
    known = {element.element for element in found}
    flags = flags_only(values)
    return [
        verdict.by_name(element, name, values, rows_read)
        for element, name in names.items()
        if element not in known and (element in SPECIAL or not flags)
    ]


def _shown(elements: Sequence[ElementFacts], distinct: int) -> tuple[ElementFacts, ...]:
    """Order elements, the surest first, without examples where a shape could tell a value."""
    ordered = sorted(elements, key=lambda e: (-e.confidence, e.element))
    return tuple(e if distinct >= _TOLD_APART else replace(e, examples=()) for e in ordered)


def _rival_named(kind: Kind, names: Mapping[str, float]) -> bool:
    """Tell whether the column is named for another sort of number than one that only has a form."""
    return kind.evidence is Evidence.PATTERN and kind.element in _NUMBERS - set(names) and bool(_NUMBERS & set(names))


def _first(matches: Sequence[Match], entity: str) -> Match | None:
    """Return the first match of an entity that is certain, or else the first."""
    of_entity = [match for match in matches if match.entity == entity]
    return next((match for match in of_entity if match.certain), of_entity[0] if of_entity else None)


def _whole_addresses(elements: Sequence[ElementFacts], names: Mapping[str, float]) -> list[ElementFacts]:
    """Report street and postcode of one field as the address they make."""
    parts = [element for element in elements if element.element in _ADDRESS_PARTS]
    if len(parts) < len(_ADDRESS_PARTS) and not (parts and "mailing_address" in names):
        return list(elements)
    most = max(parts, key=lambda part: part.matched / part.judged)
    whole = replace(most, element="mailing_address", detected="mailing_address")
    return [element for element in elements if element not in parts and element.element != "mailing_address"] + [whole]
