"""Policy rule + binding -> the question put to a dataset; the answer -> the facts that rules see."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, NoReturn

from pii_audit.inventory.load import Inventory
from pii_audit.inventory.schema import Binding, ColumnSpec, EventSpec, InheritSpec, JoinSpec
from pii_audit.model.dataset import Dataset
from pii_audit.model.retention import (
    EXEMPT,
    NOT_APPLICABLE,
    OPEN,
    OVERDUE,
    UNVERIFIABLE,
    WITHIN,
    Clock,
    Exemption,
    Existence,
    Join,
    RetentionAnswer,
    RetentionFacts,
    RetentionQuestion,
    RuleQuestion,
    Trigger,
)
from pii_audit.policy.schema import ClockSpec, Policy
from pii_audit.retention.calendar import cutoff, due_date
from pii_audit.retention.dates import local_date

_STATES = (NOT_APPLICABLE, OPEN, WITHIN, OVERDUE, EXEMPT, UNVERIFIABLE)
_FILE_CLOCK = "only the file's own date is known; copying renews it, so it proves nothing to be in time"


@dataclass(frozen=True)
class RetentionPlan:
    """What is asked of one dataset, and what cannot be asked."""

    dataset: Dataset
    question: RetentionQuestion | None
    problems: Mapping[str, str] = field(default_factory=dict)
    """Retention rule to the reason why no record can be judged by it."""
    file_clocks: Mapping[str, Clock] = field(default_factory=dict)
    """Rules whose event is bound to no column, but of which the file's own date is an upper bound."""


class _Unanswerable(Exception):
    """A rule cannot be asked; the message says why."""


def _unanswerable(why: str) -> NoReturn:
    raise _Unanswerable(why)


def plan_retention(
    policy: Policy, inventory: Inventory, datasets: Sequence[Dataset], as_of: date
) -> tuple[RetentionPlan, ...]:
    """Plan the retention questions of all datasets bound to a retention rule."""
    plans = []
    for dataset in datasets:
        binding = inventory.binding(dataset)
        if binding is not None:
            binder = _Binder(policy, inventory, datasets, dataset, as_of)
            if rules := binder.rules(binding):
                plans.append(binder.plan(binding, rules))
    return tuple(plans)


@dataclass(frozen=True)
class _Binder:
    """Resolves the names of one dataset's binding."""

    policy: Policy
    inventory: Inventory
    datasets: Sequence[Dataset]
    dataset: Dataset
    as_of: date

    def rules(self, binding: Binding) -> tuple[str, ...]:
        """Return the binding's retention rules, or those of the dataset it inherits from."""
        if binding.retention or not binding.inherits:
            return binding.retention
        parent = self._parent(binding.inherits)
        return self.rules(parent) if parent else ()

    def plan(self, binding: Binding, rules: Sequence[str]) -> RetentionPlan:
        try:
            subject = self._subject(binding)
        except _Unanswerable as problem:
            return RetentionPlan(self.dataset, None, dict.fromkeys(rules, f"its subject is not found: {problem}"))
        asked, problems, file_clocks = [], {}, {}
        for rule in rules:
            spec = self.policy.retention[rule]
            start = self.policy.events.get(spec.clock.start)
            try:
                if (
                    start
                    and start.file_clock
                    and self.dataset.modified
                    and self._event(binding, spec.clock.start) is None
                ):
                    file_clocks[rule] = self._clock(spec.clock, Trigger(""), ())
                else:
                    asked.append(self._question(rule, binding))
            except _Unanswerable as problem:
                problems[rule] = str(problem)
        settings = self.policy.settings
        question = RetentionQuestion(
            dataset=self.dataset,
            rules=tuple(asked),
            as_of=self.as_of,
            zone=settings.timezone,
            source_zone=binding.timezone or settings.source_timezone or settings.timezone,
            subject=subject,
            day_first=settings.date_order == "DMY",
            sentinels=settings.sentinel_dates,
        )
        return RetentionPlan(self.dataset, question if asked else None, problems, file_clocks)

    def _question(self, rule: str, binding: Binding) -> RuleQuestion:
        spec = self.policy.retention[rule]
        start = self._trigger(binding, spec.clock.start)
        if start is None:
            raise _Unanswerable(f"{spec.clock.start} is bound to no column; name it under events")
        also = tuple(t for event in spec.clock.also if (t := self._trigger(binding, event)))
        state: Existence | Literal[True] = True
        if spec.when:
            state = self._state(binding, spec.when.event) or _unanswerable(
                f"{spec.when.event} is bound to nothing, so it is open whom the rule applies to"
            )
            if state is True and spec.when.not_:
                _unanswerable(
                    f"{spec.when.event} holds for every record, so the rule reaches none; take it out of retention"
                )
        return RuleQuestion(
            rule=rule,
            clock=self._clock(spec.clock, start, also),
            when=None if state is True else state,
            when_exists=spec.when is None or spec.when.is_ is not None,
            open_when_null=spec.null_trigger == "open",
            exemptions=tuple(self._exemptions(binding, spec.exceptions)),
        )

    def _exemptions(self, binding: Binding, names: Sequence[str]) -> list[Exemption]:
        """Exceptions whose evidence is bound; without evidence none applies, which is the strict reading."""
        found = []
        for name in names:
            spec = self.policy.retention_exceptions[name]
            if spec.clock and (start := self._trigger(binding, spec.clock.start)):
                found.append(Exemption(name, clock=self._clock(spec.clock, start, ())))
            elif spec.while_ and (state := self._state(binding, spec.while_)):
                if state is True:
                    raise _Unanswerable(f"{spec.while_} is bound to true, which would exempt every record")
                found.append(Exemption(name, state=state))
        return found

    def _clock(self, spec: ClockSpec, start: Trigger, also: tuple[Trigger, ...]) -> Clock:
        steps = self.policy.steps(spec)
        month, day = map(int, self.policy.settings.financial_year_end.split("-"))
        return Clock(
            start, also, steps, spec.anchor, (month, day), cutoff(self.as_of, steps, spec.anchor, (month, day))
        )

    def _event(self, binding: Binding, event: str) -> tuple[bool | str | EventSpec, tuple[Join, ...]] | None:
        """Find an event in the binding or, some hops away, in one it inherits from."""
        if event in binding.events:
            return binding.events[event], ()
        if not binding.inherits:
            return None
        parent = self._parent(binding.inherits)
        found = self._event(parent, event) if parent else None
        if found is None:
            return None
        spec, joins = found
        return spec, (self._to_parent(binding.inherits), *joins)

    def _trigger(self, binding: Binding, event: str) -> Trigger | None:
        found = self._event(binding, event)
        if found is None:
            return None
        spec, hops = found
        if isinstance(spec, str):
            spec = EventSpec(column=spec)
        if isinstance(spec, bool) or spec.column is None:
            raise _Unanswerable(f"{event} starts a clock; bind it to a column, not with exists")
        joins = (*hops, *self._joins(spec.join))
        self._require_column(self._end_of(joins), spec.column)
        return Trigger(spec.column, joins)

    def _state(self, binding: Binding, event: str) -> Existence | Literal[True] | None:
        found = self._event(binding, event)
        if found is None:
            return None
        spec, hops = found
        if spec is True:
            return True
        if isinstance(spec, str | bool) or spec.exists is None:
            raise _Unanswerable(f"{event} is a state; bind it with exists")
        joins = (*hops, *self._joins(spec.exists))
        self._end_of(joins)
        return Existence(joins)

    def _subject(self, binding: Binding, hops: tuple[Join, ...] = ()) -> Trigger | None:
        """Find the subject column in the binding or, some hops away, in one it inherits from."""
        if binding.subject is None:
            if not binding.inherits:
                return None
            parent = self._parent(binding.inherits)
            return self._subject(parent, (*hops, self._to_parent(binding.inherits))) if parent else None
        spec = ColumnSpec(column=binding.subject) if isinstance(binding.subject, str) else binding.subject
        joins = (*hops, *self._joins(spec.join))
        self._require_column(self._end_of(joins), spec.column)
        return Trigger(spec.column, joins)

    def _parent(self, inherits: InheritSpec) -> Binding | None:
        return self.inventory.bindings.get(f"{self.dataset.source}/{inherits.dataset}")

    def _to_parent(self, inherits: InheritSpec) -> Join:
        return self._join(JoinSpec(to=inherits.dataset, on=inherits.on))

    def _joins(self, specs: JoinSpec | tuple[JoinSpec, ...] | None) -> tuple[Join, ...]:
        if specs is None:
            return ()
        return tuple(self._join(spec) for spec in ((specs,) if isinstance(specs, JoinSpec) else specs))

    def _join(self, spec: JoinSpec) -> Join:
        here = self.dataset
        same_source = [d for d in self.datasets if d.source == here.source and spec.to in (d.name, d.short_name)]
        schema = here.name.removesuffix(here.short_name)
        target = next((d for d in same_source if d.name == schema + d.short_name), next(iter(same_source), None))
        if target is None:
            raise _Unanswerable(f"no dataset {spec.to} to join in source {here.source}")
        where = tuple((column, _text(value)) for column, value in spec.where.items())
        return Join(target, tuple(spec.on.items()), where)

    def _end_of(self, joins: Sequence[Join]) -> Dataset:
        """Return the dataset that hops lead to, each column on the way looked up."""
        here = self.dataset
        for join in joins:
            for left, right in join.on:
                self._require_column(here, left)
                self._require_column(join.dataset, right)
            for column, _ in join.where:
                self._require_column(join.dataset, column)
            here = join.dataset
        return here

    @staticmethod
    def _require_column(dataset: Dataset, column: str) -> None:
        if dataset.columns and dataset.column(column) is None:
            raise _Unanswerable(f"{dataset.name} has no column {column}")


def _text(value: str | int | bool | None) -> str | None:
    """Write a value the way scanners hand it over."""
    return value if value is None else str(int(value)) if isinstance(value, bool) else str(value)


def settle(plan: RetentionPlan, answers: Sequence[RetentionAnswer]) -> tuple[RetentionFacts, ...]:
    """Turn answers into facts: due dates put in, reasons set apart from states."""
    if plan.question is None:
        return ()
    clocks = {rule.rule: rule.clock for rule in plan.question.rules}
    facts = []
    for answer in answers:
        states: Counter[str] = Counter(dict.fromkeys(_STATES, 0))
        for state, count in answer.counts.items():
            states[state.partition(":")[0]] += count
        oldest = answer.oldest_trigger
        facts.append(
            RetentionFacts(
                rule=answer.rule,
                source=plan.dataset.source,
                dataset=plan.dataset.name,
                total=sum(states.values()),
                states=dict(states),
                subjects_overdue=answer.subjects_overdue,
                oldest_due=due_date(oldest, clocks[answer.rule]) if oldest else None,
                reasons={state: n for state, n in sorted(answer.counts.items()) if ":" in state},
            )
        )
    return tuple(facts)


def unanswered(plan: RetentionPlan, total: int, problems: Mapping[str, str]) -> tuple[RetentionFacts, ...]:
    """Return the facts of rules that could not be asked: every record is unverifiable, and why."""
    return tuple(_uniform(plan, rule, total, f"{UNVERIFIABLE}:clock", problem) for rule, problem in problems.items())


def by_file_clock(plan: RetentionPlan, total: int, as_of: date, zone: str) -> tuple[RetentionFacts, ...]:
    """Judge records by the date of their file: an upper bound that can prove them overdue, never in time."""
    facts = []
    for rule, clock in plan.file_clocks.items():
        due = due_date(local_date(plan.dataset.modified, zone), clock) if plan.dataset.modified else as_of
        if due < as_of:
            facts.append(replace(_uniform(plan, rule, total, OVERDUE), oldest_due=due))
        else:
            facts.append(_uniform(plan, rule, total, f"{UNVERIFIABLE}:file_clock", _FILE_CLOCK))
    return tuple(facts)


def _uniform(plan: RetentionPlan, rule: str, total: int, state: str, problem: str = "") -> RetentionFacts:
    """Facts of a dataset whose records are all in one state, its reason behind a colon."""
    states = dict.fromkeys(_STATES, 0) | {state.partition(":")[0]: total}
    reasons = {state: total} if ":" in state and total else {}
    return RetentionFacts(rule, plan.dataset.source, plan.dataset.name, total, states, None, None, reasons, problem)
