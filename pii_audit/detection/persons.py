"""Looking for person names in a field: cells by one model as a column, running texts by the model of their language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pii_audit.detection import verdict
from pii_audit.detection.language import Language, language_of
from pii_audit.detection.ner import LONGEST, PersonModel
from pii_audit.model.facts import ElementFacts

_MODEL_VALUES = 200
"""Cells or texts of a field put before a model: tells a share to within 0.07."""
_FEW = 12
"""Up to this many distinct cells are weekdays, browsers or departments, unless the column's name says otherwise."""
_MOST_LETTERS = 0.7
_FALSE_IN_TEXT: Mapping[Language, float] = {"da": 0.16, "en": 0.04}
"""Share of harmless texts in which the model of their language finds a person, on the harder set of `benchmarks/ner_uner.py`."""
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
    if thing or (distinct <= _FEW and not name) or 5 * len(name_like) < len(cells):
        return None
    model = models["da" if "da" in models else "en"]
    found = model.persons([cell.title() if cell.isupper() or cell.islower() else cell for cell in name_like])
    return verdict.person_names(found, len(cells), name, rows_read)


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
    false = sum(_FALSE_IN_TEXT[language] * len(of_language) for language, of_language in searched.items())
    return verdict.persons_in_text(found, false / len(found), rows_read)


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
    return letters >= _MOST_LETTERS * len(cell) and not any(c.isdigit() or c == "@" for c in cell)
