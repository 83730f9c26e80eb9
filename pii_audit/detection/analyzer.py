"""Presidio's AnalyzerEngine with the recognizers of this project, and nothing else.

Language models stay out of it: they run in batches over samples (`ner.py`), recognizers over the values
that passed a screen. So the engine needs words only, for the context around a number.
"""

import logging
import re
from collections.abc import Iterable, Sequence

import spacy
from presidio_analyzer import AnalyzerEngine, EntityRecognizer, RecognizerRegistry
from presidio_analyzer.context_aware_enhancers import LemmaContextAwareEnhancer
from presidio_analyzer.nlp_engine import NlpArtifacts, SpacyNlpEngine
from presidio_analyzer.predefined_recognizers import IbanRecognizer, IpRecognizer, MacAddressRecognizer
from spacy.language import Language
from spacy.tokens import Doc

from pii_audit.detection.kinds import CERTAIN, KINDS
from pii_audit.detection.match import Match
from pii_audit.detection.recognizers.address import PostalTownRecognizer, StreetRecognizer
from pii_audit.detection.recognizers.numbers import (
    BankAccountRecognizer,
    CardRecognizer,
    CprRecognizer,
    CvrRecognizer,
    DanishPhoneRecognizer,
)
from pii_audit.detection.recognizers.online import CookieRecognizer, OfflineEmailRecognizer
from pii_audit.detection.recognizers.passwords import PasswordHashRecognizer

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


def _recognizers(language: str) -> list[EntityRecognizer]:
    return [
        OfflineEmailRecognizer(language),
        PasswordHashRecognizer(language),
        IbanRecognizer(supported_language=language),
        CprRecognizer(language),
        CardRecognizer(language),
        CookieRecognizer(language),
        MacAddressRecognizer(supported_language=language),
        IpRecognizer(supported_language=language),
        StreetRecognizer(language),
        PostalTownRecognizer(language),
        BankAccountRecognizer(language),
        DanishPhoneRecognizer(language),
        CvrRecognizer(language),
    ]


class Analyzer:
    """Finds in a value what has a form; holds no state of the data."""

    def __init__(self, languages: Sequence[str]) -> None:
        logging.getLogger("presidio-analyzer").disabled = True  # it logs values: an IBAN at ERROR, context at DEBUG
        self._engine = AnalyzerEngine(
            registry=RecognizerRegistry(
                recognizers=[r for language in languages for r in _recognizers(language)],
                supported_languages=list(languages),
            ),
            nlp_engine=_Words(languages),
            supported_languages=list(languages),
            context_aware_enhancer=LemmaContextAwareEnhancer(context_matching_mode="whole_word"),
            default_score_threshold=0.2,  # drops IPv6's lone `::`
        )
        self._default_language = languages[0]

    def analyze(self, text: str, language: str | None, entities: Sequence[str]) -> tuple[Match, ...]:
        """Return the matches of these entities, in order; nothing else lies over a certain one.

        `language` is that of running text; None for a bare cell.
        """
        found: dict[tuple[str, int], Match] = {}
        for offset in range(0, max(len(text) - _OVERLAP, 1), _PIECE - _OVERLAP):
            piece = text[offset : offset + _PIECE]
            for result in self._engine.analyze(piece, language or self._default_language, list(entities)):
                match = Match(
                    result.entity_type, offset + result.start, piece[result.start : result.end], result.score >= CERTAIN
                )
                found[match.entity, match.start] = match
        return _without_rivals(found.values())


_PRECEDENCE = {kind.entity: rank for rank, kind in enumerate(KINDS)}


def _without_rivals(matches: Iterable[Match]) -> tuple[Match, ...]:
    """Drop what overlaps a certain match of higher precedence: a CPR number is no phone number.

    Uncertain ones stay side by side; only the whole column can tell company numbers from phone numbers.
    """
    kept: list[Match] = []
    for match in sorted(matches, key=lambda m: (not m.certain, _PRECEDENCE[m.entity], -len(m.text), m.start)):
        if all(match.end <= other.start or other.end <= match.start for other in kept if other.certain):
            kept.append(match)
    return tuple(sorted(kept, key=lambda m: m.start))
