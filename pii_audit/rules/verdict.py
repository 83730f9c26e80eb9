"""The gates of an audit and its verdict."""

from collections.abc import Iterable, Sequence
from typing import Literal

from pii_audit.model.coverage import State
from pii_audit.model.finding import Finding, FindingStatus, Severity
from pii_audit.model.result import Gate, Score, Verdict, VerdictState
from pii_audit.model.retention import UNVERIFIABLE
from pii_audit.model.standing import Compared
from pii_audit.rules.base import Case, plural
from pii_audit.rules.cov import sources_not_read

PASS, FAILED, INCOMPLETE = 0, 1, 3

_COVERAGE_RULES = "COV"
"""What was not looked at makes an audit incomplete; it is no breach found."""


_Limit = Severity | Literal["none"]


def verdict(
    case: Case, findings: Sequence[Finding], compared: Compared | None = None, reached: Score | None = None
) -> Verdict:
    """Judge the gates. A breach found outweighs something not looked at; every reason is listed.

    Args:
        case: what the rules saw.
        findings: with the status each has.
        compared: the baseline, where there is one.
        reached: the score, which the baseline's is held against.
    """
    breaches = (*_severities(case, findings, compared), *_overdue(case, findings), *_score(case, compared, reached))
    completeness = (_scope(case), _names(case), _coverage(case), _samples(case), _unverifiable(case))
    gates = (*breaches, *completeness)
    missed = [gate for gate in gates if not gate.passed]
    reasons = tuple(f"{gate.name}: {gate.actual}; required: {gate.limit}" for gate in missed)
    if any(not gate.completeness for gate in missed):
        status, exit_code = VerdictState.FAIL, FAILED
    elif missed:
        status, exit_code = VerdictState.INCOMPLETE, INCOMPLETE
    else:
        status, exit_code = VerdictState.PASS, PASS
    return Verdict(status, exit_code, reasons, gates)


def _severities(case: Case, findings: Sequence[Finding], compared: Compared | None) -> Iterable[Gate]:
    """The gate on all breaches and the one on new ones; a baseline turns the default from one to the other."""
    on_all = case.gates.fail_on or ("none" if compared else Severity.HIGH)
    on_new = case.gates.fail_on_new or (Severity.HIGH if compared else "none")
    breaches = [
        f for f in findings if f.status is not FindingStatus.ACCEPTED and not f.rule.startswith(_COVERAGE_RULES)
    ]
    yield _severity("breaches", on_all, breaches)
    if compared or case.gates.fail_on_new:
        yield _severity("new breaches", on_new, [f for f in breaches if f.status is not FindingStatus.UNCHANGED])


def _severity(name: str, limit: _Limit, breaches: Sequence[Finding]) -> Gate:
    counts = {level: sum(f.severity is level for f in breaches) for level in reversed(Severity)}
    at_limit = 0 if limit == "none" else sum(n for level, n in counts.items() if level >= limit)
    actual = ", ".join(f"{n} {level.value}" for level, n in counts.items() if n) or "none"
    wanted = f"no gate on {name}" if limit == "none" else f"none of severity {limit} or above"
    return Gate(name, wanted, actual, not at_limit)


def _overdue(case: Case, findings: Sequence[Finding]) -> Iterable[Gate]:
    limit = case.gates.max_overdue_rows
    if limit is not None:
        late = sum(f.count for f in findings if f.rule == "RET001" and f.status is not FindingStatus.ACCEPTED)
        yield Gate("overdue records", f"at most {limit:,}", f"{late:,}", late <= limit)


def _score(case: Case, compared: Compared | None, reached: Score | None) -> Iterable[Gate]:
    """A score that cannot be given where the baseline has one is no drop, but it leaves the gate unanswered."""
    limit = case.gates.max_score_drop
    if limit is None or reached is None:
        return
    wanted = f"at most {limit:g} points below the baseline"
    if compared is None or compared.score is None:
        without = "there is no baseline" if compared is None else "the baseline has no score"
        yield Gate("score", wanted, f"{without} to compare with", passed=True)
    elif reached.value is None:
        yield Gate("score", wanted, f"withheld: {reached.withheld}", passed=False, completeness=True)
    else:
        drop = round(compared.score - reached.value, 1)
        yield Gate("score", wanted, f"{reached.value:g}, from {compared.score:g}", drop <= limit)


def _scope(case: Case) -> Gate:
    nothing = sources_not_read(case)
    actual = f"nothing read of {', '.join(nothing)}" if nothing else "something in every source"
    return Gate("scope", "something in every source", actual, not nothing and bool(case.sources), completeness=True)


def _names(case: Case) -> Gate:
    """A name written out that names nothing is a slip of the pen that takes a dataset's rules away; a glob may be early."""
    nothing = [f"{unused.source}/{unused.pattern}" for unused in case.unused if not set("*?[") & set(unused.pattern)]
    actual = f"{', '.join(nothing)} names nothing" if nothing else "each names a dataset"
    return Gate("names in pii-audit.yaml", "each names a dataset", actual, not nothing, completeness=True)


def _coverage(case: Case) -> Gate:
    lines = [line for line in case.coverage if line.state is not State.SKIPPED]
    read = sum(not line.incomplete for line in lines)
    share = read / len(lines) if lines else 0.0
    required = case.gates.min_coverage
    return Gate(
        "coverage",
        f"{required:.0%}",
        f"{read} of {plural(len(lines), 'dataset')} read",
        share >= required,
        completeness=True,
    )


def _samples(case: Case) -> Gate:
    sampled = [line for line in case.coverage if line.state is State.SAMPLED]
    smallest = max(sampled, key=lambda line: line.detection_limit, default=None)
    worst, required = smallest.detection_limit if smallest else 0.0, case.gates.detection_limit
    unit = "rows" if smallest is None or smallest.drawn is None else "its parts"
    actual = f"the smallest sample shows what {worst:.1%} of {unit} hold" if smallest else "nothing sampled"
    return Gate("sampling", f"what {required:.1%} hold", actual, worst <= required, completeness=True)


def _unverifiable(case: Case) -> Gate:
    shares = [
        (f.states[UNVERIFIABLE] / f.total if f.total else float(bool(f.problem)), f"{f.source}/{f.dataset}", f.rule)
        for f in case.retention
    ]
    worst, dataset, rule = max(shares, default=(0.0, "", ""))
    required = case.gates.max_unverifiable
    where = f" ({rule} in {dataset})" if worst else ""
    return Gate(
        "time limits",
        f"at most {required:.0%}",
        f"up to {worst:.0%} of records unverifiable{where}",
        worst <= required,
        completeness=True,
    )
