"""Periods in words: `two years`, `30 dage`."""

import re

_NUMBERS = {
    word: number
    for number, words in enumerate(
        ("one a et en én ét", "two to", "three tre", "four fire", "five fem", "six seks", "seven syv", "eight otte", "nine ni",
         "ten ti", "eleven elleve", "twelve tolv"), start=1)
    for word in words.split()
} | {"eighteen": 18, "atten": 18, "twenty": 20, "tyve": 20, "twenty-four": 24, "fireogtyve": 24, "thirty": 30, "tredive": 30}  # fmt: skip
_UNITS = {"day": "D", "dag": "D", "week": "W", "uge": "W", "month": "M", "måned": "M", "year": "Y", "år": "Y"}
_PERIOD = re.compile(
    rf"\b(\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})(?:\s*\([^)]{{1,15}}\))?[\s-]+(?:calendar\s+|hele\s+|full\s+|working\s+)?"
    r"(day|dag|week|uge|month|måned|year|år)(?:s|e|r|er|en|et|ene|ers)?\b",
    re.IGNORECASE,
)


def periods_in(text: str) -> list[str]:
    """Return the periods a text names, in its order, as ISO 8601 durations; each once."""
    found = []
    for match in _PERIOD.finditer(text):
        number = int(match[1]) if match[1].isdigit() else _NUMBERS[match[1].lower()]
        if number:
            found.append(f"P{number}{_UNITS[match[2].lower()]}")
    return list(dict.fromkeys(found))
