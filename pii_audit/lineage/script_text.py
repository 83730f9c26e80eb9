"""The text of a SQL script, parted into the statements that may move data.

sqlglot's tokens part it, so that one that cannot be read takes no other with it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sqlglot import exp
from sqlglot.dialects.dialect import Dialect
from sqlglot.errors import TokenError
from sqlglot.tokenizer_core import Token, TokenType

from pii_audit.sql_text import parsed, statements_alone

_PSQL_COPY = re.compile(r"^[ \t]*\\copy\b([^\n]*)", re.MULTILINE | re.IGNORECASE)
_REPLACE = re.compile(r"(?<!\bOR\s)\bREPLACE(\s+INTO\b)", re.IGNORECASE)
"""MySQL's, which sqlglot does not look into."""
_SHELL_OUT = re.compile(
    r"^\.(output|once)[ \t]+(['\"]?)([^'\"\n]+)\2[ \t]*\n(.*?)(?=^\.(?:output|once)\b|\Z)",
    re.MULTILINE | re.DOTALL,
)
_SHELL_IN = re.compile(r"^\.import\b.*?[ \t](?:'([^'\n]+)'|\"([^\"\n]+)\"|(\S+))[ \t]+(\w+)[ \t]*$", re.MULTILINE)
_QUERY = re.compile(r"^([ \t]*)((?:SELECT|WITH)\b[^;]*)", re.MULTILINE | re.IGNORECASE)
_SHELL = re.compile(r"^\.[a-z].*$", re.MULTILINE)
"""What is said to SQLite's shell."""
_JINJA = re.compile(r"\{%.*?%\}|\{#.*?#\}|\{\{-?\s*config\b.*?\}\}", re.DOTALL)
_JINJA_VALUE = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_BEGIN_ANEW = frozenset({"INSERT", "UPDATE", "MERGE", "DELETE", "TRUNCATE", "EXEC", "EXECUTE", "DECLARE", "SET"})
"""What begins a statement on a line of its own, where none ends with a semicolon: in SQL Server's dialect."""
VERBS = frozenset({"WITH", "INSERT", "MERGE", "UPDATE", "COPY", "SELECT", "CREATE", "EXPORT", "UNLOAD", "LOAD"})
CALLS = frozenset({"CALL", "EXEC", "EXECUTE"})
_OPENS_BLOCK = frozenset({
    "BEGIN", "ATOMIC", "THEN", "ELSE", "LOOP", "AS", "IS", "DO", "DECLARE", "IF", "FOR", "WHILE", "ELSIF", "ELSEIF", "EXCEPTION", "WHEN",
    "CASE", "TRY",
})  # fmt: skip
"""What may stand before a statement inside a block of code."""
_CODE = frozenset({"FUNCTION", "PROCEDURE", "TRIGGER", "PACKAGE", "EVENT"})
OF_DDL = frozenset({"TABLE", "VIEW"})


@dataclass(frozen=True)
class Statement:
    """One statement, as tokens of the text that it stands in."""

    line: int

    tokens: Sequence[Token]

    text: str

    reader: Dialect

    @property
    def words(self) -> list[str]:
        """Its tokens in upper case."""
        return [token.text.upper() for token in self.tokens]

    def parsed(self) -> exp.Expr | None:
        """Return its tree; None where it is not understood."""
        return parsed(self.reader, self.tokens, self.text)

    def written(self) -> str:
        """Return it as it stands in the text, without comments."""
        text, chunk = self.text, self.tokens
        if chunk[0].token_type is TokenType.COMMAND:  # one text to sqlglot
            return text[chunk[0].start : chunk[-1].end + 1]
        gaps = (text[before.end + 1 : after.start] for before, after in pairwise(chunk))
        spaces = ["", *(gap if not gap.strip() else " " for gap in gaps)]
        return "".join(space + text[token.start : token.end + 1] for space, token in zip(spaces, chunk, strict=True))


@dataclass(frozen=True)
class Unread:
    """A statement that may move data and was not looked into."""

    line: int

    why: str

    calls: str = ""
    """The stored code that it calls, without its schema and in lower case."""


def statements(text: str, dialect: str) -> Iterator[Statement | Unread]:
    """Part a text into the statements that may move data, in order; code of functions and blocks is parted as well.

    Args:
        text: SQL, with the commands of a client such as psql.
        dialect: sqlglot's name of it.
    """
    if dialect == "sqlite":
        text = _without_shell(text)
    text = _JINJA_VALUE.sub("jinja_value", _JINJA.sub(lambda found: "\n" * found[0].count("\n"), text))
    text = _PSQL_COPY.sub(r"COPY\1;", _REPLACE.sub(r"INSERT\1", text))
    yield from _statements(statements_alone(text), dialect, 0)


def _statements(text: str, dialect: str, above: int) -> Iterator[Statement | Unread]:
    reader = Dialect.get_or_raise(dialect)
    try:
        tokens = reader.tokenize(text)
    except TokenError:
        yield Unread(above + 1, "its quotes or comments do not end")
        return
    for chunk in _parted(tokens, lines_part=dialect == "tsql"):
        body = _body(chunk)
        if body is None:
            if chunk := _from_its_verb(chunk):
                yield Statement(above + chunk[0].line, chunk, text, reader)
        elif body.token_type is TokenType.HEREDOC_STRING:
            yield from _statements(body.text, dialect, above + body.line - 1 - body.text.count("\n"))
        else:
            yield Unread(above + chunk[0].line, "code in a string")


def _without_shell(text: str) -> str:
    """Write what SQLite's shell is told to write and load as COPY, and blank out its other commands."""

    def written(found: re.Match[str]) -> str:
        command, _, file, after = found.groups()
        if file.strip() in {"stdout", "off"}:
            return f"\n{after}"
        return "\n" + _QUERY.sub(rf"\1COPY (\2) TO '{file.strip()}'", after, count=command == "once")

    text = _SHELL_OUT.sub(written, _SHELL_IN.sub(r"COPY \4 FROM '\1\2\3';", text))
    return _SHELL.sub("", text)


def _parted(tokens: Sequence[Token], *, lines_part: bool) -> Iterator[list[Token]]:
    chunk: list[Token] = []
    depth = 0
    for token in tokens:
        depth += (token.token_type is TokenType.L_PAREN) - (token.token_type is TokenType.R_PAREN)
        begins = token.text.upper() in _BEGIN_ANEW and not depth and chunk and chunk[-1].line < token.line
        if lines_part and begins and chunk[-1].text.upper() not in {"THEN", "OR", ","}:
            yield chunk
            chunk = []
        if token.token_type is TokenType.SEMICOLON:
            if chunk:
                yield chunk
            chunk, depth = [], 0
        else:
            chunk.append(token)
    if chunk:
        yield chunk


def _is_code(chunk: Sequence[Token]) -> bool:
    words = _words(chunk[:8])
    return words[0] == "CREATE" and not _CODE.isdisjoint(words) and OF_DDL.isdisjoint(words[:3])


def _body(chunk: Sequence[Token]) -> Token | None:
    """Return the text of a function that is written as one string."""
    if not _is_code(chunk):
        return None
    strings = {TokenType.HEREDOC_STRING, TokenType.STRING}
    after_as = (after for token, after in pairwise(chunk) if token.token_type is TokenType.ALIAS)
    return next((token for token in after_as if token.token_type in strings), None)


def _from_its_verb(chunk: list[Token]) -> list[Token]:
    """Leave out what stands before a statement in a block: `CREATE PROCEDURE p() BEGIN`, `IF x THEN`, `<<label>> BEGIN`."""
    words = _words(chunk)
    if words[0] in VERBS | CALLS and not _is_code(chunk):
        return chunk
    verbs = (i for i, word in enumerate(words) if i and word in VERBS | CALLS and words[i - 1] in _OPENS_BLOCK)
    start = next(verbs, None)
    return chunk[start:] if start is not None else [] if _is_code(chunk) else chunk


def _words(chunk: Sequence[Token]) -> list[str]:
    return [token.text.upper() for token in chunk]
