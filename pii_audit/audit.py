"""The audit: plan, read, detect, judge, result."""

import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pandas as pd

from pii_audit import __version__
from pii_audit.declared_lineage import declared_edges
from pii_audit.detection.detector import Detector
from pii_audit.detection.mapping import map_fields
from pii_audit.engine.gather import DatasetFacts
from pii_audit.engine.progress import resumable
from pii_audit.inventory.load import Inventory
from pii_audit.lineage_facts import erased_elsewhere, trace
from pii_audit.model.coverage import Coverage, State
from pii_audit.model.dataset import Dataset
from pii_audit.model.result import SCHEMA_VERSION, AuditResult, PolicyInfo, Run
from pii_audit.model.retention import RetentionAnswer, RetentionFacts
from pii_audit.model.source import Source
from pii_audit.people_facts import ask_people
from pii_audit.plugins import AnswersRetention, PluginError, Scanner, SourceError, scanner
from pii_audit.policy.load import LoadedPolicy
from pii_audit.reading import How, Step, read
from pii_audit.retention.evaluate import evaluate, needed_columns
from pii_audit.retention.plan import RetentionPlan, by_file_clock, plan_retention, settle, unanswered
from pii_audit.rules.base import Case
from pii_audit.rules.clauses import clause_statuses
from pii_audit.rules.registry import judge
from pii_audit.rules.verdict import verdict


@dataclass(frozen=True)
class Survey:
    """What the catalogues say, before a row is read."""

    datasets: tuple[Dataset, ...]
    coverage: tuple[Coverage, ...]
    """Lines settled already: out of scope, or not to be listed."""
    retention: tuple[RetentionPlan, ...]


@contextmanager
def opened(sources: Sequence[Source]) -> Iterator[tuple[dict[str, Scanner], list[Coverage]]]:
    """Make the scanner of each source; those that have none come as lines of the ledger."""
    scanners: dict[str, Scanner] = {}
    failed: list[Coverage] = []
    for source in sources:
        try:
            scanners[source.id] = scanner(source)
        except (PluginError, SourceError) as error:
            failed.append(Coverage(source.id, "*", State.UNREADABLE, reason=str(error)))
    try:
        yield scanners, failed
    finally:
        for made in scanners.values():
            made.close()


def survey(policy: LoadedPolicy, inventory: Inventory, scanners: Mapping[str, Scanner], as_of: date) -> Survey:
    """List all sources and plan the retention questions; reads no row."""
    datasets: list[Dataset] = []
    coverage: list[Coverage] = []
    for id_, made in scanners.items():
        try:
            for entry in made.catalogue():
                (datasets if isinstance(entry, Dataset) else coverage).append(entry)  # type: ignore[arg-type]
        except SourceError as error:
            coverage.append(Coverage(id_, "*", State.UNREADABLE, reason=str(error).rstrip(".")))
    return Survey(tuple(datasets), tuple(coverage), plan_retention(policy.policy, inventory, datasets, as_of))


def audit(
    policy: LoadedPolicy,
    inventory: Inventory,
    as_of: date,
    how: How,
    on_step: Callable[[Step], None],
) -> AuditResult:
    """Audit every source of an inventory against a policy.

    Args:
        policy: what is declared.
        inventory: where the data lies.
        as_of: the day on which ages and time limits are counted.
        how: the rows are read.
        on_step: told how far the reading is.

    Raises:
        Interrupted: by Ctrl-C; it carries what was read.
        UserError: a model or a recognizer is missing, or the engine cannot be used.
    """
    started = datetime.now(UTC)
    with opened(inventory.sources) as (scanners, failed):
        planned = survey(policy, inventory, scanners, as_of)
        answers, problems = _push_down(planned.retention, scanners)
        evaluated = [
            p for p in planned.retention if p.question and p.dataset not in answers and p.dataset not in problems
        ]
        declared, not_declared = declared_edges(inventory, scanners, planned.datasets)
        detector = Detector(inventory.detection, how.seed, as_of)
        models = detector.models  # a missing or changed model is an error before an hour of reading, not after
        progress = read(
            policy.policy, inventory, planned.datasets, scanners, detector, _columns_to_keep(evaluated), how, on_step
        )
    with resumable(progress):
        for plan in evaluated:
            answered = _evaluate(plan, progress.read)
            if isinstance(answered, str):
                problems[plan.dataset] = answered
            else:
                answers[plan.dataset] = answered
        retention = _retention(policy, as_of, planned.retention, progress.read, answers, problems)
        coverage = (*failed, *planned.coverage, *(facts.coverage for facts in progress.read.values()))
        judged = (field for facts in progress.read.values() for field in facts.fields)
        fields = map_fields(policy.policy, map(progress.known.named_in, judged))
        people = ask_people(policy.policy, inventory, progress.read, fields, as_of, how.memory)
        people += erased_elsewhere(policy.policy, inventory, progress.read, as_of, how.memory)
        case = Case(
            policy=policy.policy,
            gates=inventory.gates,
            bindings={(d.source, d.name): binding for d in planned.datasets if (binding := inventory.binding(d))},
            sources=tuple(source.id for source in inventory.sources),
            coverage=tuple(sorted(coverage, key=lambda line: (line.source, line.dataset, line.state, line.reason))),
            fields=tuple(sorted(fields, key=lambda f: (f.source, f.dataset, f.field))),
            retention=tuple(sorted(retention, key=lambda f: (f.source, f.dataset, f.rule))),
            unused=inventory.unused(planned.datasets),
            registers=inventory.registers,
            as_of=as_of,
            people=people,
            lineage=trace(policy.policy, inventory, progress.read, as_of, declared, not_declared),
        )
        run = Run(
            id=uuid.uuid4().hex[:12],
            tool_version=__version__,
            started=started,
            finished=datetime.now(UTC),
            as_of=as_of,
            config_sha256=inventory.sha256,
            seed=how.seed,
            engine=how.engine.name,
            models=models,
            errors=tuple(f"{line.source}: {line.reason}" for line in case.coverage if line.dataset == "*"),
        )
        return _result(case, policy, run)


def _result(case: Case, policy: LoadedPolicy, run: Run) -> AuditResult:
    findings = judge(case)
    metadata = policy.policy.metadata
    return AuditResult(
        schema_version=SCHEMA_VERSION,
        run=run,
        policy=PolicyInfo(
            metadata.id, metadata.version, policy.sha256, metadata.controller.name if metadata.controller else None
        ),
        verdict=verdict(case, findings),
        coverage=case.coverage,
        fields=case.fields,
        retention=case.retention,
        people=case.people,
        lineage=case.lineage,
        clauses=clause_statuses(case, findings),
        findings=findings,
    )


def _push_down(
    plans: Sequence[RetentionPlan], scanners: Mapping[str, Scanner]
) -> tuple[dict[Dataset, tuple[RetentionAnswer, ...]], dict[Dataset, str]]:
    """Ask the scanners that can answer where the data lies."""
    answers: dict[Dataset, tuple[RetentionAnswer, ...]] = {}
    problems: dict[Dataset, str] = {}
    for plan in plans:
        made = scanners[plan.dataset.source]
        if plan.question is None or not isinstance(made, AnswersRetention):
            continue
        try:
            answered = made.answer(plan.question)
        except SourceError as error:
            problems[plan.dataset] = str(error)
        else:
            if answered is not None:
                answers[plan.dataset] = answered
    return answers, problems


def _columns_to_keep(plans: Sequence[RetentionPlan]) -> dict[tuple[str, str], frozenset[str]]:
    keep: dict[tuple[str, str], frozenset[str]] = {}
    for plan in plans:
        if plan.question:
            for name, columns in needed_columns(plan.question).items():
                place = plan.dataset.source, name
                keep[place] = keep.get(place, frozenset()).union(columns)
    return keep


def _evaluate(plan: RetentionPlan, read: Mapping[Dataset, DatasetFacts]) -> tuple[RetentionAnswer, ...] | str:
    """Answer a question from what was kept, or say why that is not possible."""
    if plan.question is None:
        return ()
    frames: dict[str, pd.DataFrame] = {}
    by_name = {dataset.name: facts for dataset, facts in read.items() if dataset.source == plan.dataset.source}
    for name, columns in needed_columns(plan.question).items():
        facts = by_name.get(name)
        if facts is None or (facts.coverage.incomplete and (name != plan.dataset.name or facts.kept.empty)):
            return f"{name} could not be read"
        if facts.cut:
            return f"of {name} a sample was read only"
        missing = sorted(columns - set(facts.kept.columns))
        if missing and facts.coverage.state is not State.EMPTY:
            return f"{name} has no column {', '.join(missing)}"
        frames[name] = facts.kept.reindex(columns=sorted(columns)).astype("str") if missing else facts.kept
    return evaluate(plan.question, frames)


def _retention(
    policy: LoadedPolicy,
    as_of: date,
    plans: Sequence[RetentionPlan],
    read: Mapping[Dataset, DatasetFacts],
    answers: Mapping[Dataset, tuple[RetentionAnswer, ...]],
    problems: Mapping[Dataset, str],
) -> list[RetentionFacts]:
    retention: list[RetentionFacts] = []
    for plan in plans:
        line = read[plan.dataset].coverage
        total = line.rows_total if line.rows_total is not None else line.rows_read
        unasked = dict(plan.problems)
        if plan.question and plan.dataset in problems:
            unasked |= dict.fromkeys((rule.rule for rule in plan.question.rules), problems[plan.dataset])
        retention += settle(plan, answers.get(plan.dataset, ()))
        retention += unanswered(plan, total, unasked)
        retention += by_file_clock(plan, total, as_of, policy.policy.settings.timezone)
    return retention
