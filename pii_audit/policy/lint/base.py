"""What a rule on the policy itself is, and what it sees."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from pii_audit.model.finding import Severity
from pii_audit.policy.readings import Reading
from pii_audit.policy.schema import Entry, Policy
from pii_audit.policy.text import Passage, PublishedText


class Kind(StrEnum):
    """What is wrong with a text."""

    CONTRADICTION = "contradiction"
    GAP = "gap"
    VAGUE = "vague"
    MISMATCH = "mismatch with the law"


@dataclass(frozen=True)
class Notice:
    """A policy and the text it quotes."""

    policy: Policy
    text: PublishedText

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """All entries, by clause id."""
        return dict(self.policy.entries())

    def saying(self, *readings: Reading) -> list[str]:
        """Return the clauses that say any of these."""
        return [clause for clause, entry in self.entries.items() if not set(readings).isdisjoint(entry.says)]

    def passages(self, clauses: Iterable[str]) -> tuple[Passage, ...]:
        """Return the words of those of the clauses that quote any, each once."""
        quoted: dict[str, Passage] = {}
        for clause in clauses:
            cite = self.entries[clause].cite
            if cite:
                quote = " ".join(cite.quote.split())
                line = self.text.line(self.text.position(cite.section, cite.quote))
                quoted.setdefault(quote, Passage(clause, cite.section, quote, line))
        return tuple(quoted.values())


@dataclass(frozen=True)
class Flaw:
    """A flaw of the text, in words, with the passages that show it."""

    message: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class TextRule:
    """A test of the policy alone; reads no data."""

    id: str
    title: str
    kind: Kind
    severity: Severity
    articles: tuple[str, ...]
    explanation: str
    remedy: str
    find: Callable[[Notice], Iterator[Flaw]]


def clash(message: str, one: Reading, *others: Reading) -> Callable[[Notice], Iterator[Flaw]]:
    """Make a test for statements that cannot both hold: one that says the first, one that says any of the others."""

    def find(notice: Notice) -> Iterator[Flaw]:
        first, second = notice.saying(one), notice.saying(*others)
        if first and second:
            yield Flaw(message, notice.passages((*first, *second)))

    return find


def said(message: str, reading: Reading) -> Callable[[Notice], Iterator[Flaw]]:
    """Make a test for statements that are themselves the flaw."""

    def find(notice: Notice) -> Iterator[Flaw]:
        if clauses := notice.saying(reading):
            yield Flaw(message, notice.passages(clauses))

    return find


def listed(names: Iterable[str]) -> str:
    """Join names for a message, all of them."""
    return ", ".join(names)
