"""The heat map, the retention figure, the list of what was not checked, and findings by clause."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pii_audit.model.coverage import Coverage, State
from pii_audit.model.facts import Evidence, FieldFacts
from pii_audit.model.result import AuditResult
from pii_audit.model.retention import RetentionFacts
from pii_audit.reports.findings_by_clause import by_clause
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


def test_by_clause__of_the_example__shows_each_finding_once_the_worst_clause_first() -> None:
    result = example.example()
    groups = by_clause(result, limit=500)
    assert sorted(s.finding.id for g in groups for s in g.findings) == sorted(f.id for f in result.findings)
    assert [g.id for g in groups][:2] == ["security.password", "undeclared"]
    assert len({g.anchor for g in groups}) == len(groups)


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
