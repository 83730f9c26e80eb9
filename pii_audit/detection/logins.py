"""User names and clear passwords told from other words by how people choose them."""

import re
from collections.abc import Sequence

from pii_audit.detection.given_names import GIVEN_NAMES
from pii_audit.detection.words import words

_LOGIN = re.compile(r"(?:[A-Za-z][\w-]{1,14}\\)?@?[\w.-]{3,30}")
_FILE = re.compile(
    r".*\.(?:pdf|docx?|xlsx?|pptx?|csv|tsv|txt|md|png|jpe?g|gif|svg|webp|html?|php|aspx?|js|css|json|xml|ya?ml|zip|gz|mp[34]|wav|log|bak"
    r"|com|org|net|dk|de|se|no|eu|io)"
)
"""A file or a host by its end."""
_OF_NAME = re.compile(r"([^\W\d_]{3,12})(?:[._-][^\W\d_]+\d{0,4}|[._-]?[^\W\d_]?[._-]?\d{1,4}|[._-]{1,2}[^\W\d_]{1,3})")
_LOWER = re.compile(r"[^\W\d_A-ZÆØÅ][\w.-]{2,29}")
LOGIN_CHANCE = 0.1
"""Share of harmless tokens, file names, slugs and hosts among them, that begin with a given name and go on as logins do."""

_NOTORIOUS = words(
    "password passw0rd pass passwort kodeord adgangskode adgangskoden hemmelig hemmeligt qwerty qwertz azerty qwe asdf asdfgh zxcvbn "
    "letmein welcome velkommen admin administrator root login master monkey dragon sunshine princess prinsesse football fodbold "
    "baseball basketball superman batman spiderman pokemon starwars iloveyou elskerdig jegelskerdig solskin sommer sommerferie vinter "
    "summer winter autumn efteråret forår efterår spring hunter ranger shadow ninja mustang killer trustno access secret changeme "
    "skiftmig test testing test123 guest gæst abc abcd abcdef computer internet google facebook liverpool arsenal chelsea brøndby "
    "brondby fck fcmidtjylland manchester barcelona danmark denmark kaffe chokolade chocolate cheese cookie flower blomst snoopy "
    "mickey minnie charlie buster tigger pepper ginger hannah jordan michael daniel ashley jessica thomas andrew hejmeddig hejhej "
    "hej123 hestepige kattekat missekat hunden mormor farmor familien lillebror storebror skattemus bamse teddy samsung iphone "
    "matrix freedom whatever qazwsx lovely loveme babygirl angel merlin hockey soccer tennis golf purple orange banana banan jordbær"
)
_CHOSEN = re.compile(
    r"[^\W\d_]{3,14}[\W_]?\d{0,4}[!?#*$%&@+.]{1,3}|[^\W\d_]{3,14}[!?#*$%&@+]\d{1,4}[!?]?|\d{1,4}[^\W\d_]{3,14}[!?#*$%&@+]"
)
_WORD_AND_DIGITS = re.compile(r"(\D{3,16}?)\d{0,4}[!?#*$%&@+.]{0,3}")
_DIGITS_IN_ROW = re.compile(r"1234(?:5(?:6(?:7(?:8(?:90?)?)?)?)?)?|(\d)\1{3,9}|1q2w3e4?r?")
CHOSEN_CHANCE, CHOSEN_WEIGHT = 0.1, 2.9
"""Share of harmless tokens of that form; what a column of nothing else weighs, in log-odds."""
MOST_CHOSEN = 0.7
"""Share of real passwords that look chosen; others are words alone, or what a machine made."""
_HANDLE = re.compile(r"@?[^\W\d_][^\W\d_._-]{2,17}(?:[._-]?[^\W\d_]{1,12})?([._-]?\d{1,4})?")
_MANY, _LENGTHS, _NUMBERED = 12, 5, (0.2, 0.95)
"""Distinct values, lengths, and share of values with a number at the end, of names that people make up."""
_FEWEST = 5


def share_of_logins(values: Sequence[str]) -> float:
    """Return the share of distinct values that are a given name and what sets it apart from others: `jens92`, `anna.holm`."""
    distinct = _tokens(values)
    if len(distinct) < _FEWEST:
        return 0.0
    return sum(_is_login(value) for value in distinct) / len(distinct)


def share_of_handles(values: Sequence[str]) -> float:
    """Return the share of distinct values that are a word or two and often a number, 0 where they vary less than people's do."""
    distinct = _tokens(values)
    handles = [
        m
        for value in distinct
        if not value.isupper() and not _FILE.fullmatch(value) and (m := _HANDLE.fullmatch(value))
    ]
    varied = (
        len({len(match[0]) for match in handles}) >= _LENGTHS and len({match[0][:2] for match in handles}) >= _LENGTHS
    )
    if len(handles) < _MANY or not varied:
        return 0.0
    numbered = sum(match[1] is not None for match in handles) / len(handles)
    return len(handles) / len(distinct) if _NUMBERED[0] <= numbered <= _NUMBERED[1] else 0.0


def in_login_form(values: Sequence[str]) -> bool:
    """Tell whether all values are single tokens in small letters, and names of the common ones alone are few."""
    distinct = _tokens(values)
    alone = sum(value in GIVEN_NAMES for value in distinct)
    return len(distinct) >= _FEWEST and all(map(_LOWER.fullmatch, distinct)) and 3 * alone < len(distinct)


def share_of_chosen(values: Sequence[str]) -> float:
    """Return the share of distinct values that people choose as passwords; capitals alone are codes: `SOMMER25`."""
    distinct = _tokens(values)
    if len(distinct) < _FEWEST:
        return 0.0
    return sum(_is_chosen(value) for value in distinct) / len(distinct)


def _tokens(values: Sequence[str]) -> set[str]:
    return {value.strip()[:60] for value in values} - {""}


def _is_login(value: str) -> bool:
    if not _LOGIN.fullmatch(value) or _FILE.fullmatch(value) or value.isupper():
        return False
    if "\\" in value:  # of a domain: `CORP\\vdyrberg`
        return True
    name = value.removeprefix("@")
    begins = _OF_NAME.fullmatch(name)
    return begins is not None and begins[1].lower() in GIVEN_NAMES


def _is_chosen(value: str) -> bool:
    if value.isupper() or not 4 <= len(value) <= 24:
        return False
    word = _WORD_AND_DIGITS.fullmatch(value)
    known = word is not None and word[1].rstrip("!?#*$%&@+._-").lower() in _NOTORIOUS
    return known or bool(_CHOSEN.fullmatch(value) or _DIGITS_IN_ROW.fullmatch(value))
