"""Cells of columns: names in the ways tables hold them, and what stands in other columns.

None is all in lower or upper case: the audit writes those in title case before it asks.
"""

from collections.abc import Sequence
from random import Random

from training.draw import Draw
from training.marked import Marked, Span

_TEMPLATES = (
    *("{town}", "{street}", "{company}", "{product}", "{word}") * 2,
    *("{postcode} {town}", "{town}, {town}", "{word}, {word}", "{word}, {word}, {word}"),
)


def name_cell(draw: Draw, rng: Random) -> Marked:
    """Return a cell that is a name and nothing else."""
    first, last, name = draw.first(), draw.last(), draw.name()
    title = rng.choice(("Hr. ", "Fru ", "Dr. ", "Mr ", "Ms "))
    shapes = (
        (name, 0),
        (first, 0),
        (last, 0),
        (f"{last}, {first}", 0),
        (f"{last.upper()}, {first}", 0),
        (f"{last} {first}", 0),
        (title + name, len(title)),
    )
    text, start = rng.choices(shapes, (40, 14, 16, 16, 3, 6, 5))[0]
    return Marked(text, (Span(start, len(text), "PER"),))


def other_cell(draw: Draw, rng: Random, words: Sequence[str]) -> Marked:
    """Return a cell that names no person: a place, a company, a job, a product, a word of the corpus' `words`."""
    template = rng.choice(_TEMPLATES)
    few = [word.capitalize() for word in rng.choices(words, k=rng.choice((2, 2, 3)))]
    return rng.choices(
        (
            draw.fill(template),
            Marked(draw.job()),
            Marked(few[0]),
            Marked(" ".join([few[0], *rng.choices(words, k=rng.randrange(1, 5))])),
            Marked(" ".join(few)),
            Marked(", ".join(few)),
        ),
        (60, 8, 14, 8, 8, 10),
    )[0]
