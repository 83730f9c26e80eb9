"""How far an audit has read: what an interrupted one leaves and a resumed one begins with."""

import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from pii_audit.detection.people import KnownPeople
from pii_audit.engine.gather import DatasetFacts, Gathered
from pii_audit.model.dataset import Dataset


@dataclass
class Progress:
    """What was read so far. Holds sampled values, so no repr shows it."""

    known: KnownPeople = field(repr=False)

    read: dict[Dataset, DatasetFacts] = field(default_factory=dict, repr=False)
    """Datasets that are read, and judged."""

    begun: dict[Dataset, Gathered] = field(default_factory=dict, repr=False)
    """Datasets of which some parts are read."""

    hash_key: str = field(default_factory=lambda: secrets.token_hex(8), repr=False)
    """Of identifiers of people: 16 characters, random for each audit, and the same when it is resumed."""

    def still_valid(self, datasets: Iterable[Dataset]) -> "Progress":
        """Return what holds of the datasets as they are now: a file that was written since is read anew."""
        now = set(datasets)
        return Progress(
            self.known,
            {dataset: facts for dataset, facts in self.read.items() if dataset in now},
            {dataset: gathered for dataset, gathered in self.begun.items() if dataset in now},
            self.hash_key,
        )


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
