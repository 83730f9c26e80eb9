"""The two plug-in contracts, a scanner and a reporter, and how they are found: by entry point.

Another distribution adds its own through the groups `pii_audit.scanners` and `pii_audit.reports`;
the ones in the box are found in the same way.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from pii_audit.model.coverage import Coverage
from pii_audit.model.dataset import Dataset
from pii_audit.model.description import Description
from pii_audit.model.errors import UserError
from pii_audit.model.lineage import ForeignKey, StoredCode, ViewDefinition
from pii_audit.model.past_run import PastRun
from pii_audit.model.result import AuditResult
from pii_audit.model.retention import Erasure, RetentionAnswer, RetentionQuestion
from pii_audit.model.source import Source
from pii_audit.model.store import StoreFacts

if TYPE_CHECKING:  # most commands read no row and start without pandas
    import pandas as pd


class PluginError(UserError):
    """A plug-in is missing or does not load; the message names it."""


class SourceError(UserError):
    """A source or dataset cannot be read.

    The message goes to people and reports: it says what is wrong and what to do, holds no value of the
    data and no secret, and never quotes a driver's message unseen.
    """


@dataclass(frozen=True)
class Remark:
    """What is to be said of a dataset; those of one kind are counted together, whichever part they come from."""

    what: str
    """Without values: `rows have fewer cells than the header`."""

    count: int = 0
    """How often; 0 where that says nothing."""

    line: int | None = None
    """Where first, in a file."""

    def __str__(self) -> str:
        counted = f"{self.count} {self.what}" if self.count else self.what
        return f"{counted}, first in line {self.line}" if self.line else counted

    def __add__(self, other: "Remark") -> "Remark":
        lines = [remark.line for remark in (self, other) if remark.line]
        return Remark(self.what, self.count + other.count, min(lines, default=None))


@dataclass(frozen=True)
class Batch:
    """Rows of a dataset, in reading order."""

    frame: "pd.DataFrame"
    """One column of strings (pandas `str`) a field; a missing value is NA. Nested fields have dotted names."""

    problems: tuple[Remark, ...] = ()
    """What could not be read as it should; makes the dataset partial."""

    notes: tuple[Remark, ...] = ()
    """What a reader of the ledger should know though nothing was lost, such as a missing header."""


@dataclass(frozen=True)
class Part:
    """A part of a dataset that can be read by itself, by any process; each row lies in one part."""

    number: int = 0
    """From 0, in the order of the rows."""

    where: Mapping[str, int | str] = field(default_factory=dict, repr=False)
    """What its scanner needs to find it: a range of bytes, or of keys. No value of the data but a key's."""

    rows: int | None = None
    """About how many, where that is known."""

    size: int | None = None
    """Bytes, about, where that is known."""


@dataclass(frozen=True)
class Check:
    """One line of `pii-audit doctor`."""

    name: str
    ok: bool
    message: str
    remedy: str = ""


class Scanner(Protocol):
    """Lists and reads one source, and changes nothing in it."""

    def __init__(self, source: Source) -> None:
        """Connect to nothing yet."""

    @classmethod
    def accepts(cls, url: str) -> bool:
        """Tell whether this scanner reads such a URL."""

    def catalogue(self) -> Iterator[Dataset | Coverage]:
        """List what is there, in a stable order, reading no row.

        What lies out of scope or cannot be listed comes as a line of the ledger (`skipped`, `unreadable`).

        Raises:
            SourceError: the source as a whole cannot be listed.
        """

    def read(self, dataset: Dataset) -> Iterator[Batch]:
        """Read a dataset in bounded memory; a dataset without rows yields one batch of no rows, or none.

        Raises:
            SourceError: reading failed; what was yielded before stands.
        """

    def check(self) -> Iterator[Check]:
        """Test what reading needs (address, credentials, rights, read-only), reading no row."""

    def close(self) -> None:
        """Let go of connections. Safe to call twice."""


@runtime_checkable
class ReadsInParts(Protocol):
    """A scanner that can read a large dataset in parts."""

    def parts(self, dataset: Dataset) -> tuple[Part, ...]:
        """Part a dataset; the same dataset is parted in the same way. One part where it is small or cannot be parted.

        Raises:
            SourceError: the dataset cannot be looked into.
        """

    def read_part(self, dataset: Dataset, part: Part) -> Iterator[Batch]:
        """Read a part as `Scanner.read` reads a whole."""


@runtime_checkable
class AnswersRetention(Protocol):
    """A scanner that can count records by state where the data lies."""

    def answer(self, question: RetentionQuestion) -> tuple[RetentionAnswer, ...] | None:
        """Answer every rule of the question, or return None where the columns are of no real date type.

        Raises:
            SourceError: the query failed.
        """


@runtime_checkable
class DescribesStore(Protocol):
    """A scanner that can ask a store how it is set up: encryption, access, place, expiry."""

    def store(self, datasets: Sequence[Dataset]) -> StoreFacts:
        """Ask for the settings that concern its datasets in scope, reading no row.

        What the store does not say, or not to us, is `unknown` with the reason.

        Raises:
            SourceError: the source as a whole cannot be asked.
        """


@dataclass(frozen=True)
class Keys:
    """Records, by their primary keys as text."""

    columns: tuple[str, ...]

    rows: tuple[tuple[str, ...], ...] = field(repr=False)


@runtime_checkable
class FindsOverdue(Protocol):
    """A scanner that can name overdue records where the data lies, of questions that it answers."""

    def overdue_keys(self, question: RetentionQuestion, rule: str) -> Keys | None:
        """Return the keys of the records overdue under a rule, in their order; None where the dataset has no primary key.

        Raises:
            SourceError: the query failed.
        """

    def erasure(self, question: RetentionQuestion, rule: str, identifying: tuple[str, ...]) -> Erasure | None:
        """Write the statements that find and erase those records; None where the dataset has no primary key.

        Args:
            question: as it was answered.
            rule: the retention rule.
            identifying: the columns in which people are identified.

        Raises:
            SourceError: the catalogue cannot be asked.
        """


@runtime_checkable
class TellsStates(Protocol):
    """A scanner that can tell of each record in which state it is, where the data lies, of questions that it answers."""

    def states(
        self, question: RetentionQuestion, columns: Sequence[str]
    ) -> Iterator[tuple["pd.DataFrame", "pd.DataFrame"]]:
        """Read some columns of every record, as `Scanner.read` does, and beside them its state under each rule.

        Yields:
            The cells, one column a name, and the states (`overdue`, `exempt:EXC-TAX`), one column a rule.

        Raises:
            SourceError: the query failed.
        """


@runtime_checkable
class DescribesColumns(Protocol):
    """A scanner whose catalogue says what columns are for: databases do, files do not."""

    def describe(self, dataset: Dataset) -> tuple[Description, ...]:
        """Return the columns with types, comments and constraints, in their order, reading no row.

        Raises:
            SourceError: the catalogue cannot be read.
        """


@runtime_checkable
class DeclaresLineage(Protocol):
    """A scanner whose source declares where its data comes from."""

    def declared(self) -> Iterator[ForeignKey | ViewDefinition | StoredCode]:
        """List foreign keys, the queries of views, and stored code, reading no row.

        Raises:
            SourceError: they cannot be listed.
        """


@runtime_checkable
class IndexesRuns(Protocol):
    """A reporter that can also write a page over all audits."""

    def index(self, policy: str, runs: Sequence[PastRun], links: Mapping[str, Iterable[str]]) -> str:
        """Return the page; `links` are the files of reports by the id of their run."""


class Reporter(Protocol):
    """Renders a result, and touches nothing else."""

    def render(self, result: AuditResult) -> str:
        """Return the whole output as text."""


@runtime_checkable
class LeavesOut(Protocol):
    """A reporter whose format has no room for everything."""

    def left_out(self, result: AuditResult) -> str:
        """Say what of a result the output does not hold; empty where it holds all."""


def _load(entry_point: EntryPoint) -> type:
    try:
        loaded: type = entry_point.load()
    except Exception as error:  # whatever a stranger's module raises on import
        raise PluginError(f"plug-in {entry_point.name!r} ({entry_point.value}) does not load: {error}") from error
    return loaded


def scanner(source: Source) -> Scanner:
    """Make the scanner for a source: the first, by name, that accepts its URL.

    Raises:
        PluginError: none does; a scanner that does not load is named, as it may be the one.
    """
    names, broken = [], []
    for entry_point in sorted(entry_points(group="pii_audit.scanners"), key=lambda e: e.name):
        names.append(entry_point.name)
        try:
            kind: type[Scanner] = _load(entry_point)
        except PluginError as error:
            broken.append(f"; {error}")
            continue
        if kind.accepts(source.url):
            return kind(source)
    scheme = source.url.partition("://")[0]
    kind_of_url = (
        f"{scheme}:// URLs" if scheme.isalnum() and len(scheme) < 20 else "such a URL"
    )  # else it may be a secret
    raise PluginError(f"no scanner reads {kind_of_url}; there are {', '.join(names)}{''.join(broken)}")


def reporter_names() -> tuple[str, ...]:
    """Return the output formats there are."""
    return tuple(sorted(e.name for e in entry_points(group="pii_audit.reports")))


def reporter(name: str, **options: object) -> Reporter:
    """Make a reporter by the name of its format, with the options of its kind.

    Raises:
        PluginError: there is none of that name.
    """
    for entry_point in entry_points(group="pii_audit.reports", name=name):
        made: Reporter = _load(entry_point)(**options)
        return made
    raise PluginError(f"no output format {name!r}; known are {', '.join(reporter_names())}")
