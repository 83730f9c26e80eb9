"""Retention in an audit: what databases answer, what is answered from the rows that were read, and what cannot be answered."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import pandas as pd

from pii_audit.engine.gather import DatasetFacts
from pii_audit.engine.work import Keep
from pii_audit.model.coverage import State
from pii_audit.model.dataset import Dataset
from pii_audit.model.facts import FieldFacts
from pii_audit.model.retention import OVERDUE, RetentionAnswer, RetentionFacts, RetentionQuestion
from pii_audit.plugins import AnswersRetention, FindsOverdue, Scanner, SourceError
from pii_audit.retention.evaluate import evaluate, needed_columns, tested_columns
from pii_audit.retention.plan import RetentionPlan
from pii_audit.retention.refine import identifying_columns, refined
from pii_audit.retention.rows import Frames
from pii_audit.retention.settle import by_file_clock, settle, unanswered

Read = Mapping[Dataset, DatasetFacts]


@dataclass
class TimeLimits:
    """The retention questions of an audit and their answers."""

    plans: Sequence[RetentionPlan]
    scanners: Mapping[str, Scanner]
    answers: dict[Dataset, tuple[RetentionAnswer, ...]] = field(default_factory=dict)
    problems: dict[Dataset, str] = field(default_factory=dict)
    """Why a dataset could not answer."""
    questions: dict[Dataset, RetentionQuestion] = field(default_factory=dict)
    """As databases answered them."""
    judged: dict[Dataset, tuple[RetentionQuestion, Frames]] = field(default_factory=dict)
    """The others, with the rows that they were answered from."""

    def ask_databases(self) -> None:
        """Put all questions to the scanners that can answer where the data lies."""
        for plan in self.plans:
            if plan.question:
                self._ask(plan.question)

    def columns_to_keep(self) -> Mapping[tuple[str, str], Keep]:
        """Return what is needed of the rows of each dataset to answer what no database did."""
        keep: dict[tuple[str, str], Keep] = {}
        for plan in self._left():
            if plan.question:
                for name, columns in needed_columns(plan.question).items():
                    place = plan.dataset.source, name
                    keep[place] = keep.get(place, Keep()) | Keep(frozenset(columns))
                place = plan.dataset.source, plan.dataset.name
                keep[place] |= Keep(plan.flags.union(tested_columns(plan.question)), plan.needs_detection, keys=True)
        return keep

    def facts(self, read: Read, fields: Iterable[FieldFacts], as_of: date, zone: str) -> list[RetentionFacts]:
        """Answer what is left from the rows, complete what only detection tells, and return all facts.

        Args:
            read: what reading left of each dataset.
            fields: the personal data found, in the policy's words.
            as_of: the audit date.
            zone: of the policy.
        """
        found: dict[tuple[str, str], list[FieldFacts]] = {}
        for one in fields:
            found.setdefault((one.source, one.dataset), []).append(one)
        facts: list[RetentionFacts] = []
        for plan in self.plans:
            of_dataset = found.get((plan.dataset.source, plan.dataset.name), [])
            self._complete(plan, of_dataset, read)
            line = read[plan.dataset].coverage
            total = line.rows_total if line.rows_total is not None else line.rows_read
            unasked = dict(plan.problems)
            if plan.question and plan.dataset in self.problems:
                unasked |= dict.fromkeys((rule.rule for rule in plan.question.rules), self.problems[plan.dataset])
            settled = settle(plan, self.answers.get(plan.dataset, ()))
            facts += [self._with_erasure(one, plan, of_dataset) for one in settled]
            facts += unanswered(plan, total, unasked)
            facts += by_file_clock(plan, total, as_of, zone)
        return facts

    def _left(self) -> list[RetentionPlan]:
        done = self.answers.keys() | self.problems.keys()
        return [plan for plan in self.plans if plan.question and plan.dataset not in done]

    def _ask(self, question: RetentionQuestion) -> None:
        scanner = self.scanners[question.dataset.source]
        if not isinstance(scanner, AnswersRetention):
            return
        try:
            answered = scanner.answer(question)
        except SourceError as error:
            self.answers.pop(question.dataset, None)
            self.problems[question.dataset] = str(error)
        else:
            if answered is not None:
                self.answers[question.dataset] = answered
                self.questions[question.dataset] = question

    def _complete(self, plan: RetentionPlan, fields: Sequence[FieldFacts], read: Read) -> None:
        """Ask again what only detection completes; a question of rows is asked now for the first time."""
        if plan.question is None or plan.dataset in self.problems:
            return
        question = plan.question
        if plan.needs_detection:
            question = refined(plan, fields, columns_of(plan.dataset, read)) or question
        if plan.dataset in self.answers:
            if question != plan.question:
                self._ask(question)
            return
        frames = frames_of(plan, question, read)
        if isinstance(frames, str):
            self.problems[plan.dataset] = frames
        else:
            self.answers[plan.dataset] = evaluate(question, frames)
            self.judged[plan.dataset] = question, frames

    def _with_erasure(self, facts: RetentionFacts, plan: RetentionPlan, fields: Sequence[FieldFacts]) -> RetentionFacts:
        scanner = self.scanners[plan.dataset.source]
        question = self.questions.get(plan.dataset)
        if not facts.states[OVERDUE] or question is None or not isinstance(scanner, FindsOverdue):
            return facts
        columns = [column.name for column in plan.dataset.columns]
        try:
            erasure = scanner.erasure(question, facts.rule, identifying_columns(fields, columns))
        except SourceError:  # what was counted stands
            return facts
        return replace(facts, erasure=erasure)


def frames_of(plan: RetentionPlan, question: RetentionQuestion, read: Read) -> Frames | str:
    """Return the frames that a question is answered from, or say why that is not possible."""
    frames: dict[str, pd.DataFrame] = {}
    by_name = {dataset.name: facts for dataset, facts in read.items() if dataset.source == plan.dataset.source}
    needed = needed_columns(question)
    needed[plan.dataset.name] |= plan.flags
    for name, columns in needed.items():
        facts = by_name.get(name)
        if facts is None or (facts.coverage.incomplete and (name != plan.dataset.name or facts.kept.empty)):
            return f"{name} could not be read"
        if facts.cut:
            return f"of {name} a sample was read only"
        missing = sorted(columns - set(facts.kept.columns))
        if missing and facts.coverage.state is not State.EMPTY:
            return f"{name} has no column {', '.join(missing)}"
        frames[name] = facts.kept.reindex(columns=sorted(columns)).astype("str") if missing else facts.kept
    base, filled = frames[plan.dataset.name], by_name[plan.dataset.name].filled
    tested = {c: filled[c] for c in sorted(tested_columns(question) - set(base.columns)) if c in filled.columns}
    # Of these cells nothing was kept but whether they are filled, which is all that is asked of them.
    cells = {column: cells.map({True: "filled", False: pd.NA}).astype("str") for column, cells in tested.items()}
    frames[plan.dataset.name] = base.assign(**cells)
    return frames


def columns_of(dataset: Dataset, read: Read) -> list[str]:
    """Return the columns of a dataset as its catalogue or, for files, its rows tell them."""
    return [column.name for column in dataset.columns] or [str(name) for name in read[dataset].filled.columns]
