"""From specifications to labelled data; the same seed gives the same data, whatever else is built."""

import re
from collections.abc import Mapping, Sequence
from random import Random

from benchmarks.detection.labels import LabelledColumn, LabelledText, Span
from benchmarks.detection.values import Make

ColumnSpec = tuple[str, str, Make]
"""A column's name, its elements with a space between them (`?` before one that is tolerated), its values."""

Fillers = Mapping[str, tuple[str, Make]]
"""What stands for `{key}` in a template: its element, empty for what is not personal, and its values."""

_ROWS = (40, 40, 50, 60, 60, 80, 120, 200)
_FILLS = 6
_LOWER_CASE, _TYPO = 0.1, 0.25
"""Shares of texts that are written without capitals, and with two letters swapped."""
_WRITTEN_LOWER = {"", "person_name", "mailing_address", "city"}
_ALL, _CLEAN, _PERSONAL = 200, 40, 2
"""Texts of all sorts in one column; texts without and with a kind of personal data in one: one in twenty has it."""


def columns(tables: Mapping[str, Sequence[ColumnSpec]], seed: str) -> tuple[LabelledColumn, ...]:
    """Make the columns of tables; those of one table have the same number of rows."""
    return tuple(_column(table, spec, seed) for table, specs in tables.items() for spec in specs)


def _column(table: str, spec: ColumnSpec, seed: str) -> LabelledColumn:
    name, elements, make = spec
    rows = Random(f"{seed} {table}").choice(_ROWS)
    rng = Random(f"{seed} {table} {name}")
    labels = elements.split()
    return LabelledColumn(
        table,
        name,
        frozenset(label for label in labels if not label.startswith("?")),
        frozenset(label[1:] for label in labels if label.startswith("?")),
        tuple(make(rng, row) for row in range(rows)),
    )


def texts(
    language: str, personal: Sequence[str], clean: Sequence[str], fillers: Fillers, seed: str
) -> tuple[LabelledText, ...]:
    """Fill each template several times; the clean ones may have fillers that are not personal."""
    return tuple(
        _text(language, template, fillers, Random(f"{seed} {language} {template} {number}"))
        for template in (*personal, *clean)
        for number in range(_FILLS)
    )


def _text(language: str, template: str, fillers: Fillers, rng: Random) -> LabelledText:
    lower = rng.random() < _LOWER_CASE
    typo = rng.random() < _TYPO
    text, spans = "", []
    for position, piece in enumerate(re.split(r"\{(\w+)\}", template)):
        if position % 2 == 0:
            element, value = "", _with_typo(piece, rng) if typo else piece
        else:
            element, make = fillers[piece]
            value = make(rng, 0)
        if lower and element in _WRITTEN_LOWER:
            value = value.lower()
        if element:
            spans.append(Span(element, len(text), len(text) + len(value)))
        text += value
    return LabelledText(text, language, tuple(spans))


def _with_typo(piece: str, rng: Random) -> str:
    """Swap two letters inside one of the longer words."""
    words = list(re.finditer(r"[^\W\d_]{6,}", piece))
    if not words:
        return piece
    word = rng.choice(words)
    at = rng.randrange(word.start() + 1, word.end() - 2)
    return piece[:at] + piece[at + 1] + piece[at] + piece[at + 2 :]


def text_columns(written: Sequence[LabelledText]) -> tuple[LabelledColumn, ...]:
    """Put texts into columns: all sorts of a language, clean ones alone, and clean ones with a few of each kind.

    The tables' names tell nothing, as a detector may read them.
    """
    chosen = []
    for language in sorted({text.language for text in written}):
        own = [text for text in written if text.language == language]
        clean = [text for text in own if not text.spans]
        chosen += [Random(language).sample(own, _ALL), clean]
        for element in sorted({span.element for text in own for span in text.spans}):
            having = [text for text in own if any(span.element == element for span in text.spans)]
            rng = Random(f"{element} {language}")  # not all: one look-alike in them would decide every column
            chosen.append(rng.sample(clean, _CLEAN) + rng.sample(having, _PERSONAL))
    return tuple(_text_column(f"tickets_{number:02}", column) for number, column in enumerate(chosen))


_IN_TEXT = {"person_name": "free_text_person"}


def _text_column(table: str, written: Sequence[LabelledText]) -> LabelledColumn:
    """Make a column of texts. A town alone tells little of a person, so it is tolerated and not asked for."""
    found = {_IN_TEXT.get(span.element, span.element) for text in written for span in text.spans}
    tolerated = frozenset({"city", *(found and {"person_name"})})
    return LabelledColumn(table, "besked", frozenset(found - tolerated), tolerated, tuple(t.text for t in written))
