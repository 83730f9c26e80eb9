"""What Ctrl-C leaves for `scan --resume`: how far the reading was, encrypted.

It holds sampled values. So it is written on interruption only, with a new key each time; the key lies where the system
keeps files in memory, if it has such a place, and both are readable by their owner alone. A scan that ends removes them.
"""

import hashlib
import os
import pickle
import secrets
import tempfile
from datetime import date
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from platformdirs import user_state_path

from pii_audit import __version__
from pii_audit.cli.exits import UsageProblem
from pii_audit.engine.budget import Budget
from pii_audit.engine.progress import Progress
from pii_audit.inventory.load import Inventory
from pii_audit.policy.load import LoadedPolicy

_NONCE = 12
_IN_MEMORY = "/dev/shm"  # noqa: S108 - not for a file others may read


class Interruption:
    """The state of one configuration's scan, where there is one."""

    def __init__(self, inventory: Inventory, policy: LoadedPolicy, as_of: date, seed: int, budget: Budget) -> None:
        about = repr((__version__, inventory.sha256, policy.sha256, as_of.isoformat(), seed, budget))
        name = hashlib.sha256(about.encode()).hexdigest()[:32]
        self._about = about.encode()
        self._state = user_state_path("pii-audit", appauthor=False) / f"interrupted-{name}"
        self._key = _key_folder() / f"{self._state.name}.key"

    def save(self, progress: Progress) -> str:
        """Write how far a scan was; return what to say of it."""
        key, nonce = AESGCM.generate_key(256), secrets.token_bytes(_NONCE)
        content = AESGCM(key).encrypt(nonce, pickle.dumps(progress), self._about)
        try:
            _write(self._key, key)
            _write(self._state, nonce + content)
        except OSError as error:
            self.remove()
            return f"what was read could not be kept ({error.strerror}), so the next scan begins anew"
        read = f"{len(progress.read):,} datasets were read, and of {len(progress.begun):,} more a part"
        return f"{read}; the same command with --resume goes on from there. Encrypted, it lies in {self._state}"

    def load(self) -> Progress:
        """Read it.

        Raises:
            UserError: there is none for this configuration, policy, date and version.
        """
        try:
            key, written = self._key.read_bytes(), self._state.read_bytes()
            content = AESGCM(key).decrypt(written[:_NONCE], written[_NONCE:], self._about)
        except (OSError, ValueError, InvalidTag):
            raise UsageProblem(
                "nothing to resume: no scan of this configuration, policy, --as-of, --seed and limits was interrupted; leave out "
                "--resume, or give the options of that scan"
            ) from None
        progress: Progress = pickle.loads(content)  # noqa: S301 - it is ours: only who has the key could have written it
        return progress

    def remove(self) -> None:
        """Forget it."""
        self._state.unlink(missing_ok=True)
        self._key.unlink(missing_ok=True)


def _key_folder() -> Path:
    """Return a folder in memory, private to this user, or the one of the state."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    for folder in (Path(runtime) if runtime else None, Path(_IN_MEMORY)):
        if folder and folder.is_dir() and os.access(folder, os.W_OK):
            return folder
    return user_state_path("pii-audit", appauthor=False)


def _write(path: Path, content: bytes) -> None:
    """Write a file for its owner alone, whole or not at all."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)  # made with mode 0600
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(name).replace(path)
