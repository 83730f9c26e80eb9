"""The schemas of sources against what is declared: `scan --schema-only`, which reads no value."""

from datetime import date

from pii_audit.audit import opened, survey
from pii_audit.inventory.load import Inventory
from pii_audit.model.baseline import Baseline
from pii_audit.model.coverage import Coverage, State
from pii_audit.model.dataset import Dataset
from pii_audit.model.result import AuditResult
from pii_audit.plugins import DescribesColumns, Scanner, SourceError
from pii_audit.policy.load import LoadedPolicy
from pii_audit.prerelease.judging import OF_THE_INVENTORY, Described, result_of

_NO_SCHEMA = "its columns are known only by reading it, which --schema-only does not"
_JUDGED = "judged by names, types, comments and constraints; no value was read"


def audit_schemas(
    policy: LoadedPolicy, inventory: Inventory, as_of: date, baseline: Baseline | None = None
) -> AuditResult:
    """Audit the schemas of all sources that have one; files and buckets are skipped, and listed as such.

    Args:
        policy: what is declared.
        inventory: where the data lies.
        as_of: the day of the audit.
        baseline: what an earlier audit found; findings it holds are not new.

    Raises:
        UserError: an acceptance holds for too long or for no rule.
    """
    with opened(inventory.sources) as (scanners, failed):
        planned = survey(policy, inventory, scanners, as_of)
        coverage = [*failed, *planned.coverage]
        tables = []
        for dataset in planned.datasets:
            line, table = _described(scanners[dataset.source], dataset)
            coverage.append(line)
            tables += [table] if table else []
        sources = {source.id for source in inventory.sources if source.id not in scanners}
        sources |= {id_ for id_, made in scanners.items() if isinstance(made, DescribesColumns)}
    return result_of(
        policy,
        inventory,
        tables,
        coverage,
        as_of,
        sources=tuple(source.id for source in inventory.sources if source.id in sources),
        rules=OF_THE_INVENTORY,
        baseline=baseline,
        unused=inventory.unused([table.dataset for table in tables]),
    )


def _described(made: Scanner, dataset: Dataset) -> tuple[Coverage, Described | None]:
    if not isinstance(made, DescribesColumns):
        return Coverage(dataset.source, dataset.name, State.SKIPPED, reason=_NO_SCHEMA), None
    try:
        columns = made.describe(dataset)
    except SourceError as error:
        return Coverage(dataset.source, dataset.name, State.UNREADABLE, reason=str(error).rstrip(".")), None
    line = Coverage(dataset.source, dataset.name, State.DESCRIBED, rows_total=None, reason=_JUDGED)
    return line, Described(dataset, columns, bound_as=dataset)
