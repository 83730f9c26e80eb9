"""Audits what a company's data holds against what its privacy policy declares."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pii_audit.prerelease.metadata import check_metadata

__version__ = "0.1.0"
__all__ = ["__version__", "check_metadata"]


def __getattr__(name: str) -> Any:
    """Load what is for other programs when it is asked for: a command that needs none of it starts fast."""
    if name == "check_metadata":
        from pii_audit.prerelease.metadata import check_metadata  # noqa: PLC0415

        return check_metadata
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
