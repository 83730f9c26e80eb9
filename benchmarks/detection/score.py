"""Precision, recall and F2 by element."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.detection.labels import LabelledColumn, LabelledText, Span

Flagged = frozenset[str]
"""The elements a detector reports of a column."""

STANDS_FOR: Mapping[str, frozenset[str]] = {
    "mailing_address": frozenset({"street", "postcode", "city", "location"}),
    "street": frozenset({"mailing_address", "location"}),
    "postcode": frozenset({"mailing_address"}),
    "city": frozenset({"mailing_address", "location"}),
    "country": frozenset({"location"}),
    "free_text_person": frozenset({"person_name"}),
    "nationality": frozenset({"nationality_religion_politics"}),
    "religion": frozenset({"nationality_religion_politics"}),
    "ethnic_origin": frozenset({"nationality_religion_politics"}),
    "political_opinion": frozenset({"nationality_religion_politics"}),
}
"""What counts as the right answer beside the element itself: its parts, its whole, and Presidio's wider entities."""


def right(element: str, reported: str) -> bool:
    """Tell whether a reported element is a right answer where `element` is labelled."""
    return reported == element or reported in STANDS_FOR.get(element, frozenset())


@dataclass(frozen=True)
class Score:
    """How well one element was found."""

    labelled: int
    """Columns or spans labelled with it."""

    found: int
    """Of the labelled ones."""

    reported: int
    """Answers that are the element, or stood for it where it is labelled."""

    correct: int
    """Of the reported ones."""

    @property
    def precision(self) -> float | None:
        """Share of the reported that are correct; None where nothing was reported."""
        return self.correct / self.reported if self.reported else None

    @property
    def recall(self) -> float | None:
        """Share of the labelled that were found; None where none is labelled."""
        return self.found / self.labelled if self.labelled else None

    @property
    def f2(self) -> float | None:
        """F-measure with recall weighing twice as much as precision; None where none is labelled."""
        precision, recall = self.precision or 0.0, self.recall
        if recall is None:
            return None
        return 5 * precision * recall / (4 * precision + recall) if precision + recall else 0.0


@dataclass(frozen=True)
class ColumnScores:
    """What the issue asks of a set of columns, and each element's share in it."""

    precision: float | None
    """Share of the flagged columns that hold personal data; None where none is flagged."""

    recall: float
    """Share of the columns with personal data that are flagged."""

    right_element: float | None
    """Share of those flagged rightly whose elements are all found, with no other beside them."""

    hard_negatives_flagged: float

    elements: Mapping[str, Score]


def score_columns(columns: Sequence[LabelledColumn], flagged: Sequence[Flagged]) -> ColumnScores:
    """Score what a detector reports of each column; columns where all is tolerated count as neither right nor wrong."""
    pairs = [(column, untolerated(column, reported)) for column, reported in zip(columns, flagged, strict=True)]
    personal = [(column, reported) for column, reported in pairs if column.elements]
    negative = [reported for column, reported in pairs if not column.elements]
    hits = [(column, reported) for column, reported in personal if reported]
    false = sum(map(bool, negative))
    elements = {e for column in columns for e in column.elements} | {r for _, reported in pairs for r in reported}
    return ColumnScores(
        precision=len(hits) / (len(hits) + false) if hits or false else None,
        recall=len(hits) / len(personal),
        right_element=sum(is_exact(*hit) for hit in hits) / len(hits) if hits else None,
        hard_negatives_flagged=false / len(negative),
        elements={element: _column_element(element, pairs) for element in sorted(elements)},
    )


def untolerated(column: LabelledColumn, reported: Flagged) -> Flagged:
    """Leave out what is tolerated, unless it is how a labelled element was reported."""
    return frozenset(r for r in reported if r not in column.tolerated or any(right(e, r) for e in column.elements))


def is_exact(column: LabelledColumn, reported: Flagged) -> bool:
    """Tell whether all labelled elements are reported, and no other but tolerated ones."""
    return all(any(right(e, r) for r in reported) for e in column.elements) and all(
        any(right(e, r) for e in column.elements) for r in untolerated(column, reported)
    )


def _column_element(element: str, pairs: Iterable[tuple[LabelledColumn, Flagged]]) -> Score:
    labelled = found = answers = correct = 0
    for column, reported in pairs:
        hit = element in column.elements and any(right(element, r) for r in reported)
        labelled += element in column.elements
        found += hit
        answers += hit or element in reported
        correct += hit or (element in reported and any(right(e, element) for e in column.elements))
    return Score(labelled, found, answers, correct)


def score_texts(texts: Sequence[LabelledText], reported: Sequence[Sequence[Span]]) -> Mapping[str, Score]:
    """Score spans by overlap: one of the right element that shares a character with the labelled one is found."""
    pairs = list(zip(texts, reported, strict=True))
    elements = {span.element for text, spans in pairs for span in (*text.spans, *spans)}
    return {element: _text_element(element, pairs) for element in sorted(elements)}


def _text_element(element: str, pairs: Iterable[tuple[LabelledText, Sequence[Span]]]) -> Score:
    labelled = found = answers = correct = 0
    for text, spans in pairs:
        own = [span for span in text.spans if span.element == element]
        hits = [[s for s in spans if right(element, s.element) and s.overlaps(span)] for span in own]
        others = {s for s in spans if s.element == element} - {s for hit in hits for s in hit}
        supporting = {s for hit in hits for s in hit}
        labelled += len(own)
        found += sum(map(bool, hits))
        answers += len(supporting) + len(others)
        correct += len(supporting)
        correct += sum(any(right(s.element, element) and s.overlaps(other) for s in text.spans) for other in others)
    return Score(labelled, found, answers, correct)
