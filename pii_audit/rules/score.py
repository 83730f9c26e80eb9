"""The score: one number for a trend, withheld where it would flatter."""

from collections.abc import Sequence

from pii_audit.model.coverage import Coverage, State
from pii_audit.model.result import ClauseState, ClauseStatus, Score

FORMULA = "clauses/v1"
"""The share, in percent, that passed of the clauses that passed or failed."""

LEAST_COVERAGE = 0.8
"""Share of the datasets in scope that must be read before the number says anything."""


def score(clauses: Sequence[ClauseStatus], coverage: Sequence[Coverage]) -> Score:
    """Count clauses: each passes or fails as a whole, and those left open count on neither side."""
    passed, failed, unverifiable = (
        sum(clause.status is state for clause in clauses)
        for state in (ClauseState.PASS, ClauseState.FAIL, ClauseState.UNVERIFIABLE)
    )
    lines = [line for line in coverage if line.state is not State.SKIPPED]
    read = sum(not line.incomplete for line in lines)
    withheld = ""
    if any(line.state is State.DESCRIBED for line in lines):
        withheld = "no value was read"
    elif read < LEAST_COVERAGE * len(lines) or not lines:
        withheld = f"{read} of {len(lines)} datasets were read, and {LEAST_COVERAGE:.0%} are needed"
    elif not passed + failed:
        withheld = "no clause passed or failed"
    value = None if withheld else round(100 * passed / (passed + failed), 1)
    return Score(FORMULA, value, passed, failed, unverifiable, withheld)
