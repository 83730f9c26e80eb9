"""JSON that a cell holds: a payload column of an event table, or of a CSV export."""

import json

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_audit.field_names import Paths
from pii_audit.json_fields import with_json_cells_read


def _read(columns: dict[str, list[str | None]] | None = None, **named: list[str | None]) -> dict[str, list[str | None]]:
    frame = pd.DataFrame({name: pd.Series(values, dtype="str") for name, values in ((columns or {}) | named).items()})
    read = with_json_cells_read(frame, Paths())
    assert {str(dtype) for dtype in read.dtypes} <= {"str"}
    return {str(name): [None if pd.isna(v) else v for v in values] for name, values in read.items()}


def test_objects__dotted_fields_beside_the_others() -> None:
    assert _read(
        id=["1", "2", "3"],
        payload=['{"mail": "a@example.dk", "n": 1.50, "ok": true}', None, ' {"to": {"name": "Bo"}} '],
    ) == {
        "id": ["1", "2", "3"],
        "payload.mail": ["a@example.dk", None, None],
        "payload.n": ["1.50", None, None],
        "payload.ok": ["1", None, None],
        "payload.to.name": [None, None, "Bo"],
    }


def test_list__scalars_stay_in_the_column_objects_do_not() -> None:
    assert _read(c=['["a", "b"]', '[{"x": "1"}, {"x": "2"}]']) == {"c": ["a\nb", None], "c.x": [None, "1\n2"]}


def test_text__that_only_begins_like_json__stays() -> None:
    texts: list[str | None] = ["[intern] ring tilbage", "{navn}", '{"a": 1', "[" * 100_000, "plain"]
    assert _read(note=texts) == {"note": texts}


def test_some_json__the_rest_stays() -> None:
    assert _read(note=['{"a": "x"}', "plain"]) == {"note": [None, "plain"], "note.a": ["x", None]}


def test_field_that_is_there_already__both_kept() -> None:
    assert _read({"p.a": ["1", None], "p": ['{"a": "2"}', '{"a": "3"}']}) == {"p.a": ["1\n2", "3"]}


def test_key_given_twice_or_a_value_itself__nothing_lost() -> None:
    assert _read(p=['{"a": "1", "a": "2", "bo@example.dk": {"age": 7}}']) == {
        "p.a": ["1\n2"],
        "p.(key)": ["bo@example.dk"],
        "p.*.age": ["7"],
    }


@pytest.mark.parametrize("before", [True, False])
def test_field_that_is_there_already__in_either_order(before: bool) -> None:
    payload: dict[str, list[str | None]] = {"p": ['{"a": "2"}']}
    column: dict[str, list[str | None]] = {"p.a": ["yes"]}
    read = _read(column | payload if before else payload | column)
    assert read == {"p.a": ["yes\n2"]}


def test_two_columns_of_one_name__both_kept() -> None:
    frame = pd.DataFrame([["a", "b"]], columns=["x", "x"], dtype="str")
    assert with_json_cells_read(frame, Paths())["x"].tolist() == ["a\nb"]


def test_rows_of_one_label__each_its_own() -> None:
    frame = pd.DataFrame({"p": pd.Series(['{"a": "1"}', '{"a": "2"}'], dtype="str", index=[7, 7])})
    assert with_json_cells_read(frame, Paths())["p.a"].tolist() == ["1", "2"]


@pytest.mark.parametrize(
    "key", ["Anna Holm", "30 12 34 56", "83.92.14.7", "+45 30-12-34-56", "bo@example.dk", "010190-1234"]
)
def test_key_that_is_a_value__names_no_field(key: str) -> None:
    read = _read(p=[json.dumps({key: {"age": "7"}})])
    assert read == {"p.(key)": [key], "p.*.age": ["7"]}


@pytest.mark.parametrize("key", ["first name", "Svar på spørgsmål 3", "line2", "orderId", "2026", "pii-audit"])
def test_key_that_is_a_name__names_a_field(key: str) -> None:
    assert _read(p=[json.dumps({key: "x"})]) == {f"p.{key}": ["x"]}


def test_map_of_many_keys__their_values_are_one_field() -> None:
    read = _read(p=["{" + ", ".join(f'"k{i}": "v{i}"' for i in range(300)) + "}"])
    assert len(read) == 202
    assert read["p.*"] == ["\n".join(f"v{i}" for i in range(200, 300))]


def test_half_a_character__is_replaced() -> None:
    assert _read(p=['{"k": "\\ud83d cut"}']) == {"p.k": ["? cut"]}


def test_coordinates__stay_a_pair() -> None:
    assert _read(geo=['{"type": "Point", "coordinates": [12.5683, 55.6761]}'])["geo.coordinates"] == [
        "12.5683, 55.6761"
    ]


@pytest.mark.parametrize("empty", ["{}", "[]", "null", "[null]"])
def test_nothing_in_it(empty: str) -> None:
    assert _read(p=[empty, "x"])["p"] == [None if empty != "null" else "null", "x"]


_JSON = st.recursive(
    st.none() | st.booleans() | st.text(max_size=5), lambda c: st.lists(c, max_size=3) | st.dictionaries(st.text(max_size=3), c, max_size=3)
)  # fmt: skip


@given(st.lists(_JSON, min_size=1, max_size=4))
def test_every_text_of_a_value_is_kept(values: list[object]) -> None:
    def texts(value: object) -> list[str]:
        if isinstance(value, dict):
            return [text for child in value.values() for text in texts(child)]
        if isinstance(value, list):
            return [text for child in value for text in texts(child)]
        return [value] if isinstance(value, str) else []

    read = _read(p=[json.dumps(value) for value in values if isinstance(value, dict | list)])
    everything = "\n".join(cell for cells in read.values() for cell in cells if cell)
    for value in values:
        if isinstance(value, dict | list):
            assert all(text in everything for text in texts(value))
