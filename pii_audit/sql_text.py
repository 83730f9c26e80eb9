"""The text of a file of SQL, less what is no SQL or is not run, and its statements parsed one by one."""

import logging
import re
from collections.abc import Sequence

from sqlglot import exp
from sqlglot.dialects.dialect import Dialect
from sqlglot.errors import ErrorLevel
from sqlglot.tokenizer_core import Token

logging.getLogger("sqlglot").disabled = True  # it logs statements, and with them the values they insert

DIALECTS = {
    "postgresql": "postgres", "mysql": "mysql", "mariadb": "mysql", "sqlite": "sqlite", "mssql": "tsql", "oracle": "oracle",
    "snowflake": "snowflake", "bigquery": "bigquery", "redshift": "redshift", "duckdb": "duckdb", "databricks": "databricks",
    "clickhouse": "clickhouse", "trino": "trino", "cockroachdb": "postgres",
}  # fmt: skip
"""SQLAlchemy's name of a database to sqlglot's."""
_COPIED_ROWS = re.compile(
    r"^(?P<head>[ \t]*COPY\b[^;]*\bFROM\s+stdin\b[^;\n]*;)(?P<rows>.*?)^\\\.[ \t\r]*$",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
_NO_SQL = re.compile(r"^[ \t]*(?:\\.*|(?:DELIMITER\b|SET[ \t]+TERM\b).*)$", re.MULTILINE | re.IGNORECASE)
"""What is said to the client: psql's commands, MySQL's and Firebird's delimiters."""
_DELIMITED = re.compile(
    r"^[ \t]*DELIMITER[ \t]+(\S+)[^\n]*\n(.*?)(?=^[ \t]*DELIMITER\b|\Z)", re.MULTILINE | re.DOTALL | re.IGNORECASE
)
_BATCH = re.compile(r"^[ \t]*(?:GO(?:[ \t]+\d+)?|/)[ \t\r]*$", re.MULTILINE | re.IGNORECASE)
"""What ends a batch of SQL Server's, and a statement of Oracle's."""
_TEMPLATE = re.compile(r"\$\{[^}\n]*\}")
"""Placeholders of Flyway and Liquibase."""
_TOOL = r"^[ \t]*--[ \t]*(?:migrate:|\+(?:goose|migrate)[ \t]+)"
_BACK = re.compile(rf"{_TOOL}down\b.*?(?={_TOOL}up\b|\Z)", re.MULTILINE | re.DOTALL | re.IGNORECASE)
"""Where a file says how to undo it: dbmate, goose, sql-migrate."""
_BLOCK = re.compile(
    r"(?P<do>\bDO\s+(?:LANGUAGE\s+\w+\s+)?\$(?P<tag>\w*)\$)(?P<body>.*?)(?P<end>\$(?P=tag)\$(?:\s+LANGUAGE\s+\w+)?)",
    re.DOTALL | re.IGNORECASE,
)
"""A block of PostgreSQL that runs at once: its statements are as good as those around it."""


def statements_alone(text: str) -> str:
    """Blank out what is no SQL or is not run, keeping every line where it is."""
    text = _BACK.sub(lambda found: _lines(found[0]), text)
    text = _COPIED_ROWS.sub(lambda found: found["head"] + _lines(found["rows"]), text)
    text = _DELIMITED.sub(lambda found: "\n" + (found[2] if found[1] == ";" else found[2].replace(found[1], ";")), text)
    text = _BATCH.sub(";", _NO_SQL.sub("", text))
    text = _BLOCK.sub(lambda found: f"{_lines(found['do'])};{found['body']};{_lines(found['end'])}", text)
    return _TEMPLATE.sub(lambda found: "_" * len(found[0]), text)


def parsed(reader: Dialect, chunk: Sequence[Token], text: str) -> exp.Expr | None:
    """Parse one statement of a text; None where it is not understood."""
    try:
        (tree,) = reader.parser(error_level=ErrorLevel.RAISE).parse(list(chunk), text)
    except Exception:  # noqa: BLE001 - sqlglot trips over SQL of other dialects in any way it can
        return None
    return tree


def _lines(text: str) -> str:
    return "\n" * text.count("\n")
