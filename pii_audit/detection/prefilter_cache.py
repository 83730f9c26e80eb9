"""Compiled patterns in the user's cache, as compiling takes seconds; they hold no data."""

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

import hyperscan
from platformdirs import user_cache_path

from pii_audit.private_file import write_private

_NO_CACHE = (OSError, RuntimeError)
"""Where there is no home, or none that can be written; that costs seconds, nothing else."""


def cached(expressions: Sequence[bytes], ids: Sequence[int], flags: int) -> hyperscan.Database:
    """Load the database of these expressions from the cache, or compile it and leave it there for the next time.

    A file of another machine or another version of Hyperscan does not load; it is made anew.
    """
    digest = hashlib.sha256(repr((version("hyperscan"), flags, *zip(ids, expressions, strict=True))).encode())
    name = f"screens-{digest.hexdigest()[:32]}.hsdb"
    with suppress(*_NO_CACHE, hyperscan.error):
        database: hyperscan.Database = hyperscan.loadb((_folder() / name).read_bytes(), hyperscan.HS_MODE_BLOCK)
        database.scratch = hyperscan.Scratch(database)
        return database
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    database.compile(expressions=list(expressions), ids=list(ids), flags=[flags] * len(ids))
    with suppress(*_NO_CACHE):
        write_private(_folder() / name, hyperscan.dumpb(database))
    return database


def _folder() -> Path:
    return user_cache_path("pii-audit", appauthor=False)
