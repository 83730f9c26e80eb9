"""Standard output, which may be closed, full, or unable to encode."""

import io
import os
import sys

from pii_audit.cli.exits import NotWritten


def accept_any_text() -> None:
    """Let a character that the encoding of standard output lacks become `?`, where it would end the command."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def is_terminal() -> bool:
    """Tell whether somebody is looking."""
    return sys.stdout is not None and sys.stdout.isatty()


def say(line: str) -> None:
    """Print a line; raises `NotWritten` as `emit` does."""
    emit(line + "\n")


def emit(text: str, *, as_utf8: bool = False) -> None:
    """Print text as it is, for people in their own encoding or for programs in UTF-8.

    Raises:
        NotWritten: standard output is closed or does not take it all.
    """
    if sys.stdout is None:
        raise NotWritten("cannot write to standard output: it is closed")
    try:
        if as_utf8:
            sys.stdout.buffer.write(text.encode())
        else:
            sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        _discard_the_rest()
        raise NotWritten(f"cannot write to standard output: {error.strerror}") from None


def _discard_the_rest() -> None:
    """Lead what is still buffered nowhere: Python would try again at its end, fail, and exit with its own code."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
