"""Persons whom the words before them announce, in running texts."""

from collections.abc import Iterator

from presidio_analyzer import EntityRecognizer

from pii_audit.detection.announced import announced
from pii_audit.detection.recognizers.checked import FORM
from pii_audit.detection.recognizers.spans import SpanRecognizer


def announced_names(language: str) -> EntityRecognizer:
    """Make the recognizer; see `announced`."""
    return SpanRecognizer(language, "ANNOUNCED_NAME", _spans)


def _spans(text: str) -> Iterator[tuple[int, int, float]]:
    return ((start, end, FORM) for start, end in announced(text))
