"""Naming words and their misspellings: what a recognizer forgives, its screen lets through."""

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from pii_audit.detection.misspelt import heads, key, keys, more_keys, screen
from pii_audit.detection.naming_words import NAMES


def _variants(phrase: str) -> set[str]:
    """Spell a phrase with two letters swapped or one left out, in each of its words."""
    words = phrase.split()
    found = {phrase}
    for i, word in enumerate(words):
        swapped = [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(1, len(word) - 1)]
        shorter = [word[:at] + word[at + 1 :] for at in range(1, len(word))]
        found |= {" ".join([*words[:i], spelt, *words[i + 1 :]]) for spelt in swapped + shorter}
    return found


@pytest.mark.parametrize("entity", NAMES)
def test_screen__lets_through_every_misspelling_that_the_recognizer_forgives(entity: str) -> None:
    known = more_keys(NAMES[entity])
    forgiven = [
        variant
        for phrase in NAMES[entity].split(",")
        for variant in sorted(_variants(phrase.strip()))
        if " ".join(map(key, variant.split())) in known
    ]
    assert len(forgiven) > len(NAMES[entity].split(","))
    texts = [f"x {variant.upper()}: 1" for variant in forgiven]
    passed = pc.match_substring_regex(pa.array(texts), f"(?i)(?:{screen(NAMES[entity])})").to_pylist()
    assert [text for text, let_through in zip(texts, passed, strict=True) if not let_through] == []


@pytest.mark.parametrize("word", ["telfeon", "telfon", "telefno", "telefoon"])
def test_more_keys__swapped_or_left_out(word: str) -> None:
    assert (key(word) in more_keys("telefon")) is (word != "telefoon")


def test_more_keys__a_letter_less_makes_no_other_word() -> None:
    assert key("kontor") not in more_keys("kontonr")
    assert key("kunden") not in more_keys("kundenr")
    assert key("mobl") not in more_keys("mobil")


def test_keys__pairs_of_words() -> None:
    assert keys("mit nummer, tlf") == {"mit nemmru", "tfl"}


def test_heads__longer_single_words() -> None:
    assert heads("telefon, tlf, mit nummer, nummerplade") == ("telefon", "nummerplade")


@pytest.mark.parametrize("text", ["the tree", "frisk", "graph", "offer 1"])
def test_screen__short_words_stand_alone(text: str) -> None:
    assert not pc.match_substring_regex(pa.array([text]), f"(?i)(?:{screen('reg, f, ph, o b')})")[0].as_py()
