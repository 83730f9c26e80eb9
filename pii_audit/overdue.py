"""Which records of one dataset are overdue: by their primary keys, or by their numbers in a file."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pii_audit.audit import opened, survey
from pii_audit.detection.detector import Detector
from pii_audit.detection.mapping import map_fields
from pii_audit.document import nearest
from pii_audit.engine.budget import Budget
from pii_audit.inventory.load import Inventory
from pii_audit.model.dataset import Dataset
from pii_audit.model.errors import UserError
from pii_audit.model.retention import RetentionQuestion
from pii_audit.plugins import FindsOverdue, Keys
from pii_audit.policy.load import LoadedPolicy
from pii_audit.reading import How, read
from pii_audit.retention.evaluate import overdue_rows
from pii_audit.retention.plan import RetentionPlan
from pii_audit.retention.refine import refined
from pii_audit.time_limits import Read, TimeLimits, columns_of, frames_of

RECORD = "record"
"""The column of a record's number, from 1, where it has no key."""


def find_overdue(
    policy: LoadedPolicy, inventory: Inventory, name: str, rule: str | None, as_of: date
) -> dict[str, Keys]:
    """Find the overdue records of a dataset, by retention rule.

    Args:
        policy: what is declared.
        inventory: where the data lies.
        name: of the dataset, as `source/dataset`.
        rule: the only one to judge by; None for all that the dataset is bound to.
        as_of: the audit date.

    Raises:
        UserError: there is no such dataset, it cannot be judged by a rule, or its table has no primary key.
    """
    source, _, dataset = name.partition("/")
    inventory = replace(inventory, sources=tuple(one for one in inventory.sources if one.id == source))
    if not inventory.sources:
        raise UserError(f"no source {source!r} in the inventory; name the dataset as source/dataset")
    with opened(inventory.sources) as (scanners, failed):
        planned = survey(policy, inventory, scanners, as_of)
        for line in (*failed, *planned.coverage):
            if line.dataset == "*":
                raise UserError(f"{source}: {line.reason}")
        named = (p for p in planned.retention if dataset in {p.dataset.name, p.dataset.short_name})
        plan = next(named, None)
        if plan is None:
            if dataset not in {part for d in planned.datasets for part in (d.name, d.short_name)}:
                there = [f"{source}/{d.name}" for d in planned.datasets]
                raise UserError(f"no dataset {name} in scope{nearest(name, there)}")
            raise UserError(f"{name} is bound to no retention rule; `pii-audit plan` lists what is bound")
        rules = _asked(plan, rule)
        limits = TimeLimits((plan,), scanners)
        limits.ask_databases()
        if problem := limits.problems.get(plan.dataset):
            raise UserError(f"{name}: {problem}")
        question: RetentionQuestion | None = plan.question
        rows: Read = {}
        by_database = plan.dataset in limits.answers
        if plan.anonymised or not by_database:
            question, rows = _read(policy, inventory, plan, planned.datasets, limits, as_of)
        if question is None:  # `_asked` found a rule, so there is one
            return {}
        scanner = scanners[source]
        if by_database and isinstance(scanner, FindsOverdue):
            found = {id_: scanner.overdue_keys(question, id_) for id_ in rules}
            if None in found.values():
                raise UserError(f"{name} has no primary key, so its records cannot be named")
            return {id_: keys for id_, keys in found.items() if keys}
        frames = frames_of(plan, question, rows)
        if isinstance(frames, str):
            raise UserError(f"{name}: {frames}")
        line = rows[plan.dataset].coverage
        if line.incomplete:
            raise UserError(f"{name} was not read as a whole ({line.reason}), so its records cannot be numbered")
        numbers = {id_: overdue_rows(question, frames, id_) for id_ in rules}
        return {id_: Keys((RECORD,), tuple((str(n),) for n in rows_)) for id_, rows_ in numbers.items()}


def _asked(plan: RetentionPlan, rule: str | None) -> tuple[str, ...]:
    """Return the rules to judge by.

    Raises:
        UserError: the one that is named cannot be asked, or none can.
    """
    askable = tuple(one.rule for one in plan.question.rules) if plan.question else ()
    if rule is None and askable:
        return askable
    if rule in askable:
        return tuple(id_ for id_ in askable if id_ == rule)
    by_file = "it goes by the date of the file, so all its records share one fate"
    why = dict.fromkeys((one.rule for one in plan.file_clocks), by_file) | dict(plan.problems)
    name = f"{plan.dataset.source}/{plan.dataset.name}"
    if rule is not None and rule not in why:
        raise UserError(f"{name} is not bound to {rule}, but to {', '.join((*askable, *why))}")
    reasons = [f"{id_}: {reason}" for id_, reason in why.items() if rule in {None, id_}]
    raise UserError(f"no record of {name} can be judged by {'; '.join(reasons)}")


def _read(
    policy: LoadedPolicy,
    inventory: Inventory,
    plan: RetentionPlan,
    datasets: Sequence[Dataset],
    limits: TimeLimits,
    as_of: date,
) -> tuple[RetentionQuestion | None, Read]:
    """Read what the question is about, and complete the question where only detection can."""
    keep = limits.columns_to_keep()
    place = plan.dataset.source, plan.dataset.name
    needed = tuple(d for d in datasets if (d.source, d.name) == place or (d.source, d.name) in keep)
    budget = Budget() if plan.anonymised else Budget(rows=1)  # every row is read all the same
    detector = Detector(inventory.detection, 0, as_of)
    progress = read(
        policy.policy, inventory, needed, limits.scanners, detector, keep, How(budget=budget), lambda _: None
    )
    if not plan.anonymised:
        return plan.question, progress.read
    judged = (progress.known.named_in(field) for field in progress.read[plan.dataset].fields)
    fields = map_fields(policy.policy, judged)
    return refined(plan, fields, columns_of(plan.dataset, progress.read)), progress.read
