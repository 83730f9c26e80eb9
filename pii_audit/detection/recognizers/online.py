"""What the net knows people by: e-mail addresses, cookies."""

import tldextract
from presidio_analyzer import Pattern, PatternRecognizer
from presidio_analyzer.predefined_recognizers import EmailRecognizer

_BUNDLED_SUFFIXES = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
"""The public suffix list as shipped; Presidio's own recognizer would fetch a newer one."""


_LABEL = r"\w{1,63}(?:-{1,9}\w{1,63}){0,9}"
_ADDRESS = rf"(?<![!#$%&'*+/=?^_`{{|}}~.\w-])[!#$%&'*+/=?^_`{{|}}~.\w-]{{0,63}}[!#$%&'*+/=?^_`{{|}}~\w-]@{_LABEL}(?:\.{_LABEL}){{1,9}}\b"
"""Presidio's own pattern, with an end to every repetition: it took seconds for a value made for that."""


class OfflineEmailRecognizer(EmailRecognizer):
    """Presidio's e-mail addresses, checked without the network."""

    def __init__(self, language: str) -> None:
        super().__init__(supported_language=language, patterns=[Pattern("address", _ADDRESS, 0.5)])

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
