"""How a stored password is hashed, told from its form."""

import re

STRONG_SCHEMES = {
    "argon2": r"\$argon2(?:id|i|d)\$v=\d+\$m=\d+,t=\d+,p=\d+\$[A-Za-z0-9+/]+\$[A-Za-z0-9+/]+",
    "bcrypt": r"\$2[abxy]?\$\d\d\$[A-Za-z0-9./]{53}",
    "scrypt": r"\$scrypt\$ln=\d+,r=\d+,p=\d+\$[A-Za-z0-9+/]+\$[A-Za-z0-9+/]+|scrypt:\d+:\d+:\d+\$[^$\s]+\$[0-9a-f]+",
    "pbkdf2": r"\$?pbkdf2[-_:]sha\d+[$:]\d+\$[^$\s]+\$[A-Za-z0-9+/=.]+",
    "sha512crypt": r"\$6\$(?:rounds=\d+\$)?[^$\s]{1,16}\$[A-Za-z0-9./]{86}",
    "sha256crypt": r"\$5\$(?:rounds=\d+\$)?[^$\s]{1,16}\$[A-Za-z0-9./]{43}",
    "md5crypt": r"\$(?:1|apr1)\$[^$\s]{1,8}\$[A-Za-z0-9./]{22}",
}
"""Schemes whose form says it is a password, whatever the column."""

_BARE_DIGESTS = {
    "md5": r"[0-9A-Fa-f]{32}",
    "sha1": r"[0-9A-Fa-f]{40}",
    "sha256": r"[0-9A-Fa-f]{64}",
    "sha512": r"[0-9A-Fa-f]{128}",
}
"""Digests of anything: a password only in a column that is named like one."""

CLEAR = "clear"
_SCHEMES = {name: re.compile(regex, re.ASCII) for name, regex in (STRONG_SCHEMES | _BARE_DIGESTS).items()}


def scheme(value: str) -> str:
    """Name the scheme of a value from a password column; `clear` where it has the form of none."""
    return next((name for name, regex in _SCHEMES.items() if regex.fullmatch(value.strip())), CLEAR)
