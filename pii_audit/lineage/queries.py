"""Where the columns of a query come from, among the datasets of a source."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from itertools import islice
from typing import Any

from sqlglot import exp
from sqlglot.errors import SqlglotError
from sqlglot.lineage import Node, lineage
from sqlglot.optimizer.qualify import qualify
from sqlglot.schema import MappingSchema

from pii_audit.model.dataset import Dataset
from pii_audit.model.lineage import Edge, EdgeKind

_NODES, _COLUMNS = 3_000, 200
"""Of a query that is followed column by column; one beyond is drawn from table to table."""


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
        self._nested = _nested({name: columns for name, columns in self.columns.items() if columns})
        self._schemas: dict[str, MappingSchema] = {}

    def within(self, space: str) -> "Known":
        """Return the same, where tables that are named without a schema are of this one."""
        known = copy(self)
        known._space = space
        return known

    def schema(self, dialect: str) -> MappingSchema:
        """Return the columns of all tables, as a dialect compares names: PostgreSQL tells "Customers" from customers."""
        if dialect not in self._schemas:
            self._schemas[dialect] = MappingSchema(self._nested, dialect=dialect, normalize=dialect != "postgres")
        return self._schemas[dialect]

    def dataset(self, table: exp.Expr) -> str:
        """Return the dataset of a table of a query; empty for what is none, such as the name of a common table expression."""
        return self.named(table.text("db"), table.name) if isinstance(table, exp.Table) else ""

    def column(self, dataset: str, name: str) -> str:
        """Return a column as the dataset writes it; queries write most in any case."""
        there = self.columns.get(dataset, ())
        return name if name in there else next((own for own in there if own.casefold() == name.casefold()), name)

    def target(self, dataset: str, name: str) -> str:
        """Return the column of a dataset that is filled; empty where it has none of that name."""
        column = self.column(dataset, name)
        return column if column in self.columns.get(dataset, ()) or not self.columns.get(dataset) else ""

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
    query = query.copy()
    try:
        read = {known.dataset(table) for table in _outer_tables(query)}
        direct = set() if large(query) else set(_direct(query, columns or own_names(query), known, dialect))
    except (SqlglotError, RecursionError, KeyError, ValueError, AttributeError, TypeError) as error:
        raise NotParsed(f"{to}: its query was not understood ({type(error).__name__})") from None
    here = to.removeprefix(f"{known.source}/")
    for dataset, column, into in sorted(direct):
        if dataset != here:
            ends = known.column(dataset, column), known.target(here, into)
            yield Edge(f"{known.source}/{dataset}", to, kind, None, None, 1.0, method, *ends)
    for dataset in sorted(read - {dataset for dataset, _, _ in direct} - {"", here}):
        # Where no column at all could be followed, nobody can say that these only filter.
        yield Edge(f"{known.source}/{dataset}", to, kind, None, None, 1.0, method, direct=not direct)


def large(query: exp.Query) -> bool:
    """Tell whether a query is too large to be followed column by column in a moment."""
    nodes = sum(1 for _ in islice(query.walk(), _NODES + 1))
    return nodes > _NODES or len(query.selects) > _COLUMNS


def renamed(query: exp.Query, columns: Sequence[str]) -> exp.Query:
    """Give the columns of a query other names, where there are as many."""
    selects = query.selects
    if len(selects) != len(columns) or any(select.is_star for select in selects):
        return query
    query = query.copy()
    for select, name in zip(query.selects, columns, strict=True):
        select.replace(exp.alias_(select.unalias().copy(), name, quoted=True))
    return query


def both(first: exp.Query, second: exp.Query) -> exp.Query:
    """Put the rows of two queries together, by the names of their columns; what one does not have is empty there."""
    names = [own_names(query) for query in (first, second)]
    if not all(names):
        return exp.union(first, second, distinct=False)
    every = list(dict.fromkeys(name for own in names for name in own))
    parts = [
        exp.select(
            *(exp.column(n, quoted=True) if n in own else exp.alias_(exp.null(), n, quoted=True) for n in every)
        ).from_(query.copy().subquery("made"))
        for query, own in zip((first, second), names, strict=True)
    ]
    return exp.union(*parts, distinct=False)


def _outer_tables(query: exp.Query) -> Iterator[exp.Table]:
    """Yield the tables that a query reads; a name that a common table expression has is none, but inside that itself."""
    shadows: dict[str, list[exp.CTE]] = {}
    for cte in query.find_all(exp.CTE):
        shadows.setdefault(cte.alias.casefold(), []).append(cte)
    for table in query.find_all(exp.Table):
        own = table.find_ancestor(exp.CTE)
        if table.text("db") or all(cte is own for cte in shadows.get(table.name.casefold(), ())):
            yield table


def own_names(query: exp.Query) -> tuple[str, ...]:
    """Return the names that a query gives its columns, as it writes them; none where it does not name them all."""
    names = tuple("" if select.is_star else select.alias_or_name for select in query.selects)
    return names if all(names) else ()


def _direct(query: exp.Query, columns: Sequence[str], known: Known, dialect: str) -> Iterator[tuple[str, str, str]]:
    """Yield dataset and column read, and the column that it goes to: empty where that is not known."""
    schema = known.schema(dialect)
    qualified = qualify(query, dialect=dialect, schema=schema, validate_qualify_columns=False, identify=False)
    if not isinstance(qualified, exp.Query):
        raise TypeError
    selects = qualified.selects
    if len(selects) > _COLUMNS:
        return
    names = columns or [select.alias_or_name for select in selects]
    if len(names) != len(selects):
        names = [""] * len(selects)
    for number, select in enumerate(selects):  # two may have one name, and names lose their case
        select.replace(exp.alias_(select.unalias().copy(), f"c{number}"))
    nodes = lineage(None, qualified, schema=schema, dialect=dialect)
    assert isinstance(nodes, dict)  # one node a column, as no column is named # noqa: S101
    for into, node in zip(names, nodes.values(), strict=True):
        for leaf in node.walk():
            if _is_table(leaf) and (dataset := known.dataset(leaf.source)):
                column = known.column(dataset, exp.to_column(leaf.name).name)
                if not known.columns[dataset] or column in known.columns[dataset]:
                    yield dataset, column, into


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
