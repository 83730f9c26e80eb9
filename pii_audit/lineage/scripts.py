"""Edges of SQL scripts: which tables and files their statements fill, from which tables and files."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from sqlglot import exp

from pii_audit.lineage.flows import Flow, Load, flows
from pii_audit.lineage.queries import Known, NotParsed, drawn
from pii_audit.model.dataset import Dataset
from pii_audit.model.lineage import Edge, EdgeKind


@dataclass(frozen=True)
class Places:
    """Where the files of all sources lie."""

    datasets: Mapping[str, Dataset]
    """By the path or URL of the file."""

    def at(self, path: str) -> str:
        """Return the file, as `source/dataset`, that a script means by a path; empty where none, or more than one, may be meant.

        It is the one that lies there or, as servers see other roots than we do, whose name within its source is
        the end of the path.
        """
        path = path.replace("\\", "/").removeprefix("file://")
        if exact := self.datasets.get(path):
            return f"{exact.source}/{exact.name}"
        ends = {f"{d.source}/{d.name}" for d in self.datasets.values() if f"/{path}".endswith(f"/{d.name}")}
        return ends.pop() if len(ends) == 1 else ""

    def hint(self, path: str) -> str:
        """Say which file may have been meant by a path that leads to none."""
        names = {dataset.short_name: dataset.name for dataset in self.datasets.values()}
        close = get_close_matches(path.rpartition("/")[2], sorted(names), n=1, cutoff=0.8) if path else []
        return f"; did you mean {names[close[0]]}?" if close else ""


@dataclass
class Script:
    """The statements of one file or of stored code, one after the other."""

    name: str
    """As messages give it."""

    known: Known
    """The datasets of the database it runs in."""

    places: Places

    dialect: str
    """sqlglot's name of it."""

    stored: frozenset[str] = frozenset()
    """Names of stored code that is looked into by itself."""

    _made: dict[str, exp.Query] = field(default_factory=dict)
    """The queries of tables that it made before, and that are no datasets, by their names."""

    _temporary: set[str] = field(default_factory=set)

    def edges(self, text: str) -> Iterator[Edge | str]:
        """Draw what the statements of a text move; what cannot be told comes as a line that says where and why."""
        for found in flows(text, self.dialect):
            at = f"{self.name}:{found.line}"
            if isinstance(found, Load):
                yield from self._loaded(found, at)
            elif isinstance(found, Flow):
                yield from self._filled(found, at)
            elif found.calls not in self.stored:
                yield f"{at}: {found.why}"

    def _loaded(self, load: Load, at: str) -> Iterator[Edge | str]:
        from_, to = self.places.at(load.file), self.known.dataset(load.into)
        if from_ and to:
            yield Edge(from_, f"{self.known.source}/{to}", EdgeKind.STATEMENT, None, None, 1.0, at)
        elif to and load.file:
            yield f"{at}: {to} is filled from a file that is no dataset in scope{self.places.hint(load.file)}"

    def _filled(self, flow: Flow, at: str) -> Iterator[Edge | str]:
        query = self._looked_through(flow.query)
        to, columns = self._target(flow)
        if to:
            try:
                yield from drawn(query, to, columns, self.known, EdgeKind.STATEMENT, dialect=self.dialect, method=at)
            except NotParsed as error:
                yield f"{at}: {error}"
            yield from (f"{at}: it reads {table}, which is no dataset in scope" for table in self._unknown(query))
            return
        name = flow.into.name.casefold() if flow.into is not None else ""
        before = None if flow.named else self._made.get(name)  # what is created anew forgets what it held
        if name:
            self._made[name] = exp.union(before, query, distinct=False) if before else query
        if self._reads(query) and not flow.temporary and name not in self._temporary:
            yield f"{at}: it {_fills(flow)}, which is no dataset in scope{self.places.hint(flow.file)}"
        elif flow.temporary:
            self._temporary.add(name)

    def _target(self, flow: Flow) -> tuple[str, tuple[str, ...]]:
        """Return what a flow fills, as `source/dataset`, and its columns in the order of the query's."""
        if flow.into is None:
            return self.places.at(flow.file), ()
        dataset = self.known.dataset(flow.into)
        columns = flow.columns or (() if flow.named else self.known.columns.get(dataset, ()))
        return f"{self.known.source}/{dataset}" if dataset else "", columns

    def _looked_through(self, query: exp.Query) -> exp.Query:
        """Put the queries of tables made before in place of their names."""
        query = query.copy()
        own = {cte.alias.casefold() for cte in query.find_all(exp.CTE)}
        for table in list(query.find_all(exp.Table)):
            made = self._made.get(table.name.casefold())
            if made and table.name.casefold() not in own and not self.known.dataset(table):
                alias = exp.TableAlias(this=exp.to_identifier(table.alias_or_name))
                table.replace(exp.Subquery(this=made.copy(), alias=alias))
        return query

    def _reads(self, query: exp.Query) -> bool:
        return any(map(self.known.dataset, query.find_all(exp.Table)))

    def _unknown(self, query: exp.Query) -> list[str]:
        """Name the tables that a query reads and that are neither datasets nor made by itself."""
        own = {cte.alias.casefold() for cte in query.find_all(exp.CTE)}
        tables = (
            t for t in query.find_all(exp.Table) if isinstance(t.this, exp.Identifier) and not self.known.dataset(t)
        )
        return sorted({table.name for table in tables if table.name.casefold() not in own})


def _fills(flow: Flow) -> str:
    if flow.into is not None:
        return f"fills {flow.into.sql()}"
    return "writes a file" if flow.file else "writes to its client"
