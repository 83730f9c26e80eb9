"""What `pii-audit detect` prints: values tried as a scan would judge them."""

import io
import sys
from collections.abc import Iterator, Sequence
from datetime import date

import pandas as pd

from pii_audit.cli.evidence import evidence_lines
from pii_audit.cli.exits import UsageProblem
from pii_audit.cli.visible import visible
from pii_audit.detection.detector import Detector
from pii_audit.detection.mask import mask
from pii_audit.field_names import Paths
from pii_audit.inventory.schema import Detection
from pii_audit.json_fields import with_json_cells_read
from pii_audit.model.dataset import Dataset, DatasetKind
from pii_audit.model.elements import in_words

_SHOWN = 20
"""Values that are shown one by one."""


def values_given(arguments: Sequence[str]) -> tuple[str, ...]:
    """Return the values, or for `-` the lines of standard input.

    Raises:
        UsageProblem: there is none.
    """
    if list(arguments) == ["-"]:
        if isinstance(sys.stdin, io.TextIOWrapper):
            sys.stdin.reconfigure(errors="replace")  # a file in another encoding
        arguments = sys.stdin.read().splitlines()
    values = tuple(value.encode("utf-8", "replace").decode() for value in arguments)
    if not any(value.strip() for value in values):
        raise UsageProblem("give values to look at, or - to read one a line: pii-audit detect 010190-1234")
    return values


def detection_lines(values: Sequence[str], column: str, table: str, settings: Detection, as_of: date) -> Iterator[str]:
    """Judge values one by one and as a column; no value is repeated, only its shape."""
    detector = Detector(settings, 0, as_of)
    for value in values[:_SHOWN]:
        yield visible(mask(value))
        found = detector.matches(value)
        yield from (
            f"  {in_words(match.element)}, characters {match.start + 1} to {match.end}"
            + ("" if match.certain else ": its form only, which harmless values have too")
            for match in found
        )
        if not found:
            yield "  nothing by itself"
    if len(values) > _SHOWN:
        yield f"… and {len(values) - _SHOWN:,} more"
    frame = with_json_cells_read(pd.DataFrame({column: pd.Series(list(values), dtype="str")}), Paths())
    for facts in detector.judge(Dataset("-", table, table, DatasetKind.TABLE), detector.observe(frame)):
        yield ""
        yield f"as the column {visible(facts.field)!r}" + (f" of a table {visible(table)!r}" if table else "") + ":"
        for element in facts.elements:
            yield from evidence_lines(element)
        if not facts.elements:
            yield f"  no personal data at a confidence of {settings.min_confidence} or more"
        yield from (f"  note: {note}" for note in facts.notes)
