"""Looking up many terms in a text at once: words in a dictionary, so that a text takes time in its length only."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pii_audit.detection.words import words

_TOKEN = re.compile(r"((?<=\w)[ \t\r\n]{1,2})?(\w+(?:['’+-]\w+)*)")
_SPELLINGS = {"æ": ("ae", "ä"), "ø": ("oe", "ö"), "å": ("aa",), "'": ("’",)}
_ENDINGS = sorted(words("ernes erne enes ene ens ets ers ede 's es er en et ed ne te s n t e r"))
"""Plural, definite form, genitive and participle, in Danish and English."""
_SHORTEST_INFLECTED, _SHORTEST_HEAD = 4, 3
_LONGEST_COMPOUND = 40
_TELLING = 6
_WORDS_REMEMBERED = 20_000
_TERMS_OF_A_PATTERN = 400
"""Hyperscan takes patterns of up to 16,000 characters."""
_LETTER, _NO_LETTER = "[0-9A-Za-zÀ-ɏ]", "[^0-9A-Za-zÀ-ɏ]"


@dataclass(frozen=True)
class Token:
    """A word of a text, in lower case and with æ, ø and å however they are spelled."""

    start: int

    end: int

    word: str

    close: bool
    """Whether white space alone parts it from the word before."""


@dataclass(frozen=True)
class Found:
    """A term in a text."""

    start: int

    end: int

    lists: frozenset[str]
    """The lists that hold it."""


def split_terms(terms: str) -> set[str]:
    """Split a list at its commas; folded as `tokens` are."""
    return {_folded(" ".join(term.split())) for term in terms.split(",")} - {""}


def tokens(text: str) -> list[Token]:
    """Split a text into words; a hyphen or an apostrophe inside belongs to its word."""
    return [Token(m.start(2), m.end(), _folded(m[2]), bool(m[1])) for m in _TOKEN.finditer(text)]


class Terms:
    """Lists of terms by name, to be looked up together."""

    def __init__(self, lists: Mapping[str, str]) -> None:
        self._alone = lru_cache(_WORDS_REMEMBERED)(self._terms_of)
        self._heads: defaultdict[str, set[str]] = defaultdict(set)
        self._phrases: defaultdict[str, defaultdict[tuple[str, ...], set[str]]] = defaultdict(lambda: defaultdict(set))
        for name, terms in lists.items():
            for term in split_terms(terms):
                words = tuple(token.word for token in tokens(term))
                if term.startswith("*"):
                    self._heads[words[0]].add(name)
                else:
                    self._phrases[words[0]][words[1:]].add(name)
        self._lengths = {
            first: sorted({len(rest) for rest in rests if rest}, reverse=True) for first, rests in self._phrases.items()
        }

    def find(self, words: Sequence[Token]) -> Iterator[Found]:
        """Yield the terms among the words of a text: of those that begin at one word the longest of each list."""
        for i, token in enumerate(words):
            seen: set[str] = set()
            for last, lists in self._at(words, i):
                if lists - seen:
                    yield Found(token.start, words[last].end, frozenset(lists - seen))
                    seen |= lists

    def _at(self, words: Sequence[Token], i: int) -> Iterator[tuple[int, set[str]]]:
        """Yield the last word and the lists of each term that begins at a word, the longest first."""
        rests: Mapping[tuple[str, ...], set[str]] = self._phrases.get(words[i].word, {})
        for length in self._lengths.get(words[i].word, ()):
            following = words[i + 1 : i + 1 + length]
            if len(following) == length and all(token.close for token in following):
                between = tuple(token.word for token in following[:-1])
                for last in _forms(following[-1].word):
                    if lists := rests.get((*between, last)):
                        yield i + length, lists
        yield from ((i, lists) for lists in self._alone(words[i].word))

    def _terms_of(self, word: str) -> list[set[str]]:
        """Return the lists of the terms that a word is by itself."""
        found = [self._phrases[form][()] for form in _forms(word) if () in self._phrases.get(form, {})]
        return [*found, *self._compounds(word)]

    def _compounds(self, word: str) -> Iterator[set[str]]:
        for base in _forms(word) if len(word) <= _LONGEST_COMPOUND else ():
            for i in range(1, len(base) - _SHORTEST_HEAD + 1):
                if base[i:] in self._heads:
                    yield self._heads[base[i:]]


def _folded(word: str) -> str:
    folded = word.lower()
    for letter, spellings in _SPELLINGS.items():
        for spelling in spellings:
            folded = folded.replace(spelling, letter)
    return folded


def _spelled(letter: str) -> str:
    if letter == " ":
        return "[ \t\r\n]{1,2}"
    return f"(?:{'|'.join((letter, *_SPELLINGS[letter]))})" if letter in _SPELLINGS else re.escape(letter)


@lru_cache(_WORDS_REMEMBERED)
def _forms(word: str) -> tuple[str, ...]:
    """Return a word and what it may be a form of."""
    return word, *(
        word[: -len(ending)]
        for ending in _ENDINGS
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_INFLECTED
    )


def screen(terms: Iterable[str]) -> str:
    """Return an RE2 pattern that a text with one of the terms matches: of most, the beginning of their longest word."""
    heads, beginnings, whole = set(), set(), set()
    for term in terms:
        parts = [token.word for token in tokens(term)]
        longest = max(parts, key=len)
        if term.startswith("*"):
            heads.add(longest)
        elif len(longest) >= _TELLING:
            beginnings.add(longest[:_TELLING])
        else:
            whole.add(" ".join(parts))
    exact = {term for term in whole if len(term) < _SHORTEST_INFLECTED}
    inflected = f"{any_of(whole - exact)}(?:['’]?{_LETTER}{{1,4}})?"
    ended = "|".join([inflected, any_of(exact)] if exact else [inflected])
    begun = f"(?i)(?:^|{_NO_LETTER})(?:{any_of(beginnings)}|(?:{ended})(?:{_NO_LETTER}|$))"
    return f"{begun}|{any_of(heads)}" if heads else begun


def whole_terms(terms: Iterable[str]) -> tuple[str, ...]:
    """Return patterns of which a text with one of the terms, whole and in any form, matches one.

    They let less through than a `screen`; RE2 would take too long over them, Hyperscan does not.
    """
    plain = {term: " ".join(token.word for token in tokens(term)) for term in sorted(terms)}
    heads = [words for term, words in plain.items() if term.startswith("*")]
    others = [words for term, words in plain.items() if not term.startswith("*")]
    short = [words for words in others if len(words) < _SHORTEST_INFLECTED]
    phrases = [words for words in others if len(words) >= _SHORTEST_INFLECTED]
    begun, ended = f"(?i)(?:^|{_NO_LETTER})", f"(?:{_NO_LETTER}|$)"
    inflected = f"(?:['’]?{_LETTER}{{1,5}})?{ended}"
    return (
        *(begun + any_of(part) + inflected for part in _parts(phrases)),
        *(begun + any_of(part) + ended for part in _parts(short)),
        *("(?i)" + any_of(part) + inflected for part in _parts(heads)),
    )


def _parts(terms: Sequence[str]) -> Iterator[Sequence[str]]:
    return (terms[i : i + _TERMS_OF_A_PATTERN] for i in range(0, len(terms), _TERMS_OF_A_PATTERN))


def any_of(words: Iterable[str]) -> str:
    """Match any of some words, letter by letter: RE2 reads that faster than one word after the other."""
    rests: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        rests[word[:1]].append(word[1:])
    ends = "?" if rests.pop("", None) is not None else ""
    parts = [_spelled(first) + any_of(rest) for first, rest in rests.items()]
    if not parts:
        return ""
    return parts[0] if len(parts) == 1 and not ends else f"(?:{'|'.join(parts)}){ends}"
