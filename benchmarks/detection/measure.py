"""One detector on one half: what the table shows and the gate holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from benchmarks.detection.labels import Half, LabelledColumn, Span
from benchmarks.detection.score import ColumnScores, Flagged, Score, is_exact, score_columns, score_texts


class BenchmarkedDetector(Protocol):
    """What is measured."""

    def columns(self, columns: Sequence[LabelledColumn]) -> list[Flagged]:
        """Return the elements found in each column."""

    def texts(self, texts: Sequence[str]) -> list[tuple[Span, ...]]:
        """Return the spans found in each text."""


@dataclass(frozen=True)
class Measured:
    """A detector's scores."""

    columns: ColumnScores

    columns_compared: ColumnScores
    """On the columns that all detectors are put before."""

    texts: Mapping[str, Mapping[str, Score]]
    """By language and element."""

    mistakes: tuple[tuple[LabelledColumn, Flagged], ...]
    """Columns with a missing, a wrong or an unwanted element."""


def compared(columns: Sequence[LabelledColumn]) -> tuple[LabelledColumn, ...]:
    """Pick the columns of every second table: plain Presidio would take minutes for all."""
    tables = sorted({column.table for column in columns})[::2]
    return tuple(column for column in columns if column.table in tables)


def measure(half: Half, detector: BenchmarkedDetector, columns: Sequence[LabelledColumn]) -> Measured:
    """Put a detector before some columns of a half, the compared ones among them, and all its texts."""
    flagged = dict(zip(columns, detector.columns(columns), strict=True))
    both = compared(half.columns)
    return Measured(
        columns=score_columns(columns, [flagged[column] for column in columns]),
        columns_compared=score_columns(both, [flagged[column] for column in both]),
        texts=_by_language(half, detector),
        mistakes=tuple((column, f) for column, f in flagged.items() if not is_exact(column, f)),
    )


def _by_language(half: Half, detector: BenchmarkedDetector) -> dict[str, Mapping[str, Score]]:
    spans = detector.texts([text.text for text in half.texts])
    languages = sorted({text.language for text in half.texts})
    pairs = list(zip(half.texts, spans, strict=True))
    return {
        language: score_texts(
            [text for text, _ in pairs if text.language == language],
            [found for text, found in pairs if text.language == language],
        )
        for language in languages
    }
