"""What a process that reads holds between tasks: its scanners and its observer."""

from dataclasses import dataclass, field
from threading import Lock

from pii_audit.detection.observer import Observer
from pii_audit.engine.read import place_of, read_part
from pii_audit.engine.work import PartFacts, Task, Work
from pii_audit.model.errors import UserError
from pii_audit.plugins import PluginError, Scanner, SourceError, scanner


@dataclass
class Worker:
    """Reads the tasks of one audit in this process."""

    work: Work

    observer: Observer
    scanners: dict[str, Scanner] = field(default_factory=dict)

    @classmethod
    def of(cls, work: Work) -> "Worker":
        """Make one; a scanner connects when its first task comes."""
        return cls(work, Observer(work.detection, work.seed))

    def read(self, task: Task) -> PartFacts:
        """Read one part."""
        source = next(source for source in self.work.sources if source.id == task.dataset.source)
        try:
            made = self.scanners.get(source.id) or scanner(source)
        except (PluginError, SourceError) as error:
            return PartFacts(failures=((task.part.number, str(error)),))
        self.scanners[source.id] = made
        return read_part(made, task, self.observer, self.work.seed)

    def close(self) -> None:
        """Let go of connections."""
        for made in self.scanners.values():
            made.close()
        self.scanners.clear()


_one_at_a_time = Lock()
_workers: dict[str, Worker] = {}
"""Of this process, by audit: at most one."""


def read_here(work: Work, task: Task) -> PartFacts:
    """Read a task in this process, with what the tasks before it left open; one at a time, as scanners are not for threads."""
    with _one_at_a_time:
        if work.id not in _workers:
            _close()
            _workers[work.id] = Worker.of(work)
        try:
            return _workers[work.id].read(task)
        except UserError:
            raise
        except Exception as error:  # noqa: BLE001 - a cluster logs what is raised, and a message may quote a value
            raise RuntimeError(place_of(error)) from None


def close_here() -> None:
    """Let go of what this process holds."""
    with _one_at_a_time:
        _close()


def _close() -> None:
    for worker in _workers.values():
        worker.close()
    _workers.clear()
