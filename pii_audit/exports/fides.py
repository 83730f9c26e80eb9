"""The policy as a fides manifest: one system whose privacy declarations are the purposes (fideslang 3.1)."""

import re
from typing import Any

import yaml

from pii_audit.exports.base import Export, elements_of, label_of, limit_in_words, limits_of
from pii_audit.policy.schema import Policy

_BASES = {
    "A6-1-a": "Consent",
    "A6-1-b": "Contract",
    "A6-1-c": "Legal obligations",
    "A6-1-d": "Vital interests",
    "A6-1-e": "Public interest",
    "A6-1-f": "Legitimate interests",
}


def fides_manifest(policy: Policy) -> Export:
    """Return one declaration for each purpose and use; fides allows one use and one legal basis in each."""
    left_out = [
        f"elements.{element}: no fides key, so missing in its purposes"
        for element in sorted({e for p in policy.purposes.values() for e in elements_of(policy, p)})
        if not _category(policy, element)
    ]
    declarations: list[dict[str, Any]] = []
    for id_, purpose in policy.purposes.items():
        categories = sorted({key for e in elements_of(policy, purpose) if (key := _category(policy, e))})
        bases = [_BASES[key] for basis in purpose.basis.stated if (key := _article(policy, basis)) in _BASES]
        if not purpose.fides or not categories:
            left_out.append(f"purposes.{id_}: no fides {'data category' if purpose.fides else 'use'}, so left out")
            continue
        if len(bases) > 1:
            left_out.append(f"purposes.{id_}: of {len(bases)} legal bases the first")
        for use in purpose.fides:
            name = label_of(id_, purpose.label)
            declaration: dict[str, Any] = {
                "name": name if len(purpose.fides) == 1 else f"{name} ({use})",
                "data_categories": categories,
                "data_use": use,
                "data_subjects": ["customer"],
            }
            if bases:
                declaration["legal_basis_for_processing"] = bases[0]
            if limits := limits_of(policy, id_):
                declaration["retention_period"] = "; ".join(limit_in_words(policy, rule) for rule in limits.values())
            if recipients := [n for n, r in policy.recipients.items() if id_ in r.purposes and r.role != "processor"]:
                declaration |= {"data_shared_with_third_parties": True, "third_parties": ", ".join(recipients)}
            declarations.append(declaration)
    controller = policy.metadata.controller
    key = re.sub(r"[^a-zA-Z0-9_.-]", "_", policy.metadata.id)
    system: dict[str, Any] = {
        "fides_key": key,
        "name": policy.metadata.id,
        "description": "Written from policy.yaml by pii-audit; the people concerned are all entered as customers.",
        "system_type": "Privacy policy",
        "privacy_declarations": declarations,
    }
    if controller:
        system["legal_name"] = controller.name
    return Export(yaml.safe_dump({"system": [system]}, sort_keys=False, allow_unicode=True, width=118), tuple(left_out))


def _category(policy: Policy, element: str) -> str | None:
    spec = policy.elements.get(element)
    return spec.fides if spec else None


def _article(policy: Policy, basis: str) -> str:
    return (policy.legal_bases[basis].dpv or "").rpartition(":")[2]
