"""Who is the same person: identifiers in any writing, telephones before e-mail only where nothing else is there, links."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_audit.model.people import Question
from pii_audit.people.keys import hashed
from tests.people.tables import KEY, asked, policy, told


def same(kind: str, *texts: str | None, country: str | None = "DK") -> bool:
    keys = hashed(pd.Series(list(texts), dtype="str"), kind, country, KEY)
    return len(set(keys.tolist())) == 1 and keys[0] != 0


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        ("email", ["Anna@Example.com", " anna@example.com\t", "ＡＮＮＡ@example.com"]),
        ("phone", ["20304050", "+45 20 30 40 50", "0045 2030 4050", "(+45) 20-30-40-50"]),
        ("customer", ["K-7", "k-7 "]),
    ],
)
def test_keys__are_equal_however_an_identifier_is_written(kind: str, texts: list[str]) -> None:
    assert same(kind, *texts)


def test_keys__know_the_trunk_prefix_of_a_country() -> None:
    assert same("phone", "020 7946 0000", "+44 (0)20 7946 0000", country="GB")


def test_keys__of_two_kinds_or_runs_differ_and_nothing_is_no_key() -> None:
    seven = pd.Series(["7", None, " "], dtype="str")
    a, b, c = (
        hashed(seven, *how) for how in [("customer", None, KEY), ("order", None, KEY), ("customer", None, KEY[::-1])]
    )
    assert len({int(a[0]), int(b[0]), int(c[0])}) == 3
    assert a[1:].tolist() == [0, 0]


@given(st.lists(st.one_of(st.none(), st.text(max_size=12)), max_size=8), st.sampled_from(["email", "phone", "other"]))
def test_keys__take_any_text(texts: list[str | None], kind: str) -> None:
    assert len(hashed(pd.Series(texts, dtype="str"), kind, "DK", KEY)) == len(texts)


ERASURES = {"keys": {"customer": "no"}, "erased": "day"}


def found(people: dict[str, str], rows: list[dict[str, str | None]], **more: object) -> dict[str, int]:
    written = policy()
    tables = {"asked": ({"keys": people}, rows), "log": (ERASURES, [{"no": "7", "day": "2026-01-01"}])} | more
    (facts,) = (f for f in asked(written, told(written, tables), Question.ERASED) if f.dataset == "asked")  # type: ignore[arg-type]
    return dict(facts.states)


LINK = (
    {"keys": {"customer": "no", "email": "mail"}},
    [{"no": "7", "mail": "anna@example.com"}, {"no": None, "mail": "x@y.dk"}],
)


def test_match__goes_through_a_dataset_that_knows_both_identifiers() -> None:
    rows: list[dict[str, str | None]] = [{"to": "anna@example.com"}, {"to": "bent@example.com"}, {"to": None}]
    assert found({"email": "to"}, rows) == {"clear": 2, "unverifiable:no_key": 1}
    assert found({"email": "to"}, rows, link=LINK) == {"clear": 1, "erased": 1, "unverifiable:no_key": 1}


def test_match__takes_the_next_identifier_only_where_the_first_is_missing() -> None:
    log = (
        {"keys": {"customer": "no", "phone": "tel"}, "erased": "day"},
        [{"no": "7", "tel": "20304050", "day": "2026-01-01"}],
    )
    rows: list[dict[str, str | None]] = [{"no": "8", "tel": "20304050"}, {"no": None, "tel": "20304050"}]
    assert found({"customer": "no", "phone": "tel"}, rows, log=log) == {"clear": 1, "erased": 1}
