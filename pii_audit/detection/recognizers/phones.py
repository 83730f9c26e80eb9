"""Phone numbers in every form that people write them."""

import re

import phonenumbers
from presidio_analyzer import Pattern

from pii_audit.detection.naming_words import NAMES, PHONE_GLUED
from pii_audit.detection.recognizers.checked import (
    ANOTHER_NUMBER,
    FORM,
    LOOSE,
    NAMED_ONLY,
    SHAPE,
    CheckedRecognizer,
    pattern,
)

_REGIONS_WITH_ZERO = ("GB", "SE", "NL", "FR", "FI", "DE", "IE", "BE", "AT", "CH")
"""Where a national number begins with 0."""
_PAIRS = r"\d{2}([ ./-])\d{2}\1\d{2}\1\d{2}"
_NORWEGIAN = re.compile(r"\d{3} \d{2} \d{3}")
_DANISH, _SHORTEST, _LONGEST = 8, 8, 17
"""Digits, with the 00 before a country's code; shorter numbers are too often something else."""


def _pattern(name: str, regex: str, score: float) -> Pattern:
    return pattern(name, regex, score, glued=PHONE_GLUED)


_FORMS = [
    _pattern("Danish with code", r"(?:\+ ?|00 ?|\(\+|\(00)45\)?[ .-]?(?:\d{2}[ ./-]?){3}\d{2}", FORM),
    _pattern(
        "international", r"(?:(?:\+|\(\+)[1-9]\d{0,2}\)?|00 ?[1-9]\d{0,2}[ .-])(?:[ ./-]?\(?\d{1,4}\)?){2,6}", FORM
    ),
    _pattern("American", r"(?:1[ .-]?)?\([2-9]\d{2}\) ?[2-9]\d{2}[ .-]\d{4}", FORM),
    _pattern("British mobile", r"07\d{3} \d{6}", FORM),
    _pattern("pairs", rf"(?<!\d ){_PAIRS}(?! (?:\d\d\b|stk|kr|cm|mm|pcs))", SHAPE),
    _pattern("fours", r"(?<!\d[ -])(?!(?:19|20)\d\d (?:19|20)\d\d)\d{4} \d{4}(?![ -]\d)", SHAPE),
    _pattern("American without brackets", r"(?:1[.-])?[2-9]\d{2}([.-])[2-9]\d{2}\1\d{4}", SHAPE),
    _pattern(
        "British",
        r"\(?0(?:2\d\)? ?\d{4} \d{4}|[178]\d{2}\)? \d{3} \d{4}|[17]\d{3}\)? \d{3} ?\d{3}|[17]\d{2}\)?-\d{3}-\d{4})",
        SHAPE,
    ),
    _pattern("French or Swedish", r"0[1-9]([ .])\d{2}\1\d{2}\1\d{2}\1\d{2}|07\d[ -]\d{3} \d{2} \d{2}", SHAPE),
    _pattern(
        "eight digits",
        r"\d{8}|(?<!\d[ -])(?:\d{2} \d{6}|\d{3} \d{2} \d{3}|\d{2} \d{3} \d{3}|\d{4}-\d{4})(?![ -]\d)",
        LOOSE,
    ),
    _pattern("American, spaces", r"(?<!\d )(?:1 )?[2-9]\d{2} [2-9]\d{2}[ -]\d{4}(?! \d)", LOOSE),
    _pattern("other with zero", r"(?!\d\d([./-])\d\d\1\d)\(?0\d{1,4}\)?(?:[ /.-]{1,3}\d{2,8}){1,4}", LOOSE),
    _pattern("with a code but no sign", r"45[ -]\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}|45\d{8}", LOOSE),
    _pattern("ten digits", r"1?[2-9]\d{2}[2-9]\d{6}", LOOSE),
    _pattern("digits with zero", r"0\d{8,14}", NAMED_ONLY),
]


class PhoneNumbersRecognizer(CheckedRecognizer):
    """Phone numbers, checked with the numbering plans.

    Not named as Presidio's own, which finds classes by name and would take this one for it.
    """

    def __init__(self, language: str) -> None:
        super().__init__(
            language,
            "PHONE_NUMBER",
            _FORMS,
            check=_is_phone,
            names=NAMES["PHONE_NUMBER"],
            others=f"{ANOTHER_NUMBER}, cvr, cpr, konto, kontonr, account, reg, kort, card, ip, nhs, ssn, bsn, kl, klokken",
            among_words=0.6,
        )


def _is_phone(text: str) -> bool:
    """Tell whether a plan has the number; numbers kept for fiction are in none, but have their form."""
    digits = re.sub(r"\D", "", text)
    if not _SHORTEST <= len(digits) <= _LONGEST:
        return False
    if "+" in text:
        return _possible("+" + digits)
    if digits.startswith("00"):
        return _valid("+" + digits[2:], None)
    return _is_national(text, digits)


def _is_national(text: str, digits: str) -> bool:
    if digits.startswith("0"):
        return any(_valid(digits, region) for region in _REGIONS_WITH_ZERO) or _is_british_fiction(digits)
    if len(digits) == _DANISH:
        return _valid(digits, "DK") or (_NORWEGIAN.fullmatch(text) is not None and _valid(digits, "NO"))
    if digits.startswith("45"):
        return _valid("+" + digits, None)
    return _valid(digits, "US") or digits[-7:-2] == "55501"


def _is_british_fiction(digits: str) -> bool:
    """Numbers of plays and films, by Ofcom: 01632 960, 07700 900, 08081 570, 0909 8790, 03069 990."""
    return len(digits) == 11 and digits.startswith(("01632960", "07700900", "08081570", "09098790", "03069990"))


def _possible(number: str) -> bool:
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(number))
    except phonenumbers.NumberParseException:
        return False


def _valid(number: str, region: str | None) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(number, region))
    except phonenumbers.NumberParseException:
        return False
