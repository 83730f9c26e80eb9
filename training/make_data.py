"""Write the training and development data: `python -m training.make_data CORPORA OUT`.

CORPORA is the folder of the annotated corpora (README.md says which), OUT gets train.spacy and dev.spacy.
"""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from random import Random

import spacy
from spacy.tokens import DocBin

from training.augment import recased, swapped
from training.cells import name_cell, other_cell
from training.draw import Draw
from training.marked import Marked, read_corpus

HERE = Path(__file__).parent
SWAPS = 3
"""Copies of a Danish sentence that names somebody or some place, with other names."""
BUSINESS_TEXTS, NAME_CELLS, OTHER_CELLS = 8000, 5000, 8000
INVENTED = 0.3
"""Share of names and words that are in no list; only where the case is as it should be, else any word may be a name."""
_CASES = (None, str.lower, str.upper)
_CASE_WEIGHTS = (86, 9, 5)


def training_texts(corpora: Path, rng: Random) -> Iterator[Marked]:
    """Yield all training texts: the corpora, their variants, texts of the kind companies hold, and cells."""
    danish = [sentence for _, sentence in read_corpus(corpora / "uner_da" / "da_ddt-ud-train.iob2")]
    others = [
        sentence
        for name in (
            "uner_sv/sv_talbanken-ud-train.iob2",
            "uner_sv/sv_talbanken-ud-dev.iob2",
            "wnut17/wnut17train.conll",
        )
        for _, sentence in read_corpus(corpora / name)
    ] + [sentence for id_, sentence in read_corpus(corpora / "uner_en" / "en_ewt-ud-dev.iob2") if trained_on(id_)]
    words = [word for sentence in danish for word in _plain_words(sentence)]
    listed, draw = Draw(HERE / "lists", rng), Draw(HERE / "lists", rng, INVENTED, words)

    def variant(make: Callable[[Draw], Marked]) -> Marked:
        change = rng.choices(_CASES, _CASE_WEIGHTS)[0]
        return recased(make(listed), change) if change else make(draw)

    yield from chain(danish, danish, danish, others)
    for sentence in danish:
        if sentence.spans:
            for _ in range(SWAPS):
                yield variant(partial(swapped, sentence))
        elif rng.random() < 0.15:
            yield recased(sentence, rng.choice((str.lower, str.upper)))
    for sentence in others:
        if any(span.label == "PER" for span in sentence.spans):
            yield swapped(sentence, draw)
    templates = [
        line
        for name, weight in (("templates_da.txt", 3), ("templates_en.txt", 2))
        for line in (HERE / name).read_text(encoding="utf-8").splitlines() * weight
    ]
    for _ in range(BUSINESS_TEXTS):
        template = " ".join(rng.choices(templates, k=rng.choice((1, 1, 2, 3))))
        yield variant(partial(_filled, template))
    for _ in range(NAME_CELLS):
        yield name_cell(draw, rng)
    for _ in range(OTHER_CELLS):
        yield other_cell(draw, rng, words)


def trained_on(sentence_id: str) -> bool:
    """Tell whether an English sentence is for training: those of about half the documents; the others measure."""
    document = sentence_id.rpartition("-")[0]
    return sum(document.encode()) % 2 == 0


def _filled(template: str, draw: Draw) -> Marked:
    return draw.fill(template)


def _plain_words(sentence: Marked) -> Iterator[str]:
    """Yield the words of a sentence that are written in lower case, so name nobody."""
    yield from (word for word in sentence.text.split() if word.isalpha() and word.islower() and len(word) > 2)


def write(texts: Iterator[Marked], path: Path) -> None:
    """Write texts as spaCy documents; a span that does not end with a token is left out, and counted."""
    nlp = spacy.blank("da")
    store, kept, lost = DocBin(), 0, 0
    for marked in texts:
        document = nlp.make_doc(marked.text)
        spans = [document.char_span(span.start, span.end, span.label) for span in marked.spans]
        document.ents = [span for span in spans if span]
        kept, lost = kept + len(document.ents), lost + spans.count(None)
        store.add(document)
    store.to_disk(path)
    print(f"{path.name}: {len(store):,} texts, {kept:,} entities, {lost:,} lost between tokens")


def main() -> None:
    """Write both files."""
    corpora, out = map(Path, sys.argv[1:])
    out.mkdir(parents=True, exist_ok=True)
    texts = list(training_texts(corpora, Random(1)))
    Random(2).shuffle(texts)
    write(iter(texts), out / "train.spacy")
    write((sentence for _, sentence in read_corpus(corpora / "uner_da" / "da_ddt-ud-dev.iob2")), out / "dev.spacy")


if __name__ == "__main__":
    main()
