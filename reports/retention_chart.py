"""The retention figure: what share of a dataset's records is in which state under a rule."""

from collections.abc import Sequence
from dataclasses import dataclass

from pii_audit.model.retention import EXEMPT, NOT_APPLICABLE, OPEN, OVERDUE, UNVERIFIABLE, WHY, WITHIN, RetentionFacts

from .language import _, mark, number
from .stacked_bar import Segment, stacked

STATES = {
    OVERDUE: mark("overdue"),
    UNVERIFIABLE: mark("cannot be judged"),
    EXEMPT: mark("exempt"),
    WITHIN: mark("within the limit"),
    OPEN: mark("clock not started"),
    NOT_APPLICABLE: mark("rule does not apply"),
}
"""In the order they are drawn: the overdue share starts at the left of every bar, so that bars compare."""


@dataclass(frozen=True)
class Bar:
    """One dataset under one rule."""

    facts: RetentionFacts
    segments: tuple[Segment, ...]

    @property
    def label(self) -> str:
        """Say the bar in words, for those who do not see it."""
        return ", ".join(f"{number(s.count)} {_(STATES[s.state])}" for s in self.segments) or _("no records")

    @property
    def overdue(self) -> int:
        """Records past their time limit."""
        return self.facts.states.get(OVERDUE, 0)

    @property
    def why(self) -> str:
        """Say what the exempt and those beyond judging are made of, or why none could be judged; empty without reasons."""
        parts = [_("not judged: %(why)s", why=self.facts.problem)] if self.facts.problem else []
        for state in (EXEMPT, UNVERIFIABLE):
            reasons = {
                reason.partition(":")[2]: n for reason, n in self.facts.reasons.items() if reason.startswith(state)
            }
            if reasons:
                parts.append(
                    f"{_(STATES[state])}: {', '.join(f'{number(n)} {_(WHY.get(why, why))}' for why, n in reasons.items())}"
                )
        return "; ".join(parts)

    @property
    def remark(self) -> str:
        """Say what a reader looks for first; `none overdue` only where every record could be judged."""
        words = [f"{number(s.count)} {_(STATES[s.state])}" for s in self.segments if s.state in {OVERDUE, UNVERIFIABLE}]
        return ", ".join(words) or (_("not judged") if self.facts.problem else _("none overdue"))


def bars(retention: Sequence[RetentionFacts]) -> list[Bar]:
    """Draw every dataset and rule, the most overdue records first."""
    drawn = [Bar(facts, stacked({state: facts.states.get(state, 0) for state in STATES})) for facts in retention]
    return sorted(drawn, key=lambda bar: (-bar.overdue, bar.facts.source, bar.facts.dataset, bar.facts.rule))
