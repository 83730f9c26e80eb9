"""Resolves the names of a dataset's binding: events, states, the subject, and the hops that lead to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pii_audit.inventory.load import Inventory
from pii_audit.inventory.schema import Binding, CellSpec, ColumnSpec, EventSpec, InheritSpec, JoinSpec, cell_text
from pii_audit.model.dataset import Dataset
from pii_audit.model.retention import CellTest, Existence, Join, Trigger


class Unanswerable(Exception):
    """A rule cannot be asked; the message says why."""


@dataclass(frozen=True)
class Names:
    """The names that a binding of one dataset may use.

    Every method raises `Unanswerable` where a name is bound to what is not there.
    """

    inventory: Inventory
    datasets: Sequence[Dataset]
    dataset: Dataset

    def rules(self, binding: Binding) -> tuple[str, ...]:
        """Return the binding's retention rules, or those of the dataset it inherits from."""
        if binding.retention or not binding.inherits:
            return binding.retention
        parent = self._parent(binding.inherits)
        return self.rules(parent) if parent else ()

    def event(self, binding: Binding, event: str) -> tuple[bool | str | EventSpec, tuple[Join, ...]] | None:
        """Find an event in the binding or, some hops away, in one it inherits from."""
        if event in binding.events:
            return binding.events[event], ()
        if not binding.inherits:
            return None
        parent = self._parent(binding.inherits)
        found = self.event(parent, event) if parent else None
        if found is None:
            return None
        spec, joins = found
        return spec, (self._to_parent(binding.inherits), *joins)

    def trigger(self, binding: Binding, event: str) -> Trigger | None:
        """Return the column that says when an event happened; None where it is not bound."""
        found = self.event(binding, event)
        if found is None:
            return None
        spec, hops = found
        if isinstance(spec, str):
            spec = EventSpec(column=spec)
        if isinstance(spec, bool) or spec.column is None:
            raise Unanswerable(f"{event} starts a clock; bind it to a column, not with exists")
        joins = (*hops, *self._joins(spec.join))
        self._require_column(self._end_of(joins), spec.column)
        return Trigger(spec.column, joins)

    def state(self, binding: Binding, event: str) -> Existence | Literal[True] | None:
        """Return what shows that a state holds; True where it does for every record, None where it is not bound."""
        found = self.event(binding, event)
        if found is None:
            return None
        spec, hops = found
        if spec is True:
            return True
        if isinstance(spec, str | bool) or spec.exists is None:
            raise Unanswerable(f"{event} is a state; bind it with exists")
        joins = (*hops, *self._joins(spec.exists))
        self._end_of(joins)
        return Existence(joins)

    def subject(self, binding: Binding, hops: tuple[Join, ...] = ()) -> Trigger | None:
        """Find the subject column in the binding or, some hops away, in one it inherits from."""
        if binding.subject is None:
            if not binding.inherits:
                return None
            parent = self._parent(binding.inherits)
            return self.subject(parent, (*hops, self._to_parent(binding.inherits))) if parent else None
        spec = ColumnSpec(column=binding.subject) if isinstance(binding.subject, str) else binding.subject
        joins = (*hops, *self._joins(spec.join))
        self._require_column(self._end_of(joins), spec.column)
        return Trigger(spec.column, joins)

    def cell(self, spec: str | CellSpec) -> CellTest:
        """Return the test of a flag: that its column is not empty, or what it must hold."""
        flag = CellTest(spec, holds=False) if isinstance(spec, str) else CellTest(spec.column, cell_text(spec.equals))
        self._require_column(self.dataset, flag.column)
        return flag

    def _parent(self, inherits: InheritSpec) -> Binding | None:
        return self.inventory.bindings.get(f"{self.dataset.source}/{inherits.dataset}")

    def _to_parent(self, inherits: InheritSpec) -> Join:
        return self._join(JoinSpec(to=inherits.dataset, on=inherits.on))

    def _joins(self, specs: JoinSpec | tuple[JoinSpec, ...] | None) -> tuple[Join, ...]:
        if specs is None:
            return ()
        return tuple(self._join(spec) for spec in ((specs,) if isinstance(specs, JoinSpec) else specs))

    def _join(self, spec: JoinSpec) -> Join:
        here = self.dataset
        same_source = [d for d in self.datasets if d.source == here.source and spec.to in (d.name, d.short_name)]
        schema = here.name.removesuffix(here.short_name)
        target = next((d for d in same_source if d.name == schema + d.short_name), next(iter(same_source), None))
        if target is None:
            raise Unanswerable(f"no dataset {spec.to} to join in source {here.source}")
        where = tuple((column, cell_text(value)) for column, value in spec.where.items())
        return Join(target, tuple(spec.on.items()), where)

    def _end_of(self, joins: Sequence[Join]) -> Dataset:
        """Return the dataset that hops lead to, each column on the way looked up."""
        here = self.dataset
        for join in joins:
            for left, right in join.on:
                self._require_column(here, left)
                self._require_column(join.dataset, right)
            for column, _ in join.where:
                self._require_column(join.dataset, column)
            here = join.dataset
        return here

    @staticmethod
    def _require_column(dataset: Dataset, column: str) -> None:
        if dataset.columns and dataset.column(column) is None:
            raise Unanswerable(f"{dataset.name} has no column {column}")
