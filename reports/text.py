"""Words and numbers as people read them; names from the data as harmless text."""

import unicodedata

from .language import _, many
from .words import element_words

TEXT_LIMIT = 600
"""Characters shown of any one text; the JSON result holds the whole."""

NAME_LIMIT = 80

_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Unicode categories that draw nothing, steer the terminal or turn the reading direction."""


def visible(text: str, limit: int = TEXT_LIMIT) -> str:
    """Show what cannot be seen as an escape (`\\x1b`, `\\u202e`), and cut a text that would fill the page.

    A name in the data is an attacker's to choose: an escape sequence may rewrite a terminal, a bidirectional
    override may make one name look like another.
    """
    if len(text) > limit:
        return f"{visible(text[: limit - 1], limit)}… ({len(text):,} characters)"
    return "".join(_escape(char) if unicodedata.category(char) in _UNSEEN else char for char in text)


def lines(text: str) -> str:
    """Show a text of several lines whole, to be copied: a statement."""
    return "\n".join(visible(line, len(line)) for line in text.split("\n"))


def _escape(char: str) -> str:
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def name(text: str) -> str:
    """Show a name from the data, short enough for a line of its own."""
    return visible(text, NAME_LIMIT)


def element(id_: str) -> str:
    """Show an element or a category in words: `IP address`."""
    return name(element_words(id_))


def counted(number: int, noun: str, plural: str = "") -> str:
    """Say `1 finding`, `1,204 findings`, `3 categories`."""
    return many(f"%(n)s {noun}", f"%(n)s {plural or noun + 's'}", number)


def listed(parts: list[str]) -> str:
    """Join as a sentence does: `a`, `a and b`, `a, b and c`."""
    return f" {_('and')} ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def percent(share: float) -> str:
    """Say `93 %`; what is not all of it never reads as 100, what is not none never as 0."""
    whole = round(share * 100)
    if whole == 100 and share < 1:
        return "> 99 %"
    return "< 1 %" if whole == 0 and share > 0 else f"{whole} %"
