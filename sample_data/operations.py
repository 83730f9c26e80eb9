"""The log of the shop's machines: what they did to orders, parcels and stock, and one line too many."""

import csv
import gzip
import io
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random

from moments import at

LINES = 2400
QUEUES = ("orders", "labels", "stock", "mail", "payments")
SLIP = "retry for {name} gave up"
"""What a worker wrote that was to write the number of the order."""


def log(rng: Random, customer: str) -> tuple[bytes, list[datetime]]:
    """Return a gzipped CSV file with the slip about a customer in its middle, and when its lines were written (UTC)."""
    moments = [at("2026-11-02 05:00:00") + timedelta(minutes=11 * number) for number in range(LINES)]
    entries = _entries(rng, moments)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["at", "level", "queue", "took_ms", "entry"])
    for number, moment in enumerate(moments):
        level, entry = next(entries)
        if number == LINES // 2:
            level, entry = "warning", SLIP.format(name=customer.lower())
        stamp = moment.isoformat(sep=" ", timespec="seconds")
        writer.writerow([stamp, level, rng.choice(QUEUES), rng.randrange(3, 4000), entry])
    return gzip.compress(text.getvalue().encode(), mtime=0), moments


def _entries(rng: Random, moments: list[datetime]) -> Iterator[tuple[str, str]]:
    """Yield a level and a message for each moment; no message is about anybody."""
    for moment in moments:
        order, parcel, batch = rng.randrange(30001, 36000), rng.randrange(35001, 35400), f"{moment:%Y%m%d}"
        epoch, seconds = int(moment.replace(tzinfo=UTC).timestamp()), rng.randrange(10, 900) / 10
        yield rng.choice(
            (
                ("info", f"order {order} imported in {seconds} s"),
                ("info", f"label of parcel {parcel} printed after {rng.randrange(1, 4)} attempts"),
                ("info", f"stock of ean {_ean(rng)} set to {rng.randrange(400)}"),
                ("info", f"batch {batch} closed with {rng.randrange(9000)} jobs, epoch {epoch}"),
                ("info", f"worker restarted, version 4.{rng.randrange(9, 13)}.0.{rng.randrange(10)}"),
                ("warning", f"retry for order {order} in {rng.choice((30, 60, 120))} s"),
                ("warning", f"gateway timeout after {rng.randrange(30_000, 31_000)} ms, order {order} put back"),
                ("error", f"retry for batch {batch} gave up"),
            )
        )


def _ean(rng: Random) -> str:
    """Make an article number of the range that every shop may use as it likes (it begins with 2)."""
    digits = f"2{rng.randrange(10**11):011}"
    weighed = sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(digits))
    return f"{digits}{-weighed % 10}"
