"""Databases: any SQLAlchemy URL; proven on SQLite, PostgreSQL and MariaDB."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from typing import Any

import pandas as pd
import sqlalchemy as sa
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from pii_audit.model.coverage import Coverage, State
from pii_audit.model.dataset import Dataset, DatasetKind
from pii_audit.model.description import Description
from pii_audit.model.lineage import ForeignKey, StoredCode, ViewDefinition
from pii_audit.model.retention import Erasure, RetentionAnswer, RetentionQuestion
from pii_audit.model.source import Source, exclusion
from pii_audit.model.store import StoreFacts
from pii_audit.plugins import Batch, Check, Keys, Part, SourceError
from pii_audit.tables import describe, schemas

from . import sql_catalogue as catalogues
from . import sql_sessions as sessions
from .frames import BATCH_ROWS, BATCH_SIZE, TextColumn, text_frame
from .hosts import is_local
from .sql_catalogue import Table
from .sql_columns import Reflected, reflect, reflect_whole, select_all
from .sql_copy import can_copy, copied
from .sql_declared import declared, stored_code
from .sql_erasure import erasure_of, keys_of
from .sql_errors import explain, grant
from .sql_parts import parts_of, within
from .sql_retention import answer, select_states
from .sql_store import describe_database, hosts
from .sql_texts import Texts, left_out, size_of, texts_of

MOST_VIEW_ROWS = 50_000_000
"""A view can be without end (`WITH RECURSIVE`); tables cannot."""

_FIRST_ROWS = 1


class SqlScanner:
    """Reads databases in read-only sessions, with SELECT and catalogue statements alone."""

    def __init__(self, source: Source) -> None:
        self._source = source
        try:
            self._url = make_url(source.url)
        except ValueError:  # it quotes the URL, and with it a password that holds an unescaped / or @
            raise SourceError(
                "the URL cannot be understood; check its port, and write : / @ ? # in a password as %3A %2F %40 %3F %23"
            ) from None
        self._made: sa.Engine | None = None

    @classmethod
    def accepts(cls, url: str) -> bool:
        """See `Scanner.accepts`: what SQLAlchemy has a dialect for, its driver installed or not."""
        try:
            make_url(url).get_dialect()
        except (ArgumentError, NoSuchModuleError):
            return False
        except (ImportError, ValueError):  # its driver is not there, or its port is no number
            return True
        return True

    def catalogue(self) -> Iterator[Dataset | Coverage]:
        """See `Scanner.catalogue`: tables, views and materialised views of all schemas but the system's."""
        with self._session() as connection:
            listed = list(self._list(connection))
        yield from listed

    def read(self, dataset: Dataset) -> Iterator[Batch]:
        """See `Scanner.read`."""
        return self.read_part(dataset, Part())

    def parts(self, dataset: Dataset) -> tuple[Part, ...]:
        """See `ReadsInParts.parts`: a large table in ranges of its key, as `sql_parts` says."""
        if dataset.kind is DatasetKind.VIEW:
            return (Part(rows=dataset.rows_estimate),)
        table = _table(dataset)
        with self._session(table) as connection:
            return parts_of(connection, table, reflect(connection, table), dataset.rows_estimate)

    def read_part(self, dataset: Dataset, part: Part) -> Iterator[Batch]:
        """See `ReadsInParts.read_part`; streams, by COPY or through a server-side cursor."""
        table = _table(dataset)
        with self._session(table) as connection:
            columns = reflect(connection, table)
            texts = [texts_of(column) for column in columns]
            names = [column.name for column in columns]
            by_copy = can_copy(connection) and bool(columns)
            statement = select_all(connection.dialect.name, table, columns, binary_as_hex=by_copy)
            statement = statement.where(*within(connection.dialect.name, part.where))
            read = self._copy if by_copy else self._fetch
            with closing(read(connection, statement, texts)) as read_columns:
                frames = (text_frame(dict(zip(names, values, strict=True))) for values in read_columns)
                yield from map(Batch, _bounded(frames, dataset.kind))
        yield Batch(
            text_frame(dict.fromkeys(names, ())),
            problems=left_out(columns, texts, binary=False),
            notes=left_out(columns, texts, binary=True),
        )

    def answer(self, question: RetentionQuestion) -> tuple[RetentionAnswer, ...] | None:
        """See `AnswersRetention.answer`: two aggregate queries a rule."""
        with self._session(_table(question.dataset)) as connection:
            return answer(connection, question)

    def store(self, datasets: Sequence[Dataset]) -> StoreFacts:
        """See `DescribesStore.store`: of SQLite by its file, of others by their session and catalogue."""
        with self._session() as connection:
            return describe_database(connection, self._source.id, datasets)

    def states(
        self, question: RetentionQuestion, columns: Sequence[str]
    ) -> Iterator[tuple[pd.DataFrame, pd.DataFrame]]:
        """See `TellsStates.states`; streams, as reading does."""
        table = _table(question.dataset)
        rules = [rule.rule for rule in question.rules]
        with self._session(table) as connection:
            known = {column.name: column for column in reflect(connection, table)}
            about = [known[name] for name in columns]
            texts = [*map(texts_of, about), *(Texts() for _ in rules)]
            read = self._copy if can_copy(connection) else self._fetch
            with closing(read(connection, select_states(connection, question, about), texts)) as read_columns:
                for cells in read_columns:
                    of_columns, of_rules = cells[: len(columns)], cells[len(columns) :]
                    yield (
                        text_frame(dict(zip(columns, of_columns, strict=True))),
                        text_frame(dict(zip(rules, of_rules, strict=True))),
                    )

    def overdue_keys(self, question: RetentionQuestion, rule: str) -> Keys | None:
        """See `FindsOverdue.overdue_keys`."""
        with self._session(_table(question.dataset)) as connection:
            return keys_of(connection, question, rule)

    def erasure(self, question: RetentionQuestion, rule: str, identifying: tuple[str, ...]) -> Erasure | None:
        """See `FindsOverdue.erasure`."""
        with self._session(_table(question.dataset)) as connection:
            return erasure_of(connection, question, rule, identifying)

    def describe(self, dataset: Dataset) -> tuple[Description, ...]:
        """See `DescribesColumns.describe`."""
        table = _table(dataset)
        with self._session(table) as connection:
            return describe(reflect_whole(connection, table), connection.dialect.name)

    def declared(self) -> Iterator[ForeignKey | ViewDefinition | StoredCode]:
        """See `DeclaresLineage.declared`."""
        with self._session() as connection:
            scope = [(t, kind) for t, kind in _tables(connection) if not exclusion(self._source, t.full_name, t.name)]
            found = [*declared(connection, scope), *stored_code(connection, schemas(connection))]
        yield from found

    def check(self) -> Iterator[Check]:
        """See `Scanner.check`."""
        try:
            with self._session() as connection:
                checks = list(self._checks(connection))
        except SourceError as error:
            checks = [Check("connection", ok=False, message=str(error))]
        yield from checks

    def close(self) -> None:
        """See `Scanner.close`."""
        if self._made:
            self._made.dispose()

    @property
    def _engine(self) -> sa.Engine:
        if self._made is None:
            self._made = sessions.connect(self._source)
        return self._made

    @contextmanager
    def _session(self, table: Table | None = None) -> Iterator[Connection]:
        """Open a connection; whatever goes wrong with it or its statements is raised as `SourceError`."""
        engine = self._engine
        try:
            connection = engine.connect()
        except (TypeError, ValueError):  # what drivers raise for keywords they do not take
            raise SourceError("the URL has an option that its driver does not take; check what follows the ?") from None
        except (SQLAlchemyError, OSError, SourceError) as error:
            raise explain(error, engine.dialect, self._url.username) from None
        try:
            driver = connection.connection.driver_connection
            sessions.limit_time(connection, sessions.statement_seconds(self._source))
            yield connection
        except (SQLAlchemyError, UnicodeError) as error:
            sessions.hang_up(driver)
            connection.invalidate()
            if sessions.ended_by_hand(driver, error):
                raise KeyboardInterrupt from None
            raise explain(error, engine.dialect, self._url.username, table) from None
        finally:
            connection.close()

    def _copy(
        self, connection: Connection, statement: sa.Select[Any], texts: Sequence[Texts]
    ) -> Generator[Sequence[TextColumn]]:
        try:
            with closing(copied(connection, statement, sessions.statement_seconds(self._source))) as blocks:
                for block in blocks:
                    yield [text.of_copied(column) for text, column in zip(texts, block.columns, strict=True)]
        finally:  # also where the reader stops early and the server is gone
            connection.invalidate()

    def _fetch(
        self, connection: Connection, statement: sa.Select[Any], texts: Sequence[Texts]
    ) -> Generator[Sequence[TextColumn]]:
        seconds = sessions.statement_seconds(self._source)
        sessions.prepare_stream(connection, statement)
        streaming = connection.execution_options(stream_results=True, max_row_buffer=BATCH_ROWS)
        driver = connection.connection.driver_connection
        result = streaming.execute(statement)
        count = _FIRST_ROWS  # nobody knows yet how long the rows are
        try:
            while rows := result.fetchmany(count):
                columns = list(zip(*rows, strict=True))
                yield [text(values) for text, values in zip(texts, columns, strict=True)]
                fitting = count * BATCH_SIZE // size_of(columns)
                count = max(1, min(10 * count, fitting, BATCH_ROWS))
                sessions.limit_time(connection, seconds)
        finally:  # also where the reader stops early or the server is gone
            sessions.hang_up(driver)
            with suppress(DBAPIError):
                result.close()
            connection.invalidate()

    def _list(self, connection: Connection) -> Iterator[Dataset | Coverage]:
        estimates, partitions = catalogues.row_estimates(connection), catalogues.partitions(connection)
        for table in catalogues.foreign_tables(connection):
            reason = "a foreign table: it lies in another database, which can be a source of its own"
            yield Coverage(self._source.id, table.full_name, State.SKIPPED, reason=reason)
        for table, kind in _tables(connection):
            name = table.full_name
            skipped = exclusion(self._source, name, table.name)
            if table in partitions:
                skipped = skipped or "a partition: its rows are read with the partitioned table"
            if skipped:
                yield Coverage(self._source.id, name, State.SKIPPED, reason=skipped)
                continue
            columns = tuple(column.column for column in _reflect_if_possible(connection, table))
            yield Dataset(self._source.id, name, table.name, kind, columns, estimates.get(table))

    def _checks(self, connection: Connection) -> Iterator[Check]:
        dialect = connection.dialect
        version = ".".join(map(str, dialect.server_version_info or ()))
        yield Check("connection", ok=True, message=f"connected to {dialect.name} {version}".strip())
        if catalogues.read_only(connection):
            yield Check("read-only", ok=True, message="the session refuses writes")
        else:
            yield Check("read-only", False, "the session does not refuse writes", "audit as a user with SELECT only")
        encrypted = catalogues.encrypted(connection)
        if encrypted is not None:
            safe = encrypted or all(map(is_local, hosts(self._url)))
            state = "on" if encrypted else "off, on this machine" if safe else "off: rows cross the network in clear"
            yield Check("encryption", safe, f"TLS is {state}", "" if safe else "require TLS in the URL (sslmode, ssl)")
        tables = [t for t, _ in _tables(connection) if exclusion(self._source, t.full_name, t.name) is None]
        rights = catalogues.may_select(connection, tables)
        for table in (table for table, right in rights.items() if not right):
            remedy = grant(dialect, self._url.username, table)
            yield Check("rights", ok=False, message=f"no right to read {table.full_name}", remedy=remedy)
        if rights and all(rights.values()):
            yield Check("rights", ok=True, message=f"all {len(rights)} tables and views may be read")


def _bounded(frames: Iterable[pd.DataFrame], kind: DatasetKind) -> Iterator[pd.DataFrame]:
    read = 0
    for frame in frames:
        yield frame
        read += len(frame)
        if kind is DatasetKind.VIEW and read >= MOST_VIEW_ROWS:
            raise SourceError(f"a view of {MOST_VIEW_ROWS:,} rows or more, perhaps without end; exclude it")


def _table(dataset: Dataset) -> Table:
    schema = dataset.name.removesuffix(dataset.short_name).removesuffix(".")
    return Table(schema or None, dataset.short_name)


def _tables(connection: Connection) -> list[tuple[Table, DatasetKind]]:
    inspector = sa.inspect(connection)
    found = []
    for schema in schemas(connection):
        views = set(inspector.get_view_names(schema))
        if connection.dialect.name == "postgresql":
            views.update(inspector.get_materialized_view_names(schema))
        found += [(Table(schema, str(name)), DatasetKind.TABLE) for name in inspector.get_table_names(schema)]
        found += [(Table(schema, str(name)), DatasetKind.VIEW) for name in views]
    return sorted(found, key=lambda item: item[0].full_name)


def _reflect_if_possible(connection: Connection, table: Table) -> tuple[Reflected, ...]:
    """A table that cannot be looked into is listed all the same; reading it will say why."""
    try:
        return reflect(connection, table)
    except SQLAlchemyError as error:
        if isinstance(error, DBAPIError) and error.connection_invalidated:
            raise
        connection.rollback()
        return ()
