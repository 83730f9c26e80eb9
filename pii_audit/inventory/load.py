"""pii-audit.yaml -> a checked `Inventory`, secrets put in and paths made absolute."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from pii_audit.document import Document, DocumentError, Place, Problem, nearest, read, validate
from pii_audit.inventory.accepted import Accepted, accepted, unknown_sources
from pii_audit.inventory.register_file import read_registers
from pii_audit.inventory.registers import Registers
from pii_audit.inventory.schema import (
    NO_ELEMENT,
    Binding,
    Detection,
    EventSpec,
    Gates,
    InventoryFile,
    Longitudinal,
    SourceSpec,
)
from pii_audit.inventory.secrets import SecretError, is_literal, resolve
from pii_audit.model.dataset import Dataset
from pii_audit.model.elements import BUILT_IN
from pii_audit.model.period import Period
from pii_audit.model.source import Source, matches
from pii_audit.policy.load import LoadedPolicy, event_names, load_policy
from pii_audit.policy.schema import Policy

CONFIG_NAME = "pii-audit.yaml"


@dataclass(frozen=True, order=True)
class UnusedPattern:
    """A pattern that names nothing: misspelt, or left over from what is gone."""

    source: str
    pattern: str
    key: str
    """Where it stands: `datasets` or `include`."""


@dataclass(frozen=True)
class Remembering:
    """Where people are remembered from audit to audit, and how long."""

    key_file: Path
    keep: Period


@dataclass(frozen=True)
class Inventory:
    """Where the data lies and what it is for."""

    sources: tuple[Source, ...]
    samples: Mapping[str, float]
    """Share of rows put before the detector, by source id."""
    bindings: Mapping[str, Binding]
    """By `source/glob`, in the order of the file."""
    detection: Detection = field(default_factory=Detection)
    gates: Gates = field(default_factory=Gates)
    sha256: str = ""
    registers: Registers = field(default_factory=Registers)
    accepted: tuple[Accepted, ...] = ()
    history: str | None = field(default=None, repr=False)
    """A SQLAlchemy URL, which may hold a password."""
    manifests: Mapping[str, Path] = field(default_factory=dict)
    """The manifest.json of dbt, by source id."""
    remembering: Remembering | None = None
    scripts: Mapping[str, tuple[Path, ...]] = field(default_factory=dict)
    """SQL files, by source id."""
    folder: Path = Path()
    """Of pii-audit.yaml."""

    def binding(self, dataset: Dataset) -> Binding | None:
        """Return the first binding that names a dataset, or None."""
        return self.bindings.get(self._key(dataset))

    def missing_columns(self, dataset: Dataset, there: Collection[str]) -> str:
        """Say which columns the binding reads people from and the dataset does not have; empty where it has all.

        Args:
            dataset: whose binding is meant.
            there: its columns.
        """
        binding = self.binding(dataset)
        missing = sorted(binding.people.columns() - set(there)) if binding and binding.people else []
        if not missing:
            return ""
        hint = nearest(missing[0], list(there)) if len(missing) == 1 else ""
        return f"its binding reads people from {', '.join(missing)}, which it does not have{hint}"

    def is_backup(self, dataset: Dataset) -> bool:
        """Tell whether a dataset is a copy kept for restoring: by its binding or its source."""
        binding = self.binding(dataset)
        of_source = any(source.backup for source in self.sources if source.id == dataset.source)
        return of_source or (binding is not None and binding.backup)

    def _key(self, dataset: Dataset) -> str:
        for key in self.bindings:
            source, _, glob = key.partition("/")
            if source == dataset.source and matches(glob, dataset.name, dataset.short_name):
                return key
        return ""

    def unused(self, datasets: Sequence[Dataset]) -> tuple[UnusedPattern, ...]:
        """Return the bindings and include patterns that name no dataset in scope.

        A binding is unused as well where others above it name all its datasets. Sources with nothing in scope
        are left out, since that is reported of the source as a whole.
        """
        listed = {dataset.source for dataset in datasets}
        used = {self._key(dataset) for dataset in datasets}
        bindings = [key.partition("/") for key in self.bindings if key not in used]
        included = [
            UnusedPattern(source.id, pattern, "include")
            for source in self.sources
            for pattern in source.include
            if not any(d.source == source.id and matches(pattern, d.name, d.short_name) for d in datasets)
        ]
        bound = [UnusedPattern(source, pattern, "datasets") for source, _, pattern in bindings]
        return tuple(sorted(unused for unused in (*included, *bound) if unused.source in listed))


def find_config(start: Path) -> Path:
    """Look for pii-audit.yaml from a folder upwards.

    Raises:
        DocumentError: there is none.
    """
    for folder in (start, *start.parents):
        if (folder / CONFIG_NAME).is_file():
            return folder / CONFIG_NAME
    problem = Problem(
        CONFIG_NAME, 0, 0, "not found here or in any folder above; `pii-audit init` writes one, --config names one"
    )
    raise DocumentError([problem])


def load(path: Path, secrets: bool = True) -> tuple[Inventory, LoadedPolicy]:
    """Read an inventory and the policy it names, and check one against the other.

    Without `secrets`, a reference that leads nowhere stays as it is: nothing will be connected to.

    Raises:
        DocumentError: with all that is wrong in the file at fault.
    """
    document = read(path)
    literal = list(_literal_secrets(document))
    if literal:  # before anything else could show the line
        raise DocumentError(literal)
    if "apiVersion" in document.data:
        raise DocumentError(
            [document.problem(("apiVersion",), "this is a policy; name the pii-audit.yaml that lists your sources")]
        )
    file = validate(document, InventoryFile)
    if not (path.parent / file.policy).is_file():
        raise DocumentError([document.problem(("policy",), f"there is no file {path.parent / file.policy}")])
    policy = load_policy(path.parent / file.policy)
    problems = [
        *_references(document, file, policy),
        *unknown_sources(document, file.accepted, list(file.sources)),
    ]
    registers, digest = read_registers(document, file.registers, file.sources, policy.policy)
    specs = {
        id_: SourceSpec(url=written) if isinstance(written, str) else written for id_, written in file.sources.items()
    }
    sources = []
    for id_, spec in specs.items():
        try:
            sources.append(_source(id_, spec, path.parent))
        except SecretError as error:
            if secrets:
                problems.append(document.problem(("sources", id_, "url"), str(error)))
            else:
                sources.append(Source(id_, spec.url, spec.include, spec.exclude))
    manifests = {id_: path.parent / spec.dbt for id_, spec in specs.items() if spec.dbt}
    problems += [
        document.problem(("sources", id_, "dbt"), f"there is no file {manifest}")
        for id_, manifest in manifests.items()
        if not manifest.is_file()
    ]
    scripts = {id_: _scripts(spec.scripts, path.parent) for id_, spec in specs.items() if spec.scripts}
    problems += [
        document.problem(
            ("sources", id_, "scripts"),
            f"no file is named by {glob}, seen from {path.parent.resolve().name}/; write files or globs, as etl/*.sql",
        )
        for id_, found in scripts.items()
        for glob, files in found.items()
        if not files
    ]
    history = None
    try:
        history = _history(file.history, path.parent)
    except SecretError as error:
        if secrets:
            problems.append(document.problem(("history",), str(error)))
    remembering = _remembering(file.longitudinal, path.parent) if file.longitudinal else None
    if remembering and remembering.key_file.is_relative_to(path.parent.resolve()):
        message = f"{remembering.key_file} lies beside this file; put the key outside the project"
        problems.append(document.problem(("longitudinal", "key_file"), message))
    if problems:
        raise DocumentError(problems)
    held = accepted(document, file.accepted)
    inventory = Inventory(
        tuple(sources),
        {id_: spec.sample for id_, spec in specs.items()},
        file.datasets,
        file.detection,
        file.gates,
        digest,
        registers,
        held,
        history,
        manifests,
        remembering,
        {id_: tuple(sorted({file for files in found.values() for file in files})) for id_, found in scripts.items()},
        path.parent,
    )
    return inventory, policy


def _scripts(globs: Sequence[str], folder: Path) -> dict[str, list[Path]]:
    """Return the files that each glob names, seen from a folder."""
    named: dict[str, list[Path]] = {}
    for written in globs:
        root = Path(Path(written).anchor or folder)
        pattern = Path(written).relative_to(root) if Path(written).anchor else written
        named[written] = [path for path in root.glob(str(pattern)) if path.is_file()]
    return named


def _remembering(written: Longitudinal, folder: Path) -> Remembering:
    return Remembering((folder / Path(written.key_file).expanduser()).resolve(), Period.parse(written.keep))


def _source(id_: str, spec: SourceSpec, folder: Path) -> Source:
    return Source(
        id=id_,
        url=absolute(resolve(spec.url, folder), folder),
        include=spec.include,
        exclude=spec.exclude,
        owner=spec.owner,
        region=spec.region,
        recipient=spec.recipient,
        egress=spec.egress,
        backup=spec.backup,
        options=_resolved(spec.options, folder),
    )


def _history(written: str | None, folder: Path) -> str | None:
    """Return the URL of the store; a path is a SQLite file."""
    if written is None:
        return None
    url = absolute(resolve(written, folder), folder)
    return url if "://" in url else f"sqlite:///{url}"


def absolute(url: str, folder: Path) -> str:
    """Make a path, or the path of a SQLite URL, absolute from the folder of the file it stands in."""
    scheme, separator, path = url.partition(":///")
    if separator and scheme.partition("+")[0] == "sqlite" and path and not path.startswith((":memory:", "file:")):
        return f"{scheme}:///{(folder / path).resolve()}"
    return url if "://" in url else str((folder / url).resolve())


def _resolved(value: Any, folder: Path) -> Any:
    if isinstance(value, Mapping):
        return {key: _resolved(child, folder) for key, child in value.items()}
    if isinstance(value, list):
        return [_resolved(child, folder) for child in value]
    return resolve(value, folder) if isinstance(value, str) else value


def _literal_secrets(document: Document) -> Iterator[Problem]:
    def walk(value: Any, place: Place) -> Iterator[Problem]:
        items = value.items() if isinstance(value, Mapping) else enumerate(value) if isinstance(value, list) else ()
        for key, child in items:
            yield from walk(child, (*place, key))
        key = next(str(part) for part in reversed(place) if isinstance(part, str))  # that of the list, for its items
        if isinstance(value, str | int | float) and not isinstance(value, bool) and is_literal(key, str(value)):
            shown = document.problem(
                place, "a secret in clear; put it in an environment variable and write env:NAME, or file:PATH"
            )
            yield Problem(shown.file, shown.line, shown.column, shown.message, "(not shown)")

    yield from walk(document.data.get("sources", {}), ("sources",))
    yield from walk(document.data.get("history"), ("history",))


def _references(document: Document, file: InventoryFile, loaded: LoadedPolicy) -> Iterator[Problem]:
    policy = loaded.policy
    events = event_names(policy)
    for key, binding in file.datasets.items():
        place: Place = ("datasets", key)
        source, slash, glob = key.partition("/")
        if not slash or not glob:
            yield document.problem(place, f"name a dataset as source/dataset, such as {next(iter(file.sources))}/{key}")
        elif source not in file.sources:
            yield document.problem(place, f"no source {source!r}" + nearest(source, list(file.sources)))
        for section, what, names, known in (
            ("purposes", "purpose", binding.purposes, policy.purposes),
            ("retention", "retention rule", binding.retention, policy.retention),
            ("collected", "way of collecting", binding.ways, policy.collection),
        ):
            for i, name in enumerate(names):
                if name not in known:
                    message = f"no {what} {name!r} in {file.policy}" + nearest(name, list(known))
                    yield document.problem((*place, section, i), message)
        for event, spec in binding.events.items():
            if event not in events:
                yield document.problem(
                    (*place, "events", event), f"no event {event!r} in {file.policy}" + nearest(event, events)
                )
            elif event in policy.events and (policy.events[event].kind == "state") != _binds_a_state(spec):
                how = (
                    "a state; bind it with exists: or true"
                    if policy.events[event].kind == "state"
                    else "no state; bind it to a column"
                )
                yield document.problem((*place, "events", event), f"{event} is {how}")
        yield from _columns(document, place, binding, policy)
        if binding.inherits:
            yield from _inheritance(document, key, binding.inherits.dataset, file.datasets)


def _columns(document: Document, place: Place, binding: Binding, policy: Policy) -> Iterator[Problem]:
    elements = (*policy.elements, *BUILT_IN, NO_ELEMENT)
    for column, element in binding.columns.items():
        if element not in elements:
            yield document.problem((*place, "columns", column), f"no element {element!r}" + nearest(element, elements))


def _inheritance(document: Document, key: str, parent: str, bindings: Mapping[str, Binding]) -> Iterator[Problem]:
    place = ("datasets", key, "inherits", "dataset")
    source = key.partition("/")[0]
    siblings = [other.partition("/")[2] for other in bindings if other.startswith(f"{source}/")]
    if parent not in siblings:
        yield document.problem(place, f"no binding {source}/{parent}" + nearest(parent, siblings))
    elif _inherits_itself(key, bindings):
        yield document.problem(place, f"{key} inherits from itself")


def _inherits_itself(key: str, bindings: Mapping[str, Binding]) -> bool:
    """Tell whether a chain of `inherits` leads back to where it began."""
    source = key.partition("/")[0]
    passed = [key]
    while (binding := bindings.get(passed[-1])) and binding.inherits:
        parent = f"{source}/{binding.inherits.dataset}"
        if parent in passed:
            return parent == key
        passed.append(parent)
    return False


def _binds_a_state(spec: Literal[True] | str | EventSpec) -> bool:
    return spec is True or (isinstance(spec, EventSpec) and spec.exists is not None)


def inventory_json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of pii-audit.yaml, for editors."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **InventoryFile.model_json_schema(by_alias=True)}
