"""How a stored password is hashed, told from its form."""

import re

STRONG_SCHEMES = {
    "argon2": r"\$argon2(?:id|i|d)\$v=\d+\$m=\d+,t=\d+,p=\d+\$[A-Za-z0-9+/]+\$[A-Za-z0-9+/]+",
    "bcrypt": r"\$2[abxy]?\$\d\d\$[A-Za-z0-9./]{53}",
    "scrypt": r"\$scrypt\$ln=\d+,r=\d+,p=\d+\$[A-Za-z0-9+/]+\$[A-Za-z0-9+/]+|scrypt:\d+:\d+:\d+\$[^$\s]+\$[0-9a-f]+",
    "yescrypt": r"\$y\$[A-Za-z0-9./]+\$[A-Za-z0-9./]*\$[A-Za-z0-9./]{43}",
    "pbkdf2": r"\$?pbkdf2[-_:]sha\d+[$:]\d+\$[^$\s]+\$[A-Za-z0-9+/=.]+",
    "sha512crypt": r"\$6\$(?:rounds=\d+\$)?[^$\s]{1,16}\$[A-Za-z0-9./]{86}",
    "sha256crypt": r"\$5\$(?:rounds=\d+\$)?[^$\s]{1,16}\$[A-Za-z0-9./]{43}",
}
"""Slow functions, salted. Their form says it is a password, whatever the column."""

_WEAK_MARKED = {
    "md5crypt": r"\$(?:1|apr1)\$[^$\s]{1,8}\$[A-Za-z0-9./]{22}",
    "phpass": r"\$[PH]\$[A-Za-z0-9./]{31}",
    "ldap sha": r"\{S?SHA\}[A-Za-z0-9+/=]{28,}",
}
_BARE_DIGESTS = {
    "mysql": r"\*[0-9A-F]{40}",
    "md5": r"[0-9A-Fa-f]{32}",
    "sha1": r"[0-9A-Fa-f]{40}",
    "sha256": r"[0-9A-Fa-f]{64}",
    "sha512": r"[0-9A-Fa-f]{128}",
}
"""Digests of anything: a password only in a column that is named like one."""

MARKED_SCHEMES = STRONG_SCHEMES | _WEAK_MARKED
WEAK = frozenset(_WEAK_MARKED | _BARE_DIGESTS)
"""Fast functions, or slow ones that no longer are."""

CLEAR = "clear"
UNKNOWN = "unknown"
"""Hashed or encrypted, it seems, in a form that is not known: neither clear nor shown to be safe."""

_SCHEMES = {name: re.compile(regex, re.ASCII) for name, regex in (MARKED_SCHEMES | _BARE_DIGESTS).items()}
_TOKEN = re.compile(r"\$[\w.-]{1,20}\$\S{8,}|\{[\w.-]{2,20}\}\S{8,}|[A-Za-z0-9+/_=-]{44,}", re.ASCII)


def scheme(value: str) -> str:
    """Name the scheme of a value from a password column; `unknown` for tokens of none, `clear` for all else."""
    text = value.strip()
    known = next((name for name, regex in _SCHEMES.items() if regex.fullmatch(text)), None)
    return known or (UNKNOWN if _TOKEN.fullmatch(text) else CLEAR)
