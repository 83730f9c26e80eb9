"""A file of SQL, parted into statements and parsed one by one, so that one that cannot be read takes no other with it.

Nothing of the text goes into a message: a migration may insert rows.
"""

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlglot import exp
from sqlglot.dialects.dialect import Dialect
from sqlglot.errors import ErrorLevel, SqlglotError, TokenError
from sqlglot.tokenizer_core import Token, TokenType

logging.getLogger("sqlglot").disabled = True  # it logs statements, and with them the values they insert

DIALECTS = {
    "postgresql": "postgres", "mysql": "mysql", "mariadb": "mysql", "sqlite": "sqlite", "mssql": "tsql", "oracle": "oracle",
    "snowflake": "snowflake", "bigquery": "bigquery", "redshift": "redshift", "duckdb": "duckdb", "databricks": "databricks",
    "clickhouse": "clickhouse", "trino": "trino", "cockroachdb": "postgres",
}  # fmt: skip
"""SQLAlchemy's name of a database to sqlglot's."""
TRIED = ("postgres", "mysql", "sqlite", "tsql", "oracle")
"""Where nobody says which; the first that reads most of a file is taken."""

_COPIED_ROWS = re.compile(
    r"^(?P<head>[ \t]*COPY\b[^;]*\bFROM\s+stdin\b[^;\n]*;)(?P<rows>.*?)^\\\.[ \t\r]*$",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
_NO_SQL = re.compile(r"^[ \t]*(?:\\.*|(?:DELIMITER\b|SET[ \t]+TERM\b).*)$", re.MULTILINE | re.IGNORECASE)
"""What is said to the client: psql's commands, MySQL's and Firebird's delimiters."""
_BATCH = re.compile(r"^[ \t]*(?:GO(?:[ \t]+\d+)?|/)[ \t\r]*$", re.MULTILINE | re.IGNORECASE)
"""What ends a batch of SQL Server's, and a statement of Oracle's."""
_TEMPLATE = re.compile(r"\$\{[^}\n]*\}")
"""Placeholders of Flyway and Liquibase."""
_TOOL = r"^[ \t]*--[ \t]*(?:migrate:|\+(?:goose|migrate)[ \t]+)"
_BACK = re.compile(rf"{_TOOL}down\b.*?(?={_TOOL}up\b|\Z)", re.MULTILINE | re.DOTALL | re.IGNORECASE)
"""Where a file says how to undo it: dbmate, goose, sql-migrate."""

_DEFINES_COLUMNS = re.compile(
    r"\b(?:create|alter)\b[^;]*?\b(?:table|view)\b|\balter\s+type\b[^;]*\battribute\b|\bsp_rename\b", re.IGNORECASE
)
_CODE = frozenset({"FUNCTION", "PROCEDURE", "TRIGGER", "PACKAGE", "EVENT", "AGGREGATE"})
"""What is stored, and not run, by a migration."""
_WITHOUT_COLUMNS = frozenset({
    "SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE", "UPSERT", "COPY", "LOAD", "GRANT", "REVOKE", "ANALYZE", "VACUUM", "USE",
    "BEGIN", "START", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "END", "LOCK", "UNLOCK", "REINDEX", "REFRESH", "PRAGMA", "SHOW",
    "TRUNCATE", "SECURITY", "CLUSTER", "NOTIFY", "DISCARD", "RESET", "PRINT", "DECLARE", "OPTIMIZE", "DEALLOCATE", "VALUES",
})  # fmt: skip
"""What a statement begins with that gives no table a column."""


@dataclass(frozen=True)
class Unread:
    """A statement that may define columns and cannot be read."""

    line: int
    why: str


@dataclass(frozen=True)
class Statement:
    """A statement that was understood, or need not be as it defines no column."""

    line: int
    tree: exp.Expr | None
    """None where it defines no column."""


def statements(text: str, dialect: str, queries: bool = False) -> Iterator[Statement | Unread]:
    """Part a file into statements, in order.

    A file whose quotes do not end is one unread statement. `queries` define columns where they are models.
    """
    text = without_rows(text)
    reader = Dialect.get_or_raise(dialect)
    try:
        tokens = reader.tokenize(text)
    except TokenError:
        yield Unread(1, "its quotes or comments do not end, so nothing in it was read")
        return
    for chunk in _parted(tokens):
        if chunk and (queries or _may_define(chunk)):
            yield from _parse(reader, chunk, text)
        elif chunk:
            yield Statement(chunk[0].line, None)


def without_rows(text: str) -> str:
    """Blank out what is no SQL or is not run, keeping every line where it is."""
    text = _BACK.sub(lambda found: "\n" * found[0].count("\n"), text)
    text = _COPIED_ROWS.sub(lambda found: found["head"] + "\n" * found["rows"].count("\n"), text)
    text = _BATCH.sub(";", _NO_SQL.sub("", text))
    return _TEMPLATE.sub(lambda found: "_" * len(found[0]), text)


def _parted(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    chunk: list[Token] = []
    for token in tokens:
        if token.token_type is TokenType.SEMICOLON:
            yield chunk
            chunk = []
        else:
            chunk.append(token)
    yield chunk


def _may_define(chunk: Sequence[Token]) -> bool:
    words = [token.text.upper() for token in chunk]
    if words[0] == "SELECT":
        return "INTO" in words
    return words[0] not in _WITHOUT_COLUMNS and not (words[0] == "CREATE" and _CODE.intersection(words[:6]))


def _parse(reader: Dialect, chunk: list[Token], text: str) -> Iterator[Statement | Unread]:
    line, chunk = chunk[0].line, _with_column(chunk)
    tree = _tree(reader, chunk, text)
    if isinstance(tree, exp.Create | exp.Alter | exp.Drop | exp.Comment | exp.Query):
        yield Statement(line, tree)
    elif [token.token_type for token in chunk[:2]] == [TokenType.ALTER, TokenType.TABLE]:
        yield from _one_by_one(reader, chunk, text)
    elif _DEFINES_COLUMNS.search(text[chunk[0].start : chunk[-1].end + 1]):
        yield Unread(line, "a statement that may define columns, in a form that is not understood")
    else:
        yield Statement(line, None)


def _with_column(chunk: list[Token]) -> list[Token]:
    """Write `RENAME a TO b` as `RENAME COLUMN a TO b`, which sqlglot takes for a table without the word."""
    written = []
    for i, token in enumerate(chunk):
        written.append(token)
        if token.text.upper() == "RENAME" and chunk[0].token_type is TokenType.ALTER:
            after = [later.text.upper() for later in chunk[i + 1 : i + 3]]
            if after[1:] == ["TO"]:
                written.append(Token(TokenType.COLUMN, "COLUMN", token.line, token.col, token.end, token.end, []))
    return written


def _tree(reader: Dialect, chunk: list[Token], text: str) -> exp.Expr | None:
    try:
        (tree,) = reader.parser(error_level=ErrorLevel.RAISE).parse(chunk, text)
    except (SqlglotError, ValueError, RecursionError):
        return None
    return tree


def _one_by_one(reader: Dialect, chunk: list[Token], text: str) -> Iterator[Statement | Unread]:
    """Read the actions of an ALTER TABLE each by itself: one that is not understood hides all others."""
    actions = list(_actions(chunk))
    if not actions:
        yield Unread(chunk[0].line, "an ALTER TABLE in a form that is not understood")
        return
    head = chunk[: chunk.index(actions[0][0])]
    for action in actions:
        tree = _tree(reader, [*head, *action], text)
        if isinstance(tree, exp.Alter):
            yield Statement(action[0].line, tree)
        elif _may_add(action):
            yield Unread(action[0].line, "an ALTER TABLE that may add a column, in a form that is not understood")
        else:
            yield Statement(action[0].line, None)


_ACTIONS = frozenset({
    "ADD", "ALTER", "ATTACH", "CHANGE", "CHECK", "CLUSTER", "COMMENT", "CONVERT", "DETACH", "DISABLE", "DROP", "ENABLE", "ENGINE",
    "FORCE", "INHERIT", "MODIFY", "NO", "OWNER", "RENAME", "REPLICA", "RESET", "SET", "VALIDATE", "WITH", "NOCHECK",
})  # fmt: skip
_NO_COLUMN = frozenset({
    "CONSTRAINT", "INDEX", "KEY", "PRIMARY", "UNIQUE", "FOREIGN", "CHECK", "FULLTEXT", "SPATIAL", "PARTITION", "EXCLUDE", "PERIOD",
})  # fmt: skip


def _actions(chunk: list[Token]) -> Iterator[list[Token]]:
    """Part at the commas outside brackets, from the first word of an action on."""
    start = next((i for i, token in enumerate(chunk) if i > 2 and token.text.upper() in _ACTIONS), None)
    if start is None:
        return
    depth, action = 0, list[Token]()
    for token in chunk[start:]:
        depth += (token.token_type is TokenType.L_PAREN) - (token.token_type is TokenType.R_PAREN)
        if token.token_type is TokenType.COMMA and not depth:
            yield action
            action = []
        else:
            action.append(token)
    if action:
        yield action


def _may_add(action: Sequence[Token]) -> bool:
    """Tell whether an action may add a column; one that begins with no verb goes on with the ADD before it."""
    words = [token.text.upper() for token in action[:2]]
    if words[0] in {"ADD", "RENAME"}:
        return words[-1] not in _NO_COLUMN
    return words[0] == "CHANGE" or words[0] not in _ACTIONS
