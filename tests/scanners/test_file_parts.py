"""The parts of a large file put together are the file."""

import gzip
from collections.abc import Iterable
from pathlib import Path

import pytest

from pii_audit.model.dataset import Dataset
from pii_audit.plugins import Batch, ReadsInParts, Remark, Scanner
from pii_audit.scanners import csv_blocks, delimited, file_parts, text_stream
from tests.scanners.reading import dataset, scan

_ROWS = "".join(f'{i};Åse {i};"linje\n{i}; med ""citat"""\n' for i in range(40))
_FILES = {
    "clean.csv": f"nr;navn;note\n{_ROWS}".encode(),
    "windows.csv": f"nr;navn;note\n{_ROWS}".encode("cp1252"),
    "marked.csv": f"nr;navn;note\n{_ROWS}".encode("utf-8-sig"),
    "late.csv": ("nr;navn\n" + "1;Bo\n" * 60 + "2;Åse\n").encode("cp1252"),
    "ragged.csv": ("nr;navn\n" + "1;Bo\n" * 30 + "2;Bo;x\n3\n" + "1;Bo\n" * 30 + "4;Bo;y\n").encode(),
    "stray.csv": ("nr;navn\n" + "1;Bo\n" * 30 + '2;5" rør\n' + "1;Bo\n" * 30).encode(),
    "open.csv": ("nr;navn\n" + "1;Bo\n" * 30 + '2;"Bo\n' + "1;Bo\n" * 150).encode(),
    "damaged.csv": b"nr;navn\n1;\xc3\x85se\n" + b"1;Bo\n" * 30 + b"2;\xff\n" + b"3;\xfe\n" * 20,
    "titles.csv": ("Udtræk;\n\nnr;navn\n" + "1;Bo\n" * 60).encode(),
    "lines.jsonl": "".join(f'{{"nr": {i}, "navn": "Åse \\"{i}"}}\n' for i in range(40)).encode()
    + b'{"broken\n{"nr": 1}',
}


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (csv_blocks, delimited, file_parts):
        monkeypatch.setattr(module, "BLOCK", 64)
    monkeypatch.setattr(text_stream, "_CHUNK", 50)


def _read(batches: Iterable[Batch]) -> tuple[list[dict[str, str]], list[str], list[str]]:
    rows: list[dict[str, str]] = []
    problems: dict[str, Remark] = {}
    notes: list[str] = []
    for batch in batches:
        records = batch.frame.astype(object).to_dict("records")
        rows += [{str(name): cell for name, cell in record.items() if isinstance(cell, str)} for record in records]
        notes += map(str, batch.notes)
        for remark in batch.problems:
            problems[remark.what] = problems[remark.what] + remark if remark.what in problems else remark
    return rows, [str(problem) for problem in problems.values()], notes


def _parted(scanner: Scanner, found: Dataset) -> list[Batch]:
    assert isinstance(scanner, ReadsInParts)
    parts = scanner.parts(found)
    assert [part.number for part in parts] == list(range(len(parts)))
    assert len(parts) > 2
    return [batch for part in parts for batch in scanner.read_part(found, part)]


@pytest.mark.parametrize("name", _FILES)
@pytest.mark.usefixtures("small_blocks")
def test_parts__put_together__are_what_reading_the_whole_gives(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(_FILES[name])
    scanner = scan(str(tmp_path))
    found = dataset(scanner, name)
    assert _read(_parted(scanner, found)) == _read(scanner.read(found))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("packed.csv.gz", gzip.compress(_FILES["clean.csv"])),
        ("wide.csv", f"nr;navn\n{_ROWS}".encode("utf-16")),
        ("array.json", b"[" + b",".join([b'{"nr": 1}'] * 50) + b"]"),
        ("small.csv", b"nr;navn\n1;Bo\n"),
    ],
)
@pytest.mark.usefixtures("small_blocks")
def test_files_without_rows_to_be_told_in_bytes__are_one_part(name: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    scanner = scan(str(tmp_path))
    found = dataset(scanner, name)
    assert isinstance(scanner, ReadsInParts)
    (part,) = scanner.parts(found)
    assert _read(scanner.read_part(found, part)) == _read(scanner.read(found))


def test_clean_rows__go_through_arrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("clean.csv", "windows.csv", "marked.csv", "late.csv"):
        (tmp_path / name).write_bytes(_FILES[name])
    scanner = scan(str(tmp_path))
    monkeypatch.setattr(delimited, "_row_by_row", None)
    for name in ("clean.csv", "windows.csv", "marked.csv", "late.csv"):
        assert _read(scanner.read(dataset(scanner, name)))[0]
