"""How much of each dataset is read at the most: what makes a full scan a sample."""

from dataclasses import dataclass

from pii_audit.model.coverage import Coverage


@dataclass(frozen=True)
class Budget:
    """Limits for each dataset; None: none."""

    rows: int | None = None

    size: int | None = None
    """Characters of the values."""

    seconds: float | None = None

    def said(self, line: Coverage, parts: int) -> str:
        """Say what a dataset was cut to, and what that may have missed."""
        limits = (("--max-rows", self.rows), ("--max-bytes", self.size), ("--max-time", self.seconds))
        options = " and ".join(option for option, limit in limits if limit is not None)
        of = f" of about {line.rows_total:,}" if line.rows_total and line.rows_total > line.rows_read else ""
        spread = f", spread over {parts:,} parts" if parts > 1 else ""
        return (
            f"a sample of {line.rows_read:,}{of} rows{spread} ({options}); what less than {line.detection_limit:.2%} of "
            "the rows hold may have been missed"
        )
