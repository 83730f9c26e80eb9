"""Password hashes."""

import re

from presidio_analyzer import Pattern, PatternRecognizer

from pii_audit.detection.passwords import MARKED_SCHEMES


class PasswordHashRecognizer(PatternRecognizer):
    """Hashes in a form that only passwords have."""

    def __init__(self, language: str) -> None:
        super().__init__(
            supported_entity="PASSWORD_HASH",
            supported_language=language,
            patterns=[Pattern(name, rf"(?<![\w$])(?:{regex})(?![\w$])", 0.8) for name, regex in MARKED_SCHEMES.items()],
            global_regex_flags=re.MULTILINE,
        )
