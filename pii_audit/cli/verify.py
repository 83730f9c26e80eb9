"""`pii-audit verify` and `pii-audit sign`: is a report or a result still as it was written?"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from pii_audit.cli.exits import Exit, UsageProblem
from pii_audit.cli.stdout import say

_DIGEST = re.compile(r'data-digest="([0-9a-f]{64})"')
_SIGNATURE = ".sig"


def verify(
    file: Annotated[Path, typer.Argument(help="A report (HTML) or a result (JSON).")],
    result: Annotated[
        Path | None, typer.Option("--result", metavar="RESULT", help="The result that the report should be of.")
    ] = None,
    digest: Annotated[
        str | None, typer.Option(metavar="SHA256", help="The digest that the result should have, as reports name it.")
    ] = None,
    key: Annotated[
        Path | None, typer.Option(metavar="PEM", help="Public key (Ed25519) that FILE.sig should be signed with.")
    ] = None,
) -> int:
    """Check that a report or a result is as it was written.

    \b
    pii-audit verify report.html --result result.json
    pii-audit verify result.json --digest 3f2a…
    """
    failed = False
    for holds, said in _checks(file, result, digest, key):
        say(f"{'ok      ' if holds else 'CHANGED '}{said}")
        failed = failed or not holds
    return Exit.GATE_FAILED if failed else Exit.PASS


def sign(
    file: Annotated[Path, typer.Argument(help="Any file; its signature goes beside it, as FILE.sig.")],
    key: Annotated[Path, typer.Option(metavar="PEM", help="Private key (Ed25519), as openssl genpkey writes it.")],
) -> int:
    """Sign a report or a result, for pii-audit verify --key.

    \b
    openssl genpkey -algorithm ed25519 -out key.pem && openssl pkey -in key.pem -pubout -out public.pem
    pii-audit sign report.html --key key.pem
    """
    from base64 import b64encode

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    from pii_audit.cli.output import write_and_say

    try:
        loaded = load_pem_private_key(_bytes(key), None)
    except (ValueError, TypeError):
        loaded = None
    if not isinstance(loaded, Ed25519PrivateKey):
        raise UsageProblem(f"{key} is no private Ed25519 key without a password; make one with openssl genpkey")
    write_and_say(file.with_name(file.name + _SIGNATURE), b64encode(loaded.sign(_bytes(file))).decode() + "\n")
    return Exit.PASS


def _checks(file: Path, result: Path | None, expected: str | None, key: Path | None) -> Iterator[tuple[bool, str]]:
    from pii_audit.cli.setup import load_result
    from pii_audit.model.digest import digest, seal_holds

    content = _bytes(file)
    if content.lstrip()[:1] == b"{":
        found = digest(load_result(file))
        yield True, f"{file} is a result; its digest is {found}"
    else:
        page = content.decode("utf-8", "replace")
        holds = seal_holds(page)
        named = _DIGEST.search(page)
        if holds is None or named is None:
            raise UsageProblem(f"{file} is no result of pii-audit, and no HTML report that ends with its digest")
        yield (
            holds,
            f"{file} is {'as it was written' if holds else 'not as it was written'}, by the digest in its last line",
        )
        found = named[1]
    if result:
        own = digest(load_result(result))
        yield own == found, f"{result} has the digest {own}; {file} is of {found}"
    if expected:
        yield expected.lower() == found, f"expected {expected.lower()}, found {found}"
    if key:
        yield _signed(file, content, key), f"signature {file.name}{_SIGNATURE} with {key}"


def _signed(file: Path, content: bytes, key: Path) -> bool:
    from base64 import b64decode

    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    try:
        loaded = load_pem_public_key(_bytes(key))
    except ValueError:
        loaded = None
    if not isinstance(loaded, Ed25519PublicKey):
        raise UsageProblem(f"{key} is no public Ed25519 key; write it with openssl pkey -pubout")
    try:
        loaded.verify(b64decode(_bytes(file.with_name(file.name + _SIGNATURE))), content)
    except (InvalidSignature, ValueError):
        return False
    return True


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageProblem(f"cannot read {path}: {error.strerror}") from None
