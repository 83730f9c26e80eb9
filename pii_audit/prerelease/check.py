"""Migrations and models against what is declared, before they run anywhere."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from pii_audit.document import nearest
from pii_audit.inventory.load import Inventory
from pii_audit.inventory.secrets import is_reference
from pii_audit.model.baseline import Baseline
from pii_audit.model.coverage import Coverage, State
from pii_audit.model.dataset import Dataset, DatasetKind
from pii_audit.model.result import AuditResult
from pii_audit.model.source import MIGRATIONS, Source, exclusion
from pii_audit.policy.load import LoadedPolicy
from pii_audit.prerelease.files import CheckError, read_files
from pii_audit.prerelease.judging import OF_COLUMNS, Described, result_of
from pii_audit.sql_text import DIALECTS

_DEFAULT_SCHEMAS = ("public", "dbo")
"""Of PostgreSQL and SQL Server: scans name their tables with it, migrations seldom do."""


def check_files(
    policy: LoadedPolicy,
    inventory: Inventory,
    paths: Sequence[Path],
    as_of: date,
    source: str | None = None,
    dialect: str | None = None,
    baseline: Baseline | None = None,
) -> AuditResult:
    """Report the columns that files bring and that look personal, where nothing declares them.

    Args:
        policy: what is declared.
        inventory: what each dataset is for; no secret of it is needed.
        paths: files and folders, in the order in which they run.
        as_of: the day of the audit.
        source: whose bindings count; without it those of every database.
        dialect: a name of `DIALECTS`; without it that of the databases, if they share one.
        baseline: what an earlier check found; findings it holds are not new.

    Raises:
        UserError: a path, the source or the dialect is not known, or an acceptance holds for too long or for no rule.
    """
    databases = databases_of(inventory, source)
    read = read_files(paths, _dialect(dialect, databases))
    tables, coverage = [], list(read.coverage)
    for table in read.tables:
        if table.temporary or not table.columns:
            continue
        bound_as, excluded = bound_dataset(inventory, databases, table.schema, table.name)
        if excluded:
            coverage.append(Coverage(MIGRATIONS, table.full_name, State.SKIPPED, reason=excluded))
            continue
        tables.append(
            Described(
                dataset=Dataset(MIGRATIONS, table.full_name, table.name, DatasetKind.TABLE),
                columns=tuple(written.column for written in table.columns.values()),
                bound_as=bound_as,
                places={written.column.name: written.location for written in table.columns.values()},
            )
        )
    return result_of(
        policy,
        inventory,
        tables,
        coverage,
        as_of,
        sources=(MIGRATIONS,),
        rules=OF_COLUMNS,
        files=read.unread,
        baseline=baseline,
    )


def databases_of(inventory: Inventory, named: str | None) -> tuple[Source, ...]:
    """Return the sources that may be databases, or the one named. An address kept elsewhere may be of any kind.

    Raises:
        CheckError: there is no source of this name.
    """
    if named is None:
        return tuple(s for s in inventory.sources if is_reference(s.url) or _kind(s.url) in DIALECTS)
    found = tuple(source for source in inventory.sources if source.id == named)
    if not found:
        raise CheckError(f"no source {named!r} in pii-audit.yaml" + nearest(named, [s.id for s in inventory.sources]))
    return found


def _dialect(named: str | None, databases: Sequence[Source]) -> str | None:
    if named is not None:
        if named not in DIALECTS:
            raise CheckError(f"--dialect {named!r}: write one of {', '.join(sorted(DIALECTS))}")
        return DIALECTS[named]
    kinds = {_kind(source.url) for source in databases}
    return DIALECTS.get(*kinds) if len(kinds) == 1 else None


def _kind(url: str) -> str:
    return url.partition("://")[0].partition("+")[0]


def bound_dataset(inventory: Inventory, databases: Sequence[Source], schema: str, table: str) -> tuple[Dataset, str]:
    """Find the dataset that a table is or will be: one with a binding if there is; and why it is out of scope, if it is."""
    full_name = f"{schema}.{table}" if schema else table
    names = dict.fromkeys((full_name, full_name.lower()))
    if not schema:
        names |= dict.fromkeys(f"{schema}.{name}" for schema in _DEFAULT_SCHEMAS for name in tuple(names))
    datasets = [
        Dataset(source.id, name, name.rpartition(".")[2], DatasetKind.TABLE) for source in databases for name in names
    ]
    urls = {source.id: source for source in databases}
    in_scope = [d for d in datasets if exclusion(urls[d.source], d.name, d.short_name) is None]
    if datasets and not in_scope:
        first = datasets[0]
        return first, exclusion(urls[first.source], first.name, first.short_name) or ""
    nowhere = Dataset(MIGRATIONS, full_name, table, DatasetKind.TABLE)
    return next((d for d in in_scope if inventory.binding(d)), in_scope[0] if in_scope else nowhere), ""
