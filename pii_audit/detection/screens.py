"""Parts of screens: RE2 patterns that let through every value in which a recognizer can be certain, and every bare cell.

A number that only its check and its neighbours' share speak for is let through where it stands alone. In a text it
would crowd out, among all the order numbers, the one value that a word names.
"""

from pii_audit.detection import misspelt
from pii_audit.detection.naming_words import NAMES

# ASCII letters only: a letter more lets a value more through, and a class of all letters takes RE2 ten times as long to compile.
_SEPARATED = r"(?:[^0-9A-Za-z]|^)"
_ENDED = r"(?:[^0-9A-Za-z]|$)"
_GLUED_OR_LATER = rf"(?:.*{_SEPARATED}|[_/#-])?"


def apart(shape: str) -> str:
    """A shape that is no part of a longer number or word."""
    return f"{_SEPARATED}(?:{shape}){_ENDED}"


def alone(shape: str) -> str:
    """A shape in a value without other words."""
    return rf"^[^A-Za-z]*(?:{shape})[^A-Za-z]*$"


def named(entity: str, shape: str) -> str:
    """A shape somewhere after or before what names an entity, in either case, misspelt or with no space between."""
    words = _words(entity)
    return rf"(?is){words}{_GLUED_OR_LATER}(?:{shape}){_ENDED}|(?is){apart(shape)}.*{words}"


def after(entity: str, shape: str) -> str:
    """A shape somewhere after what names an entity."""
    return f"(?is){_words(entity)}.*(?:{shape})"


def _words(entity: str) -> str:
    """Any of the words as a recognizer knows them, or the beginning of a longer word."""
    return f"(?:{misspelt.screen(NAMES[entity])})"


def names_of(entity: str) -> str:
    """What names an entity, in either case: of a shape that most words have, the rarer half."""
    return f"(?i){_words(entity)}"


def without_names(screen: str) -> str:
    """A screen that lets through what `named` holds back for want of a word, as it asks for its shapes alone."""
    for words in map(_words, NAMES):
        screen = screen.replace(f"{words}{_GLUED_OR_LATER}", "").replace(f".*{words}", "")
    return screen


def either(*parts: str) -> str:
    """Any of the parts."""
    return "|".join(f"(?:{part})" for part in parts)
