"""Folders and single files of this machine."""

import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from pii_audit.model.coverage import Coverage, State
from pii_audit.model.dataset import Dataset, DatasetKind
from pii_audit.model.source import Source, exclusion
from pii_audit.plugins import Batch, Check, SourceError

from .formats import read_rows


class FilesScanner:
    """Reads a folder, or a single file."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._top = Path(source.url)

    @classmethod
    def accepts(cls, url: str) -> bool:
        """See `Scanner.accepts`: a path, not a URL."""
        return "://" not in url

    def catalogue(self) -> Iterator[Dataset | Coverage]:
        """See `Scanner.catalogue`: files by their path under the folder; links are never followed."""
        if self._top.is_file():
            yield self._entry(self._top, self._top.name)
            return
        try:
            next(self._top.iterdir(), None)
        except OSError as error:
            raise SourceError(f"the folder {_why(error)}; check the path of the source") from None
        unlisted: list[OSError] = []
        for folder, folders, files in os.walk(self._top, onerror=unlisted.append):
            folders.sort()
            links = [name for name in folders if (Path(folder) / name).is_symlink()]
            for name in sorted([*files, *links]):
                path = Path(folder) / name
                yield self._entry(path, path.relative_to(self._top).as_posix())
        for missed in unlisted:
            name = f"{Path(missed.filename).relative_to(self._top).as_posix()}/"
            yield Coverage(self._source.id, name, State.UNREADABLE, reason=f"the folder {_why(missed)}")

    def read(self, dataset: Dataset) -> Iterator[Batch]:
        """See `Scanner.read`."""
        path = self._top if self._top.is_file() else self._top / dataset.name
        try:
            yield from read_rows(dataset.short_name, lambda: path.open("rb"), self._source.options)
        except OSError as error:
            raise SourceError(f"the file {_why(error)}") from None

    def check(self) -> Iterator[Check]:
        """See `Scanner.check`."""
        found = os.access(self._top, os.R_OK | (os.X_OK if self._top.is_dir() else 0))
        if found:
            yield Check("path", ok=True, message="the path is there and may be read")
        else:
            yield Check("path", False, "the path is not there or may not be read", "check the path and its rights")

    def close(self) -> None:
        """See `Scanner.close`."""

    def _entry(self, path: Path, name: str) -> Dataset | Coverage:
        def line(state: State, reason: str) -> Coverage:
            return Coverage(self._source.id, shown, state, reason=reason)

        shown = os.fsencode(name).decode(errors="backslashreplace")
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
        if not path.is_file():
            return line(State.SKIPPED, "no file but a pipe, socket or device")
        if stat.S_ISLNK(about.st_mode):
            about = path.stat()
        modified = datetime.fromtimestamp(about.st_mtime, UTC)
        return Dataset(self._source.id, name, path.name, DatasetKind.FILE, size=about.st_size, modified=modified)

    def _link(self, path: Path, name: str) -> Coverage:
        target = path.resolve()
        if not target.exists():
            return Coverage(self._source.id, name, State.UNREADABLE, reason="a link to nothing")
        if target.is_relative_to(self._top.resolve()):
            return Coverage(
                self._source.id, name, State.SKIPPED, reason="a link within the folder; read where it leads"
            )
        reason = "a link out of the folder, not followed; make what it leads to a source of its own"
        return Coverage(self._source.id, name, State.SKIPPED, reason=reason)


def _why(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "is not there (any more)"
    if isinstance(error, PermissionError):
        return "may not be read by this user"
    return f"cannot be read ({os.strerror(error.errno) if error.errno else type(error).__name__})"
