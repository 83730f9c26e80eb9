"""Which files every user of this machine may read, by their modes and those of the folders above them."""

import os
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path

from pii_audit.model.store import ACCESS, Exposure, StoreFacts, StoreKind

WORLD_READABLE = "every user of the machine may read"


def describe_files(source: str, files: Mapping[str, Path]) -> StoreFacts:
    """Describe a store that is made of files, given by the name of their datasets."""
    if os.name != "posix":
        return StoreFacts(source, StoreKind.FILES, unknown={ACCESS: "only POSIX systems say who may read a file"})
    readable = frozenset(world_readable(files.values()))
    names = tuple(name for name, path in files.items() if path in readable)
    return StoreFacts(source, StoreKind.FILES, exposures=(Exposure(WORLD_READABLE, names),) if names else ())


def world_readable(paths: Iterable[Path]) -> Iterable[Path]:
    """Yield the files that others may read, and reach through every folder above; files that are gone are left out."""
    open_folders: dict[Path, bool] = {}

    def reachable(folder: Path) -> bool:
        if folder not in open_folders:
            above = folder.parent == folder or reachable(folder.parent)
            open_folders[folder] = above and bool(_mode(folder) & stat.S_IXOTH)
        return open_folders[folder]

    for path in paths:
        if _mode(path) & stat.S_IROTH and reachable(path.resolve().parent):
            yield path


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except OSError:
        return 0
