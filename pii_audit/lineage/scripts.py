"""Edges of SQL scripts: which tables and files their statements fill, from which tables and files."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlglot import exp

from pii_audit.lineage.flows import Flow, Load, Unread, flows
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


def script(name: str, text: str, known: Known, places: Places, dialect: str) -> Iterator[Edge | str]:
    """Draw what a script moves; what cannot be told comes as a line that says where and why.

    Args:
        name: of the file, as messages give it.
        text: what stands in it.
        known: the datasets of the database it runs in.
        places: the files of all sources.
        dialect: sqlglot's name of it.
    """
    made: dict[str, exp.Query] = {}
    for found in flows(text, dialect):
        at = f"{name}:{found.line}"
        if isinstance(found, Unread):
            yield f"{at}: {found.why}"
        elif isinstance(found, Load):
            yield from _loaded(found, at, known, places)
        else:
            yield from _filled(found, at, known, places, dialect, made)


def _loaded(load: Load, at: str, known: Known, places: Places) -> Iterator[Edge | str]:
    from_, to = places.at(load.file), known.dataset(load.into)
    if from_ and to:
        yield Edge(from_, f"{known.source}/{to}", EdgeKind.STATEMENT, None, None, 1.0, at)
    elif to and load.file:
        yield f"{at}: {to} is filled from a file that is no dataset in scope"


def _filled(
    flow: Flow, at: str, known: Known, places: Places, dialect: str, made: dict[str, exp.Query]
) -> Iterator[Edge | str]:
    query = _with_made(flow.query, made, known)
    reads = any(known.dataset(table) for table in query.find_all(exp.Table))
    to, columns = _target(flow, known, places)
    if not to:
        before = made.get(flow.into.name.casefold()) if flow.into is not None else None
        if flow.into is not None:
            made[flow.into.name.casefold()] = exp.union(before, query, distinct=False) if before else query
        if reads and not flow.temporary and not before:
            yield f"{at}: it {_fills(flow)}, which is no dataset in scope"
        return
    try:
        yield from drawn(query, to, columns, known, EdgeKind.STATEMENT, dialect=dialect, method=at)
    except NotParsed as error:
        yield f"{at}: {error}"


def _fills(flow: Flow) -> str:
    if flow.into is not None:
        return f"fills {flow.into.sql()}"
    return "writes a file" if flow.file else "writes to its client"


def _target(flow: Flow, known: Known, places: Places) -> tuple[str, tuple[str, ...]]:
    """Return what a flow fills, as `source/dataset`, and its columns in the order of the query's."""
    if flow.into is None:
        return places.at(flow.file), ()
    dataset = known.dataset(flow.into)
    columns = flow.columns or (() if flow.named else known.columns.get(dataset, ()))
    return f"{known.source}/{dataset}" if dataset else "", columns


def _with_made(query: exp.Query, made: Mapping[str, exp.Query], known: Known) -> exp.Query:
    """Put the queries of tables that the script has made before, and that are no datasets, in place of their names."""
    query = query.copy()
    own = {cte.alias.casefold() for cte in query.find_all(exp.CTE)}
    for table in list(query.find_all(exp.Table)):
        key = table.name.casefold()
        if key in made and key not in own and not known.dataset(table):
            table.replace(
                exp.Subquery(this=made[key].copy(), alias=exp.TableAlias(this=exp.to_identifier(table.alias_or_name)))
            )
    return query
