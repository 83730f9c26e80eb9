"""What a schema says of its columns, before they hold a value: names, types, comments and constraints.

Names are judged as a scan judges them, and so are the values that an enumeration or a check lets a column hold. A type or
such values that contradict a name silence it, as values do in a scan.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pii_audit.detection import neighbours, verdict
from pii_audit.detection.columns import listed
from pii_audit.detection.names import common_beginning, named, names_a_thing
from pii_audit.detection.plausible import flags_only, plausible
from pii_audit.model.dataset import ColumnKind, Dataset
from pii_audit.model.description import Description
from pii_audit.model.elements import SPECIAL
from pii_audit.model.facts import ElementFacts, FieldFacts

_LOOKS: Mapping[ColumnKind, tuple[str, ...]] = {
    ColumnKind.DATE: ("1985-04-12",),
    ColumnKind.DATETIME: ("1985-04-12 10:00:00",),
    ColumnKind.INSTANT: ("1985-04-12 10:00:00+00",),
    ColumnKind.UUID: ("9b2f8c1e-5d0a-4c7e-8a36-2f1d7e4b9c05",),
    ColumnKind.INTEGER: ("1", "34", "1985", "2100", "12345678", "1204851234", "4111111111111111"),
    ColumnKind.DECIMAL: ("55.6761", "12345678", "1204851234", "4111111111111111"),
}
"""Values of a kind in all forms that some element has; kinds that hold any text are missing."""
_MADE_FOR = {"inet": "ip_address", "cidr": "ip_address", "macaddr": "mac_address", "macaddr8": "mac_address"}
"""Types of PostgreSQL that hold one kind of data and nothing else."""
_DATES = frozenset({ColumnKind.DATE, ColumnKind.DATETIME, ColumnKind.INSTANT})
_BY_VALUES_ALONE = "gender"
"""What the values let in say without a name; the table must be about people for it to be enough."""
_COMMENT_READ = 300
"""Characters of a comment that are looked at."""
_CLAUSE = re.compile(r"[.,;:!?()\[\]{}\"/\n\r–—]+|\s-+\s")
_BETWEEN = re.compile(
    r"\b(?:for|in|from|that|which|when|where|if|to|by|with|as|on|at|is|are|used|we|they|whether|"
    r"til|fra|der|som|hvis|når|på|med|i|er|bruges|vi|de|om)\b",
    re.IGNORECASE,
)
"""Words that end a noun and what stands with it: what comes after them is about something else."""
_OF = re.compile(r"\b(?:of|af)\b", re.IGNORECASE)
"""It may stand in the name of a kind: `date of birth`."""


@dataclass(frozen=True)
class _Reading:
    """What one name says."""

    what: str
    says: Mapping[str, float]


def judge(dataset: Dataset, columns: Sequence[Description], min_confidence: float) -> tuple[FieldFacts, ...]:
    """Say what each column would hold, by its schema; elements are the detector's own.

    Args:
        dataset: the table, whose name gives `name` its meaning.
        columns: all of the table that are known, as each speaks for its neighbours.
        min_confidence: below it a detection is left out.
    """
    beginning = common_beginning(column.name for column in columns)
    drafts = [_draft(dataset, column, column.name.removeprefix(beginning)) for column in columns]
    weighed = (neighbours.weighed(draft, dataset, drafts) for draft in drafts)
    return tuple(_settled(field, min_confidence) for field in weighed)


def _draft(dataset: Dataset, column: Description, short: str) -> FieldFacts:
    readings = tuple(_readings(dataset, column, short))
    made_for = _MADE_FOR.get(column.type.lower().partition("(")[0].strip())
    elements = {element for reading in readings for element in reading.says}
    if made_for:
        elements.add(made_for)
    if column.values and not names_a_thing(short, dataset.short_name):
        elements.add(_BY_VALUES_ALONE)
    found = (
        _judged(element, column, readings, element == made_for)
        for element in sorted(elements)
        if not _contradicted(element, column)
    )
    return FieldFacts(dataset.source, dataset.name, column.name, 0, 0, None, tuple(found), described=True)


def _readings(dataset: Dataset, column: Description, short: str) -> Iterator[_Reading]:
    table = dataset.short_name
    yield _Reading("name", named(column.name, table) or named(short, table))
    for naming in column.namings:
        yield _Reading(naming.what, named(naming.name, naming.table or table))
    if column.comment and not names_a_thing(short, table):
        yield _Reading("comment", _in_prose(column.comment, table))


def _in_prose(comment: str, table: str) -> Mapping[str, float]:
    """Read each clause of a comment as a name, and the noun it begins with: `CPR number of whoever placed the order`."""
    found: dict[str, float] = {}
    for clause in _CLAUSE.split(comment[:_COMMENT_READ]):
        noun = _BETWEEN.split(clause, maxsplit=1)[0]
        for phrase in (noun, _OF.split(noun, maxsplit=1)[0]):
            for element, probability in named(phrase, table).items():
                found[element] = max(probability, found.get(element, 0.0))
    return found


def _judged(element: str, column: Description, readings: Sequence[_Reading], made_for: bool) -> ElementFacts:
    """Weigh the surest name alone: whoever named the column also wrote the comment."""
    surest = max(readings, key=lambda reading: reading.says.get(element, 0.0))
    values = [part for part in (listed(element, column.values),) if part.log_odds] if column.values else []
    return verdict.by_description(
        element, surest.says.get(element, 0.0), surest.what, made_for, column.kind in _DATES, values
    )


def _contradicted(element: str, column: Description) -> bool:
    """Tell whether a column cannot hold an element, by its type or the values it lets in."""
    if column.kind is ColumnKind.BOOLEAN or (column.values and flags_only(column.values)):
        return element not in SPECIAL
    if column.values:
        return not plausible(element, column.values)
    looks = _LOOKS.get(column.kind)
    return looks is not None and not any(plausible(element, (value,)) for value in looks)


def _settled(field: FieldFacts, min_confidence: float) -> FieldFacts:
    sure = [e for e in field.elements if e.confidence >= min_confidence]
    ordered = tuple(sorted(sure, key=lambda e: (-e.confidence, e.element)))
    return FieldFacts(field.source, field.dataset, field.field, 0, 0, None, ordered, described=True)
