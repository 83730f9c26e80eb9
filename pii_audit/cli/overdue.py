"""`pii-audit overdue`: the keys of overdue records, written for those who erase them."""

import csv
from collections.abc import Mapping
from io import StringIO
from pathlib import Path

from pii_audit.cli.exits import NotWritten
from pii_audit.plugins import Keys
from pii_audit.private_file import write_private


def write_overdue(path: Path, found: Mapping[str, Keys]) -> str:
    """Write keys by retention rule as CSV, for the owner of the file alone, and say how many.

    Raises:
        NotWritten: the file cannot be written.
    """
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    columns = next((keys.columns for keys in found.values()), ())
    writer.writerow(("rule", *columns))
    for rule, keys in found.items():
        writer.writerows((rule, *row) for row in keys.rows)
    try:
        write_private(path, text.getvalue().encode())
    except OSError as error:
        raise NotWritten(f"cannot write {path}: {error.strerror}") from None
    counts = ", ".join(f"{len(keys.rows):,} under {rule}" for rule, keys in found.items())
    return f"{path}: overdue are {counts}; only you may read the file, and it holds keys of personal data"
