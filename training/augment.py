"""Variants of annotated sentences: other people, other places, other casing."""

from collections.abc import Callable

from training.draw import Draw
from training.marked import Marked, Span


def swapped(sentence: Marked, draw: Draw) -> Marked:
    """Put other names and towns in.

    A person keeps the number of names, and a genitive where the name ends like one; a place of several words stays.
    """
    text, spans, end = "", [], 0
    for span in sentence.spans:
        text += sentence.text[end : span.start]
        value = _other(sentence.text[span.start : span.end], span.label, draw)
        spans.append(Span(len(text), len(text) + len(value), span.label))
        text += value
        end = span.end
    return Marked(text + sentence.text[end:], tuple(spans))


def recased(sentence: Marked, change: Callable[[str], str]) -> Marked:
    """Change the case of the whole text, unless that changes its length."""
    text = change(sentence.text)
    return Marked(text, sentence.spans) if len(text) == len(sentence.text) else sentence


def _other(entity: str, label: str, draw: Draw) -> str:
    words = entity.split()
    match label, len(words):
        case "PER", 1 | 2 | 3:
            name = draw.names(len(words))
            return f"{name}s" if entity.endswith("s") and not name.endswith("s") else name
        case "LOC", 1:
            return draw.town()
        case _:
            return entity
