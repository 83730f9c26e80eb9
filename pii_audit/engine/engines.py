"""Where tasks run: in this process, in a pool of processes, or on a Dask cluster. All give the same facts."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from pii_audit.engine.work import PartFacts, Task, Work
from pii_audit.engine.worker import Worker
from pii_audit.model.errors import UserError

ATTEMPTS = 3
"""How often a part is given to a worker, where workers die over it."""


class EngineError(UserError):
    """The engine that was asked for cannot be used."""


class Engine(Protocol):
    """Reads tasks somewhere."""

    @property
    def name(self) -> str:
        """What the result calls it, once it has run."""

    def run(self, work: Work, tasks: Iterable[Task]) -> Iterator[tuple[Task, PartFacts]]:
        """Read every task, in any order; tasks are taken when there is room for more.

        Raises:
            EngineError: no more tasks can be run.
        """


class InProcess:
    """One after the other, in this process."""

    name = "in-process"

    def run(self, work: Work, tasks: Iterable[Task]) -> Iterator[tuple[Task, PartFacts]]:
        """See `Engine.run`."""
        worker = Worker.of(work)
        try:
            for task in tasks:
                yield task, worker.read(task)
        finally:
            worker.close()


def worker_died(task: Task) -> PartFacts:
    """Return the facts of a part over which workers died."""
    reason = f"its reader was killed {ATTEMPTS} times, perhaps for want of memory; see the system's log"
    return PartFacts(failures=((task.part.number, reason),))
