"""A stored result judged by another policy: the same facts, no data read."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from pii_audit import __version__
from pii_audit.audit import conclude
from pii_audit.detection.mapping import map_fields
from pii_audit.inventory.load import Inventory
from pii_audit.model.coverage import State
from pii_audit.model.dataset import Dataset, DatasetKind
from pii_audit.model.elements import BUILT_IN
from pii_audit.model.errors import UserError
from pii_audit.model.facts import FieldFacts
from pii_audit.model.lineage import Lineage
from pii_audit.model.result import AuditResult
from pii_audit.model.retention import UNVERIFIABLE, RetentionFacts
from pii_audit.policy.load import LoadedPolicy
from pii_audit.policy.schema import Policy, RetentionException, RetentionRule
from pii_audit.retention.plan import holds_on
from pii_audit.rules.base import Case
from pii_audit.rules.registry import judge

CHANGED = "its time limit, or another of this dataset, is not the one that was counted; scan again"


def rejudge(result: AuditResult, was: Policy | None, new: LoadedPolicy, inventory: Inventory) -> AuditResult:
    """Judge the facts of a result by a new policy.

    Records are counted in a scan, so a dataset whose time limits have changed comes out as unverifiable. `was` is the policy of
    the scan; without it no time limit can be shown to be the same.

    Raises:
        UserError: pii-audit.yaml has changed since the scan, or binds what the new policy does not have.
    """
    if inventory.sha256 != result.run.config_sha256:
        raise UserError("pii-audit.yaml has changed since that scan, so its facts may be of other data; scan again")
    if missing := sorted(set(_missing(inventory, new.policy))):
        raise UserError(f"pii-audit.yaml binds what {new.path.name} does not have: {', '.join(missing)}")
    if result.people and (was is None or any(getattr(was, part) != getattr(new.policy, part) for part in _PEOPLE)):
        raise UserError(
            "people were counted by what the policy of that scan says of marketing, children and elements; the new one says "
            "otherwise, or the old one is not named (--was); scan again"
        )
    datasets = [_dataset(line.source, line.dataset) for line in result.coverage if line.state is not State.SKIPPED]
    datasets = [dataset for dataset in datasets if dataset.name != "*"]
    fields = map_fields(new.policy, map(_as_detected, result.fields))
    changed = _changed(result.retention, was, new.policy)
    case = Case(
        policy=new.policy,
        gates=inventory.gates,
        bindings={(d.source, d.name): binding for d in datasets if (binding := inventory.binding(d))},
        sources={source.id: source for source in inventory.sources},
        coverage=result.coverage,
        fields=fields,
        retention=tuple(_retention(result.retention, changed)),
        unused=inventory.unused(datasets),
        registers=inventory.registers,
        as_of=result.run.as_of,
        people=result.people,
        lineage=_lineage(result.lineage, changed),
        stores={facts.source: facts for facts in result.stores},
        backups=tuple(filter(inventory.is_backup, datasets)),
        held={
            hold.id: tuple((d.source, d.name) for d in datasets if holds_on(hold, d))
            for hold in inventory.registers.legal_holds
        },
    )
    run = replace(
        result.run,
        id=uuid.uuid4().hex[:12],
        tool_version=__version__,
        finished=datetime.now(UTC),
        rejudged=result.run.rejudged or result.run.id,
    )
    return conclude(case, judge(case), new, run, inventory.accepted)


def _missing(inventory: Inventory, policy: Policy) -> Iterator[str]:
    for binding in inventory.bindings.values():
        yield from (f"purpose {name}" for name in binding.purposes if name not in policy.purposes)
        yield from (f"time limit {name}" for name in binding.retention if name not in policy.retention)


def _dataset(source: str, name: str) -> Dataset:
    """Make a dataset that bindings can name: by the last part of its path or, of `schema.table`, by the table."""
    return Dataset(source, name, name.rpartition("/" if "/" in name else ".")[2], DatasetKind.OBJECT)


def _as_detected(field: FieldFacts) -> FieldFacts:
    """Undo the old policy's mapping; elements it knew by column names alone are looked for anew."""
    found = (e for e in field.elements if e.judged or e.detected in BUILT_IN)
    return replace(field, elements=tuple(replace(e, element=e.detected, category=None, declared=False) for e in found))


def _changed(counted: Sequence[RetentionFacts], was: Policy | None, new: Policy) -> set[str]:
    """Return the datasets, as `source/dataset`, with a time limit that is not the one counted: it may permit what another forbids."""
    return {f"{f.source}/{f.dataset}" for f in counted if was is None or not _same_limit(f.rule, was, new)}


def _retention(counted: Sequence[RetentionFacts], changed: set[str]) -> Iterator[RetentionFacts]:
    for facts in counted:
        if f"{facts.source}/{facts.dataset}" in changed and not facts.problem:
            states = dict.fromkeys(facts.states, 0) | {UNVERIFIABLE: facts.total}
            reasons = {f"{UNVERIFIABLE}:clock": facts.total} if facts.total else {}
            yield replace(
                facts, states=states, subjects_overdue=None, oldest_due=None, reasons=reasons, problem=CHANGED
            )
        else:
            yield facts


def _lineage(graph: Lineage, changed: set[str]) -> Lineage:
    """Forget whose time was over where any time limit is another now: it may let people stay who were counted."""
    if not changed or not any(edge.expired for edge in graph.edges):
        return graph
    forgotten = {expired.dataset for edge in graph.edges for expired in edge.expired or ()}
    edges = (replace(edge, expired=None) for edge in graph.edges)
    gaps = (f"{dataset}: {CHANGED}" for dataset in sorted(forgotten))
    return replace(graph, edges=tuple(edges), unsearched=(*graph.unsearched, *gaps))


_PEOPLE = ("settings", "parameters", "marketing", "children", "elements", "collection")
"""Sections of a policy that people are counted by."""

_WORDS = {"label", "cite", "note", "says", "review", "severity", "activities", "checks", "verifiable"}
"""Keys of a time limit or exception that no count depends on."""


def _same_limit(rule: str, was: Policy, new: Policy) -> bool:
    """Tell whether a time limit counts as it did: its own keys, its exceptions' and the parameters they name."""
    if was.settings != new.settings or rule not in was.retention or rule not in new.retention:
        return False
    before, after = was.retention[rule], new.retention[rule]
    pairs: list[tuple[RetentionRule | RetentionException | None, RetentionRule | RetentionException]] = [
        (before, after)
    ]
    pairs += [(was.retention_exceptions.get(name), new.retention_exceptions[name]) for name in after.exceptions]
    return all(
        one is not None
        and one.model_dump(exclude=_WORDS) == other.model_dump(exclude=_WORDS)
        and (one.clock is None or other.clock is None or was.steps(one.clock) == new.steps(other.clock))
        for one, other in pairs
    )
