"""Phrases to look for in sentences, written so that a lawyer can read them, matched by spaCy's Matcher.

`sell|sold` is either word, `disclos~` every word that begins so, `*` up to twelve words or none.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import spacy
from spacy.matcher import Matcher
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, without a stub
from spacy.tokens import Doc

_GAP = {"OP": "{0,12}"}


def matches(text: str, phrases: str) -> list[tuple[int, int]]:
    """Return where any of the phrases stand, as characters, in the order of the text; longest first where they begin alike.

    `phrases` are separated by commas.
    """
    doc, found = _doc(text), []
    for _, start, end in _matcher(phrases)(doc):
        last = doc[end - 1]
        found.append((doc[start].idx, last.idx + len(last)))
    return sorted(set(found), key=lambda span: (span[0], -span[1]))


def says(text: str, phrases: str) -> bool:
    """Tell whether any of the phrases stands in a text."""
    return bool(matches(text, phrases))


def earliest(text: str, table: Mapping[str, str]) -> str | None:
    """Return the key whose phrases stand first in a text; ties by the order of the table."""
    at = {key: found[0][0] for key, phrases in table.items() if (found := matches(text, phrases))}
    return min(at, key=lambda key: at[key]) if at else None


@cache
def _nlp() -> spacy.language.Language:
    """Return a tokenizer and nothing else: no model, the same for both languages."""
    nlp = spacy.blank("xx")
    inside = re.compile(r"[/()]|[.,:;](?=[^\W\d_])")  # e-mail and opt-out are one word
    nlp.tokenizer = Tokenizer(
        nlp.vocab,
        prefix_search=re.compile(r"^[\"“”„'‘(\[{*_|<>«»•…]").search,
        suffix_search=re.compile(r"[\"“”'’)\]}*_|<>«»…,;:.!?]$").search,
        infix_finditer=inside.finditer,
    )
    return nlp


@cache
def _doc(text: str) -> Doc:
    return _nlp().make_doc(text)


@cache
def _matcher(phrases: str) -> Matcher:
    matcher = Matcher(_nlp().vocab)
    matcher.add("phrase", [[_token(word) for word in phrase.split()] for phrase in _each(phrases)])
    return matcher


def _each(phrases: str) -> Iterable[str]:
    return filter(None, (phrase.strip() for phrase in phrases.split(",")))


def _token(word: str) -> dict[str, Any]:
    if word == "*":
        return _GAP
    alternatives = "|".join(
        re.escape(one.rstrip("~")) + (r"[\w'’-]*" if one.endswith("~") else "") for one in word.split("|")
    )
    return {"LOWER": {"REGEX": rf"^(?:{alternatives})$"}}
