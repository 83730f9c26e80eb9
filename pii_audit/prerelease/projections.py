"""The columns that a query puts out, and which column each is a plain copy of."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sqlglot import exp
from sqlglot.optimizer.scope import Scope, build_scope

from pii_audit.model.description import Naming

Known = Callable[[exp.Table], Sequence[str] | None]
"""The columns of a table, or None where they are not known."""


class UnknownColumns(Exception):
    """A query takes all columns of a table that is not known; the message names the table."""


@dataclass(frozen=True)
class Output:
    """A column that a query puts out."""

    name: str
    copy_of: Naming | None
    line: int | None


def outputs(query: exp.Query, known: Known) -> list[Output]:
    """Return the columns of a query, in order.

    Raises:
        UnknownColumns: one of them is `*` of a table that is not known.
    """
    try:
        scope = build_scope(query)
    except Exception:  # noqa: BLE001 - as of parsing
        scope = None
    if scope is None:
        raise UnknownColumns("a query in a form that is not understood")
    return list(_of_scope(scope, known))


def _of_scope(scope: Scope, known: Known) -> Iterator[Output]:
    if isinstance(scope.expression, exp.SetOperation):  # the first query names the columns
        yield from _of_scope(scope.set_operation_scopes[0], known)
        return
    for item in scope.expression.selects if isinstance(scope.expression, exp.Query) else ():
        if item.is_star:
            yield from _starred(item, scope, known)
        elif name := item.alias_or_name:
            column = item.unalias()
            copied = Naming("copy", column.name, _table_of(column, scope)) if isinstance(column, exp.Column) else None
            yield Output(name, copied if copied and copied.name != name else None, _line(item))


def _starred(item: exp.Expr, scope: Scope, known: Known) -> Iterator[Output]:
    wanted = item.table if isinstance(item, exp.Column) else ""
    left_out = {name.name.casefold() for star in item.find_all(exp.Star) for name in star.args.get("except_") or ()}
    for alias, (_, source) in scope.selected_sources.items():
        if wanted and alias != wanted:
            continue
        for output in _of_source(source, known):
            if output.name.casefold() not in left_out:
                yield Output(output.name, output.copy_of, output.line if isinstance(source, Scope) else None)


def _of_source(source: Scope | exp.Table, known: Known) -> Iterator[Output]:
    if isinstance(source, Scope):
        yield from _of_scope(source, known)
        return
    columns = known(source)
    if columns is None:
        raise UnknownColumns(f"all columns of {source.name}, which nothing read so far defines")
    yield from (Output(name, None, None) for name in columns)


def _table_of(column: exp.Column, scope: Scope) -> str:
    source = scope.sources.get(column.table) if column.table else next(iter(scope.sources.values()), None)
    return source.name if isinstance(source, exp.Table) else ""


def _line(item: exp.Expr) -> int | None:
    written = item.args.get("alias") if isinstance(item, exp.Alias) else item.this
    return written.meta.get("line") if isinstance(written, exp.Expr) else None
