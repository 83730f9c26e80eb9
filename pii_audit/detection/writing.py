"""Spaces and hyphens as word processors and web pages write them."""

import re

_SPACES = "\u00a0\u2002\u2003\u2005\u2007\u2008\u2009\u202f"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2212"

PLAIN = str.maketrans(dict.fromkeys(_SPACES, " ") | dict.fromkeys(_HYPHENS, "-"))
"""Makes them plain, each one character as before."""

_PART = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?[a-z]*-?[a-z]*[:)]|.", re.DOTALL)
"""A part of an RE2 pattern: an escape, a class, flags, or any other character."""


def in_any_writing(screen: str) -> str:
    """Let every space and hyphen of an RE2 pattern stand for all of them."""
    return "".join(map(_widened, _PART.findall(screen)))


def _widened(part: str) -> str:
    if part in (" ", "-"):
        return f"[{part}{_SPACES if part == ' ' else _HYPHENS}]"
    if part[0] != "[" or part[1] == "^":
        return part
    inside = part[1:-1]
    more = (_SPACES if " " in inside else "") + (_HYPHENS if inside[0] == "-" or inside[-1] == "-" else "")
    return f"[{inside[:-1]}{more}-]" if inside[-1] == "-" else f"[{inside}{more}]"
