"""Processes of this machine."""

import signal
import sys
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain
from multiprocessing import get_context
from types import ModuleType

from pebble import ProcessExpired, ProcessPool

from pii_audit.engine.engines import ATTEMPTS, EngineError, worker_died
from pii_audit.engine.work import PartFacts, Task, Work
from pii_audit.engine.worker import read_here

_Attempt = tuple[Task, int]
"""A task, and which attempt at it this is."""

_WAITING = 2
"""Tasks given out for each process: one that runs and one that follows at once."""


class Pool:
    """A pool of processes; one that is killed is replaced, and its task given out again."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self._reads = False  # whether something came back since it broke

    @property
    def name(self) -> str:
        """See `Engine.name`."""
        return f"{self.jobs} processes"

    def run(self, work: Work, tasks: Iterable[Task]) -> Iterator[tuple[Task, PartFacts]]:
        """See `Engine.run`."""
        left = ((task, 1) for task in tasks)
        again: list[_Attempt] = []
        with _program_not_run_again():
            while again := (yield from self._until_broken(work, chain(again, left))):
                if not self._reads:
                    raise EngineError("no process that reads stays alive; run with --jobs 1, or see the system's log")
                self._reads = False
                for task, _ in (attempt for attempt in again if attempt[1] > ATTEMPTS):
                    yield task, worker_died(task)
                again = [attempt for attempt in again if attempt[1] <= ATTEMPTS]

    def _until_broken(
        self, work: Work, attempts: Iterator[_Attempt]
    ) -> Generator[tuple[Task, PartFacts], None, list[_Attempt]]:
        """Read until all is read, or a worker died while it held what all of them share; return what to try again then."""
        running: dict[Future[PartFacts], _Attempt] = {}
        again: deque[_Attempt] = deque()
        # Not forked: this process has threads, and models that a reader needs no copy of.
        with ProcessPool(max_workers=self.jobs, context=get_context("spawn"), initializer=_leave_signals) as pool:
            try:
                while True:
                    while len(running) < _WAITING * self.jobs:
                        if (following := again.popleft() if again else next(attempts, None)) is None:
                            break
                        again.appendleft(following)  # so that it is not lost where the pool turns out to be broken
                        running[_submitted(pool, work, following[0])] = again.popleft()
                    if not running:
                        return []
                    for future in wait(running, return_when=FIRST_COMPLETED).done:
                        task, attempt = running[future]
                        try:
                            facts = future.result()
                        except ProcessExpired:
                            again.append((task, attempt + 1))
                            del running[future]
                            continue
                        del running[future]
                        self._reads = True
                        yield task, facts
                    for task, _ in (late for late in again if late[1] > ATTEMPTS):
                        yield task, worker_died(task)
                    again = deque(late for late in again if late[1] <= ATTEMPTS)
            except BrokenProcessPool:
                pool.stop()  # type: ignore[no-untyped-call]
                return [*((task, attempt + 1) for task, attempt in running.values()), *again]
            except BaseException:
                pool.stop()  # type: ignore[no-untyped-call]
                raise


def _submitted(pool: ProcessPool, work: Work, task: Task) -> Future[PartFacts]:
    try:
        return pool.submit(read_here, None, work, task)
    except RuntimeError:  # what it says of itself once it is broken
        raise BrokenProcessPool from None


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
