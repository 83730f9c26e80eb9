"""How long detection takes over a table as companies have them: 60,000 rows of 20 columns, 1.2 million cells.

Run: `python benchmarks/detection_speed.py`. The time covers everything from the import on, model load included;
keep it to one core with OMP_NUM_THREADS=1 to compare runs.
"""

import random
import time
from datetime import date

import pandas as pd

ROWS, BATCH = 60_000, 10_000


def table() -> pd.DataFrame:
    """Make a table of orders with customers: most cells are numbers, dates and codes."""
    rng = random.Random(1)
    first, last = ("Jens", "Mette", "Anna", "Peter", "Karen"), ("Hansen", "Smith", "Holm", "Møller", "Jones")
    texts = ("Please call %s %s about order %d, it is late", "%s %s har ikke fået sin ordre %d endnu", "ok %s %s %d")
    rows = range(ROWS)
    return pd.DataFrame(
        {
            "order_id": [str(10_000_000 + i) for i in rows],
            "customer_name": [f"{rng.choice(first)} {rng.choice(last)}" for _ in rows],
            "email": [f"kunde{i // 3}@example.dk" for i in rows],
            "phone": [str(rng.randrange(20_000_000, 99_999_999)) for _ in rows],
            "address": [f"Vestergade {rng.randrange(400)}, 8000 Aarhus C" for _ in rows],
            "ip_address": [f"192.0.{rng.randrange(256)}.{rng.randrange(256)}" for _ in rows],
            "session": [f"{rng.getrandbits(128):032x}" for _ in rows],
            "note": [rng.choice(texts) % (rng.choice(first), rng.choice(last), i) for i in rows],
            "referrer": [f"https://shop.example/p/{rng.randrange(9000)}?utm={rng.randrange(90)}" for _ in rows],
            "sku": [f"AB-{rng.randrange(5000):05}" for _ in rows],
            **{
                f"created_{n}": [f"2024-{i % 12 + 1:02}-{i % 28 + 1:02} 10:{i % 60:02}:00" for i in rows]
                for n in range(3)
            },
            **{f"amount_{n}": [f"{rng.randrange(10**6) / 100:.2f}" for _ in rows] for n in range(4)},
            **{f"flag_{n}": [rng.choice("01") for _ in rows] for n in range(3)},
        }
    ).astype("str")


def main() -> None:
    """Time the steps and print them."""
    frame = table()
    start = time.perf_counter()
    from pii_audit.detection.detector import Detector  # noqa: PLC0415 - its import is part of the time
    from pii_audit.detection.sample import merge  # noqa: PLC0415
    from pii_audit.inventory.schema import Detection  # noqa: PLC0415
    from pii_audit.model.dataset import Dataset, DatasetKind  # noqa: PLC0415

    imported = time.perf_counter()
    detector = Detector(Detection(), seed=1, as_of=date(2026, 11, 22))
    samples = detector.observe(frame.iloc[:BATCH])
    for offset in range(BATCH, ROWS, BATCH):
        part = detector.observe(frame.iloc[offset : offset + BATCH])
        samples = {field: merge(sample, part[field]) for field, sample in samples.items()}
    observed = time.perf_counter()
    facts = detector.judge(Dataset("shop", "orders", "orders", DatasetKind.TABLE), samples)
    judged = time.perf_counter()
    print(f"{frame.size:,} cells")
    print(f"import  {imported - start:5.1f} s")
    print(f"observe {observed - imported:5.1f} s ({frame.size / (observed - imported):,.0f} cells/s)")
    print(f"judge   {judged - observed:5.1f} s")
    print(f"all     {judged - start:5.1f} s")
    print(*(f"{f.field}: {', '.join(e.element for e in f.elements) or '-'}" for f in facts), sep="\n")


if __name__ == "__main__":
    main()
