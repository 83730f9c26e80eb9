import json
import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pii_audit.model.coverage import Coverage, State
from pii_audit.model.facts import FieldFacts
from pii_audit.model.result import AuditResult, ClauseState, ClauseStatus, from_json, to_json
from pii_audit.model.retention import RetentionFacts
from pii_audit.model.standing import Acceptance, AcceptanceState, Compared
from pii_audit.plugins import reporter
from pii_audit.reports.html import BARS_SHOWN, FINDINGS_SHOWN, LEDGER_SHOWN, HtmlReporter, digest
from pii_audit.reports.json_result import JsonReporter
from pii_audit.reports.tiles import tiles
from pii_audit.reports.unchecked import PLACES_LISTED
from tests.reports import example

RESULTS = [example.example(), example.clean(), example.nothing_in_scope()]
VOID = {"meta", "br", "link", "rect", "path", "circle", "input", "polyline"}
"""Without an end tag: HTML's void elements, and those of SVG that the page closes at once."""


class Page(HTMLParser):
    """Checks that tags nest, and keeps elements and text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(attrs) == len(dict(attrs)), f"<{tag}> has an attribute twice"
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def values(self, attribute: str) -> Iterable[str]:
        return [attrs[attribute] or "" for _, attrs in self.elements if attribute in attrs]


@pytest.mark.parametrize("result", RESULTS)
def test_render__any_result__is_html_whose_tags_nest_and_links_lead_somewhere(result: AuditResult) -> None:
    page = Page(HtmlReporter().render(result))
    ids = list(page.values("id"))
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in page.values("href")} <= set(ids)
    assert {name for names in page.values("aria-labelledby") for name in names.split()} <= set(ids)


def test_render__hostile_names__are_text_only() -> None:
    html = HtmlReporter().render(example.example())
    page = Page(html)
    assert not {tag for tag, _ in page.elements} & {"img", "iframe", "object", "link", "form"}
    assert not [name for _, attrs in page.elements for name in attrs if name.startswith("on") or name == "style"]
    assert [tag for tag, _ in page.elements].count("script") == 1
    assert not {char for char in html if not char.isprintable()} - {"\n"}
    for shown in (
        "</script><img onerror=alert(1) src=x>",
        "{{ 7 * 7 }}{% raw %}",
        r"gnp\u202efdp.exe\u2066",
        r"\x1b[31mred",
        "\"double\" 'single' `back`",
    ):
        assert shown in page.text
    assert "long" * 200 not in html


@settings(deadline=None, max_examples=50)
@given(st.text())
def test_render__any_text_as_a_name__adds_no_element(text: str) -> None:
    def elements(name: str) -> list[str]:
        found = (example.finding(field=name, dataset=name, element=name, clause=name, message=name),)
        page = Page(HtmlReporter().render(replace(example.clean(), findings=found)))
        return [tag for tag, _ in page.elements]

    assert elements(text or "x") == elements("x")


def test_render__needs_nothing_from_outside_and_allows_its_own_script_alone() -> None:
    html = HtmlReporter().render(example.example())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    (script,) = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    own = b64encode(sha256(script.encode()).digest()).decode()
    assert re.fullmatch(
        rf"default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-{re.escape(own)}'; "
        "base-uri 'none'; form-action 'none'",
        policy[1],
    )
    assert not re.search(r"https?:|@import|url\((?!#)", html)


def test_render__equal_results__give_equal_bytes() -> None:
    stored = from_json(to_json(example.example()))
    assert HtmlReporter().render(stored) == HtmlReporter().render(example.example())


def test_render__size_of_the_example__leaves_room_for_ten_times_as_much() -> None:
    assert len(HtmlReporter().render(example.example()).encode()) < 100_000


def test_render__of_the_example__holds_every_finding_clause_and_reason() -> None:
    result = example.example()
    text = Page(HtmlReporter().render(result)).text
    shown = (
        *(finding.id for finding in result.findings),
        *(clause.quote for clause in result.clauses),
        *(clause.id for clause in result.clauses),
        *(note for field in result.fields for note in field.notes),
    )
    assert [one for one in shown if one not in text] == []


def test_render__clauses_no_check_covers__stand_under_the_heading_of_their_section() -> None:
    clauses = (
        ClauseStatus("rights.access", "S13", "see your data", ClauseState.UNVERIFIABLE, heading="What you can ask for"),
        ClauseStatus("rights.limits", "S13", "with limits", ClauseState.UNVERIFIABLE, heading="What you can ask for"),
    )
    text = Page(HtmlReporter().render(replace(example.clean(), clauses=clauses))).text
    assert "2 clauses that no check of this version covers" in text
    assert text.count("S13 What you can ask for") == 1


def test_render__many_fields_of_one_reason__lists_some_and_counts_the_rest() -> None:
    note = "not searched for person names (no Danish model): 2 Danish texts"
    fields = tuple(FieldFacts("s", "t", f"f{n}", 9, 9, "da", (), (note,)) for n in range(PLACES_LISTED + 7))
    text = Page(HtmlReporter().render(replace(example.clean(), fields=fields))).text
    assert f"{2 * len(fields)} Danish texts in {len(fields)} fields" in text
    assert f"s: t · f{PLACES_LISTED - 1}; and 7 in the JSON result" in text


def test_render__more_of_everything_than_shown__counts_the_rest_and_stays_below_two_megabytes() -> None:
    many = tuple(example.finding(field=f"note{n}", severity="low" if n else "critical") for n in range(20_000))
    ledger = tuple(Coverage("shop", f"t{n}", State.PARTIAL, 2, 1, f"line {n} is broken") for n in range(5_000))
    kept = tuple(RetentionFacts("r", "shop", f"t{n}", n, {"overdue": n}, None, None) for n in range(5_000))
    html = HtmlReporter().render(replace(example.example(), findings=many, coverage=ledger, retention=kept))
    assert f"{5_000 - LEDGER_SHOWN:,} more datasets stand" in html
    assert f"{5_000 - BARS_SHOWN:,} more datasets and rules" in html
    assert "4,999 overdue" in html
    assert html.count('<details class="finding"') == FINDINGS_SHOWN
    assert f"{20_000 - FINDINGS_SHOWN:,} more findings" in html
    assert "note0" in html
    assert len(html.encode()) < 2_000_000


@pytest.mark.parametrize("result", RESULTS)
def test_render__never_claims_compliance(result: AuditResult) -> None:
    assert not re.search(r"complian|conform|certif", Page(HtmlReporter().render(result)).text, re.IGNORECASE)


def test_digest__another_run_of_the_same_facts__is_the_same_and_another_fact_is_not() -> None:
    result = example.example()
    assert digest(replace(result, run=replace(result.run, id="other", seed=8))) == digest(result)
    assert digest(replace(result, findings=result.findings[1:])) != digest(result)


def test_digest__of_the_json_on_disk__can_be_repeated_by_anyone() -> None:
    facts = json.loads(JsonReporter().render(example.example()))
    del facts["run"]
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert sha256(text.encode()).hexdigest() in HtmlReporter().render(example.example())


def test_tiles__of_the_example__are_the_four_numbers() -> None:
    assert [(tile.label, tile.figure) for tile in tiles(example.example())] == [
        ("Findings", "29"),
        ("Personal fields declared", "74 %"),
        ("Records within limits", "86 %"),
        ("Datasets read in full", "80 %"),
    ]


def test_tiles__nothing_looked_at__shows_no_zero_that_reads_as_clean() -> None:
    _, undeclared, late, coverage = tiles(example.nothing_in_scope())
    assert (undeclared.figure, late.figure, coverage.details) == ("–", "–", ("nothing was in scope",))


@pytest.mark.parametrize("name", ["html", "human", "json"])
def test_reporter__by_name__is_found_and_renders(name: str) -> None:
    assert reporter(name).render(example.clean())


def test_json__is_read_back_as_the_same_result() -> None:
    text = JsonReporter().render(example.example())
    assert from_json(text) == example.example()
    assert "\x1b" not in text


def test_render__accepted_and_baseline__say_who_answers_until_when() -> None:
    entry = Acceptance("RET001 in shop/orders", "legal <b>hold</b>", "Mette", "DPO", date(2027, 1, 2), None, AcceptanceState.IN_FORCE, ("a",))  # fmt: skip
    compared = Compared("run1", date(2026, 11, 1), 7, None, resolved=("b", "c"))
    page = HtmlReporter().render(replace(example.example(), accepted=(entry,), baseline=compared))
    assert "legal &lt;b&gt;hold&lt;/b&gt;</td><td>Mette</td><td>DPO</td><td>2 January 2027</td><td>in force" in page
    assert "7 findings known, 2 of them gone" in page
    assert "28 new or worse, 1 known, 2 gone since the baseline" in page
    assert "Accepted findings:" not in HtmlReporter().render(example.example())


def test_render__more_people_stores_and_lineage_than_shown__stays_below_two_megabytes() -> None:
    read = json.loads(to_json(example.with_all()))
    edge = read["lineage"]["edges"][1]
    edges = [{**edge, "from": f"s/t{n % 700}", "to": f"s/u{n}"} for n in range(5_000)]
    read["lineage"] = {"nodes": [], "edges": edges}
    read["people"] = read["people"] * 3_000
    read["stores"] = [{**read["stores"][0], "source": f"s{n}"} for n in range(5_000)]
    read["coverage"] += [{**read["coverage"][0], "source": f"s{n}"} for n in range(5_000)]
    html = HtmlReporter().render(from_json(json.dumps(read)))
    assert len(html.encode()) < 2_000_000
    assert html.count('<rect class="box"') <= 120
    assert "Not drawn: 5,580 datasets" in html
