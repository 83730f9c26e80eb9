"""Collects the texts of the report for translators: those of the code and the templates."""

import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract_from_file

_KEYWORDS = {"_": None, "mark": None, "many": (1, 2)}
_HERE = Path(__file__).parents[2] / "reports"

Text = str | tuple[str, str]
"""One text, or its singular and plural."""


def texts() -> Iterator[Text]:
    """Yield every text that a report may write, but for titles and remedies of rules and the names of elements."""
    for path in sorted(_HERE.glob("*.py")):
        yield from _of(path, "python")
    for path in sorted((_HERE / "templates").glob("*.[ht][tx][mt]*")):
        yield from _of(path, "jinja2.ext:babel_extract")


def _of(path: Path, method: str) -> Iterator[Text]:
    for _line, message, _comments, _context in extract_from_file(method, path, keywords=_KEYWORDS):
        yield message if isinstance(message, str) else (message[0], message[1])


def nouns() -> Iterator[Text]:
    """Yield what `counted` counts, wherever it is called."""
    for path in (*_HERE.glob("*.py"), *(_HERE / "templates").glob("*.html")):
        for noun, plural in re.findall(
            r'counted\([^"\']*?, ["\'](\w+)["\'](?:, ["\'](\w+)["\'])?\)', path.read_text("utf-8")
        ):
            if path.name != "human.py":  # English only
                yield f"%(n)s {noun}", f"%(n)s {plural or noun + 's'}"
