"""What lineage adds to a scan: 300 columns of identifiers with 20 million values, scanned with it and without.

`python -m benchmarks.lineage.overhead` writes the files by seed and runs `pii-audit scan` in processes of its own,
in turn with and without.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path
from statistics import median
from unittest import mock

import numpy as np
import pandas as pd

from benchmarks.speed.process import Ran, run
from pii_audit.cli import main as pii_audit
from pii_audit.model.lineage import Lineage

FILES, ROWS = 60, 66_667
"""With five columns of identifiers each."""
_POLICY = """
apiVersion: pii-audit/policy/v1
metadata: {id: overhead, version: "1", controller: {name: Overhead, country: DK}}
categories: {contact: {elements: [email, phone, username, cookie_id, person_name, city]}}
"""
_WORDS = (
    "tak",
    "for",
    "hurtig",
    "levering",
    "varen",
    "kom",
    "frem",
    "i",
    "god",
    "stand",
    "mangler",
    "dog",
    "en",
    "skrue",
    "vejledning",
)
_GIVEN = (
    "Anna",
    "Bent",
    "Carl",
    "Dorte",
    "Erik",
    "Freja",
    "Gorm",
    "Helle",
    "Ida",
    "Jens",
    "Karen",
    "Lars",
    "Mette",
    "Niels",
)
_CITIES = ("Aarhus", "Odense", "Vejle", "Esbjerg", "Herning", "Kolding")


def write(folder: Path, identifiers_alone: bool) -> None:
    """Write the files: every second draws its people from the one before, so that there are copies to find."""
    rng = np.random.default_rng(7)
    (folder / "data").mkdir(parents=True)
    (folder / "policy.yaml").write_text(_POLICY, encoding="utf-8")
    (folder / "pii-audit.yaml").write_text("policy: policy.yaml\nsources: {data: data/}\n", encoding="utf-8")
    people = np.empty(0, np.int64)
    for number in range(FILES):
        people = rng.permutation(people) if number % 2 else rng.integers(10**7, 10**8, ROWS)
        _rows(people, rng, identifiers_alone).to_csv(folder / "data" / f"table_{number:02}.csv", index=False)


def _rows(people: np.ndarray, rng: np.random.Generator, identifiers_alone: bool) -> pd.DataFrame:
    text = pd.Series(people).astype("str")
    given = pd.Series(rng.choice(_GIVEN, len(people)))
    identifiers = pd.DataFrame({
        "customer_no": text,
        "email": given.str.lower() + "." + text + "@example.dk",
        "phone": "+45 " + text,
        "username": given.str.lower() + text,
        "cookie_id": [f"{person:08x}-0000-4000-8000-{person:012x}" for person in people.tolist()],
    })  # fmt: skip
    if identifiers_alone:
        return identifiers
    notes = [" ".join(words) for words in rng.choice(_WORDS, (len(people), 9)).tolist()]
    rest = pd.DataFrame({
        "name": given + " Holm", "city": rng.choice(_CITIES, len(people)), "item": rng.choice(_WORDS, len(people)),
        "amount": rng.integers(100, 99_999, len(people)) / 100, "pieces": rng.integers(1, 9, len(people)),
        "bought": pd.Timestamp("2024-01-01") + pd.to_timedelta(rng.integers(0, 900, len(people)), "D"), "note": notes,
    })  # fmt: skip
    return pd.concat([identifiers, rest], axis=1)


def scanned(folder: Path, *, lineage: bool) -> Ran:
    """Scan the folder in a process of its own.

    Raises:
        RuntimeError: the scan did not go through.
    """
    ran = run([sys.executable, "-m", __spec__.name, "scan", folder, *([] if lineage else ["--without"])], Path.cwd())
    result = json.loads((folder / "result.json").read_bytes())
    if ran.exit_code not in {0, 1, 3} or bool(result["lineage"]["edges"]) != lineage:
        raise RuntimeError(ran.output)
    return ran


def _scan(folder: Path, *, lineage: bool) -> int:
    arguments = ["scan", "-q", "-c", str(folder / "pii-audit.yaml"), "-o", f"json={folder / 'result.json'}"]
    if lineage:
        return pii_audit(arguments)
    with (
        mock.patch("pii_audit.reading.how_to_tell", return_value=None),  # so no part gathers identifiers
        mock.patch("pii_audit.audit.trace", return_value=Lineage()),
        mock.patch("pii_audit.audit.erased_elsewhere", return_value=()),
    ):
        return pii_audit(arguments)


def main() -> None:
    """Scan in turn, and print what lineage added."""
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command")
    scan = commands.add_parser("scan")
    scan.add_argument("folder", type=Path)
    scan.add_argument("--without", action="store_true")
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    if arguments.command == "scan":
        sys.exit(_scan(arguments.folder, lineage=not arguments.without))
    for what, alone in (("in tables of twelve columns", False), ("and no other columns", True)):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "estate"
            write(folder, alone)
            rounds = [(scanned(folder, lineage=True), scanned(folder, lineage=False)) for _ in range(arguments.rounds)]
        with_, without = (median(ran.seconds for ran in side) for side in zip(*rounds, strict=True))
        more = [a.peak_bytes - b.peak_bytes for a, b in rounds]
        shares = ", ".join(f"{a.seconds / b.seconds - 1:+.0%}" for a, b in rounds)
        print(
            f"{FILES * 5} columns, {FILES * 5 * ROWS:,} values, {what}: {without:.1f} s without, {with_:.1f} s with lineage "
            f"({shares}); memory {median(more) / 1e6:+.0f} MB"
        )


if __name__ == "__main__":
    main()
