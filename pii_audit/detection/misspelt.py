"""Words and their commonest misspellings: two letters swapped (`telfeon`), or one left out of a longer word (`telfon`).

Recognizers compare keys; screens are made of the same words, so that neither knows a misspelling that the other does not.
"""

from collections.abc import Iterator, Sequence

_SWAPPED_FROM, _LEFT_OUT_FROM = 3, 7
"""Letters of a word from which on these misspellings are known."""
_COMPOUND_FROM = 6
"""Letters of a word that a compound may end in."""


def key(word: str) -> str:
    """Return what a word in small letters has in common with its misspellings that swap letters."""
    return word if len(word) < _SWAPPED_FROM else word[0] + "".join(sorted(word[1:]))


def keys(phrases: str) -> frozenset[str]:
    """Return the keys of phrases with commas between them."""
    return frozenset(" ".join(map(key, phrase.split())) for phrase in phrases.split(","))


def more_keys(phrases: str) -> frozenset[str]:
    """Return the keys of phrases and of their longer words with a letter left out."""
    return keys(phrases).union(*(_without_a_letter(phrase.split()) for phrase in phrases.split(",")))


def heads(phrases: str) -> tuple[str, ...]:
    """Return the words that name a number as the end of a compound, too: `kontakttelefon`."""
    return tuple(word for word in map(str.strip, phrases.split(",")) if len(word) >= _COMPOUND_FROM and " " not in word)


def screen(phrases: str) -> str:
    """Make an RE2 pattern, of letters in either case, that every text with such a phrase or a misspelt one matches."""
    split = sorted({tuple(phrase.split()) for phrase in phrases.split(",")})
    anywhere = [_phrase(words) for words in split if len(words[0]) >= _COMPOUND_FROM]
    apart = [_phrase(words) for words in split if len(words[0]) < _COMPOUND_FROM]
    return "|".join([*anywhere, f"(?:^|[^A-Za-z])(?:{'|'.join(apart)})"])


def _without_a_letter(words: Sequence[str]) -> Iterator[str]:
    for i, word in enumerate(words):
        if len(word) >= _LEFT_OUT_FROM and not word.endswith("nr"):  # or `kontonr` would make `kontor`
            for at in range(1, len(word) - 1):
                yield " ".join(map(key, (*words[:i], word[:at] + word[at + 1 :], *words[i + 1 :])))


def _phrase(words: Sequence[str]) -> str:
    """Return a pattern of words in a row; a short one ends where it ends."""
    ends = "" if len(words[-1]) >= _SWAPPED_FROM else "(?:[^A-Za-z]|$)"
    return "[^A-Za-z]+".join(map(_word, words)) + ends


def _word(word: str) -> str:
    """Return a pattern of a word's first letter and as many of its others."""
    if len(word) < _SWAPPED_FROM:
        return word
    least = len(word) - 1 - (len(word) >= _LEFT_OUT_FROM)
    return f"{word[0]}[{''.join(sorted(set(word[1:])))}]{{{least},{len(word) - 1}}}"
