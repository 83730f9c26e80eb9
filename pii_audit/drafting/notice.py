"""A privacy notice as read: its sections, blocks and sentences, each with its place in the text."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from pii_audit.drafting.html_text import text_of
from pii_audit.drafting.phrases import says
from pii_audit.drafting.topics import TITLE, topics_of
from pii_audit.model.errors import UserError

_MOST_BYTES = 1_000_000
"""A notice is some pages; what is larger is something else."""
_LONGEST_HEADING = 100
_MARKER = re.compile(r"\s*(?:[-*•·–●▪]|\d{1,2}[.)]|\(?[a-zA-Z]\))\s+")
_NUMBER = re.compile(r"\s*\d{1,2}(?:\.\d{1,2})*[.)]?\s+")
_RULE = re.compile(r"\s*(?:[-=_*]{3,}|\|?[\s:|-]*-{3,}[\s:|-]*)\s*")
_COMPANY = re.compile(r"\b(?:A/S|ApS|I/S|AB|GmbH|Ltd\.?|Inc\.?|PLC|B\.V\.)$")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)*]*\s+(?=[\"“(*]*[A-ZÆØÅÄÖÜ])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|cf|art|f\.eks|bl\.a|stk|nr|ca|evt|inkl|mr|mrs|dr|no|inc|ltd|co)\.)\Z", re.IGNORECASE
)


class Kind(StrEnum):
    """What a block of text is."""

    HEADING = "heading"
    ITEM = "item"
    ROW = "row"
    TEXT = "text"


@dataclass(frozen=True)
class Sentence:
    """A sentence, or the cell of a table: words of the notice and where they begin, spaces joined."""

    text: str
    start: int


@dataclass(frozen=True)
class Block:
    """A heading, paragraph, list item or row of a table."""

    kind: Kind
    text: str
    start: int
    section: str
    topics: frozenset[str]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences, or of a row its cells."""
        if self.kind is Kind.ROW:
            cells = re.finditer(r"[^|]+", self.text)
            return tuple(_trimmed(cell[0], self.start + cell.start()) for cell in cells if cell[0].strip(" *_"))
        found = _SENTENCE_END.finditer(self.text)
        ends = [0, *(match.end() for match in found if not _ABBREVIATION.search(self.text[: match.start()]))]
        spans = zip(ends, [*ends[1:], len(self.text)], strict=True)
        return tuple(_trimmed(self.text[a:b], self.start + a) for a, b in spans if self.text[a:b].strip())


def _trimmed(text: str, start: int) -> Sentence:
    lead = len(text) - len(text.lstrip())
    return Sentence(text.strip(), start + lead)


@dataclass(frozen=True)
class Notice:
    """A notice: its text as it will be quoted, and what it is made of."""

    text: str
    sections: Mapping[str, str]
    blocks: tuple[Block, ...]
    sha256: str = ""
    """Of the file that is quoted: the notice itself or, of a page, its words."""

    @cached_property
    def one_line(self) -> str:
        """The text with every run of spaces and line breaks as one space, which quotes are verified in."""
        return " ".join(self.text.split())

    @cached_property
    def danish(self) -> bool:
        """Whether it is in Danish; else it is taken as English."""
        words = re.findall(r"\w+", self.one_line.lower())
        return sum(w in _DANISH for w in words) > sum(w in _ENGLISH for w in words)

    @cached_property
    def starts(self) -> Mapping[str, int]:
        """Where each section begins in `one_line`, found as the loader of policies finds it."""
        starts, position = {}, 0
        for id_, heading in self.sections.items():
            starts[id_] = self.one_line.find(heading, position)
            position = starts[id_] + 1
        return starts

    def sentences(self, topic: str | None = None) -> Iterator[tuple[Block, Sentence]]:
        """Yield all sentences, or those of the sections on a topic; what stands above the title is not the notice's."""
        for block in self.blocks:
            if block.section and block.kind is not Kind.HEADING and (topic is None or topic in block.topics):
                yield from ((block, sentence) for sentence in block.sentences)

    def cite(self, sentence: Sentence) -> dict[str, str]:
        """Quote a sentence, or a part of one, with the section the loader will look for it in."""
        section = next((id_ for id_, at in reversed(tuple(self.starts.items())) if at <= sentence.start), "")
        return {"section": section, "quote": sentence.text}

    def line(self, start: int) -> int:
        """Return the line, from 1, of a position in `one_line`."""
        before = len(self.one_line[:start].split())
        words = list(re.finditer(r"\S+", self.text))
        return self.text.count("\n", 0, words[min(before, len(words) - 1)].start()) + 1


_DANISH = frozenset(
    [
        "og",
        "er",
        "det",
        "den",
        "de",
        "vi",
        "ikke",
        "til",
        "af",
        "på",
        "som",
        "med",
        "har",
        "et",
        "dine",
        "vores",
        "hvis",
        "når",
        "eller",
        "dig",
    ]
)
_ENGLISH = frozenset(
    [
        "and",
        "is",
        "the",
        "of",
        "to",
        "we",
        "your",
        "our",
        "with",
        "not",
        "by",
        "or",
        "if",
        "when",
        "you",
        "that",
        "this",
        "are",
        "be",
    ]
)


def read_notice(path: Path) -> Notice:
    """Read a notice from a .txt, .md or .html file.

    Raises:
        UserError: it cannot be read, is no text, is far too large, or holds no words.
    """
    try:
        if path.exists() and not path.is_file():
            raise UserError(f"{path} is no file")
        size = path.stat().st_size
        if size > _MOST_BYTES:
            raise UserError(
                f"{path} is larger than {_MOST_BYTES:,} bytes; give the privacy notice alone, as a text of some pages"
            )
        raw = path.read_bytes()
        text = raw.decode("utf-8-sig")
    except OSError as error:
        raise UserError(f"cannot read {path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise UserError(f"{path} is not UTF-8 text; save it as .txt, .md or .html in UTF-8") from None
    if is_html(path):
        text = text_of(text)
    if "\0" in text or not re.search(r"\w{2}", text):
        raise UserError(f"{path} holds no words to draft from")
    return replace(parse(text), sha256=hashlib.sha256(text.encode() if is_html(path) else raw).hexdigest())


def is_html(path: Path) -> bool:
    """Tell whether a file is a page, whose words are taken out of it."""
    return path.suffix.lower() in {".html", ".htm", ".xhtml"}


def parse(text: str) -> Notice:
    """Part a text into sections, blocks and sentences."""
    one_line = " ".join(text.split())
    raw = list(_raw_blocks(text))
    title = next((i for i, (kind, words) in enumerate(raw) if kind is Kind.HEADING and says(words, TITLE)), None)
    blocks: list[Block] = []
    sections: dict[str, str] = {}
    if (
        title is None and raw and raw[0][0] is not Kind.HEADING
    ):  # words without a heading are a section, named by the first
        sections["S01"] = " ".join(one_line.split()[:4])
    position, after, topics = 0, min(len(sections), 1), frozenset[str]()
    for i, (kind, words) in enumerate(raw):
        start = one_line.find(words, position)
        position = start + len(words)
        if kind is Kind.HEADING and (title is None or i >= title):
            topics = topics_of(words)
            if one_line.find(words, after) == start:  # else the loader of policies would take words before it for it
                sections[f"S{len(sections) + 1:02}"] = words
                after = start + 1
        blocks.append(Block(kind, words, start, next(reversed(sections), ""), topics))
    return Notice(text, sections, tuple(blocks))


def _raw_blocks(text: str) -> Iterator[tuple[Kind, str]]:
    """Yield the kind and the words of each block, list markers and marks of headings left out."""
    lines = text.splitlines()
    gathered: list[str] = []
    kind = Kind.TEXT

    def block() -> Iterator[tuple[Kind, str]]:
        words = " ".join(" ".join(gathered).split())
        gathered.clear()
        if words:
            yield kind, words

    for number, line in enumerate(lines):
        alone = not _line(lines, number - 1) and not _line(lines, number + 1)
        if not line.strip() or _RULE.fullmatch(line):
            yield from block()
            kind = Kind.TEXT
        elif line.lstrip().startswith("|"):
            yield from block()
            yield Kind.ROW, " ".join(line.split())
        elif heading := _heading(line, _line(lines, number + 1), alone):
            yield from block()
            yield Kind.HEADING, heading
        elif marker := _MARKER.match(line):
            yield from block()
            kind = Kind.ITEM
            gathered.append(line[marker.end() :])
        else:
            gathered.append(line)
    yield from block()


def _line(lines: list[str], number: int) -> str:
    return lines[number].strip() if 0 <= number < len(lines) else ""


def _heading(line: str, following: str, alone: bool) -> str:
    """Return the words of a heading; empty where a line is none."""
    words = " ".join(line.split())
    if match := re.match(r"#{1,6}\s+(.*)", words):
        return match[1].strip("# ")
    underlined = bool(re.fullmatch(r"[=-]{3,}", following))
    bold = bool(re.fullmatch(r"(\*\*|__)[^*_]+\1", words))
    numbered = bool(_NUMBER.match(line))
    looks_so = (
        len(words) <= _LONGEST_HEADING
        and not _COMPANY.search(words)
        and words[-1] not in ".,;:"
        and len(words.split()) <= 12
    )
    is_item = bool(_MARKER.match(line)) and not numbered
    if looks_so and not is_item and (underlined or ((alone or bold) and not re.search(r"@|\d{4}", words))):
        return words
    return ""
