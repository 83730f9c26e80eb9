"""From a notice to the data of a policy.yaml, and what was left unread."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pii_audit.drafting import statements
from pii_audit.drafting.categories import categories_of
from pii_audit.drafting.notice import Kind, Notice
from pii_audit.drafting.purposes import bases_of, purposes_of
from pii_audit.drafting.retention import activities_of, retention_of
from pii_audit.model.errors import UserError
from pii_audit.policy.schema import Policy


@dataclass(frozen=True)
class Draft:
    """A first policy and what somebody has to look at."""

    data: Mapping[str, Any]
    policy: Policy
    unread: tuple[str, ...]
    """Headings of sections that no entry quotes."""


def draft(notice: Notice, file: str) -> Draft:
    """Draft a policy from a notice, whose text lies in a file beside it.

    Raises:
        UserError: the text names no kind of personal data, or neither purposes nor time limits: it is no privacy notice.
    """
    declared = categories_of(notice)
    purposes = purposes_of(notice, declared)
    limits = retention_of(notice, declared, purposes)
    if not declared.categories or not (purposes or limits.rules):
        raise UserError(
            f"{file} does not read like a privacy notice: "
            + (
                "no kind of personal data is named"
                if not declared.categories
                else "neither a purpose nor a time limit is named"
            )
            + "; nothing was written. `pii-audit init` writes a policy.yaml to fill in by hand"
        )
    if "participation" in declared.categories:
        entry = declared.categories["participation"]
        entry["activities"] = activities_of(entry["cite"]["quote"])
    metadata: dict[str, Any] = {"id": _id(notice), "version": "0.1", "status": "draft"}
    if controller := statements.controller_of(notice):
        metadata["controller"] = controller
    source: dict[str, Any] = {"file": file, "sha256": notice.sha256}
    source |= {"language": "da" if notice.danish else "en"}
    if published := statements.published_of(notice):
        source["published"] = published
    metadata["source"] = source | {"sections": dict(notice.sections)}
    sections = {
        "parameters": limits.parameters,
        "categories": declared.categories,
        "elements": declared.elements,
        "legal_bases": statements.bases_from_purposes(purposes, bases_of(notice)),
        "purposes": purposes,
        "events": limits.events,
        "retention": limits.rules,
        "retention_exceptions": limits.exceptions,
        "collection": statements.collection_of(notice),
        "recipients": statements.recipients_of(notice),
        "transfers": statements.transfers_of(notice),
        "children": statements.children_of(notice),
        "marketing": statements.marketing_of(notice, purposes),
        "security": statements.security_of(notice),
        "rights": statements.rights_of(notice),
        "commitments": statements.commitments_of(notice),
    }
    data = {
        "apiVersion": "pii-audit/policy/v1",
        "metadata": metadata,
        "settings": {"timezone": "Europe/Copenhagen" if controller.get("country") == "DK" or notice.danish else "UTC"},
        **{key: value for key, value in sections.items() if value},
    }
    policy = Policy.model_validate(data)
    return Draft(data, policy, _unread(notice, policy))


def _unread(notice: Notice, policy: Policy) -> tuple[str, ...]:
    cited = {cite.section for _, cite in policy.clauses()}
    with_words = {block.section for block in notice.blocks if block.kind is not Kind.HEADING}
    return tuple(heading for id_, heading in notice.sections.items() if id_ in with_words - cited)


def _id(notice: Notice) -> str:
    title = next(iter(notice.sections.values()))
    return "-".join(re.findall(r"\w+", title.lower())[:6]) or "privacy-notice"
