"""Tables in PostgreSQL, filled by COPY. The server is the one that the tests start."""

from collections.abc import Iterable

import psycopg
from psycopg.sql import SQL, Identifier

from benchmarks.speed.customers import chunks
from benchmarks.speed.lines import csv_lines
from benchmarks.speed.planted import hidden_notes
from tests.servers import Database

EXPORT_TABLE = """
CREATE TABLE export (
    kundenr bigint PRIMARY KEY, navn text, email text, telefon text, adresse text, postnr_by text, cpr_nr text,
    ordrenr text, vare text, beloeb numeric(10, 2), oprettet timestamp, bemaerkning text
)
"""


def load(database: Database, name: str, definition: str, lines: Iterable[bytes]) -> None:
    """Make a table and fill it with lines of CSV."""
    with psycopg.connect(database.url) as connection, connection.cursor() as cursor:
        cursor.execute(definition.encode())
        with cursor.copy(SQL("COPY {} FROM STDIN (FORMAT csv)").format(Identifier(name))) as copy:
            for part in lines:
                copy.write(part)
    with psycopg.connect(database.url, autocommit=True) as connection:
        connection.execute(SQL("VACUUM ANALYZE {}").format(Identifier(name)))


def load_export(database: Database, rows: int, seed: int = 1) -> None:
    """Load what `write_export` writes, as the table `export`."""
    load(database, "export", EXPORT_TABLE, map(csv_lines, chunks(rows, seed, hidden_notes(rows, seed))))
