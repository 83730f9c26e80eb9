"""The files a check is given: which reader each has, and what became of it."""

import json
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pii_audit.document import DocumentError, read
from pii_audit.model.coverage import Coverage, State
from pii_audit.model.errors import UserError
from pii_audit.model.finding import Location
from pii_audit.model.source import MIGRATIONS
from pii_audit.prerelease import dbt
from pii_audit.prerelease.ddl import read_sql
from pii_audit.prerelease.statements import TRIED, Unread, statements
from pii_audit.prerelease.tables import Tables

_LARGEST = 50_000_000
_DBT_PROJECT = "dbt_project.yml"
_MAKE_NO_TABLE = frozenset({"macros", "tests", "analyses", "analysis"})
"""Folders of a dbt project whose SQL is no model."""
_NOT_WALKED = frozenset({"node_modules", "target", "dbt_packages", "__pycache__", "venv"})
_IN_CODE = re.compile(
    r"\bdef upgrade\(|class \w*\(?.*\bMigration\b|ActiveRecord::Migration|databaseChangeLog|extends Migration|"
    r"MigrationInterface|exports\.up\b"
)
"""Migrations of Alembic, Django, Rails, Liquibase, Laravel, TypeORM, Knex."""
_AS_SQL = "a migration in code; write it as SQL (alembic upgrade --sql, manage.py sqlmigrate) and check that"
_DOWN = re.compile(r"[._-](?:down|undo|rollback)\.sql\Z|\AU[\d._]+__", re.IGNORECASE)
"""What undoes a migration: `000001_x.down.sql`, Flyway's `U1__x.sql`."""
_REASONS_SHOWN = 5


class CheckError(UserError):
    """There is no such file to check."""


@dataclass
class Checked:
    """What was read: the tables, and a line of the ledger for each file."""

    tables: Tables = field(default_factory=Tables)
    coverage: list[Coverage] = field(default_factory=list)
    unread: dict[str, Location] = field(default_factory=dict)
    """File to the first place in it that could not be read."""


def read_files(paths: Sequence[Path], dialect: str | None) -> Checked:
    """Read SQL files, dbt projects, property files and manifests, in the order in which they are given.

    A folder is walked; what lies in it goes by name, numbers by their value, as migrations do. Without a dialect,
    each file is read in the one of `TRIED` that understands most of it.

    Raises:
        CheckError: a path leads nowhere.
    """
    if missing := [path for path in paths if not path.exists()]:
        raise CheckError(f"cannot read {missing[0]}: no such file or folder")
    reading = _Reading(dialect)
    for path in paths:
        named = path.is_file()
        for file in [path] if named else _walk(path):
            reading.take(file, named)
    reading.take_models()
    return reading.checked


def _walk(folder: Path) -> Iterator[Path]:
    for entry in sorted(folder.iterdir(), key=lambda path: _natural(path.name)):
        if entry.is_dir():
            if entry.name not in _NOT_WALKED and not entry.name.startswith("."):
                yield from _walk(entry)
        elif not entry.name.startswith("."):
            yield entry


def _natural(name: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d+)", name) if part]


class _Reading:
    """Files taken one by one; dbt's models wait for all of them, as each may use any other."""

    def __init__(self, dialect: str | None) -> None:
        self._dialect = dialect
        self._models: dict[str, list[dbt.Model]] = {}
        self.checked = Checked()

    def take(self, path: Path, named: bool) -> None:
        """Read a file; one that is `named`, and not found in a folder, has to be of use."""
        file = shown(path)
        suffix = path.suffix.lower()
        if _DOWN.search(path.name):
            self._note(file, State.SKIPPED, "undoes a migration")
        elif (text := self._text(path, file)) is None:
            return
        elif suffix == ".sql":
            self._take_sql(path, file, text)
        elif suffix in {".yml", ".yaml"} and not _IN_CODE.search(text):
            self._take_properties(path, file, named)
        elif suffix == ".json" and '"dbt_schema_version"' in text:
            self._take_manifest(path, file, text)
        elif _IN_CODE.search(text):
            self._note(file, State.UNREADABLE, _AS_SQL)
        else:
            self._note(file, State.UNREADABLE if named else State.SKIPPED, "neither SQL nor of dbt")

    def take_models(self) -> None:
        """Read the models that were waiting."""
        models = [model for waiting in self._models.values() for model in waiting]
        unread = dbt.add_models(models, self._dialect, self.checked.tables)
        for file, waiting in self._models.items():
            failed = [unread[model] for model in waiting if model in unread]
            self._settle(
                file, f"{len(waiting)} dbt model{'s' * (len(waiting) > 1)}", failed, len(waiting) - len(failed)
            )

    def _text(self, path: Path, file: str) -> str | None:
        try:
            if path.stat().st_size > _LARGEST:
                self._note(file, State.UNREADABLE, f"larger than {_LARGEST:,} bytes")
                return None
            return path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            self._note(file, State.UNREADABLE if path.suffix == ".sql" else State.SKIPPED, "is not UTF-8 text")
        except OSError as error:
            self._note(file, State.UNREADABLE, error.strerror or "cannot be read")
        return None

    def _take_sql(self, path: Path, file: str, text: str) -> None:
        project = next((folder for folder in path.resolve().parents if (folder / _DBT_PROJECT).is_file()), None)
        if project and _MAKE_NO_TABLE.intersection(path.resolve().relative_to(project).parts):
            self._note(file, State.SKIPPED, "makes no table of dbt's")
        elif project or "{{" in text or "{%" in text:
            self._models[file] = [dbt.Model("", path.stem, text, Location(file, 1), text)]
        else:
            count, unread = read_sql(text, file, self._dialect or best_dialect(text), self.checked.tables)
            self._settle(file, f"{count} statement{'s' * (count != 1)}", unread, count)

    def _take_properties(self, path: Path, file: str, named: bool) -> None:
        try:
            document = read(path)
        except DocumentError as error:
            problem = error.problems[0]
            self._note(file, State.UNREADABLE, f"line {problem.line}: {problem.message}", problem.line or 1)
            return
        if dbt.is_properties(document.data):
            count = dbt.read_properties(document, file, self.checked.tables)
            self._settle(file, f"{count} column{'s' * (count != 1)} of dbt", (), count)
        else:
            self._note(file, State.UNREADABLE if named else State.SKIPPED, "describes no models of dbt")

    def _take_manifest(self, path: Path, file: str, text: str) -> None:
        try:
            manifest = json.loads(text)
        except ValueError:
            self._note(file, State.UNREADABLE, "is not JSON")
            return
        project = path.parent.parent if path.parent.name == "target" else path.parent
        models, count = dbt.read_manifest(manifest, self.checked.tables, lambda inside: shown(project / inside))
        if models:
            self._models[file] = models
        else:
            self._settle(file, f"{count} tables of dbt", (), count)

    def _settle(self, file: str, what: str, unread: Sequence[Unread], count: int) -> None:
        if not unread:
            self._note(file, State.DESCRIBED if count else State.EMPTY, f"{what}; no value was read")
            return
        reasons = [f"line {each.line}: {each.why}" for each in unread[:_REASONS_SHOWN]]
        more = f"; and {len(unread) - _REASONS_SHOWN} more" if len(unread) > _REASONS_SHOWN else ""
        self._note(file, State.PARTIAL if count else State.UNREADABLE, "; ".join(reasons) + more, unread[0].line)

    def _note(self, file: str, state: State, reason: str, line: int = 1) -> None:
        self.checked.coverage.append(Coverage(MIGRATIONS, file, state, reason=reason))
        self.checked.unread[file] = Location(file, line)


def best_dialect(text: str) -> str:
    """Return the dialect that leaves the fewest statements of a file unread."""
    unread: dict[str, int] = {}
    for dialect in TRIED:
        unread[dialect] = sum(isinstance(statement, Unread) for statement in statements(text, dialect))
        if not unread[dialect]:
            break
    return min(unread, key=lambda dialect: unread[dialect])


def shown(path: Path) -> str:
    """Write a path as seen from here, with forward slashes."""
    here = os.path.relpath(path)
    return (path if here.startswith("..") else Path(here)).as_posix()
