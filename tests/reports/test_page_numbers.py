"""Every tile, bar and cell of the page is what its JSON says, counted here by other means."""

import json
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Any

from pii_audit.model.result import to_json
from pii_audit.reports.html import HtmlReporter
from tests.reports import example


@cache
def facts() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = json.loads(to_json(example.with_all()))
    return loaded


@cache
def page(template: str = "technical") -> str:
    return str(HtmlReporter(template, "en", example.past()).render(example.with_all()))


def section(id_: str, template: str = "technical") -> str:
    found = re.search(rf'<section id="{id_}".*?</section>', page(template), re.DOTALL)
    assert found
    return found[0]


def plain(html: str) -> str:
    return " ".join(re.sub(r"<title.*?</title>|<[^>]+>", " ", html, flags=re.DOTALL).split())


def percent(part: int, whole: int) -> str:
    return f"{round(100 * part / whole)} %"


def rows(html: str) -> list[list[str]]:
    body = re.search(r"<tbody>(.*?)</tbody>", html, re.DOTALL)
    assert body
    return [
        [plain(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)]
        for row in re.findall(r"<tr>(.*?)</tr>", body[1], re.DOTALL)
    ]


def test_tiles__are_counted_from_the_json() -> None:
    r = facts()
    tiles = re.search(r'<dl class="tiles".*?</dl>', section("short"), re.DOTALL)
    assert tiles
    figures = re.findall(r'<div class="figure">(.*?)</div>', tiles[0])
    unaccepted = [f for f in r["findings"] if f["status"] != "accepted"]
    personal = [f for f in r["fields"] if f["elements"]]
    declared = [f for f in personal if not [e for e in f["elements"] if not e["declared"]]]
    states: Counter[str] = Counter()
    for line in r["retention"]:
        states.update(line["states"])
    kept = states["open"] + states["within"] + states["exempt"]
    ledger = Counter(line["state"] for line in r["coverage"])
    in_scope = sum(ledger.values()) - ledger["skipped"]
    read = ledger["full"] + ledger["empty"]
    assert [f.replace("&gt; ", "") for f in figures] == [
        str(len(unaccepted)),
        percent(len(declared), len(personal)),
        percent(kept, kept + states["overdue"]),
        percent(read, in_scope),
    ]
    rings = [float(share) for share in re.findall(r'stroke-dasharray="([\d.]+) 100"', tiles[0])]
    wanted = [len(declared) / len(personal), kept / (kept + states["overdue"]), read / in_scope]
    assert rings == [round(100 * share, 2) for share in wanted]
    shown = plain(tiles[0])
    assert f"{states['overdue']:,} overdue" in shown
    assert f"{states['unverifiable']:,} more cannot be judged" in shown


def test_clause_strip__has_the_width_of_every_state() -> None:
    counts = Counter(clause["status"] for clause in facts()["clauses"])
    for template, id_ in (("technical", "clauses"), ("management", "promises")):
        strip = re.search(r'<svg class="strip".*?</svg>', section(id_, template), re.DOTALL)
        assert strip
        widths = {state: float(w) for state, w in re.findall(r'<rect class="(\w+)"[^>]* width="([\d.]+)%', strip[0])}
        total = sum(counts.values())
        assert widths.keys() == counts.keys()
        assert all(abs(widths[state] - 100 * n / total) < 1 for state, n in counts.items())


def test_retention_table__has_every_count_of_every_bar() -> None:
    order = ("overdue", "unverifiable", "exempt", "within", "open", "not_applicable")
    wanted = sorted(
        [f"{n:,}" for n in (line["total"], *(line["states"].get(state, 0) for state in order))]
        for line in facts()["retention"]
    )
    assert sorted(row[1:8] for row in rows(section("retention")) if len(row) == 10) == wanted
    labels = re.findall(r'<svg class="bar" role="img" aria-label="([^"]*)"', section("retention"))
    assert len(labels) == len(facts()["retention"])
    drawn = sum(int(n.replace(",", "")) for label in labels for n in re.findall(r"([\d,]+) overdue", label))
    assert drawn == sum(line["states"].get("overdue", 0) for line in facts()["retention"])


def test_forecast__adds_up() -> None:
    lines = facts()["retention"]
    soon = sum(line["reasons"].get("within:30", 0) for line in lines)
    later = soon + sum(line["reasons"].get("within:90", 0) for line in lines)
    assert f"{soon:,} records more fall due within 30 days and {later:,} within 90" in plain(section("forecast"))
    assert sum(int(row[-2].replace(",", "")) for row in rows(section("forecast"))) == soon


def test_heat_map__every_cell_counts_its_fields() -> None:
    head = re.search(r"<thead>.*?</thead>", section("categories"), re.DOTALL)
    assert head
    sources = [plain(cell) for cell in re.findall(r"<th scope=\"col\">(.*?)</th>", head[0])][1:]
    cells = sum(
        int(n) for row in rows(section("categories")) for cell in row[1:] for n in re.findall(r"(\d+) field", cell)
    )
    kinds = {
        (
            f["source"],
            f["dataset"],
            f["field"],
            (e["category"] or e["element"]) if e["declared"] else e["element"],
            e["declared"],
        )
        for f in facts()["fields"]
        for e in f["elements"]
    }
    assert cells == len(kinds)
    assert set(sources) == {line["source"] for line in facts()["coverage"]}


def test_trend__shows_each_audit_as_the_history_has_it() -> None:
    shown = rows(section("trend"))
    for row, run in zip(shown, example.past(), strict=True):
        serious = sum(n for level, status, n in run.counts if level in {"critical", "high"} and status != "accepted")
        assert row[0] == str(run.as_of)
        assert row[2:6] == [
            "–" if run.score is None else f"{run.score:g}",
            str(serious),
            str(serious),
            f"{run.overdue:,}",
        ]
    assert [row[-1] for row in shown].count("scope changed") == 1
    assert section("trend").count("<polyline") == 3  # parted where the scope changed, and where a score was withheld


def test_findings__count_as_many_as_the_json() -> None:
    r = facts()
    nowhere = [
        f for f in r["findings"] if (f["source"], f["dataset"], f["severity"]) == ("*", "*", "info") and f["element"]
    ]
    assert section("findings").count('<details class="finding"') == len(r["findings"]) - len(nowhere)
    assert len(rows(section("exceptions", "audit"))) == len(r["findings"])
    assert len(rows(section("controls", "audit"))) == len(r["clauses"])
    passed = sum(clause["status"] == "pass" for clause in r["clauses"])
    assert plain(section("controls", "audit")).count("No exceptions noted in what was read.") == passed


def test_lineage__inferred_is_never_drawn_as_declared() -> None:
    graph = section("lineage")
    inferred = [e for e in facts()["lineage"]["edges"] if e["kind"] not in {"foreign_key", "view"}]
    assert len(re.findall(r'class="edge inferred"', graph)) == len(inferred)
    assert len(re.findall(r'class="edge"', graph)) == len(facts()["lineage"]["edges"]) - len(inferred)
