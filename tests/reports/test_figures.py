"""The heat map, the retention figure, the list of what was not checked, and findings by clause."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_audit.model.coverage import Coverage, State
from pii_audit.model.facts import Evidence, FieldFacts
from pii_audit.model.result import AuditResult, ClauseState, ClauseStatus
from pii_audit.model.retention import RetentionFacts
from pii_audit.reports.clauses import blocks
from pii_audit.reports.findings_by_clause import anchors, by_clause
from pii_audit.reports.heatmap import heat_map
from pii_audit.reports.retention_chart import STATES, bars
from pii_audit.reports.stacked_bar import stacked
from pii_audit.reports.unchecked import unchecked
from tests.reports import example


@given(st.dictionaries(st.sampled_from(list(STATES)), st.integers(0, 10**9)))
def test_stacked__any_counts__fills_the_bar_and_hides_no_state(counts: dict[str, int]) -> None:
    segments = stacked(counts)
    assert [s.state for s in segments] == [state for state, n in counts.items() if n]
    widths = [float(s.width.rstrip("%")) for s in segments]
    assert not segments or abs(sum(widths) - 100) < 0.1
    assert all(width > 0.5 for width in widths)


def test_stacked__a_half_and_two_quarters__lie_side_by_side() -> None:
    assert [(s.x, s.width) for s in stacked({"overdue": 2, "within": 1, "open": 1})] == [
        ("0.00%", "50.00%"),
        ("50.00%", "25.00%"),
        ("75.00%", "25.00%"),
    ]


def test_bars__of_the_example__start_with_the_most_overdue_and_say_what_cannot_be_judged() -> None:
    drawn = bars(example.example().retention)
    assert [bar.remark for bar in drawn] == [
        "3,204 overdue, 46 cannot be judged",
        "1,204 overdue",
        "918 overdue",
        "450 overdue",
        "4,100 cannot be judged",
        "none overdue",
        "377 cannot be judged",
    ]


def test_bars__rule_that_could_not_be_applied__is_never_called_none_overdue() -> None:
    (bar,) = bars([RetentionFacts("r", "shop", "orders", 0, {}, None, None, problem="no column")])
    assert bar.remark == "not judged"


def heat_of(result: AuditResult) -> dict[tuple[str, str], str]:
    heat = heat_map(result)
    return {
        (row.label, source): f"{cell.heat} {cell.fields}"
        for row in heat.rows
        for source, cell in zip(heat.sources, row.cells, strict=True)
    }


def test_heat_map__of_the_example__tells_found_undeclared_and_unread_apart() -> None:
    heat = heat_of(example.example())
    assert heat["contact", "exports"] == "found 2"
    assert heat["national_id", "shop"] == "undeclared 1"
    assert heat["national_id", "crm"] == "unread 0"
    assert heat["national_id", "bucket"] == "partly 0"


def test_heat_map__source_read_in_full_without_the_category__is_none_found() -> None:
    result = replace(
        example.example(),
        coverage=(
            Coverage("new", "a", State.FULL),
            Coverage("new", "b", State.SKIPPED),
            Coverage("out", "c", State.SKIPPED),
        ),
    )
    heat = heat_of(result)
    assert (heat["contact", "new"], heat["contact", "out"]) == ("none 0", "unread 0")


def test_unchecked__of_the_example__holds_every_reason() -> None:
    result = example.example()
    lists = unchecked(result)
    assert [(gap.what, gap.reason) for gap in lists.gaps] == [
        ("unreadable", "ends in the middle of a gzip block"),
        ("unreadable", "the server refused the connection"),
        ("unreadable", "the account has no right to select from it"),
        ("partial", "lines 17 and 404 have too many columns"),
        ("time limit not judged", "no column says when the order was completed"),
        ("not searched", "binary: not searched"),
    ]
    assert {clause.id for clause in lists.clauses} == {
        "rights.access",
        "children.no_contact",
        "transfers.regions",
        "retention.account",
    }
    assert lists.errors == result.run.errors
    assert not lists.nothing
    assert unchecked(example.clean()).nothing


def test_unchecked__five_places_of_one_reason__names_three_and_counts_two() -> None:
    ledger = tuple(Coverage("s", f"t{n}", State.UNREADABLE, reason="denied") for n in range(5))
    (gap,) = unchecked(replace(example.clean(), coverage=ledger)).gaps
    assert (gap.shown, gap.more) == (("s: t0", "s: t1", "s: t2"), 2)


@pytest.mark.parametrize(
    ("notes", "what"),
    [
        (["1 Danish text"], "1 Danish text in 1 field"),
        (["1 Danish text", "1,204 Danish texts"], "1,205 Danish texts in 2 fields"),
        (["2 Danish texts", "about 551 Danish texts", "1 Danish text"], "about 554 Danish texts in 3 fields"),
    ],
)
def test_unchecked__fields_whose_notes_count__are_added_up(notes: list[str], what: str) -> None:
    fields = tuple(
        FieldFacts("s", "t", f"f{n}", 9, 9, "da", (), (f"not searched (no Danish model): {note}",))
        for n, note in enumerate(notes)
    )
    (gap,) = unchecked(replace(example.clean(), fields=fields)).fields
    assert (gap.what, gap.reason) == (what, "not searched (no Danish model)")
    assert gap.places == tuple(f"s: t · f{n}" for n in range(len(notes)))


def test_unchecked__notes_of_two_reasons__stay_apart() -> None:
    notes = ("not searched (no Danish model): 3 texts", "searched in the first 10,000 characters only: 2 texts")
    gaps = unchecked(replace(example.clean(), fields=(FieldFacts("s", "t", "f", 9, 9, None, (), notes),))).fields
    assert [(gap.what, gap.reason) for gap in gaps] == [
        ("3 texts in 1 field", "not searched (no Danish model)"),
        ("2 texts in 1 field", "searched in the first 10,000 characters only"),
    ]


def test_unchecked__clauses_without_result__are_counted_by_reason() -> None:
    assert unchecked(example.example()).clause_reasons == {
        "no check for it yet": 2,
        "source bucket has no region in pii-audit.yaml": 2,
    }


def test_blocks__of_the_example__hold_each_clause_once_in_the_order_of_the_sections() -> None:
    result = example.example()
    parts = blocks(result)
    without = [clause for section in parts.without_check for clause in section.clauses]
    held = [*parts.failed, *parts.unverifiable, *parts.settled, *without]
    assert sorted(c.id for c in held) == sorted(c.id for c in result.clauses)
    assert [c.id for c in without] == ["children.no_contact", "rights.access"]
    sections = [c.section for c in parts.failed]
    assert sections == sorted(sections, key=lambda s: [int(part) for part in s.split(".")])
    assert "10.2" in sections


def test_blocks__two_clauses_of_a_section__stand_under_its_heading() -> None:
    clauses = tuple(
        ClauseStatus(id_, section, "q", ClauseState.UNVERIFIABLE, heading=heading)
        for id_, section, heading in (("a", "S10", "Time"), ("b", "S2", "Who"), ("c", "S10", "Time"))
    )
    sections = blocks(replace(example.clean(), clauses=clauses)).without_check
    assert [(s.title, [c.id for c in s.clauses]) for s in sections] == [("S2 Who", ["b"]), ("S10 Time", ["a", "c"])]


def test_blocks__failed_clause_without_a_check__is_shown_as_failed() -> None:
    failed = ClauseStatus("a", "1", "q", ClauseState.FAIL, (), ("f",))
    parts = blocks(replace(example.clean(), clauses=(failed,)))
    assert (parts.failed, parts.without_check) == ((failed,), ())


def test_bar__reasons__stand_in_one_line_by_state() -> None:
    reasons = {"exempt:TAX": 1200, "exempt:HOLD": 1, "unverifiable:undated": 7}
    facts = RetentionFacts("r", "shop", "orders", 0, {}, None, None, reasons)
    assert bars([facts])[0].why == "exempt: 1,200 TAX, 1 HOLD; cannot be judged: 7 without a date"
    assert bars([replace(facts, reasons={}, problem="no column")])[0].why == "not judged: no column"


def test_by_clause__of_the_example__shows_each_finding_once_the_worst_clause_first() -> None:
    result = example.example()
    groups = by_clause(result, limit=500)
    placed = [f for f in result.findings if f.rule != "UND004"]
    assert sorted(s.finding.id for g in groups for s in g.findings) == sorted(f.id for f in placed)
    assert len(placed) == len(result.findings) - 2
    assert [g.id for g in groups][:2] == ["security.password", "undeclared"]
    assert len({g.anchor for g in groups}) == len(groups)


def test_anchors__clause_whose_findings_others_own__leads_to_the_first_of_them() -> None:
    result = example.example()
    broken = next(f for f in result.findings if f.clause == "undeclared")
    groups = by_clause(result, limit=500)
    promise = ClauseStatus("commitments.explain", "1", "q", ClauseState.FAIL, ("UND001",), ("gone", broken.id))
    led = anchors(groups, (*result.clauses, promise))
    assert led["commitments.explain"] == led["undeclared"] == next(g.anchor for g in groups if g.id == "undeclared")


def test_by_clause__limit__keeps_the_worst() -> None:
    shown = [s.finding.severity for g in by_clause(example.example(), limit=4) for s in g.findings]
    assert shown == ["critical"] * 4


def test_by_clause__two_elements_in_a_field__each_finding_comes_with_its_own_evidence() -> None:
    def facts(element: str) -> FieldFacts:
        return example.field_facts("shop", "orders", "note", element, None, Evidence.PATTERN, 1, 1)

    both = replace(facts("iban"), elements=facts("iban").elements + facts("email").elements)
    findings = tuple(example.finding(element=element) for element in ("email", "iban", "phone"))
    (group,) = by_clause(replace(example.clean(), fields=(both,), findings=findings), limit=3)
    assert {s.finding.element: s.facts and s.facts.element for s in group.findings} == {
        "email": "email",
        "iban": "iban",
        "phone": None,
    }


def test_by_clause__finding_of_a_field__comes_with_its_evidence() -> None:
    shown = {s.finding.id: s for g in by_clause(example.example(), limit=500) for s in g.findings}
    for one in shown.values():
        assert one.facts is None or one.finding.element == one.facts.element
    with_facts = {s.finding.dataset for s in shown.values() if s.facts and s.facts.examples == ("######-####",)}
    assert with_facts == {"customers", "legacy/kunder_2019.csv"}
