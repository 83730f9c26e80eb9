"""The words of an HTML page as plain text, without scripts, styles and navigation."""

from html.parser import HTMLParser

_SKIPPED = frozenset({"script", "style", "head", "nav", "template", "noscript", "svg", "button", "select", "iframe"})
_BLOCKS = frozenset({
    "p", "div", "section", "article", "main", "header", "footer", "ul", "ol", "dl", "dt", "dd", "table", "blockquote", "body",
    "address", "figure", "details", "summary",
})  # fmt: skip


def text_of(html: str) -> str:
    """Return headings as `# …`, items as `- …`, rows of tables as `| … |`, everything else as paragraphs."""
    page = _Page()
    page.feed(html)
    page.close()
    return page.text()


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._skipping: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _SKIPPED:
            self._skipping.append(tag)
        elif len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self._parts.append(f"\n\n{'#' * max(1, int(tag[1]))} ")
        elif tag == "li":
            self._parts.append("\n- ")
        elif tag == "tr":
            self._parts.append("\n\n| ")
        elif tag == "br":
            self._parts.append("\n")
        elif tag in _BLOCKS:
            self._parts.append("\n\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._skipping:
            del self._skipping[self._skipping.index(tag) :]
        elif tag in {"td", "th"}:
            self._parts.append(" | ")
        elif tag in _BLOCKS or (len(tag) == 2 and tag[0] == "h"):
            self._parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            self._parts.append(" ".join(data.replace("\n", " ").split(" ")) if data.strip() else " ")

    def text(self) -> str:
        lines: list[str] = []
        for line in "".join(self._parts).splitlines():
            words = " ".join(line.split())
            if words.strip("#-| ") or (lines and lines[-1]):
                lines.append(words if words.strip("#-| ") else "")
        return "\n".join(lines).strip() + "\n"
