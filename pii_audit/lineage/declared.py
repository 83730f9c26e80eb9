"""Edges that need no values: foreign keys, views column by column, and what a dbt manifest says of its models."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError
from sqlglot.lineage import Node, lineage

from pii_audit.model.dataset import Dataset
from pii_audit.model.lineage import Edge, EdgeKind, ForeignKey, ViewDefinition

_DIALECTS = {"postgresql": "postgres", "mariadb": "mysql", "mssql": "tsql"}
"""Where sqlglot has another name than SQLAlchemy."""


class NotParsed(Exception):
    """A view's query could not be read; the message holds no part of it."""


def reference(source: str, key: ForeignKey) -> Iterator[Edge]:
    """Draw a foreign key, from the dataset referred to."""
    for column, to in zip(key.columns, key.to_columns, strict=False):
        yield _edge(EdgeKind.FOREIGN_KEY, f"{source}/{key.to}", to, f"{source}/{key.dataset}", column)


def view(source: str, definition: ViewDefinition, datasets: Sequence[Dataset]) -> Iterator[Edge]:
    """Draw the columns of a view from those of the tables it reads, and tables that only filter or join as indirect.

    Raises:
        NotParsed: its query is none that sqlglot reads.
    """
    names = _Names(source, definition.dataset, datasets)
    try:
        query = _query(definition)
        schema = {d.name: {c.name: "text" for c in d.columns} for d in datasets if d.source == source and d.columns}
        columns = lineage(None, query, schema=_nested(schema), dialect=_dialect(definition))
        assert isinstance(columns, dict)  # one node a column, as no column is named # noqa: S101
        direct = {
            (names.dataset(leaf.source), _column(leaf.name), column)
            for column, node in columns.items()
            for leaf in node.walk()
            if _is_table(leaf)
        }
        read = {names.dataset(table) for table in query.find_all(exp.Table)}
    except (SqlglotError, RecursionError, KeyError, ValueError, AttributeError, TypeError) as error:
        raise NotParsed(
            f"{source}/{definition.dataset}: its query was not understood ({type(error).__name__})"
        ) from None
    to = f"{source}/{definition.dataset}"
    for dataset, column, into in sorted((d, c, i) for d, c, i in direct if d):
        yield _edge(EdgeKind.VIEW, f"{source}/{dataset}", column, to, into)
    for dataset in sorted(read - {d for d, _, _ in direct} - {"", definition.dataset}):
        yield _edge(EdgeKind.VIEW, f"{source}/{dataset}", "", to, "", direct=False)


def dbt(source: str, manifest: Path, datasets: Sequence[Dataset]) -> Iterator[Edge]:
    """Draw the models of a dbt project's manifest.json from what they are made of; models that are not in scope are left out.

    Raises:
        NotParsed: the file is no manifest.
    """
    names = _Names(source, "", datasets)
    try:
        written: Mapping[str, Any] = json.loads(manifest.read_bytes())
        relations = {
            id_: names.named(node.get("schema") or "", node.get("alias") or node.get("identifier") or node["name"])
            for id_, node in (written["nodes"] | written["sources"]).items()
            if node["resource_type"] in {"model", "seed", "snapshot", "source"}
        }
        parents = {id_: node["depends_on"]["nodes"] for id_, node in written["nodes"].items() if id_ in relations}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise NotParsed(f"{source}: {manifest.name} is no manifest.json of dbt ({type(error).__name__})") from None
    edges = {(relations.get(parent), relations[id_]) for id_, several in parents.items() for parent in several}
    for parent, model in sorted((p, m) for p, m in edges if p and m):
        yield _edge(EdgeKind.VIEW, f"{source}/{parent}", "", f"{source}/{model}", "", method="dbt manifest")


def _edge(
    kind: EdgeKind, from_: str, column: str, to: str, into: str, *, direct: bool = True, method: str = "declared"
) -> Edge:
    return Edge(from_, to, kind, None, None, 1.0, method, column, into, direct=direct)


def _dialect(definition: ViewDefinition) -> str:
    return _DIALECTS.get(definition.dialect, definition.dialect)


def _query(definition: ViewDefinition) -> exp.Query:
    """Return the query of a view, whether the database gives it alone or as CREATE VIEW."""
    parsed = sqlglot.parse_one(definition.sql, dialect=_dialect(definition))
    query = parsed.expression if isinstance(parsed, exp.Create) else parsed
    if not isinstance(query, exp.Query):
        raise TypeError
    return query


def _is_table(node: Node) -> bool:
    return not node.downstream and isinstance(node.source, exp.Table) and node.name != "*"


def _column(name: str) -> str:
    return exp.to_column(name).name


def _nested(schema: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """Put tables under their schemas, where datasets are named with one; sqlglot wants all at one depth."""
    deep = any("." in name for name in schema)
    nested: dict[str, Any] = {}
    for name, columns in schema.items():
        space, _, table = name.rpartition(".")
        if deep:
            nested.setdefault(space, {})[table] = dict(columns)
        else:
            nested[table] = dict(columns)
    return nested


class _Names:
    """Finds the dataset that a query means by the name of a table."""

    def __init__(self, source: str, view: str, datasets: Iterable[Dataset]) -> None:
        self._known = {d.name.casefold(): d.name for d in datasets if d.source == source}
        self._space = view.rpartition(".")[0]
        short: dict[str, list[str]] = {}
        for name in self._known.values():
            short.setdefault(name.rpartition(".")[2].casefold(), []).append(name)
        self._single = {table: names[0] for table, names in short.items() if len(names) == 1}

    def dataset(self, table: exp.Expression | exp.Expr) -> str:
        """Return the dataset of a table; empty for what is none, such as the name of a common table expression."""
        return self.named(table.text("db"), table.name) if isinstance(table, exp.Table) else ""

    def named(self, space: str, table: str) -> str:
        """Return the dataset of this schema and table."""
        full = f"{space or self._space}.{table}".strip(".").casefold()
        return self._known.get(full) or self._single.get(table.casefold(), "")
