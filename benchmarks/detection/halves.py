"""The two halves, same scheme, other seeds, templates and word lists; and columns of systems in use."""

from benchmarks.detection import build
from benchmarks.detection.development import columns as development_columns
from benchmarks.detection.development import texts as development_texts
from benchmarks.detection.field import columns as field_columns
from benchmarks.detection.labels import Half
from benchmarks.detection.locked import columns as locked_columns
from benchmarks.detection.locked import texts as locked_texts


def development() -> Half:
    """Build the half that recognizers may be made by."""
    made = development_texts
    texts = build.texts("da", made.PERSONAL_DA, made.CLEAN_DA, made.FILLERS, "development")
    texts += build.texts("en", made.PERSONAL_EN, made.CLEAN_EN, made.FILLERS, "development")
    columns = build.columns(development_columns.TABLES, "development")
    return Half("development", columns + build.text_columns(texts), texts)


def locked() -> Half:
    """Build the half that tells how recognizers do on data they were not made by."""
    made = locked_texts
    texts = build.texts("da", made.PERSONAL_DA, made.CLEAN_DA, made.FILLERS, "locked")
    texts += build.texts("en", made.PERSONAL_EN, made.CLEAN_EN, made.FILLERS, "locked")
    columns = build.columns(locked_columns.TABLES, "locked")
    return Half("locked", columns + build.text_columns(texts), texts)


def field() -> Half:
    """Build the columns by the names of systems in use, no texts; recognizers may be mended by them."""
    return Half("field", build.columns(field_columns.TABLES, "field"), ())
