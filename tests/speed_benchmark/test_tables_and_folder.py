"""Orders and mixed files are what they are said to be."""

import csv
import gzip
import io
import json
from collections import Counter
from datetime import date
from pathlib import Path

import psycopg

from benchmarks.speed.database import load, load_export
from benchmarks.speed.export import write_export
from benchmarks.speed.folder import write_folder
from benchmarks.speed.orders import CHUNK, TABLE, order_lines
from tests.servers import DatabaseServer


def test_orders__are_rows_of_six_and_the_same_again() -> None:
    text = b"".join(order_lines(CHUNK + 10)).decode()
    rows = list(csv.reader(io.StringIO(text), strict=True))
    assert len(rows) == CHUNK + 10
    assert {len(row) for row in rows} == {6}
    assert [row[0] for row in rows] == [str(n + 1) for n in range(CHUNK + 10)]
    assert text == b"".join(order_lines(CHUNK + 10)).decode()
    for _, _, completed, delivered, _, status in rows[:2000]:
        assert (completed == "") == (status == "running")
        assert not delivered or date.fromisoformat(completed) <= date.fromisoformat(delivered)


def test_load__puts_the_same_in_postgres(postgres: DatabaseServer, tmp_path: Path) -> None:
    database = postgres.fresh_database()
    load(database, "orders", TABLE, order_lines(100))
    load_export(database, 300)
    write_export(tmp_path / "export.csv", 300)
    with (tmp_path / "export.csv").open(encoding="utf-8", newline="") as file:
        notes = {row["kundenr"]: row["bemaerkning"] for row in csv.DictReader(file)}
    with psycopg.connect(database.url) as connection:
        assert connection.execute("SELECT count(*) FROM orders").fetchone() == (100,)
        assert dict(connection.execute("SELECT kundenr::text, bemaerkning FROM export").fetchall()) == notes


def test_folder__holds_files_of_all_formats(tmp_path: Path) -> None:
    written = write_folder(tmp_path, 7_000_000)
    paths = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(paths) == written.files
    assert 7_000_000 <= written.bytes <= 7_100_000
    assert any(len(path.relative_to(tmp_path).parts) > 1 for path in paths)
    assert {path.suffix for path in paths} == {".csv", ".gz", ".json", ".jsonl"}
    rows = cells = 0
    encodings: Counter[str] = Counter()
    for path in paths:
        content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        try:
            text, encoding = content.decode(), "utf-8"
        except UnicodeDecodeError:
            text, encoding = content.decode("cp1252"), "cp1252"
        table = _rows(path, text)
        rows, cells = rows + len(table), cells + sum(map(len, table))
        encodings[encoding] += 1
        assert ("navn" in table[0]) == (path.relative_to(tmp_path).as_posix() in written.customers)
    assert (rows, cells) == (written.rows, written.cells)
    assert set(encodings) == {"utf-8", "cp1252"}


def _rows(path: Path, text: str) -> list[dict[str, str]]:
    if path.suffix == ".json":
        array: list[dict[str, str]] = json.loads(text)
        return array
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in text.splitlines()]
    delimiter = ";" if ";" in text.partition("\n")[0] else ","
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter, strict=True))
