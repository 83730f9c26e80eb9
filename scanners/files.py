"""Folders and single files of this machine."""

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from pii_audit.model.coverage import Coverage, State
from pii_audit.model.dataset import Dataset, DatasetKind
from pii_audit.model.source import Source, exclusion
from pii_audit.model.store import StoreFacts
from pii_audit.plugins import Batch, Check, Part, SourceError

from .file_modes import describe_files
from .file_parts import parts_of, read_part_of
from .formats import Format, read_rows
from .moments import moment

_SCHEMES = ("file://", "local://")


class FilesScanner:
    """Reads a folder, or a single file."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._top = Path(next((source.url.removeprefix(s) for s in _SCHEMES if source.url.startswith(s)), source.url))

    @classmethod
    def accepts(cls, url: str) -> bool:
        """See `Scanner.accepts`: a path, or a URL of one."""
        return "://" not in url or url.startswith(_SCHEMES)

    def catalogue(self) -> Iterator[Dataset | Coverage]:
        """See `Scanner.catalogue`: files by their path under the folder; links are never followed."""
        try:
            is_file = stat.S_ISREG(self._top.stat().st_mode)
            folders = [] if is_file else [(self._top, _listed(self._top))]
        except (OSError, ValueError) as error:
            raise SourceError(f"the folder {_why(error)}; check the path of the source") from None
        if is_file:
            yield self._entry(self._top, self._top.name)
        while folders:
            folder, entries = folders.pop()
            below = []
            for entry in entries:
                path = folder / entry.name
                if not entry.is_dir(follow_symlinks=False):
                    yield self._entry(path, path.relative_to(self._top).as_posix())
                    continue
                try:
                    below.append((path, _listed(path)))
                except OSError as error:
                    name = f"{_shown(path.relative_to(self._top).as_posix())}/"
                    yield Coverage(self._source.id, name, State.UNREADABLE, reason=f"the folder {_why(error)}")
            folders += reversed(below)

    def read(self, dataset: Dataset) -> Iterator[Batch]:
        """See `Scanner.read`."""
        path = self._path(dataset)
        try:
            yield from read_rows(dataset.short_name, lambda: path.open("rb"), self._source.options)
        except OSError as error:
            raise SourceError(f"the file {_why(error)}") from None

    def parts(self, dataset: Dataset) -> tuple[Part, ...]:
        """See `ReadsInParts.parts`: ranges of bytes of whole rows."""
        try:
            with self._path(dataset).open("rb") as file:
                return parts_of(file, dataset.size or 0, Format.of(dataset.short_name, self._source.options))
        except OSError as error:
            raise SourceError(f"the file {_why(error)}") from None

    def read_part(self, dataset: Dataset, part: Part) -> Iterator[Batch]:
        """See `ReadsInParts.read_part`."""
        if not part.where:
            yield from self.read(dataset)
            return
        try:
            with self._path(dataset).open("rb") as file:
                yield from read_part_of(file, part, Format.of(dataset.short_name, self._source.options))
        except OSError as error:
            raise SourceError(f"the file {_why(error)}") from None

    def store(self, datasets: Sequence[Dataset]) -> StoreFacts:
        """See `DescribesStore.store`: by the modes of the files."""
        return describe_files(self._source.id, {dataset.name: self._path(dataset) for dataset in datasets})

    def check(self) -> Iterator[Check]:
        """See `Scanner.check`."""
        found = os.access(self._top, os.R_OK | (os.X_OK if self._top.is_dir() else 0))
        if found:
            yield Check("path", ok=True, message="the path is there and may be read")
        else:
            yield Check("path", False, "the path is not there or may not be read", "check the path and its rights")

    def close(self) -> None:
        """See `Scanner.close`."""

    def _path(self, dataset: Dataset) -> Path:
        return self._top if self._top.is_file() else self._top / dataset.name

    def _entry(self, path: Path, name: str) -> Dataset | Coverage:
        def line(state: State, reason: str) -> Coverage:
            return Coverage(self._source.id, shown, state, reason=reason)

        shown = _shown(name)
        if reason := exclusion(self._source, shown, path.name):
            return line(State.SKIPPED, reason)
        if shown != name:
            return line(State.UNREADABLE, "its name is no UTF-8; rename it")
        try:
            about = path.lstat()
        except OSError as error:
            return line(State.UNREADABLE, f"the file {_why(error)}")
        if stat.S_ISLNK(about.st_mode) and path != self._top:
            return self._link(path, name)
        about = path.stat() if path == self._top else about
        if not stat.S_ISREG(about.st_mode):
            return line(State.SKIPPED, "no file but a pipe, socket or device")
        modified = moment(about.st_mtime)
        return Dataset(self._source.id, name, path.name, DatasetKind.FILE, size=about.st_size, modified=modified)

    def _link(self, path: Path, name: str) -> Coverage:
        try:
            target = path.resolve(strict=True)
        except (OSError, RuntimeError):  # Python 3.11 raises the latter for links that lead to each other
            return Coverage(self._source.id, name, State.UNREADABLE, reason="a link to nothing, or to itself")
        if target.is_relative_to(self._top.resolve()):
            return Coverage(
                self._source.id, name, State.SKIPPED, reason="a link within the folder; read where it leads"
            )
        reason = "a link out of the folder, not followed; make what it leads to a source of its own"
        return Coverage(self._source.id, name, State.SKIPPED, reason=reason)


def _listed(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)


def _shown(name: str) -> str:
    """A name whose bytes are no UTF-8 shows them as `\\xff`."""
    return os.fsencode(name).decode(errors="backslashreplace")


def _why(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "is not there (any more)"
    if isinstance(error, PermissionError):
        return "may not be read by this user"
    number = getattr(error, "errno", None)
    return f"cannot be read ({os.strerror(number) if number else type(error).__name__})"
