"""What the audit did not check, and why: said as plainly as what it found."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pii_audit.model.coverage import State
from pii_audit.model.facts import FieldFacts
from pii_audit.model.result import AuditResult, ClauseState, ClauseStatus
from pii_audit.model.retention import UNVERIFIABLE

from .language import _, many, mark, number
from .summary import not_read_in_full, place
from .text import counted
from .words import how_many

PLACES_SHOWN = 3
PLACES_LISTED = 50
"""Further places, in a list that opens."""

_COUNTING = re.compile(r"(?P<reason>.+): (?P<about>about )?(?P<number>\d{1,3}(?:,\d{3})*) (?P<noun>.+?)s?", re.ASCII)
"""A note of a field that ends in a number and a noun: `not searched for person names (no Danish model): 13 Danish texts`."""


@dataclass(frozen=True)
class Gap:
    """Places that share a reason for not having been checked."""

    what: str
    places: tuple[str, ...]
    reason: str

    @property
    def shown(self) -> tuple[str, ...]:
        """The places that are named at once."""
        return self.places[:PLACES_SHOWN]

    @property
    def listed(self) -> tuple[str, ...]:
        """The places that the list names."""
        return self.places[PLACES_SHOWN:PLACES_LISTED]

    @property
    def more(self) -> int:
        """How many are not named at once."""
        return len(self.places) - len(self.shown)


@dataclass(frozen=True)
class Unchecked:
    """All that this audit can say nothing about."""

    datasets: tuple[Gap, ...]
    time_limits: tuple[Gap, ...]
    """Retention rules that could not be applied to a dataset."""
    fields: tuple[Gap, ...]
    clauses: tuple[ClauseStatus, ...]
    """Clauses without a check, or whose checks came to nothing."""
    errors: tuple[str, ...]
    skipped: tuple[Gap, ...]
    """What the configuration leaves out."""

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What is in scope and was not checked."""
        return self.datasets + self.time_limits + self.fields

    @property
    def clause_reasons(self) -> Mapping[str, int]:
        """Clauses by why they have no result, the most frequent reason first."""
        reasons = Counter(
            c.reason or (_("no check for it") if not c.checks else _("no reason recorded")) for c in self.clauses
        )
        return dict(sorted(reasons.items(), key=lambda item: (-item[1], item[0])))

    @property
    def nothing(self) -> bool:
        """Whether the audit checked all it was asked to."""
        return not (self.gaps or self.clauses or self.errors)


def unchecked(result: AuditResult) -> Unchecked:
    """Collect what was not checked, places with the same reason together."""
    open_states = {ClauseState.UNVERIFIABLE, ClauseState.NOT_APPLICABLE}
    return Unchecked(
        datasets=_gaps(
            (str(line.state), line.reason, place(line.source, line.dataset))
            for line in not_read_in_full(result.coverage)
        ),
        time_limits=_gaps(
            (mark("time limit not judged"), f.problem, f"{place(f.source, f.dataset)} ({f.rule})")
            for f in result.retention
            if f.problem
        ),
        fields=_notes(result.fields),
        clauses=tuple(c for c in result.clauses if not c.checks or c.status in open_states),
        errors=result.run.errors,
        skipped=_gaps(
            (str(State.SKIPPED), line.reason, place(line.source, line.dataset))
            for line in result.coverage
            if line.state is State.SKIPPED
        ),
    )


def in_short(result: AuditResult, left_out: Unchecked) -> tuple[str, ...]:
    """Count what was not checked, a line a kind; empty where all was."""
    not_whole = not_read_in_full(result.coverage)
    states = Counter(line.state for line in not_whole)
    lines = [
        f"{counted(len(not_whole), 'dataset')}: {', '.join(how_many(n, state) for state, n in states.items())}"
        if not_whole
        else "",
        _clauses_in_short(left_out),
        many(
            "%(n)s record whose time limit cannot be judged",
            "%(n)s records whose time limit cannot be judged",
            unjudged,
        )
        if (unjudged := sum(facts.states.get(UNVERIFIABLE, 0) for facts in result.retention))
        else "",
        _(
            "%(rules)s of time limits not applied",
            rules=counted(sum(len(g.places) for g in left_out.time_limits), "case"),
        )
        if left_out.time_limits
        else "",
        many("%(n)s field not searched for all", "%(n)s fields not searched for all", noted)
        if (noted := sum(bool(f.notes) for f in result.fields))
        else "",
        many("%(n)s gap in the lineage", "%(n)s gaps in the lineage", len(result.lineage.unsearched))
        if result.lineage.unsearched
        else "",
        many("%(n)s error of the run", "%(n)s errors of the run", len(left_out.errors)) if left_out.errors else "",
        _("%(datasets)s left out by the configuration", datasets=counted(skipped, "dataset"))
        if (skipped := sum(line.state is State.SKIPPED for line in result.coverage))
        else "",
    ]
    return tuple(filter(None, lines))


def _clauses_in_short(left_out: Unchecked) -> str:
    if not left_out.clauses:
        return ""
    unverified = sum(c.status is ClauseState.UNVERIFIABLE for c in left_out.clauses)
    return _(
        "%(clauses)s without a result, %(unverified)s of them unverifiable",
        clauses=counted(len(left_out.clauses), "clause"),
        unverified=number(unverified),
    )


def _gaps(lines: Iterable[tuple[str, str, str]]) -> tuple[Gap, ...]:
    groups: dict[tuple[str, str], list[str]] = {}
    for what, why, where in lines:
        groups.setdefault((what, why), []).append(where)
    return tuple(Gap(what, tuple(places), why) for (what, why), places in groups.items())


def _notes(fields: Sequence[FieldFacts]) -> tuple[Gap, ...]:
    """Put fields with the same note together; where notes count, add their numbers up."""
    plain: list[tuple[str, str, str]] = []
    counting: dict[tuple[str, str], list[tuple[str, re.Match[str]]]] = {}
    for field in fields:
        where = place(field.source, field.dataset, field.field)
        for note in field.notes:
            if found := _COUNTING.fullmatch(note):
                counting.setdefault((found["reason"], found["noun"]), []).append((where, found))
            else:
                plain.append((mark("not searched"), note, where))
    sums = tuple(
        Gap(
            _(
                "%(sum)s in %(fields)s",
                sum=_sum([match for _where, match in notes], noun),
                fields=counted(len(notes), "field"),
            ),
            _places(notes),
            reason,
        )
        for (reason, noun), notes in counting.items()
    )
    return sums + _gaps(plain)


def _sum(notes: Sequence[re.Match[str]], noun: str) -> str:
    about = "about " if any(note["about"] for note in notes) else ""
    total = sum(int(note["number"].replace(",", "")) for note in notes)
    return f"{about}{number(total)} {noun}{'' if total == 1 else 's'}"


def _places(notes: Sequence[tuple[str, re.Match[str]]]) -> tuple[str, ...]:
    return tuple(where for where, _match in notes)
