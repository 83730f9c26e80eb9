"""How well the language models find person names: in Danish and English sentences, texts of companies, and cells.

Run: `python -m benchmarks.ner_uner [CORPORA]`. CORPORA is the folder of annotated corpora that training/README.md
describes, `../shared/data/ner` unless given; without it, the sentences are left out and said to be.
Names, towns and companies of the texts and cells are those of `ner_held_out/`, which training has never seen there.
"""

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from random import Random

from pii_audit.detection.ner import DEFAULT_MODELS, PersonModel
from pii_audit.detection.persons import is_likely
from training.draw import Draw
from training.make_data import trained_on
from training.marked import Marked, read_corpus

HERE = Path(__file__).parent

MODELS = {language: PersonModel(language, package) for language, package in DEFAULT_MODELS.items()}
CELLS, TEXTS = 400, 1000


def main() -> None:
    """Measure every model on everything, and print a table each."""
    print("Models:", *(f"  {model.label}" for model in MODELS.values()), sep="\n")
    sentences(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parents[1] / "shared" / "data" / "ner")
    draw = Draw(HERE / "ner_held_out", Random(1))
    templates = (HERE / "ner_texts_da.txt").read_text(encoding="utf-8").splitlines()
    texts = [draw.fill(templates[i % len(templates)]) for i in range(TEXTS)]
    table("Danish texts of companies", {f"{TEXTS} texts": texts})
    cells(draw)


def sentences(corpora: Path) -> None:
    """Measure on the sentences of annotated corpora that no model was trained on."""
    if not corpora.is_dir():
        print(f"\nAnnotated sentences: not measured, no folder {corpora.name} of corpora")
        return
    danish = [s for _, s in read_corpus(corpora / "uner_da" / "da_ddt-ud-dev.iob2")]
    english = [s for i, s in read_corpus(corpora / "uner_en" / "en_ewt-ud-dev.iob2") if not trained_on(i)]
    table("Annotated sentences", {"UNER Danish-DDT dev": danish, "UNER English-EWT dev, half": english})


def table(title: str, texts: dict[str, list[Marked]]) -> None:
    """Print precision, recall and F2 of persons, and the share of texts without any in which one is found.

    The last column counts persons only who are likely: whose first word is a common given name, or whose last name has a telling ending.
    """
    print(f"\n{title:34} model precision recall   F2  strict F1  false in harmless         likely")
    for name, marked in texts.items():
        gold = [{(span.start, span.end) for span in m.spans if span.label == "PER"} for m in marked]
        for language, model in MODELS.items():
            found = [set(spans) for spans in model.spans([m.text for m in marked])]
            precision, recall = overlapping(found, gold), overlapping(gold, found)
            strict = 2 * sum(map(len, map(set.intersection, gold, found))) / (total(gold) + total(found))
            harmless = [(m.text, f) for m, f, g in zip(marked, found, gold, strict=True) if not g]
            alarms = [bool(f) for _, f in harmless]
            given = [any(is_likely(text[a:b]) for a, b in f) for text, f in harmless]
            print(
                f"{name:34} {language:5} {precision:9.3f} {recall:6.3f} {f2(precision, recall):4.3f} {strict:9.3f}"
                f" {sum(alarms) / len(alarms):9.3f} of {len(alarms)} {sum(given) / len(given):16.3f}"
            )


Offsets = set[tuple[int, int]]


def overlapping(spans: Sequence[Offsets], others: Sequence[Offsets]) -> float:
    """Return the share of spans that overlap one of the others."""
    hits = sum(
        any(start < o_end and o_start < end for o_start, o_end in other)
        for own, other in zip(spans, others, strict=True)
        for start, end in own
    )
    return hits / total(spans)


def total(spans: Iterable[Offsets]) -> int:
    """Count spans."""
    return sum(map(len, spans))


def f2(precision: float, recall: float) -> float:
    """Weigh recall twice as high as precision."""
    return 5 * precision * recall / (4 * precision + recall)


def cells(draw: Draw) -> None:
    """Print the share of cells in which a person is found, asked as the audit asks: upper and lower case in title case."""

    def full_name(world: str = "danish") -> str:
        return f"{draw.first(world)} {draw.last(world)}"

    columns: dict[str, Callable[[], str]] = {
        "danish full name": full_name,
        "DANISH FULL NAME": lambda: full_name().upper(),
        "danish full name, lower case": lambda: full_name().lower(),
        "danish last, first": lambda: f"{draw.last('danish')}, {draw.first('danish')}",
        "danish given name": lambda: draw.first("danish"),
        "danish surname": lambda: draw.last("danish"),
        "english given name": lambda: draw.first("english"),
        "english surname": lambda: draw.last("english"),
        "english full name": lambda: full_name("english"),
        "foreign full name": lambda: full_name("foreign"),
        "town": draw.town,
        "street": draw.street,
        "company": draw.company,
        "job": draw.job,
        "product": draw.product,
        "word": lambda: draw.fill("{word}").text,
        "word, word": lambda: draw.fill("{word}, {word}").text,
    }
    print(f"\n{'Cells with a person':34}", *(f"{name:>7}" for name in (*MODELS, "either", "both")))
    for name, make in columns.items():
        texts = [make() for _ in range(CELLS)]
        asked = [text.title() if text.isupper() or text.islower() else text for text in texts]
        found = [[bool(spans) for spans in model.spans(asked)] for model in MODELS.values()]
        together = list(zip(*found, strict=True))
        counts = (*map(sum, found), sum(map(any, together)), sum(map(all, together)))
        print(f"{name:34}", *(f"{count / CELLS:7.2f}" for count in counts))


if __name__ == "__main__":
    main()
