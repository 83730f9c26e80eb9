"""Which language a value is running text in, by its function words; most cells of a column are in none."""

import re
from typing import Literal

from pii_audit.detection.words import words

Language = Literal["da", "en"]

RUNNING_TEXT_WORDS = 4
"""From this many words on a value can be running text."""

_WORD = re.compile(r"[^\W\d_]+")

# Words that both languages have (for, at, under, have) are in neither list.
_DANISH = words(
    "og er det den de jeg du vi ikke til af på som med har der et en kan skal vil var min mit din dit jer hej "
    "men om så efter ved fra hvor når være blevet bliver hans hendes mig dig sig os tak venlig hilsen også endnu "
    "nu her eller hvis meget ingen noget"
)
_ENGLISH = words(
    "the and is are was of to that this it you we they my your our his her with from but not on be been would could "
    "will has had an as by or if when where what which please thank thanks dear hello hi no more can't don't there "
    "about after which who their"
)


def language_of(text: str) -> Language | None:
    """Return the language of running text, or None where a value is a bare cell or in another language.

    A tie goes to Danish: an English model calls Danish words persons, so a doubtful text is not put before it.
    """
    if len(text.split()) < RUNNING_TEXT_WORDS:
        return None
    words = _WORD.findall(text.lower())
    english = sum(word in _ENGLISH for word in words)
    danish = sum(word in _DANISH for word in words)
    if not english and not danish:
        return None
    danish += any(letter in text.lower() for letter in "æøå")
    return "en" if english > danish else "da"
