"""Processes of this machine."""

import signal
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context
from types import ModuleType

from pebble import ProcessExpired, ProcessPool

from pii_audit.engine.engines import ATTEMPTS, worker_died
from pii_audit.engine.work import PartFacts, Task, Work
from pii_audit.engine.worker import read_here

_WAITING = 2
"""Tasks given out for each process: one that runs and one that follows at once."""


class Pool:
    """A pool of processes; one that is killed is replaced, and its task given out again."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs

    @property
    def name(self) -> str:
        """See `Engine.name`."""
        return f"{self.jobs} processes"

    def run(self, work: Work, tasks: Iterable[Task]) -> Iterator[tuple[Task, PartFacts]]:
        """See `Engine.run`."""
        left = iter(tasks)
        running: dict[Future[PartFacts], tuple[Task, int]] = {}
        # Not forked: this process has threads, and models that a reader needs no copy of.
        with (
            _program_not_run_again(),
            ProcessPool(max_workers=self.jobs, context=get_context("spawn"), initializer=_leave_signals) as pool,
        ):
            try:
                while True:
                    for task in islice(left, _WAITING * self.jobs - len(running)):
                        running[pool.submit(read_here, None, work, task)] = task, 1
                    if not running:
                        return
                    for future in wait(running, return_when=FIRST_COMPLETED).done:
                        task, attempt = running.pop(future)
                        try:
                            yield task, future.result()
                        except ProcessExpired:
                            if attempt == ATTEMPTS:
                                yield task, worker_died(task)
                            else:
                                running[pool.submit(read_here, None, work, task)] = task, attempt + 1
            except BaseException:
                pool.stop()  # type: ignore[no-untyped-call]
                raise


@contextmanager
def _program_not_run_again() -> Iterator[None]:
    """Keep spawned processes from importing the program that started them: a script without a guard would run there, too."""
    program = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = program


def _leave_signals() -> None:
    """Leave Ctrl-C to the process that has this pool; it goes to all processes of a terminal."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
