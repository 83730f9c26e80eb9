"""National identity and tax numbers of the United Kingdom and the United States."""

from presidio_analyzer import EntityRecognizer
from stdnum.gb import nhs
from stdnum.us import itin, ssn

from pii_audit.detection.naming_words import NAMES
from pii_audit.detection.recognizers.checked import FORM, SHAPE, CheckedRecognizer, pattern

_NINO_LETTERS = r"(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"


def anglophone(language: str) -> list[EntityRecognizer]:
    """Make the recognizers."""
    return [
        CheckedRecognizer(
            language,
            "UK_NINO",
            [
                pattern("written", rf"{_NINO_LETTERS} \d\d \d\d \d\d [A-D]", FORM),
                pattern("together", rf"{_NINO_LETTERS} ?\d{{6}} ?[A-D]", SHAPE),
            ],
            names=NAMES["UK_NINO"],
        ),
        CheckedRecognizer(
            language,
            "UK_NHS",
            [pattern("written", r"\d{3}([ -])\d{3}\1\d{4}", SHAPE), pattern("digits", r"\d{10}", SHAPE)],
            check=nhs.is_valid,
            names=NAMES["UK_NHS"],
        ),
        CheckedRecognizer(
            language,
            "US_SSN",
            [pattern("written", r"\d{3}-\d{2}-\d{4}", FORM), pattern("spaces", r"\d{3} \d{2} \d{4}|\d{9}", SHAPE)],
            check=ssn.is_valid,
            names=NAMES["US_SSN"],
        ),
        CheckedRecognizer(
            language,
            "US_ITIN",
            [pattern("written", r"9\d{2}-\d{2}-\d{4}", FORM), pattern("digits", r"9\d{8}", SHAPE)],
            check=itin.is_valid,
            names="itin, tin, taxpayer, taxpayer id, tax id",
        ),
    ]
