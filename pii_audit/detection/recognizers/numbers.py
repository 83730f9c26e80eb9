"""Numbers given to people and companies in Denmark."""

import datetime
import re

from stdnum.dk import cpr, cvr
from stdnum.exceptions import ValidationError

from pii_audit.detection.recognizers.checked import FORM, OF_A_THING, SHAPE, CheckedRecognizer, pattern

_EARLIEST_BIRTH = datetime.date(1905, 1, 1)


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
                pattern("with separator", r"\d{6}(?:[- ]| - | ?– ?|- | -)\d{4}", FORM),
                pattern("ten digits", r"\d{10}|\d{6}[./_]\d{4}|\d{2}([ ./-])\d{2}\1\d{2} ?[ ./–-] ?\d{4}", SHAPE),
            ],
            check=_is_cpr,
            names="""
                cpr, cprnr, cprno, cprnummer, cprnummeret, personnummer, personnummeret, personnr, person nummer, ssn,
                social security, civil registration, personal id, id number, id nummer, identity number, national id,
                fødselsnummer, fødselsnr, sygesikring, sygesikringen, sygesikringsnummer, sygesikringskort, sygesikringsbevis,
                sundhedskort, sundhedskortet, folkeregister, folkeregistret, folkeregisteret, mitid, nemid, legitimation,
                identifikation, identitet, identification, personal number, person number, civil number, danish id, cpr number
            """,
            others=OF_A_THING,
        )


def _is_cpr(text: str) -> bool:
    number = re.sub(r"\D", "", text)
    if number[0] in "6789":
        number = f"{int(number[0]) - 6}{number[1:]}"
    try:
        return cpr.get_birth_date(cpr.validate(number)) >= _EARLIEST_BIRTH
    except ValidationError:
        return False


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
            names="cvr, cvrnr, cvrno, cvrnummer, se nr, se nummer, momsnr, momsnummer, vat, vat no, company number",
        )


class BankAccountRecognizer(CheckedRecognizer):
    """Danish bank accounts: a registration number of four digits and an account of up to ten."""

    def __init__(self, language: str) -> None:
        super().__init__(
            language,
            "DK_BANK_ACCOUNT",
            [
                pattern(
                    "labelled",
                    r"reg\.? ?(?:nr\.?|nummer)?:? ?\d{4},? {1,2}(?:og )?konto(?:nr\.?|nummer)?:? ?\d{6,10}",
                    FORM,
                ),
                pattern("two numbers", r"\d{4}[ -]\d{6,10}", SHAPE),
            ],
            names="""
                konto, kontoen, kontonr, kontonummer, bankkonto, bankkontoen, lønkonto, nemkonto, regnr, reg, reg nr, bank,
                banken, account, bank account, overfør, overføres, overførsel, ind på, indsættes, sættes ind, udbetales, udbetaling,
                indbetales, tilbagebetales, refunderes
            """,
        )
