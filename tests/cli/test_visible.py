"""Hostile names on the screen."""

import io
import sqlite3
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_audit.cli import main
from pii_audit.cli.exits import Exit
from pii_audit.cli.progress import progress
from pii_audit.cli.visible import visible
from pii_audit.reading import Step

HOSTILE = "ø\x1b[31m\u202e\u2028\n"
ESCAPED = r"ø\x1b[31m\u202e\u2028\n"


def test_visible__letters_stay_and_what_steers_is_escaped() -> None:
    assert visible(HOSTILE) == ESCAPED
    assert visible("Ærø, 東京 and Ελλάδα") == "Ærø, 東京 and Ελλάδα"


@given(st.text(st.characters(codec=None)))
def test_visible__any_text__holds_nothing_that_steers(text: str) -> None:
    assert not {unicodedata.category(c) for c in visible(text)} & {"Cc", "Cf", "Cs", "Zl", "Zp"}


def test_plan__hostile_names_of_tables_and_rules(company: Path, capsys: pytest.CaptureFixture[str]) -> None:
    connection = sqlite3.connect(company / "shop.db")
    connection.execute(f'CREATE TABLE "{HOSTILE}" (a TEXT)')
    connection.close()
    config = company / "pii-audit.yaml"
    text = config.read_text(encoding="utf-8").replace("data: data/", "data: sqlite:///shop.db")
    config.write_text(text.replace("data/orders.csv", r'"data/\e[32m"'), encoding="utf-8")
    main(["plan"])
    out = capsys.readouterr().out
    assert f"data/{ESCAPED}" in out
    assert r"names nothing in scope: data/\x1b[32m" in out
    assert not set(out) & {"\x1b", "\u202e", "\u2028"}


def test_doctor__hostile_names(company: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = company / "pii-audit.yaml"
    text = config.read_text(encoding="utf-8").replace("data: data/", r'data: "ø\e[31m\u202E://host/db"')
    config.write_text(text, encoding="utf-8")
    assert main(["doctor"]) == Exit.INCOMPLETE
    out = capsys.readouterr().out
    assert "FAIL  data: no scanner reads such a URL" in out
    assert not set(out) & {"\x1b", "\u202e"}


def test_progress__hostile_names_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "200")
    with progress(quiet=False) as on_step:
        on_step(Step(HOSTILE, 1, 2, 10))
    assert f"10 rows · {ESCAPED}" in terminal.getvalue()
