"""The command line: parses, calls, exits."""

from pii_audit.cli.main import main

__all__ = ["main"]
