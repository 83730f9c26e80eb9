"""Street addresses and postcodes, Danish and English."""

import re

from presidio_analyzer import Pattern, PatternRecognizer

from pii_audit.detection.recognizers.address_en import (
    AMERICAN_POSTCODE,
    BRITISH_POSTCODE,
    ENGLISH_STREET,
    ENGLISH_STREET_LOWER,
)
from pii_audit.detection.towns import TOWNS

_FIRST_POSTCODE, _LAST_POSTCODE = 800, 9990
_INITIAL = r"[A-ZÆØÅÉ]"
_NUMBER = r"\d{1,3} ?[A-Z]?(?![\w-])(?:, ?(?:\d{1,2}|st|kl)\.?(?: ?(?:th|tv|mf|\d{1,4})\b\.?)?)?"
_DANISH = (
    rf"\b\w{{2,}}(?i:vej|vejen|gade|gaden|stræde|strædet)"
    rf"|\b{_INITIAL}\w+(?i:allé|alléen|vænget?|boulevard|plads|pladsen|torvet?|toften|bakken|vangen|engen|parken|krogen"
    rf"|stien|haven|lunden|marken|højen|dalen|ager|skrænten|bryggen?|kajen|skoven)"
    rf"|\b{_INITIAL}[\w.]*(?: {_INITIAL}[\w.]*){{0,2}} (?i:vej|gade|allé|alle|plads|torv|boulevard|vænge|stræde|kaj|brygge)"
)
_DANISH_STREET = rf"(?:{_DANISH}) {{1,2}}{_NUMBER}"
_LINE = r"(?:,? ?\n|, ?| )"
"""What stands between the lines of an address written in one."""


class AddressRecognizer(PatternRecognizer):
    """A street with its number, then the postcode and the town: together they are hardly anything else."""

    def __init__(self, language: str) -> None:
        danish = rf"{_DANISH_STREET}{_LINE}(?:\w[\w .]{{1,30}},[ \n])?(?:DK-?)?[0-9]{{4}} {{1,2}}[^\W\d_]{{2,20}}(?: [A-Z]{{1,2}}\b)?"
        english = rf"(?:{ENGLISH_STREET}|{ENGLISH_STREET_LOWER}){_LINE}(?:[\w'. -]{{2,30}}[,\n] ?){{0,2}}(?:[\w'.-]{{2,20}} ){{0,3}}"
        super().__init__(
            supported_entity="ADDRESS",
            supported_language=language,
            patterns=[
                Pattern("Danish", danish, 0.8),
                Pattern("English", rf"{english}(?:{BRITISH_POSTCODE}|{AMERICAN_POSTCODE})", 0.8),
            ],
            global_regex_flags=re.MULTILINE,
        )


class StreetRecognizer(PatternRecognizer):
    """A Danish street name with a house number, and the floor where it follows; an English one after its number."""

    def __init__(self, language: str) -> None:
        super().__init__(
            supported_entity="STREET",
            supported_language=language,
            patterns=[
                Pattern("Danish", _DANISH_STREET, 0.7),
                Pattern("English", ENGLISH_STREET, 0.7),
                Pattern("English in lower case", ENGLISH_STREET_LOWER, 0.7),
            ],
            global_regex_flags=re.MULTILINE,
        )


class PostcodeRecognizer(PatternRecognizer):
    """A Danish postcode with the name of a town, a British one, an American one after its state."""

    def __init__(self, language: str) -> None:
        super().__init__(
            supported_entity="POSTCODE",
            supported_language=language,
            patterns=[
                Pattern("Danish", rf"\b(?:DK-?)?[0-9]{{4}} {{1,2}}(?i:{'|'.join(sorted(TOWNS))})\b", 0.7),
                Pattern("British", BRITISH_POSTCODE, 0.7),
                Pattern("American", AMERICAN_POSTCODE, 0.7),
            ],
            global_regex_flags=re.MULTILINE,
        )

    def validate_result(self, pattern_text: str) -> bool | None:
        """See `PatternRecognizer.validate_result`; None keeps the pattern's own score."""
        danish = re.match(r"(?:DK-?)?([0-9]{4}) ", pattern_text)
        return False if danish and not _FIRST_POSTCODE <= int(danish[1]) <= _LAST_POSTCODE else None
