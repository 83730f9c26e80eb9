"""Plain Presidio over a CSV file, as `benchmarks/detection` runs it; a process of its own, so that its memory is its own.

Run: `python -m benchmarks.speed.presidio CSV RESULT`. It writes the seconds without the loading of the model, which would
weigh on a small sample, and what was found.
"""

import csv
import json
import sys
import time
from collections import Counter
from pathlib import Path

from benchmarks.detection.detectors import PlainPresidio

_FLAGGED_FROM = 0.3
"""Share of the cells of a column, as in `benchmarks/detection`."""


def main() -> None:
    """Put every cell before Presidio, a column at a time."""
    source, result = map(Path, sys.argv[1:])
    with source.open(encoding="utf-8", newline="") as file:
        names, *rows = csv.reader(file)
    presidio = PlainPresidio()
    presidio.texts(["loads the model"])
    start = time.perf_counter()
    found = {name: presidio.texts(cells) for name, cells in zip(names, zip(*rows, strict=True), strict=True)}
    seconds = time.perf_counter() - start
    hits: dict[str, set[str]] = {}
    columns = []
    for column, (name, spans) in enumerate(found.items()):
        cells = Counter(element for of_cell in spans for element in {span.element for span in of_cell})
        columns += [(name, element) for element, count in cells.items() if count >= _FLAGGED_FROM * len(rows)]
        for row, of_cell in zip(rows, spans, strict=True):
            for span in of_cell:
                hits.setdefault(span.element, set()).add(row[column][span.start : span.end])
    document = {
        "seconds": seconds,
        "hits": {element: sorted(texts) for element, texts in hits.items()},
        "columns": columns,
    }
    result.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
