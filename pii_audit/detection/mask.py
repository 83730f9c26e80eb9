"""Shapes of values that may be shown: `j***.######@*******.**`."""

_LONGEST = 24
_SHORTEST_REVEALING = 5
_SEPARATORS = frozenset(" .,-_@+/:;()#*$=")


def mask(value: str) -> str:
    """Show a value's shape: `*` for letters, `#` for digits, separators as they are, at most 24 characters.

    Only the first character shows, if it is a letter and of five characters or more. What is none of these,
    such as control characters and quotes, shows as `*`.
    """
    shape = "".join("#" if c.isdigit() else c if c in _SEPARATORS else "*" for c in value[:_LONGEST])
    if len(value) >= _SHORTEST_REVEALING and value[0].isalpha():
        shape = value[0] + shape[1:]
    return shape + "…" if len(value) > _LONGEST else shape
