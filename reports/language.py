"""The language a report is written in: English, or one that has a gettext catalogue.

What the audit itself wrote (messages, reasons, names) stands as it wrote it; titles and remedies of rules are in the catalogue.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache
from gettext import NullTranslations
from importlib.resources import files
from io import BytesIO

from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import Translations

LANGUAGES = ("en", "da")
_LOCALES = {"en": "en_GB", "da": "da_DK"}
_spoken: ContextVar[str] = ContextVar("language", default="en")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Write in a language until the block ends."""
    before = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)


def spoken() -> str:
    """Return the language written now."""
    return _spoken.get()


def _(message: str, **values: object) -> str:
    """Translate, then fill in `%(name)s`."""
    translated = _catalogue(_spoken.get()).gettext(message) if message else ""
    return translated % values if values else translated


def many(one: str, several: str, n: int, **values: object) -> str:
    """Translate what counts: `%(n)s` is the number as people write it."""
    translated = _catalogue(_spoken.get()).ngettext(one, several, n)
    return translated % {"n": number(n), **values}


def mark(message: str) -> str:
    """Name a text for the catalogue that is translated where it is shown."""
    return message


def number(value: float) -> str:
    """Write `1,204` or `1.204`."""
    return format_decimal(value, locale=_LOCALES[_spoken.get()])


def day(value: date) -> str:
    """Say `22 November 2026`, or `22. november 2026`."""
    pattern = "d. MMMM y" if _spoken.get() == "da" else "d MMMM y"
    return format_date(value, pattern, locale=_LOCALES[_spoken.get()])


@cache
def _catalogue(language: str) -> NullTranslations:
    if language == "en":
        return NullTranslations()
    written = (files("pii_audit.reports") / "locale" / f"{language}.po").read_bytes()
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(written), locale=language))
    compiled.seek(0)
    return Translations(compiled)
