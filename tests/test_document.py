"""Errors in files that people write point at the place, name the remedy, and repeat no secret."""

import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_audit.document import DocumentError, Problem, nearest, read, validate
from pii_audit.inventory.schema import InventoryFile


def document(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "some.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def problems(path: Path) -> list[str]:
    with pytest.raises(DocumentError) as caught:
        validate(read(path), InventoryFile)
    return str(caught.value).splitlines()


def test_read__error_shows_file_line_column_line_and_caret(tmp_path: Path) -> None:
    path = document(tmp_path, "policy: p.yaml\nsources:\n  shop: {urll: x.db}\n")
    assert problems(path) == [
        "some.yaml:3:3: missing key 'url'",
        "    3 |   shop: {urll: x.db}",
        "          ^",
        "some.yaml:3:10: unknown key 'urll'; did you mean 'url'?",
        "    3 |   shop: {urll: x.db}",
        "                 ^",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "expected keys and values at the top of the file"),
        ("- a\n- b\n", "expected keys and values at the top of the file"),
        ("a: [1\nb: 2", "not YAML"),
        ("a: \x07", "a character that YAML does not allow"),
        ("policy: p\nsources: {a: x}\npolicy: q\n", "key 'policy' stands twice; first on line 1"),
        ("policy: p\nsources: []\n", "expected keys and values"),
        ("policy: p\nsources: {}\n", "at least 1 item"),
        ("policy: p\nsources: {a: x}\ngates: {min_coverage: 2}\n", "less than or equal to 1"),
        (
            "policy: p\nsources: {a: x}\ngates: {fail_on: hgh}\n",
            "expected 'info', 'low', 'medium', 'high' or 'critical'",
        ),
        ("policy: p\nsources: {a: {url: x, include: 5}}\n", "expected a list"),
        ("policy: p\nsources: {a: x}\ndatasets: {a/b: {events: {e: {colum: c}}}}\n", "did you mean 'column'?"),
        ("policy: p\nsources: {a: x}\ndatasets: {a/b: {timezone: Copenhagen}}\n", "no IANA time zone"),
        ("policy: p\nsources: {a: x}\ndatasets: {a/b: {events: {e: {}}}}\n", "give either column"),
    ],
)
def test_validate__what_is_wrong_is_said(tmp_path: Path, text: str, message: str) -> None:
    assert message in "\n".join(problems(document(tmp_path, text)))


def test_read__missing_and_binary_files(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no such file"):
        read(tmp_path / "none.yaml")
    (tmp_path / "binary.yaml").write_bytes(b"\xff\x00\xfe")
    with pytest.raises(DocumentError, match="not UTF-8"):
        read(tmp_path / "binary.yaml")


def test_read__scalars_are_yaml_1_2(tmp_path: Path) -> None:
    data = read(
        document(tmp_path, "a: NO\nb: on\nc: 2024-01-31\nd: 0123\ne: 12:30\nf: '5'\ng: 5\nh: true\ni: ~\nj: 1.5\n")
    ).data
    assert list(data.values()) == ["NO", "on", "2024-01-31", "0123", "12:30", "5", 5, True, None, 1.5]


def test_read__aliases_without_end_are_refused(tmp_path: Path) -> None:
    levels = "\n".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 9))
    with pytest.raises(DocumentError, match="unfolds"):
        read(document(tmp_path, f"l0: &l0 [1, 2, 3]\n{levels}\n"))


@pytest.mark.parametrize(
    "line",
    [
        "url: postgresql://user:kanari7@host/db",
        "password: kanari7",
        'secret_key: "kanari7"',
        "TOKEN = kanari7",
    ],
)
def test_problem__a_line_with_a_secret_is_blotted(tmp_path: Path, line: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read(document(tmp_path, f"a: 1\na: 2\n{line}\n"))
    assert "kanari7" not in str(caught.value)
    with pytest.raises(DocumentError) as caught:
        validate(read(document(tmp_path, f"policy: p\nx: {{{line.replace(' = ', ': ')}}}\n")), InventoryFile)
    assert "kanari7" not in str(caught.value)


def test_nearest__suggests_or_lists() -> None:
    assert nearest("retentoin", ["retention", "rights"]) == "; did you mean 'retention'?"
    assert nearest("zzz", ["b", "a"]) == "; known are a, b"
    assert nearest("zzz", []) == ""


def test_problems__come_in_the_order_of_the_file() -> None:
    error = DocumentError([Problem("f", 9, 1, "later"), Problem("f", 2, 1, "sooner")])
    assert str(error).index("sooner") < str(error).index("later")


@given(st.text(max_size=200))
def test_read__any_text__gives_data_or_a_clear_error(text: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "any.yaml"
        path.write_text(text, encoding="utf-8", errors="replace", newline="")
        try:
            read(path)
        except DocumentError as error:
            assert error.problems


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: " + "[" * 100_000, "nested more than 50 levels"),
        ("a: &a [*a]\n", "an alias stands in what it stands for"),
        ("a: &a {b: *a}\n", "an alias stands in what it stands for"),
        ("a: 1\na: " + "key" * 5_000, "stands twice"),
        ("a: 1\n" + "b" * 200_000 + ": 1\n", "not YAML"),
    ],
)
def test_read__a_file_made_to_stall_or_crash__is_an_error_soon(tmp_path: Path, text: str, message: str) -> None:
    since = time.monotonic()
    with pytest.raises(DocumentError, match=message):
        read(document(tmp_path, text))
    assert time.monotonic() - since < 10


def test_read__a_number_of_thousands_of_digits__is_text(tmp_path: Path) -> None:
    assert read(document(tmp_path, "a: " + "1" * 5_000)).data["a"] == "1" * 5_000


def test_read__what_is_no_file_or_too_large(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path, Path("/dev/zero")):
        with pytest.raises(DocumentError, match="is no file"):
            read(path)
    (tmp_path / "large.yaml").write_text("# " + "x" * 10_000_000)
    with pytest.raises(DocumentError, match="larger than 10,000,000 bytes"):
        read(tmp_path / "large.yaml")


@pytest.mark.parametrize(
    "line", ['password: "two kanari7"', "url: postgresql://user:p@kanari7@host/db", "pwd: a, kanari7"]
)
def test_problem__the_whole_secret_is_blotted(tmp_path: Path, line: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read(document(tmp_path, f"{line}\n{line}\n"))
    assert "kanari7" not in str(caught.value)


def test_problem__nothing_steers_the_terminal() -> None:
    shown = str(Problem("f\x1b[31m", 1, 1, "no source \x9b2J\u202e", "a\u2066b"))
    assert all(line.isprintable() for line in shown.splitlines())
