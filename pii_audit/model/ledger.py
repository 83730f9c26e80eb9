"""Where an audit that finds nothing may say so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pii_audit.model.coverage import Coverage, State
from pii_audit.model.retention import RetentionFacts

_ANY = "*"


@dataclass(frozen=True)
class Ledger:
    """What an audit looked at, asked by place."""

    states: Mapping[str, Mapping[str, State]]
    """By source and dataset."""

    unjudged: frozenset[tuple[str, str]]
    """Datasets, by source and name, with a time limit that could not be judged."""

    @classmethod
    def of(cls, coverage: Iterable[Coverage], retention: Iterable[RetentionFacts]) -> "Ledger":
        """Sort the lines of an audit."""
        states: dict[str, dict[str, State]] = {}
        for line in coverage:
            states.setdefault(line.source, {})[line.dataset] = line.state
        return cls(states, frozenset((facts.source, facts.dataset) for facts in retention if facts.problem))

    def verified(self, rule: str, source: str, dataset: str) -> bool:
        """Tell whether a finding that is missing there is gone, and not merely out of sight.

        A dataset that no longer exists counts, where its source was listed whole; one that was left out, sampled or
        read in part does not, nor does a time limit that could not be judged.
        """
        if source == _ANY:
            return bool(self.states) and all(_whole(lines.values()) for lines in self.states.values())
        lines = self.states.get(source)
        if not lines or lines.get(_ANY) is State.UNREADABLE:
            return False
        if dataset == _ANY:
            return _whole(lines.values())
        if rule.startswith("RET") and (source, dataset) in self.unjudged:
            return False
        if State.DESCRIBED in lines.values():  # schemas, or a few files: what they do not show may be elsewhere
            return False
        return lines.get(dataset, State.FULL) in {State.FULL, State.EMPTY}


def _whole(states: Iterable[State]) -> bool:
    return all(state in {State.FULL, State.EMPTY, State.SKIPPED} for state in states)
