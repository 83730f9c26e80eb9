"""Recognizers of a company's own: from `detection.recognizers`, and Presidio's from installed packages."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from pii_audit.detection.kind import EVERYTHING, Kind
from pii_audit.inventory.schema import RecognizerSpec
from pii_audit.model.errors import UserError
from pii_audit.model.facts import Evidence

if TYPE_CHECKING:  # takes seconds to import, which processes that only read rows do without
    from presidio_analyzer import EntityRecognizer

GROUP = "pii_audit.recognizers"
"""Entry points of other packages: classes of Presidio recognizers; an entity `LOYALTY_CARD` is the element `loyalty_card`."""

_NEGATED = "WDSbB"
_CLASSES = {
    "w": r"[\p{L}\p{M}\p{N}\p{Pc}]", "d": r"[\p{Nd}]", "s": r"[\s\p{Z}\x{1c}-\x{1f}\x{85}\v]",
    "W": "(?s:.)", "D": "(?s:.)", "S": "(?s:.)", "b": "", "B": "", "Z": "", "A": "",
}  # fmt: skip
"""What stands in a screen for Python's classes and edges: at least all that they match."""


class RecognizerError(UserError):
    """A recognizer of another package does not load."""


@dataclass(frozen=True)
class CustomRecognizer:
    """A kind, and how its recognizer is made for a language."""

    kind: Kind

    make: Callable[[str], "EntityRecognizer"]


def configured(specs: Sequence[RecognizerSpec]) -> tuple[CustomRecognizer, ...]:
    """Turn what pii-audit.yaml says into recognizers."""
    return tuple(_configured(spec, f"CUSTOM_{i}") for i, spec in enumerate(specs, start=1))


def installed() -> tuple[CustomRecognizer, ...]:
    """Find the recognizers that other packages bring.

    Raises:
        RecognizerError: one does not load; the message names it.
    """
    found = []
    for entry_point in sorted(entry_points(group=GROUP), key=lambda e: e.name):
        try:
            cls = entry_point.load()
            made = cls()
            entities, patterns = made.supported_entities, getattr(made, "patterns", ())
        except Exception as error:  # noqa: BLE001 - whatever a stranger's module raises
            raise RecognizerError(
                f"recognizer {entry_point.name!r} ({entry_point.value}) does not load: {type(error).__name__}; "
                "it must be a Presidio EntityRecognizer that is made without arguments"
            ) from None
        screen = _screen(pattern.regex for pattern in patterns)
        found += [
            CustomRecognizer(Kind(entity, entity.lower(), Evidence.PATTERN, screen), _in_language(cls))
            for entity in entities
        ]
    return tuple(found)


def _in_language(cls: "Callable[[], EntityRecognizer]") -> "Callable[[str], EntityRecognizer]":
    def make(language: str) -> "EntityRecognizer":
        recognizer = cls()
        recognizer.supported_language = language
        return recognizer

    return make


def _configured(spec: RecognizerSpec, entity: str) -> CustomRecognizer:
    denied = "|".join(rf"(?<!\w){literal(word)}(?!\w)" for word in spec.deny_list)
    screen = _screen([*([spec.pattern] if spec.pattern else []), *(f"(?i:{literal(word)})" for word in spec.deny_list)])
    evidence = Evidence.VALIDATED if spec.check or spec.deny_list else Evidence.PATTERN

    def make(language: str) -> "EntityRecognizer":
        from pii_audit.detection.recognizers.configured import ConfiguredRecognizer  # noqa: PLC0415 - imports Presidio

        return ConfiguredRecognizer(spec, entity, denied, language)

    return CustomRecognizer(Kind(entity, spec.element, evidence, screen), make)


def literal(word: str) -> str:
    """Escape a word for RE2 and Python alike."""
    return "".join(f"\\{c}" if c.isascii() and not c.isalnum() and not c.isspace() else c for c in word)


def _superset(pattern: str) -> str:
    """Rewrite what is ASCII to RE2 and Unicode to Python, so that no match is lost; ends and edges are left open."""
    parts, in_class, i = [], False, 0
    while i < len(pattern):
        c = pattern[i]
        if c == "\\":
            i += 1
            escaped = pattern[i : i + 1]
            if in_class and escaped in _NEGATED:
                return "(?s:.)"
            parts.append(_CLASSES[escaped].strip("[]" if in_class else "") if escaped in _CLASSES else c + escaped)
        elif c == "$" and not in_class:
            parts.append("")
        else:
            in_class = c == "[" or (in_class and c != "]")
            parts.append(c)
        i += 1
    return "".join(parts)


def _screen(patterns: Iterable[str]) -> str:
    """Join patterns to a screen; what RE2 cannot read, such as look-around, has none."""
    screen = "|".join(f"(?:{_superset(pattern)})" for pattern in patterns)
    try:
        pc.match_substring_regex(pa.array([""], type=pa.large_string()), screen)
    except pa.ArrowInvalid:
        return EVERYTHING
    return screen
