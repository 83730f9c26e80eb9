"""What `pii-audit policy lint --complete` asks of every column in scope."""

from contextlib import closing
from dataclasses import replace

from pii_audit.audit import opened, survey
from pii_audit.cli.setup import audit_day
from pii_audit.completeness import missing
from pii_audit.inventory.load import Inventory
from pii_audit.inventory.schema import NO_ELEMENT
from pii_audit.model.dataset import Column, Dataset
from pii_audit.plugins import Scanner, SourceError
from pii_audit.policy.load import LoadedPolicy
from pii_audit.rules.base import plural


def missing_lines(inventory: Inventory, policy: LoadedPolicy) -> tuple[list[str], list[str]]:
    """Return a line for all that is missing, and one for each dataset whose columns could not be known.

    Reads catalogues and, of files, the first rows, which is where their columns are named.
    """
    lines, unread = [], []
    with opened(inventory.sources) as (scanners, failed):
        planned = survey(policy, inventory, scanners, audit_day(None, policy))
        incomplete = [line for line in planned.coverage if line.incomplete]
        unread += [f"{line.source}/{line.dataset}: not looked at: {line.reason}" for line in (*failed, *incomplete)]
        for dataset in planned.datasets:
            try:
                known = _with_columns(dataset, scanners[dataset.source])
            except SourceError as error:
                unread.append(f"{dataset.source}/{dataset.name}: not looked at: {error}")
                continue
            for gap in missing(policy.policy, inventory, known):
                place = "/".join(filter(None, (dataset.source, dataset.name, gap.column)))
                lines.append(f"{place}: {gap.message}")
    if lines:
        lines.append(
            f"{plural(len(lines), 'gap')}. Give an element its category in policy.yaml and a dataset its retention in "
            f"pii-audit.yaml; of other columns say it there under columns:, as in columns: {{amount: {NO_ELEMENT}}}"
        )
    return lines, unread


def _with_columns(dataset: Dataset, scanner: Scanner) -> Dataset:
    """Name the columns of a file by its first rows.

    Raises:
        SourceError: it cannot be read.
    """
    if dataset.columns:
        return dataset
    with closing(scanner.read(dataset)) as batches:  # type: ignore[type-var]  # every scanner's is a generator
        names = next((tuple(map(str, batch.frame.columns)) for batch in batches), ())
    return replace(dataset, columns=tuple(map(Column, names)))
