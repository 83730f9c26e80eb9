"""What a column's name says of its content: an independent path, weaker than values."""

import re
from collections.abc import Mapping
from functools import cache

from pii_audit.detection.lexicon import ABOUT, COUNTED, GENERIC, NAMES, NOT_A_PERSON, PEOPLE, WHOLE_NAME_ONLY
from pii_audit.model.elements import SPECIAL

CLEAR_NAME = 0.6
"""Probability given to a name of the lexicon."""
GENERIC_NAME = 0.3
"""Probability given to `name` and the like outside a table of people."""

_WORDS = re.compile(r"[A-ZÆØÅ]+(?![a-zæøå])|[A-ZÆØÅ]?[a-zæøåéüöä]+|\d+")
_LONGEST_PHRASE = 4


def tokens(name: str) -> tuple[str, ...]:
    """Split a column or table name into folded words: `kundeFødselsDato` -> kunde, foedsels, dato."""
    return tuple(_fold(word) for word in _WORDS.findall(name))


def matches_phrase(name: str, phrase: str) -> bool:
    """Tell whether a name holds a word or several, in a row and whole: `order` in `order_id`, not in `border`."""
    words, wanted = tokens(name), "".join(tokens(phrase))
    return any(
        any("".join(words[start:end]) == spelling for spelling in _spellings(wanted))
        for start in range(len(words))
        for end in range(start + 1, min(len(words), start + len(wanted)) + 1)
    )


def named(field: str, table: str) -> Mapping[str, float]:
    """Return the elements a field's name speaks for, with their probability.

    `field` may be a dotted path; `table` gives `name` its meaning.
    """
    words = tokens(field)
    last = tokens(field.rpartition(".")[2])
    if len(last) == 1 and last[0] in _folded(GENERIC):
        people = _folded(PEOPLE) & {*tokens(table), *words[:-1]}
        return {"person_name": CLEAR_NAME if people else GENERIC_NAME}
    elements = dict.fromkeys(_phrases(words, last), CLEAR_NAME)
    if words and (words[0] in COUNTED or _folded(ABOUT) & set(words)):
        return {element: p for element, p in elements.items() if element in SPECIAL}  # `is_union_member` is one
    return elements


def names_a_thing(field: str, table: str) -> bool:
    """Tell whether a name speaks of something that is no person; a bare `name` takes its sense from the table."""
    words = tokens(field)
    bare = len(words) == 1 and words[0] in _folded(GENERIC)
    return not _folded(NOT_A_PERSON).isdisjoint(words + tokens(table) if bare else words)


def _phrases(words: tuple[str, ...], last: tuple[str, ...]) -> list[str]:
    """Find the elements of the longest phrases, none overlapping: `ip_address` is no mailing address."""
    found, start = [], 0
    while start < len(words):
        for end in range(min(len(words), start + _LONGEST_PHRASE), start, -1):
            phrase = "".join(words[start:end])
            element = _lexicon().get(phrase)
            if element and (phrase not in _folded(WHOLE_NAME_ONLY) or words[start:end] == last):
                found.append(element)
                start = end - 1
                break
        start += 1
    return found


def _fold(word: str) -> str:
    return word.lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")


def _spellings(folded: str) -> set[str]:
    """Return a folded word also as written where the letters are just dropped to o and a."""
    return {folded, folded.replace("oe", "o"), folded.replace("aa", "a")}


@cache
def _folded(words: frozenset[str]) -> frozenset[str]:
    return frozenset(spelling for word in words for spelling in _spellings(_fold(word)))


@cache
def _lexicon() -> Mapping[str, str]:
    return {
        spelling: element
        for element, phrases in NAMES.items()
        for phrase in phrases.split(",")
        for spelling in _spellings("".join(tokens(phrase)))
    }
