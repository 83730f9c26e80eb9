"""The measurements: each makes its data in a temporary folder, runs, and returns a record."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.speed import peers
from benchmarks.speed.audit import scan
from benchmarks.speed.customers import PERSONAL
from benchmarks.speed.database import load_export
from benchmarks.speed.export import COLUMNS, write_export
from benchmarks.speed.folder import write_folder
from benchmarks.speed.planted import Planted
from benchmarks.speed.record import Fact, Measurement, Record
from tests.servers import postgres_server

_TINY = 20
"""Rows of the export that start-up is measured on."""


def compare(rows: int, presidio_rows: int, peer_rows: int, jobs: int | None, hawk_fingerprint: Path | None) -> Record:
    """Measure us and the others on the same export, or on a smaller one of the same generator."""
    others: dict[str, tuple[int, peers.Measure]] = {
        "Presidio": (presidio_rows, peers.presidio),
        "hawk-scanner": (peer_rows, peers.hawk_scanner(hawk_fingerprint)),
        "DataFog": (peer_rows, peers.datafog),
    }
    with _export(rows) as (path, planted):
        measured = [_scan_export(path, rows, planted, jobs, "pii-audit")]
    for name, (size, measure) in others.items():
        with _export(size) as (path, planted):
            try:
                measured.append(measure(path, size, planted))
            except peers.PeerProblem as problem:
                measured.append(Measurement(name, problem=str(problem)))
    ours = measured[0].cells_per_second
    facts: dict[str, Fact] = {}
    for other in (m for m in measured[1:] if not m.problem):
        facts[f"cells/s of pii-audit to those of {other.label}"] = round(ours / other.cells_per_second, 2)
        if other.rows != rows:
            seconds = measured[0].cells / other.cells_per_second
            facts[f"seconds of {other.label} for {rows:,} rows (extrapolated)"] = round(seconds)
    return Record("compare", tuple(measured), facts)


def growth(base: int, jobs: int | None) -> Record:
    """Measure us on an export of one, ten and a hundred times a number of rows, and what remains beyond start-up."""
    with _export(_TINY) as (path, planted):
        tiny = _scan_export(path, _TINY, planted, jobs, "start-up")
    measured, facts = [tiny], dict[str, Fact]()
    for factor in (1, 10, 100):
        with _export(factor * base) as (path, planted):
            measured.append(_scan_export(path, factor * base, planted, jobs, f"{factor} x"))
        facts[f"seconds beyond start-up, {factor} x"] = round(measured[-1].seconds - tiny.seconds, 2)
    return Record("growth", tuple(measured), facts)


def workers(rows: int) -> Record:
    """Measure us with one job and with two."""
    with _export(rows) as (path, planted):
        measured = tuple(_scan_export(path, rows, planted, jobs, f"--jobs {jobs}") for jobs in (1, 2))
    return Record(
        "workers",
        measured,
        {"seconds with one job to those with two": round(measured[0].seconds / measured[1].seconds, 2)},
    )


def postgres(rows: int, jobs: int | None) -> Record:
    """Measure us on the export as a file, and as a table of PostgreSQL."""
    with _export(rows) as (path, planted), postgres_server() as server:
        size = path.stat().st_size
        as_file = _scan_export(path, rows, planted, jobs, "CSV file")
        database = server.fresh_database()
        load_export(database, rows)
        audited = scan(path.parent, "env:SPEED_URL", jobs, {"SPEED_URL": database.url})
        table = audited.measurement("PostgreSQL table", rows * COLUMNS, size, planted, "memory without the server's")
    return Record("postgres", (as_file, table))


def folder(size: int, jobs: int | None) -> Record:
    """Measure us on a folder of mixed files."""
    with tempfile.TemporaryDirectory() as name:
        top = Path(name) / "files"
        top.mkdir()
        written = write_folder(top, size)
        audited = scan(Path(name), "files/", jobs)
    personal = {(file, *column) for file in written.customers for column in PERSONAL.items()}
    facts: dict[str, Fact] = {
        "files": written.files,
        **{f"files {state}": count for state, count in audited.states.items()},
        "personal columns": len(personal),
        "personal columns found": len(personal & audited.detected),
    }
    planted = [Planted(field, element, written.rows, ()) for field, element in PERSONAL.items()]
    return Record("folder", (audited.measurement("pii-audit", written.cells, written.bytes, planted),), facts)


@contextmanager
def _export(rows: int) -> Iterator[tuple[Path, Sequence[Planted]]]:
    """An export in a folder of its own."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "export.csv"
        yield path, write_export(path, rows)


def _scan_export(path: Path, rows: int, planted: Sequence[Planted], jobs: int | None, label: str) -> Measurement:
    audited = scan(path.parent, path.name, jobs)
    return audited.measurement(label, rows * COLUMNS, path.stat().st_size, planted)
