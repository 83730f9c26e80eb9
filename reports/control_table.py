"""The control table of an assurance report (ISAE 3000): for each clause, what was tested and with what result."""

from collections import Counter
from dataclasses import dataclass

from pii_audit.model.finding import Severity
from pii_audit.model.result import AuditResult, ClauseState, ClauseStatus

from .clauses import blocks
from .language import _, many
from .summary import by_severity


@dataclass(frozen=True)
class Control:
    """A clause as a control objective."""

    clause: ClauseStatus
    rules: tuple[tuple[str, str], ...]
    """Id and title of the rules that test it."""
    exceptions: tuple[tuple[str, int], ...]
    """Rules with findings, and how many."""
    worst: Severity | None

    @property
    def result(self) -> str:
        """Say what came of the test; what could not be verified is no pass."""
        match self.clause.status:
            case ClauseState.PASS:
                return _("No exceptions noted in what was read.")
            case ClauseState.FAIL:
                n = sum(count for _rule, count in self.exceptions)
                return many("%(n)s exception noted:", "%(n)s exceptions noted:", n)
            case ClauseState.UNVERIFIABLE:
                return _("Could not be verified:")
            case ClauseState.NOT_APPLICABLE:
                return _("Not tested:")


def control_table(result: AuditResult) -> tuple[Control, ...]:
    """Return every clause once, in the order of the policy's sections, failed ones first."""
    titles = {rule.id: rule.title for rule in result.rules}
    found = {f.id: f for f in result.findings}
    parts = blocks(result)
    ordered = [
        *parts.failed,
        *parts.unverifiable,
        *parts.settled,
        *(clause for section in (*parts.without_check, *parts.not_covered) for clause in section.clauses),
    ]
    controls = []
    for clause in ordered:
        against = [found[id_] for id_ in clause.findings if id_ in found]
        controls.append(
            Control(
                clause,
                tuple((rule, titles.get(rule, "")) for rule in clause.checks),
                tuple(sorted(Counter(f.rule for f in against).items())),
                next((level for level, n in by_severity(against).items() if n), None),
            )
        )
    return tuple(controls)


def tested(control: Control) -> str:
    """Name the rules that test a clause, or say that none does."""
    if not control.clause.covered:
        return _("None: no data can show it")
    return ", ".join(rule for rule, _title in control.rules) or _("None: this version has no check for it")
