"""Keys of people in cells and in running texts, as hashes: what makes a customer named in a note known.

Nobody knows while a text is read who is a customer: the table may come last. So every field keeps the hashes of what
could name one, and they are compared at the end. A key is `given last` name, or the last eight digits of a phone
number; words without case and without a final s, so that "Anna Holms ordre" names Anna Holm.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from pii_audit.detection.common_words import COMPANY_FORMS
from pii_audit.detection.given_names import GIVEN_NAMES
from pii_audit.detection.words import words

MOST = 1 << 21
"""Keys kept of a field: 16 MB. Of more, those of least hash are kept."""

_Hashes = npt.NDArray[np.uint64]
_L = r"[^\x00-@\[-`{-\x7f]"
"""A letter, or any sign beyond ASCII: RE2 takes much longer over the class of all letters."""
_WORD = rf"{_L}(?:{_L}|['’-])*{_L}"
_INITIALS = rf"(?:(?:{_L}|['’.-])+ ){{0,2}}"
_FULL_NAME = rf"^(?P<first>{_WORD}) (?:(?P<middle>{_WORD}) )?{_INITIALS}(?P<last>{_WORD})$"
_LAST_FIRST = rf"^(?:{_WORD} )?(?P<last>{_WORD}), ?(?P<first>{_WORD})(?: (?:{_L}|['’.-])+){{0,3}}$"
_NAME_LIKE = rf"^{_L}(?:{_L}|['’.-])+,? ?(?:{_L}|['’. -])+$"
_NO_PERSON = rf"(?i)(?:^| )(?:{'|'.join(re.escape(form) for form in sorted(COMPANY_FORMS))})(?: |$)"
_PHONE = r"^(?:(?:\+|00)[0-9 .()/-]{7,20}|[0-9](?:[ .-]?[0-9]){7})$"
PHONE_IN_TEXT = re.compile(
    r"(?<![\w.,/-])(?:(?:\+|00)[1-9][0-9]?(?:[ .()-]{0,2}[0-9]){6,12}|[0-9]{2}(?:[ .-]?[0-9]{2}){3})(?![\w/-])(?![.,]\d)"
)
_PHONE_DIGITS = 8
_SPLIT = r"[^\p{L}'’-]+"
_RUNNING = rf"(?:{_L}{_L}+[^\sA-Za-z]*\s[^A-Za-z]*){{3}}{_L}{_L}"
"""Four words with white space between them: what has fewer is a cell, and so is an e-mail address."""
_CAPITALISED_CELL = r"^(?:\p{Lu}[\p{L}.'’-]*,? ?){1,5}$"
_AFTER_STREET_NAME = words(
    "vej vejen gade gaden plads pladsen alle allé stræde torv vænge street road avenue square place lane"
)
_LONGEST_NAME = 80
_SPACE = pa.scalar(" ", pa.large_string())


@dataclass(frozen=True, eq=False)
class Keys:
    """A set of hashed keys that merges in any order."""

    hashes: _Hashes = field(default_factory=lambda: np.empty(0, np.uint64), repr=False)
    """Ascending."""

    complete: bool = True
    """Whether none was left out."""

    @classmethod
    def of(cls, keys: Iterable[str], hash_key: str) -> "Keys":
        """Hash keys."""
        objects = np.array(list(keys), dtype=object)
        return cls._least(_distinct(pd.util.hash_array(objects, hash_key=hash_key, categorize=False)), True)

    @classmethod
    def _least(cls, hashes: _Hashes, complete: bool) -> "Keys":
        return cls(hashes[:MOST], complete and len(hashes) <= MOST)

    def __or__(self, other: "Keys") -> "Keys":
        if not len(other.hashes) or not len(self.hashes):
            return self if len(self.hashes) else other
        both = np.concatenate([self.hashes, other.hashes])
        return self._least(_distinct(both), self.complete and other.complete)

    def __sub__(self, other: "Keys") -> "Keys":
        return Keys(np.setdiff1d(self.hashes, other.hashes, assume_unique=True), self.complete)

    def __len__(self) -> int:
        return len(self.hashes)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Keys) and np.array_equal(self.hashes, other.hashes) and self.complete == other.complete

    __hash__ = None  # type: ignore[assignment]

    def shared(self, other: "Keys") -> int:
        """Count the keys of both."""
        return len(np.intersect1d(self.hashes, other.hashes, assume_unique=True))


@dataclass(frozen=True)
class PeopleKeys:
    """Keys of names and of phone numbers."""

    names: Keys = field(default_factory=Keys)

    phones: Keys = field(default_factory=Keys)

    def __or__(self, other: "PeopleKeys") -> "PeopleKeys":
        return PeopleKeys(self.names | other.names, self.phones | other.phones)


def stated(cells: pa.LargeStringArray, hash_key: str) -> PeopleKeys:
    """Return the keys of cells that are a full name or a phone number."""
    short = cells.filter(pc.less_equal(pc.utf8_length(cells), _LONGEST_NAME))
    phones = short.filter(pc.match_substring_regex(short, _PHONE))
    digits = pc.utf8_slice_codeunits(pc.replace_substring_regex(phones, r"\D", ""), -_PHONE_DIGITS, None)
    likely = short.filter(pc.match_substring_regex(short, _NAME_LIKE))
    names = pc.utf8_lower(likely.filter(pc.invert(pc.match_substring_regex(likely, _NO_PERSON))))
    keys: list[str] = []
    for form in (_FULL_NAME, _LAST_FIRST):
        parts = pc.extract_regex(names, form).drop_null()
        if len(parts):
            first, last = _stem(parts.field("first")), _stem(parts.field("last"))
            keys += pc.binary_join_element_wise(first, last, _SPACE).to_pylist()
            if form is _FULL_NAME:  # "Anna Holm Jensen" is named as a whole, too
                middle = parts.field("middle")
                has_middle = pc.not_equal(middle, "")
                whole = pc.binary_join_element_wise(first.filter(has_middle), _stem(middle.filter(has_middle)), _SPACE)
                keys += whole.to_pylist()
    return PeopleKeys(Keys.of(keys, hash_key), Keys.of(digits.to_pylist(), hash_key))


def mentioned(texts: pa.LargeStringArray, hash_key: str) -> PeopleKeys:
    """Return the keys of the people that running texts may name.

    Pairs of neighbouring words: both with a capital, or the first a given name in any case. `Niels Bohrs Vej` names nobody.
    """
    running = texts.filter(pc.match_substring_regex(texts, _RUNNING))
    running = running.filter(pc.invert(pc.match_substring_regex(running, _CAPITALISED_CELL)))
    if not len(running):
        return PeopleKeys()
    split = pc.split_pattern_regex(running, _SPLIT)
    text_of = np.repeat(np.arange(len(running)), pc.list_value_length(split).to_numpy(zero_copy_only=False))
    coded = pc.dictionary_encode(split.flatten())
    words, codes = coded.dictionary, coded.indices.to_numpy()
    lower = pc.utf8_lower(words)
    long_enough = _mask(pc.greater(pc.utf8_length(words), 1))[codes]
    capital = _mask(pc.match_substring_regex(words, r"^\p{Lu}"))[codes]
    given = _mask(pc.is_in(lower, pa.array(sorted(GIVEN_NAMES), pa.large_string())))[codes]
    street = _mask(pc.is_in(lower, pa.array(sorted(_AFTER_STREET_NAME), pa.large_string())))[codes]
    before_street = np.append(street[2:], [False]) if len(street) > 1 else street[:0]
    pair = (text_of[:-1] == text_of[1:]) & long_enough[:-1] & long_enough[1:] & ~before_street
    chosen = np.flatnonzero(pair & ((capital[:-1] & capital[1:]) | given[:-1]))
    stems = _stem(lower)
    pairs = pc.binary_join_element_wise(
        stems.take(pa.array(codes[chosen])), stems.take(pa.array(codes[chosen + 1])), _SPACE
    )
    return PeopleKeys(Keys.of(pc.unique(pairs).to_pylist(), hash_key), Keys.of(_phones(running), hash_key))


def _phones(texts: pa.LargeStringArray) -> list[str]:
    with_digits = texts.filter(pc.match_substring_regex(texts, r"[0-9](?:[ .()-]{0,2}[0-9]){7}"))
    return [
        re.sub(r"\D", "", number)[-_PHONE_DIGITS:]
        for text in with_digits.to_pylist()
        for number in PHONE_IN_TEXT.findall(text)
    ]


def _distinct(hashes: _Hashes) -> _Hashes:
    """Sort, and leave one of each; two sorted arrays after each other are merged in no time."""
    ordered = np.sort(hashes, kind="stable")
    return ordered[np.append(True, ordered[1:] != ordered[:-1])] if len(ordered) else ordered


def _stem(tokens: pa.LargeStringArray) -> pa.LargeStringArray:
    return pc.replace_substring_regex(tokens, r"['’]?s$", "")


def _mask(values: pa.BooleanArray) -> npt.NDArray[np.bool_]:
    mask: npt.NDArray[np.bool_] = values.to_numpy(zero_copy_only=False)
    return mask
