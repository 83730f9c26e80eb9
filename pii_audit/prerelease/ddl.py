"""SQL that defines tables -> the tables."""

from collections.abc import Iterable, Iterator

from sqlglot import exp

from pii_audit.model.description import Description, Naming
from pii_audit.model.finding import Location
from pii_audit.prerelease.columns import constrained, described, kind_of
from pii_audit.prerelease.projections import UnknownColumns, outputs
from pii_audit.prerelease.statements import Statement, Unread, statements
from pii_audit.prerelease.tables import Table, Tables, Written


def read_sql(text: str, file: str, dialect: str, tables: Tables) -> tuple[int, tuple[Unread, ...]]:
    """Carry out the statements of a file; return how many were understood, and those that could not be read."""
    reading = _Reading(file, dialect, tables)
    count, unread = 0, list[Unread]()
    for statement in statements(text, dialect):
        if isinstance(statement, Unread):
            unread.append(statement)
            continue
        count += 1
        try:
            unread += reading.carry_out(statement)
        except UnknownColumns as columns:
            unread.append(Unread(statement.line, f"it takes {columns}"))
    return count, tuple(unread)


class _Reading:
    """One file, carried out on what came before."""

    def __init__(self, file: str, dialect: str, tables: Tables) -> None:
        self._file, self._dialect, self._tables = file, dialect, tables

    def carry_out(self, statement: Statement) -> Iterator[Unread]:
        """Do what a statement says; others than these define no column.

        Raises:
            UnknownColumns: it takes them from a table that is not known.
        """
        match statement.tree:
            case exp.Create() as tree:
                yield from self._create(tree, statement)
            case exp.Select() as tree:
                self._select_into(tree)
            case exp.Drop() as tree:
                self._drop(tree)
            case exp.Comment() as tree:
                self._comment(tree)
            case exp.Alter() as tree:
                self._alter(tree)
            case _:
                pass

    def _create(self, tree: exp.Create, statement: Statement) -> Iterator[Unread]:
        name = tree.this.this if isinstance(tree.this, exp.Schema) else tree.this
        if tree.kind == "TYPE" and isinstance(tree.expression, exp.DataType):
            self._tables.enumerations[name.name.casefold()] = tuple(e.name for e in tree.expression.expressions)
        if tree.kind not in {"TABLE", "VIEW"} or not isinstance(name, exp.Table) or _is_partition(tree):
            return
        if tree.args.get("exists") and self._tables.find(_schema(name), name.name):
            return
        sources = [
            table for part in (tree.args.get("clone"), *_likes(tree)) if part for table in part.find_all(exp.Table)
        ]
        definitions = tree.this.expressions if isinstance(tree.this, exp.Schema) else []
        columns = list(self._projected(tree.expression)) if isinstance(tree.expression, exp.Query) else []
        table = self._tables.make(_schema(name), name.name)
        table.temporary = tree.find(exp.TemporaryProperty) is not None or name.name.startswith("#")
        for source in sources:
            yield from self._take_over(source, table, statement)
        for definition, output in zip(definitions, columns, strict=False):  # CREATE VIEW v (a, b) AS SELECT …
            if isinstance(definition, exp.Identifier):
                table.add(self._written(Description(definition.name, namings=_copied(output.column)), definition))
        if not table.columns:
            for written in columns:
                table.add(written)
        if not columns:
            self._define(table, definitions)

    def _select_into(self, tree: exp.Select) -> None:
        into = tree.args.get("into")
        if not into or not isinstance(into.this, exp.Table):
            return
        columns = list(self._projected(tree))
        table = self._tables.make(_schema(into.this), into.this.name)
        table.temporary = bool(into.args.get("temporary")) or into.this.name.startswith("#")
        for written in columns:
            table.add(written)

    def _drop(self, tree: exp.Drop) -> None:
        for name in tree.args.get("tables") or [tree.this]:
            if tree.args.get("kind") in {"TABLE", "VIEW"} and isinstance(name, exp.Table):
                self._tables.drop(_schema(name), name.name)

    def _comment(self, tree: exp.Comment) -> None:
        column, text = tree.this, tree.expression
        if isinstance(column, exp.Column) and column.table and isinstance(text, exp.Literal):
            self._tables.at(column.db, column.table).change(column.name, comment=text.name)

    def _alter(self, tree: exp.Alter) -> None:
        name = tree.this
        if tree.args.get("kind") not in {"TABLE", "VIEW"} or not isinstance(name, exp.Table):
            return
        table = self._tables.at(_schema(name), name.name)
        for action in tree.args["actions"]:
            self._act(table, action)

    def _act(self, table: Table, action: exp.Expr) -> None:
        match action:
            case exp.ColumnDef() | exp.Schema():
                self._define(table, action.expressions if isinstance(action, exp.Schema) else [action])
            case exp.RenameColumn():
                new = action.args["to"].this
                table.rename(action.this.name, self._written(Description(new.name), new))
            case exp.ModifyColumn():
                self._modify(table, action.this, action.args.get("rename_from"))
            case exp.AlterColumn():
                self._alter_column(table, action)
            case exp.AlterRename():
                self._tables.rename(table, _schema(action.this), action.this.name)
            case exp.AddConstraint():
                self._constrain(table, action.expressions)
            case exp.Drop() if action.args.get("kind") == "COLUMN":
                table.drop(column.name for column in action.args.get("tables") or [action.this])
            case exp.Query():
                self._give(table, self._projected(action))
            case _:
                pass

    @staticmethod
    def _give(table: Table, columns: Iterable[Written]) -> None:
        table.columns.clear()
        for written in columns:
            table.add(written)

    def _alter_column(self, table: Table, action: exp.AlterColumn) -> None:
        if isinstance(type_ := action.args.get("dtype"), exp.DataType):
            table.change(action.name, kind=kind_of(type_), type=type_.sql(dialect=self._dialect).lower())
        if isinstance(comment := action.args.get("comment"), exp.Literal):
            table.change(action.name, comment=comment.name)

    def _modify(self, table: Table, definition: exp.ColumnDef, old: exp.Identifier | None) -> None:
        """MySQL's CHANGE gives a column another name, MODIFY another type."""
        name = old.name if old else definition.name
        known = name.casefold() in table.columns
        renamed = old is not None and old.name.casefold() != definition.name.casefold()
        if known or renamed:
            table.columns.pop(name.casefold(), None)
            self._define(table, [definition])

    def _define(self, table: Table, definitions: list[exp.Expr]) -> None:
        constraints = []
        for definition in definitions:
            if isinstance(definition, exp.ColumnDef | exp.Identifier):
                column = described(definition, self._dialect, self._tables.enumerations)
                table.add(self._written(column, definition))
            else:
                constraints.append(definition)
        self._constrain(table, constraints)

    @staticmethod
    def _constrain(table: Table, constraints: list[exp.Expr]) -> None:
        for constraint in constraints:
            for column, says in constrained(constraint):
                if isinstance(says, Naming):
                    table.add_naming(column, says)
                else:
                    table.change(column, values=says)

    def _projected(self, query: exp.Query) -> Iterator[Written]:
        first = next((i.meta["line"] for i in query.find_all(exp.Identifier) if "line" in i.meta), 1)
        for output in outputs(query, self._columns_of):
            column = Description(output.name, namings=(output.copy_of,) if output.copy_of else ())
            yield Written(column, Location(self._file, output.line or first))

    def _columns_of(self, table: exp.Table) -> list[str] | None:
        known = self._tables.find(_schema(table), table.name)
        return [written.column.name for written in known.columns.values()] if known and known.columns else None

    def _take_over(self, source: exp.Table, table: Table, statement: Statement) -> Iterator[Unread]:
        known = self._tables.find(_schema(source), source.name)
        if known and known.columns:
            self._tables.copy(known.columns.values(), table, Location(self._file, statement.line))
        else:
            yield Unread(statement.line, f"it takes all columns of {source.name}, which nothing read so far defines")

    def _written(self, column: Description, definition: exp.Expr) -> Written:
        identifier = definition if isinstance(definition, exp.Identifier) else definition.this
        return Written(column, Location(self._file, identifier.meta.get("line", 1)))


def _likes(tree: exp.Create) -> Iterator[exp.Expr]:
    """Yield the parts of a definition that name tables whose columns it takes over."""
    yield from tree.find_all(exp.LikeProperty)
    yield from tree.find_all(exp.InheritsProperty)


def _is_partition(tree: exp.Create) -> bool:
    return tree.find(exp.PartitionedOfProperty) is not None


def _copied(column: Description) -> tuple[Naming, ...]:
    return (*column.namings, Naming("copy", column.name))


def _schema(table: exp.Table) -> str:
    """Return the schema as written; a placeholder of a migration tool's is none."""
    return table.db if table.db.strip("_") else ""
