"""JSON -> dotted fields, whether a file is made of it or a cell holds it.

Lists add no index: their scalars, or the fields of their objects, are joined by line breaks. Numbers stay as
written, booleans are `1` and `0`, null and empty lists are missing; two or three decimal numbers are a pair of
coordinates. A key that is a value itself (`{"bo@example.com": {"age": 7}}`) goes to the field `(key)`, and `*` takes its
place in the path: `*.age`.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from pii_audit.field_names import Paths, joined

if TYPE_CHECKING:
    import pandas as pd

NAMELESS = "value"
"""The field of what is no object."""

DECODER = json.JSONDecoder(  # an object becomes a tuple of pairs, so that no key given twice is lost
    object_pairs_hook=tuple, parse_float=str, parse_int=str, parse_constant=str
)
_KEY, _ANY = "(key)", "*"
_IN_CELL = r"^\s*[\[{]"
_DECIMAL = re.compile(r"-?\d{1,3}\.\d+")


def flattened(path: str, value: Any, paths: Paths) -> Mapping[str, str]:
    """Return the texts of a decoded value by dotted field, each beginning with `path`.

    Not by recursion: a decoder may go deeper than the interpreter.
    """
    texts: dict[str, list[str]] = {}
    left = [iter([(path, value)])]
    while left:
        path, value = next(left[-1], (None, None))  # type: ignore[assignment]
        if path is None:
            left.pop()
        elif isinstance(value, tuple | list):
            left.append(_children(path, value, paths))
        elif value is not None:
            text = str(int(value)) if isinstance(value, bool) else value
            texts.setdefault(paths.field(path or NAMELESS), []).append(text)
    return {field: "\n".join(found).encode("utf-8", "replace").decode() for field, found in texts.items()}


def with_json_cells_read(frame: "pd.DataFrame", paths: Paths) -> "pd.DataFrame":
    """Put the fields of JSON in a cell beside its column, as `column.key`; a list of scalars stays in the column.

    A cell that is no JSON stays as it is; a column is left out where its cells are nothing but objects. Fields of one
    name are joined line by line.
    """
    columns: dict[str, pd.Series[str]] = {}
    fields: dict[str, dict[int, str]] = {}
    for position, name in enumerate(map(str, frame.columns)):
        values = frame.iloc[:, position].reset_index(drop=True)
        read: list[int] = []
        for row, decoded in _decoded(values):
            read.append(row)
            for field, text in flattened(name, decoded, paths).items():
                texts = fields.setdefault(field, {})
                texts[row] = f"{texts[row]}\n{text}" if row in texts else text
        rest = values.mask(values.index.isin(read)) if read else values
        if not read or rest.notna().any():
            columns[name] = _both(columns[name], rest) if name in columns else rest
    for field, texts in fields.items():
        found = type(frame.iloc[:, 0])(texts, dtype="str").reindex(range(len(frame)))
        columns[field] = _both(columns[field], found) if field in columns else found
    return type(frame)(columns)


def _decoded(values: "pd.Series[str]") -> Iterator[tuple[int, Any]]:
    import pyarrow as pa  # noqa: PLC0415 - like pandas, only where rows are read
    import pyarrow.compute as pc  # noqa: PLC0415

    texts = pa.array(values, type=pa.large_string(), from_pandas=True)
    for row in pc.indices_nonzero(pc.match_substring_regex(texts, _IN_CELL)).to_pylist():
        try:
            yield row, DECODER.decode(texts[row].as_py().strip())
        except (ValueError, RecursionError):
            continue


def _both(before: "pd.Series[str]", after: "pd.Series[str]") -> "pd.Series[str]":
    """Join the texts of two columns of one name, line by line."""
    return before.str.cat(after, sep="\n").where(before.notna() & after.notna(), before.fillna(after))


def _children(path: str, value: tuple[Any, ...] | list[Any], paths: Paths) -> Iterator[tuple[str, Any]]:
    if isinstance(value, list):
        if 2 <= len(value) <= 3 and all(isinstance(item, str) and _DECIMAL.fullmatch(item) for item in value):
            yield path, ", ".join(value)  # coordinates
        else:
            yield from ((path, child) for child in value)
        return
    for key, child in value:
        if paths.is_name(path, key):
            yield joined(path, key), child
        else:
            yield joined(path, _KEY), key
            yield joined(path, _ANY), child
