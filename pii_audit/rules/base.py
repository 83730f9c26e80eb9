"""What a rule is, and what it sees."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as default
from datetime import date
from typing import ClassVar

from pii_audit.inventory.load import UnusedPattern
from pii_audit.inventory.registers import Registers
from pii_audit.inventory.schema import Binding, Gates
from pii_audit.model.coverage import Coverage
from pii_audit.model.dataset import Dataset
from pii_audit.model.elements import PART_OF, in_words
from pii_audit.model.facts import ElementFacts, FieldFacts
from pii_audit.model.finding import Finding, FindingStatus, Severity, fingerprint
from pii_audit.model.lineage import Lineage
from pii_audit.model.people import PeopleFacts
from pii_audit.model.retention import RetentionFacts
from pii_audit.model.source import Source
from pii_audit.model.store import StoreFacts
from pii_audit.policy.schema import Policy

NO_LINEAGE = Lineage()
ANYWHERE = "*"
"""Source or dataset of a finding that concerns them all."""


@dataclass(frozen=True)
class Case:
    """Everything a rule may look at."""

    policy: Policy
    gates: Gates
    bindings: Mapping[tuple[str, str], Binding]
    """By source and dataset; datasets without a binding are missing."""
    sources: Mapping[str, Source]
    """By id."""
    coverage: tuple[Coverage, ...]
    fields: tuple[FieldFacts, ...]
    retention: tuple[RetentionFacts, ...]
    unused: tuple[UnusedPattern, ...]
    """Bindings and include patterns that name nothing in scope."""
    registers: Registers
    as_of: date
    """The day of the audit."""
    stores: Mapping[str, StoreFacts]
    """How each source is set up; one that could not be opened is missing."""
    people: tuple[PeopleFacts, ...] = ()
    backups: tuple[Dataset, ...] = ()
    """The datasets in scope that are copies kept for restoring."""
    held: Mapping[str, tuple[tuple[str, str], ...]] = default(default_factory=dict)
    """By legal hold, the sources and datasets in scope that it names."""
    lineage: Lineage = NO_LINEAGE

    def detections(self) -> Iterator[tuple[FieldFacts, ElementFacts]]:
        """Yield every kind of personal data found, field by field."""
        for field in self.fields:
            for element in field.elements:
                yield field, element

    def personal_datasets(self) -> dict[tuple[str, str], list[FieldFacts]]:
        """Return the fields that hold personal data, by source and dataset."""
        found: dict[tuple[str, str], list[FieldFacts]] = {}
        for field in self.fields:
            if field.elements:
                found.setdefault((field.source, field.dataset), []).append(field)
        return found

    def promise(self, rule: str) -> str | None:
        """Return the first quoted promise that names a rule as its test, for whatever clause."""
        return self.cited(
            *(clause for clause, entry in self.policy.entries() if rule in entry.checks and entry.of is None)
        )

    def cited(self, *clauses: str | None) -> str | None:
        """Return the first of these clauses that the policy quotes."""
        quoted = {clause for clause, _ in self.policy.clauses()}
        return next((clause for clause in clauses if clause in quoted), None)


class Rule(ABC):
    """A test of facts against the policy."""

    id: ClassVar[str]
    title: ClassVar[str]
    severity: ClassVar[Severity]
    """Where neither the policy nor the case says otherwise."""
    sections: ClassVar[tuple[str, ...]] = ()
    """Sections of the policy whose clauses it tests."""
    articles: ClassVar[tuple[str, ...]]
    explanation: ClassVar[str]
    remedy: ClassVar[str]

    @abstractmethod
    def find(self, case: Case) -> Iterator[Finding]:
        """Yield the findings of a case, in any order."""

    def untested(self, case: Case) -> str:
        """Say why the rule's silence proves nothing in this case, such as `no send list is bound`; empty where it does."""
        del case
        return ""

    def finding(
        self,
        *,
        source: str,
        dataset: str,
        message: str,
        count: int,
        field: str | None = None,
        kind: str | None = None,
        element: str | None = None,
        category: str | None = None,
        clause: str | None = None,
        severity: Severity | None = None,
        confidence: float = 1.0,
        subjects: int | None = None,
    ) -> Finding:
        """Make a finding; `kind` tells two findings of this rule in one field apart."""
        return Finding(
            id=fingerprint(self.id, source, dataset, field, kind or category or element),
            rule=self.id,
            title=self.title,
            severity=severity or self.severity,
            confidence=round(confidence, 3),
            status=FindingStatus.NEW,
            source=source,
            dataset=dataset,
            field=field,
            element=element,
            category=category,
            clause=clause,
            count=count,
            subjects=subjects,
            message=message,
            remedy=self.remedy,
        )


def named_checks(policy: Policy) -> dict[str, tuple[str, ...]]:
    """Return the rules that entries name as their tests, by clause; some may not be in this version."""
    return {clause: entry.checks for clause, entry in policy.entries() if entry.checks}


def plural(count: int, noun: str, several: str = "") -> str:
    """Count in words: `1 row`, `1,200 rows`, `2 people`."""
    return f"1 {noun}" if count == 1 else f"{count:,} {several or noun + 's'}"


def some_of(names: Sequence[str]) -> str:
    """Name the first three: `a, b, c and 4 more`."""
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")


def is_among(element: ElementFacts, names: Collection[str]) -> bool:
    """Tell whether an element, or the whole that it is part of, is among some."""
    return element.element in names or PART_OF.get(element.element) in names


def concerned(field: FieldFacts, element: ElementFacts) -> int:
    """Return how many distinct values of a field are of a kind: counted where all were judged, else projected."""
    if not element.judged:
        return field.distinct
    return max(element.matched, round(element.matched / element.judged * field.distinct))


_SAYS = {
    "name": "its name",
    "comment": "its comment",
    "constraint": "the name of its constraint",
    "reference": "the column it refers to",
    "copy": "the column it copies",
    "type": "its type",
    "list": "the values it may hold",
}
"""What a schema says of a column, by the part of the evidence."""


def holds(field: FieldFacts, element: ElementFacts) -> str:
    """Say what a field holds, or, where no value was read, what it looks like."""
    return f"{field.field} {'looks like' if field.described else 'holds'} {in_words(element.element)}"


def shown_share(field: FieldFacts, element: ElementFacts) -> str:
    """Say what a detection rests on: `480 of 500 distinct values judged, 12,000 rows`."""
    if field.described:
        said = [_SAYS[part.what] for part in element.parts if part.what in _SAYS]
        return f"by {' and '.join(said or [_SAYS['name']])}; no value was read"
    rows = plural(field.rows, "row")
    if element.evidence == "name":
        return f"by the field's name alone, {rows}"
    return f"{element.matched:,} of {plural(element.judged, 'distinct value')} judged, {rows}"
