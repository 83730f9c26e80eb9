"""The page in a real Chromium: what it asks of the network, how it looks, and what it prints."""

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, sync_playwright

from pii_audit.reports.html import SECTIONS as TITLES
from pii_audit.reports.html import TEMPLATES, HtmlReporter
from tests.reports import example

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HEADINGS = {
    "management": ("What matters most", "Not checked, and why", "What the policy promises", "How long data is kept"),
    "audit": ("Scope and method", "Control table", "Exceptions", "What was read", "Audit trail", "Signatures"),
    "technical": (
        *("What matters most", "What this audit did not check", "What the policy promises", "Findings"),
        *("How long data is kept", "Where the data is", "Where data went", "What was read", "Audit trail"),
    ),
}
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

pytestmark = pytest.mark.skipif(not Path(CHROMIUM).exists(), reason=f"no {CHROMIUM}: apt-get install chromium")

LOW_CONTRAST = """
() => {
  const channels = colour => colour.match(/[\\d.]+/g).map(Number);
  const luminance = ([r, g, b]) => [r, g, b].map(c => c / 255)
    .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const background = element => {
    for (let e = element; e; e = e.parentElement) {
      const colour = channels(getComputedStyle(e).backgroundColor);
      if (colour.length === 3) return colour;
    }
    return channels(getComputedStyle(document.body).backgroundColor);
  };
  const low = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || element.closest("svg")) continue;
    const [a, b] = [channels(getComputedStyle(element).color), background(element)].map(luminance);
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) low.add(`${ratio.toFixed(2)} ${element.className || element.tagName}`);
  }
  return [...low];
}
"""
"""Texts whose contrast is below the 4.5 of WCAG 2.2 AA."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield page
    page.close()


@pytest.fixture(scope="module", params=[(t, "en") for t in TEMPLATES] + [("technical", "da")], ids="-".join)
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """A template, and the page made with it."""
    template, language = request.param
    file = tmp_path_factory.mktemp("report") / "report.html"
    file.write_text(HtmlReporter(template, language, example.past()).render(example.with_all()), "utf-8")
    return template, file.as_uri()


@pytest.fixture
def report(written: tuple[str, str]) -> str:
    return written[1]


@pytest.fixture(scope="module")
def technical(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("report") / "technical.html"
    file.write_text(HtmlReporter("technical", "en", example.past()).render(example.with_all()), "utf-8")
    return file.as_uri()


def test_open__asks_for_nothing_and_breaks_no_policy(page: Page, report: str) -> None:
    requests: list[str] = []
    problems: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("dialog", lambda dialog: problems.append(dialog.message))
    page.goto(report)
    assert requests == [report]
    assert problems == []
    assert page.evaluate("getComputedStyle(document.body).marginTop") == "0px"  # the style sheet's hash fits


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 320)])
def test_axe__light_dark_and_at_400_percent__finds_nothing(page: Page, report: str, scheme: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900 if width == 1280 else 256})
    page.emulate_media(color_scheme=scheme)
    page.goto(report)
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate("tags => axe.run(document, {runOnly: tags})", AXE_TAGS)
    assert {rule["id"] for rule in found["passes"]} >= {"color-contrast", "html-has-lang"}
    assert [(rule["id"], [n["html"][:160] for n in rule["nodes"][:3]]) for rule in found["violations"]] == []


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_open__at_a_width__scrolls_down_only(page: Page, report: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(report)
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_open__light_and_dark__every_text_has_contrast(page: Page, report: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(report)
    assert page.evaluate(LOW_CONTRAST) == []


def test_keyboard__tab__reaches_the_skip_link_first_and_then_findings(page: Page, technical: str) -> None:
    page.goto(technical)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    closed = page.locator("details.finding:not([open]) > summary").first
    closed.focus()
    page.keyboard.press("Enter")
    assert page.locator("details.finding").filter(has=page.locator(":focus")).get_attribute("open") == ""


def test_keyboard__filter_and_sort__need_no_pointer(page: Page, technical: str) -> None:
    page.goto(technical)
    page.get_by_label("Severity").focus()
    page.keyboard.press("c")  # critical
    assert page.locator(".finding:visible").count() == page.locator('.finding[data-severity="critical"]').count() > 0
    page.get_by_label("Severity").select_option("")
    page.get_by_label("Words").fill("IBAN")
    assert 0 < page.locator(".finding:visible").count() < page.locator(".finding").count()
    page.locator("#coverage summary").focus()
    page.keyboard.press("Enter")
    head = page.locator("#coverage th button").first
    head.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert page.locator("#coverage th").first.get_attribute("aria-sort") == "descending"
    names = page.locator("#coverage tbody th").all_inner_texts()
    assert names == sorted(names, key=str.casefold, reverse=True)


def test_without_javascript__every_section_can_be_read(browser: Browser, written: tuple[str, str]) -> None:
    template, address = written
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    for id_ in set(TEMPLATES[template]) - {"stores"}:
        assert page.locator(f"#{id_}").is_visible(), id_
    assert page.locator(".filter:visible, .copy:visible, .sort").count() == 0
    context.close()


def test_fifty_thousand_findings__first_paint_within_a_second(page: Page, tmp_path: Path) -> None:
    many = tuple(example.finding(field=f"note{n}", dataset=f"t{n % 500}") for n in range(50_000))
    html = HtmlReporter().render(replace(example.with_all(), findings=many))
    assert len(html.encode()) < 2_000_000
    (tmp_path / "many.html").write_text(html, "utf-8")
    page.goto((tmp_path / "many.html").as_uri())
    painted = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
    page.wait_for_function(f"{painted} !== undefined")
    assert page.evaluate(painted) < 1000


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="no pdftotext: apt-get install poppler-utils")
@pytest.mark.parametrize("template", TEMPLATES)
def test_print__dark_screen__puts_every_section_on_light_paper(page: Page, template: str, tmp_path: Path) -> None:
    source, file = tmp_path / "report.html", tmp_path / "report.pdf"
    source.write_text(HtmlReporter(template, "en", example.past()).render(example.with_all()), "utf-8")
    page.emulate_media(color_scheme="dark")
    page.goto(source.as_uri())
    page.pdf(path=file, prefer_css_page_size=True, print_background=True)
    text = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True, text=True).stdout
    words = " ".join(text.split())
    for heading in HEADINGS[template]:
        assert heading in words
    if template == "management":
        assert text.count("\f") <= 4  # one ends each page
    else:
        for finding in example.example().findings:
            assert finding.id in words
        for line in example.example().coverage:
            assert line.source in words
    assert "Page 1 of" in words
    page.emulate_media(media="print", color_scheme="dark")
    body = page.evaluate("[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]")
    assert body == ["rgb(27, 36, 48)", "rgb(255, 255, 255)"]


def test_contents__name_every_section_there_is(page: Page, report: str) -> None:
    page.goto(report)
    links = page.locator("nav.contents a").evaluate_all("links => links.map(a => a.hash.slice(1))")
    assert links == page.locator("main > section").evaluate_all("all => all.map(s => s.id)")
    assert set(links) <= TITLES.keys()
