"""What only detection tells: which columns a retention question has to look into beside its own."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pii_audit.model.elements import IDENTIFYING, PART_OF
from pii_audit.model.facts import ElementFacts, FieldFacts
from pii_audit.model.retention import EXCESS, RESIDUAL, CellTest, Mark, RetentionQuestion, RuleQuestion
from pii_audit.retention.plan import RetentionPlan


def refined(plan: RetentionPlan, fields: Sequence[FieldFacts], columns: Sequence[str]) -> RetentionQuestion | None:
    """Complete a plan's question by the personal data found in its dataset, whose columns are given.

    Records said to be anonymised are no personal data any more where every column that identifies people is blank,
    and are marked where one is not. Records that an exception keeps for the sake of some elements are marked where
    a column with others is not blank.
    """
    if plan.question is None:
        return None
    identifying = identifying_columns(fields, columns)
    rules = (_refined(rule, plan, identifying, fields, columns) for rule in plan.question.rules)
    return replace(plan.question, rules=tuple(rules))


def identifying_columns(fields: Iterable[FieldFacts], columns: Sequence[str]) -> tuple[str, ...]:
    """Return the columns in which something was found that tells who a record is about."""
    found = (f.field for f in fields if any(not _names(e).isdisjoint(IDENTIFYING) for e in f.elements))
    return _in_columns(found, columns)


def _refined(
    rule: RuleQuestion,
    plan: RetentionPlan,
    identifying: Sequence[str],
    fields: Sequence[FieldFacts],
    columns: Sequence[str],
) -> RuleQuestion:
    marks = list(rule.marks)
    blank = None
    if plan.anonymised:
        blank = ((plan.anonymised,), *((CellTest(column),) for column in identifying))
        left = tuple(CellTest(column, holds=False) for column in identifying)
        marks.append(Mark(RESIDUAL, ((plan.anonymised,), left)))
    for exception in dict.fromkeys(exemption.id for exemption in rule.exemptions if exemption.id in plan.limited):
        covered = set(plan.limited[exception])
        outside = (f.field for f in fields if any(_names(e).isdisjoint(covered) for e in f.elements))
        filled = tuple(CellTest(column, holds=False) for column in _in_columns(outside, columns))
        marks.append(Mark(f"{EXCESS}:{exception}", (filled,)))
    return replace(rule, anonymised=blank, marks=tuple(marks))


def _names(element: ElementFacts) -> set[str]:
    """Return all names of an element: the policy's, the detector's, and that of the whole it is part of."""
    names = {element.element, element.detected}
    return names | {PART_OF[name] for name in names if name in PART_OF}


def _in_columns(fields: Iterable[str], columns: Sequence[str]) -> tuple[str, ...]:
    """Return the columns that fields lie in: their own or, where a cell holds JSON, that of the cell."""
    known = set(columns)
    found = set()
    for field in fields:
        name = field
        while name and name not in known:
            name = name.rpartition(".")[0]
        found.add(name)
    return tuple(sorted(found - {""}))
