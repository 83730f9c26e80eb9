"""Measure detection on the labelled halves, side by side with plain Presidio.

Run from the root of the repository: `python -m benchmarks.detection.run [--half development|locked|field|both] [--json PATH]`.
Mistakes are not listed for the locked half; nobody who writes recognizers should see them.
"""

import argparse
import json
import time
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.detection.detectors import PiiAudit, PlainPresidio
from benchmarks.detection.halves import development, field, locked
from benchmarks.detection.labels import Half
from benchmarks.detection.measure import Measured, compared, measure
from benchmarks.detection.score import ColumnScores, Score

_HALVES = {"development": development, "locked": locked}
_SETS = _HALVES | {"field": field}
_NOTHING = Score(0, 0, 0, 0)


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=[*_SETS, "both"], default="both")
    parser.add_argument("--json", type=Path, metavar="PATH", help="write all scores there")
    options = parser.parse_args()
    start, console = time.perf_counter(), Console(width=120)
    own, presidio = PiiAudit(), PlainPresidio()
    results = {}
    for name in _HALVES if options.half == "both" else [options.half]:
        half = _SETS[name]()
        measured = measure(half, own, half.columns)
        plain = measure(half, presidio, compared(half.columns))
        _print_half(console, half, measured, plain)
        results[name] = {"pii-audit": _as_json(measured), "presidio": _as_json(plain)}
    console.print(f"\n{time.perf_counter() - start:.0f} s")
    if options.json:
        options.json.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")


def _print_half(console: Console, half: Half, own: Measured, plain: Measured) -> None:
    negatives = sum(not column.elements for column in half.columns)
    clean = sum(not text.spans for text in half.texts)
    console.print(
        f"\n{half.name.upper()} HALF: {len(half.columns)} columns, {negatives} of them hard negatives; "
        f"{len(half.texts)} texts, {clean} of them without personal data"
    )
    same = f"the same on {len(compared(half.columns))}"
    overall = Table("columns", "pii-audit", same, "Presidio on those")
    for share in ("precision", "recall", "right_element", "hard_negatives_flagged"):
        scores = (own.columns, own.columns_compared, plain.columns)
        overall.add_row(share.replace("_", " "), *(_share(getattr(score, share)) for score in scores))
    console.print(overall)
    by_element = Table("columns by element", "n", "P", "R", "F2", same, "F2", "Presidio P", "R", "F2")
    for element, score in own.columns.elements.items():
        part = own.columns_compared.elements.get(element, _NOTHING)
        by_element.add_row(
            element,
            *_row(score),
            str(part.labelled),
            _share(part.f2),
            *_row(plain.columns.elements.get(element, _NOTHING))[1:],
        )
    console.print(by_element)
    for language, texts in own.texts.items():
        spans = Table(f"texts ({language}) by element", "n", "P", "R", "F2", "Presidio P", "R", "F2")
        for element in sorted({*texts, *plain.texts[language]}):
            other = plain.texts[language].get(element, _NOTHING)
            spans.add_row(element, *_row(texts.get(element, _NOTHING)), *_row(other)[1:])
        console.print(spans)
    if half.name != "locked":
        mistakes = Table("mistakes in columns", "labelled", "reported")
        for column, flagged in own.mistakes:
            mistakes.add_row(f"{column.table}.{column.name}", _names(column.elements), _names(flagged))
        console.print(mistakes)


def _row(score: Score) -> tuple[str, str, str, str]:
    return str(score.labelled), _share(score.precision), _share(score.recall), _share(score.f2)


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _names(elements: Iterable[str]) -> str:
    return ", ".join(sorted(elements)) or "-"


def _as_json(measured: Measured) -> dict[str, Any]:
    return {
        "columns": _columns_as_json(measured.columns),
        "columns_compared": _columns_as_json(measured.columns_compared),
        "texts": {language: _elements_as_json(elements) for language, elements in measured.texts.items()},
    }


def _columns_as_json(scores: ColumnScores) -> dict[str, Any]:
    return asdict(scores) | {"elements": _elements_as_json(scores.elements)}


def _elements_as_json(elements: Mapping[str, Score]) -> dict[str, Any]:
    return {
        element: asdict(score) | {"precision": score.precision, "recall": score.recall, "f2": score.f2}
        for element, score in elements.items()
    }


if __name__ == "__main__":
    main()
