"""Records as Markdown tables, and their plots."""

from collections.abc import Iterable, Mapping, Sequence

from benchmarks.speed.record import Fact, Measurement, Record
from benchmarks.speed.svg import bars, line

PAGE, SPEED, TIME, MEMORY = "performance.md", "speed.svg", "growth-time.svg", "growth-memory.svg"

_INTRODUCTION = """\
A scan reads and screens every cell; language models and recognizers see samples and what passed the screens
([detection.md](detection.md)). `make bench-speed` measures on your machine: it makes its data by seed and runs everything in one
session, so ratios carry over better than seconds. This page is what it wrote last.

The export has 12 columns of Danish customer data: names, e-mail addresses, phones, addresses, CPR numbers for some, order numbers,
products, amounts, times, and a note of nine words or more. Six values are hidden, each in one note: a CPR number, a card, an IBAN, an
e-mail address, a phone number and a statement about health; the five columns of personal data count as planted, too. Times of
pii-audit are those of a fresh process: start-up, models, reading, judging and writing the result.

Memory does not grow with rows, with one exception: columns that a time limit needs of a *file* are kept until the end, as a join
may ask for them in any order, and beside them hashes of its identifiers. Databases answer that in SQL."""

_TITLES = {
    "compare": "An export as a CSV file, beside other tools",
    "growth": "Growth",
    "workers": "One job and two",
    "postgres": "The export in PostgreSQL",
    "retention": "Retention in PostgreSQL",
    "folder": "A folder of mixed files",
}
_REMARKS = {
    "compare": "Whoever has fewer rows was given a smaller export of the same generator; what that takes for as many rows as ours "
    "is extrapolated. The smaller export holds one of each hidden value as well. hawk-scanner "
    "fetches its patterns from the network when it starts; without network they are given to it from a file "
    "(`--hawk-fingerprint`).",
    "growth": "Start-up is what an export of a few rows takes.",
    "workers": "Start-up and judging, some six seconds, stay with one process: for a million rows the ratio was 1.55.",
    "retention": "The counts are compared with those of a query that adds the period to every row.",
    "folder": "CSV with commas and semicolons, UTF-8 and Windows-1252, some gzipped; JSON lines and arrays. Bytes are counted "
    "before compression.",
}
_PLOTS = {"compare": (SPEED,), "growth": (TIME, MEMORY)}
_ALT = {
    SPEED: "cells per second of each tool",
    TIME: "seconds beyond start-up by cells",
    MEMORY: "peak memory by cells",
}


def render(records: Mapping[str, Record]) -> dict[str, str]:
    """Return the page and its plots, by file name."""
    shown = [records[command] for command in _TITLES if command in records]
    blocks = ["# Performance", _INTRODUCTION]
    for record in shown:
        blocks += [text(record).rstrip(), *(f"![{_ALT[plot]}]({plot})" for plot in _PLOTS.get(record.command, ()))]
    files = {PAGE: "\n\n".join(blocks) + "\n"}
    if compare := records.get("compare"):
        measured = [(m.label, m.cells_per_second) for m in compare.measured if not m.problem]
        files[SPEED] = bars("Cells per second", measured)
    if growth := records.get("growth"):
        start_up, *sizes = growth.measured
        files[TIME] = line("Seconds beyond start-up", "cells", [(m.cells, _beyond(m, start_up)) for m in sizes])
        files[MEMORY] = line("Peak memory, MB", "cells", [(m.cells, m.peak_bytes / 1e6) for m in sizes])
    return files


def text(record: Record) -> str:
    """Return a record as a section of Markdown."""
    blocks = [
        f"## {_TITLES[record.command]}",
        _conditions(record.conditions),
        _REMARKS.get(record.command, ""),
        _table([m for m in record.measured if not m.problem]),
        _facts(record.facts),
        "\n".join(line for m in record.measured for line in _remarks(m)),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _beyond(measurement: Measurement, start_up: Measurement) -> float:
    """Return the seconds beyond start-up, at least the hundredth that can be told."""
    return max(0.01, measurement.seconds - start_up.seconds)


def _conditions(conditions: Mapping[str, str]) -> str:
    return "Measured with " + ", ".join(f"{name} {value}" for name, value in conditions.items()) + "."


def _table(measured: Sequence[Measurement]) -> str:
    rows = [
        (
            m.label,
            f"{m.rows:,}",
            f"{m.cells:,}" if m.cells else "–",
            f"{m.bytes / 1e6:,.1f}" if m.bytes else "–",
            f"{m.seconds:,.2f}",
            f"{m.cells_per_second:,.0f}" if m.cells else "–",
            f"{m.peak_bytes / 1e6:,.0f}" if m.peak_bytes else "–",
            f"{len(m.found)} of {len(m.found) + len(m.missed)}" if m.found or m.missed else "–",
        )
        for m in measured
    ]
    header = ("", "rows", "cells", "MB", "seconds", "cells/s", "peak memory, MB", "planted and found")
    return _markdown([header, ("---", *("---:" for _ in header[1:])), *rows])


def _markdown(rows: Iterable[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _facts(facts: Mapping[str, Fact]) -> str:
    return "\n".join(
        f"- {name}: {value:,}" if not isinstance(value, str) else f"- {name}: {value}" for name, value in facts.items()
    )


def _remarks(measurement: Measurement) -> list[str]:
    said = {
        "not measured": measurement.problem,
        "how": measurement.how,
        "missed": ", ".join(measurement.missed),
        "reported beside": ", ".join(measurement.others),
    }
    return [f"- {measurement.label}, {name}: {what}" for name, what in said.items() if what]
