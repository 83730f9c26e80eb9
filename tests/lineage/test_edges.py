"""Copies, their direction, and which steps another explains: on hand-made sets of small numbers."""

from dataclasses import replace
from datetime import UTC, datetime

import pandas as pd
import pytest

from pii_audit.lineage.edges import Identifying, alike, reduced
from pii_audit.lineage.identifiers import PERSON, Identifiers, keys_of
from pii_audit.lineage.key_sets import KeySet
from pii_audit.model.dataset import Dataset, DatasetKind
from pii_audit.model.lineage import Edge


def held(
    name: str,
    *people: range,
    kind: str = "email",
    table: bool = False,
    day: int | None = None,
    bound: bool = True,
    source: str = "",
) -> Identifying:
    modified = datetime(2026, 1, day, tzinfo=UTC) if day else None
    of = DatasetKind.TABLE if table else DatasetKind.FILE
    dataset = Dataset(source or ("shop" if table else "files"), name, name, of, modified=modified)
    return Identifying(dataset, kind, kind, bound, KeySet.of([n for some in people for n in some]))


def inferred(fields: tuple[Identifying, ...]) -> tuple[Edge, ...]:
    return reduced(alike(fields), fields)


def drawn(*fields: Identifying) -> list[tuple[str, str, str]]:
    return [(e.kind.value, e.from_.partition("/")[2], e.to.partition("/")[2]) for e in inferred(fields)]


def one(*fields: Identifying) -> Edge:
    (edge,) = inferred(fields)
    return edge


ALL = held("all", range(1, 101))


def test_four_fifths_of_twenty_five__are_a_copy_of_the_larger() -> None:
    edge = one(held("few", range(81, 106)), ALL)
    assert (edge.kind, edge.from_, edge.to) == ("copy", "files/all", "files/few")
    assert (edge.containment, edge.of_source, edge.matches, edge.departed) == (0.8, 0.2, 20, 5)
    assert edge.confidence == 0.609  # Wilson, 20 of 25, computed with R's prop.test(correct = FALSE)
    assert edge.inferred


def test_who_is_not_in_a_source_that_was_not_read_to_its_end__may_be_there() -> None:
    few = held("few", range(81, 106))
    assert one(few, replace(ALL, whole=False)).departed is None
    assert one(replace(few, whole=False), ALL).departed == 5


@pytest.mark.parametrize(
    ("people", "kind"),
    [
        (range(82, 107), []),  # 19 matches are too few where some are missing
        (range(61, 161), ["overlap"]),
        (range(81, 182), ["overlap"]),  # 20 of 101, but 20 of the other's 100
        (range(96, 101), ["copy"]),
        (range(97, 101), []),  # four, though none is missing
    ],
)
def test_bounds(people: range, kind: list[str]) -> None:
    assert [k for k, _, _ in drawn(held("some", people), ALL)] == kind


def test_a_dump_holds_more_than_the_table_is_left_with__the_table_is_its_source() -> None:
    assert drawn(held("dump", range(1, 101)), held("customers", range(41, 101), table=True)) == [
        ("copy", "customers", "dump")
    ]


def test_equal_sets__the_older_file_is_the_source() -> None:
    assert drawn(held("new", range(1, 31), day=9), held("old", range(1, 31), day=2)) == [("copy", "old", "new")]


def test_a_copy_of_a_copy__is_one_step_after_the_other() -> None:
    assert drawn(ALL, held("half", range(1, 51)), held("few", range(1, 31))) == [
        ("copy", "all", "half"),
        ("copy", "half", "few"),
    ]


def test_a_copy_of_both__the_middle_one_lacks_some() -> None:
    found = drawn(ALL, held("half", range(1, 51)), held("few", range(21, 54)))
    assert found == [("copy", "all", "half"), ("copy", "all", "few")]


def test_two_exports_of_one_table__what_they_share_is_no_step_of_its_own() -> None:
    assert drawn(ALL, held("a", range(1, 51)), held("b", range(11, 61))) == [("copy", "all", "a"), ("copy", "all", "b")]


def test_kinds_of_identifier__are_not_compared_with_each_other() -> None:
    assert drawn(ALL, held("phones", range(1, 101), kind="phone")) == []


def test_numbers_counted_from_one__two_sources_share_them_by_chance_unless_bound_or_confirmed() -> None:
    numbers = held("crm", range(1, 80), kind="customer", bound=False)
    customers = held("customers", range(1, 101), kind="customer", table=True)
    assert drawn(numbers, customers) == []
    assert drawn(held("crm", range(1, 80), kind="customer"), customers) == [("copy", "customers", "crm")]
    assert drawn(numbers, held("b", range(1, 101), kind="customer", bound=False)) == []  # two files of a folder
    orders = held("orders", range(1, 80), kind="customer", bound=False, table=True)
    assert drawn(orders, customers) == [("copy", "customers", "orders")]  # tables of one database
    mails = held("crm", range(1, 30)), held("customers", range(1, 101), table=True)
    assert ("copy", "customers", "crm") in drawn(numbers, customers, *mails)


def keys(table: str, **columns: list[str | None]) -> dict[tuple[str, str], list[int]]:
    frame = pd.DataFrame({name: pd.Series(values, dtype="str") for name, values in columns.items()})
    how = Identifiers({}, "DK", "0" * 16)
    dataset = Dataset("s", table, table, DatasetKind.FILE)
    return {name: found.tolist() for name, found in keys_of(frame, dataset, how)}


def test_spellings_of_one_person__have_one_key() -> None:
    found = keys(
        "x.csv",
        a=["Anna@Example.com ", "010190-1232", "+45 20 30 40 50"],
        b=["anna@example.com", "0101901232", "20304050"],
    )
    for row, kind in enumerate(("email", "national_id", "phone")):
        assert found["a", kind][row] == found["b", kind][row] != 0


def test_words_and_cities__have_no_key() -> None:
    assert keys("x.csv", Fornavn=["Anna", None], By=["Aarhus", "Vejle"], aktiv=["1", "0"]) == {}


def test_name_postcode_and_birth_date__are_one_key_together() -> None:
    a = keys("kunder.csv", Navn=["Anna Holm"], Postnr=["8000"], Fødselsdato=["07-03-1948"])
    b = keys("kunder.csv", navn=["anna holm"], postnr=["8000"], fødselsdato=["1948-03-07"])
    assert a["Navn + Postnr + Fødselsdato", PERSON] == b["navn + postnr + fødselsdato", PERSON] != [0]


def test_a_file_copied_on_within_its_folder__still_comes_from_its_source() -> None:
    first, again = (held(name, range(1, 61), day=day, source="exports") for name, day in (("first", 1), ("again", 2)))
    table = held("customers", range(1, 101), table=True)
    steps = {("copy", "customers", "again"), ("copy", "customers", "first"), ("copy", "first", "again")}
    assert set(drawn(table, first, again)) == steps
    within = held("customers", range(1, 101), source="exports")
    assert set(drawn(within, first, again)) == steps - {("copy", "customers", "again")}
