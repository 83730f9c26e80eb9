"""Payment cards."""

import re

from stdnum import luhn

from pii_audit.detection.recognizers.checked import LOOSE, SHAPE, CheckedRecognizer, pattern

_ISSUED = re.compile(
    r"4\d{15}(?:\d{3})?"  # Visa
    r"|(?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}"  # Mastercard
    r"|3[47]\d{13}"  # American Express
    r"|3(?:0[0-5]|[68]\d)\d{11}"  # Diners Club
    r"|35(?:2[89]|[3-8]\d)\d{12}"  # JCB
    r"|(?:5[06-9]|6\d)\d{14}(?:\d{3})?"  # Maestro, Dankort, Discover, UnionPay
)
"""What issuers give out today, by ISO/IEC 7812; the 13 digits that Visa once had are those of an EAN."""


class CardRecognizer(CheckedRecognizer):
    """Numbers of an issuer's range and length with the check digit, which one harmless number in ten has.

    Certain where words surround a number of 15 or 16 digits; in a column of numbers the share decides.
    """

    def __init__(self, language: str) -> None:
        super().__init__(
            language,
            "CREDIT_CARD",
            [
                pattern("16 digits", r"[2-6]\d{3}([- .]?)\d{4}\1\d{4}\1\d{4}", SHAPE),
                pattern("American Express", r"3[47]\d{2}([- ]?)\d{6}\1\d{5}", SHAPE),
                pattern(
                    "other lengths", r"3\d{3}([- ]?)\d{6}\1\d{4}|[4-6]\d{3}([- ]?)\d{4}\2\d{4}\2\d{4}\2\d{3}", LOOSE
                ),
            ],
            check=_is_card,
            names="""
                card, cards, credit, debit, visa, mastercard, amex, american express, maestro, dankort, kort, kortet, kortnr,
                kortnummer, kortnummeret, betalingskort, kreditkort, hævekort, card number
            """,
            among_words=0.6,
        )


def _is_card(text: str) -> bool:
    digits = re.sub(r"\D", "", text)
    return _ISSUED.fullmatch(digits) is not None and luhn.is_valid(digits)
