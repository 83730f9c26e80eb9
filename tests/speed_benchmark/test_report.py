"""A page and its plots come out of records, and records come back from their files."""

import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from benchmarks.speed.planted import Planted
from benchmarks.speed.process import run
from benchmarks.speed.record import Measurement, Record, newest, write
from benchmarks.speed.report import MEMORY, PAGE, SPEED, TIME, render

OURS = Measurement(
    "pii-audit", rows=1000, cells=12_000, bytes=190_000, seconds=4.0, peak_bytes=300_000_000, found=("note: email",)
)
SLOW = Measurement("slow & old", rows=10, cells=120, bytes=1_900, seconds=2.0, missed=("note: email",), how="by hand")
BROKEN = Measurement("broken", problem="it did not install")
COMPARE = Record("compare", (OURS, SLOW, BROKEN), {"times": 50.0}, {"cores": "2"})
GROWTH = Record(
    "growth",
    tuple(
        Measurement(f"{n} x", rows=n, cells=12 * n, seconds=3 + n / 1000, peak_bytes=2 * 10**8 + n)
        for n in (0, 100, 1000, 10_000)
    ),
    {"seconds beyond start-up, 1 x": 0.1},
    {"cores": "2"},
)


@pytest.fixture
def stored(tmp_path: Path) -> dict[str, Record]:
    older = Record("compare", (BROKEN,))
    written = write(older, tmp_path)
    written.rename(tmp_path / "compare-20200101T000000.json")
    for record in (COMPARE, GROWTH):
        write(record, tmp_path)
    return newest(tmp_path)


def test_newest__reads_the_last_of_each_command(stored: dict[str, Record]) -> None:
    assert stored == {"compare": COMPARE, "growth": GROWTH}


def test_page__says_what_was_measured_and_what_was_not(stored: dict[str, Record]) -> None:
    page = render(stored)[PAGE]
    assert "| pii-audit | 1,000 | 12,000 | 0.2 | 4.00 | 3,000 | 300 | 1 of 1 |" in page
    assert "- broken, not measured: it did not install" in page
    assert "- slow & old, missed: note: email" in page
    assert "cores 2" in page
    assert f"]({SPEED})" in page
    assert f"]({TIME})" in page


@pytest.mark.parametrize(("plot", "marks", "tag"), [(SPEED, 2, "rect"), (TIME, 3, "circle"), (MEMORY, 3, "circle")])
def test_plots__are_svg_with_a_mark_for_each_measurement(
    plot: str, marks: int, tag: str, stored: dict[str, Record]
) -> None:
    root = ET.fromstring(render(stored)[plot])
    shapes = root.findall(f"{{http://www.w3.org/2000/svg}}{tag}")
    assert len(shapes) == marks + (tag == "rect")  # the background


def test_bars__are_longer_for_more(stored: dict[str, Record]) -> None:
    root = ET.fromstring(render(stored)[SPEED])
    widths = [
        float(r.attrib["width"]) for r in root.iter("{http://www.w3.org/2000/svg}rect") if r.attrib["fill"] != "#fff"
    ]
    assert widths[0] > widths[1] > 0


def test_run__measures_time_and_memory_of_all_processes(tmp_path: Path) -> None:
    holds = "import time; data = bytearray(60_000_000); time.sleep(0.5)"
    code = f"import subprocess, sys; sys.exit(subprocess.call([sys.executable, '-c', {holds!r}]) or print('done') or 7)"
    ran = run([sys.executable, "-c", code], tmp_path)
    assert ran.exit_code == 7
    assert ran.output.strip() == "done"
    assert 0.5 <= ran.seconds < 5
    assert 60_000_000 < ran.peak_bytes < 200_000_000


def test_planted__is_found_by_what_lies_in_it_and_not_by_another_element() -> None:
    planted = Planted("adresse", "mailing_address", 2, ("Vestergade 1", "Nygade 2"))
    assert planted.in_pairs({("adresse", "street")})
    assert not planted.in_pairs({("adresse", "email"), ("note", "street")})
    assert planted.in_hits({"location": {"Vestergade"}})
    assert not planted.in_hits({"location": {"Odense"}, "email": {"Vestergade 1"}})
