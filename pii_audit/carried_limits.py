"""Asks the datasets with dates whose time is over, and counts those people in their copies."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

import pandas as pd

from pii_audit.engine.gather import DatasetFacts
from pii_audit.engine.read import unforeseen
from pii_audit.inventory.load import Inventory
from pii_audit.lineage.carry import ByRule, Limits, Place, carried, ended
from pii_audit.lineage.identifiers import PERSON, Identifiers, KeyName, keys_of
from pii_audit.lineage.key_sets import KeySet
from pii_audit.model.dataset import Dataset
from pii_audit.model.lineage import Edge, Lineage
from pii_audit.model.retention import EXEMPT, OPEN, OVERDUE, UNVERIFIABLE, WITHIN, RetentionFacts
from pii_audit.people.keys import Keys
from pii_audit.plugins import SourceError, TellsStates
from pii_audit.retention.evaluate import states
from pii_audit.time_limits import TimeLimits

_JUDGED = (OPEN, WITHIN, OVERDUE, EXEMPT)


def with_time_limits(
    graph: Lineage,
    sharing: Sequence[Edge],
    inventory: Inventory,
    limits: TimeLimits,
    retention: Sequence[RetentionFacts],
    read: Mapping[Dataset, DatasetFacts],
    how_to_tell: Callable[[Dataset], Identifiers],
) -> Lineage:
    """Count the people whose time is over where their data came from, in each copy that has no dates of its own.

    Args:
        graph: all edges.
        sharing: every two fields that share people.
        inventory: what each dataset is for.
        limits: the retention questions, answered.
        retention: the answers.
        read: every dataset with its key sets.
        how_to_tell: how the identifiers of a dataset are told and hashed.
    """
    datasets = {f"{dataset.source}/{dataset.name}": dataset for dataset in read}
    sets: dict[Place, KeySet] = {
        (node, *name): keys if read[dataset].whole else replace(keys, complete=False)
        for node, dataset in datasets.items()
        for name, keys in read[dataset].keys.items()
    }
    by_node: dict[str, list[RetentionFacts]] = {}
    for facts in retention:
        by_node.setdefault(f"{facts.source}/{facts.dataset}", []).append(facts)
    dated = {
        node for node, several in by_node.items() if any(one.states[state] for one in several for state in _JUDGED)
    }
    late = {node for node, several in by_node.items() if any(one.states[OVERDUE] for one in several)}
    known: dict[str, Mapping[KeyName, ByRule | None] | None] = {}
    problems: list[str] = []

    def ask(node: str) -> Mapping[KeyName, ByRule | None] | None:
        dataset = datasets[node]
        try:
            found = ended(_records(limits, dataset, read[dataset], how_to_tell(dataset)))
        except SourceError as error:
            problems.append(f"{node}: its time limits were not followed into copies: {error}")
            return None
        except Exception as error:  # noqa: BLE001 a plug-in's own mistake
            problems.append(f"{node}: its time limits were not followed into copies: {unforeseen(error)}")
            return None
        if None in found.values():
            problems.append(f"{node}: it holds too many identifiers to follow its time limits into copies")
        return found

    def ended_in(place: Place) -> ByRule | None:
        node, field, kind = place
        if node not in late or any(one.states[UNVERIFIABLE] == one.total for one in by_node[node]):
            return {}  # what no rule could judge may stay
        if all(one.states[OVERDUE] == one.total for one in by_node[node]):
            return {one.rule: sets[place] for one in by_node[node]}
        if node not in known:
            known[node] = ask(node)
        found = known[node]
        if found is not None and (field, kind) not in found:
            known[node] = {**found, (field, kind): None}
            problems.append(
                f"{node}: its time limits were not followed into copies: records cannot be told apart by {field}"
            )
            return None
        return None if found is None else found[field, kind]

    bindings = {node: inventory.binding(dataset) for node, dataset in datasets.items()}
    purposes = {node: frozenset(bound.purposes) for node, bound in bindings.items() if bound and bound.purposes}
    edges = carried(graph.edges, sharing, Limits(sets, dated.__contains__, ended_in, purposes))
    return replace(graph, edges=tuple(edges), unsearched=(*graph.unsearched, *problems))


def _records(
    limits: TimeLimits, dataset: Dataset, facts: DatasetFacts, how: Identifiers
) -> Iterator[tuple[Mapping[KeyName, Keys], pd.DataFrame]]:
    """Yield the hashed identifiers of records and their states: as kept while reading, or asked of the database, once.

    Raises:
        SourceError: neither can tell.
    """
    if dataset in limits.judged:  # of a file
        yield facts.row_keys, states(*limits.judged[dataset])
        return
    question, scanner = limits.questions.get(dataset), limits.scanners[dataset.source]
    named = {name: _columns(*name) for name in facts.keys}
    columns = sorted({column for several in named.values() for column in several if dataset.column(column)})
    if question is None or not isinstance(scanner, TellsStates) or not columns:
        fields = ", ".join(sorted({field for field, _ in named}))
        raise SourceError(f"records cannot be told apart by {fields}")
    for cells, of_cells in scanner.states(question, columns):
        told = dict(keys_of(cells, dataset, how))
        yield {name: keys for name, keys in told.items() if name in named}, of_cells


def _columns(field: str, kind: str) -> tuple[str, ...]:
    return tuple(field.split(" + ")) if kind == PERSON else (field,)
