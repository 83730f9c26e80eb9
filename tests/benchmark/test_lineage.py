"""The gate of lineage: nearly all true edges of the estate are drawn, and nearly none besides."""

from collections.abc import Iterator

import pytest

from benchmarks.lineage.measure import Found, measure
from pii_audit.model.result import to_json


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Found]:
    yield measure(tmp_path_factory.mktemp("estate"))


def test_edges__are_precise_and_complete(found: Found) -> None:
    assert found.true == 36
    assert found.precision >= 0.98, found.wrong
    assert found.recall >= 0.95, found.missed


def test_edges__exports_of_one_person_in_a_hundred__are_all_found(found: Found) -> None:
    assert not [to for _, to in found.missed if to.endswith("_few.csv")]


def test_edges__never_between_first_names_cities_and_flags(found: Found) -> None:
    inferred = [edge for edge in found.result.lineage.edges if edge.inferred]
    fields = {field.casefold().rpartition(".")[2] for edge in inferred for field in (edge.from_field, edge.to_field)}
    assert fields == {"id", "nr", "email", "phone", "e-mail", "telefon", "mobil", "mail", "tlf"}  # id is of customers


def test_backups__hold_as_many_who_left_as_were_added(found: Found) -> None:
    left = {
        e.to: e.departed for e in found.result.lineage.edges if e.to.startswith("backups/") and e.to_field == "who.mail"
    }
    assert left == {
        "backups/customers.jsonl.gz": 300, "backups/members.jsonl.gz": 220, "backups/leads.jsonl.gz": 140,
        "backups/donors.jsonl.gz": 100, "backups/attendees.jsonl.gz": 80, "backups/tenants.jsonl.gz": 60,
    }  # fmt: skip


def test_result__holds_no_value(found: Found) -> None:
    text = to_json(found.result)
    assert "example.com" not in text
    assert "Anna" not in text
