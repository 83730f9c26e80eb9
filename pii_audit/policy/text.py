"""The published text that a policy quotes: where its words stand."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from pii_audit.policy.load import LoadedPolicy


@dataclass(frozen=True)
class Passage:
    """Words of the text and where they stand."""

    clause: str
    """Id of the policy's entry; empty where no entry quotes the words."""
    section: str
    quote: str
    line: int
    """From 1; 0 where the policy names no text."""


@dataclass(frozen=True)
class PublishedText:
    """The text and its sections; both empty where the policy names no text."""

    name: str
    text: str
    headings: Mapping[str, str]

    @cached_property
    def starts(self) -> Mapping[str, int]:
        """Where each section begins, in the order of the text."""
        starts: dict[str, int] = {}
        position = 0
        for id_, heading in self.headings.items():
            position = self._find(heading, position)
            starts[id_] = position
            position += 1
        return starts

    def position(self, section: str, quote: str) -> int:
        """Return where a verified quote of a section begins; 0 where the policy names no text."""
        return self._find(quote, self.starts.get(section, 0)) if self.text else 0

    def line(self, position: int) -> int:
        """Return the line of a position, from 1; 0 where there is no text."""
        return self.text.count("\n", 0, position) + 1 if self.text else 0

    def section_at(self, position: int) -> str:
        """Return the section that a position lies in; empty before the first."""
        return next((id_ for id_, start in reversed(tuple(self.starts.items())) if start <= position), "")

    def paragraph(self, position: int) -> tuple[int, int]:
        """Return where the paragraph or list item around a position begins and ends."""
        breaks = [match.start() for match in _BREAK.finditer(self.text)]
        start = max((at for at in breaks if at <= position), default=0)
        return start, min((at for at in breaks if at > position), default=len(self.text))

    def find(self, pattern: str) -> Iterator[tuple[int, str]]:
        """Yield the matches of a pattern and where they begin."""
        yield from ((match.start(), match[0]) for match in re.finditer(pattern, self.text))

    def _find(self, words: str, start: int) -> int:
        match = re.compile(r"\s+".join(map(re.escape, words.split()))).search(self.text, start)
        return match.start() if match else 0


_BREAK = re.compile(r"\n\s*(?:\n|(?=[-*•–] ))")


def published_text(loaded: LoadedPolicy) -> PublishedText:
    """Read the text of a loaded policy, whose quotes have been verified against it."""
    source = loaded.policy.metadata.source
    if source is None:
        return PublishedText("", "", {})
    text = (loaded.path.parent / source.file).read_text(encoding="utf-8-sig")
    return PublishedText(source.file, text, source.sections)
