"""The gates of an audit and its verdict."""

from collections.abc import Sequence

from pii_audit.model.coverage import State
from pii_audit.model.finding import Finding, Severity
from pii_audit.model.result import Gate, Verdict, VerdictState
from pii_audit.model.retention import UNVERIFIABLE
from pii_audit.rules.base import Case, plural
from pii_audit.rules.cov import sources_not_read

PASS, FAILED, INCOMPLETE = 0, 1, 3

_COVERAGE_RULES = "COV"
"""What was not looked at makes an audit incomplete; it is no breach found."""


def verdict(case: Case, findings: Sequence[Finding]) -> Verdict:
    """Judge the gates. A breach found outweighs something not looked at; every reason is listed."""
    severity = _fail_on(case, findings)
    completeness = (_scope(case), _names(case), _coverage(case), _samples(case), _unverifiable(case))
    reasons = tuple(
        f"{gate.name}: {gate.actual}; required: {gate.limit}" for gate in (severity, *completeness) if not gate.passed
    )
    if not severity.passed:
        status, exit_code = VerdictState.FAIL, FAILED
    elif not all(gate.passed for gate in completeness):
        status, exit_code = VerdictState.INCOMPLETE, INCOMPLETE
    else:
        status, exit_code = VerdictState.PASS, PASS
    return Verdict(status, exit_code, reasons, (severity, *completeness))


def _fail_on(case: Case, findings: Sequence[Finding]) -> Gate:
    limit = case.gates.fail_on
    breaches = [f for f in findings if not f.rule.startswith(_COVERAGE_RULES)]
    counts = {level: sum(f.severity is level for f in breaches) for level in reversed(Severity)}
    at_limit = 0 if limit == "none" else sum(n for level, n in counts.items() if level >= limit)
    actual = ", ".join(f"{n} {level.value}" for level, n in counts.items() if n) or "none"
    wanted = "no gate on breaches" if limit == "none" else f"none of severity {limit} or above"
    return Gate("breaches", wanted, actual, not at_limit)


def _scope(case: Case) -> Gate:
    nothing = sources_not_read(case)
    actual = f"nothing read of {', '.join(nothing)}" if nothing else "something in every source"
    return Gate("scope", "something in every source", actual, not nothing and bool(case.sources))


def _names(case: Case) -> Gate:
    """A name written out that names nothing is a slip of the pen that takes a dataset's rules away; a glob may be early."""
    nothing = [f"{unused.source}/{unused.pattern}" for unused in case.unused if not set("*?[") & set(unused.pattern)]
    actual = f"{', '.join(nothing)} names nothing" if nothing else "each names a dataset"
    return Gate("names in pii-audit.yaml", "each names a dataset", actual, not nothing)


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
    )


def _samples(case: Case) -> Gate:
    sampled = [line for line in case.coverage if line.state is State.SAMPLED]
    smallest = max(sampled, key=lambda line: line.detection_limit, default=None)
    worst, required = smallest.detection_limit if smallest else 0.0, case.gates.detection_limit
    unit = "rows" if smallest is None or smallest.drawn is None else "its parts"
    actual = f"the smallest sample shows what {worst:.1%} of {unit} hold" if smallest else "nothing sampled"
    return Gate("sampling", f"what {required:.1%} hold", actual, worst <= required)


def _unverifiable(case: Case) -> Gate:
    shares = [
        (f.states[UNVERIFIABLE] / f.total if f.total else float(bool(f.problem)), f"{f.source}/{f.dataset}", f.rule)
        for f in case.retention
    ]
    worst, dataset, rule = max(shares, default=(0.0, "", ""))
    required = case.gates.max_unverifiable
    where = f" ({rule} in {dataset})" if worst else ""
    return Gate(
        "time limits", f"at most {required:.0%}", f"up to {worst:.0%} of records unverifiable{where}", worst <= required
    )
