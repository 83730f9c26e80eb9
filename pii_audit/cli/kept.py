"""What was read, kept between two commands: encrypted, for its owner alone.

It holds sampled values and columns that time limits need. So it is written where it was asked for only, with a new key
each time; the key lies where the system keeps files in memory, if it has such a place, and goes with a restart.
"""

import hashlib
import os
import pickle
import secrets
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from platformdirs import user_state_path

from pii_audit.engine.progress import Progress
from pii_audit.model.source import Source
from pii_audit.private_file import write_private

_NONCE = 12
_IN_MEMORY = "/dev/shm"  # noqa: S108 - the key's name there cannot be foreseen
NO_FILE = (OSError, RuntimeError)
"""What comes where there is no home, or none that may be used."""


class Kept:
    """One file of the user's state, and its key."""

    def __init__(self, kind: str, options: tuple[object, ...], sources: Sequence[Source]) -> None:
        """Name it by kind and options; with others than it was written with, there is none."""
        self._name = f"{kind}-{hashlib.sha256(repr(options).encode()).hexdigest()[:32]}"
        # Where the sources are may come from the environment. It may hold passwords, so it is part of no name.
        self._about = repr((options, [(source.id, source.url, source.options) for source in sources])).encode()

    @property
    def path(self) -> Path:
        """Return where it lies."""
        return user_state_path("pii-audit", appauthor=False) / self._name

    def write(self, progress: Progress) -> str:
        """Write it; return why that was not possible, else nothing."""
        key, nonce = AESGCM.generate_key(256), secrets.token_bytes(_NONCE)
        content = AESGCM(key).encrypt(nonce, pickle.dumps(progress), self._about)
        try:
            self.remove()
            key_file = _key_folder() / f"pii-audit-{secrets.token_hex(16)}.key"
            write_private(key_file, key)
            write_private(self.path, os.fsencode(key_file) + b"\0" + nonce + content)
        except NO_FILE as error:
            self.remove()
            return getattr(error, "strerror", None) or "no folder for it"
        return ""

    def read(self) -> Progress | None:
        """Read it; None where there is none of these options, or its key is gone."""
        try:
            name, _, written = self.path.read_bytes().partition(b"\0")
            key = Path(os.fsdecode(name)).read_bytes()
            content = AESGCM(key).decrypt(written[:_NONCE], written[_NONCE:], self._about)
        except (*NO_FILE, ValueError, InvalidTag):
            return None
        progress: Progress = pickle.loads(content)  # noqa: S301 - it is ours: only who has the key could have written it
        return progress

    def remove(self) -> None:
        """Forget it."""
        with suppress(*NO_FILE):
            name, _, _ = self.path.read_bytes().partition(b"\0")
            Path(os.fsdecode(name)).unlink(missing_ok=True)
            self.path.unlink(missing_ok=True)


def _key_folder() -> Path:
    """Return a folder in memory, or the one of the state."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    for folder in (Path(runtime) if runtime else None, Path(_IN_MEMORY)):
        if folder and folder.is_dir() and os.access(folder, os.W_OK):
            return folder
    return user_state_path("pii-audit", appauthor=False)
