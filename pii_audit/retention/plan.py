"""Policy rule + binding -> the question put to a dataset, and what cannot be asked of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, NoReturn

from pii_audit.inventory.load import Inventory
from pii_audit.inventory.registers import LegalHold
from pii_audit.inventory.schema import Binding
from pii_audit.model.dataset import Dataset
from pii_audit.model.retention import (
    SOFT_DELETED,
    STALE,
    Age,
    CellTest,
    Clock,
    Exemption,
    Existence,
    Mark,
    RetentionQuestion,
    RuleQuestion,
    Trigger,
)
from pii_audit.model.source import matches
from pii_audit.policy.schema import ClockSpec, Policy
from pii_audit.retention.ages import ages
from pii_audit.retention.calendar import cutoff
from pii_audit.retention.names import Names, Unanswerable


@dataclass(frozen=True)
class RetentionPlan:
    """What is asked of one dataset, and what cannot be asked."""

    dataset: Dataset
    question: RetentionQuestion | None
    problems: Mapping[str, str] = field(default_factory=dict)
    """Retention rule to the reason why no record can be judged by it."""
    file_clocks: tuple[RuleQuestion, ...] = ()
    """Rules whose event is bound to no column, but of which the file's own date is an upper bound."""
    anonymised: CellTest | None = None
    """Which records are said to be anonymised."""
    limited: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Exceptions that cover some elements only, and which."""

    @property
    def flags(self) -> frozenset[str]:
        """The columns by which the binding flags records; they must be there."""
        marks = [mark for rule in self.question.rules for mark in rule.marks] if self.question else []
        tests = [test for mark in marks for group in mark.condition for test in group]
        return frozenset(test.column for test in (*tests, *([self.anonymised] if self.anonymised else [])))

    @property
    def needs_detection(self) -> bool:
        """Whether the question is complete only when it is known which columns hold personal data."""
        return self.question is not None and bool(self.anonymised or self.limited)


def _unanswerable(why: str) -> NoReturn:
    raise Unanswerable(why)


def plan_retention(
    policy: Policy, inventory: Inventory, datasets: Sequence[Dataset], as_of: date
) -> tuple[RetentionPlan, ...]:
    """Plan the retention questions of all datasets bound to a retention rule."""
    plans = []
    for dataset in datasets:
        binding = inventory.binding(dataset)
        if binding is not None:
            names = Names(inventory, datasets, dataset)
            if rules := names.rules(binding):
                plans.append(_Planner(policy, names, binding, as_of).plan(rules))
    return tuple(plans)


def holds_on(hold: LegalHold, dataset: Dataset) -> bool:
    """Tell whether a legal hold names a dataset."""
    source, _, glob = hold.dataset.partition("/")
    return source == dataset.source and matches(glob, dataset.name, dataset.short_name)


@dataclass(frozen=True)
class _Planner:
    """Plans what is asked of one dataset."""

    policy: Policy
    names: Names
    binding: Binding
    as_of: date

    def plan(self, rules: Sequence[str]) -> RetentionPlan:
        dataset, binding, settings = self.names.dataset, self.binding, self.policy.settings
        about = "subject"
        try:
            subject = self.names.subject(binding)
            about = "soft_deleted column"
            flagged = self.names.cell(binding.soft_deleted) if binding.soft_deleted else None
            about = "anonymised column"
            anonymised = self.names.cell(binding.anonymised) if binding.anonymised else None
        except Unanswerable as problem:
            return RetentionPlan(dataset, None, dict.fromkeys(rules, f"its {about} is not found: {problem}"))
        asked: list[RuleQuestion] = []
        file_clocks: list[RuleQuestion] = []
        problems = {}
        marks = (Mark(SOFT_DELETED, ((flagged,),), unpermitted=True),) if flagged else ()
        for rule in rules:
            try:
                if self._by_file_clock(rule):
                    clock = self._clock(self.policy.retention[rule].clock, Trigger(""), ())
                    file_clocks.append(RuleQuestion(rule, clock, ages=self._ages(clock)))
                else:
                    asked.append(self._question(rule, rules, marks))
            except Unanswerable as problem:
                problems[rule] = str(problem)
        ids = {rule.rule for rule in asked}
        question = RetentionQuestion(
            dataset=dataset,
            rules=tuple(
                replace(rule, overridden_by=tuple(id_ for id_ in rule.overridden_by if id_ in ids)) for rule in asked
            ),
            as_of=self.as_of,
            zone=settings.timezone,
            source_zone=binding.timezone or settings.source_timezone or settings.timezone,
            subject=subject,
            day_first=settings.date_order == "DMY",
            sentinels=settings.sentinel_dates,
        )
        granted = {exemption.id for rule in asked for exemption in rule.exemptions}
        exceptions = self.policy.retention_exceptions
        limited = {id_: exceptions[id_].only_elements for id_ in sorted(granted) if exceptions[id_].only_elements}
        return RetentionPlan(dataset, question if asked else None, problems, tuple(file_clocks), anonymised, limited)

    def _by_file_clock(self, rule: str) -> bool:
        """Whether a rule's event is bound to no column, and the file's own date stands in for it."""
        start = self.policy.retention[rule].clock.start
        event = self.policy.events.get(start)
        dated = event is not None and event.file_clock and self.names.dataset.modified is not None
        return dated and self.names.event(self.binding, start) is None

    def _question(self, rule: str, bound: Sequence[str], marks: tuple[Mark, ...]) -> RuleQuestion:
        spec = self.policy.retention[rule]
        start = self.names.trigger(self.binding, spec.clock.start)
        if start is None:
            raise Unanswerable(f"{spec.clock.start} is bound to no column; name it under events")
        also = tuple(t for event in spec.clock.also if (t := self.names.trigger(self.binding, event)))
        state: Existence | Literal[True] = True
        if spec.when:
            state = self.names.state(self.binding, spec.when.event) or _unanswerable(
                f"{spec.when.event} is bound to nothing, so it is open whom the rule applies to"
            )
            if state is True and spec.when.not_:
                _unanswerable(
                    f"{spec.when.event} holds for every record, so the rule reaches none; take it out of retention"
                )
        if spec.stale_open and (since := self.names.trigger(self.binding, spec.stale_open.start)):
            marks = (*marks, Mark(STALE, clock=self._clock(spec.stale_open, since, ())))
        clock = self._clock(spec.clock, start, also)
        return RuleQuestion(
            rule=rule,
            clock=clock,
            when=None if state is True else state,
            when_exists=spec.when is None or spec.when.is_ is not None,
            open_when_null=spec.null_trigger == "open",
            exemptions=tuple(self._exemptions(spec.exceptions)),
            overridden_by=tuple(other for other in bound if rule in self.policy.retention[other].overrides),
            ages=self._ages(clock),
            marks=marks,
        )

    def _ages(self, clock: Clock) -> tuple[Age, ...]:
        grace = self.policy.settings.grace
        return ages(self.as_of, clock, self.policy.period(grace) if grace else None)

    def _exemptions(self, names: Sequence[str]) -> Iterator[Exemption]:
        """Yield exceptions whose evidence is bound; without evidence none applies, which is the strict reading."""
        for name in names:
            spec = self.policy.retention_exceptions[name]
            if spec.clock and (start := self.names.trigger(self.binding, spec.clock.start)):
                yield Exemption(name, clock=self._clock(spec.clock, start, ()))
            elif spec.while_ and (state := self.names.state(self.binding, spec.while_)):
                if state is True:
                    raise Unanswerable(f"{spec.while_} is bound to true, which would exempt every record")
                yield Exemption(name, state=state)
            elif spec.register_:
                yield from self._holds(name)

    def _holds(self, exception: str) -> Iterator[Exemption]:
        """Yield the legal holds that name this dataset and run; one on a column that is not there holds nothing."""
        dataset = self.names.dataset
        for hold in self.names.inventory.registers.legal_holds:
            if not (holds_on(hold, dataset) and hold.from_ <= self.as_of <= hold.to):
                continue
            if not dataset.columns or all(dataset.column(column) for column in hold.where):
                where = tuple((CellTest(column, value),) for column, value in hold.where.items())
                yield Exemption(exception, where=where)

    def _clock(self, spec: ClockSpec, start: Trigger, also: tuple[Trigger, ...]) -> Clock:
        steps = self.policy.steps(spec)
        month, day = map(int, self.policy.settings.financial_year_end.split("-"))
        return Clock(
            start, also, steps, spec.anchor, (month, day), cutoff(self.as_of, steps, spec.anchor, (month, day))
        )
