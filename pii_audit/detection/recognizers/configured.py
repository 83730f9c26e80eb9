"""Recognizers that pii-audit.yaml describes."""

from presidio_analyzer import Pattern, PatternRecognizer

from pii_audit.inventory.schema import RecognizerSpec

_ALONE, _WITH_CONTEXT = 0.8, 0.3


class ConfiguredRecognizer(PatternRecognizer):
    """A pattern with context and a check, and what is denied."""

    def __init__(self, spec: RecognizerSpec, entity: str, denied: str, language: str) -> None:
        self._check = spec.check
        self._denied = {word.casefold() for word in spec.deny_list}
        patterns = [Pattern("deny list", f"(?i:{denied})", _ALONE)] if denied else []
        if spec.pattern:
            patterns.append(Pattern("pattern", spec.pattern, _WITH_CONTEXT if spec.context else _ALONE))
        super().__init__(
            supported_entity=entity,
            supported_language=language,
            patterns=patterns,
            context=list(spec.context),
            global_regex_flags=0,
        )

    def validate_result(self, pattern_text: str) -> bool | None:
        """See `PatternRecognizer.validate_result`; None keeps the pattern's own score."""
        if self._check is None or pattern_text.casefold() in self._denied:
            return None
        try:
            return None if self._check(pattern_text) else False
        except Exception:  # noqa: BLE001 - a stranger's check that fails on a value has not confirmed it
            return False
