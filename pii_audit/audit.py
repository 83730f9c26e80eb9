"""The audit: plan, read, detect, judge, result."""

import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial

from pii_audit import __version__
from pii_audit.carried_limits import with_time_limits
from pii_audit.declared_lineage import declared_edges
from pii_audit.detection.detector import Detector
from pii_audit.detection.mapping import map_fields
from pii_audit.engine.progress import resumable
from pii_audit.inventory.accepted import Accepted
from pii_audit.inventory.load import Inventory
from pii_audit.lineage_facts import erased_elsewhere, trace
from pii_audit.model.baseline import Baseline
from pii_audit.model.coverage import Coverage, State
from pii_audit.model.dataset import Dataset
from pii_audit.model.finding import Finding
from pii_audit.model.ledger import Ledger
from pii_audit.model.result import SCHEMA_VERSION, AuditResult, PolicyInfo, Run
from pii_audit.model.source import Source
from pii_audit.people_facts import ask_people, with_missing_columns
from pii_audit.plugins import PluginError, Scanner, SourceError, scanner
from pii_audit.policy.load import LoadedPolicy
from pii_audit.reading import How, Step, how_to_tell, read
from pii_audit.retention.plan import RetentionPlan, holds_on, plan_retention
from pii_audit.rules.base import Case
from pii_audit.rules.clauses import clause_statuses
from pii_audit.rules.registry import judge, rule_infos
from pii_audit.rules.score import score
from pii_audit.rules.verdict import verdict
from pii_audit.standing import check_accepted, stand
from pii_audit.stores import describe
from pii_audit.time_limits import TimeLimits


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
    baseline: Baseline | None = None,
) -> AuditResult:
    """Audit every source of an inventory against a policy.

    Args:
        policy: what is declared.
        inventory: where the data lies.
        as_of: the day on which ages and time limits are counted.
        how: the rows are read.
        on_step: told how far the reading is.
        baseline: what an earlier audit found; findings it holds are not new.

    Raises:
        Interrupted: by Ctrl-C; it carries what was read.
        UserError: an acceptance holds for too long or for no rule, a model or a recognizer is missing, or the engine
            cannot be used.
    """
    check_accepted(inventory.accepted, as_of)
    started = datetime.now(UTC)
    with opened(inventory.sources) as (scanners, failed):
        planned = survey(policy, inventory, scanners, as_of)
        owners = {source.id: source.owner for source in inventory.sources}
        described = describe(_listed(scanners, planned), planned.datasets)
        stores = {facts.source: replace(facts, owner=owners[facts.source]) for facts in described}
        limits = TimeLimits(planned.retention, scanners)
        limits.ask_databases()
        declared, not_declared = declared_edges(inventory, scanners, planned.datasets)
        detector = Detector(inventory.detection, how.seed, as_of)
        models = detector.models  # a missing or changed model is an error before an hour of reading, not after
        keep = limits.columns_to_keep()
        progress = read(policy.policy, inventory, planned.datasets, scanners, detector, keep, how, on_step)
        with resumable(progress):
            judged = (field for facts in progress.read.values() for field in facts.fields)
            fields = map_fields(policy.policy, map(progress.known.named_in, judged))
            retention = limits.facts(progress.read, fields, as_of, policy.policy.settings.timezone)
            people = ask_people(policy.policy, inventory, progress.read, fields, as_of, how.memory)
            people += erased_elsewhere(policy.policy, inventory, progress.read, as_of, how.memory)
            graph, sharing = trace(policy.policy, inventory, progress.read, as_of, declared, not_declared)
            tell = partial(how_to_tell, policy.policy, inventory, hash_key=progress.hash_key)
            graph = with_time_limits(graph, sharing, inventory, limits, retention, progress.read, tell)
    if how.keep:
        how.keep(progress)
    with resumable(progress):
        lines = (with_missing_columns(inventory, dataset, facts) for dataset, facts in progress.read.items())
        coverage = (*failed, *planned.coverage, *lines)
        case = Case(
            policy=policy.policy,
            gates=inventory.gates,
            bindings={(d.source, d.name): binding for d in planned.datasets if (binding := inventory.binding(d))},
            sources={source.id: source for source in inventory.sources},
            coverage=tuple(sorted(coverage, key=lambda line: (line.source, line.dataset, line.state, line.reason))),
            fields=tuple(sorted(fields, key=lambda f: (f.source, f.dataset, f.field))),
            retention=tuple(sorted(retention, key=lambda f: (f.source, f.dataset, f.rule))),
            unused=inventory.unused(planned.datasets),
            registers=inventory.registers,
            as_of=as_of,
            people=people,
            stores=stores,
            backups=tuple(filter(inventory.is_backup, planned.datasets)),
            held={
                hold.id: tuple((d.source, d.name) for d in planned.datasets if holds_on(hold, d))
                for hold in inventory.registers.legal_holds
            },
            lineage=graph,
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
        return conclude(case, judge(case), policy, run, inventory.accepted, baseline)


def conclude(
    case: Case,
    found: Sequence[Finding],
    policy: LoadedPolicy,
    run: Run,
    accepted: Sequence[Accepted],
    baseline: Baseline | None = None,
) -> AuditResult:
    """Say how what the rules found stands, give the verdict, and put all together."""
    standing = stand(found, accepted, baseline, Ledger.of(case.coverage, case.retention), run.as_of)
    clauses = clause_statuses(case, standing.findings)
    reached = score(clauses, case.coverage)
    metadata = policy.policy.metadata
    return AuditResult(
        schema_version=SCHEMA_VERSION,
        run=run,
        policy=PolicyInfo(
            metadata.id, metadata.version, policy.sha256, metadata.controller.name if metadata.controller else None
        ),
        verdict=verdict(case, standing.findings, standing.compared, reached),
        coverage=case.coverage,
        fields=case.fields,
        retention=case.retention,
        people=case.people,
        lineage=case.lineage,
        clauses=clauses,
        findings=standing.findings,
        accepted=standing.accepted,
        baseline=standing.compared,
        score=reached,
        rules=rule_infos(),
        stores=tuple(case.stores[source] for source in sorted(case.stores)),
    )


def _listed(scanners: Mapping[str, Scanner], planned: Survey) -> dict[str, Scanner]:
    """Return the scanners whose source could be listed; the others would let us wait again."""
    failed = {line.source for line in planned.coverage if line.dataset == "*"}
    return {id_: made for id_, made in scanners.items() if id_ not in failed}
