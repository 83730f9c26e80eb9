"""`pii-audit subject`: what is printed and written on one person, or on those who were erased."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from pii_audit.audit import opened, survey
from pii_audit.cli.exits import NotWritten, UsageProblem
from pii_audit.cli.visible import visible
from pii_audit.detection.names import named
from pii_audit.inventory.load import Inventory
from pii_audit.lineage.identifiers import keys_of
from pii_audit.model.coverage import State
from pii_audit.model.dataset import Dataset
from pii_audit.plugins import Scanner
from pii_audit.policy.load import LoadedPolicy
from pii_audit.private_file import write_private
from pii_audit.reading import Step, how_to_tell
from pii_audit.subject import Found, Search, Wanted, given_keys, new_hash_key, records, search, with_shapes

_ALWAYS = "names, addresses and pictures; only identifiers are compared, in cells and, for e-mail and phone, in texts"


@dataclass(frozen=True)
class Searched:
    """A search and the scanners it was made with, while they are open."""

    scanners: Mapping[str, Scanner]

    found: Search


@contextmanager
def searched(
    inventory: Inventory, policy: LoadedPolicy, given: Mapping[str, str | None], on_step: Callable[[Step], None]
) -> Iterator[Searched]:
    """Search for the person whose identifiers were given.

    Raises:
        UsageProblem: none was given, one is empty, or is no e-mail address.
    """
    values = {kind: value for kind, value in given.items() if value is not None}
    if not values or not all(value.strip() for value in values.values()):
        raise UsageProblem("say whom: --email, --phone or --customer")
    if "@" not in values.get("email", "@"):
        raise UsageProblem("--email takes a whole address, such as anna@example.com")
    hash_key = new_hash_key()
    with _open(inventory, policy) as (scanners, datasets, unsearched):
        wanted = given_keys(policy.policy, values, hash_key)
        found = search(policy.policy, inventory, scanners, datasets, wanted, hash_key, on_step)
        found.unsearched[:0] = unsearched
        yield Searched(scanners, found)


@contextmanager
def _open(
    inventory: Inventory, policy: LoadedPolicy
) -> Iterator[tuple[Mapping[str, Scanner], tuple[Dataset, ...], list[str]]]:
    with opened(inventory.sources) as (scanners, failed):
        planned = survey(policy, inventory, scanners, date.today())  # noqa: DTZ011 - no date is looked at
        lines = [line for line in (*failed, *planned.coverage) if line.state is not State.EMPTY]
        yield scanners, planned.datasets, [f"{line.source}/{line.dataset}: {line.reason}" for line in lines]


def located(made: Searched) -> Iterator[str]:
    """Yield the lines of `subject locate`: counts and masked shapes."""
    hits = with_shapes(made.scanners, made.found)
    yield from _table(hits)
    yield from _evidence(made.found)


def _table(hits: Sequence[Found]) -> Iterator[str]:
    if not hits:
        yield "Found nowhere."
        return
    datasets = {(hit.source, hit.dataset) for hit in hits}
    yield f"Found in {len(datasets)} dataset{'s' if len(datasets) > 1 else ''}:"
    for hit in hits:
        by = "given" if hit.hop == 0 else f"linked, {hit.hop} hop{'s' if hit.hop > 1 else ''}"
        what = "mentioned in a text" if hit.mentioned else " ".join(hit.shapes)
        noun = "record" if hit.records == 1 else "records"
        yield f"  {visible(f'{hit.source}/{hit.dataset}')}  {visible(hit.field)}  {hit.records:,} {noun}  {hit.identifier} ({by})  {what}".rstrip()


def _evidence(found: Search) -> Iterator[str]:
    datasets = len(found.datasets)
    yield f"Searched: {found.searched:,} values in {datasets:,} dataset{'s' if datasets != 1 else ''}."
    yield f"Not searched: {_ALWAYS}."
    for line in found.unsearched:
        yield f"Not searched: {visible(line)}"


def export(made: Searched, path: Path) -> str:
    """Write the records of a person for an access request (GDPR Art. 15, 20), readable by the owner of the file alone.

    Raises:
        NotWritten: the file cannot be written.
        UsageProblem: it is neither .json nor .csv.
    """
    if path.suffix not in {".json", ".csv"}:
        raise UsageProblem(f"cannot export to {path.name}: name a .json or a .csv file")
    hits = list(made.found.found())
    rows = [
        (dataset, {str(name): value for name, value in row.items() if isinstance(value, str)})
        for dataset, frame in records(made.scanners, made.found, hits)
        for row in frame[[c for c in frame.columns if "password" not in named(str(c), dataset.short_name)]].to_dict(
            "records"
        )
    ]
    mentioned = [
        {"source": hit.source, "dataset": hit.dataset, "field": hit.field, "records": hit.records}
        for hit in hits
        if hit.mentioned
    ]
    content = _as_json(rows, mentioned, made.found.unsearched) if path.suffix == ".json" else _as_csv(rows)
    try:
        write_private(path, content.encode("utf-8", "replace"))
    except OSError as error:
        raise NotWritten(f"cannot write {path}: {error.strerror}") from None
    texts = sum(hit.records for hit in hits if hit.mentioned)
    more = f"; {texts:,} texts of others mention the person and need a reader first" if texts else ""
    return f"wrote {path}: {len(rows):,} records, without passwords{more}"


def _as_json(
    rows: Sequence[tuple[Dataset, dict[str, str]]], mentioned: Sequence[Mapping[str, object]], unsearched: Sequence[str]
) -> str:
    written = [{"source": dataset.source, "dataset": dataset.name, "record": record} for dataset, record in rows]
    whole = {"records": written, "mentioned_in": mentioned, "not_searched": [*unsearched, _ALWAYS]}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _as_csv(rows: Sequence[tuple[Dataset, dict[str, str]]]) -> str:
    """Write a line a value, as records of many datasets have no columns in common."""
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(("source", "dataset", "record", "field", "value"))
    for number, (dataset, record) in enumerate(rows, 1):
        for name, value in record.items():
            writer.writerow(
                (*map(_harmless, (dataset.source, dataset.name)), number, _harmless(name), _harmless(value))
            )
    return text.getvalue()


def _harmless(cell: str) -> str:
    """Keep a spreadsheet from taking a text for a formula; telephone numbers stay as they are."""
    risky = cell[:1] in "=@\t\r" or (cell[:1] in "+-" and not cell[1:].replace(" ", "").isdigit())
    return f"'{cell}" if cell and risky else cell


def erasure_lines(
    register: str, inventory: Inventory, policy: LoadedPolicy, on_step: Callable[[Step], None]
) -> tuple[list[str], bool, bool]:
    """Look everybody of a register of erasures up in all datasets.

    Returns:
        the lines to print, whether somebody was found, and whether all was searched.

    Raises:
        UsageProblem: no dataset of that name is bound as a register of erasures.
    """
    hash_key = new_hash_key()
    with _open(inventory, policy) as (scanners, datasets, unsearched):
        log = next((d for d in datasets if f"{d.source}/{d.name}" == register), None)
        binding = inventory.binding(log) if log else None
        if log is None or binding is None or binding.people is None or not binding.people.erased:
            raise UsageProblem(
                f"{register} is no register of erasures; bind it with people: {{keys: …, erased: COLUMN}}"
            )
        wanted = Wanted()
        how = how_to_tell(policy.policy, inventory, log, hash_key)
        for batch in scanners[log.source].read(log):
            for (name, _), keys in keys_of(batch.frame, log, how):
                if name in how.bound:
                    wanted.add(np.unique(keys[keys != 0]), 0, "*")
        others = [d for d in datasets if d != log]
        found = search(policy.policy, inventory, scanners, others, wanted, hash_key, on_step, hops=0)
        found.unsearched[:0] = unsearched
        hits = with_shapes(scanners, found)
    count = len(wanted.hops)
    lines = [f"{count:,} identifiers of erased people in {register}.", *_table(hits)]
    if hits:
        lines.append("People who came back since are among them; RTS001 of a scan tells them apart.")
    return [*lines, *_evidence(found)], bool(hits), not found.unsearched
