"""Measure how many edges of an estate an audit finds, and how many it draws that are none: `python -m benchmarks.lineage`."""

import tempfile
import time
from pathlib import Path

import numpy as np

from benchmarks.lineage.measure import measure
from pii_audit.lineage.compare import compare
from pii_audit.lineage.key_sets import KeySet


def main() -> None:
    """Write an estate, audit it and print what was found."""
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        found = measure(Path(folder))
    print(f"{found.true} true edges, {found.drawn} drawn: precision {found.precision:.3f}, recall {found.recall:.3f}")
    for edge in sorted(found.missed):
        print("missed:", *edge)
    for edge in sorted(found.wrong):
        print("wrong: ", *edge)
    print(f"in {time.perf_counter() - began:.0f} s")
    for few, many in ((200_000, 1), (66_667, 300)):
        print(size_and_time(few, many))


def size_and_time(each: int, columns: int) -> str:
    """Compare many columns with one of five million values."""
    rng = np.random.default_rng(1)
    largest = rng.integers(1, 2**64 - 1, 5_000_000, dtype=np.uint64)
    sets = [KeySet.of(largest), *(KeySet.of(rng.choice(largest, each)) for _ in range(columns))]
    began, size = time.perf_counter(), sum(keys.hashes.nbytes for keys in sets)
    pairs = sum(1 for _ in compare(sets))
    took = time.perf_counter() - began
    return f"{columns} x {each:,} values against 5,000,000: {took:.2f} s, {pairs:,} pairs, {size / 1e6:.0f} MB of sets"


if __name__ == "__main__":
    main()
