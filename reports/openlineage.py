"""OpenLineage: one run event a line for each dataset that others feed, with column lineage, tags and test results.

Written by hand from the published specification (2-0-2): a COMPLETE run event with inputs and outputs is what
catalogues read. Foreign keys and overlaps move no data, and are left out.
"""

import json
import uuid
from collections.abc import Sequence
from typing import Any

from pii_audit.model.finding import Severity
from pii_audit.model.lineage import Edge, EdgeKind
from pii_audit.model.result import AuditResult

from .json_text import harmless

_SPEC = "https://openlineage.io/spec"
_EVENT = f"{_SPEC}/2-0-2/OpenLineage.json#/$defs/RunEvent"
_FACETS = {
    "columnLineage": f"{_SPEC}/facets/1-2-0/ColumnLineageDatasetFacet.json#/$defs/ColumnLineageDatasetFacet",
    "tags": f"{_SPEC}/facets/1-0-0/TagsDatasetFacet.json#/$defs/TagsDatasetFacet",
    "test": f"{_SPEC}/facets/1-0-1/TestRunFacet.json#/$defs/TestRunFacet",
    "piiAudit_match": f"{_SPEC}/2-0-2/OpenLineage.json#/$defs/DatasetFacet",  # a facet of our own
}
_FLOWS = frozenset({EdgeKind.COPY, EdgeKind.VIEW, EdgeKind.STATEMENT})


class OpenLineageReporter:
    """Writes NDJSON; sends nothing."""

    def render(self, result: AuditResult) -> str:
        """Return one event a line, in the order of the datasets fed."""
        fed: dict[str, list[Edge]] = {}
        for edge in result.lineage.edges:
            if edge.kind in _FLOWS:
                fed.setdefault(edge.to, []).append(edge)
        return "".join(
            harmless(json.dumps(_event(result, to, edges), ensure_ascii=False)) + "\n"
            for to, edges in sorted(fed.items())
        )


def _event(result: AuditResult, to: str, edges: Sequence[Edge]) -> dict[str, Any]:
    producer = f"urn:pii-audit:{result.run.tool_version}"
    sources = sorted({edge.from_ for edge in edges})
    run = {"runId": str(uuid.uuid5(uuid.NAMESPACE_URL, f"urn:pii-audit:{result.run.id}:{to}"))}
    return {
        "eventType": "COMPLETE",
        "eventTime": result.run.finished.isoformat(),
        "run": run | {"facets": {"test": _facet("test", producer, tests=_tests(result, to))}},
        "job": {"namespace": "pii-audit", "name": to},
        "inputs": [_named(source) | {"facets": _tags(result, source, producer)} for source in sources],
        "outputs": [
            _named(to)
            | {
                "facets": {
                    "columnLineage": _facet("columnLineage", producer, fields=_fields(edges)),
                    "piiAudit_match": _facet("piiAudit_match", producer, matches=_matches(edges)),
                }
                | _tags(result, to, producer)
            }
        ],
        "producer": producer,
        "schemaURL": _EVENT,
    }


def _facet(name: str, producer: str, **content: Any) -> dict[str, Any]:
    return {"_producer": producer, "_schemaURL": _FACETS[name], **content}


def _named(node: str) -> dict[str, Any]:
    source, _, dataset = node.partition("/")
    return {"namespace": source, "name": dataset}


def _fields(edges: Sequence[Edge]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for edge in edges:
        if edge.from_field and edge.to_field:
            transformation = {
                "type": "DIRECT",
                "subtype": "IDENTITY" if edge.inferred else "TRANSFORMATION",
                "description": f"inferred from the values, confidence {edge.confidence}"
                if edge.inferred
                else edge.method,
                "masking": False,
            }
            column = _named(edge.from_) | {"field": edge.from_field, "transformations": [transformation]}
            fields.setdefault(edge.to_field, {"inputFields": []})["inputFields"].append(column)
    return fields


def _matches(edges: Sequence[Edge]) -> list[dict[str, Any]]:
    return [
        _named(edge.from_)
        | {"field": edge.to_field, "method": edge.method, "containment": edge.containment, "matches": edge.matches}
        | {
            "departed": edge.departed,
            "opted_out": edge.opted_out,
            "expired": {one.rule: one.people for one in edge.expired or ()},
        }
        for edge in edges
        if edge.inferred
    ]


def _tags(result: AuditResult, node: str, producer: str) -> dict[str, Any]:
    """Say which kinds of personal data stand in which field."""
    tags = [
        {"key": "pii_audit.category", "value": element.element, "source": "PII_AUDIT", "field": field.field}
        for field in result.fields
        if f"{field.source}/{field.dataset}" == node
        for element in field.elements
    ]
    return {"tags": _facet("tags", producer, tags=tags)} if tags else {}


def _tests(result: AuditResult, node: str) -> list[dict[str, str]]:
    return [
        {
            "name": finding.rule,
            "status": "fail",
            "severity": "error" if finding.severity.rank >= Severity.HIGH.rank else "warn",
            "type": "pii_audit",
            "description": finding.title,
            "actual": str(finding.count),
        }
        for finding in result.findings
        if f"{finding.source}/{finding.dataset}" == node
    ]
