"""This process for what is done in a moment, a pool for what is not."""

import time
from collections.abc import Iterable, Iterator
from itertools import chain

from pii_audit.engine.engines import Engine, InProcess
from pii_audit.engine.pool import Pool
from pii_audit.engine.work import PartFacts, Task, Work

_PATIENCE = 1.0
"""Seconds after which processes are started; they take about as long to start."""


class Automatic:
    """Begins in this process, as most audits end before others would have started."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self.name = InProcess.name

    def run(self, work: Work, tasks: Iterable[Task]) -> Iterator[tuple[Task, PartFacts]]:
        """See `Engine.run`."""
        began = time.monotonic()
        left = iter(tasks)
        yield from InProcess().run(work, _until(began + _PATIENCE, left))
        following = next(left, None)
        if following is not None:
            pool: Engine = Pool(self._jobs)
            self.name = pool.name
            yield from pool.run(work, chain([following], left))


def _until(deadline: float, tasks: Iterator[Task]) -> Iterator[Task]:
    while time.monotonic() < deadline and (task := next(tasks, None)):
        yield task
