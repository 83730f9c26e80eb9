"""The file that longitudinal audits remember people in: encrypted, beside a key that lies outside the project."""

import hashlib
import io
import secrets
from pathlib import Path

import pandas as pd
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from pii_audit.cli.exits import NotWritten, UsageProblem
from pii_audit.inventory.load import Remembering
from pii_audit.people.memory import Memory
from pii_audit.private_file import write_private

_NONCE, _SIZE = 12, 32
_ABOUT = b"pii-audit people 1"
_OTHERS = 0o077


def remembered(settings: Remembering) -> Memory:
    """Read what earlier audits remembered; nothing where this is the first.

    Raises:
        UsageProblem: the key is missing, too short or readable by others, or is another than the file was written with.
    """
    key = _key(settings.key_file)
    memory = Memory(_derived(key, "hash").hex()[:16], settings.keep)
    try:
        written = _store(settings).read_bytes()
    except FileNotFoundError:
        return memory
    except OSError as error:
        raise UsageProblem(f"cannot read {_store(settings)}: {error.strerror}") from None
    try:
        content = AESGCM(_derived(key, "store")).decrypt(written[:_NONCE], written[_NONCE:], _ABOUT)
    except (InvalidTag, ValueError):
        raise UsageProblem(
            f"{_store(settings)} was written with another key, or is damaged; remove it to begin anew"
        ) from None
    size = int.from_bytes(content[:8], "big")
    memory.links, memory.erased = _frame(content[8 : 8 + size]), _frame(content[8 + size :])
    return memory


def remember(settings: Remembering, memory: Memory) -> None:
    """Write what this audit and those before it saw.

    Raises:
        NotWritten: the file cannot be written.
    """
    links, erased = _bytes(memory.links), _bytes(memory.erased)
    nonce = secrets.token_bytes(_NONCE)
    content = len(links).to_bytes(8, "big") + links + erased
    sealed = AESGCM(_derived(_key(settings.key_file), "store")).encrypt(nonce, content, _ABOUT)
    try:
        write_private(_store(settings), nonce + sealed)
    except OSError as error:
        raise NotWritten(f"cannot write {_store(settings)}: {error.strerror}") from None


def _store(settings: Remembering) -> Path:
    return settings.key_file.with_name(settings.key_file.name + ".people")


def _key(path: Path) -> bytes:
    try:
        key, mode = path.read_bytes(), path.stat().st_mode
    except OSError as error:
        make = f"(umask 077; head -c {_SIZE} /dev/urandom > {path})"
        raise UsageProblem(f"cannot read the key file {path}: {error.strerror}; make one with: {make}") from None
    if len(key) < _SIZE:
        raise UsageProblem(f"the key file {path} holds {len(key)} bytes; {_SIZE} random ones are needed")
    if mode & _OTHERS:
        raise UsageProblem(f"others may read the key file {path}; chmod 600 {path}")
    return key


def _derived(key: bytes, purpose: str) -> bytes:
    return hashlib.blake2b(purpose.encode(), key=key[:64], digest_size=32).digest()


def _bytes(frame: pd.DataFrame) -> bytes:
    written = io.BytesIO()
    frame.to_parquet(written)
    return written.getvalue()


def _frame(content: bytes) -> pd.DataFrame:
    return pd.read_parquet(io.BytesIO(content))
