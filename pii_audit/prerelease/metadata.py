"""The tables of an ORM, or of a test database, against what is declared."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from pii_audit.inventory.load import find_config, load
from pii_audit.model.coverage import Coverage, State
from pii_audit.model.dataset import Dataset, DatasetKind
from pii_audit.model.result import AuditResult
from pii_audit.model.source import MODELS
from pii_audit.prerelease.check import bound_dataset, databases_of
from pii_audit.prerelease.judging import OF_COLUMNS, Described, result_of
from pii_audit.tables import describe, schemas

if TYPE_CHECKING:
    import sqlalchemy as sa


def check_metadata(
    metadata: "sa.MetaData", *, config: Path | str | None = None, source: str | None = None, dialect: str = "postgresql"
) -> AuditResult:
    """Report the columns of an ORM that look personal, where nothing declares them; connects to nothing.

    Args:
        metadata: of all mapped tables, such as `Base.metadata`.
        config: pii-audit.yaml; else found from the current folder upwards. None of its secrets is needed.
        source: whose bindings count; without it those of every database.
        dialect: SQLAlchemy's name of the database, in whose words types are written.

    Raises:
        UserError: pii-audit.yaml or the policy is wrong, or there is no such source.
    """
    inventory, policy = load(Path(config) if config else find_config(Path.cwd()), secrets=False)
    databases = databases_of(inventory, source)
    tables, coverage = [], []
    for table in sorted(metadata.tables.values(), key=lambda table: table.fullname):
        bound_as, excluded = bound_dataset(inventory, databases, table.schema or "", table.name)
        state, reason = (State.SKIPPED, excluded) if excluded else (State.DESCRIBED, "no value was read")
        coverage.append(Coverage(MODELS, table.fullname, state, reason=reason))
        if not excluded:
            dataset = Dataset(MODELS, table.fullname, table.name, DatasetKind.TABLE)
            tables.append(Described(dataset, describe(table, dialect), bound_as))
    today = datetime.now(ZoneInfo(policy.policy.settings.timezone)).date()
    return result_of(policy, inventory, tables, coverage, today, sources=(MODELS,), rules=OF_COLUMNS)


def reflected(engine: "sa.Engine") -> "sa.MetaData":
    """Read the tables and views of every schema of a database from its catalogue, and no row."""
    import sqlalchemy as sa  # noqa: PLC0415 - who has an engine has loaded it

    metadata = sa.MetaData()
    with engine.connect() as connection:
        for schema in schemas(connection):
            metadata.reflect(connection, schema=schema, views=True, resolve_fks=False)
    return metadata
