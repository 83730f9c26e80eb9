"""Special categories of GDPR Art. 9 and 10 in Danish and English: statements about a person, and bare terms.

A statement ties a term to a person in one sentence (`my son has asthma`) and is certain. A cell that holds nothing but
terms (`asthma`) is uncertain, so that only the share of such cells in a column counts.
"""

from functools import partial

from presidio_analyzer import EntityRecognizer

from pii_audit.detection.recognizers.checked import SHAPE
from pii_audit.detection.recognizers.spans import SpanRecognizer
from pii_audit.detection.vocabulary.lookup import bare, statements
from pii_audit.detection.vocabulary.statements import STATEMENTS

_STATED = 0.85


def special_categories(language: str) -> list[EntityRecognizer]:
    """Make the recognizer of each category."""
    return [SpanRecognizer(language, entity, partial(_spans, entity)) for entity in STATEMENTS]


def _spans(entity: str, text: str) -> list[tuple[int, int, float]]:
    stated = [(start, end, _STATED) for start, end in statements(entity, text)]
    return stated or [(start, end, SHAPE) for start, end in bare(entity, text)]
