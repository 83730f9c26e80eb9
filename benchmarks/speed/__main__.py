"""Measure how fast an audit is, beside other tools on the same data.

Run from the root of the repository: `python -m benchmarks.speed COMMAND`. Each command makes its data by seed, prints what it
measured and adds it to a folder of results; `report` renders the newest result of each.
"""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.speed import commands
from benchmarks.speed.record import Record, conditions, newest, write
from benchmarks.speed.report import render, text
from benchmarks.speed.retention import retention


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command."""
    options = _parser().parse_args(arguments)
    if options.command == "report":
        for name, content in render(newest(options.results)).items():
            (options.into / name).write_text(content, encoding="utf-8")
            print(options.into / name)
        return
    record = replace(_measured(options), conditions=conditions())
    print(text(record))
    print(write(record, options.results))


def _measured(options: argparse.Namespace) -> Record:
    match options.command:
        case "compare":
            sizes = (options.rows, options.presidio_rows, options.peer_rows or options.rows)
            return commands.compare(*sizes, options.jobs, options.hawk_fingerprint)
        case "growth":
            return commands.growth(options.rows, options.jobs)
        case "workers":
            return commands.workers(options.rows)
        case "postgres":
            return commands.postgres(options.rows, options.jobs)
        case "retention":
            return retention(options.rows)
        case _:
            return commands.folder(options.megabytes * 1_000_000, options.jobs)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.speed", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    of_command = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    added = {
        name: of_command.add_parser(name, help=about, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
        for name, about in _HELP.items()
    }
    for name, rows in _ROWS.items():
        added[name].add_argument(
            "--rows", type=int, default=rows, help="of the export of 12 columns, or the table of orders"
        )
    compare = added["compare"]
    compare.add_argument("--presidio-rows", type=int, default=3_000, help="it takes about a minute")
    compare.add_argument("--peer-rows", type=int, help="of the export of the other tools, else as many as ours")
    compare.add_argument("--hawk-fingerprint", type=Path, help="a copy of its patterns, else it downloads them")
    added["folder"].add_argument("--megabytes", type=int, default=2_000, help="of all files, before compression")
    for name in ("compare", "growth", "postgres", "folder"):
        added[name].add_argument("--jobs", type=int, help="passed on to pii-audit scan")
    added["report"].add_argument("--into", type=Path, default=Path("docs"), help="folder of the page and its plots")
    for parser_ in added.values():
        parser_.add_argument("--results", type=Path, default=Path("build/speed"), help="folder of the results")
    return parser


_HELP = {
    "compare": "the export as a CSV file: us, plain Presidio, hawk-scanner and DataFog",
    "growth": "exports of 1, 10 and 100 times --rows",
    "workers": "the export with one job and with two",
    "postgres": "the export as a file and as a table of PostgreSQL",
    "retention": "the retention answer over a table of orders in PostgreSQL",
    "folder": "a folder of mixed files",
    "report": "render the newest result of each command as Markdown and SVG",
}
_ROWS = {"compare": 1_000_000, "growth": 100_000, "workers": 4_000_000, "postgres": 1_000_000, "retention": 10_000_000}


if __name__ == "__main__":
    main()
