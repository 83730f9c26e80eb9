"""What a column's name says of its content: an independent path, weaker than values."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from os.path import commonprefix

from pii_audit.detection import abbreviations, compounds
from pii_audit.detection.doubtful_names import AMBIGUOUS, GENERIC, MEASURES
from pii_audit.detection.lexicon import BARE, NAMES
from pii_audit.detection.vocabulary.lookup import bare
from pii_audit.model.elements import SPECIAL

CLEAR_NAME = 0.6
"""Probability given to a name of the lexicon."""
GENERIC_NAME = 0.3
"""Probability given to `name` outside a table of people, and to names that as often mean something else."""

MEASURE_NAME = 0.25
"""Probability given to names of measures that everything has."""

_WORDS = re.compile(r"[A-ZÆØÅÄÖÜÉ]+(?![a-zæøåäöüßéèñçóíę])|[A-ZÆØÅÄÖÜÉ]?[a-zæøåäöüßéèñçóíę]+|\d+")
_FOLDED_LETTERS = str.maketrans(
    {"æ": "ae", "ä": "ae", "ø": "oe", "ö": "oe", "å": "aa", "ü": "ue", "ß": "ss"}
    | dict(zip("éèñçóíę", "eencoie", strict=True))
)
_DROPPED = (("oe", "o"), ("aa", "a"), ("ae", "a"), ("ue", "u"))
"""Folded letters, and how they are written where the mark is just dropped."""
_LONGEST_PHRASE = 4
_WITH_WHICH, _SHORT = 2, 4
"""Letters of a word cut short that may stand for too many."""
_FEWEST_FIELDS = 5
"""Fields of a table whose common beginning is no chance."""
_LONGEST_COMPOUND = 40
_SHORTEST_FIRST = 3
"""Letters of the first part of a compound; before a telling one may stand fewer: `kfornavn`."""
_LINKS = ("", "s", "e", "ns", "ens", "ets")
"""Letters that join the parts of a Danish or German compound: `levering-s-adresse`."""
_PARTICIPLES = ("ed", "en", "ght", "ade")
"""How words end that have somebody's name after them: `bought_by`."""
_JOINING = frozenset({"and", "og", "och", "und"})


@dataclass(frozen=True)
class _Phrase:
    """A phrase of the lexicon in a column's name."""

    text: str

    before: tuple[str, ...]

    after: tuple[str, ...]

    beside: frozenset[str]
    """The other words of the last part of a dotted path."""

    rows: frozenset[str]
    """The words of the table's name."""


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

    `field` may be a dotted path; `table` gives `name` its meaning. Of several phrases the last counts, as a
    compound has its head last: `phone_country` is a country, `name_and_phone` both.
    """
    parent, own = _parts(field.rpartition(".")[0]), _parts(field.rpartition(".")[2])
    in_full = tuple(abbreviations.COMMON.get(word, word) for word in own)
    key_last = (*own[1:], own[0]) if own[:1] == ("id",) else own
    readings = [_named(parent, words, table) for words in dict.fromkeys((own, in_full, key_last))]
    found = max(readings, key=lambda reading: max(reading.values(), default=0.0))
    return found or _guessed(parent, own, table) or _of_terms(field)


def _guessed(parent: tuple[str, ...], own: tuple[str, ...], table: str) -> Mapping[str, float]:
    """Read words that are cut short, where all readings agree and nothing else of the name is unknown."""
    cut = [
        (at, abbreviations.whole_words(word, _single_words())) for at, word in enumerate(own) if word not in _known()
    ]
    cut = [(at, words) for at, words in cut if words or not (own[at].isdigit() or len(own[at]) == 1)]
    if len(cut) != 1:
        return {}
    at, words = cut[0]
    readings = [_named(parent, (*own[:at], word, *own[at + 1 :]), table) for word in words]
    if not readings or any(reading.keys() != readings[0].keys() for reading in readings):
        return {}
    if len(own[at]) <= _SHORT and not SPECIAL.isdisjoint(readings[0]):  # whose values may be any words
        return {}
    return dict.fromkeys(readings[0], GENERIC_NAME)


def _of_terms(field: str) -> Mapping[str, float]:
    """Take a column that is named as an illness is for one of who has it: `yellow_fever`, `diabetes`."""
    words = " ".join(_WORDS.findall(field.rpartition(".")[2])).lower()
    return {"health": GENERIC_NAME} if bare("HEALTH", words) else {}


def _named(parent: tuple[str, ...], own: tuple[str, ...], table: str) -> Mapping[str, float]:
    words, rows = parent + own, frozenset(_parts(table))
    if len(own) == _WITH_WHICH and own[0] in _folded(compounds.WHICH) and own[1] in _folded(compounds.ROLES):
        own = own[1:]
    if len(own) == 1 and own[0] in _folded(compounds.ROLES):
        of_people = _folded(compounds.PEOPLE) & rows.union(parent)
        return {**_lexicon().get(own[0], {}), "person_name": CLEAR_NAME if of_people else GENERIC_NAME}
    found: dict[str, float] = {}
    follows = len(words)
    for start, end in reversed(list(_phrases(words))):
        if CLEAR_NAME in found.values() and not _JOINING.intersection(words[end:follows]):
            break
        beside = frozenset(words[len(parent) : start] + words[max(end, len(parent)) :])
        phrase = _Phrase("".join(words[start:end]), words[:start], words[end:], beside, rows)
        for element, probability in _lexicon()[phrase.text].items():
            if weight := _weight(element, probability, phrase):
                found[element] = max(weight, found.get(element, 0.0))
        follows = start
    return found


def common_beginning(fields: Iterable[str]) -> str:
    """Return what the names of a table all begin with in the middle of a word, as old systems do: `KD` of `KDNAVN`, `KDTLF`."""
    names = list(fields)
    beginning = commonprefix(names)  # noqa: RUF071 - of letters, not paths
    inside = all(name[len(beginning) - 1 : len(beginning) + 1].isalpha() for name in names)
    return beginning if len(names) >= _FEWEST_FIELDS and inside and beginning.isupper() else ""


def names_a_thing(field: str, table: str) -> bool:
    """Tell whether a name speaks of something that is no person; a bare `name` takes its sense from the table."""
    parts = _parts(field)
    if parts[-1:] == ("by",) and len(parts) > 1 and parts[-2].endswith(_PARTICIPLES):  # English: no town
        parts = parts[:-1]
    words = [word for word in parts if word not in _folded(GENERIC)] or list(_parts(table))
    of_person = bool(words) and words[-1] in _folded(compounds.PEOPLE) and words[-1] not in compounds.THINGS
    return not of_person and not _folded(compounds.THINGS).isdisjoint(words)


def names_people(table: str) -> bool:
    """Tell whether a table is named for people: `customers`, `kunde_export`."""
    return not _folded(compounds.PEOPLE).isdisjoint(_parts(table))


def numbers_customers(field: str, table: str) -> bool:
    """Tell whether a field is named for the company's own number of a customer: `kundenr`, `customer_id`, `id` of customers."""
    words = _parts(field)
    of_customer = _folded(compounds.CUSTOMERS)
    number = _folded(compounds.OWN_NUMBERS)
    if len(words) == 1 and words[0] in number:
        return len(_parts(table)) == 1 and _parts(table)[0] in of_customer
    return len(words) == 2 and words[0] in of_customer and words[1] in number


def _weight(element: str, probability: float, phrase: _Phrase) -> float:
    """Return what a phrase is worth between its neighbours; 0 where they make it about something else."""
    people, things, neutral = _folded(compounds.PEOPLE), _folded(compounds.THINGS), _neutral(element)
    beside = frozenset((*phrase.before, *phrase.after))
    if element in SPECIAL and probability == CLEAR_NAME:
        neutral |= _folded(compounds.FACTS)
    if _turned(element, phrase, neutral):
        return 0.0
    last = phrase.before[-1:]
    of_people = not (people | _roles()).isdisjoint(beside) or not people.isdisjoint(phrase.rows)
    if phrase.text in _folded(GENERIC):
        return 0.0 if things.intersection(last) else CLEAR_NAME if of_people else GENERIC_NAME
    of_thing = any(word in things - neutral and element not in _lexicon().get(word, ()) for word in last) or (
        not of_people and not phrase.rows.isdisjoint(things - _folded(compounds.TRACES))
    )
    if _unknown(phrase.after, neutral, element) or (of_thing and element in compounds.OF_THINGS):
        return min(probability, GENERIC_NAME)
    return probability


def _turned(element: str, phrase: _Phrase, neutral: frozenset[str]) -> bool:
    """Tell whether the neighbours turn a phrase into something else: `has_phone`, `email_template`, `file_age`."""
    about = _folded(compounds.ABOUT) - neutral | compounds.TURNED_BY.get(element, frozenset())
    asked = not _folded(compounds.QUESTIONS).isdisjoint(phrase.before) or phrase.before[:1] in _counted()
    bare_only = phrase.text in _folded(BARE) or phrase.text in _bare_only()
    alone = not _unknown(phrase.beside, neutral, element)
    return not about.isdisjoint(phrase.after) or (asked and element not in SPECIAL) or (bare_only and not alone)


def _unknown(words: Iterable[str], neutral: frozenset[str], element: str) -> bool:
    """Tell whether any of the words may change the sense; one that speaks for the same element does not."""
    return any(
        len(word) > 1 and not word.isdigit() and word not in neutral and element not in _lexicon().get(word, ())
        for word in words
    )


@cache
def _neutral(element: str) -> frozenset[str]:
    """Return the words that leave an element what it is."""
    return _folded(compounds.NEUTRAL | compounds.PEOPLE | compounds.FOLLOWED_BY.get(element, frozenset())) | _roles()


@cache
def _roles() -> frozenset[str]:
    """Return the words for people's roles that are none for things: a `manager` may be one of passwords."""
    return _folded(compounds.ROLES - compounds.ABOUT)


def _phrases(words: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Find the longest phrases of the lexicon, none overlapping: `ip_address` is no mailing address."""
    start = 0
    while start < len(words):
        ends = range(min(len(words), start + _LONGEST_PHRASE), start, -1)
        end = next((end for end in ends if "".join(words[start:end]) in _lexicon()), None)
        if end:
            yield start, end
        start = end or start + 1


def _parts(name: str) -> tuple[str, ...]:
    """Split a name into words, and its compounds into theirs: `leveringsadresse` -> levering, adresse."""
    return tuple(part for word in tokens(name) for part in _split(word))


def _split(word: str) -> tuple[str, ...]:
    if len(word) > _LONGEST_COMPOUND or word in _known():
        return (word,)
    if (stem := _stem(word)) in _folded(compounds.PEOPLE):
        return (stem,)
    if word.startswith("id") and word[2:] in _known():
        return "id", word[2:]
    for at in range(len(word) - 2, 0, -1):
        first, second = word[:at], word[at:]
        if at >= _SHORTEST_FIRST and second in _known() and (stem := _stem(first)):
            return stem, second
        if second in _folded(compounds.HEADS):
            return first, second
    return (word,)


def _stem(word: str) -> str:
    """Return a word without the letters that join it to the next, where what is left is known; else nothing."""
    stems = (word.removesuffix(link) for link in _LINKS if word.endswith(link))
    return next((stem for stem in stems if stem in _known()), "")


def _fold(word: str) -> str:
    return word.lower().translate(_FOLDED_LETTERS)


def _spellings(folded: str) -> set[str]:
    """Return a folded word also as written where the letters just lose their marks: foedselsaar, fodselsar."""
    spellings = {folded}
    for letters, plain in _DROPPED:
        spellings |= {spelling.replace(letters, plain) for spelling in spellings}
    return spellings


@cache
def _folded(words: frozenset[str]) -> frozenset[str]:
    return frozenset(spelling for word in words for spelling in _spellings(_fold(word)))


@cache
def _lexicon() -> Mapping[str, Mapping[str, float]]:
    """Return the elements of each phrase, written without spaces, and how much it says for each."""
    lexicon: dict[str, dict[str, float]] = {name: {"person_name": GENERIC_NAME} for name in _folded(GENERIC)}
    for probability, names in ((MEASURE_NAME, MEASURES), (GENERIC_NAME, AMBIGUOUS), (CLEAR_NAME, NAMES)):
        for element, phrases in names.items():
            for phrase in phrases.split(","):
                for spelling in _spellings("".join(tokens(phrase))):
                    lexicon.setdefault(spelling, {})[element] = probability
    return lexicon


@cache
def _bare_only() -> frozenset[str]:
    """Return the phrases that say nothing with any other word beside them."""
    return frozenset(phrase for phrase, elements in _lexicon().items() if max(elements.values()) < CLEAR_NAME)


@cache
def _known() -> frozenset[str]:
    """Return the words a compound can be made of."""
    beside = compounds.PEOPLE | compounds.THINGS | compounds.NEUTRAL | compounds.ABOUT
    beside = beside.union(*compounds.FOLLOWED_BY.values())
    return frozenset(
        word for word in _folded(beside) | _lexicon().keys() | abbreviations.COMMON.keys() if len(word) > 1
    )


@cache
def _single_words() -> frozenset[str]:
    """Return the words that others may be cut from; a phrase of several is written together in few names."""
    phrases = (
        phrase for names in (NAMES, AMBIGUOUS, MEASURES) for lines in names.values() for phrase in lines.split(",")
    )
    single = frozenset(words[0] for phrase in phrases if len(words := phrase.split()) == 1)
    others = compounds.PEOPLE | compounds.THINGS | compounds.ABOUT | compounds.NEUTRAL | GENERIC
    return _folded(single | others)


@cache
def _counted() -> frozenset[tuple[str, ...]]:
    return frozenset((word,) for word in _folded(compounds.COUNTED))
