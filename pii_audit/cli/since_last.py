"""`scan --since-last`: files and objects that are unchanged since the last scan are not read again.

The result is that of a full scan, so what the last one read counts only where everything that could change what is made of
it is the same: configuration, policy, audit date, seed, limits, and every package installed.
"""

from datetime import UTC, date, datetime
from hashlib import sha256
from importlib.metadata import distributions
from pathlib import Path

from pii_audit.cli.exits import UsageProblem
from pii_audit.cli.kept import Kept
from pii_audit.engine.budget import Budget
from pii_audit.engine.progress import Progress
from pii_audit.inventory.load import Inventory
from pii_audit.policy.load import LoadedPolicy


class LastScan:
    """What the last scan of a configuration read, and what this one leaves for the next."""

    def __init__(
        self, config: Path, inventory: Inventory, policy: LoadedPolicy, as_of: date, seed: int, budget: Budget
    ) -> None:
        """Raises UserError where reusing could give another result than reading."""
        if budget.seconds is not None:
            raise UsageProblem(
                "--since-last: what --max-time leaves out differs from scan to scan; leave out one of them"
            )
        if inventory.detection.models or any(recognizer.check for recognizer in inventory.detection.recognizers):
            raise UsageProblem(
                "--since-last: models and checks of your own may change unseen; leave it out, or detection.models and check"
            )
        packages = sorted(f"{found.name} {found.version}" for found in distributions())
        options = (
            str(config.resolve()), inventory.sha256, policy.sha256, as_of.isoformat(), seed, budget,
            sha256("\n".join(packages).encode()).hexdigest(),
        )  # fmt: skip
        self._kept = Kept("last", options, inventory.sources)
        self._began = datetime.now(UTC)
        self.before = self._kept.read()
        self._now: Progress | None = None

    def keep(self, progress: Progress) -> None:
        """Take what was read in full and can be recognised as unchanged."""
        self._now = progress

    @property
    def reused(self) -> int:
        """Count the datasets that were not read again."""
        before = self.before.read if self.before else {}
        return sum(self._now.read.get(dataset) is facts for dataset, facts in before.items()) if self._now else 0

    def save(self) -> str:
        """Write it for the next scan; return what to say of this one."""
        if self._now is None:
            return ""
        of = len(self._now.read)
        said = f"{self.reused:,} of {of:,} datasets are unchanged since the last scan and were not read again"
        if self.before is None:
            said = "nothing is kept of a scan with this configuration, policy, date and version, so all was read"
        why = self._kept.write(self._now.lasting(self._began))
        return f"{said}; this one could not be kept ({why})" if why else said
