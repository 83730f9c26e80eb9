"""What a database declares of where data comes from: foreign keys, and the queries of views."""

from collections.abc import Iterable, Iterator

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.exc import NoSuchTableError

from pii_audit.model.dataset import DatasetKind
from pii_audit.model.lineage import ForeignKey, ViewDefinition

from .sql_catalogue import Table


def declared(
    connection: Connection, tables: Iterable[tuple[Table, DatasetKind]]
) -> Iterator[ForeignKey | ViewDefinition]:
    """Look into tables and views; reads no row."""
    inspector = sa.inspect(connection)
    for table, kind in tables:
        try:
            if kind is DatasetKind.VIEW:
                sql = inspector.get_view_definition(table.name, table.schema)
                yield ViewDefinition(table.full_name, sql or "", connection.dialect.name)
                continue
            for key in inspector.get_foreign_keys(table.name, table.schema):
                to = Table(key["referred_schema"] or table.schema, key["referred_table"])
                columns, there = key["constrained_columns"], key["referred_columns"]
                yield ForeignKey(table.full_name, tuple(columns), to.full_name, tuple(there))
        except NoSuchTableError:  # dropped since it was listed
            continue
