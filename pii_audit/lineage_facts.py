"""From the key sets that reading kept to the graph that rules see."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from pii_audit.engine.gather import DatasetFacts
from pii_audit.inventory.load import Inventory
from pii_audit.inventory.schema import Binding
from pii_audit.lineage.edges import Identifying, alike, reduced
from pii_audit.lineage.erased import erased_keys, in_unbound_sets
from pii_audit.lineage.opt_outs import opted_out
from pii_audit.model.dataset import Dataset
from pii_audit.model.lineage import Edge, EdgeKind, Lineage
from pii_audit.model.people import PeopleFacts
from pii_audit.people.answer import register
from pii_audit.people.memory import Memory
from pii_audit.people.opt_outs import Grace
from pii_audit.people.register import Register
from pii_audit.people_facts import kept_people
from pii_audit.policy.schema import Policy


def trace(
    policy: Policy,
    inventory: Inventory,
    read: Mapping[Dataset, DatasetFacts],
    as_of: date,
    declared: Sequence[Edge] = (),
    problems: Sequence[str] = (),
) -> tuple[Lineage, Sequence[Edge]]:
    """Draw the graph: what databases declare, and the copies found in the values.

    Also return every two fields that share people, those included that another step explains.

    Args:
        policy: which purposes are marketing, and how long messages may follow an opt-out.
        inventory: what each dataset is for.
        read: every dataset with its key sets.
        as_of: the day of the audit.
        declared: edges that need no values.
        problems: why some of those are missing.
    """
    fields = _identifying(inventory, read)
    known = {_ends(edge) for edge in declared if edge.kind in {EdgeKind.FOREIGN_KEY, EdgeKind.VIEW}}
    sharing = alike(fields)
    found = [edge for edge in reduced(sharing, fields) if _ends(edge) not in known]
    found = _with_opt_outs(policy, inventory, read, as_of, fields, found)
    edges = sorted((*declared, *found), key=lambda e: (e.from_, e.to, e.kind, e.from_field, e.to_field, e.identifier))
    nodes = {one.node for one in fields}.union(*((e.from_, e.to) for e in edges))
    return Lineage(tuple(sorted(nodes)), tuple(edges), (*problems, *_unsearched(read))), sharing


def erased_elsewhere(
    policy: Policy,
    inventory: Inventory,
    read: Mapping[Dataset, DatasetFacts],
    as_of: date,
    memory: Memory | None = None,
) -> tuple[PeopleFacts, ...]:
    """Look erased people up in all datasets with identifiers whose binding says nothing of people."""
    kept = kept_people(inventory, read)
    people = Register((*register(policy, kept).records, *(memory.records() if memory else ())))
    bound = [f"{dataset.source}/{dataset.name}" for dataset in kept]
    return tuple(in_unbound_sets(_identifying(inventory, read), bound, erased_keys(people, as_of)))


def _identifying(inventory: Inventory, read: Mapping[Dataset, DatasetFacts]) -> list[Identifying]:
    fields = [
        Identifying(dataset, name, kind, name in _bound(inventory, dataset), keys, facts.whole)
        for dataset, facts in read.items()
        for (name, kind), keys in facts.keys.items()
    ]
    return sorted(fields, key=lambda one: (one.node, one.field, one.kind))


def _ends(edge: Edge) -> frozenset[tuple[str, str]]:
    return frozenset(((edge.from_, edge.from_field), (edge.to, edge.to_field)))


def _bound(inventory: Inventory, dataset: Dataset) -> frozenset[str]:
    binding = inventory.binding(dataset)
    return frozenset(binding.people.keys.values()) if binding and binding.people else frozenset()


def _with_opt_outs(
    policy: Policy,
    inventory: Inventory,
    read: Mapping[Dataset, DatasetFacts],
    as_of: date,
    fields: Sequence[Identifying],
    edges: Sequence[Edge],
) -> list[Edge]:
    """Count in each copy that serves marketing alone the people who have opted out."""
    within = policy.marketing.unsubscribe_within
    grace = Grace((policy.period(within),) if within else ())
    out = opted_out(register(policy, kept_people(inventory, read)), grace, as_of)
    bindings = {f"{d.source}/{d.name}": inventory.binding(d) for d in read}
    sets = {(one.node, one.field, one.kind): one.keys for one in fields}

    def counted(edge: Edge) -> Edge:
        keys, gone = sets[edge.to, edge.to_field, edge.identifier], out.get(edge.identifier)
        serves = _purposes(bindings[edge.to]) or _purposes(bindings[edge.from_])
        for_marketing = bool(serves) and serves <= set(policy.marketing.purposes)
        if edge.kind is not EdgeKind.COPY or gone is None or not for_marketing or _remembers(bindings[edge.to]):
            return edge
        return replace(edge, opted_out=len((keys & gone).hashes)) if keys.complete and gone.complete else edge

    return [counted(edge) for edge in edges]


def _purposes(binding: Binding | None) -> set[str]:
    return set(binding.purposes) if binding else set()


def _remembers(binding: Binding | None) -> bool:
    """Tell whether a dataset has to know who opted out, so that they are rightly in it."""
    people = binding.people if binding else None
    return bool(
        people and (people.suppressed or people.consent or people.erased or people.restricted or people.robinson)
    )


def _unsearched(read: Mapping[Dataset, DatasetFacts]) -> Iterable[str]:
    for dataset, facts in sorted(read.items(), key=lambda item: (item[0].source, item[0].name)):
        if not facts.whole:
            yield f"{dataset.source}/{dataset.name}: {facts.coverage.reason or facts.coverage.state}"
        elif facts.fields and not facts.keys:
            yield f"{dataset.source}/{dataset.name}: no field identifies people"
        for (name, _), keys in facts.keys.items():
            if not keys.complete:
                yield f"{dataset.source}/{dataset.name}: {name} was compared by a sample, as it holds {keys.distinct:,} identifiers"
