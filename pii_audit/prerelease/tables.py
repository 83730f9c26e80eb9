"""The tables that files define, statement by statement: what stands at the end is what a release brings."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from pii_audit.model.description import Description, Naming
from pii_audit.model.finding import Location


@dataclass(frozen=True)
class Written:
    """A column, and where it is written."""

    column: Description
    location: Location


@dataclass
class Table:
    """A table or view, and the columns that the files give it."""

    schema: str
    """Empty where the files do not say."""
    name: str
    columns: dict[str, Written] = field(default_factory=dict)
    """By name, whatever the case."""
    temporary: bool = False
    """Gone at the end of its session."""

    @property
    def full_name(self) -> str:
        """The name as datasets carry it."""
        return f"{self.schema}.{self.name}" if self.schema else self.name

    def add(self, written: Written) -> None:
        """Give it a column, or another definition of one it has."""
        self.columns[written.column.name.casefold()] = written

    def change(self, name: str, **changes: object) -> None:
        """Change a column, if it is known."""
        if (key := name.casefold()) in self.columns:
            written = self.columns[key]
            self.columns[key] = replace(written, column=replace(written.column, **changes))  # type: ignore[arg-type]

    def add_naming(self, name: str, naming: Naming) -> None:
        """Give a column another name that says what it holds, if it is known."""
        if written := self.columns.get(name.casefold()):
            self.change(name, namings=(*written.column.namings, naming))

    def drop(self, names: Iterable[str]) -> None:
        """Take columns away."""
        for name in names:
            self.columns.pop(name.casefold(), None)

    def rename(self, old: str, written: Written) -> None:
        """Give a column another name; what else is known of it stays."""
        before = self.columns.pop(old.casefold(), None)
        if before:
            written = Written(replace(before.column, name=written.column.name), written.location)
        self.add(written)


class Tables:
    """All tables of the files read so far."""

    def __init__(self) -> None:
        self._tables: dict[tuple[str, str], Table] = {}
        self.enumerations: dict[str, tuple[str, ...]] = {}
        """By the name of the type, whatever the case."""

    def __iter__(self) -> Iterator[Table]:
        return iter(sorted(self._tables.values(), key=lambda table: (table.schema, table.name)))

    def find(self, schema: str, name: str) -> Table | None:
        """Return a table; one name may be written with its schema and without, where that leaves no doubt."""
        exact = self._tables.get(_key(schema, name))
        if exact:
            return exact
        alike = [
            table for (other, key), table in self._tables.items() if key == name.casefold() and not (schema and other)
        ]
        return alike[0] if len(alike) == 1 else None

    def at(self, schema: str, name: str) -> Table:
        """Return a table, made if need be: it may be of an earlier release."""
        return self.find(schema, name) or self.make(schema, name)

    def make(self, schema: str, name: str) -> Table:
        """Make a table without columns, in the place of what has its name."""
        table = self._tables[_key(schema, name)] = Table(schema, name)
        return table

    def drop(self, schema: str, name: str) -> None:
        """Forget a table."""
        if table := self.find(schema, name):
            del self._tables[_key(table.schema, table.name)]

    def rename(self, table: Table, schema: str, name: str) -> None:
        """Give a table another name, in its schema if no other is named."""
        self._tables.pop(_key(table.schema, table.name), None)
        table.schema, table.name = schema or table.schema, name
        self._tables[_key(table.schema, table.name)] = table

    def copy(self, columns: Iterable[Written], to: Table, location: Location) -> None:
        """Give a table the columns of another."""
        for written in columns:
            to.add(replace(written, location=location))


def _key(schema: str, name: str) -> tuple[str, str]:
    return schema.casefold(), name.casefold()
