"""What the audit asks: look at every value once, then say what each field holds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from pii_audit.detection import neighbours, persons, verdict
from pii_audit.detection.columns import by_column, share_part
from pii_audit.detection.kind import EVERYTHING
from pii_audit.detection.language import language_of
from pii_audit.detection.logins import CHOSEN_CHANCE, CHOSEN_WEIGHT, MOST_CHOSEN, in_login_form, share_of_chosen
from pii_audit.detection.match import Match
from pii_audit.detection.names import common_beginning, named, names_a_thing
from pii_audit.detection.ner import DEFAULT_MODELS, PersonModel
from pii_audit.detection.observer import Observer
from pii_audit.detection.passwords import UNKNOWN
from pii_audit.detection.persons import Texts
from pii_audit.detection.plausible import as_declared, flags_only, plausible
from pii_audit.detection.sample import CANDIDATES, FieldSample
from pii_audit.detection.values import by_values, surest
from pii_audit.inventory.schema import Detection
from pii_audit.model.dataset import ColumnKind, Dataset
from pii_audit.model.elements import SPECIAL
from pii_audit.model.facts import ElementFacts, FieldFacts

if TYPE_CHECKING:
    from pii_audit.detection.analyzer import Analyzer

_WITHOUT_TEXT = {
    ColumnKind.DATE: "dates",
    ColumnKind.DATETIME: "dates with times",
    ColumnKind.INSTANT: "dates with times",
    ColumnKind.BOOLEAN: "yes and no",
    ColumnKind.UUID: "UUIDs",
    ColumnKind.BINARY: "binary data",
}
"""Kinds of column whose values can show none of the kinds of personal data, and what they hold; their names still count."""
_NO_STREETS = 0.6
"""Confidence of persons in a field of addresses from which on they are more than the names of streets."""
_TOLD_APART = 20
"""Distinct values below which a length and a first letter may tell which one it is: `P****` among five unions."""


class Detector:
    """Finds personal data in fields. Models load on first use; the same seed gives the same facts."""

    def __init__(self, settings: Detection, seed: int, as_of: date) -> None:
        """Make one that judges ages on the audit date.

        Raises:
            RecognizerError: a recognizer of another package does not load.
        """
        self._settings = settings
        self._as_of = as_of
        packages = DEFAULT_MODELS | dict(settings.models)
        self._models = {
            language: PersonModel(language, packages[language])
            for language in settings.languages
            if language in packages
        }
        self._observer = Observer(settings, seed)
        self._kinds = self._observer.kinds

    @property
    def models(self) -> tuple[str, ...]:
        """The language models in use, with versions and digests.

        Raises:
            ModelError: one is missing, or is not the pinned one.
        """
        return tuple(model.label for model in self._models.values())

    def warm_up(self) -> None:
        """Load what judging any field needs, while others read.

        Raises:
            ModelError: a language model is missing, or is not the pinned one.
        """
        _ = self._analyzer
        if self._models:
            persons.of_cells(self._models).load()

    def observe(self, frame: pd.DataFrame) -> dict[str, FieldSample]:
        """See `Observer.observe`."""
        return self._observer.observe(frame)

    def judge(self, dataset: Dataset, samples: Mapping[str, FieldSample]) -> tuple[FieldFacts, ...]:
        """Say what each field of a dataset holds, by name of field; elements are the detector's own.

        Raises:
            ModelError: a language model is missing, or is not the pinned one.
        """
        beginning = common_beginning(samples)
        drafts = {
            field: self._judge_field(dataset, field, samples[field], field.removeprefix(beginning))
            for field in sorted(samples)
        }
        return tuple(
            self._settled(neighbours.weighed(draft, dataset, drafts.values()), samples[field].distinct)
            for field, draft in drafts.items()
        )

    def matches(self, value: str) -> tuple[Match, ...]:
        """Return what recognizers and models find in one value, in order; no person lies over what is certain."""
        language = language_of(value)
        found = self._analyzer.analyze(value, language, [kind.entity for kind in self._kinds])
        named = self._models[language].spans([value])[0] if language in self._models else ()
        persons = (Match("PERSON", start, value[start:end], True, "free_text_person") for start, end in named)
        others = [person for person in persons if not any(m.certain and m.overlaps(person) for m in found)]
        return _one_of_each((*found, *others))

    def _settled(self, draft: FieldFacts, distinct: int) -> FieldFacts:
        """Keep what is sure enough, the surest first, without examples where a shape could tell a value.

        A masked illness or union is one of few: `e*******`.
        """
        sure = [e for e in draft.elements if e.confidence >= self._settings.min_confidence]
        ordered = sorted(sure, key=lambda e: (-e.confidence, e.element))
        shown = (
            e if distinct >= _TOLD_APART and e.element not in SPECIAL else replace(e, examples=()) for e in ordered
        )
        return replace(draft, elements=tuple(shown))

    def _judge_field(self, dataset: Dataset, field: str, sample: FieldSample, short: str) -> FieldFacts:
        """Judge a field; `short` is its name without what the names of all fields begin with."""
        values = [value for value in sample.values.values if not value.isspace() and value]
        texts = Texts.of(values)
        names = named(field, dataset.short_name) or named(short, dataset.short_name)
        thing = names_a_thing(short, dataset.short_name)
        column = dataset.column(field)
        notes: tuple[str, ...] = ()
        skipped = ""
        found: list[ElementFacts | None] = []
        if password := _password(names, values, sample.rows_read):
            found = [password]
            if unknown := password.schemes.get(UNKNOWN):
                notes = (f"not judged, hashed or encrypted in a form that is not known: {unknown:,} passwords",)
        elif column is None or column.kind not in _WITHOUT_TEXT or not as_declared(column.kind, _kept(sample)):
            found = [*by_values(sample, names, self._kinds, self._analyzer, self._as_of)]
            found += self._persons(texts, sample, names.get("person_name", 0.0), thing)
            notes = persons.not_searched(texts, self._models, len(values), sample.distinct)
            notes += self._seen_in_part(sample)
        else:
            skipped = f"by its type it holds {_WITHOUT_TEXT[column.kind]}, in which the recognizers find nothing"
            notes = ("binary values were not searched",) if column.kind is ColumnKind.BINARY else ()
        elements = _without_streets(_one_of_cells_and_texts(surest(element for element in found if element)))
        if "person_name" not in names and in_login_form(values):
            elements = [_as_username(element) for element in elements]
        sure = [element for element in elements if element.confidence >= self._settings.min_confidence]
        if not any(2 * element.matched >= element.judged for element in sure):  # else it is known as a whole
            known = {element.element for element in sure}
            elements += by_column(names, thing, values, self._as_of, known, sample.rows_read)
            elements = surest(elements + _chosen_passwords(names, values, sample.rows_read))
        elements = [_counted_whole(e, names, values) if e.element in SPECIAL else e for e in elements]
        return FieldFacts(
            source=dataset.source,
            dataset=dataset.name,
            field=field,
            rows=sample.rows,
            distinct=sample.distinct,
            language=texts.language,
            elements=tuple(elements),
            notes=notes,
            nullable=column.nullable if column else None,
            skipped=skipped,
        )

    def _seen_in_part(self, sample: FieldSample) -> tuple[str, ...]:
        """Say which recognizers have no screen and saw a sample only."""
        if sample.distinct <= CANDIDATES:
            return ()
        return tuple(
            f"the recognizer of {kind.element} saw {CANDIDATES} of the values only, as its pattern is none for a screen"
            for kind in self._kinds
            if kind.screen == EVERYTHING
        )

    @cached_property
    def _analyzer(self) -> "Analyzer":
        from pii_audit.detection.analyzer import Analyzer  # noqa: PLC0415 - takes seconds, and most commands need none

        return Analyzer(self._settings.languages, self._observer.custom)

    def _persons(self, texts: Texts, sample: FieldSample, name: float, thing: bool) -> list[ElementFacts | None]:
        return [
            persons.in_cells(texts, self._models, sample.distinct, name, thing, sample.rows_read),
            persons.in_texts(texts, self._models, sample.rows_read),
        ]


def _without_streets(found: Sequence[ElementFacts]) -> list[ElementFacts]:
    """Leave out the few persons that a model finds in a field of addresses: streets are named for people."""
    addresses = any(e.element == "mailing_address" and 2 * e.matched >= e.judged for e in found)
    return [e for e in found if not (addresses and e.element == "free_text_person" and e.confidence < _NO_STREETS)]


def _one_of_cells_and_texts(found: Sequence[ElementFacts]) -> list[ElementFacts]:
    """Leave out persons in texts where most of the field's cells are names: `Læge Anna Holm` announces one, too."""
    named = any(e.element == "person_name" and 2 * e.matched >= e.judged for e in found)
    return [e for e in found if not (named and e.element == "free_text_person")]


def _counted_whole(found: ElementFacts, names: Mapping[str, float], values: Sequence[str]) -> ElementFacts:
    """Count every value of a column named for a special category: no vocabulary knows all illnesses or unions."""
    fitting = plausible(found.element, values) if found.element in names else 0
    return replace(found, matched=fitting, judged=len(values)) if fitting > found.matched else found


def _one_of_each(matches: Iterable[Match]) -> tuple[Match, ...]:
    """Keep one of several matches that are one element in one place, a certain one if there is."""
    kept: list[Match] = []
    for match in sorted(matches, key=lambda m: (m.start, not m.certain)):
        if not any(other.element == match.element and other.overlaps(match) for other in kept):
            kept.append(match)
    return tuple(kept)


def _kept(sample: FieldSample) -> Iterator[str]:
    """Yield every value that was kept, as a sample or as a candidate."""
    yield from sample.values.values
    for candidates in sample.candidates.values():
        yield from candidates.values


def _as_username(found: ElementFacts) -> ElementFacts:
    """Take names of people for the user names they make: `vdyrberg`."""
    return replace(found, element="username", detected="username") if found.element == "person_name" else found


def _chosen_passwords(names: Mapping[str, float], values: Sequence[str], rows_read: int) -> list[ElementFacts]:
    """Judge a column that is not named for passwords by how people choose them."""
    if "password" in names or not (share := share_of_chosen(values)):
        return []
    found = verdict.passwords(
        values, 0.0, rows_read, (share_part("form", share, CHOSEN_CHANCE, CHOSEN_WEIGHT, MOST_CHOSEN),)
    )
    return [found] if found else []


def _password(names: Mapping[str, float], values: Sequence[str], rows_read: int) -> ElementFacts | None:
    if "password" not in names or flags_only(values):
        return None
    return verdict.passwords(values, names["password"], rows_read)
