"""Blocks read by Arrow give what reading row by row gives, wherever the blocks end and whatever the bytes are."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pii_audit.plugins import Batch, Remark, SourceError
from pii_audit.scanners import delimited

Outcome = tuple[list[dict[str, str]], dict[str, Remark], str]
"""Rows without their missing cells, remarks, and why it ended early."""

_CELL = st.text(st.sampled_from('ab1 æé"\r\n,;'), max_size=6)
_QUOTED = _CELL.map(lambda cell: '"' + cell.replace('"', '""') + '"')
_PLAIN = st.text(st.sampled_from("ab1 æé"), max_size=6)
_END = st.sampled_from(["\n", "\r\n", "\n", "\r", "\n\n"])


@st.composite
def _clean(draw: st.DrawFn) -> bytes:
    width = draw(st.integers(1, 4))
    rows = draw(st.lists(st.lists(st.one_of(_PLAIN, _PLAIN, _QUOTED), min_size=width, max_size=width), max_size=12))
    end = draw(_END)
    before = draw(st.sampled_from(["", "", "", end, "sep=,\n", f"sep=,\n{end}"]))
    header = [draw(st.sampled_from([f"felt_{i}", f'"felt\n{i}"'])) for i in "abcd"[:width]]
    text = before + end.join(",".join(row) for row in [header, *rows]) + draw(st.sampled_from(["", end]))
    return text.encode(draw(st.sampled_from(["utf-8", "cp1252"])), "replace")


_DIRTY = st.lists(st.one_of(_CELL, st.just(","), st.just("\n"), st.just('x"y')), max_size=30).map(
    lambda parts: b"felt_a,felt_b\n" + "".join(parts).encode()
) | st.binary(max_size=60).map(lambda tail: b"felt_a,felt_b\n" + tail)


def _outcome(batches: Iterator[Batch]) -> Outcome:
    rows: list[dict[str, str]] = []
    remarks: dict[str, Remark] = {}
    failure = ""
    try:
        for batch in batches:
            records = batch.frame.astype(object).to_dict("records")
            rows += [{str(name): cell for name, cell in record.items() if isinstance(cell, str)} for record in records]
            for remark in batch.problems:
                remarks[remark.what] = remarks[remark.what] + remark if remark.what in remarks else remark
    except SourceError as error:
        failure = str(error)
    return rows, remarks, failure


def _in_blocks(data: bytes, size: int, monkeypatch: pytest.MonkeyPatch) -> Outcome:
    monkeypatch.setattr(delimited, "BLOCK", size)
    monkeypatch.setattr(delimited, "_LONGEST_ROW", 1 << 20)
    chunks = (data[i : i + 7] for i in range(0, len(data), 7))
    return _outcome(delimited.read_delimited(chunks, None, ",", False))


def _row_by_row(data: bytes) -> Outcome:
    try:
        shape = delimited.shape_of(data, None, ",", False)
    except SourceError as error:
        return [], {}, str(error)
    if shape is None:
        return [], {}, ""
    return _outcome(delimited._row_by_row(iter([data]), delimited.Place(), shape))


@settings(deadline=None, max_examples=400)
@given(_clean(), st.sampled_from([1, 8, 64, 1000]))
def test_clean_files__any_blocks__the_same_rows_and_remarks(data: bytes, size: int) -> None:
    with pytest.MonkeyPatch.context() as patched:
        assert _in_blocks(data, size, patched) == _row_by_row(data)


@settings(deadline=None, max_examples=400)
@given(_DIRTY, st.sampled_from([1, 8, 20, 1000]))
def test_dirty_files__any_blocks__the_same_rows_and_remarks(data: bytes, size: int) -> None:
    with pytest.MonkeyPatch.context() as patched:
        assert _in_blocks(data, size, patched) == _row_by_row(data)


def test_stray_quotes_and_a_letter_cut_in_two__the_encoding_is_not_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    data = b'felt_a,felt_b\n1,5" and 6"\n' + b"x,y\n" * 9 + "søren,bo\n".encode() * 3
    for size in range(60, 75):  # one of these ends amid the letter
        assert _in_blocks(data, size, monkeypatch) == _row_by_row(data)
