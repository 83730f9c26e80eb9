"""The labelled halves: large and hard enough, labelled right, and apart from each other."""

import re
from collections import Counter
from collections.abc import Callable

import pytest

from benchmarks.detection import halves
from benchmarks.detection.development import columns as development_columns
from benchmarks.detection.development import texts as development_texts
from benchmarks.detection.development import words as development_words
from benchmarks.detection.field import words as field_words
from benchmarks.detection.labels import Half
from benchmarks.detection.locked import columns as locked_columns
from benchmarks.detection.locked import texts as locked_texts
from benchmarks.detection.locked import words as locked_words
from pii_audit.model.elements import BUILT_IN

FORMS = {
    "email": r"\S+@\S+\.[A-Za-z]{2,3}",
    "national_id": r"\d{6}[- ]?\d{4}",
    "payment_card": r"[\d -]{16,19}",
    "ip_address": r"[\da-f.:]{9,}",
    "iban": r"[A-Z]{2}\d\d[A-Z\d ]+",
    "phone": r"[\d +()-]{8,20}",
    "date_of_birth": r"[\d./ -]{10}|\d\d\. [a-z]+ \d{4}",
}


@pytest.fixture(scope="module")
def development() -> Half:
    return halves.development()


@pytest.fixture(scope="module")
def locked() -> Half:
    return halves.locked()


@pytest.fixture(params=["development", "locked"])
def half(request: pytest.FixtureRequest) -> Half:
    made: Half = request.getfixturevalue(request.param)
    return made


def test_half__is_large_and_hard(half: Half) -> None:
    assert len(half.columns) >= 200
    assert sum(not column.elements for column in half.columns) >= 0.4 * len(half.columns)
    assert len(half.texts) >= 300
    assert sum(not text.spans for text in half.texts) >= 0.3 * len(half.texts)


def test_columns__have_40_to_200_rows_and_known_labels(half: Half) -> None:
    assert len({(column.table, column.name) for column in half.columns}) == len(half.columns)
    for column in half.columns:
        assert 40 <= len(column.values) <= 200, (column.table, column.name)
        assert column.elements | column.tolerated <= set(BUILT_IN)
        assert not column.elements & column.tolerated
        assert any(column.values), f"{column.table}.{column.name} is empty"


def test_columns__every_built_in_element_is_asked_for(half: Half) -> None:
    assert {element for column in half.columns for element in column.elements} == set(BUILT_IN)


def test_spans__lie_where_the_values_are(half: Half) -> None:
    seen = set()
    for text in half.texts:
        for span in text.spans:
            value = text.text[span.start : span.end]
            assert value
            if form := FORMS.get(span.element):
                assert re.fullmatch(form, value), span.element
                seen.add(span.element)
    assert seen == set(FORMS)


def test_texts__without_spans__hold_no_address_of_the_net(half: Half) -> None:
    assert not [text for text in half.texts if not text.spans and "@" in text.text]


@pytest.mark.parametrize("make", [halves.development, halves.locked], ids=lambda make: make.__name__)
def test_half__made_twice__is_the_same(make: Callable[[], Half]) -> None:
    assert make() == make()


def test_field__every_element_five_times__apart_from_the_development_half(development: Half) -> None:
    field = halves.field()
    assert sum(not column.elements for column in field.columns) >= 0.4 * len(field.columns)
    asked = Counter(element for column in field.columns for element in column.elements)
    assert asked.keys() == set(BUILT_IN)
    assert min(asked.values()) >= 5
    assert len({(column.table, column.name) for column in field.columns}) == len(field.columns)
    assert all(40 <= len(column.values) <= 200 for column in field.columns)
    assert not any(column.elements & column.tolerated for column in field.columns)
    for name in ("FIRST_DA", "LAST_DA", "FIRST_EN", "LAST_EN", "TOWNS", "STREETS", "COMPANIES", "PRODUCTS"):
        assert not set(getattr(development_words, name)) & set(getattr(field_words, name)), name
    assert not {c.table for c in field.columns} & {c.table for c in development.columns}


def test_halves__share_no_template_name_or_list(development: Half, locked: Half) -> None:
    for name in ("PERSONAL_DA", "CLEAN_DA", "PERSONAL_EN", "CLEAN_EN"):
        assert not set(getattr(development_texts, name)) & set(getattr(locked_texts, name)), name
    lists = [name for name in dir(development_words) if name.isupper() and not name.startswith("_")]
    assert len(lists) >= 10
    for name in lists:
        assert not set(getattr(development_words, name)) & set(getattr(locked_words, name)), name
    assert not development_columns.TABLES.keys() & locked_columns.TABLES.keys()
    assert not {text.text for text in development.texts} & {text.text for text in locked.texts}
