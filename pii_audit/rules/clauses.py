"""The status of each clause that the policy quotes."""

from collections.abc import Iterable, Iterator, Sequence

from pii_audit.model.elements import PART_OF
from pii_audit.model.finding import Finding, Severity
from pii_audit.model.result import ClauseState, ClauseStatus
from pii_audit.policy.schema import Policy
from pii_audit.rules.base import ANYWHERE, Case, named_checks, plural
from pii_audit.rules.cov import sampled_too_small
from pii_audit.rules.pur import declared_name
from pii_audit.rules.registry import RULES, unknown_checks
from pii_audit.rules.ret import applies_to_none

_DOUBT = ("RET003", "RET009", "CHD003", "COV")
"""Rules whose findings say that a clause cannot be verified, not that it is broken."""
_BY_DETECTION = ("UND", "PUR", "SEC", "RET002")
"""Rules whose silence is worth what the detector was given to search."""


def clause_statuses(case: Case, findings: Iterable[Finding]) -> tuple[ClauseStatus, ...]:
    """Say of each clause whether the data breaks it, supports it, or leaves it open.

    A clause passes only where rules of this version test it, something was there to test, and all that could
    speak against it was read and searched.
    """
    weighty = [finding for finding in findings if finding.severity > Severity.INFO]
    source = case.policy.metadata.source
    headings = source.sections if source else {}
    statuses = []
    for clause, entry in case.policy.entries():
        if (cite := entry.cite) is None:
            continue
        checks = checks_of(case.policy, clause) if entry.verifiable else ()
        against = tuple(finding for finding in weighty if _is_against(case, clause, finding))
        state, reason = _state(case, clause, checks, against)
        covered = entry.verifiable or bool(against)
        if not covered:
            state, reason = ClauseState.UNVERIFIABLE, "no data can show it"
        statuses.append(
            ClauseStatus(
                id=clause,
                section=cite.section,
                quote=" ".join(cite.quote.split()),
                status=state,
                checks=checks,
                findings=tuple(finding.id for finding in against),
                reason=reason,
                heading=headings.get(cite.section, "").lstrip("# "),
                covered=covered,
            )
        )
    return tuple(statuses)


def checks_of(policy: Policy, clause: str) -> tuple[str, ...]:
    """Return the rules of this version that test a clause: those of its section, and those it names."""
    named = named_checks(policy).get(clause, ())
    section = clause.partition(".")[0]
    known = tuple(sorted(id_ for id_, rule in RULES.items() if id_ in named))
    return known or tuple(sorted(id_ for id_, rule in RULES.items() if section in rule.sections))


def _is_against(case: Case, clause: str, finding: Finding) -> bool:
    """Tell whether a finding speaks against a clause: it cites it, is of a rule it names, or breaks it as well.

    An element outside its dataset's purposes cites one clause, and breaks all of its categories and those purposes.
    """
    if finding.clause == clause or finding.rule in named_checks(case.policy).get(clause, ()):
        return True
    if finding.rule != "PUR002" or finding.element is None:
        return False
    section, _, id_ = clause.partition(".")
    if section == "categories":
        return id_ in case.policy.categories_of(declared_name(case.policy, finding.element))
    return section == "purposes" and id_ in case.bindings[finding.source, finding.dataset].purposes


def _state(case: Case, clause: str, checks: Sequence[str], against: Sequence[Finding]) -> tuple[ClauseState, str]:
    if breaches := sum(not finding.rule.startswith(_DOUBT) for finding in against):
        return ClauseState.FAIL, plural(breaches, "finding")
    if against:
        rules = ", ".join(sorted({finding.rule for finding in against}))
        return ClauseState.UNVERIFIABLE, f"left open by {plural(len(against), 'finding')} of {rules}"
    if gaps := "; ".join(_gaps(case, clause, checks)):
        return ClauseState.UNVERIFIABLE, gaps
    if nothing := _nothing_to_test(case, clause):
        return ClauseState.NOT_APPLICABLE, nothing
    return ClauseState.PASS, ""


def _gaps(case: Case, clause: str, checks: Sequence[str]) -> Iterator[str]:
    """Say what could speak against a clause and was not looked at."""
    if missing := unknown_checks(case.policy).get(clause):
        yield f"{', '.join(missing)} not in this version"
    elif not checks:
        yield "no check for it in this version"
        return
    untested = [RULES[check].untested(case) for check in checks]
    if clause in named_checks(case.policy) or all(untested):  # of those that come with the section, one is enough
        yield from dict.fromkeys(filter(None, untested))
    lines = [line for line in case.coverage if _concerns(case, clause, line.source, line.dataset)]
    if unread := sum(line.incomplete for line in lines):
        yield f"{plural(unread, 'dataset')} in scope not read"
    elif not any(line.rows_read for line in case.coverage):
        yield "nothing was read"
    if not any(check.startswith(_BY_DETECTION) for check in checks):
        return
    if small := sum(sampled_too_small(case, line) for line in lines):
        yield f"{plural(small, 'dataset')} sampled below the required bound"
    if noted := sum(bool(f.notes) and _concerns(case, clause, f.source, f.dataset) for f in case.fields):
        yield f"{plural(noted, 'field')} not fully searched"


def _concerns(case: Case, clause: str, source: str, dataset: str) -> bool:
    """Tell whether a dataset could speak for or against a clause.

    What the catalogue could not open has no binding; it may be bound as others of its source are.
    """
    bound = _bound(case, clause)
    if bound is None or dataset == ANYWHERE or (source, dataset) in bound:
        return True
    return (source, dataset) not in case.bindings and any(source == other for other, _ in bound)


def _bound(case: Case, clause: str) -> set[tuple[str, str]] | None:
    """Return the datasets bound to a time limit, inherited ones too, or to a purpose; None for clauses on all data."""
    section, _, id_ = clause.partition(".")
    if section == "retention":
        return {(facts.source, facts.dataset) for facts in case.retention if facts.rule == id_}
    if section == "purposes":
        return {place for place, binding in case.bindings.items() if id_ in binding.purposes}
    return None


def _nothing_to_test(case: Case, clause: str) -> str:
    """Say why there was nothing to test a clause on; empty where there was."""
    section, _, id_ = clause.partition(".")
    found = {name for _, e in case.detections() for name in (e.element, PART_OF.get(e.element))}
    if section == "elements" and id_ not in found:
        return "none found"
    if section == "categories" and not found & set(case.policy.categories[id_].elements):
        return "none of its elements found"
    if section == "purposes" and not _bound(case, clause):
        return "bound to no dataset"
    if section == "purposes" and not case.policy.purposes[id_].categories:
        return "names no categories, so no data lies outside it"
    if section == "retention" and all(applies_to_none(facts) for facts in case.retention if facts.rule == id_):
        return "applies to no record"
    return ""
