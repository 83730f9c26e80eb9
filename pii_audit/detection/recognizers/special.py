"""Special categories of GDPR Art. 9 and 10 in Danish and English: statements about a person, and bare terms.

A statement ties a term to a person in one sentence (`my son has asthma`) and is certain. A cell that holds nothing but
terms (`asthma`) is uncertain, so that only the share of such cells in a column counts.
"""

from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from pii_audit.detection.vocabulary.lookup import bare, statements
from pii_audit.detection.vocabulary.statements import STATEMENTS

_STATEMENT_SCORE, _BARE_SCORE = 0.85, 0.3


def special_categories(language: str) -> list[EntityRecognizer]:
    """Make the recognizer of each category."""
    return [SpecialCategoryRecognizer(entity, language) for entity in STATEMENTS]


class SpecialCategoryRecognizer(EntityRecognizer):
    """Statements and bare cells of one category."""

    def __init__(self, entity: str, language: str) -> None:
        super().__init__(supported_entities=[entity], supported_language=language)

    def load(self) -> None:
        """See `EntityRecognizer.load`; there is nothing to load."""

    def analyze(
        self,
        text: str,
        entities: list[str],  # noqa: ARG002 - it has one
        nlp_artifacts: NlpArtifacts,  # noqa: ARG002
    ) -> list[RecognizerResult]:
        """See `EntityRecognizer.analyze`."""
        (entity,) = self.supported_entities
        if stated := statements(entity, text):
            return [RecognizerResult(entity, start, end, _STATEMENT_SCORE) for start, end in stated]
        return [RecognizerResult(entity, start, end, _BARE_SCORE) for start, end in bare(entity, text)]
