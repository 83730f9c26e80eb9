"""Words that a column's name cuts short: `mengr`, `ntnlty`, `telef`.

A reading is a guess, so it says no more than names do that may mean something else, and nothing at all where what is left could
be words of several senses.
"""

from collections.abc import Iterable, Mapping
from functools import cache

_FEWEST_LETTERS, _FEWEST_CONSONANTS = 5, 4
_MOST_CUT = 0.4
"""Share of a word that may be cut off its end."""
_LONGEST, _SAME = 14, 3
_VOWELS = frozenset("aeiouy")

COMMON = {
    "nbr": "number", "nm": "name", "nvn": "navn", "cd": "code", "dt": "date", "yr": "year", "grp": "group", "mbr": "member",
    "hist": "history", "pref": "preferred", "acct": "account", "adr": "adresse", "adrs": "adresse", "addr": "address",
    "mob": "mobil", "lic": "licence", "ctry": "country", "cntry": "country", "drv": "driver", "ald": "alder",
    "wt": "weight", "ht": "height", "brth": "birth", "rcpt": "recipient", "rcv": "receiver", "ethn": "ethnic", "tpl": "template", "spr": "sprog",
}  # fmt: skip
"""What is common enough to be sure of."""


def whole_words(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the known words that a folded one may be cut from: its beginning, or its consonants without the vowels."""
    if not _FEWEST_CONSONANTS <= len(word) <= _LONGEST:
        return ()
    if _VOWELS.isdisjoint(word[1:]):
        consonants = _skeleton(word)
        return tuple(w for w, skeleton in _skeletons(frozenset(known)).items() if _cut_from(consonants, skeleton))
    if len(word) < _FEWEST_LETTERS:
        return ()
    return tuple(w for w in known if _cut_from(word, w) or (w[:_SAME] == word[:_SAME] and _without_vowels(word, w)))


def _cut_from(word: str, whole: str) -> bool:
    return len(word) >= _FEWEST_CONSONANTS and whole.startswith(word) and len(word) >= (1 - _MOST_CUT) * len(whole)


def _without_vowels(word: str, whole: str) -> bool:
    """Tell whether a word is another without some of its vowels: `sygdg` of `sygedage`."""
    left = iter(whole)
    return len(word) < len(whole) and _skeleton(word) == _skeleton(whole) and all(letter in left for letter in word)


def _skeleton(word: str) -> str:
    """Return the first letter and the consonants after it, doubled ones once."""
    letters = [word[0], *(letter for letter in word[1:] if letter not in _VOWELS)]
    return "".join(letter for at, letter in enumerate(letters) if not at or letter != letters[at - 1])


@cache
def _skeletons(known: frozenset[str]) -> Mapping[str, str]:
    return {word: _skeleton(word) for word in known}
