"""From the state of each record to what is counted."""

import numpy as np
import pandas as pd

from pii_audit.model.people import PeopleFacts, Question
from pii_audit.people.register import ROW, Records

_WORST = ("suppressed", "opted_out", "none", "consent_later", "objected", "customer_channel", "robinson", "child")
"""States that count for a person who is in several."""


def _rank(state: str) -> tuple[int, str]:
    return _WORST.index(state) if state in _WORST else len(_WORST), state


def facts(
    question: Question,
    asked: Records,
    states: "pd.Series[str]",
    channel: str = "",
    late: "pd.Series[int] | None" = None,
) -> PeopleFacts:
    """Count records and people by state; `late` are days between an opt-out and a message after it."""
    person = asked.person.loc[states.index]
    worst_first = sorted(states.unique(), key=_rank)
    ranks = states.map({state: rank for rank, state in enumerate(worst_first)})
    worst = ranks[person != 0].groupby(person[person != 0]).min()
    days = np.sort(late[late > 0].to_numpy()) if late is not None else np.array([], dtype=np.int64)
    # The nearest rank, so that it is a number of days that occurred.
    latency = {"p95": int(days[-(-95 * len(days) // 100) - 1]), "max": int(days[-1])} if len(days) else {}
    return PeopleFacts(
        question,
        asked.source,
        asked.dataset,
        channel,
        against="",
        total=len(states),
        states=counted(states),
        subjects=counted(worst.map(dict(enumerate(worst_first))).astype("str")),
        latency=latency,
        problem=asked.problem,
    )


def counted(states: "pd.Series[str]") -> dict[str, int]:
    """Count how often each state is there, in the order of their names."""
    return {str(state): int(n) for state, n in states.value_counts().sort_index().items()}


def first_that_holds(
    cases: list[tuple["pd.Series[bool]", str]], otherwise: str, index: "pd.Index[int]"
) -> "pd.Series[str]":
    """Return for each record the state of the first case that holds."""
    states = pd.Series(otherwise, index=index, dtype="str")
    for holds, state in reversed(cases):
        states = states.mask(holds, state)
    return states


def flagged(pairs: pd.DataFrame, holds: "pd.Series[bool]", index: "pd.Index[int]") -> "pd.Series[bool]":
    """Tell for each record asked about whether one of its pairs is such."""
    flags = pd.Series(False, index=index)
    flags[pairs.loc[holds, ROW].unique()] = True
    return flags
