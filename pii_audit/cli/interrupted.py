"""What Ctrl-C leaves for `scan --resume`: how far the reading was. A scan that ends removes it."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import FrameType

from pii_audit import __version__
from pii_audit.cli.exits import UsageProblem
from pii_audit.cli.kept import Kept
from pii_audit.engine.budget import Budget
from pii_audit.engine.progress import Progress
from pii_audit.inventory.load import Inventory
from pii_audit.policy.load import LoadedPolicy


class Interruption:
    """The state of one configuration's scan, where there is one."""

    def __init__(
        self, config: Path, inventory: Inventory, policy: LoadedPolicy, as_of: date, seed: int, budget: Budget
    ) -> None:
        options = (__version__, str(config.resolve()), inventory.sha256, policy.sha256, as_of.isoformat(), seed, budget)
        self._kept = Kept("interrupted", options, inventory.sources)

    def save(self, progress: Progress) -> str:
        """Write how far a scan was; return what to say of it."""
        if why := self._kept.write(progress):
            return f"what was read could not be kept ({why}), so the next scan begins anew"
        read = f"{len(progress.read):,} datasets were read, and of {len(progress.begun):,} more a part"
        return f"{read}; the same command with --resume goes on from there. Encrypted, it lies in {self._kept.path}"

    def load(self) -> Progress:
        """Read it.

        Raises:
            UserError: there is none for this configuration, policy, date and version, or its key is gone.
        """
        progress = self._kept.read()
        if progress is None:
            raise UsageProblem(
                "nothing to resume: no scan of this configuration, policy, --as-of, --seed and limits was interrupted, or its key "
                "went with a restart; leave out --resume, or give the options of that scan"
            )
        return progress

    def remove(self) -> None:
        """Forget it."""
        self._kept.remove()


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
