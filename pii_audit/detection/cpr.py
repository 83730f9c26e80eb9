"""What a Danish personal number says of itself beside its form."""

import re

from stdnum.dk import cpr

UNNAMED = r"(?:0[1-9]|1[1-9]|2[1-9]|3[01])(?:0[1-9]|1[0-2])[0-9]{6}"
"""Ten digits that can be one where no word says so. Day 10 and 20 are left out: too many running numbers begin so."""
_UNNAMED = re.compile(rf"(?<!\w){UNNAMED}(?!\w)")


def passes_mod11(number: str) -> bool:
    """Tell whether the check digit holds: nearly always for numbers given out before 2007, 9 % by chance."""
    return int(cpr.checksum(_digits(number))) == 0


def born(number: str) -> str:
    """Return the date of birth in a number, in ISO form; administrative numbers have 60 added to the day."""
    digits = _digits(number)
    if digits[0] in "6789":
        digits = f"{int(digits[0]) - 6}{digits[1:]}"
    return str(cpr.get_birth_date(digits).isoformat())


def shows_unnamed(text: str) -> bool:
    """Tell whether a text with words holds ten digits that can be one and have the check digit."""
    return any(map(str.isalpha, text)) and any(passes_mod11(match[0]) for match in _UNNAMED.finditer(text))


def _digits(number: str) -> str:
    return "".join(filter(str.isdigit, number))
