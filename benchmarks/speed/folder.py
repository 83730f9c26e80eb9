"""A folder as offices have them: nested, a few large files and many small ones, in several formats and encodings."""

import gzip
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import BinaryIO

import pyarrow as pa

from benchmarks.speed.customers import chunks
from benchmarks.speed.lines import csv_header, csv_lines, json_lines

_KINDS = {
    "kunder": ("kundenr", "navn", "email", "telefon", "adresse", "postnr_by", "cpr_nr"),
    "ordrer": ("kundenr", "ordrenr", "vare", "beloeb", "oprettet"),
    "henvendelser": ("kundenr", "ordrenr", "oprettet", "bemaerkning"),
}
"""Tables with personal columns, without any, and with texts."""
_ROW_BYTES = 120
"""About what a row takes, over all tables and formats."""
_LARGE, _LARGE_SHARE = 6, 0.5
"""Large files, and their share of all bytes."""
_SMALL_BYTES = (2_000, 2_000_000)
"""Bounds of the others."""


@dataclass(frozen=True)
class Folder:
    """What was written; bytes are counted before compression."""

    files: int
    bytes: int
    rows: int
    cells: int

    customers: tuple[str, ...]
    """Files with every column that is personal throughout."""


def write_folder(top: Path, size: int, seed: int = 1) -> Folder:
    """Fill a folder with about `size` bytes, counted before compression."""
    rng, files, written, rows, cells = Random(f"{seed}:folder"), 0, 0, 0, 0
    customers = []
    while written < size:
        large = files < _LARGE
        wanted = int(size * _LARGE_SHARE / _LARGE) if large else int(rng.uniform(*_SMALL_BYTES))
        count = max(1, min(wanted, size - written) // _ROW_BYTES)
        kind, suffix = rng.choice(tuple(_KINDS)), tuple(_FORMATS)[files % len(_FORMATS)]
        folder = top.joinpath(
            *rng.sample(("2022", "2023", "2024", "lager", "salg", "support", "arkiv"), rng.randrange(4))
        )
        folder.mkdir(parents=True, exist_ok=True)
        tables = (table.select(_KINDS[kind]) for table in chunks(count, seed + files))
        path = folder / f"{kind}_{files:04}.{suffix.rpartition(' ')[2]}"
        with _opened(path) as file:
            written += sum(file.write(part) for part in _FORMATS[suffix](tables))
        customers += [path.relative_to(top).as_posix()] if kind == "kunder" else []
        files, rows, cells = files + 1, rows + count, cells + count * len(_KINDS[kind])
    return Folder(files, written, rows, cells, tuple(customers))


def _opened(path: Path) -> BinaryIO:
    return gzip.open(path, "wb", 1) if path.suffix == ".gz" else path.open("wb")  # type: ignore[return-value]


def _csv(delimiter: str, encoding: str) -> Callable[[Iterator[pa.Table]], Iterator[bytes]]:
    def parts(tables: Iterator[pa.Table]) -> Iterator[bytes]:
        for number, table in enumerate(tables):
            if not number:
                yield csv_header(table.column_names, delimiter)
            yield csv_lines(table, delimiter).decode().encode(encoding)

    return parts


def _json_lines(tables: Iterator[pa.Table]) -> Iterator[bytes]:
    yield from map(json_lines, tables)


def _json_array(tables: Iterator[pa.Table]) -> Iterator[bytes]:
    """An array over all tables: each begins where the comma of the one before ends."""
    before = b"["
    for table in tables:
        yield before + json_lines(table, ",\n").removesuffix(b",\n")
        before = b",\n"
    yield b"]\n"


_FORMATS: dict[str, Callable[[Iterator[pa.Table]], Iterator[bytes]]] = {
    "utf-8 csv": _csv(",", "utf-8"),
    "jsonl": _json_lines,
    "danish csv": _csv(";", "cp1252"),
    "json": _json_array,
    "semicolons csv": _csv(";", "utf-8"),
    "csv.gz": _csv(",", "utf-8"),
    "old csv": _csv(",", "cp1252"),
}
"""By their suffix, after what tells those of the same suffix apart."""
