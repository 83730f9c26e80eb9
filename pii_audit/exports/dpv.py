"""The policy as linked data: DPV 2.3 (https://w3id.org/dpv) in JSON-LD."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from pii_audit.exports.base import Export, elements_of, label_of, limit_in_words, limits_of, quote_of
from pii_audit.policy.schema import Policy

CONTEXT = {
    "dpv": "https://w3id.org/dpv#",
    "pd": "https://w3id.org/dpv/pd#",
    "gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
    "dct": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_ROLES = {
    "processor": "dpv:DataProcessor",
    "third_party": "dpv:ThirdParty",
    "affiliate": "dpv:Recipient",
    "authority": "dpv:Authority",
}


def dpv_jsonld(policy: Policy) -> Export:
    """Return one process for each purpose, with its data, stated legal bases, recipients and storage conditions.

    Legal bases that are only inferred are left out, since the data would present them as the text's.
    """
    graph = [*_controller(policy), *_processes(policy), *_recipients(policy), *_limits(policy), *_own_elements(policy)]
    inferred = [
        f"purposes.{id_}: a basis that is only inferred"
        for id_, p in policy.purposes.items()
        if not p.basis.stated and p.basis.inferred
    ]
    unnamed = [f"legal_bases.{id_}: no dpv" for id_, basis in policy.legal_bases.items() if not basis.dpv]
    text = json.dumps({"@context": CONTEXT, "@graph": graph}, indent=2, ensure_ascii=False) + "\n"
    return Export(text, (*inferred, *unnamed))  # fmt: skip


def _node(policy: Policy, path: str) -> str:
    return f"urn:pii-audit:{quote(policy.metadata.id, safe='')}:{quote(path, safe='.')}"


def _ref(iri: str) -> dict[str, str]:
    return {"@id": iri}


def _controller(policy: Policy) -> Iterator[dict[str, Any]]:
    if policy.metadata.controller:
        yield {
            "@id": _node(policy, "controller"),
            "@type": "dpv:DataController",
            "dct:title": policy.metadata.controller.name,
        }


def _processes(policy: Policy) -> Iterator[dict[str, Any]]:
    for id_, purpose in policy.purposes.items():
        bases = [policy.legal_bases[basis].dpv for basis in purpose.basis.stated]
        node: dict[str, Any] = {
            "@id": _node(policy, f"purposes.{id_}"),
            "@type": "dpv:PersonalDataProcess",
            "dct:title": label_of(id_, purpose.label),
            "dpv:hasPurpose": [_ref(iri) for iri in purpose.dpv],
            "dpv:hasPersonalData": [_ref(_element(policy, element)) for element in elements_of(policy, purpose)],
            "dpv:hasLegalBasis": [_ref(iri) for iri in bases if iri],
            "dpv:hasStorageCondition": [_ref(_node(policy, f"retention.{limit}")) for limit in limits_of(policy, id_)],
            "dpv:hasRecipient": [
                _ref(_node(policy, f"recipients.{name}")) for name, r in policy.recipients.items() if id_ in r.purposes
            ],
        }
        if words := quote_of(purpose):
            node["dct:description"] = words
        if policy.metadata.controller:
            node["dpv:hasDataController"] = _ref(_node(policy, "controller"))
        yield {key: value for key, value in node.items() if value}


def _element(policy: Policy, element: str) -> str:
    spec = policy.elements.get(element)
    return spec.dpv if spec and spec.dpv else _node(policy, f"elements.{element}")


def _own_elements(policy: Policy) -> Iterator[dict[str, Any]]:
    """Declare the elements that DPV has no category for."""
    used = {element for purpose in policy.purposes.values() for element in elements_of(policy, purpose)}
    for element in sorted(used):
        spec = policy.elements.get(element)
        if not (spec and spec.dpv):
            label = label_of(element, spec.label if spec else None)
            yield {"@id": _node(policy, f"elements.{element}"), "@type": "dpv:PersonalData", "dct:title": label}


def _recipients(policy: Policy) -> Iterator[dict[str, Any]]:
    for id_, recipient in policy.recipients.items():
        node = {
            "@id": _node(policy, f"recipients.{id_}"),
            "@type": _ROLES[recipient.role],
            "dct:title": label_of(id_, recipient.label),
        }
        yield node | ({"dct:description": words} if (words := quote_of(recipient)) else {})


def _limits(policy: Policy) -> Iterator[dict[str, Any]]:
    for id_, rule in policy.retention.items():
        values = [
            {"@value": f"P{step.months}M" if step.months else f"P{step.days}D", "@type": "xsd:duration"}
            for step in policy.steps(rule.clock)
        ]
        node = {
            "@id": _node(policy, f"retention.{id_}"),
            "@type": "dpv:StorageDeletion",
            "dct:title": label_of(id_, rule.label),
            "dpv:hasDuration": {
                "@type": "dpv:UntilEventDuration",
                "dct:description": limit_in_words(policy, rule),
                "rdf:value": values,
            },
        }
        yield node | ({"dct:description": words} if (words := quote_of(rule)) else {})
