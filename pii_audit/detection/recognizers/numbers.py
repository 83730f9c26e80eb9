"""Numbers given to people and companies in Denmark, and payment cards.

A pattern's score is below `kinds.CERTAIN` where harmless numbers have the same shape; Presidio raises it
when a context word stands before the number.
"""

import datetime

import phonenumbers
from presidio_analyzer import Pattern, PatternRecognizer
from presidio_analyzer.predefined_recognizers import CreditCardRecognizer
from stdnum.dk import cpr, cvr
from stdnum.exceptions import ValidationError

_START = r"(?<![\w+/-])(?<!\d[.,:])"
_END = r"(?![\w/-])(?![.,:]\d)"
_EARLIEST_BIRTH = datetime.date(1905, 1, 1)


def _pattern(name: str, regex: str, score: float) -> Pattern:
    return Pattern(name, _START + regex + _END, score)


class CprRecognizer(PatternRecognizer):
    """Danish personal numbers: a date of birth of this or the last century, then a number that fits the century.

    The check digit is not asked for: numbers without it have been given out since 2007. Administrative
    numbers have 60 added to the day.
    """

    def __init__(self, language: str) -> None:
        super().__init__(
            supported_entity="DK_CPR",
            supported_language=language,
            patterns=[
                _pattern("with separator", r"\d{6}[- ]\d{4}", 0.8),
                _pattern("ten digits", r"\d{10}", 0.3),
            ],
            context=["cpr", "cpr-nr", "cpr-nummer", "cprnr", "cprnummer", "personnummer", "ssn"],
        )

    def validate_result(self, pattern_text: str) -> bool | None:
        """See `PatternRecognizer.validate_result`; None keeps the pattern's own score."""
        number = cpr.compact(pattern_text)
        if number[0] in "6789":
            number = f"{int(number[0]) - 6}{number[1:]}"
        try:
            born = cpr.get_birth_date(cpr.validate(number))
        except ValidationError:
            return False
        return None if born >= _EARLIEST_BIRTH else False


class CvrRecognizer(PatternRecognizer):
    """Danish company numbers, by their check digit."""

    def __init__(self, language: str) -> None:
        super().__init__(
            supported_entity="DK_CVR",
            supported_language=language,
            patterns=[
                _pattern("with prefix", r"(?:DK ?)\d{8}", 0.8),
                _pattern("eight digits", r"\d{8}|\d{2} \d{2} \d{2} \d{2}", 0.3),
            ],
            context=["cvr", "cvr-nr", "cvr-nummer", "cvrnr", "cvrnummer", "se-nr", "momsnr", "vat"],
        )

    def validate_result(self, pattern_text: str) -> bool | None:
        """See `PatternRecognizer.validate_result`; None keeps the pattern's own score."""
        return None if cvr.is_valid(pattern_text) else False


class DanishPhoneRecognizer(PatternRecognizer):
    """Danish phone numbers, and those of any country in international form, checked with the numbering plans.

    Not named as Presidio's own, which finds classes by name and would take this one for it.
    """

    def __init__(self, language: str) -> None:
        super().__init__(
            supported_entity="PHONE_NUMBER",
            supported_language=language,
            patterns=[
                _pattern("international", r"(?:\+|00|\(\+)[1-9]\d{0,2}\)?(?:[ .-]?\(?\d{1,4}\)?){2,6}", 0.8),
                _pattern("grouped", r"(?<!\d )(?:\d{2}([ -])\d{2}\1\d{2}\1\d{2}|\d{4} \d{4}|\d{2} \d{3} \d{3})(?! \d)", 0.6),
                _pattern("eight digits", r"\d{8}", 0.3),
            ],
            context=[
                "telefon", "telefonnummer", "tlf", "tlf.", "tlfnr", "mobil", "mobilnr", "mobilnummer", "ring",
                "phone", "telephone", "tel", "tel.", "mobile", "cell", "call", "sms",
            ],
        )  # fmt: skip

    def validate_result(self, pattern_text: str) -> bool | None:
        """See `PatternRecognizer.validate_result`; None keeps the pattern's own score."""
        try:
            number = phonenumbers.parse(pattern_text, "DK")
        except phonenumbers.NumberParseException:
            return False
        return None if phonenumbers.is_valid_number(number) else False


class BankAccountRecognizer(PatternRecognizer):
    """Danish bank accounts: a registration number of four digits and an account of up to ten."""

    def __init__(self, language: str) -> None:
        super().__init__(
            supported_entity="DK_BANK_ACCOUNT",
            supported_language=language,
            patterns=[
                _pattern(
                    "labelled", r"reg\.? ?(?:nr\.?|nummer)?:? ?\d{4},? {1,2}konto(?:nr\.?|nummer)?:? ?\d{6,10}", 0.8
                ),
                _pattern("two numbers", r"\d{4}[ -]\d{6,10}", 0.3),
            ],
            context=["konto", "kontonr", "kontonummer", "regnr", "reg", "reg.", "reg.nr", "bank", "account"],
        )


class CardRecognizer(CreditCardRecognizer):
    """Presidio's payment cards, where a check digit alone is no certainty: one harmless number in ten has it."""

    def __init__(self, language: str) -> None:
        super().__init__(
            supported_language=language,
            patterns=[
                _pattern("grouped", r"[2-6]\d{3}([- ])\d{4}\1\d{4}\1\d{4}|3[47]\d{2}([- ])\d{6}\2\d{5}", 0.6),
                _pattern("digits", r"[2-6]\d{11,18}", 0.3),
            ],
            context=[
                "card",
                "credit",
                "debit",
                "visa",
                "mastercard",
                "amex",
                "dankort",
                "kort",
                "kortnr",
                "kortnummer",
            ],
        )

    def validate_result(self, pattern_text: str) -> bool | None:  # type: ignore[override]
        """See `PatternRecognizer.validate_result`; None keeps the pattern's own score."""
        return None if super().validate_result(pattern_text) else False
