"""Statements about people and bare terms, looked up in a value.

Bare cells are in no language and texts often in two, so the vocabularies of both are looked up in every value.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from pii_audit.detection.vocabulary import sentences
from pii_audit.detection.vocabulary.statements import BARE, LISTS, LOOSE_BARE, STATEMENTS, Statement
from pii_audit.detection.vocabulary.terms import Found, Terms, Token, split_terms, tokens

Span = tuple[int, int]

_BEFORE, _AFTER = 140, 100
"""Characters around a term that may tie it to a person."""
_MOST_BARE_WORDS = 8
_FEWEST_TERMS = 3
NOTHING = frozenset({"none", "ingen", "nej", "no", "-", "n/a", "ukendt", "unknown", "blank"})


def shows(entity: str, text: str) -> bool:
    """Tell whether a value states an entity of a person, or is a bare cell of it."""
    return bool(statements(entity, text) or bare(entity, text))


def statements(entity: str, text: str) -> list[Span]:
    """Return where the terms of statements about a person begin and end."""
    return list(dict.fromkeys(_statements(entity, text)))


def bare(entity: str, text: str) -> list[Span]:
    """Return the whole of a cell that has no other words than terms and what qualifies them, or nothing."""
    words, found = _found(text)
    spans = [(f.start, f.end) for f in found if not f.lists.isdisjoint(BARE[entity])]
    if not spans or len(words) > _MOST_BARE_WORDS or not all(_qualifies(word, spans) for word in words):
        return []
    return [(words[0].start, words[-1].end)]


def share_of_terms(entity: str, values: Sequence[str]) -> float:
    """Return the share of distinct values that are terms of an entity, those that stand for other things too among them."""
    distinct = {value.strip().casefold() for value in values} - {"", *NOTHING}
    return len(distinct & _all_terms(entity)) / len(distinct) if len(distinct) >= _FEWEST_TERMS else 0.0


@cache
def _all_terms(entity: str) -> frozenset[str]:
    names = (*BARE[entity], *LOOSE_BARE[entity])
    return frozenset(term.casefold() for name in names for term in split_terms(LISTS[name]))


def _statements(entity: str, text: str) -> Iterator[tuple[int, int]]:
    for found in _found(text)[1]:
        for statement in STATEMENTS[entity]:
            if not found.lists.isdisjoint(statement.terms) and _states(statement, found, text):
                yield found.start, found.end


def _states(statement: Statement, found: Found, text: str) -> bool:
    after = text[found.end : found.end + _AFTER]
    if sentences.THINGS.match(after) or not _compiled(statement.after).match(after):
        return False
    before = text[max(0, found.start - _BEFORE) : found.start]
    said = _compiled(f"(?:{statement.before})$").search(before)
    return said is not None and not _about_nobody(statement, before[: said.start()], said.group())


def _about_nobody(statement: Statement, before: str, said: str) -> bool:
    """Tell a rule or a product text from a statement: `if she has`, `people who suffer from`, `are you a member of`."""
    if statement.of_anyone:
        return bool(sentences.NOBODY_NEAR.search(before) or sentences.YOU.search(before))
    return bool(sentences.NOBODY_AT_ONCE.search(before) or sentences.NOBODY_FIRST.match(said))


def _qualifies(token: Token, spans: list[tuple[int, int]]) -> bool:
    return (
        token.word.isdigit()
        or token.word in sentences.BESIDE_TERMS
        or any(start <= token.start and token.end <= end for start, end in spans)
    )


@cache
def _terms() -> Terms:
    return Terms(LISTS)


@lru_cache(maxsize=1)
def _found(text: str) -> tuple[list[Token], list[Found]]:
    """Look up all terms once for the recognizers of all categories, which come to a text one after the other."""
    words = tokens(text)
    return words, list(_terms().find(words))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(sentences.spaced(pattern), re.IGNORECASE)
