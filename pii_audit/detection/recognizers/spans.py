"""What is found by a function instead of a pattern, as a Presidio recognizer."""

from collections.abc import Callable, Iterable

from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts


class SpanRecognizer(EntityRecognizer):
    """One entity, where a function says it begins and ends, with its score."""

    def __init__(self, language: str, entity: str, find: Callable[[str], Iterable[tuple[int, int, float]]]) -> None:
        self._find = find
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
        return [RecognizerResult(self.supported_entities[0], *span) for span in self._find(text)]
