"""A table of orders with the days that a retention rule counts from, as lines for COPY, a chunk at a time."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from benchmarks.speed.lines import csv_lines
from benchmarks.speed.strings import digits, drawn, joined, where

CHUNK = 200_000
"""Rows made at once, about 10 MB."""
TABLE = """
CREATE TABLE orders (
    id bigint PRIMARY KEY,
    customer_id bigint NOT NULL,
    completed_on date,
    delivered_on date,
    total numeric(10, 2) NOT NULL,
    status text NOT NULL
)
"""
_RUNNING, _UNDELIVERED = 0.02, 0.1
"""Shares of orders that are not completed, and that have no day of delivery."""


def order_lines(rows: int, seed: int = 1) -> Iterator[bytes]:
    """Yield CSV lines without a header; an empty cell is NULL."""
    for start in range(0, rows, CHUNK):
        n = min(CHUNK, rows - start)
        rng = np.random.default_rng((seed, start))
        running = rng.random(n) < _RUNNING
        completed = np.datetime64("2016-01-01") + rng.integers(10 * 365, size=n)
        delivered = completed + rng.integers(30, size=n)
        undelivered = running | (rng.random(n) < _UNDELIVERED)
        cents = rng.integers(1_000, 500_000, size=n)
        table = pa.table(
            {
                "id": digits(1 + np.arange(start, start + n)),
                "customer_id": digits(rng.integers(1, max(2, rows // 4), size=n)),
                "completed_on": where(~running, _days(completed)),
                "delivered_on": where(~undelivered, _days(delivered)),
                "total": joined(digits(cents // 100), ".", digits(cents % 100, 2)),
                "status": where(running, "running", drawn(rng, ("completed", "completed", "returned"), n)),
            }
        )
        yield csv_lines(table)


def _days(days: "np.typing.NDArray[np.datetime64]") -> pa.StringArray:
    return pc.cast(pa.array(days), pa.string())
