"""Schemas and what is declared of them -> a result, by the rules that need no value."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from pii_audit import __version__
from pii_audit.audit import conclude
from pii_audit.detection.described import judge as judge_columns
from pii_audit.detection.mapping import map_fields
from pii_audit.inventory.load import Inventory, UnusedPattern
from pii_audit.model.baseline import Baseline
from pii_audit.model.coverage import Coverage
from pii_audit.model.dataset import Dataset
from pii_audit.model.description import Description
from pii_audit.model.finding import Finding, Location
from pii_audit.model.result import WITHOUT_ROWS, AuditResult, Run
from pii_audit.model.retention import RetentionFacts
from pii_audit.model.source import Source
from pii_audit.policy.load import LoadedPolicy
from pii_audit.retention.plan import plan_retention
from pii_audit.retention.settle import unanswered
from pii_audit.rules.base import Case
from pii_audit.rules.registry import judge
from pii_audit.standing import check_accepted

OF_COLUMNS = frozenset({"UND001", "UND002", "UND003", "PUR001", "PUR002", "RET002", "COV001", "COV003"})
"""Rules that a column's description is enough for. The others ask what the data holds, and stay silent."""
OF_THE_INVENTORY = OF_COLUMNS | {"RET003", "COV004"}
"""Beside them, those that ask whether pii-audit.yaml fits the schemas of all its sources."""


@dataclass(frozen=True)
class Described:
    """A table, as it will be named, and its columns."""

    dataset: Dataset
    columns: tuple[Description, ...]
    bound_as: Dataset
    """The dataset whose binding in pii-audit.yaml is its own."""
    places: Mapping[str, Location] | None = None
    """Where each column is written, if it is in a file of the user's."""


def result_of(
    policy: LoadedPolicy,
    inventory: Inventory,
    tables: Sequence[Described],
    coverage: Sequence[Coverage],
    as_of: date,
    *,
    sources: tuple[str, ...],
    rules: frozenset[str],
    unused: tuple[UnusedPattern, ...] = (),
    files: Mapping[str, Location] | None = None,
    baseline: Baseline | None = None,
) -> AuditResult:
    """Judge tables by their descriptions; no value has been read.

    Args:
        policy: what is declared.
        inventory: what each dataset is for.
        tables: what is judged.
        coverage: a line for each thing that was to be read.
        as_of: the day of the audit.
        sources: of each, something must have been read.
        rules: those that are applied.
        unused: patterns of the inventory that name nothing.
        files: first place in each file that could not be read.
        baseline: what an earlier audit found.

    Raises:
        UserError: an acceptance holds for too long or for no rule.
    """
    check_accepted(inventory.accepted, as_of)
    started = datetime.now(UTC)
    known = {source.id: source for source in inventory.sources}
    fields = (
        field
        for table in tables
        for field in judge_columns(table.dataset, table.columns, inventory.detection.min_confidence)
    )
    case = Case(
        policy=policy.policy,
        gates=inventory.gates,
        bindings={
            (t.dataset.source, t.dataset.name): binding for t in tables if (binding := inventory.binding(t.bound_as))
        },
        sources={id_: known.get(id_) or Source(id_, "") for id_ in sources},
        coverage=tuple(sorted(coverage, key=lambda line: (line.source, line.dataset, line.state, line.reason))),
        fields=tuple(
            sorted(map_fields(policy.policy, fields), key=lambda field: (field.source, field.dataset, field.field))
        ),
        retention=tuple(
            sorted(_time_limits(policy, inventory, tables, as_of), key=lambda f: (f.source, f.dataset, f.rule))
        ),
        unused=unused,
        registers=inventory.registers,
        as_of=as_of,
        stores={},
    )
    run = Run(
        id=uuid.uuid4().hex[:12],
        tool_version=__version__,
        started=started,
        finished=datetime.now(UTC),
        as_of=as_of,
        config_sha256=inventory.sha256,
        seed=0,
        engine=WITHOUT_ROWS,
        errors=tuple(f"{line.source}: {line.reason}" for line in case.coverage if line.dataset == "*"),
    )
    places = _places(case, tables, files or {})
    findings = tuple(_located(finding, places) for finding in judge(case) if finding.rule in rules)
    result = conclude(case, findings, policy, run, inventory.accepted, baseline)
    return replace(result, retention=tuple(facts for facts in result.retention if facts.problem))


def _time_limits(
    policy: LoadedPolicy, inventory: Inventory, tables: Sequence[Described], as_of: date
) -> list[RetentionFacts]:
    """Say which time limits reach which tables, of whose records none was counted, and which cannot be asked."""
    named = {table.bound_as: table.dataset for table in tables}
    facts = []
    for plan in plan_retention(policy.policy, inventory, tuple(named), as_of):
        asked = [rule.rule for rule in plan.question.rules] if plan.question else []
        limits = dict.fromkeys((*asked, *(clock.rule for clock in plan.file_clocks)), "") | dict(plan.problems)
        dataset = named[plan.dataset]
        facts += [replace(f, source=dataset.source, dataset=dataset.name) for f in unanswered(plan, 0, limits)]
    return facts


_Places = Mapping[tuple[str, str, str | None], Location]


def _places(case: Case, tables: Sequence[Described], files: Mapping[str, Location]) -> _Places:
    """Return where each field is written, and for what concerns a whole dataset its first field with personal data."""
    written: dict[tuple[str, str, str | None], Location] = {
        (table.dataset.source, table.dataset.name, column): place
        for table in tables
        for column, place in (table.places or {}).items()
    }
    places: dict[tuple[str, str, str | None], Location] = dict(written)
    for field in case.fields:
        place = written.get((field.source, field.dataset, field.field))
        if place and field.elements:
            key = field.source, field.dataset, None
            places[key] = min(places.get(key, place), place, key=lambda at: (at.file, at.line))
    for line in case.coverage:
        if line.dataset in files:
            places.setdefault((line.source, line.dataset, None), files[line.dataset])
    return places


def _located(finding: Finding, places: _Places) -> Finding:
    return replace(finding, location=places.get((finding.source, finding.dataset, finding.field)))
