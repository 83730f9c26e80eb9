"""Edges that need no values: foreign keys, views column by column, and what a dbt manifest says of its models."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sqlglot import exp
from sqlglot.dialects.dialect import Dialect

from pii_audit.lineage.queries import Known, NotParsed, drawn
from pii_audit.model.lineage import Edge, EdgeKind, ForeignKey, ViewDefinition
from pii_audit.sql_text import DIALECTS, parsed

_DBT = "dbt manifest"


def reference(source: str, key: ForeignKey) -> Iterator[Edge]:
    """Draw a foreign key, from the dataset referred to."""
    for column, to in zip(key.columns, key.to_columns, strict=False):
        from_, into = f"{source}/{key.to}", f"{source}/{key.dataset}"
        yield Edge(from_, into, EdgeKind.FOREIGN_KEY, None, None, 1.0, "declared", to, column)


def view(definition: ViewDefinition, known: Known) -> Iterator[Edge]:
    """Draw a view from the tables it reads.

    Raises:
        NotParsed: its query is none that sqlglot reads.
    """
    to, dialect = f"{known.source}/{definition.dataset}", DIALECTS.get(definition.dialect, definition.dialect)
    tree = _parsed(definition.sql, dialect)
    columns: tuple[str, ...] = ()
    if isinstance(tree, exp.Create):  # some databases give the whole statement
        if isinstance(tree.this, exp.Schema):
            columns = tuple(column.name for column in tree.this.expressions)
        tree = tree.expression
    if not isinstance(tree, exp.Query):
        raise NotParsed(f"{to}: its query was not understood")
    known = known.within(definition.dataset.rpartition(".")[0])
    yield from drawn(tree, to, columns, known, EdgeKind.VIEW, dialect=dialect)


def dbt(manifest: Path, known: Known) -> Iterator[Edge]:
    """Draw the models of a dbt project's manifest.json from what they are made of; models that are not in scope are left out.

    Column by column, where the manifest has the compiled query (`dbt compile`).

    Raises:
        NotParsed: the file is no manifest.
    """
    try:
        written: Mapping[str, Any] = json.loads(manifest.read_bytes())
        nodes = {
            id_: (
                node,
                known.named(node.get("schema") or "", node.get("alias") or node.get("identifier") or node["name"]),
            )
            for id_, node in sorted((written["nodes"] | written["sources"]).items())
            if node["resource_type"] in {"model", "seed", "snapshot", "source"}
        }
        adapter = str((written.get("metadata") or {}).get("adapter_type") or "")
        parents = {id_: tuple(written["nodes"][id_]["depends_on"]["nodes"]) for id_ in nodes if id_ in written["nodes"]}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise NotParsed(
            f"{known.source}: {manifest.name} is no manifest.json of dbt ({type(error).__name__})"
        ) from None
    for id_, above in parents.items():
        node, model = nodes[id_]
        if not model:
            continue
        from_ = sorted({nodes[parent][1] for parent in above if parent in nodes} - {"", model})
        yield from _compiled(node, model, known, DIALECTS.get(adapter, adapter)) or (
            Edge(f"{known.source}/{parent}", f"{known.source}/{model}", EdgeKind.VIEW, None, None, 1.0, _DBT)
            for parent in from_
        )


def _compiled(node: Mapping[str, Any], model: str, known: Known, dialect: str) -> list[Edge]:
    tree = _parsed(str(node.get("compiled_code") or ""), dialect)
    if not isinstance(tree, exp.Query):
        return []
    try:
        known = known.within(str(node.get("schema") or ""))
        return list(drawn(tree, f"{known.source}/{model}", (), known, EdgeKind.VIEW, dialect=dialect, method=_DBT))
    except NotParsed:
        return []


def _parsed(sql: str, dialect: str) -> exp.Expr | None:
    try:
        reader = Dialect.get_or_raise(dialect)
        return parsed(reader, reader.tokenize(sql), sql)
    except ValueError:  # a dialect that there is not, or quotes that do not end
        return None
