"""A text with its named entities marked, and how the annotated corpora are read into such texts."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LABELS = {
    "PER": "PER",
    "LOC": "LOC",
    "ORG": "ORG",
    "person": "PER",
    "location": "LOC",
    "corporation": "ORG",
    "group": "ORG",
}
"""Labels of the corpora (UNER and WNUT17) to ours; others are not entities here."""


@dataclass(frozen=True)
class Span:
    """An entity, by offsets of characters."""

    start: int
    end: int
    label: str


@dataclass(frozen=True)
class Marked:
    """A text and its entities, in order and without overlap."""

    text: str
    spans: tuple[Span, ...] = ()


def read_corpus(path: Path) -> Iterator[tuple[str, Marked]]:
    """Yield each sentence of an IOB file with its id (empty where the file gives none)."""
    for block in path.read_text(encoding="utf-8").replace("\n\t\n", "\n\n").split("\n\n"):
        lines = block.strip("\n").split("\n")
        comments = dict(line[2:].split(" = ", 1) for line in lines if line.startswith("# ") and " = " in line)
        rows = [line.split("\t") for line in lines if "\t" in line and not line.startswith("# ")]
        tokens = [(row[1], row[2]) if row[0].isdigit() and len(row) > 2 else (row[0], row[1]) for row in rows]
        if tokens:
            text = comments.get("text", " ".join(token for token, _ in tokens))
            yield comments.get("sent_id", ""), Marked(text, tuple(_spans(text, tokens)))


def _spans(text: str, tokens: list[tuple[str, str]]) -> Iterator[Span]:
    """Find the tokens in the text, one after the other, and join those of one entity."""
    open_span: Span | None = None
    end = 0
    for token, tag in tokens:
        start = text.index(token, end)
        end = start + len(token)
        label = LABELS.get(tag[2:])
        if open_span and label == open_span.label and tag.startswith("I-"):
            open_span = Span(open_span.start, end, open_span.label)
            continue
        if open_span:
            yield open_span
        open_span = Span(start, end, label) if label else None
    if open_span:
        yield open_span
