"""What Ctrl-C leaves for `scan --resume`: how far the reading was, encrypted.

It holds sampled values. So it is written on interruption only, with a new key each time; the key lies where the system
keeps files in memory, if it has such a place, and both are readable by their owner alone. A scan that ends removes them.
"""

import hashlib
import os
import pickle
import secrets
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from types import FrameType

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from platformdirs import user_state_path

from pii_audit import __version__
from pii_audit.cli.exits import UsageProblem
from pii_audit.engine.budget import Budget
from pii_audit.engine.progress import Progress
from pii_audit.inventory.load import Inventory
from pii_audit.policy.load import LoadedPolicy
from pii_audit.private_file import write_private

_NONCE = 12
_IN_MEMORY = "/dev/shm"  # noqa: S108 - the key's name there cannot be foreseen
_NO_FILE = (OSError, RuntimeError)
"""What comes where there is no home, or none that may be used."""


class Interruption:
    """The state of one configuration's scan, where there is one."""

    def __init__(
        self, config: Path, inventory: Inventory, policy: LoadedPolicy, as_of: date, seed: int, budget: Budget
    ) -> None:
        options = (__version__, str(config.resolve()), inventory.sha256, policy.sha256, as_of.isoformat(), seed, budget)
        self._name = f"interrupted-{hashlib.sha256(repr(options).encode()).hexdigest()[:32]}"
        # Where the sources are may come from the environment. It may hold passwords, so it is part of no name.
        self._about = repr(
            (options, [(source.id, source.url, source.options) for source in inventory.sources])
        ).encode()

    def save(self, progress: Progress) -> str:
        """Write how far a scan was; return what to say of it."""
        key, nonce = AESGCM.generate_key(256), secrets.token_bytes(_NONCE)
        content = AESGCM(key).encrypt(nonce, pickle.dumps(progress), self._about)
        try:
            self.remove()
            key_file = _key_folder() / f"pii-audit-{secrets.token_hex(16)}.key"
            write_private(key_file, key)
            write_private(self._state, os.fsencode(key_file) + b"\0" + nonce + content)
        except _NO_FILE as error:
            self.remove()
            why = getattr(error, "strerror", None) or "no folder for it"
            return f"what was read could not be kept ({why}), so the next scan begins anew"
        read = f"{len(progress.read):,} datasets were read, and of {len(progress.begun):,} more a part"
        return f"{read}; the same command with --resume goes on from there. Encrypted, it lies in {self._state}"

    def load(self) -> Progress:
        """Read it.

        Raises:
            UserError: there is none for this configuration, policy, date and version, or its key is gone.
        """
        try:
            name, _, written = self._state.read_bytes().partition(b"\0")
            key = Path(os.fsdecode(name)).read_bytes()
            content = AESGCM(key).decrypt(written[:_NONCE], written[_NONCE:], self._about)
        except (*_NO_FILE, ValueError, InvalidTag):
            raise UsageProblem(
                "nothing to resume: no scan of this configuration, policy, --as-of, --seed and limits was interrupted, or its key "
                "went with a restart; leave out --resume, or give the options of that scan"
            ) from None
        progress: Progress = pickle.loads(content)  # noqa: S301 - it is ours: only who has the key could have written it
        return progress

    def remove(self) -> None:
        """Forget it."""
        with suppress(*_NO_FILE):
            name, _, _ = self._state.read_bytes().partition(b"\0")
            Path(os.fsdecode(name)).unlink(missing_ok=True)
            self._state.unlink(missing_ok=True)

    @property
    def _state(self) -> Path:
        return user_state_path("pii-audit", appauthor=False) / self._name


@contextmanager
def ctrl_c_is_heard() -> Iterator[Callable[[], None]]:
    """Give what raises a Ctrl-C that could not be raised when it came: Python drops what a finalizer raises."""
    pressed = False

    def note(_number: int, frame: FrameType | None) -> None:
        nonlocal pressed
        pressed = True
        while frame:
            if frame.f_code.co_name == "__del__":
                return
            frame = frame.f_back
        raise KeyboardInterrupt

    def check() -> None:
        if pressed:
            raise KeyboardInterrupt

    in_main = threading.current_thread() is threading.main_thread()
    if not in_main or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield check  # somebody else hears it, or nobody is to
        return
    signal.signal(signal.SIGINT, note)
    try:
        yield check
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _key_folder() -> Path:
    """Return a folder in memory, or the one of the state."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    for folder in (Path(runtime) if runtime else None, Path(_IN_MEMORY)):
        if folder and folder.is_dir() and os.access(folder, os.W_OK):
            return folder
    return user_state_path("pii-audit", appauthor=False)
