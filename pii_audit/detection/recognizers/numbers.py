"""Numbers given to people and companies in Denmark."""

import datetime
import re

from presidio_analyzer import Pattern
from presidio_analyzer.predefined_recognizers import IbanRecognizer
from stdnum.dk import cpr, cvr
from stdnum.exceptions import ValidationError

from pii_audit.detection.cpr import UNNAMED, passes_mod11
from pii_audit.detection.naming_words import CPR_GLUED, NAMES
from pii_audit.detection.recognizers.checked import (
    ANOTHER_NUMBER,
    FORM,
    OF_A_THING,
    SHAPE,
    CheckedRecognizer,
    pattern,
)

_EARLIEST_BIRTH = datetime.date(1905, 1, 1)
_OF_NOW = r"2[0-7][ -]{1,3}[0-3]"
"""A year and a seventh digit of people of a hundred, and of what is dated and numbered now: `rapport 120324-0001`."""
_ACCOUNT_WORDS = """
    konto, kontoen, kontonr, kontonummer, bankkonto, bankkontoen, lønkonto, nemkonto, regnr, reg, reg nr, bank,
    banken, account, bank account, overfør, overføres, overførsel, ind på, indsættes, sættes ind, udbetales, udbetaling,
    indbetales, tilbagebetales, refunderes
"""


class CprRecognizer(CheckedRecognizer):
    """Danish personal numbers: a date of birth of this or the last century, then a number that fits the century.

    The check digit is not asked for: numbers without it have been given out since 2007. Administrative
    numbers have 60 added to the day.
    """

    def __init__(self, language: str) -> None:
        super().__init__(
            language,
            "DK_CPR",
            [
                _pattern("with separator", rf"\d{{4}}(?!{_OF_NOW})\d\d(?: ?- ?| )\d{{4}}", FORM),
                _pattern("ten digits", r"\d{10}|\d{6}[ ./_-]{1,3}\d{4}", SHAPE),
                _pattern("in pairs", r"\d{2}([ ./-])\d{2}\1\d{2} ?[ ./-] ?\d{4}", SHAPE),
            ],
            check=_is_cpr,
            names=NAMES["DK_CPR"],
            others=OF_A_THING,
            parties="til, fra, med, for, mellem, og, vedr, vedrørende, vedrører, tilhører, to, from, with, by, and, regarding",
        )


def _pattern(name: str, regex: str, score: float) -> Pattern:
    return pattern(name, regex, score, glued=CPR_GLUED)


def _is_cpr(text: str) -> bool:
    number = re.sub(r"\D", "", text)
    if number[0] in "6789":
        number = f"{int(number[0]) - 6}{number[1:]}"
    try:
        return cpr.get_birth_date(cpr.validate(number)) >= _EARLIEST_BIRTH
    except ValidationError:
        return False


class UnnamedCprRecognizer(CheckedRecognizer):
    """Ten digits among words that call them nothing, with the check digit: one in 400 other numbers is so."""

    def __init__(self, language: str) -> None:
        super().__init__(
            language,
            "DK_CPR_UNNAMED",
            [pattern("ten digits", UNNAMED, SHAPE)],
            check=lambda text: _is_cpr(text) and passes_mod11(text),
            others=f"{ANOTHER_NUMBER}, {NAMES['PHONE_NUMBER']}, {_ACCOUNT_WORDS}, cvr, pnummer, p nummer, produktionsenhed",
            among_words=0.6,
        )


class CvrRecognizer(CheckedRecognizer):
    """Danish company numbers, by their check digit."""

    def __init__(self, language: str) -> None:
        super().__init__(
            language,
            "DK_CVR",
            [
                pattern("with prefix", r"DK[ -]?(?:\d{8}|\d{2} \d{2} \d{2} \d{2})", FORM),
                pattern("eight digits", r"\d{8}|\d{2} \d{2} \d{2} \d{2}", SHAPE),
            ],
            check=cvr.is_valid,
            names=NAMES["DK_CVR"],
        )


class AnyCaseIbanRecognizer(IbanRecognizer):
    """IBANs, also in small letters."""

    def __init__(self, supported_language: str) -> None:
        super().__init__(supported_language=supported_language, regex_flags=re.DOTALL | re.MULTILINE | re.IGNORECASE)

    def validate_result(self, pattern_text: str) -> bool | None:
        """See `PatternRecognizer.validate_result`."""
        valid: bool | None = super().validate_result(pattern_text.upper())
        return valid


class BankAccountRecognizer(CheckedRecognizer):
    """Danish bank accounts: a registration number of four digits and an account of up to ten."""

    def __init__(self, language: str) -> None:
        super().__init__(
            language,
            "DK_BANK_ACCOUNT",
            [
                pattern(
                    "labelled",
                    r"reg\.? ?(?:nr\.?|nummer)?:? ?\d{4},? {1,2}(?:og )?(?:konto|kto\.?|kt\.?)(?:nr\.?|nummer)?:? ?\d{6,10}",
                    FORM,
                ),
                pattern("two numbers", r"\d{4}[ -]\d{6,10}", SHAPE),
            ],
            names=_ACCOUNT_WORDS,
        )
