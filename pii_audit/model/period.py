"""Calendar periods: ISO 8601 durations of years, months, weeks and days."""

import re
from dataclasses import dataclass

_PERIOD = re.compile(r"P(?=\d)(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,6})D)?\Z", re.ASCII)


@dataclass(frozen=True)
class Period:
    """A calendar period. Months and years are never days."""

    months: int = 0
    """Years count as twelve."""

    days: int = 0
    """Weeks count as seven."""

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read an ISO 8601 duration such as `P2Y`, `P3M`, `P1Y6M` or `P90D`.

        Raises:
            ValueError: the text is none, has a time part, or is of no length.
        """
        match = _PERIOD.match(text)
        years, months, weeks, days = (int(part or 0) for part in match.groups()) if match else (0, 0, 0, 0)
        period = cls(months=12 * years + months, days=7 * weeks + days)
        if not period.months and not period.days:
            raise ValueError(f"{text!r} is not a period; write years, months, weeks or days as in P2Y, P3M or P90D")
        return period

    def __str__(self) -> str:
        """Say it in words: `2 years`, `3 months and 2 days`."""
        years, months = divmod(self.months, 12)
        parts = [
            f"{n} {unit}{'s' if n > 1 else ''}"
            for n, unit in ((years, "year"), (months, "month"), (self.days, "day"))
            if n
        ]
        return " and ".join(parts)
