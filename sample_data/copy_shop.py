"""Copies the SQLite shop into another database, so that audits of several engines can be compared."""

from pathlib import Path

from sqlalchemy import Engine, MetaData, Numeric, create_engine


def copy_shop(engine: Engine, path: Path) -> None:
    """Create the shop's tables in the engine's default schema, with its own types, and fill them.

    DATETIME becomes a timestamp without time zone; VARCHAR keeps its length, foreign keys are kept.
    """
    original = create_engine(f"sqlite:///{path}")
    metadata = MetaData()
    metadata.reflect(original)
    for table in metadata.tables.values():
        for column in table.columns:
            column.type = column.type.as_generic()
            if isinstance(column.type, Numeric):
                column.type.asdecimal = False  # SQLite holds floats; the other side rounds them to its scale
            column.autoincrement = False
    metadata.create_all(engine)
    with original.connect() as source, engine.begin() as target:
        for table in metadata.sorted_tables:
            target.execute(table.insert(), [dict(row._mapping) for row in source.execute(table.select())])
    original.dispose()
