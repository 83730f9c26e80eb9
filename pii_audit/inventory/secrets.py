"""Secrets by reference: `env:NAME` and `file:PATH`, never the thing itself."""

import os
import re
from pathlib import Path
from urllib.parse import parse_qsl

_PASSWORD_IN_URL = re.compile(r"://[^:/\s]*:[^@]+@")
"""As SQLAlchemy reads a URL: a user may hold @ and a password anything but @."""
_SETTING = re.compile(r"(?:^|[;\s])([\w .-]+?)\s*=\s*([^;\s]+)")
"""`NAME=value` in what drivers take as one text, such as `UID=audit;PWD=…` or `user=audit password=…`."""
_SECRET_KEY = re.compile(
    r"pass(word|wd|phrase)?$|pwd$|^pw$|secret|token|credential|(account|api|private|shared[_ -]?access)[_ -]?key"
    r"|connection_string|^(key|sas|sig)$|signature$",
    re.IGNORECASE,
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
        if not (folder / name).is_file():  # a device or a pipe might never end
            raise FileNotFoundError
        return (folder / name).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise SecretError(f"cannot read the file {name} that should hold this value") from None


def is_literal(key: str, text: str) -> bool:
    """Tell whether a setting holds a secret in clear.

    It does where its key is named like one, where it is a URL with a password, and where a setting within it
    does: a parameter of a URL's query, or a part of a connection string.
    """
    if is_reference(text):
        return False
    if _SECRET_KEY.search(key) or _PASSWORD_IN_URL.search(text):
        return True
    within = [*parse_qsl(text.partition("?")[2]), *_SETTING.findall(text)]
    return any(is_literal(name, value) for name, value in within)
