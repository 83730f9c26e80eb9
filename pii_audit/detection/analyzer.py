"""Presidio's AnalyzerEngine with the recognizers of this project, and nothing else.

Language models stay out of it: they run in batches over samples (`ner.py`), recognizers over the values
that passed a screen. So the engine needs words only, for the context around a number.
"""

import logging
import re
from collections.abc import Iterable, Mapping, Sequence

import spacy
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.context_aware_enhancers import LemmaContextAwareEnhancer
from presidio_analyzer.nlp_engine import NlpArtifacts, SpacyNlpEngine
from spacy.language import Language
from spacy.tokens import Doc

from pii_audit.detection.custom import CustomRecognizer
from pii_audit.detection.kind import CERTAIN
from pii_audit.detection.kinds import KINDS
from pii_audit.detection.match import Match
from pii_audit.detection.recognizers import recognizers
from pii_audit.detection.writing import PLAIN

_PIECE, _OVERLAP = 1_000, 200
"""Characters put before the recognizers at once: bounds the time a hostile value can take."""


_WORD = re.compile(r"\w+|\s+|[^\w\s]")


class _Words(SpacyNlpEngine):
    """Tokens in lower case, without a model: what context words are compared with.

    Not spaCy's own tokens: it takes seconds to part a few thousand quotes or brackets.
    """

    nlp: dict[str, Language]  # type: ignore[assignment]

    def __init__(self, languages: Sequence[str]) -> None:
        super().__init__()
        self.nlp = {language: spacy.blank(language) for language in languages}

    def process_text(self, text: str, language: str) -> NlpArtifacts:
        """See `NlpEngine.process_text`."""
        words = _WORD.findall(text)
        doc = Doc(self.nlp[language].vocab, words=words, spaces=[False] * len(words))
        return NlpArtifacts(
            entities=[],
            tokens=doc,
            tokens_indices=[token.idx for token in doc],
            lemmas=[token.lower_ for token in doc],
            nlp_engine=self,
            language=language,
            scores=[],
        )


class Analyzer:
    """Finds in a value what has a form; holds no state of the data."""

    def __init__(self, languages: Sequence[str], custom: Sequence[CustomRecognizer] = ()) -> None:
        logging.getLogger("presidio-analyzer").disabled = True  # it logs values: an IBAN at ERROR, context at DEBUG
        self._engine = AnalyzerEngine(
            registry=RecognizerRegistry(
                recognizers=[
                    recognizer
                    for language in languages
                    for recognizer in (*(own.make(language) for own in custom), *recognizers(language))
                ],
                supported_languages=list(languages),
            ),
            nlp_engine=_Words(languages),
            supported_languages=list(languages),
            context_aware_enhancer=LemmaContextAwareEnhancer(context_matching_mode="whole_word"),
            default_score_threshold=0.2,  # drops IPv6's lone `::`
        )
        self._languages = tuple(languages)
        kinds = (*(own.kind for own in custom), *KINDS)
        self._elements = {kind.entity: kind.element for kind in kinds}
        self._precedence = {kind.entity: rank for rank, kind in enumerate(kinds)}

    def analyze(self, text: str, language: str | None, entities: Sequence[str]) -> tuple[Match, ...]:
        """Return the matches of these entities, in order; nothing else lies over a certain one.

        `language` is that of running text; None for a bare cell.
        """
        found: dict[tuple[str, int], Match] = {}
        for offset in range(0, max(len(text) - _OVERLAP, 1), _PIECE - _OVERLAP):
            piece = text[offset : offset + _PIECE]
            for result in self._engine.analyze(
                piece.translate(PLAIN), language if language in self._languages else self._languages[0], list(entities)
            ):
                match = Match(
                    result.entity_type,
                    offset + result.start,
                    piece[result.start : result.end],
                    result.score >= CERTAIN,
                    self._elements[result.entity_type],
                )
                found[match.entity, match.start] = match
        return _without_rivals(found.values(), self._precedence)


def _without_rivals(matches: Iterable[Match], precedence: Mapping[str, int]) -> tuple[Match, ...]:
    """Drop what overlaps a certain match of higher precedence: a CPR number is no phone number.

    Uncertain ones stay side by side; only the whole column can tell company numbers from phone numbers.
    """
    kept: list[Match] = []
    for match in sorted(matches, key=lambda m: (not m.certain, precedence[m.entity], -len(m.text), m.start)):
        if not any(_outranks(other, match) for other in kept):
            kept.append(match)
    return tuple(sorted(kept, key=lambda m: m.start))


def _outranks(other: Match, match: Match) -> bool:
    """Kinds of one element are no rivals: a column of Swedish numbers is known by all of them, Danish by chance or not."""
    return other.certain and other.element != match.element and other.overlaps(match)
