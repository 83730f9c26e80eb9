"""The answers of a dataset, or why there are none -> the facts that rules see."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from pii_audit.model.retention import (
    EXEMPT,
    NOT_APPLICABLE,
    OPEN,
    OVERDUE,
    UNVERIFIABLE,
    WITHIN,
    RetentionAnswer,
    RetentionFacts,
)
from pii_audit.retention.ages import state_due
from pii_audit.retention.calendar import due_date
from pii_audit.retention.dates import local_date
from pii_audit.retention.plan import RetentionPlan

_STATES = (NOT_APPLICABLE, OPEN, WITHIN, OVERDUE, EXEMPT, UNVERIFIABLE)
_FILE_CLOCK = "only the file's own date is known; copying renews it, so it proves nothing to be in time"


def settle(plan: RetentionPlan, answers: Sequence[RetentionAnswer]) -> tuple[RetentionFacts, ...]:
    """Turn answers into facts: due dates put in, reasons set apart from states."""
    if plan.question is None:
        return ()
    clocks = {rule.rule: rule.clock for rule in plan.question.rules}
    facts = []
    for answer in answers:
        states: Counter[str] = Counter(dict.fromkeys(_STATES, 0))
        for state, count in answer.counts.items():
            states[state.partition(":")[0]] += count
        oldest = answer.oldest_trigger
        facts.append(
            RetentionFacts(
                rule=answer.rule,
                source=plan.dataset.source,
                dataset=plan.dataset.name,
                total=sum(states.values()),
                states=dict(states),
                subjects_overdue=answer.subjects_overdue,
                oldest_due=due_date(oldest, clocks[answer.rule]) if oldest else None,
                reasons={state: n for state, n in sorted(answer.counts.items()) if ":" in state},
                marked=answer.marked,
            )
        )
    return tuple(facts)


def unanswered(plan: RetentionPlan, total: int, problems: Mapping[str, str]) -> tuple[RetentionFacts, ...]:
    """Return the facts of rules that could not be asked: every record is unverifiable, and why."""
    return tuple(_uniform(plan, rule, total, f"{UNVERIFIABLE}:clock", problem) for rule, problem in problems.items())


def by_file_clock(plan: RetentionPlan, total: int, as_of: date, zone: str) -> tuple[RetentionFacts, ...]:
    """Judge records by the date of their file: an upper bound that can prove them overdue, never in time."""
    facts = []
    for asked in plan.file_clocks:
        rule, clock = asked.rule, asked.clock
        due = due_date(local_date(plan.dataset.modified, zone), clock) if plan.dataset.modified else as_of
        if due < as_of:
            facts.append(replace(_uniform(plan, rule, total, state_due(due, as_of, asked.ages)), oldest_due=due))
        else:
            facts.append(_uniform(plan, rule, total, f"{UNVERIFIABLE}:file_clock", _FILE_CLOCK))
    return tuple(facts)


def _uniform(plan: RetentionPlan, rule: str, total: int, state: str, problem: str = "") -> RetentionFacts:
    """Facts of a dataset whose records are all in one state, its reason behind a colon."""
    states = dict.fromkeys(_STATES, 0) | {state.partition(":")[0]: total}
    reasons = {state: total} if ":" in state and total else {}
    return RetentionFacts(rule, plan.dataset.source, plan.dataset.name, total, states, None, None, reasons, problem)
