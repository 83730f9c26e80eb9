"""The evidence for an element, part by part, as lines for the terminal."""

from collections.abc import Iterator

from pii_audit.cli.visible import visible
from pii_audit.model.elements import in_words
from pii_audit.model.facts import ElementFacts


def evidence_lines(element: ElementFacts) -> Iterator[str]:
    """Show what was weighed for an element; log-odds above 0 speak for it."""
    counts = f"{element.matched:,} of {element.judged:,} distinct values" if element.judged else "by name"
    yield f"  {in_words(element.detected)}  confidence {element.confidence:.2f}  ({element.evidence.value}; {counts})"
    for part in element.parts:
        yield f"    {part.log_odds:+6.2f}  {part.what:<13} {visible(part.detail)}"
    if element.examples:
        yield f"            {'examples':<13} {visible(', '.join(element.examples))}"
