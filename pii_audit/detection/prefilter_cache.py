"""Compiled patterns in the user's cache, as compiling takes seconds; they hold no data."""

import hashlib
import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

import hyperscan
from platformdirs import user_cache_path


def cached(expressions: Sequence[bytes], ids: Sequence[int], flags: int) -> hyperscan.Database:
    """Load the database of these expressions from the cache, or compile it and leave it there for the next time.

    A file of another machine or another version of Hyperscan does not load; it is made anew.
    """
    digest = hashlib.sha256(repr((version("hyperscan"), flags, *zip(ids, expressions, strict=True))).encode())
    path = user_cache_path("pii-audit", appauthor=False) / f"screens-{digest.hexdigest()[:32]}.hsdb"
    with suppress(OSError, hyperscan.error):
        database: hyperscan.Database = hyperscan.loadb(path.read_bytes(), hyperscan.HS_MODE_BLOCK)
        database.scratch = hyperscan.Scratch(database)
        return database
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    database.compile(expressions=list(expressions), ids=list(ids), flags=[flags] * len(ids))
    with suppress(OSError):  # a cache that cannot be written costs seconds, nothing else
        _write(path, hyperscan.dumpb(database))
    return database


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: other processes may read it meanwhile."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(name).replace(path)
