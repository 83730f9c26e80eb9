"""Writes the data of the sample company: shop.db, exports/, bucket/ and expected.toml.

The same seed gives the same data, whatever the day; the audit date is 2026-11-22.
"""

import argparse
from pathlib import Path

import bucket
import exports
import shop
import tables
from expected import expected


def generate(folder: Path, seed: int) -> None:
    """Write everything into a folder, over what an earlier run left there."""
    folder.mkdir(parents=True, exist_ok=True)
    built = shop.build(seed)
    exported = exports.build(seed, built)
    stored = bucket.build(seed, built)
    tables.write(built, folder / "shop.db")
    exports.write(exported, folder / "exports")
    bucket.write(stored, folder / "bucket")
    (folder / "expected.toml").write_text(expected(built, exported, stored), encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent, help="folder to write into")
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    generate(arguments.out, arguments.seed)
