"""pii-audit.yaml -> a checked `Inventory`, secrets put in and paths made absolute."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from pii_audit.document import Document, DocumentError, Place, Problem, nearest, read, validate
from pii_audit.inventory.schema import Binding, Detection, EventSpec, Gates, InventoryFile, SourceSpec
from pii_audit.inventory.secrets import SecretError, is_literal, resolve
from pii_audit.model.dataset import Dataset
from pii_audit.model.source import Source, matches
from pii_audit.policy.load import LoadedPolicy, event_names, load_policy

CONFIG_NAME = "pii-audit.yaml"


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

    def binding(self, dataset: Dataset) -> Binding | None:
        """Return the first binding that names a dataset, or None."""
        for pattern, binding in self.bindings.items():
            source, _, glob = pattern.partition("/")
            if source == dataset.source and matches(glob, dataset.name, dataset.short_name):
                return binding
        return None


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


def load(path: Path) -> tuple[Inventory, LoadedPolicy]:
    """Read an inventory and the policy it names, and check one against the other.

    Raises:
        DocumentError: with all that is wrong in the file at fault.
    """
    document = read(path)
    literal = list(_literal_secrets(document))
    if literal:  # before anything else could show the line
        raise DocumentError(literal)
    file = validate(document, InventoryFile)
    policy = load_policy(path.parent / file.policy)
    problems = list(_references(document, file, policy))
    sources = []
    samples = {}
    for id_, written in file.sources.items():
        spec = SourceSpec(url=written) if isinstance(written, str) else written
        samples[id_] = spec.sample
        try:
            sources.append(_source(id_, spec, path.parent))
        except SecretError as error:
            problems.append(document.problem(("sources", id_, "url"), str(error)))
    if problems:
        raise DocumentError(problems)
    digest = hashlib.sha256(document.text.encode()).hexdigest()
    return Inventory(tuple(sources), samples, file.datasets, file.detection, file.gates, digest), policy


def _source(id_: str, spec: SourceSpec, folder: Path) -> Source:
    return Source(
        id=id_,
        url=absolute(resolve(spec.url, folder), folder),
        include=spec.include,
        exclude=spec.exclude,
        owner=spec.owner,
        region=spec.region,
        recipient=spec.recipient,
        options=_resolved(spec.options, folder),
    )


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
        if isinstance(value, str) and is_literal(str(place[-1]), value):
            shown = document.problem(
                place, "a secret in clear; put it in an environment variable and write env:NAME, or file:PATH"
            )
            yield Problem(shown.file, shown.line, shown.column, shown.message, "(not shown)")

    yield from walk(document.data.get("sources", {}), ("sources",))


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
        for i, purpose in enumerate(binding.purposes):
            if purpose not in policy.purposes:
                yield document.problem(
                    (*place, "purposes", i),
                    f"no purpose {purpose!r} in {file.policy}" + nearest(purpose, list(policy.purposes)),
                )
        for i, rule in enumerate(binding.retention):
            if rule not in policy.retention:
                yield document.problem(
                    (*place, "retention", i),
                    f"no retention rule {rule!r} in {file.policy}" + nearest(rule, list(policy.retention)),
                )
        for event, spec in binding.events.items():
            if event not in events:
                yield document.problem(
                    (*place, "events", event), f"no event {event!r} in {file.policy}" + nearest(event, events)
                )
            elif event in policy.events and (policy.events[event].kind == "state") != _binds_a_state(spec):
                how = (
                    "a state; bind it with exists: or true"
                    if policy.events[event].kind == "state"
                    else "bound to a column"
                )
                yield document.problem((*place, "events", event), f"{event} is {how}")
        if binding.inherits and not any(
            other.partition("/")[2] == binding.inherits.dataset
            for other in file.datasets
            if other.startswith(f"{source}/")
        ):
            yield document.problem((*place, "inherits", "dataset"), f"no binding {source}/{binding.inherits.dataset}")


def _binds_a_state(spec: Literal[True] | str | EventSpec) -> bool:
    return spec is True or (isinstance(spec, EventSpec) and spec.exists is not None)


def inventory_json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of pii-audit.yaml, for editors."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **InventoryFile.model_json_schema(by_alias=True)}
