"""Persons whom the words before them announce, in running texts."""

from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from pii_audit.detection.announced import announced
from pii_audit.detection.recognizers.checked import FORM


class AnnouncedNameRecognizer(EntityRecognizer):
    """See `announced`."""

    def __init__(self, language: str) -> None:
        super().__init__(supported_entities=["ANNOUNCED_NAME"], supported_language=language)

    def load(self) -> None:
        """See `EntityRecognizer.load`; there is nothing to load."""

    def analyze(
        self,
        text: str,
        entities: list[str],  # noqa: ARG002 - it has one
        nlp_artifacts: NlpArtifacts,  # noqa: ARG002
    ) -> list[RecognizerResult]:
        """See `EntityRecognizer.analyze`."""
        return [RecognizerResult("ANNOUNCED_NAME", start, end, FORM) for start, end in announced(text)]
