"""CSV: one row a finding, for spreadsheets."""

import csv
from io import StringIO

from pii_audit.model.result import AuditResult

from .text import visible

_COLUMNS = (
    "id", "rule", "title", "severity", "confidence", "status", "source", "dataset", "field", "element", "category",
    "clause", "count", "subjects", "message", "remedy",
)  # fmt: skip
_PLACE = ("file", "line")
"""Where it is written, if it is in a file of the user's."""
_STARTS_A_FORMULA = tuple("=+-@\t\r|＝＋－＠")


class CsvReporter:
    """Writes every finding, accepted ones too, in the order of the result."""

    def render(self, result: AuditResult) -> str:
        """Return the table, with a heading (RFC 4180)."""
        out = StringIO()
        table = csv.writer(out)
        table.writerow((*_COLUMNS, *_PLACE))
        for finding in result.findings:
            place = [getattr(finding.location, name, None) for name in _PLACE]
            table.writerow([_cell(value) for value in (*(getattr(finding, column) for column in _COLUMNS), *place)])
        return out.getvalue()


def _cell(value: object) -> object:
    """Write a text so that no spreadsheet takes it for a formula, whatever a column is called."""
    if not isinstance(value, str):
        return value
    text = visible(value)
    return f"'{text}" if text.lstrip().startswith(_STARTS_A_FORMULA) else text
