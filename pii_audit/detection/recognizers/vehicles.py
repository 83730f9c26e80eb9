"""Number plates and vehicle identification numbers."""

import re

from presidio_analyzer import EntityRecognizer

from pii_audit.detection.naming_words import NAMES
from pii_audit.detection.recognizers.checked import NAMED_ONLY, SHAPE, CheckedRecognizer, pattern


def vehicles(language: str) -> list[EntityRecognizer]:
    """Make the recognizers."""
    return [
        CheckedRecognizer(
            language,
            "NUMBER_PLATE",
            [
                pattern("Danish", r"[A-Z]{2} ?[1-9]\d ?\d{3}", SHAPE),
                pattern(
                    "British, as on the plate", r"(?-i:[A-HJ-PR-Y]{2}(?:0[2-9]|[1267]\d|5[1-9]) [A-HJ-PR-Z]{3})", SHAPE
                ),
                pattern("of two letters", r"[A-Z]{2} ?\d{2} ?\d{3}", NAMED_ONLY),
                pattern("British", r"[A-Z]{2}\d{2} ?[A-Z]{3}", NAMED_ONLY),
                pattern("Swedish", r"[A-Z]{3} ?\d{2}[A-Z0-9]", NAMED_ONLY),
                pattern("German", r"(?-i:[A-ZÄÖÜ]{1,3}[- ][A-Z]{1,2}) ?\d{1,4}[EH]?", NAMED_ONLY),
            ],
            names=NAMES["NUMBER_PLATE"],
            within=4,
        ),
        CheckedRecognizer(
            language,
            "VIN",
            [pattern("ISO 3779", r"[A-HJ-NPR-Z0-9]{13}\d{4}", SHAPE)],
            check=_is_vin,
            names="vin, vin number, vin no, stelnr, stelnummer, stelnummeret, stel nr, chassis, chassisnummer, frame number",
        ),
    ]


def _is_vin(text: str) -> bool:
    """Tell whether letters and digits mix as in a VIN, whose tenth place, the year, knows no U, Z or 0."""
    letters = len(re.findall(r"[A-Za-z]", text))
    return 2 <= letters <= 13 and text[9].upper() not in "UZ0"  # makers' codes have two letters or more
