"""Folders and the formats of files, dirty ones above all."""

import csv
import gzip
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_audit.model.coverage import Coverage, State
from pii_audit.model.dataset import Dataset
from pii_audit.plugins import SourceError
from tests.scanners.reading import Whole, catalogue, read, scan

ReadBytes = Callable[..., Whole]
BEYOND = "(beyond header)"


@pytest.fixture
def read_bytes(tmp_path: Path) -> ReadBytes:
    """Write a file and read it back through its folder."""

    def write_and_read(content: bytes | str, name: str = "a.csv", **options: object) -> Whole:
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return read(scan(str(tmp_path), options=options), name)

    return write_and_read


def columns(whole: Whole) -> dict[str, list[str | None]]:
    return {name: list(cells) for name, cells in zip(whole.frame.columns, zip(*whole.rows(), strict=True), strict=True)}


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_delimiter_is_found_in_spite_of_decimal_commas_and_quotes(read_bytes: ReadBytes, delimiter: str) -> None:
    rows = [["navn", "beløb"], ["Å", "1.000,50"], ["a;b,c|d\te\nf", "2,5"], ["B", "3,5"]]
    text = "\n".join(delimiter.join(f'"{c}"' if set(c) & set(";,|\t\n") else c for c in row) for row in rows)
    whole = read_bytes(text)
    assert whole.rows() == [tuple(row) for row in rows[1:]]
    assert list(whole.frame.columns) == rows[0]
    assert not whole.problems


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_encoding_is_found_without_a_hint(read_bytes: ReadBytes, encoding: str) -> None:
    whole = read_bytes("navn;by\nSøren Ærø;Ålborg\n".encode(encoding))
    assert columns(whole) == {"navn": ["Søren Ærø"], "by": ["Ålborg"]}
    assert not whole.problems


def test_a_first_letter_after_a_megabyte_still_decides(read_bytes: ReadBytes) -> None:
    whole = read_bytes(b"a;b\n" + b"x;y\n" * 300_000 + "Søren;Å\n".encode("cp1252"))
    assert whole.rows()[-1] == ("Søren", "Å")
    assert not whole.problems


def test_a_letter_cut_by_a_chunk_is_whole(read_bytes: ReadBytes) -> None:
    for shift in range(3):
        whole = read_bytes("a;b\n" + "x" * ((1 << 18) - 6 - shift) + ";ø\nå;æ€\n")
        assert whole.rows()[1] == ("å", "æ€")
        assert whole.rows()[0][1] == "ø"
        assert not whole.problems


def test_damaged_utf8_is_reported_with_its_line(read_bytes: ReadBytes) -> None:
    whole = read_bytes("a;b\nå;1\n".encode() + b"\xf8;2\n")
    assert whole.rows() == [("å", "1"), ("\ufffd", "2")]
    assert whole.problems == ("1 bytes are no utf-8 and were replaced, first in line 3",)


def test_bytes_unknown_to_cp1252_are_reported(read_bytes: ReadBytes) -> None:
    assert read_bytes(b"a;b\n\xe5;\x81\n").problems == ("1 bytes are no cp1252 and were replaced, first in line 2",)


def test_options_force_encoding_and_delimiter(read_bytes: ReadBytes) -> None:
    whole = read_bytes("navn:by\nSøren:Å\n".encode("cp850"), encoding="cp850", delimiter=":")
    assert columns(whole) == {"navn": ["Søren"], "by": ["Å"]}
    with pytest.raises(SourceError, match="no encoding 'klingon'"):
        read_bytes("a;b\n", encoding="klingon")


def test_long_and_short_rows_lose_nothing(read_bytes: ReadBytes) -> None:
    whole = read_bytes("a;b\n1;2\n3;4;x@y.dk;z\n5\n6;7;;\n")
    assert columns(whole) == {
        "a": ["1", "3", "5", "6"], "b": ["2", "4", None, "7"], BEYOND: [None, "x@y.dk\nz", None, None],
    }  # fmt: skip
    assert whole.problems == (
        "1 rows have more cells than the header, first in line 3",
        "1 rows have fewer cells than the header, first in line 4",
    )


def test_an_open_quote_swallows_no_rows(read_bytes: ReadBytes) -> None:
    for rows in (3, 1000):
        whole = read_bytes('a;b\n1;"oops\n' + "".join(f"{i};x\n" for i in range(rows)))
        assert len(whole.frame) == rows + 1
        assert whole.rows()[:2] == [("1", '"oops'), ("0", "x")]
        assert whole.problems == ("1 quotes are never closed, first in line 2",)


def test_an_open_quote_in_the_last_line__is_a_file_that_broke_off(read_bytes: ReadBytes) -> None:
    for end in ("", "\n"):
        whole = read_bytes(f'email\na@x.dk\n"b@x.dk{end}')
        assert columns(whole) == {"email": ["a@x.dk", '"b@x.dk']}
        assert whole.problems == ("1 quotes are never closed, first in line 3",)


def test_line_breaks_within_quotes_and_every_kind_of_line_end(read_bytes: ReadBytes) -> None:
    for end in ("\n", "\r\n", "\r"):
        whole = read_bytes(f'a;b{end}"x{end}y";1{end}{end}z;2')
        assert columns(whole) == {"a": [f"x{end}y", "z"], "b": ["1", "2"]}
        assert not whole.problems


def test_a_first_row_of_data_is_no_header(read_bytes: ReadBytes) -> None:
    for first in ("bo@example.com;Bo", "Bo;010203-1234", "Bo;Bo", "12,5;x", "2024-01-01;x", "Bo;;x"):
        whole = read_bytes(f"{first}\nada@example.com;Ada\n")
        assert list(whole.frame.columns)[:2] == ["column_1", "column_2"]
        assert len(whole.frame) == 2
        assert "no header" not in whole.problems
        assert any("not a header" in note for note in whole.notes)


def test_title_rows_and_excels_hint(read_bytes: ReadBytes) -> None:
    whole = read_bytes("sep=;\r\nKunder i maj;;\r\n\r\nnavn;mail;by\r\nBo;b@x.dk;Å\r\n")
    assert columns(whole) == {
        BEYOND: ["Kunder i maj", None], "navn": [None, "Bo"], "mail": [None, "b@x.dk"], "by": [None, "Å"],
    }  # fmt: skip
    assert whole.notes == ("1 title rows above the table are read as a field of their own",)


def test_long_lines_and_long_cells(read_bytes: ReadBytes) -> None:
    whole = read_bytes("a;b\n" + "x" * 300_000 + ";1\n")
    assert len(str(whole.rows()[0][0])) == 300_000


@pytest.mark.parametrize(
    "content", [b"a;b\n1;\x00\n", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 99, b"a;b\n" * 99999 + b"\0"]
)
def test_binary_content_is_an_error(read_bytes: ReadBytes, content: bytes) -> None:
    with pytest.raises(SourceError, match="binary"):
        read_bytes(content)


def test_gzip_whole_cut_off_and_broken(tmp_path: Path) -> None:
    packed = gzip.compress(b"a;b\n" + b"".join(os.urandom(5).hex().encode() + b";1\n" for _ in range(60_000)))
    (tmp_path / "a.csv.gz").write_bytes(packed)
    (tmp_path / "cut.csv.gz").write_bytes(packed[:-20])
    (tmp_path / "no.csv.gz").write_bytes(b"a;b\n1;2\n")
    reader = scan(str(tmp_path))
    assert len(read(reader, "a.csv.gz").frame) > 59_000
    found = catalogue(reader)["cut.csv.gz"]
    assert isinstance(found, Dataset)
    rows = 0
    with pytest.raises(SourceError, match="cut off or damaged"):
        for batch in reader.read(found):
            rows += len(batch.frame)
    assert rows > 10_000
    with pytest.raises(SourceError, match="cut off or damaged"):
        read(reader, "no.csv.gz")


def test_empty_and_header_only_files_have_no_rows(read_bytes: ReadBytes) -> None:
    whole = read_bytes("a;b\n")
    assert (list(whole.frame.columns), len(whole.frame)) == (["a", "b"], 0)


def test_an_empty_file_yields_nothing(tmp_path: Path) -> None:
    for name in ("a.csv", "a.json", "a.jsonl"):
        (tmp_path / name).touch()
        reader = scan(str(tmp_path / name))
        (found,) = reader.catalogue()
        assert isinstance(found, Dataset)
        assert sum(len(batch.frame) for batch in reader.read(found)) == 0


def test_no_reader_says_what_to_do(tmp_path: Path) -> None:
    for name, said in (("a.pdf", ".pdf files"), ("README", "without an ending"), ("a.txt", "free text")):
        (tmp_path / name).write_text("Kære Bo,\n\ntak for dit brev, som kom i går.\nHilsen\n")
        with pytest.raises(SourceError, match=said):
            read(scan(str(tmp_path)), name)


def test_json_lines_of_every_shape(read_bytes: ReadBytes) -> None:
    lines = [
        '{"user": {"mail": "a@b.dk", "tags": ["x", 2]}, "n": 1.50, "ok": true, "none": null, "empty": []}',
        '{"items": [{"sku": "p"}, {"sku": "q", "n": 1e3}], "n": "\\ud800", "late": "\\u00e5"}',
        "{broken",
        "",
        '["p", {"q": 1}]',
        '{"twice": 1, "twice": 2}',
    ]
    whole = read_bytes("\n".join(lines), "a.jsonl")
    found = columns(whole)
    assert found["user.mail"] == ["a@b.dk", None, None, None]
    assert found["user.tags"][0] == "x\n2"
    assert found["n"] == ["1.50", "?", None, None]
    assert found["ok"][0] == "1"
    assert found["items.sku"][1] == "p\nq"
    assert found["items.n"][1] == "1e3"
    assert found["late"][1] == "å"
    assert (found["value"][2], found["q"][2]) == ("p", "1")
    assert found["twice"][3] == "1\n2"
    assert "none" not in found
    assert whole.problems == ("1 lines are no JSON and were left out, first in line 3",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[{"a": 1}, {"a": 2}]', [("1",), ("2",)]),
        ('[\n {"a": 1},\n {"a": 2}\n]\n', [("1",), ("2",)]),
        ('["x", "y"]', [("x",), ("y",)]),
        ('{"a": 1}', [("1",)]),
        ('{\n"a": [1,\n2]}', [("1\n2",)]),
        ('{"a": 1}\n{"a": 2}\n', [("1",), ("2",)]),
        ("[]", []),
    ],
)
def test_json_files_of_every_layout(read_bytes: ReadBytes, text: str, expected: list[tuple[str, ...]]) -> None:
    if expected:
        assert read_bytes(text, "a.json").rows() == expected
    else:
        with pytest.raises(ValueError, match="No objects to concatenate"):
            read_bytes(text, "a.json")


def test_a_json_array_larger_than_the_buffer(read_bytes: ReadBytes) -> None:
    items = [{"id": i, "text": "x" * (i % 7) * 100_000} for i in range(20)]
    assert [row[0] for row in read_bytes(json.dumps(items), "a.json").rows()] == [str(i) for i in range(20)]


def test_broken_json_gives_what_came_before_and_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('[{"a": 1}, {"a": ')
    reader = scan(str(tmp_path / "a.json"))
    (found,) = reader.catalogue()
    assert isinstance(found, Dataset)
    with pytest.raises(SourceError, match="broken or cut off"):
        list(reader.read(found))


cells = st.text(st.characters(codec="utf-8", exclude_characters="\0\r\n", exclude_categories=["Cs"]), max_size=8)


@given(st.lists(st.tuples(cells, cells, cells), min_size=1, max_size=30), st.sampled_from(";,\t|"))
def test_whatever_csv_writes_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, ...]], delimiter: str
) -> None:
    path = tmp_path_factory.mktemp("csv") / "a.csv"
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([("one", "two", "three"), *rows])
    whole = read(scan(str(path), options={"delimiter": delimiter}), "a.csv")
    assert whole.rows() == rows
    assert not whole.problems


def test_folders_links_and_pipes(tmp_path: Path) -> None:
    top, outside = tmp_path / "top", tmp_path / "outside"
    (top / "år" / "deep").mkdir(parents=True)
    outside.mkdir()
    (outside / "secret.csv").write_text("a;b\n")
    (top / "år" / "deep" / "a.csv").write_text("a;b\n1;2\n")
    (top / "b.csv").write_text("a;b\n1;2\n")
    (top / "loop").symlink_to(top)
    (top / "out").symlink_to(outside)
    (top / "out.csv").symlink_to(outside / "secret.csv")
    (top / "gone.csv").symlink_to(outside / "nothing")
    os.mkfifo(top / "pipe.csv")
    Path(os.fsdecode(os.fsencode(top) + b"/\xff.csv")).write_text("a\n")
    found = catalogue(scan(str(top), exclude=("b.csv",)))
    assert {name: e.state if isinstance(e, Coverage) else e.size for name, e in found.items()} == {
        "år/deep/a.csv": 8,
        "b.csv": State.SKIPPED,
        "loop": State.SKIPPED,
        "out": State.SKIPPED,
        "out.csv": State.SKIPPED,
        "gone.csv": State.UNREADABLE,
        "pipe.csv": State.SKIPPED,
        "\\xff.csv": State.UNREADABLE,
    }


def test_a_folder_that_may_not_be_listed_is_reported(tmp_path: Path) -> None:
    for parent in (tmp_path, *tmp_path.parents[:2]):
        parent.chmod(0o755)
    (tmp_path / "closed").mkdir(mode=0o700)
    (tmp_path / "closed.csv").write_text("a;b\n")
    (tmp_path / "closed.csv").chmod(0o600)
    if os.geteuid() != 0:
        (tmp_path / "closed").chmod(0)
        (tmp_path / "closed.csv").chmod(0)
    was = os.geteuid()
    os.seteuid(65534 if was == 0 else was)
    try:
        reader = scan(str(tmp_path))
        found = catalogue(reader)
        with pytest.raises(SourceError, match="may not be read"):
            list(reader.read(found["closed.csv"]))  # type: ignore[arg-type]
    finally:
        os.seteuid(was)
    line = found["closed/"]
    assert isinstance(line, Coverage)
    assert line.state is State.UNREADABLE


def test_a_vanished_file_and_a_missing_folder(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a;b\n")
    reader = scan(str(tmp_path))
    (found,) = reader.catalogue()
    (tmp_path / "a.csv").unlink()
    with pytest.raises(SourceError, match="not there"):
        list(reader.read(found))  # type: ignore[arg-type]
    with pytest.raises(SourceError, match="not there"):
        list(scan(str(tmp_path / "nowhere")).catalogue())
    assert not any(check.ok for check in scan(str(tmp_path / "nowhere")).check())


def test_a_table_in_a_txt_file_is_read(read_bytes: ReadBytes) -> None:
    assert read_bytes("navn\tby\nBo\tÅ\nAda\tØ\n", "a.txt").rows() == [("Bo", "Å"), ("Ada", "Ø")]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Anna Jensen;Aarhus\nOle Olsen;Odense\nBo Bo;Aarhus\n", ("column_1", "column_2")),
        ("Navn;By\nAnna Jensen;Aarhus\nNavn;By\nOle Olsen;Odense\n", ("Navn", "By")),  # two exports put end to end
        ("Navn;By\nAnna Jensen;Aarhus\n", ("Navn", "By")),
    ],
)
def test_first_row_whose_cells_come_again__is_no_header(tmp_path: Path, text: str, fields: tuple[str, ...]) -> None:
    from pii_audit.scanners.csv_shape import find_shape

    assert find_shape(text.splitlines(keepends=True), None, must_be_delimited=False).fields == fields
