"""Time limits as an Open Data Contract (Bitol ODCS 3.1): one retention property for each dataset and rule."""

from typing import Any

import yaml

from pii_audit.exports.base import Export, limit_in_words
from pii_audit.inventory.load import Inventory
from pii_audit.inventory.schema import Binding
from pii_audit.model.period import Period
from pii_audit.policy.schema import Policy

_STATUS = {"draft": "draft", "reviewed": "proposed", "in_force": "active"}


def odcs_contract(policy: Policy, inventory: Inventory) -> Export:
    """Return a contract whose tables are the datasets that pii-audit.yaml binds to a time limit.

    The standard counts from one column and knows no condition, join or exception; they stand in the description.
    """
    left_out: list[str] = []
    tables: list[dict[str, Any]] = []
    properties: list[dict[str, Any]] = []
    for key, binding in inventory.bindings.items():
        if not binding.retention:
            left_out.append(f"datasets.{key}: bound to no time limit of its own")
            continue
        name = key.replace("/", ".", 1)
        tables.append({"name": name, "physicalName": key.partition("/")[2]})
        for id_ in binding.retention:
            rule = policy.retention[id_]
            column = _column(binding, rule.clock.start)
            if column is None:
                left_out.append(f"datasets.{key}: {id_} counts from another dataset; given for the table as a whole")
            value, unit = _value(policy.steps(rule.clock))
            properties.append(
                {
                    "property": "retention",
                    "value": value,
                    "unit": unit,
                    "element": f"{name}.{column}" if column else name,
                    "driver": "regulatory",
                    "description": f"{id_}: {limit_in_words(policy, rule)}",
                }
            )
    contract = {
        "version": policy.metadata.version,
        "apiVersion": "v3.1.0",
        "kind": "DataContract",
        "id": f"pii-audit.{policy.metadata.id}",
        "status": _STATUS[policy.metadata.status],
        "schema": tables,
        "slaProperties": properties,
    }
    return Export(yaml.safe_dump(contract, sort_keys=False, allow_unicode=True, width=118), tuple(left_out))


def _column(binding: Binding, event: str) -> str | None:
    spec = binding.events.get(event)
    if isinstance(spec, str):
        return spec
    return spec.column if spec is not None and not isinstance(spec, bool) and not spec.join else None


def _value(steps: tuple[Period, ...]) -> tuple[int, str]:
    """Return the steps as one number: years, else months, else days; a mix counts 30 days a month."""
    months, days = sum(step.months for step in steps), sum(step.days for step in steps)
    if not days:
        return (months // 12, "y") if months % 12 == 0 else (months, "month")
    return (days + 30 * months, "d")
