"""Looking for person names in a field: cells by one model as a column, running texts by the model of their language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pii_audit.detection import verdict
from pii_audit.detection.common_words import COMPANY_FORMS
from pii_audit.detection.given_names import GIVEN_NAMES
from pii_audit.detection.language import Language, language_of
from pii_audit.detection.ner import LONGEST, PersonModel
from pii_audit.model.facts import ElementFacts

_MODEL_VALUES = 200
"""Cells or texts of a field put before a model: tells a share to within 0.07."""
_FEW = 12
"""Up to this many distinct cells are weekdays, browsers or departments, unless the column's name says otherwise."""
_LAST_NAMES = ("sen", "sson", "gaard", "gård", "enko", "ović", "ovic", "ski", "ska", "ová", "oğlu")
"""How last names end in Denmark and among its neighbours."""
_MOST_LETTERS = 0.7
_SAME_LETTERS = 3
_MOST_WORDS = 4
_FALSE_IN_TEXT: Mapping[Language, float] = {"da": 0.16, "en": 0.05}
"""Share of harmless texts in which the model of their language finds a person, on the harder set of `benchmarks/ner_uner.py`."""
_FALSE_WITH_GIVEN_NAME: Mapping[Language, float] = {"da": 0.005, "en": 0.012}
"""The same for persons whose first word is a given name that few words are; measured there as well."""
_LANGUAGE_NAMES: Mapping[Language, str] = {"da": "Danish", "en": "English"}


@dataclass(frozen=True)
class Texts:
    """The values of a sample, parted into bare cells and running texts."""

    cells: tuple[str, ...]

    running: Mapping[Language, tuple[str, ...]]

    @classmethod
    def of(cls, values: Sequence[str]) -> "Texts":
        """Part values by their language."""
        languages = [(language_of(value), value) for value in values]
        return cls(
            tuple(value for language, value in languages if language is None),
            {
                code: texts
                for code in _LANGUAGE_NAMES
                if (texts := tuple(value for language, value in languages if language == code))
            },
        )

    @property
    def language(self) -> str | None:
        """The languages of the running texts: `da`, `en`, `da+en`."""
        return "+".join(self.running) or None


def in_cells(
    texts: Texts, models: Mapping[Language, PersonModel], distinct: int, name: float, thing: bool, rows_read: int
) -> ElementFacts | None:
    """Judge the bare cells of a field, whose column's name gives `name` and may speak of a `thing`.

    A cell is in no language; the Danish model tells names of any from other cells best (docs/detection.md).
    """
    cells = texts.cells[:_MODEL_VALUES]
    name_like = [cell for cell in cells if _name_like(cell)]
    if thing or (distinct <= _FEW and not name) or 5 * len(name_like) < len(cells) or _numbered(cells):
        return None
    model = of_cells(models)
    asked = [cell.title() if cell.isupper() or cell.islower() else cell for cell in name_like]
    found = [
        named or ((cell,) if _begins_as_name(cell) else ())
        for cell, named in zip(asked, model.persons(asked), strict=True)
    ]
    return verdict.person_names(found, len(cells), name, rows_read)


def of_cells(models: Mapping[Language, PersonModel]) -> PersonModel:
    """Return the model that judges bare cells."""
    return models["da" if "da" in models else "en"]


def _numbered(cells: Sequence[str]) -> bool:
    """Tell codes in letters, whose first letters are the same: `WAPIAAAAX`; names of people begin in many ways."""
    single = len(set(cells)) > _FEW and not any(" " in cell for cell in cells)
    return single and len({cell[:_SAME_LETTERS] for cell in cells}) == 1


def _begins_as_name(cell: str) -> bool:
    """Tell whether a cell is a given name, or one with a last name after it, or before it and a comma."""
    last, comma, given = cell.partition(",")
    words = (given if comma else last).lower().split()
    return (
        bool(words) and words[0] in GIVEN_NAMES and len(cell.split()) <= _MOST_WORDS and COMPANY_FORMS.isdisjoint(words)
    )


def in_texts(texts: Texts, models: Mapping[Language, PersonModel], rows_read: int) -> ElementFacts | None:
    """Judge the running texts of a field in the languages there is a model for."""
    searched = {
        language: models[language].persons(running[:_MODEL_VALUES])
        for language, running in texts.running.items()
        if language in models
    }
    found = [names for of_language in searched.values() for names in of_language]
    if not found:
        return None
    counts = {language: len(of_language) for language, of_language in searched.items()}
    given = [tuple(name for name in names if is_likely(name)) for names in found]
    judged = (
        verdict.persons_in_text(found, _mean(_FALSE_IN_TEXT, counts), rows_read),
        verdict.persons_in_text(given, _mean(_FALSE_WITH_GIVEN_NAME, counts), rows_read),
    )
    return max((j for j in judged if j), key=lambda j: j.confidence, default=None)


def is_likely(name: str) -> bool:
    """Tell whether a person that a model found has a common given name, or a last name as only people have."""
    words = name.lower().split()
    return words[0] in GIVEN_NAMES or (len(words) > 1 and words[-1].endswith(_LAST_NAMES))


def _mean(shares: Mapping[Language, float], counts: Mapping[Language, int]) -> float:
    return sum(shares[language] * count for language, count in counts.items()) / sum(counts.values())


def not_searched(texts: Texts, models: Mapping[Language, PersonModel], judged: int, distinct: int) -> tuple[str, ...]:
    """Say which texts no model looked at; `judged` of the `distinct` values were parted into `texts`.

    A note that counts ends in the number and the noun, so that reports can add up the fields of one reason.
    """
    notes = []
    for language, running in texts.running.items():
        if language not in models:
            name = _LANGUAGE_NAMES[language]
            about = "" if judged >= distinct else "about "
            count = round(distinct * len(running) / judged) if about else len(running)
            notes.append(f"not searched for person names (no {name} model): {about}{_counted(count, f'{name} text')}")
        elif long := sum(len(text) > LONGEST for text in running[:_MODEL_VALUES]):
            notes.append(
                f"searched for person names in the first {LONGEST:,} characters only: {_counted(long, 'text')}"
            )
    return tuple(notes)


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun if count == 1 else noun + 's'}"


def _name_like(cell: str) -> bool:
    letters = sum(c.isalpha() for c in cell)
    return letters >= _MOST_LETTERS * len(cell) and "://" not in cell and not any(c.isdigit() or c == "@" for c in cell)
