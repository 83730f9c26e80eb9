"""How records came in, by the column that is bound to tell it: which of its values name no way that is declared."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from pii_audit.detection.sample import FieldSample
from pii_audit.inventory.schema import Binding, CollectedSpec
from pii_audit.model.facts import FieldFacts


def with_ways(
    fields: Iterable[FieldFacts], samples: Mapping[str, FieldSample], binding: Binding | None
) -> tuple[FieldFacts, ...]:
    """Count, in the field that tells the way of collecting, the distinct values that the binding does not list."""
    told = binding.collected if binding else ()
    if not isinstance(told, CollectedSpec):
        return tuple(fields)
    return tuple(_counted(f, samples[f.field], told) if f.field == told.column else f for f in fields)


def _counted(field: FieldFacts, sample: FieldSample, told: CollectedSpec) -> FieldFacts:
    unlisted = {value.strip() for value in sample.values.values} - told.values.keys() - {""}
    notes = field.notes
    if not sample.values.complete:
        notes = (*notes, f"of {field.distinct:,} distinct values a sample was compared with the ways of collecting")
    return replace(field, unlisted=len(unlisted), notes=notes)
