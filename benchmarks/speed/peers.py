"""Other tools over the same CSV file: plain Presidio from our environment, the others each in one of its own."""

import json
import os
import re
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from benchmarks.speed.export import COLUMNS
from benchmarks.speed.planted import Planted
from benchmarks.speed.process import Ran, run
from benchmarks.speed.record import Measurement

_ROOT = Path(__file__).parents[2]


class PeerProblem(Exception):
    """A tool does not install, does not run, or found nothing for a reason it gives; the message says which."""


Measure = Callable[[Path, int, Sequence[Planted]], Measurement]
"""Measures a tool on an export of so many rows, in its folder.

Raises:
    PeerProblem: it could not be measured.
"""


def presidio(export: Path, rows: int, planted: Sequence[Planted]) -> Measurement:
    """Measure `BatchAnalyzerEngine` on every cell."""
    result = export.parent / "presidio.json"
    ran = _run([sys.executable, "-m", "benchmarks.speed.presidio", export, result], _ROOT)
    document = json.loads(result.read_text(encoding="utf-8"))
    known = {(p.field, element) for p in planted for element in p.accepted}
    return _measurement(
        f"Presidio {version('presidio-analyzer')}",
        export,
        rows,
        planted,
        document["hits"],
        seconds=document["seconds"],
        peak_bytes=ran.peak_bytes,
        others=[f"{field}: {element}" for field, element in document["columns"] if (field, element) not in known],
        how="every cell, batch_size=256, English registry and model as installed; without the loading of the model",
    )


def hawk_scanner(fingerprint: Path | None) -> Measure:
    """Measure `hawk_scanner fs`; its patterns come from a file, or else it downloads its default ones when it starts."""

    def measure(export: Path, rows: int, planted: Sequence[Planted]) -> Measurement:
        folder = export.parent
        # It uses pkg_resources, which later releases of setuptools no longer bring.
        environment = _environment("hawk-scanner", "setuptools<81")
        (folder / "connection.yml").write_text(
            json.dumps({"sources": {"fs": {"export": {"path": str(export)}}}}), encoding="utf-8"
        )
        patterns: list[str | Path] = ["--fingerprint", fingerprint.resolve()] if fingerprint else []
        command = ["fs", "--connection", "connection.yml", "--json", "hawk.json", "--shutup", "--no-write", *patterns]
        ran = _run([environment / "bin" / "hawk_scanner", *command], folder)
        if "Unable to download" in ran.output:  # it ends with 0 then, and an empty result
            raise PeerProblem("its default patterns could not be downloaded; name a copy with --hawk-fingerprint")
        found = json.loads((folder / "hawk.json").read_bytes()).get("fs", [])
        if not found:  # an exception, as of patterns that are no YAML, comes out as no matches
            raise PeerProblem("it ended with 0 and reported nothing of a file full of e-mail addresses")
        return _measurement(
            f"hawk-scanner {_version(environment, 'hawk-scanner')}",
            export,
            rows,
            planted,
            _by_element({entry["pattern_name"]: entry["matches"] for entry in found}, _HAWK),
            seconds=ran.seconds,
            peak_bytes=ran.peak_bytes,
            others=[f"{e['pattern_name']} ({len(e['matches'])})" for e in found if e["pattern_name"] not in _HAWK],
            # It reads the file as one text and keeps all matches: no columns, rows, checksums or language models.
            how="the whole file as one text against its regular expressions; names no column and no row",
        )

    return measure


def datafog(export: Path, rows: int, planted: Sequence[Planted]) -> Measurement:
    """Measure `datafog.scan` on every line."""
    environment, result = _environment("datafog"), export.parent / "datafog.json"
    ran = _run(
        [environment / "bin" / "python", Path(__file__).with_name("datafog_lines.py"), export, result], export.parent
    )
    found = json.loads(result.read_text(encoding="utf-8"))
    return _measurement(
        f"DataFog {_version(environment, 'datafog')}",
        export,
        rows,
        planted,
        _by_element(found, _DATAFOG),
        seconds=ran.seconds,
        peak_bytes=ran.peak_bytes,
        others=[f"{kind} ({len(texts)})" for kind, texts in found.items() if kind not in _DATAFOG],
        # A library for texts, without a reader of CSV. Its types are American ones, its checksums few.
        how="line by line against its regular expressions; names no column",
    )


_HAWK = {"Email": "email", "Phone Number": "phone"}
_DATAFOG = {"EMAIL": "email", "PHONE": "phone", "CREDIT_CARD": "payment_card", "SSN": "national_id"}
"""Their types as elements, where one was planted."""


def _by_element(found: Mapping[str, Collection[str]], elements: Mapping[str, str]) -> dict[str, set[str]]:
    return {element: set(found.get(kind, ())) for kind, element in elements.items()}


def _measurement(
    label: str,
    export: Path,
    rows: int,
    planted: Sequence[Planted],
    hits: Mapping[str, Collection[str]],
    *,
    seconds: float,
    peak_bytes: int,
    others: Sequence[str],
    how: str,
) -> Measurement:
    sets = {element: set(texts) for element, texts in hits.items()}
    found = [p.name for p in planted if p.in_hits(sets)]
    return Measurement(
        label=label,
        rows=rows,
        cells=rows * COLUMNS,
        bytes=export.stat().st_size,
        seconds=seconds,
        peak_bytes=peak_bytes,
        found=tuple(found),
        missed=tuple(p.name for p in planted if p.name not in found),
        others=tuple(others),
        how=how,
    )


def _environment(package: str, *further: str) -> Path:
    """Make a tool's environment in the user's cache, with its newest release; one that is there is used again."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    environment, uv = cache / "pii-audit-benchmarks" / package, Path(sys.executable).parent / "uv"
    if not (environment / "installed").exists():
        environment.parent.mkdir(parents=True, exist_ok=True)
        _run([uv, "venv", "--quiet", "--clear", "--python", sys.executable, environment], environment.parent)
        into: list[str | Path] = ["--python", environment / "bin" / "python"]
        _run([uv, "pip", "install", "--quiet", "--compile-bytecode", *into, package, *further], environment.parent)
        (environment / "installed").touch()
    return environment


def _version(environment: Path, package: str) -> str:
    code = f"import importlib.metadata as m; print(m.version({package!r}))"
    return _run([environment / "bin" / "python", "-c", code], environment).output.strip()


def _run(command: Sequence[str | Path], folder: Path) -> Ran:
    ran = run(command, folder)
    if ran.exit_code:
        last = (ran.output.strip().splitlines() or ["it said nothing"])[-1]
        said = re.sub(r"(\w+:/)?/\S+", "…", last)  # results are published, and name no place of this machine
        raise PeerProblem(f"{Path(command[0]).name} ended with {ran.exit_code}: {said}")
    return ran
