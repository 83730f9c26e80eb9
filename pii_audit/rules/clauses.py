"""The status of each clause that the policy quotes."""

from collections.abc import Iterable, Iterator, Sequence

from pii_audit.model.finding import Finding, Severity
from pii_audit.model.result import ClauseState, ClauseStatus
from pii_audit.policy.schema import Policy
from pii_audit.rules.base import Case, named_checks, plural
from pii_audit.rules.clause_scope import bound, concerns, is_against, nothing_to_test
from pii_audit.rules.cov import sampled_too_small
from pii_audit.rules.registry import RULES, unknown_checks

_DOUBT = ("RET003", "RET009", "CHD003", "TRF002", "COV")
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
        against = tuple(finding for finding in weighty if is_against(case, clause, entry, finding))
        state, reason = _state(case, clause, entry.of or clause, checks, against)
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


def _state(
    case: Case, clause: str, about: str, checks: Sequence[str], against: Sequence[Finding]
) -> tuple[ClauseState, str]:
    """Return the status of a clause that is `about` itself, or about another whose findings count."""
    if breaches := sum(not finding.rule.startswith(_DOUBT) for finding in against):
        return ClauseState.FAIL, plural(breaches, "finding")
    if against:
        rules = ", ".join(sorted({finding.rule for finding in against}))
        return ClauseState.UNVERIFIABLE, f"left open by {plural(len(against), 'finding')} of {rules}"
    nothing = nothing_to_test(case, about)
    if nothing and bound(case, about) == set():  # what was not read cannot be bound to it either
        return ClauseState.NOT_APPLICABLE, nothing
    if gaps := "; ".join(_gaps(case, clause, about, checks)):
        return ClauseState.UNVERIFIABLE, gaps
    if nothing:
        return ClauseState.NOT_APPLICABLE, nothing
    return ClauseState.PASS, ""


def _gaps(case: Case, clause: str, about: str, checks: Sequence[str]) -> Iterator[str]:
    """Say what could speak against a clause and was not looked at."""
    if missing := unknown_checks(case.policy).get(clause):
        yield f"{', '.join(missing)} not in this version"
    elif not checks:
        yield "no check for it in this version"
        return
    untested = [RULES[check].untested(case) for check in checks]
    if clause in named_checks(case.policy) or all(untested):  # of those that come with the section, one is enough
        yield from dict.fromkeys(filter(None, untested))
    lines = [line for line in case.coverage if concerns(case, about, line.source, line.dataset)]
    if unread := sum(line.incomplete for line in lines):
        yield f"{plural(unread, 'dataset')} in scope not read"
    elif not any(line.rows_read for line in case.coverage):
        yield "no value was read" if any(field.described for field in case.fields) else "nothing was read"
    if not any(check.startswith(_BY_DETECTION) for check in checks):
        return
    if small := sum(sampled_too_small(case, line) for line in lines):
        yield f"{plural(small, 'dataset')} sampled below the required bound"
    if noted := sum(bool(f.notes) and concerns(case, about, f.source, f.dataset) for f in case.fields):
        yield f"{plural(noted, 'field')} not fully searched"
