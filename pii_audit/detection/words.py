"""Word lists, written as text."""


def words(text: str) -> frozenset[str]:
    """Split a list of words at white space."""
    return frozenset(text.split())
