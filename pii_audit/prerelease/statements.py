"""A file of SQL, parted into statements and parsed one by one, so that one that cannot be read takes no other with it.

Nothing of the text goes into a message: a migration may insert rows.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlglot import exp
from sqlglot.dialects.dialect import Dialect
from sqlglot.errors import TokenError
from sqlglot.tokenizer_core import Token, TokenType

from pii_audit.sql_text import parsed, statements_alone

TRIED = ("postgres", "mysql", "sqlite", "tsql", "oracle")
"""Where nobody says which; the first that reads most of a file is taken."""

_IN_A_STRING = re.compile(r"\b(?:create|alter)\b.*\b(?:table|view)\b", re.IGNORECASE | re.DOTALL)
"""A statement that another one runs."""
_OBJECTS = frozenset({"TABLE", "VIEW"})
_BEFORE_OBJECT = frozenset({
    "OR", "REPLACE", "TEMP", "TEMPORARY", "UNLOGGED", "GLOBAL", "LOCAL", "EXTERNAL", "FOREIGN", "VIRTUAL", "MATERIALIZED", "RECURSIVE",
    "FORCE", "TRANSIENT", "SECURE", "EDITIONABLE", "NOFORCE", "NO", "ALTER",
})  # fmt: skip
"""What may stand between CREATE and its object."""
_AFTER = (("WITH", "NO", "DATA"), ("WITH", "DATA"), ("END",), ("BEGIN",), ("ELSE",))
"""What may stand behind a definition and is no part of it: that of a view, and of the block around it."""
_CODE = frozenset({"FUNCTION", "PROCEDURE", "TRIGGER", "PACKAGE", "EVENT", "AGGREGATE"})
"""What is stored, and not run, by a migration."""
_WITHOUT_COLUMNS = frozenset({
    "SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE", "UPSERT", "COPY", "LOAD", "GRANT", "REVOKE", "ANALYZE", "VACUUM", "USE",
    "START", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "END", "LOCK", "UNLOCK", "REINDEX", "REFRESH", "PRAGMA", "SHOW",
    "TRUNCATE", "SECURITY", "CLUSTER", "NOTIFY", "DISCARD", "RESET", "PRINT", "OPTIMIZE", "DEALLOCATE", "VALUES",
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
    text = statements_alone(text)
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


def _parted(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Part at semicolons, and before each definition: a block begins without one, and SQL Server needs none."""
    chunk: list[Token] = []
    depth = 0
    for i, token in enumerate(tokens):
        depth += (token.token_type is TokenType.L_PAREN) - (token.token_type is TokenType.R_PAREN)
        if token.token_type is TokenType.SEMICOLON:
            yield chunk
            chunk, depth = [], 0
            continue
        if not depth and chunk and not _is_code(chunk) and _begins_definition(tokens[i : i + 6]):
            yield chunk
            chunk = []
        chunk.append(token)
    yield chunk


def _begins_definition(tokens: Sequence[Token]) -> bool:
    words = [token.text.upper() for token in tokens]
    if words[0] not in {"CREATE", "ALTER"}:
        return False
    after = next((i for i, word in enumerate(words) if i and word not in _BEFORE_OBJECT), 0)
    return bool(after) and words[after] in _OBJECTS


def _is_code(chunk: Sequence[Token]) -> bool:
    words = [token.text.upper() for token in chunk[:6]]
    return words[0] in {"CREATE", "ALTER"} and not _CODE.isdisjoint(words)


def _may_define(chunk: Sequence[Token]) -> bool:
    words = [token.text.upper() for token in chunk]
    if words[0] == "SELECT":
        return "INTO" in words
    return words[0] not in _WITHOUT_COLUMNS and not _is_code(chunk)


def _parse(reader: Dialect, chunk: list[Token], text: str) -> Iterator[Statement | Unread]:
    line, chunk = chunk[0].line, _with_column(_without_end(chunk))
    tree = parsed(reader, chunk, text)
    if isinstance(tree, exp.Create | exp.Alter | exp.Drop | exp.Comment | exp.Query):
        yield Statement(line, tree)
    elif [token.token_type for token in chunk[:2]] == [TokenType.ALTER, TokenType.TABLE]:
        yield from _one_by_one(reader, chunk, text)
    elif _defines_columns(chunk):
        yield Unread(line, "a statement that may define columns, in a form that is not understood")
    else:
        yield Statement(line, None)


def _defines_columns(chunk: Sequence[Token]) -> bool:
    words = {token.text.upper() for token in chunk}
    if _begins_definition(chunk[:6]) or {"ALTER", "TYPE", "ATTRIBUTE"} <= words:
        return True
    return any("SP_RENAME" in word or _IN_A_STRING.search(word) for word in words)


def _without_end(chunk: list[Token]) -> list[Token]:
    words = [token.text.upper() for token in chunk]
    while ends := [end for end in _AFTER if len(end) < len(words) and tuple(words[-len(end) :]) == end]:
        words = words[: -len(ends[0])]
    return chunk[: len(words)]


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


def _one_by_one(reader: Dialect, chunk: list[Token], text: str) -> Iterator[Statement | Unread]:
    """Read the actions of an ALTER TABLE each by itself: one that is not understood hides all others."""
    actions = list(_actions(chunk))
    if not actions:
        yield Unread(chunk[0].line, "an ALTER TABLE in a form that is not understood")
        return
    head = chunk[: chunk.index(actions[0][0])]
    for action in actions:
        tree = parsed(reader, [*head, *action], text)
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
