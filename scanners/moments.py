"""When a file was last written."""

from datetime import UTC, datetime


def moment(seconds: float) -> datetime | None:
    """Turn seconds since 1970 into a moment; None for one that no calendar knows, which some file systems can hold."""
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None
