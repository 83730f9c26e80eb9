"""What the net knows people by: e-mail addresses, cookies."""

import tldextract
from presidio_analyzer import Pattern, PatternRecognizer
from presidio_analyzer.predefined_recognizers import EmailRecognizer

_BUNDLED_SUFFIXES = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
"""The public suffix list as shipped; Presidio's own recognizer would fetch a newer one."""


class OfflineEmailRecognizer(EmailRecognizer):
    """Presidio's e-mail addresses, checked without the network."""

    def __init__(self, language: str) -> None:
        super().__init__(supported_language=language)

    def validate_result(self, pattern_text: str) -> bool:
        """See `PatternRecognizer.validate_result`."""
        return bool(_BUNDLED_SUFFIXES(pattern_text.rpartition("@")[2]).suffix)


class CookieRecognizer(PatternRecognizer):
    """Client ids of Google Analytics."""

    def __init__(self, language: str) -> None:
        super().__init__(
            supported_entity="COOKIE_ID",
            supported_language=language,
            patterns=[Pattern("GA", r"\bGA\d\.\d\.\d{5,12}\.\d{10}\b", 0.8)],
        )
