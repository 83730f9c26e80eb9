"""The report in Danish: everything translated, nothing left over, numbers and dates as Danes write them."""

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from pii_audit.model.coverage import State
from pii_audit.model.elements import BUILT_IN, in_words
from pii_audit.model.finding import FindingStatus, Severity
from pii_audit.model.retention import WHY
from pii_audit.reports import language
from pii_audit.reports.html import TEMPLATES, HtmlReporter
from pii_audit.reports.language import day, number, speaking
from pii_audit.rules.registry import RULES
from tests.reports import example
from tests.reports.catalogue import Text, nouns, texts


def _catalogue() -> Catalog:
    with (Path(__file__).parents[2] / "reports" / "locale" / "da.po").open("rb") as file:
        return read_po(file, locale="da", abort_invalid=True)


def _needed() -> set[Text]:
    rules = {text for rule in RULES.values() for text in (rule.title, rule.remedy)}
    counted = {f"%(n)s {state}" for kind in (Severity, FindingStatus, State) for state in kind}
    return {*texts(), *nouns(), *((said, said) for said in counted), *rules, *map(in_words, BUILT_IN), *WHY.values()}


def test_danish__holds_every_text_with_the_same_gaps() -> None:
    messages = {message.id: message for message in _catalogue() if message.id}
    assert _needed() - messages.keys() == set()
    for message in messages.values():
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, (tuple, list)) else [str(message.string)]
        assert all(strings), message.id
        for id_, string in zip(map(str, ids), strings, strict=True):
            assert sorted(re.findall(r"%\(\w+\)s|%%", id_)) == sorted(re.findall(r"%\(\w+\)s|%%", string))


@pytest.mark.parametrize("template", TEMPLATES)
def test_render__with_a_marked_language__leaves_no_text_of_ours_unmarked(
    template: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A language that puts every text of ours in brackets: what stands outside them is data."""

    class Marked:
        def gettext(self, message: str) -> str:
            return f"⟦{message}⟧"

        def ngettext(self, one: str, several: str, n: int) -> str:
            return f"⟦{one if n == 1 else several}⟧"

    monkeypatch.setattr(language, "_catalogue", lambda spoken: Marked())
    page = _Texts(HtmlReporter(template).render(replace(example.clean(), clauses=(), findings=())))
    known = {"pii-audit", "SHA-256", "Nordlyd", "sha256"}
    loose = [text for text in page.texts if re.search(r"[a-z]{4}", text) and "⟦" not in text]
    data = str(example.clean())
    assert [
        text
        for text in loose
        if not all(part in data for part in text.split(": ")) and not any(word in text for word in known)
    ] == []


class _Texts(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._in = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in = tag
        self.texts += [value for name, value in attrs if name in {"aria-label", "title"} and value]

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self._in = ""

    def handle_data(self, data: str) -> None:
        if self._in not in {"style", "script", "code"} and data.strip():
            self.texts.append(data.strip())


def test_numbers_and_dates__in_danish__are_written_the_danish_way() -> None:
    assert (number(1234567), day(date(2026, 5, 1))) == ("1,234,567", "1 May 2026")
    with speaking("da"):
        assert (number(1234567), number(6.7), day(date(2026, 5, 1))) == ("1.234.567", "6,7", "1. maj 2026")
    assert number(6.7) == "6.7"


def test_render__danish__says_so_and_marks_what_is_english() -> None:
    page = HtmlReporter("technical", "da").render(example.example())
    assert '<html lang="da">' in page
    assert "Det, der blev læst, følger ikke politikken" in page
    assert '<span class="message" lang="en">' in page
    assert "5.776 over fristen" in page


def test_reporter__unknown_template__is_refused() -> None:
    with pytest.raises(ValueError, match="no template 'board'"):
        HtmlReporter("board")
