"""Reading every dataset once, wherever the engine does it, and judging the fields of each as soon as it is read."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Thread

from pii_audit.detection.detector import Detector
from pii_audit.detection.people import KnownPeople
from pii_audit.engine.budget import Budget
from pii_audit.engine.collected import with_ways
from pii_audit.engine.engines import Engine, InProcess
from pii_audit.engine.gather import Gathering, settled
from pii_audit.engine.progress import Progress, resumable
from pii_audit.engine.work import Keep, Work
from pii_audit.inventory.load import Inventory
from pii_audit.lineage.identifiers import Identifiers
from pii_audit.model.dataset import Dataset
from pii_audit.model.errors import UserError
from pii_audit.people.answer import columns
from pii_audit.people.memory import Memory
from pii_audit.plugins import Scanner
from pii_audit.policy.schema import Policy


@dataclass(frozen=True)
class How:
    """How the rows are read."""

    seed: int = 0
    """Of samples."""

    engine: Engine = field(default_factory=InProcess)
    """Where."""

    budget: Budget = field(default_factory=Budget)
    """How much of each dataset at the most."""

    before: Progress | None = None
    """What an earlier audit had read."""

    keep: Callable[[Progress], None] | None = None
    """Takes what was read, for a later audit to begin with."""

    memory: Memory | None = None
    """Of people, from audits before; it takes in what this one sees."""


@dataclass(frozen=True)
class Step:
    """Progress: `rows` more rows of a dataset, the `number`th of `of`."""

    dataset: str
    number: int
    of: int
    rows: int


def read(
    policy: Policy,
    inventory: Inventory,
    datasets: Sequence[Dataset],
    scanners: Mapping[str, Scanner],
    detector: Detector,
    keep: Mapping[tuple[str, str], Keep],
    how: How,
    on_step: Callable[[Step], None],
) -> Progress:
    """Read datasets to their ends; `keep` says by source and dataset what retention needs of the rows.

    Of people, what `inventory` binds is kept as `policy` has it read.

    Raises:
        Interrupted: by Ctrl-C; it carries what was read.
        UserError: a recognizer of another package does not load, or the engine cannot be used.
    """
    nothing = Progress(inventory.detection.min_confidence)
    if how.memory:
        nothing.hash_key = how.memory.hash_key
    progress = how.before.still_valid(datasets) if how.before else nothing
    if how.memory and progress.hash_key != how.memory.hash_key:
        raise UserError("the key file is another than when the scan was interrupted; leave out --resume")
    people = {
        (dataset.source, dataset.name): kept
        for dataset in datasets
        if (kept := columns(policy, inventory.binding(dataset), progress.hash_key))
    }
    identifiers = {d: how_to_tell(policy, inventory, d, progress.hash_key) for d in datasets}
    gathering = Gathering(scanners, keep, inventory.samples, how.budget, how.seed, people, identifiers, progress.begun)
    left = tuple(dataset for dataset in datasets if dataset not in progress.read)
    number = len(datasets) - len(left)

    def step(dataset: Dataset, rows: int = 0) -> None:
        on_step(Step(f"{dataset.source}/{dataset.name}", number, len(datasets), rows))

    def begin(dataset: Dataset) -> None:
        nonlocal number
        number += 1
        step(dataset)

    loading = _load_models(detector) if not isinstance(how.engine, InProcess) else None

    def judge_finished() -> None:
        for dataset, gathered in gathering.finished():
            if loading:
                loading.join()
            samples = gathered.facts.whole_samples()
            judged = with_ways(detector.judge(dataset, samples), samples, inventory.binding(dataset))
            progress.people[dataset] = KnownPeople(progress.min_confidence)
            progress.people[dataset].take(judged, samples)
            share = inventory.samples[dataset.source]
            progress.read[dataset] = settled(dataset, gathered, judged, share, how.budget, identifiers[dataset])

    work = Work(uuid.uuid4().hex, inventory.sources, inventory.detection, how.seed)
    with resumable(progress):
        for task, facts in how.engine.run(work, gathering.tasks(left, begin)):
            gathering.take(task, facts)
            step(task.dataset, facts.rows)
            judge_finished()
        judge_finished()
    return progress


def how_to_tell(policy: Policy, inventory: Inventory, dataset: Dataset, hash_key: str) -> Identifiers:
    """Say how the identifiers of a dataset are told and hashed: what its binding names, and the rest by itself."""
    binding = inventory.binding(dataset)
    bound = {column: kind for kind, column in binding.people.keys.items()} if binding and binding.people else {}
    controller = policy.metadata.controller
    return Identifiers(bound, controller.country if controller else None, hash_key)


def _load_models(detector: Detector) -> Thread:
    """Load the models while other processes read."""

    def load() -> None:
        with suppress(Exception):  # judging meets the same, where it is reported
            detector.warm_up()

    thread = Thread(target=load, daemon=True)
    thread.start()
    return thread
