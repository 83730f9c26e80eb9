"""Phones and other devices."""

from stdnum import imei

from pii_audit.detection.naming_words import NAMES
from pii_audit.detection.recognizers.checked import FORM, SHAPE, CheckedRecognizer, pattern

_REPORTING_BODY = r"(?:0[01]|1\d|3[35]|4[459]|5[0-4]|8[06]|9[189])"
"""What type allocation codes begin with, by GSMA TS.06."""


class ImeiRecognizer(CheckedRecognizer):
    """Numbers of mobile phones: 15 digits with a check digit that one harmless number in ten has."""

    def __init__(self, language: str) -> None:
        super().__init__(
            language,
            "IMEI",
            [
                pattern("written", rf"{_REPORTING_BODY}-?\d{{4}}-?\d{{2}}-\d{{6}}-\d", FORM),
                pattern("digits", rf"{_REPORTING_BODY}\d{{13}}|{_REPORTING_BODY} \d{{6}} \d{{6}} \d", SHAPE),
            ],
            check=imei.is_valid,
            names=NAMES["IMEI"],
        )
