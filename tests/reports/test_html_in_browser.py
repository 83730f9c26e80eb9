"""The page in a real Chromium: what it asks of the network, how it looks, and what it prints."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from pii_audit.reports.html import HtmlReporter
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
SECTIONS = (
    "What matters most",
    "What this audit did not check",
    "What the policy promises",
    "Findings",
    "How long data is kept",
    "Where the data is",
    "What was read",
    "Audit trail",
)

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


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("report") / "report.html"
    file.write_text(HtmlReporter().render(example.example()), "utf-8")
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


def test_keyboard__tab__reaches_the_skip_link_first_and_then_findings(page: Page, report: str) -> None:
    page.goto(report)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    closed = page.locator("details.finding:not([open]) > summary").first
    closed.focus()
    page.keyboard.press("Enter")
    assert page.locator("details.finding").filter(has=page.locator(":focus")).get_attribute("open") == ""


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="no pdftotext: apt-get install poppler-utils")
def test_print__dark_screen__puts_every_section_and_folded_finding_on_light_paper(
    page: Page, report: str, tmp_path: Path
) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(report)
    file = tmp_path / "report.pdf"
    page.pdf(path=file, prefer_css_page_size=True, print_background=True)
    text = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True, text=True).stdout
    words = " ".join(text.split())
    for section in SECTIONS:
        assert section in words
    for finding in example.example().findings:
        assert finding.id in words
    for line in example.example().coverage:
        assert line.source in words
    assert "Page 1 of" in words
    page.emulate_media(media="print", color_scheme="dark")
    body = page.evaluate("[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]")
    assert body == ["rgb(27, 36, 48)", "rgb(255, 255, 255)"]
