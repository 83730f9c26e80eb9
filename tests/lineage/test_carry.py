"""Time limits carried along edges: who is over, and who may stay in a copy. Whole audits are in tests/scenarios."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from pii_audit.lineage.carry import ByRule, Limits, Place, carried, ended
from pii_audit.lineage.key_sets import KeySet
from pii_audit.model.lineage import Edge, EdgeKind, Expired

STATES = ("overdue", "overdue:30", "within", "open", "exempt:TAX", "unverifiable:undated", "not_applicable")


def people(*numbers: int) -> KeySet:
    return KeySet.of(np.array(numbers, dtype=np.uint64))


def copy(from_: str, to: str, kind: EdgeKind = EdgeKind.COPY) -> Edge:
    return Edge(
        from_, to, kind, 1.0, 9, 0.9, "exact sets", "email", "email", "email", 1.0, inferred=True, departed=0
    )  # fmt: skip


def view(from_: str, to: str, field: str = "email", to_field: str = "email") -> Edge:
    return Edge(from_, to, EdgeKind.VIEW, None, None, 1.0, "declared", field, to_field)


def counted(
    *edges: Edge, held: Mapping[str, KeySet], over: Mapping[str, ByRule | None], dated: str = ""
) -> dict[tuple[str, str], tuple[Expired, ...]]:
    sets: dict[Place, KeySet] = {(node, "email", "email"): keys for node, keys in held.items()}
    has_dates = {*over, *dated.split()}
    limits = Limits(sets, has_dates.__contains__, lambda place: over.get(place[0], {}))
    found = carried(edges, [edge for edge in edges if edge.inferred], limits)
    return {(edge.from_, edge.to): edge.expired for edge in found if edge.expired}


ALL = people(*range(1, 21))
HELD = {
    "shop/customers": ALL,
    "shop/news": people(3, 4),
    "files/list": people(1, 2, 3, 30),
    "files/again": people(1, 3),
}
OVER = {"shop/customers": {"R1": people(1, 3), "R2": people(3)}}
STEP = copy("shop/customers", "files/list")


def test_a_copy_without_dates__holds_those_whose_time_is_over() -> None:
    assert counted(STEP, held=HELD, over=OVER) == {
        ("shop/customers", "files/list"): (Expired("shop/customers", "R1", 2), Expired("shop/customers", "R2", 1))
    }


def test_a_copy_with_dates__is_left_to_them() -> None:
    assert counted(STEP, held=HELD, over=OVER, dated="files/list") == {}


def test_who_may_stay_in_another_source_of_the_copy__is_not_counted() -> None:
    for other in (copy("shop/news", "files/list"), copy("shop/news", "files/list", EdgeKind.OVERLAP)):
        for dated in ("shop/news", ""):  # without dates nobody knows that their time is over
            found = counted(STEP, other, held=HELD, over=OVER, dated=dated)
            assert found == {("shop/customers", "files/list"): (Expired("shop/customers", "R1", 1),)}
    both = {**OVER, "shop/news": {"R9": people(3)}}
    found = counted(STEP, copy("shop/news", "files/list"), held=HELD, over=both)
    assert found["shop/news", "files/list"] == (Expired("shop/news", "R9", 1),)


def test_limits_reach_over_several_steps__and_views() -> None:
    again = copy("files/list", "files/again")
    found = counted(STEP, again, held=HELD, over=OVER)
    assert found["files/list", "files/again"] == (
        Expired("shop/customers", "R1", 2),
        Expired("shop/customers", "R2", 1),
    )
    seen = {"shop/mailable": ALL, **HELD}
    through = copy("shop/mailable", "files/list")
    assert counted(view("shop/customers", "shop/mailable"), through, held=seen, over=OVER)
    assert not counted(view("shop/customers", "shop/mailable", to_field="other"), through, held=seen, over=OVER)


def test_within_a_source__and_in_circles__nothing_is_counted_and_it_ends() -> None:
    held = {"shop/a": ALL, "shop/b": ALL}
    there_and_back = copy("shop/a", "shop/b"), copy("shop/b", "shop/a")
    assert counted(*there_and_back, held=held, over={}) == {}
    assert counted(there_and_back[0], held=held, over={"shop/a": {"R1": people(1)}}) == {}


def test_who_may_stay_in_a_circle__is_not_counted() -> None:
    circle = view("shop/news", "shop/old_news"), view("shop/old_news", "shop/news")
    held = {**HELD, "shop/old_news": people(9)}
    found = counted(STEP, copy("shop/news", "files/list"), *circle, held=held, over=OVER)
    assert found == {("shop/customers", "files/list"): (Expired("shop/customers", "R1", 1),)}


def test_who_may_stay_for_another_purpose__is_counted() -> None:
    sharing = copy("shop/news", "files/list", EdgeKind.OVERLAP)
    sets = {(node, "email", "email"): keys for node, keys in HELD.items()}
    for of_news, of_list, gone in (("news", "sales", 2), ("news", "sales news", 1), ("", "sales", 1), ("news", "", 1)):
        purposes = {node: frozenset(of.split()) for node, of in (("shop/news", of_news), ("files/list", of_list)) if of}
        limits = Limits(sets, "shop/customers".__eq__, lambda place: OVER.get(place[0], {}), purposes)
        (edge, _) = carried((STEP, sharing), (STEP, sharing), limits)
        assert edge.expired
        assert edge.expired[0] == Expired("shop/customers", "R1", gone)


def test_a_statement_fills_a_part_alone__so_it_clears_and_does_not_accuse() -> None:
    filled = replace(view("shop/customers", "shop/news"), kind=EdgeKind.STATEMENT)
    held = {**HELD, "shop/news": people(1, 3, 4)}
    assert counted(filled, copy("shop/news", "files/list"), held=held, over=OVER) == {}
    declared = replace(view("shop/news", "files/list"), kind=EdgeKind.STATEMENT)
    for edge in (declared, replace(declared, from_field="", to_field="")):
        found = counted(STEP, edge, held=HELD, over=OVER)
        assert found == {("shop/customers", "files/list"): (Expired("shop/customers", "R1", 1),)}


def test_a_view_of_what_nobody_is_known_in__speaks_for_its_people() -> None:
    held = {**HELD, "shop/mailable": people(1, 3)}
    edges = STEP, copy("shop/mailable", "files/list"), view("shop/raw", "shop/mailable", field="line")
    assert counted(*edges, held=held, over=OVER) == {}


def test_two_views_of_one_table__lead_to_it_both() -> None:
    views = (
        view("shop/customers", "shop/a"),
        view("shop/customers", "shop/b"),
        view("shop/a", "shop/all"),
        view("shop/b", "shop/all"),
    )
    held = {**HELD, "shop/a": ALL, "shop/b": ALL, "shop/all": ALL}
    found = counted(*views, copy("shop/all", "files/list"), held=held, over=OVER)
    assert found["shop/all", "files/list"][0] == Expired("shop/customers", "R1", 2)


def test_another_field_of_the_copy__is_not_followed() -> None:
    referred = replace(STEP, to_field="referred_by")
    again = copy("files/list", "partner/again")
    sets = {("files/list", "referred_by", "email"): people(1, 3), ("partner/again", "email", "email"): people(1, 3)}
    over = OVER["shop/customers"]
    limits = Limits(
        {("shop/customers", "email", "email"): ALL, ("files/list", "email", "email"): people(1, 3), **sets},
        "shop/customers".__eq__,
        lambda place: over if place[0] == "shop/customers" else {},
    )
    assert [edge.expired for edge in carried((referred, again), (referred, again), limits)][1] is None


def test_a_dataset_with_dates_that_shares_people_by_another_identifier__keeps_all_from_being_counted() -> None:
    by_phone = replace(copy("crm/members", "files/list"), from_field="phone", to_field="phone", identifier="phone")
    assert counted(STEP, by_phone, held=HELD, over=OVER, dated="crm/members") == {}
    assert counted(STEP, by_phone, held=HELD, over=OVER) != {}


def test_what_is_not_known__is_not_counted() -> None:
    assert counted(STEP, held=HELD, over={"shop/customers": None}) == {}
    sketch = replace(ALL, complete=False)
    assert counted(STEP, held={**HELD, "shop/customers": sketch}, over=OVER) == {}
    assert counted(STEP, held={**HELD, "files/list": sketch}, over=OVER) == {}


@given(
    st.lists(st.tuples(st.integers(0, 6), st.sampled_from(STATES), st.sampled_from(STATES)), max_size=40),
    st.integers(1, 7),
)
def test_ended__equals_plain_loops__in_any_batches(records: list[tuple[int, str, str]], size: int) -> None:
    stay = {"within", "open", "exempt", "unverifiable"}
    wanted: dict[str, set[int]] = {"A": set(), "B": set()}
    for person in {number for number, *_ in records} - {0}:
        own = [[state.partition(":")[0] for state in states] for number, *states in records if number == person]
        if all("overdue" in states and stay.isdisjoint(states) for states in own):
            for position, rule in enumerate("AB"):
                if any(states[position] == "overdue" for states in own):
                    wanted[rule].add(person)
    batches = [records[start : start + size] for start in range(0, len(records), size)]
    name = ("mail", "email")
    told = (
        (
            {name: np.array([n for n, *_ in batch], np.uint64)},
            pd.DataFrame([s for _, *s in batch], columns=["A", "B"], dtype="str"),
        )
        for batch in batches
    )
    found = ended(told).get(name, {})
    assert found is not None
    assert {rule: set(keys.hashes.tolist()) for rule, keys in found.items() if keys.distinct} == {
        rule: numbers for rule, numbers in wanted.items() if numbers
    }
