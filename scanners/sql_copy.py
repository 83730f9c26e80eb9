"""PostgreSQL by COPY: the rows come as CSV and are parsed in C, which costs a fraction of what a cursor costs."""

from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager, suppress
from threading import Timer
from typing import Any

import pyarrow as pa
import sqlalchemy as sa
from pyarrow import csv
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from .sql_sessions import MOST_SECONDS

_BLOCK_ROWS = 50_000
_BLOCK_SIZE = 1 << 24
"""Bytes."""


def can_copy(connection: Connection) -> bool:
    """Whether the database and its driver offer COPY."""
    return connection.dialect.name == "postgresql" and connection.dialect.driver == "psycopg"


def copied(connection: Connection, statement: sa.Select[Any], seconds: float) -> Generator[pa.Table]:
    """Read the columns of a statement in blocks, each of which must come within the seconds.

    The server's own limit is lifted, as it counts the time that its client spends on rows between blocks.
    """
    connection.exec_driver_sql(f"SET statement_timeout = {MOST_SECONDS * 1000}")
    driver: Any = connection.connection.driver_connection
    kind: Any = type(connection.dialect)
    dialect = kind(paramstyle="named")  # which doubles no percent sign
    select = statement.compile(dialect=dialect, compile_kwargs={"literal_binds": True})
    header = ",".join(statement.selected_columns.keys()).encode() + b"\n"
    try:
        with driver.cursor() as cursor, ExitStack() as stack:
            with _limited(driver, seconds):
                copy = stack.enter_context(cursor.copy(f"COPY ({select}) TO STDOUT (FORMAT csv)"))
            while True:
                with _limited(driver, seconds):
                    block = _block(copy.read, header)
                if len(block) == len(header):
                    break
                yield _parsed(block)
    except connection.dialect.loaded_dbapi.Error as error:
        lost = connection.dialect.is_disconnect(error, driver, None)
        raise DBAPIError.instance(
            None, None, error, connection.dialect.loaded_dbapi.Error, connection_invalidated=lost
        ) from None


def _block(read: Callable[[], memoryview], header: bytes) -> bytearray:
    """Gather rows below a header, which also keeps Arrow from taking the data's first letter for a byte order mark."""
    block = bytearray(header)
    for _ in range(_BLOCK_ROWS):
        row = read()  # the protocol sends each row by itself
        block += row
        if not row or len(block) >= _BLOCK_SIZE:
            break
    return block


def _parsed(block: bytearray) -> pa.Table:
    header = block[: block.index(b"\n")].decode().split(",")
    try:
        return csv.read_csv(
            pa.BufferReader(pa.py_buffer(block)),
            csv.ReadOptions(use_threads=False, block_size=len(block)),
            csv.ParseOptions(newlines_in_values=True, ignore_empty_lines=False),  # an empty line is a NULL
            csv.ConvertOptions(
                column_types=dict.fromkeys(header, pa.large_string()),
                null_values=[""],
                strings_can_be_null=True,
                quoted_strings_can_be_null=False,
            ),
        )
    except pa.ArrowInvalid as error:  # it may quote a value
        if "UTF8" in str(error):
            raise UnicodeError from None
        raise


@contextmanager
def _limited(driver: Any, seconds: float) -> Iterator[None]:
    """Cancel the statement when the time is over; who waits for its rows gets the server's error."""

    def cancel() -> None:
        with suppress(driver.Error):  # then the connection is lost, and who waits learns that
            driver.cancel_safe()

    timer = Timer(seconds, cancel)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
