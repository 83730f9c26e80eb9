"""Where the columns of a query come from, among the datasets of a source."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from typing import Any

from sqlglot import exp
from sqlglot.errors import SqlglotError
from sqlglot.lineage import Node, lineage
from sqlglot.optimizer.qualify import qualify

from pii_audit.model.dataset import Dataset
from pii_audit.model.lineage import Edge, EdgeKind


class NotParsed(Exception):
    """A query could not be read; the message holds no part of it."""


class Known:
    """The datasets of a source, as queries name them."""

    def __init__(self, source: str, datasets: Iterable[Dataset]) -> None:
        self.source = source
        self._space = ""
        there = [d for d in datasets if d.source == source]
        self.columns = {d.name: tuple(column.name for column in d.columns) for d in there}
        self._names = {name.casefold(): name for name in self.columns}
        short: dict[str, list[str]] = {}
        for name in self.columns:
            short.setdefault(name.rpartition(".")[2].casefold(), []).append(name)
        self._single = {table: names[0] for table, names in short.items() if len(names) == 1}
        self.schema = _nested({name: columns for name, columns in self.columns.items() if columns})

    def within(self, space: str) -> "Known":
        """Return the same, where tables that are named without a schema are of this one."""
        known = copy(self)
        known._space = space
        return known

    def dataset(self, table: exp.Expr) -> str:
        """Return the dataset of a table of a query; empty for what is none, such as the name of a common table expression."""
        return self.named(table.text("db"), table.name) if isinstance(table, exp.Table) else ""

    def column(self, dataset: str, name: str) -> str:
        """Return a column as the dataset writes it; queries write most in any case."""
        there = self.columns.get(dataset, ())
        return name if name in there else next((own for own in there if own.casefold() == name.casefold()), name)

    def named(self, space: str, table: str) -> str:
        """Return the dataset of this schema and table."""
        full = f"{space or self._space}.{table}".strip(".").casefold()
        if found := self._names.get(full):
            return found
        elsewhere = space and not (
            space.casefold() == "main" and table.casefold() in self._names
        )  # SQLite's own name of it
        return "" if elsewhere else self._single.get(table.casefold(), "")


def drawn(
    query: exp.Query,
    to: str,
    columns: Sequence[str],
    known: Known,
    kind: EdgeKind,
    *,
    dialect: str,
    method: str = "declared",
) -> Iterator[Edge]:
    """Draw the columns of a query from those of the tables it reads, and tables that only filter or join as indirect.

    Args:
        query: what fills a dataset.
        to: that dataset, as `source/dataset`.
        columns: its columns in the order of the query's; empty where they are named as there.
        known: the datasets that it may read.
        kind: of the edges.
        dialect: sqlglot's name of it.
        method: how they are known.

    Raises:
        NotParsed: the query is none that sqlglot reads.
    """
    try:
        read = {known.dataset(table) for table in query.find_all(exp.Table)}
        direct = set(_direct(query, columns or _own(query), known, dialect))
    except (SqlglotError, RecursionError, KeyError, ValueError, AttributeError, TypeError) as error:
        raise NotParsed(f"{to}: its query was not understood ({type(error).__name__})") from None
    here = to.removeprefix(f"{known.source}/")
    for dataset, column, into in sorted(direct):
        if dataset != here:
            ends = known.column(dataset, column), known.column(here, into)
            yield Edge(f"{known.source}/{dataset}", to, kind, None, None, 1.0, method, *ends)
    for dataset in sorted(read - {dataset for dataset, _, _ in direct} - {"", here}):
        yield Edge(f"{known.source}/{dataset}", to, kind, None, None, 1.0, method, direct=False)


def _own(query: exp.Query) -> tuple[str, ...]:
    """Return the names that a query gives its columns, as it writes them; none where it does not name them all."""
    names = tuple("" if select.is_star else select.alias_or_name for select in query.selects)
    return names if all(names) else ()


def _direct(query: exp.Query, columns: Sequence[str], known: Known, dialect: str) -> Iterator[tuple[str, str, str]]:
    """Yield dataset and column read, and the column that it goes to: empty where that is not known."""
    qualified = qualify(
        query.copy(), dialect=dialect, schema=known.schema, validate_qualify_columns=False, identify=False
    )
    if not isinstance(qualified, exp.Query):
        raise TypeError
    selects = qualified.selects
    names = columns or [select.alias_or_name for select in selects]
    if len(names) != len(selects):
        names = [""] * len(selects)
    for number, select in enumerate(selects):  # two may have one name, and names lose their case
        select.replace(exp.alias_(select.unalias().copy(), f"c{number}"))
    nodes = lineage(None, qualified, schema=known.schema, dialect=dialect)
    assert isinstance(nodes, dict)  # one node a column, as no column is named # noqa: S101
    for into, node in zip(names, nodes.values(), strict=True):
        for leaf in node.walk():
            if _is_table(leaf) and (dataset := known.dataset(leaf.source)):
                yield dataset, exp.to_column(leaf.name).name, into


def _is_table(node: Node) -> bool:
    return not node.downstream and isinstance(node.source, exp.Table) and node.name != "*"


def _nested(schema: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Put tables under their schemas, where datasets are named with one; sqlglot wants all at one depth."""
    deep = any("." in name for name in schema)
    nested: dict[str, Any] = {}
    for name, columns in schema.items():
        space, _, table = name.rpartition(".")
        if deep:
            nested.setdefault(space, {})[table] = dict.fromkeys(columns, "text")
        else:
            nested[table] = dict.fromkeys(columns, "text")
    return nested
