"""National identity numbers of the Nordic neighbours."""

from presidio_analyzer import EntityRecognizer
from stdnum.fi import hetu
from stdnum.no import fodselsnummer
from stdnum.se import personnummer

from pii_audit.detection.naming_words import NAMES
from pii_audit.detection.recognizers.checked import FORM, SHAPE, CheckedRecognizer, pattern


def nordic(language: str) -> list[EntityRecognizer]:
    """Make the recognizers."""
    return [
        CheckedRecognizer(
            language,
            "NO_FODSELSNUMMER",
            [pattern("written", r"\d{6} \d{5}", FORM), pattern("digits", r"\d{11}", SHAPE)],
            check=fodselsnummer.is_valid,
            names=NAMES["NO_FODSELSNUMMER"],
        ),
        CheckedRecognizer(
            language,
            "SE_PERSONNUMMER",
            [pattern("written", r"(?:19|20)?\d{6}[-+]\d{4}", SHAPE), pattern("digits", r"(?:19|20)?\d{10}", SHAPE)],
            check=personnummer.is_valid,
            names=NAMES["SE_PERSONNUMMER"],
        ),
        CheckedRecognizer(
            language,
            "FI_HETU",
            [
                pattern("check letter", r"\d{6}[-+A-FU-Y]\d{3}[A-FHJ-NPR-Y]", FORM),
                pattern("check digit", r"\d{6}[-+A-FU-Y]\d{4}", SHAPE),
            ],
            check=hetu.is_valid,
            names=NAMES["FI_HETU"],
        ),
    ]
