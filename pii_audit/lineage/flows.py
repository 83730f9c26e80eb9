"""What SQL moves where: the statements of a text that fill a table from a query, or write and load files.

Nothing of the text goes into a message: a statement may hold values.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlglot import exp
from sqlglot.dialects.dialect import Dialect
from sqlglot.errors import SqlglotError

from pii_audit.lineage.script_text import CALLS, OF_DDL, VERBS, Statement, Unread, statements
from pii_audit.sql_text import parsed

_CALLED = re.compile(r"([^\s.()`\"\[\];]+)[`\"\]]?\s*(?:\(|$|\s)")
_UNLOAD = re.compile(
    r"\bUNLOAD\s*\(\s*(?:'((?:[^']|'')*)'|\$\$(.*?)\$\$)\s*\)\s*TO\s*'([^']+)'", re.DOTALL | re.IGNORECASE
)
_OUTFILE = re.compile(
    r"\bINTO\s+(?:OUTFILE|DUMPFILE)\s+'([^']+)'(?:\s+CHARACTER\s+SET\s+\w+)?"
    r"(?:\s+(?:FIELDS|COLUMNS|LINES|(?:OPTIONALLY\s+)?ENCLOSED|ESCAPED|TERMINATED|STARTING)(?:\s+BY\s+'(?:[^'\\]|\\.|'')*')?)*",
    re.IGNORECASE,
)
_INFILE = re.compile(
    r"\bLOAD\s+DATA\b.*?\bIN(?:FILE|PATH)\s+'([^']+)'.*?\bINTO\s+TABLE\s+([\w.`\"]+)", re.DOTALL | re.IGNORECASE
)
_FILLS = frozenset({"INSERT", "MERGE", "UPDATE"})
_MOVES = frozenset({"COPY", "EXPORT", "UNLOAD"})
"""What does nothing but move data."""
_HARMLESS = frozenset({
    "DELETE", "REVOKE", "GRANT", "SHOW", "FETCH", "EXPLAIN", "DESCRIBE", "PRAGMA", "ALTER", "DROP", "COMMENT", "TRUNCATE", "ANALYZE",
    "SET", "RESET", "LISTEN", "DETACH", "RETURN", "RAISE", "PERFORM", "OPEN", "CLOSE", "REFRESH", "BEGIN", "END", "DECLARE",
})  # fmt: skip
"""What may have a FROM and fills nothing."""
_CLIENT = frozenset({"stdin", "stdout", "pstdin", "pstdout"})


@dataclass(frozen=True)
class Flow:
    """A query, and the table or file that takes what it puts out."""

    line: int

    query: exp.Query

    into: exp.Table | None = None

    columns: tuple[str, ...] = ()
    """Of the table, in the order of the query's; empty: its own, in their order."""

    file: str = ""
    """Empty with no table: the client that runs the statement."""

    temporary: bool = False

    named: bool = False
    """Whether the columns of the table are those that the query names."""


@dataclass(frozen=True)
class Load:
    """A file that fills a table."""

    line: int

    file: str
    """Empty: the client that runs the statement."""

    into: exp.Table


def flows(text: str, dialect: str) -> Iterator[Flow | Load | Unread]:
    """Yield what each statement of a text moves, in order; those that move nothing are left out.

    Args:
        text: SQL, with the commands of a client such as psql.
        dialect: sqlglot's name of it.
    """
    for one in statements(text, dialect):
        if isinstance(one, Unread):
            yield one
        else:
            yield from _of_statement(one)


def _of_statement(one: Statement) -> Iterator[Flow | Load | Unread]:
    line, words = one.line, one.words
    if words[0] in CALLS:
        called = _CALLED.search(" ".join(token.text for token in one.tokens[1:]))
        yield Unread(line, "it calls stored code", called[1].casefold() if called else "")
        return
    if words[0] not in VERBS:
        if words[0] not in _HARMLESS and {"FROM", "INTO"} & set(words):
            yield Unread(line, "it is not understood")
        return
    tree = found = None
    try:
        found = _of_other_grammars(one.reader, one.written(), line)
        tree = None if found else one.parsed()
        found = found or (_of_tree(tree, line) if tree else None)
    except (SqlglotError, AttributeError, KeyError, TypeError, ValueError, RecursionError):  # a form we do not know
        tree = None
    for cte in tree.find_all(exp.CTE) if tree is not None else ():
        inner = _of_tree(cte.this, line) if isinstance(cte.this, exp.Insert | exp.Update) else None
        if tree is not None and isinstance(inner, Flow):
            yield replace(inner, query=_with(inner.query, tree))
    if found:
        yield found
    elif (
        words[0] in _MOVES
        or (tree is None and words[0] in _FILLS)
        or words[:2] == ["LOAD", "DATA"]
        or ((tree is None or isinstance(tree, exp.Command)) and {"SELECT", "FROM"} <= set(words))
    ):
        yield Unread(line, "it may move data, in a form that is not understood")


def _of_other_grammars(reader: Dialect, written: str, line: int) -> Flow | Load | None:
    """Read what sqlglot does not: UNLOAD, INTO OUTFILE, LOAD DATA."""
    if unload := _UNLOAD.search(written):
        query = _query(reader, (unload[1] or unload[2] or "").replace("''", "'"))
        return Flow(line, query, file=unload[3]) if query else None
    if outfile := _OUTFILE.search(written):
        query = _query(reader, written[: outfile.start()] + written[outfile.end() :])
        return Flow(line, query, file=outfile[1]) if query else None
    if infile := _INFILE.search(written):
        return Load(line, infile[1], exp.to_table(infile[2], dialect=reader))
    return None


def _query(reader: Dialect, text: str) -> exp.Query | None:
    tree = parsed(reader, reader.tokenize(text), text)
    return tree if isinstance(tree, exp.Query) else None


def _of_tree(tree: exp.Expr, line: int) -> Flow | Load | None:
    for kind, read in _READ.items():
        if isinstance(tree, kind):
            return read(tree, line)
    return None


def _of_create(tree: exp.Create, line: int) -> Flow | None:
    if tree.kind not in OF_DDL or not isinstance(tree.expression, exp.Query):
        return None
    temporary = tree.find(exp.TemporaryProperty) is not None
    into, columns = _target(tree.this)
    if isinstance(tree.this, exp.Schema) and tree.this.find(
        exp.ColumnDef
    ):  # MySQL's: columns beside those of the query
        columns = ()
    return Flow(line, _with(tree.expression, tree), into, columns, temporary=temporary, named=True)


def _of_insert(tree: exp.Insert, line: int) -> Flow | None:
    if not isinstance(tree.expression, exp.Query):
        return None
    if isinstance(tree.this, exp.Directory):
        return Flow(line, _with(tree.expression, tree), file=tree.this.name)
    return Flow(line, _with(tree.expression, tree), *_target(tree.this))


def _of_select(tree: exp.Select, line: int) -> Flow | None:
    if not (into := tree.args.get("into")) or not isinstance(into.this, exp.Table):
        return None
    query = tree.copy()
    query.set("into", None)
    return Flow(line, query, into.this, temporary=bool(into.args.get("temporary")), named=True)


def _of_export(tree: exp.Export, line: int) -> Flow | None:
    uris = (p.args["value"].name for p in tree.find_all(exp.Property) if p.name.casefold() == "uri")
    return Flow(line, tree.this, file=next(uris, "")) if isinstance(tree.this, exp.Query) else None


def _target(written: exp.Expr) -> tuple[exp.Table, tuple[str, ...]]:
    if isinstance(written, exp.Schema):
        return written.this, tuple(column.name for column in written.expressions)
    return written, ()  # type: ignore[return-value] # a table, where it is no schema


def _with(query: exp.Query, statement: exp.Expr) -> exp.Query:
    """Give a query the common table expressions of the statement around it; what DELETE … RETURNING gives is a query, too."""
    query = query.copy()
    if isinstance(query, exp.Subquery) and isinstance(inside := query.unnest(), exp.Query):
        query = inside
    if (ctes := statement.args.get("with_")) and not query.args.get("with_"):
        query.set("with_", ctes.copy())
    for cte in query.find_all(exp.CTE):
        if isinstance(cte.this, exp.Delete | exp.Update | exp.Insert) and (given := cte.this.args.get("returning")):
            table, _ = _target(cte.this.this)
            cte.set("this", exp.select(*(one.copy() for one in given.expressions)).from_(table.copy()))
    return query


def _of_update(tree: exp.Update, line: int) -> Flow | None:
    """Write `UPDATE t SET c = x FROM s WHERE …` as the query that gives the new values."""
    first, source = tree.this.copy(), tree.args.get("from_")
    joins, where = first.args.pop("joins", None) or [], tree.args.get("where")
    if source is None and not joins and not tree.find(exp.Subquery):
        return None
    values = [(e.this, e.expression) for e in tree.expressions if isinstance(e, exp.EQ)]
    named = {table.alias_or_name.casefold(): table for table in tree.find_all(exp.Table) if table.alias}
    meant = (values[0][0].text("table") if values else "") or first.alias_or_name
    target = named.get(meant.casefold(), first)  # an alias that stands for it, or one of several that are joined
    query = _selected([(column.name, value) for column, value in values])
    if source is not None and target is not first and first.name.casefold() in named:
        query = query.from_(source.this.copy())  # SQL Server's: the target is named again in FROM
    else:
        query = query.from_(first.copy())
        query = query.join(source.this.copy(), join_type="cross") if source else query
    for join in joins:
        query.append("joins", join.copy())
    if where:
        query = query.where(where.this.copy())
    into = target.copy()
    into.set("alias", None)
    into.set("joins", None)
    return Flow(line, _with(query, tree), into, tuple(column.name for column, _ in values))


def _of_merge(tree: exp.Merge, line: int) -> Flow:
    """Write `MERGE INTO t USING s ON …` as the query that gives the new values."""
    target, values = tree.this.copy(), list[tuple[str, exp.Expr]]()
    for when in tree.args["whens"].expressions:
        then = when.args.get("then")
        if isinstance(then, exp.Update):
            values += [(e.this.name, e.expression) for e in then.expressions if isinstance(e, exp.EQ)]
        elif isinstance(then, exp.Insert) and isinstance(then.expression, exp.Tuple) and then.this:
            names = (column.name for column in then.this.expressions)
            values += zip(names, then.expression.expressions, strict=False)
    using, whole = tree.args["using"].copy(), not values  # whole: INSERT VALUES (…) without names, INSERT *
    query = (exp.select(exp.Star()) if whole else _selected(values)).from_(using)
    if not whole:
        query = query.join(target.copy(), on=tree.args["on"].copy(), join_type="left")
    target.set("alias", None)
    return Flow(line, _with(query, tree), target, tuple(name for name, _ in values), named=whole)


def _selected(values: Sequence[tuple[str, exp.Expr]]) -> exp.Select:
    return exp.select(*(exp.alias_(value.copy(), f"c{i}") for i, (_, value) in enumerate(values)))


def _of_copy(tree: exp.Copy, line: int) -> Flow | Load | None:
    (other, *_) = tree.args.get("files") or [None]
    this, inward = tree.this, bool(tree.args.get("kind"))
    if isinstance(other, exp.Table | exp.Subquery) and (inner := other.this) is not None:  # Snowflake's
        if isinstance(inner, exp.Literal):
            other = inner
        elif isinstance(this, exp.Table) and isinstance(this.this, exp.Literal):
            this, other, inward = other, this.this, False
    file = other.name if isinstance(other, exp.Literal) else ""
    if other is None or not (file or other.name.casefold() in _CLIENT):
        return None
    if inward:
        return Load(line, file, _target(this)[0]) if isinstance(this, exp.Table | exp.Schema) else None
    if isinstance(this, exp.Subquery):
        return Flow(line, this.unnest(), file=file)  # type: ignore[arg-type] # the query in brackets
    table, columns = _target(this)
    wanted: list[exp.Expr] = [exp.column(column, quoted=True) for column in columns]
    return Flow(line, exp.select(*wanted or [exp.Star()]).from_(table.copy()), file=file)


_READ: Mapping[type[exp.Expr], Callable[[Any, int], Flow | Load | None]] = {
    exp.Create: _of_create, exp.Insert: _of_insert, exp.Select: _of_select, exp.Update: _of_update, exp.Merge: _of_merge,
    exp.Copy: _of_copy, exp.Export: _of_export,
}  # fmt: skip
