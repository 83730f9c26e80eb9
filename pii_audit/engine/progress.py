"""How far an audit has read: what an interrupted one leaves and a resumed one begins with."""

from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import reduce
from operator import or_

from pii_audit.detection.people import KnownPeople
from pii_audit.engine.gather import DatasetFacts, Gathered
from pii_audit.model.dataset import Dataset

_CLOCKS_DIFFER = timedelta(seconds=2)
"""What a file system may round a time to, or its clock be off."""


@dataclass
class Progress:
    """What was read so far. Holds sampled values, so no repr shows it."""

    min_confidence: float
    """From which a known person in a text is reported."""

    people: dict[Dataset, KnownPeople] = field(default_factory=dict, repr=False)
    """What each dataset that is read says of people."""

    read: dict[Dataset, DatasetFacts] = field(default_factory=dict, repr=False)
    """Datasets that are read, and judged."""

    begun: dict[Dataset, Gathered] = field(default_factory=dict, repr=False)
    """Datasets of which some parts are read."""

    def still_valid(self, datasets: Iterable[Dataset]) -> "Progress":
        """Return what holds of the datasets as they are now: a file that was written since is read anew."""
        return self._of(set(datasets))

    def lasting(self, began: datetime) -> "Progress":
        """Return what a later audit may go on from, as a change would show: files and objects read to their ends.

        One that was written just before reading `began` is left out, since a change right after could bear the same time.
        A table bears no mark of its content that all engines keep.
        """
        return self._of(
            {
                dataset
                for dataset, facts in self.read.items()
                if dataset.modified is not None
                and dataset.size is not None
                and dataset.modified < began - _CLOCKS_DIFFER
                and not facts.coverage.incomplete
            }
        )

    def _of(self, datasets: Container[Dataset]) -> "Progress":
        return Progress(
            self.min_confidence,
            {dataset: people for dataset, people in self.people.items() if dataset in datasets},
            {dataset: facts for dataset, facts in self.read.items() if dataset in datasets},
            {dataset: gathered for dataset, gathered in self.begun.items() if dataset in datasets},
        )

    @property
    def known(self) -> KnownPeople:
        """Return the people of all datasets that are read."""
        return reduce(or_, self.people.values(), KnownPeople(self.min_confidence))


class Interrupted(Exception):
    """Ctrl-C ended an audit."""

    def __init__(self, progress: Progress) -> None:
        super().__init__("interrupted")
        self.progress = progress


@contextmanager
def resumable(progress: Progress) -> Iterator[None]:
    """Let Ctrl-C carry what was read.

    Raises:
        Interrupted: by Ctrl-C.
    """
    try:
        yield
    except KeyboardInterrupt:
        raise Interrupted(progress) from None
