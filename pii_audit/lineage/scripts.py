"""Edges of SQL scripts: which tables and files their statements fill, from which tables and files."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from sqlglot import exp

from pii_audit.document import visible
from pii_audit.lineage.flows import Flow, Load, flows
from pii_audit.lineage.queries import Known, NotParsed, both, drawn, large, own_names, renamed
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
        if "://" in path:  # a whole address
            return ""
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
        from_, to = self.places.at(load.file), self._dataset(load.into)
        if from_ and to:
            yield Edge(from_, f"{self.known.source}/{to}", EdgeKind.STATEMENT, None, None, 1.0, at)
        elif from_:
            yield f"{at}: {from_} fills {_named(load.into)}, which is no dataset in scope"
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
        key = _key(flow.into) if flow.into is not None else ""
        before = None if flow.named else self._made.get(key)  # what is created anew forgets what it held
        if key and flow.into is not None:
            query = renamed(query, flow.columns or (own_names(before) if before else ()))
            whole = both(before, query) if before else query
            if large(whole):  # such as a table that is filled from itself again and again
                yield f"{at}: {_named(flow.into)} is made by too many steps to look through all of them"
            else:
                self._made[key] = whole
        if self._reads(query) and not flow.temporary and key not in self._temporary:
            what = f"fills {_named(flow.into)}" if flow.into is not None else _writes(flow)
            yield f"{at}: it {what}, which is no dataset in scope{self.places.hint(flow.file)}"
        elif flow.temporary:
            self._temporary.add(key)

    def _dataset(self, table: exp.Expr) -> str:
        """Return the dataset of a table, unless a temporary table of the script has its name."""
        return "" if isinstance(table, exp.Table) and _key(table) in self._temporary else self.known.dataset(table)

    def _target(self, flow: Flow) -> tuple[str, tuple[str, ...]]:
        """Return what a flow fills, as `source/dataset`, and its columns in the order of the query's."""
        if flow.into is None:
            return self.places.at(flow.file), ()
        dataset = "" if flow.temporary else self._dataset(flow.into)
        columns = flow.columns or (() if flow.named else self.known.columns.get(dataset, ()))
        return f"{self.known.source}/{dataset}" if dataset else "", columns

    def _looked_through(self, query: exp.Query) -> exp.Query:
        """Put the queries of tables made before in place of their names."""
        query = query.copy()
        own = {cte.alias.casefold() for cte in query.find_all(exp.CTE)}
        for table in list(query.find_all(exp.Table)):
            made = self._made.get(_key(table))
            if made and table.name.casefold() not in own and not self._dataset(table):
                alias = exp.TableAlias(this=exp.to_identifier(table.alias_or_name))
                table.replace(exp.Subquery(this=made.copy(), alias=alias))
        return query

    def _reads(self, query: exp.Query) -> bool:
        return any(map(self._dataset, query.find_all(exp.Table)))

    def _unknown(self, query: exp.Query) -> list[str]:
        """Name the tables that a query reads and that are neither datasets nor made by itself."""
        own = {cte.alias.casefold() for cte in query.find_all(exp.CTE)}
        tables = (t for t in query.find_all(exp.Table) if isinstance(t.this, exp.Identifier) and not self._dataset(t))
        return sorted({_named(table) for table in tables if table.name.casefold() not in own})


def _key(table: exp.Table) -> str:
    return ".".join(filter(None, (table.text("db"), table.name))).casefold()


def _named(table: exp.Table) -> str:
    """Name a table by its identifiers alone: what stands beside them may be values, comments or secrets."""
    if not isinstance(table.this, exp.Identifier):
        return "a table"
    return visible(".".join(filter(None, (table.text("db"), table.name))))


def _writes(flow: Flow) -> str:
    return "writes a file" if flow.file else "writes to its client"
