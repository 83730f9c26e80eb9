"""Screens -> expressions for Hyperscan, which sees the shapes of values, a line each (see `prefilter`)."""

import re
from collections.abc import Iterator
from itertools import pairwise

_EDGE = r"\^|\$|\(\?:(?:[\^$]\|\[\^?[^\]]*\]|\[\^?[^\]]*\]\|[\^$])\)"
"""The beginning or end of a value, or that or a sign: `(?:^|[^0-9])`."""
_BEGINS, _ENDS = re.compile(rf"(?:\(\?[a-z]+\))*(?:{_EDGE})?"), re.compile(rf"(?:{_EDGE})?\Z")
_UNIT = re.compile(r"\\.|\[\^?[^\]]*\]|.", re.DOTALL)
_PART = re.compile(r"\\x\{[^}]*\}|\\[pP]\{[^}]*\}|\\.|\{[0-9,]*\}|\(\?[a-z]+[:)]|\[\^?|.", re.DOTALL)
_IN_CLASS = re.compile(r"([0-9])-([0-9])|([0-9])|\\x\{[^}]*\}|\\.|.", re.DOTALL)
_EXCLUDED = {r"\W": r"[^\n0-9A-Za-z_]", r"\D": r"[^\n0-9]", r"\S": r"[^\n\t\f\r ]"}


def expressions(screen: str) -> tuple[str, ...]:
    """Rewrite a screen: of a value that it matches, one of the expressions matches the shape.

    Raises:
        ValueError: a class holds all but some digits.
    """
    return tuple(_open_inside(_of_shape(part)) for part in _alternatives(screen))


def _alternatives(pattern: str) -> Iterator[str]:
    """Part a pattern at its outermost bars, also of a group that is all of it; Hyperscan has anchors at the ends only."""
    bars = [place for place, unit, depth in _units(pattern) if unit == "|" and not depth]
    parts = [pattern[begin + 1 : end] for begin, end in pairwise([-1, *bars, len(pattern)])]
    closing = next((place for place, unit, depth in _units(pattern) if unit == ")" and depth == 1), None)
    if len(parts) > 1:
        flags = re.match(r"\(\?[a-z]+\)", parts[0])
        for part in parts:
            yield from _alternatives(part if not flags or part is parts[0] else flags[0] + part)
    elif pattern.startswith("(?:") and closing == len(pattern) - 1:
        yield from _alternatives(pattern[3:-1])
    else:
        yield pattern


def _units(pattern: str) -> Iterator[tuple[int, str, int]]:
    """Yield the signs, escapes and classes of a pattern with their places and how many groups are open before them."""
    place = depth = 0
    for unit in _UNIT.findall(pattern):
        yield place, unit, depth
        place += len(unit)
        depth += (unit == "(") - (unit == ")")


def _of_shape(pattern: str) -> str:
    """Let every digit be a 0 and nothing but an edge be a line break."""
    parts, position = [], 0
    while position < len(pattern):
        found = _PART.match(pattern, position)
        assert found is not None  # noqa: S101 - it matches any character
        part, position = found[0], found.end()
        if part in {"[", "[^"}:
            end = pattern.index("]", position + 1)
            parts.append(_class_of_shape(part, pattern[position:end]))
            position = end + 1
        elif part.startswith("(?"):
            parts.append(part.replace("s", "").replace("(?)", ""))
        else:
            parts.append("0" if part.isdigit() else _EXCLUDED.get(part, part))
    return "".join(parts)


def _class_of_shape(begin: str, members: str) -> str:
    digits = {d for a, b, single in _digits_in(members) for d in (single or map(str, range(int(a), int(b) + 1)))}
    if begin == "[^":
        if 0 < len(digits) < 10:
            raise ValueError("a class of all but some digits has no shape")
        return "[^\\n" + members.replace(r"\s", r"\t\f\r ") + "]"  # which is RE2's; Hyperscan's has one more
    return f"[{members}{'0' if digits and '0' not in digits else ''}]"


def _digits_in(members: str) -> list[tuple[str, str, str]]:
    return [(m[1], m[2], m[3] or "") for m in _IN_CLASS.finditer(members) if m[1] or m[3]]


def _open_inside(expression: str) -> str:
    """Leave out anchors but those of the edges at both ends, as Hyperscan has no others; more matches without them."""
    begin, end = _BEGINS.match(expression), _ENDS.search(expression)
    assert begin is not None  # noqa: S101 - both match nothing at all
    assert end is not None  # noqa: S101
    first, last = begin.end(), max(begin.end(), end.start())
    inner = "".join(part for part in _UNIT.findall(expression[first:last]) if part not in {"^", "$"})
    return expression[:first] + inner + expression[last:]
