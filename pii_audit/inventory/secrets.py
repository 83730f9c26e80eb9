"""Secrets by reference: `env:NAME` and `file:PATH`, never the thing itself."""

import os
import re
from pathlib import Path

_PASSWORD_IN_URL = re.compile(r"://[^/@\s:]*:[^/@\s]+@")
_SECRET_KEY = re.compile(
    r"pass(word|wd|phrase)?$|secret|token|credential|account_?key|api_?key|connection_string|^key$", re.IGNORECASE
)


class SecretError(ValueError):
    """A reference leads nowhere; the message names the reference, never a value."""


def is_reference(text: str) -> bool:
    """Tell whether a text stands for a secret kept elsewhere."""
    return text.startswith(("env:", "file:")) and not text.startswith("file://")


def resolve(text: str, folder: Path) -> str:
    """Return what a reference stands for; any other text as it is.

    Raises:
        SecretError: the variable is not set, or the file cannot be read.
    """
    if not is_reference(text):
        return text
    kind, _, name = text.partition(":")
    if kind == "env":
        value = os.environ.get(name)
        if not value:
            raise SecretError(f"environment variable {name} is not set; export it before the audit")
        return value
    try:
        return (folder / name).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise SecretError(f"cannot read the file {name} that should hold this value") from None


def is_literal(key: str, text: str) -> bool:
    """Tell whether a setting holds a secret in clear: a URL with a password, or a key named like a secret."""
    if is_reference(text):
        return False
    return bool(_PASSWORD_IN_URL.search(text) or _SECRET_KEY.search(key))
