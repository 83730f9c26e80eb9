"""What a clause is about: the datasets that could speak for or against it, and the findings that do."""

from pii_audit.model.elements import PART_OF
from pii_audit.model.finding import Finding
from pii_audit.policy.schema import Entry, Policy
from pii_audit.rules.base import ANYWHERE, Case
from pii_audit.rules.handed import handed_over
from pii_audit.rules.pur import declared_name
from pii_audit.rules.ret import applies_to_none

_OF_EVENTS = ("RET001", "RET003", "RET009")
"""Rules whose findings on a time limit speak of the event that starts it as well."""


def is_against(case: Case, clause: str, entry: Entry, finding: Finding) -> bool:
    """Tell whether a finding speaks against a clause: it cites it, is of a rule it names, or breaks it as well.

    An element outside its dataset's purposes cites one clause, and breaks all of its categories and those purposes.
    """
    if entry.of:
        return finding.rule in entry.checks and finding.clause == entry.of
    section, _, id_ = clause.partition(".")
    if finding.clause == clause or finding.rule in entry.checks:
        # The rule finds people past their time limit, and people who opted out.
        of_time = finding.rule == "LIN003" and (finding.clause or "").startswith("retention.")
        return not (of_time and section == "marketing")
    if section == "events" and finding.rule in _OF_EVENTS:
        return (finding.clause or "").removeprefix("retention.") in _timed_by(case.policy, id_)
    if finding.rule != "PUR002" or finding.element is None:
        return False
    if section == "categories":
        return id_ in case.policy.categories_of(declared_name(case.policy, finding.element))
    return section == "purposes" and id_ in case.bindings[finding.source, finding.dataset].purposes


def concerns(case: Case, clause: str, source: str, dataset: str) -> bool:
    """Tell whether a dataset could speak for or against a clause.

    What the catalogue could not open has no binding; it may be bound as others of its source are.
    """
    datasets = bound(case, clause)
    if datasets is None or dataset == ANYWHERE or (source, dataset) in datasets:
        return True
    return (source, dataset) not in case.bindings and any(source == other for other, _ in datasets)


def bound(case: Case, clause: str) -> set[tuple[str, str]] | None:
    """Return the datasets that a clause is about, by what binds them to it; None for clauses on all data."""
    section, _, id_ = clause.partition(".")
    if (limits := _time_limits(case.policy, section, id_)) is not None:
        return {(facts.source, facts.dataset) for facts in case.retention if facts.rule in limits}
    if section == "recipients":
        return {(h.source, h.dataset) for h in handed_over(case) if h.party and h.party.type == id_}
    if section == "collection":
        return {place for place, binding in case.bindings.items() if id_ in binding.ways}
    if section in {"purposes", "legal_bases"}:
        resting = {id_} if section == "purposes" else {p for p in case.policy.purposes if id_ in _bases(case.policy, p)}
        return {place for place, binding in case.bindings.items() if resting & set(binding.purposes)}
    return None


def _time_limits(policy: Policy, section: str, id_: str) -> set[str] | None:
    """Return the retention rules that a clause on time limits is about; None for other clauses."""
    if section == "retention":
        return {id_}
    if section == "retention_exceptions":
        return {name for name, rule in policy.retention.items() if id_ in rule.exceptions}
    return _timed_by(policy, id_) if section == "events" else None


def nothing_to_test(case: Case, clause: str) -> str:
    """Say why there was nothing to test a clause on; empty where there was."""
    section, _, id_ = clause.partition(".")
    found = {name for _, e in case.detections() for name in (e.element, PART_OF.get(e.element))}
    facts = [f for f in case.retention if (f.source, f.dataset) in (bound(case, clause) or ())]
    reasons = {
        "elements": ("none found", id_ not in found),
        "categories": (
            "none of its elements found",
            section == "categories" and not found & set(case.policy.categories[id_].elements),
        ),
        "retention": ("applies to no record", all(applies_to_none(f) for f in case.retention if f.rule == id_)),
        "retention_exceptions": ("keeps no record", not any(f.reasons.get(f"exempt:{id_}") for f in facts)),
        "events": ("no time limit in use starts from it", not facts),
        "legal_bases": ("no purpose in use rests on it", not bound(case, clause)),
        "collection": ("no dataset is bound to it", not bound(case, clause)),
        "recipients": ("nobody of this kind gets personal data", not bound(case, clause)),
    }
    if section == "purposes":
        if not bound(case, clause):
            return "bound to no dataset"
        return "" if case.policy.purposes[id_].categories else "names no categories, so no data lies outside it"
    reason, holds = reasons.get(section, ("", False))
    return reason if holds else ""


def _timed_by(policy: Policy, event: str) -> set[str]:
    """Return the retention rules whose clock or condition rests on an event."""
    timed = set()
    for id_, rule in policy.retention.items():
        exceptions = [policy.retention_exceptions[name] for name in rule.exceptions]
        clocks = [rule.clock, *(exception.clock for exception in exceptions if exception.clock)]
        events = {name for clock in clocks for name in (clock.start, *clock.also)}
        events |= {exception.while_ for exception in exceptions if exception.while_}
        if event in events or (rule.when and rule.when.event == event):
            timed.add(id_)
    return timed


def _bases(policy: Policy, purpose: str) -> tuple[str, ...]:
    basis = policy.purposes[purpose].basis
    return (*basis.stated, *basis.inferred)
