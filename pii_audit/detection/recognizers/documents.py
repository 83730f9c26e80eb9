"""Numbers on papers and cards that prove who somebody is; most are certain only where a word names them."""

from presidio_analyzer import EntityRecognizer, Pattern

from pii_audit.detection.naming_words import NAMES
from pii_audit.detection.recognizers.checked import FORM, NAMED_ONLY, CheckedRecognizer, pattern

_CLOSE = 4


def documents(language: str) -> list[EntityRecognizer]:
    """Make the recognizers.

    The PID of a NemID or MitID is a national identity number: the authority holds the CPR number behind it, and
    nobody chose it or logs in with it.
    """
    return [
        CheckedRecognizer(
            language,
            "PASSPORT",
            [
                pattern(
                    "number", r"[A-Z]{0,2}\d{6,9}|[A-Z]\d{2}[A-Z]\d{2}[A-Z]\d{2}|[CFGHJKLMNPRTVWXYZ0-9]{9}", NAMED_ONLY
                )
            ],
            check=_has_digits,
            names=NAMES["PASSPORT"],
            within=_CLOSE,
        ),
        CheckedRecognizer(
            language,
            "DRIVING_LICENCE",
            [
                pattern(
                    "British",
                    r"(?:[A-Z]{5}|[A-Z]{4}9|[A-Z]{3}99)\d[0156]\d(?:[0-2]\d|3[01])\d[A-Z][A-Z9]\d[A-Z]{2}",
                    FORM,
                ),
                pattern("number", r"\d{7,9}|[A-Z]\d{6,14}|[A-Z]{2}\d{6,7}|\d{2} \d{2} \d{2} \d{2}", NAMED_ONLY),
            ],
            names=NAMES["DRIVING_LICENCE"],
            within=_CLOSE,
        ),
        CheckedRecognizer(
            language,
            "HEALTH_CARD",
            [pattern("European", r"80\d{3} ?\d{5} ?\d{5} ?\d{5}", NAMED_ONLY)],
            names="ehic, health card, insurance card, sygesikringskort, sygesikring, sundhedskort, blå kort",
            within=_CLOSE,
        ),
        CheckedRecognizer(
            language,
            "DK_PID",
            [Pattern("PID", r"\bPID:\d{4}-\d{4}-\d-\d{12}\b|\bCVR:\d{8}-RID:\d{5,20}\b", FORM)],
        ),
    ]


def _has_digits(text: str) -> bool:
    return sum(character.isdigit() for character in text) >= 4  # a word of nine letters has none
