"""How much of each dataset is read or judged at the most: what makes a full scan a sample."""

from dataclasses import dataclass

from pii_audit.model.coverage import Coverage


@dataclass(frozen=True)
class Budget:
    """Limits for each dataset; None: none."""

    rows: int | None = None
    """Put before the detector."""

    size: int | None = None
    """Bytes of text put before the detector."""

    seconds: float | None = None
    """Of reading."""

    def said(self, line: Coverage, parts: int, share: float) -> str:
        """Say what a dataset was cut to, and what that may have missed."""
        limits = (("--max-rows", self.rows), ("--max-bytes", self.size), ("--max-time", self.seconds))
        options = [option for option, limit in limits if limit is not None]
        if line.drawn is None and not options:
            return f"a sample of {share:.0%} of the rows"
        why = f"({' and '.join(options)})"
        if line.drawn is not None:
            read = f"{line.rows_read:,} rows of {line.drawn:,} of {parts:,} parts were read {why}"
            return f"{read}; what less than {line.detection_limit:.2%} of the parts hold may have been missed"
        sample = f"a sample of {line.rows_read:,} of {line.rows_total or 0:,} rows {why}"
        return f"{sample}; what less than {line.detection_limit:.2%} of the rows hold may have been missed"
