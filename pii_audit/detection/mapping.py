"""From what the detector calls an element to what the policy calls it."""

from collections.abc import Iterable
from dataclasses import replace

from pii_audit.detection.names import CLEAR_NAME, matches_phrase
from pii_audit.model.elements import PART_OF
from pii_audit.model.facts import ElementFacts, Evidence, FieldFacts
from pii_audit.policy.schema import Policy


def map_fields(policy: Policy, fields: Iterable[FieldFacts]) -> tuple[FieldFacts, ...]:
    """Map every detected element to the policy, and add the elements the policy knows by column names."""
    return tuple(_map_field(policy, field) for field in fields)


def _map_field(policy: Policy, field: FieldFacts) -> FieldFacts:
    mapped = tuple(_map_element(policy, found) for found in field.elements)
    return replace(field, elements=mapped + _by_names(policy, field, mapped))


def _map_element(policy: Policy, found: ElementFacts) -> ElementFacts:
    if own := declared_element(policy, found.detected):
        return replace(found, element=own, category=policy.category_of(own), declared=True)
    if (part_of := PART_OF.get(found.detected)) and (whole := declared_element(policy, part_of)):
        return replace(found, category=policy.category_of(whole), declared=True)
    return found


def declared_element(policy: Policy, detected: str) -> str | None:
    """Return the policy's element for a built-in one: of the same id, else the first that counts it as its own."""
    if policy.category_of(detected):
        return detected
    return next(
        (id_ for id_, element in policy.elements.items() if detected in element.detect and policy.category_of(id_)),
        None,
    )


def _by_names(policy: Policy, field: FieldFacts, mapped: tuple[ElementFacts, ...]) -> tuple[ElementFacts, ...]:
    """Return elements whose column names the policy lists, unless the field as a whole is known to be something else.

    An e-mail address in some of many messages leaves open that they are messages.
    """
    if not (field.rows or field.described) or any(
        found.evidence is Evidence.NAME or 2 * found.matched >= found.judged for found in mapped
    ):
        return ()
    return tuple(
        ElementFacts(
            element=id_,
            detected=id_,
            category=policy.category_of(id_),
            declared=True,
            confidence=CLEAR_NAME,
            evidence=Evidence.NAME,
            matched=0,
            judged=0,
            rows_read=field.rows,
        )
        for id_, element in policy.elements.items()
        if policy.category_of(id_)
        and id_ not in {found.element for found in mapped}
        and any(matches_phrase(part, phrase) for part in field.field.split(".") for phrase in element.names)
    )
