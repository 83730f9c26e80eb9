"""The parts of a large file put together are the file."""

import gzip
from collections.abc import Iterable
from pathlib import Path

import pytest

from pii_audit.model.dataset import Dataset
from pii_audit.plugins import Batch, ReadsInParts, Remark, Scanner, SourceError
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


def test_very_long_line_of_json__the_lines_after_it_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "_LONGEST_ROW", 500)
    for module in (csv_blocks, delimited, file_parts):
        monkeypatch.setattr(module, "BLOCK", 64)
    monkeypatch.setattr(text_stream, "_CHUNK", 50)
    lines = [*['{"a": 1}'] * 20, '{"a": "' + "x" * 2_000 + '"}', *['{"b": 1}'] * 20]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    scanner = scan(str(tmp_path))
    found = dataset(scanner, "a.jsonl")
    rows, _, _ = _read(_parted(scanner, found))
    assert len(rows) == 41


@pytest.mark.parametrize("change", ["shorter", "other rows"])
@pytest.mark.usefixtures("small_blocks")
def test_file_written_while_it_is_read__is_no_full_read(change: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("nr;navn\n" + "1;Bo\n" * 200, encoding="utf-8")
    scanner = scan(str(tmp_path))
    found = dataset(scanner, "a.csv")
    assert isinstance(scanner, ReadsInParts)
    parts = scanner.parts(found)
    path.write_text("nr;navn\n" + ("1;Bo\n" * 20 if change == "shorter" else "1;Asta\n" * 300), encoding="utf-8")
    with pytest.raises(SourceError, match="was written while it was read"):
        for part in parts:
            list(scanner.read_part(found, part))


def test_more_columns_than_fields__no_row_is_called_too_long(tmp_path: Path) -> None:
    row = ",".join(str(i) for i in range(2_500))
    (tmp_path / "wide.csv").write_text(",".join(f"f{i}" for i in range(2_500)) + f"\n{row}\n{row}\n", encoding="utf-8")
    scanner = scan(str(tmp_path))
    rows, problems, _ = _read(scanner.read(dataset(scanner, "wide.csv")))
    assert problems == []
    assert "2499" in rows[0]["(beyond header)"]
