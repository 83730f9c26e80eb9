"""The categories: which sentences with which terms state them of a person, and which terms show them in a bare cell."""

from dataclasses import dataclass

from pii_audit.detection.vocabulary import beliefs, health, persons, sentences
from pii_audit.detection.vocabulary.terms import screen, split_terms, whole_terms


@dataclass(frozen=True)
class Statement:
    """A term in a sentence."""

    before: str
    """A pattern of `sentences`."""

    terms: tuple[str, ...]
    """Names of lists."""

    after: str = ""
    """A pattern; the end of a word where empty."""

    of_anyone: bool = False
    """Whether `before` names nobody, so that the words before it must not make it one about people in general."""


_CONDITIONS = ("CONDITIONS", "LOOSE_CONDITIONS")
_PARTIES = ("PARTIES", "SHORT_PARTIES")

STATEMENTS = {
    "HEALTH": (
        Statement(sentences.HAS, ("CONDITIONS",)),
        Statement(sentences.SOMEBODY_HAS, ("LOOSE_CONDITIONS",)),
        Statement(sentences.NOTE_HAS, ("CONDITIONS",), sentences.END_OF_STATEMENT),
        Statement(sentences.SUFFERS, (*_CONDITIONS, "LIGHT_CONDITIONS"), of_anyone=True),
        Statement(sentences.OWN, ("CONDITIONS",)),
        Statement(sentences.IS, ("STATES",)),
        Statement(sentences.IS_SOMEBODY, ("LOOSE_STATES",)),
        Statement(sentences.NOTE_IS, ("STATES",), sentences.END_OF_STATEMENT),
        Statement(sentences.AS, ("STATES",), sentences.SPEAKER),
        Statement(sentences.TAKES, ("TREATMENTS",)),
        Statement(sentences.OWN, ("TREATMENTS", "AIDS")),
        Statement(sentences.USES, ("AIDS",)),
        Statement(sentences.ALLERGIC, ("ALLERGENS",), of_anyone=True),
        Statement(sentences.START, ("PHRASES",), of_anyone=True),
    ),
    "RELIGION": (
        Statement(sentences.IS, ("ADHERENTS",)),
        Statement(sentences.IS_A, ("LOOSE_ADHERENTS",)),
        Statement(sentences.NOTE_IS, ("ADHERENTS",), sentences.END_OF_STATEMENT),
        Statement(sentences.AS, ("ADHERENTS", "LOOSE_ADHERENTS"), sentences.SPEAKER),
        Statement(sentences.BELIEVES, ("FAITHS",), of_anyone=True),
        Statement(sentences.MEMBER, ("CONGREGATIONS",), of_anyone=True),
        Statement(sentences.START, ("PRACTICES",), of_anyone=True),
    ),
    "ETHNIC_ORIGIN": (
        Statement(sentences.IS, ("ETHNIC_GROUPS",)),
        Statement(sentences.IS_SOMEBODY, ("LOOSE_ETHNIC_GROUPS",)),
        Statement(sentences.ETHNICITY_IS, ("ETHNIC_GROUPS", "ETHNIC_ADJECTIVES")),
        Statement(sentences.DESCENDS, ("ETHNIC_ADJECTIVES",), sentences.DESCENT),
        Statement(sentences.OF, ("ETHNIC_ADJECTIVES",), sentences.DESCENT_OF_PEOPLE, of_anyone=True),
        Statement(sentences.IS_ETHNICALLY, ("ETHNIC_ADJECTIVES",)),
    ),
    "POLITICAL_OPINION": (
        Statement(sentences.MEMBER, _PARTIES, of_anyone=True),
        Statement(sentences.VOTES, _PARTIES, of_anyone=True),
        Statement(sentences.IS, ("PARTISANS",)),
        Statement(sentences.IS_SOMEBODY, ("LOOSE_PARTISANS",)),
    ),
    "TRADE_UNION": (
        Statement(sentences.MEMBER, ("UNIONS", "SHORT_UNIONS", "UNION_WORDS"), of_anyone=True),
        Statement(sentences.OWN_UNION, ("UNIONS", "SHORT_UNIONS"), of_anyone=True),
        Statement(sentences.IN_UNION, ("UNIONS",)),
        Statement(sentences.UNION_HELPS, ("UNIONS",), of_anyone=True),
        Statement(sentences.START, ("UNIONS",), sentences.ON_BEHALF, of_anyone=True),
        Statement(sentences.IS, ("UNION_ROLES",)),
        Statement(sentences.NOTE_IS, ("UNION_ROLES",), sentences.END_OF_STATEMENT),
        Statement(sentences.START, ("UNION_PHRASES",), of_anyone=True),
    ),
    "SEX_LIFE": (
        Statement(sentences.IS_SOMEBODY, ("ORIENTATIONS",)),
        Statement(sentences.AS, ("ORIENTATIONS",), sentences.SPEAKER),
        Statement(sentences.START, ("SEX_PHRASES",), of_anyone=True),
    ),
    "BIOMETRIC": (
        Statement(sentences.OWN, ("BIOMETRICS",), sentences.STORED),
        Statement(sentences.BEFORE_BIOMETRICS, ("BIOMETRICS",)),
    ),
    "CRIMINAL_RECORD": (
        Statement(sentences.CONVICTED, ("OFFENCES",), of_anyone=True),
        Statement(sentences.IS, ("CRIMINAL_STATES",)),
        Statement(sentences.START, ("CRIMINAL_PHRASES",), of_anyone=True),
    ),
}
"""By entity."""

BARE = {
    "HEALTH": (*_CONDITIONS, "LIGHT_CONDITIONS", "STATES", "LOOSE_STATES", "TREATMENTS"),
    "RELIGION": ("ADHERENTS", "LOOSE_ADHERENTS", "FAITHS"),
    "ETHNIC_ORIGIN": ("ETHNIC_GROUPS",),
    "POLITICAL_OPINION": ("PARTIES",),
    "TRADE_UNION": ("UNIONS", "UNION_ROLES"),
    "SEX_LIFE": ("ORIENTATIONS",),
    "BIOMETRIC": ("BIOMETRICS",),
    "CRIMINAL_RECORD": ("OFFENCES", "CRIMINAL_STATES", "CRIMINAL_BARE"),
}
"""By entity, the lists whose terms show it in a cell with no other words."""

LOOSE_BARE = {
    "RELIGION": ("CONGREGATIONS", "RELIGIOUS_WORDS"),
    "POLITICAL_OPINION": ("SHORT_PARTIES", "PARTISANS", "LOOSE_PARTISANS", "POLITICAL_WORDS"),
    "TRADE_UNION": ("SHORT_UNIONS", "UNION_WORDS"),
    "SEX_LIFE": ("SEXUAL_WORDS",),
    "CRIMINAL_RECORD": ("CRIMINAL_WORDS",),
}
"""Beside those, the lists whose terms show it where hardly a cell of a column holds another."""

LISTS = {name: terms for module in (health, beliefs, persons) for name, terms in vars(module).items() if name.isupper()}
"""All lists of terms, by name."""


def screen_of(entity: str) -> str:
    """Return an RE2 pattern that every statement and bare cell of an entity matches."""
    return screen(_terms_of(entity))


def whole_terms_of(entity: str) -> tuple[str, ...]:
    """Return patterns of which every statement and bare cell of an entity matches one."""
    return whole_terms(_terms_of(entity))


def _terms_of(entity: str) -> set[str]:
    names = {*BARE[entity], *(name for statement in STATEMENTS[entity] for name in statement.terms)}
    return {term for name in names for term in split_terms(LISTS[name])}
