"""dbt: models with their Jinja taken out, property files, and the manifest that dbt writes."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlglot import exp

from pii_audit.document import Document
from pii_audit.model.description import Description
from pii_audit.model.finding import Location
from pii_audit.prerelease.columns import kind_of
from pii_audit.prerelease.projections import Known, Output, UnknownColumns, outputs
from pii_audit.prerelease.statements import TRIED, Statement, Unread, statements
from pii_audit.prerelease.tables import Table, Tables, Written

_WRITTEN_BY_JINJA = "dbt_jinja_"
"""What stands for an expression whose text only dbt knows."""
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_TAG = re.compile(r"\{%.*?%\}", re.DOTALL)
_EXPRESSION = re.compile(r"\{\{-?\s*(?P<inside>.*?)\s*-?\}\}", re.DOTALL)
_CALL = re.compile(r"(?P<what>ref|source|config)\s*\((?P<arguments>.*)\)\Z", re.DOTALL)
_TEXT = re.compile(r"""['"]([^'"]*)['"]""")
_BRANCHES = "a form that is not understood; run dbt compile and check target/manifest.json"


@dataclass(frozen=True)
class Model:
    """A query that dbt makes a table of."""

    schema: str
    name: str
    sql: str
    """Jinja or compiled."""
    location: Location
    """Of the file, where a column has no line of its own."""
    raw: str
    """What stands in the file."""


def without_jinja(text: str) -> str:
    """Put names for references and a placeholder for other expressions; every line stays where it is."""
    for blank in (_COMMENT, _TAG):
        text = blank.sub(lambda found: _lines(found[0]), text)
    return _EXPRESSION.sub(lambda found: _named(found["inside"]) + _lines(found[0]), text)


def _named(expression: str) -> str:
    call = _CALL.match(expression)
    if call is None:
        return _WRITTEN_BY_JINJA
    names = _TEXT.findall(call["arguments"])
    if call["what"] == "config" or not names:
        return ""
    return ".".join(f'"{name}"' for name in names) if call["what"] == "source" else f'"{names[-1]}"'


def _lines(text: str) -> str:
    return "\n" * text.count("\n")


def add_models(models: Sequence[Model], dialect: str | None, tables: Tables) -> dict[Model, Unread]:
    """Give each model's table its columns; return the models that could not be read.

    A model may take all columns of another, in any order of the files, so those that wait for others come again.
    """
    waiting, unread = list(models), dict[Model, Unread]()
    while waiting:
        left = []
        for model in waiting:
            try:
                _add(model, dialect, tables)
                unread.pop(model, None)
            except UnknownColumns as why:
                unread[model] = Unread(model.location.line, f"{model.name} takes {why}")
                left.append(model)
        if len(left) == len(waiting):
            break
        waiting = left
    return unread


def _add(model: Model, dialect: str | None, tables: Tables) -> None:
    def known(source: exp.Table) -> list[str] | None:
        found = tables.find(source.db, source.name)
        return [written.column.name for written in found.columns.values()] if found and found.columns else None

    columns = _columns(model.sql, dialect, known)
    if any(_WRITTEN_BY_JINJA in column.name for column in columns):
        raise UnknownColumns("names of columns from Jinja; run dbt compile and check target/manifest.json")
    table = tables.at(model.schema, model.name)
    for column in columns:
        described = Description(column.name, namings=(column.copy_of,) if column.copy_of else ())
        line = column.line if model.sql == model.raw else line_of(model.raw, column.name)
        table.add(Written(described, replace(model.location, line=line or model.location.line)))


def _columns(sql: str, dialect: str | None, known: Known) -> list[Output]:
    text = without_jinja(sql)
    for tried in (dialect,) if dialect else TRIED:
        read = list(statements(text, tried, queries=True))
        if len(read) == 1 and isinstance(read[0], Statement) and isinstance(query := read[0].tree, exp.Query):
            return outputs(query, known)
    raise UnknownColumns(_BRANCHES)


def is_properties(data: Mapping[str, Any]) -> bool:
    """Tell whether a YAML file describes models, seeds, snapshots or sources."""
    return any(isinstance(data.get(kind), list) for kind in ("models", "seeds", "snapshots", "sources"))


def read_properties(document: Document, file: str, tables: Tables) -> int:
    """Take what a property file says of columns; return how many it lists."""
    count = 0
    for place, schema, entry in _entries(document.data):
        table = tables.at(schema, str(entry.get("identifier") or entry.get("alias") or entry["name"]))
        for i, column in enumerate(entry.get("columns") or ()):
            if isinstance(column, Mapping) and column.get("name"):
                line, _ = document.marks.get((*place, "columns", i), (0, 0))
                _describe(table, column, Location(file, line + 1))
                count += 1
    return count


def _entries(data: Mapping[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str, Mapping[str, Any]]]:
    for kind in ("models", "seeds", "snapshots"):
        for i, entry in enumerate(_list(data.get(kind))):
            yield (kind, i), "", entry
    for i, source in enumerate(_list(data.get("sources"))):
        schema = str(source.get("schema") or source["name"])
        for j, entry in enumerate(_list(source.get("tables"))):
            yield ("sources", i, "tables", j), schema, entry


def _list(value: Any) -> list[Mapping[str, Any]]:
    return [entry for entry in value or () if isinstance(entry, Mapping) and entry.get("name")]


def _describe(table: Table, column: Mapping[str, Any], location: Location) -> None:
    name, comment, type_ = str(column["name"]), str(column.get("description") or ""), column.get("data_type")
    if name.casefold() not in table.columns:
        table.add(Written(Description(name), location))
    kind = kind_of(built) if type_ and (built := _type(str(type_))) else None
    table.change(name, comment=comment, **({"type": str(type_).lower(), "kind": kind} if kind else {}))


def _type(text: str) -> exp.DataType | None:
    try:
        return exp.DataType.build(text)
    except ValueError:  # sqlglot's errors are
        return None


def read_manifest(
    manifest: Mapping[str, Any], tables: Tables, path_of: Callable[[str], str]
) -> tuple[list[Model], int]:
    """Take the columns that a manifest lists; return its models, whose queries may have more, and how many tables it has.

    `path_of` makes a path within the dbt project one as seen from here.
    """
    models, count = [], 0
    entries = {**manifest.get("nodes", {}), **manifest.get("sources", {})}
    for _, node in sorted(entries.items()):
        if node.get("resource_type") not in {"model", "seed", "snapshot", "source"}:
            continue
        if (node.get("config") or {}).get("materialized") == "ephemeral":
            continue
        count += 1
        name = str(node.get("alias") or node.get("identifier") or node["name"])
        schema, raw = str(node.get("schema") or ""), str(node.get("raw_code") or "")
        location = Location(path_of(str(node.get("original_file_path") or "")), 1)
        compiled = node.get("compiled_code")
        table = tables.at(schema, name)
        for column in (node.get("columns") or {}).values():
            _describe(table, column, replace(location, line=line_of(raw, str(column["name"])) or 1))
        if compiled or raw:
            models.append(Model(schema, name, str(compiled or raw), location, raw))
    return models, count


def line_of(text: str, word: str) -> int | None:
    """Return the first line on which a word stands, from 1."""
    found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE)
    return text.count("\n", 0, found.start()) + 1 if found else None
