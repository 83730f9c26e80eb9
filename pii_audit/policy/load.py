"""policy.yaml and the published text it quotes -> a checked `Policy`."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pii_audit.document import Document, DocumentError, Place, Problem, nearest, read, validate
from pii_audit.model.elements import BUILT_IN
from pii_audit.model.period import Period
from pii_audit.policy.schema import ClockSpec, ParameterRef, Policy


@dataclass(frozen=True)
class LoadedPolicy:
    """A policy and the bytes it came from."""

    policy: Policy
    sha256: str
    path: Path


def load_policy(path: Path) -> LoadedPolicy:
    """Read and check a policy.

    Raises:
        DocumentError: syntax, schema, dangling references, wrong periods, or quotes that the text does not hold.
    """
    document = read(path)
    policy = validate(document, Policy)
    problems = [*_references(document, policy), *_overrides(document, policy), *_parameters(document, policy)]
    problems += _quotes(document, policy)
    if problems:
        raise DocumentError(problems)
    return LoadedPolicy(policy, hashlib.sha256(document.text.encode()).hexdigest(), path)


def event_names(policy: Policy) -> tuple[str, ...]:
    """Return the events a policy knows: those it lists or, where it lists none, those its rules name."""
    if policy.events:
        return tuple(policy.events)
    clocks = [clock for _, clock in _clocks(policy)]
    names = [name for clock in clocks for name in (clock.start, *clock.also)]
    names += [rule.when.event for rule in policy.retention.values() if rule.when]
    names += [exception.while_ for exception in policy.retention_exceptions.values() if exception.while_]
    return tuple(dict.fromkeys(names))


def _references(document: Document, policy: Policy) -> Iterator[Problem]:
    known: Mapping[str, tuple[str, ...]] = {
        "element": tuple(dict.fromkeys((*policy.elements, *BUILT_IN))),
        "built-in element": BUILT_IN,
        "category": tuple(policy.categories),
        "purpose": tuple(policy.purposes),
        "legal basis": tuple(policy.legal_bases),
        "event": event_names(policy),
        "exception": tuple(policy.retention_exceptions),
        "retention rule": tuple(policy.retention),
        "safeguard": tuple(policy.transfers.safeguards),
        "section": tuple(policy.metadata.source.sections) if policy.metadata.source else (),
    }
    for kind, name, place in _uses(policy):
        if name not in known[kind]:
            yield document.problem(place, f"no {kind} {name!r}" + nearest(name, known[kind]))


def _uses(policy: Policy) -> Iterator[tuple[str, str, Place]]:
    """Yield every reference: the kind of thing named, its name, and where it stands."""
    for id_, category in policy.categories.items():
        yield from _each("element", category.elements, "categories", id_, "elements")
    for id_, element in policy.elements.items():
        yield from _each("built-in element", element.detect, "elements", id_, "detect")
        yield from _each("purpose", element.purposes_only, "elements", id_, "purposes_only")
    for severity, elements in policy.undeclared.severity.items():
        yield from _each("element", elements, "undeclared", "severity", severity.value)
    for id_, purpose in policy.purposes.items():
        yield from _each("category", purpose.categories, "purposes", id_, "categories")
        yield from _each("legal basis", purpose.basis.stated, "purposes", id_, "basis", "stated")
        yield from _each("legal basis", purpose.basis.inferred, "purposes", id_, "basis", "inferred")
    for id_, rule in policy.retention.items():
        yield from _each("purpose", rule.purposes, "retention", id_, "purposes")
        yield from _each("category", rule.categories, "retention", id_, "categories")
        yield from _each("exception", rule.exceptions, "retention", id_, "exceptions")
        yield from _each("retention rule", rule.overrides, "retention", id_, "overrides")
        if rule.when:
            yield "event", rule.when.event, ("retention", id_, "when", "is" if rule.when.is_ else "not")
    for id_, exception in policy.retention_exceptions.items():
        yield from _each("element", exception.only_elements, "retention_exceptions", id_, "only_elements")
        if exception.while_:
            yield "event", exception.while_, ("retention_exceptions", id_, "while")
    for place, clock in _clocks(policy):
        yield "event", clock.start, (*place, "start")
        yield from _each("event", clock.also, *map(str, place), "also")
    yield from _uses_of_people_and_places(policy)
    if policy.metadata.source and policy.metadata.source.sections:
        for clause, cite in policy.clauses():
            yield "section", cite.section, (*_place(clause, policy), "cite", "section")


def _each(kind: str, names: tuple[str, ...], *place: str) -> Iterator[tuple[str, str, Place]]:
    for i, name in enumerate(names):
        yield kind, name, (*place, i)


def _uses_of_people_and_places(policy: Policy) -> Iterator[tuple[str, str, Place]]:
    for id_, collection in policy.collection.items():
        yield from _each("element", collection.elements, "collection", id_, "elements")
    for id_, recipient in policy.recipients.items():
        yield from _each("purpose", recipient.purposes, "recipients", id_, "purposes")
        yield from _each("element", recipient.elements, "recipients", id_, "elements")
        if recipient.safeguard:
            yield "safeguard", recipient.safeguard, ("recipients", id_, "safeguard")
    yield from _each("purpose", policy.marketing.purposes, "marketing", "purposes")
    yield from _each("purpose", policy.children.reply_purposes, "children", "reply_purposes")


def _clocks(policy: Policy) -> Iterator[tuple[Place, ClockSpec]]:
    for id_, rule in policy.retention.items():
        yield ("retention", id_, "clock"), rule.clock
        if rule.stale_open:
            yield ("retention", id_, "stale_open"), rule.stale_open
    for id_, exception in policy.retention_exceptions.items():
        if exception.clock:
            yield ("retention_exceptions", id_, "clock"), exception.clock


def _place(clause: str, policy: Policy) -> Place:
    """Turn a clause id into its place; ids of events hold dots of their own."""
    section, _, rest = clause.partition(".")
    entries = getattr(policy, section)
    return (section, rest) if isinstance(entries, Mapping) else (section, *rest.split(".", 1))


def _parameters(document: Document, policy: Policy) -> Iterator[Problem]:
    uses: list[tuple[Place, object]] = [
        ((*place, "steps", i), step) for place, clock in _clocks(policy) for i, step in enumerate(clock.steps)
    ]
    uses.append((("marketing", "unsubscribe_within"), policy.marketing.unsubscribe_within))
    if policy.backups:
        uses.append((("backups", "max_age"), policy.backups.max_age))
    for place, step in uses:
        if not isinstance(step, ParameterRef):
            continue
        if step.param not in policy.parameters:
            yield document.problem(
                (*place, "param"), f"no parameter {step.param!r}" + nearest(step.param, list(policy.parameters))
            )
            continue
        try:
            Period.parse(str(policy.parameters[step.param].value))
        except ValueError as error:
            yield document.problem(("parameters", step.param, "value"), str(error))


def _overrides(document: Document, policy: Policy) -> Iterator[Problem]:
    for id_, rule in policy.retention.items():
        if id_ in rule.overrides:
            place = ("retention", id_, "overrides", rule.overrides.index(id_))
            yield document.problem(place, f"{id_} cannot override itself")


def _quotes(document: Document, policy: Policy) -> Iterator[Problem]:
    source = policy.metadata.source
    if source is None:
        return
    place: Place = ("metadata", "source", "file")
    path = document.path.parent / source.file
    try:
        raw = path.read_bytes()
        text = _one_line(raw.decode("utf-8-sig"))
    except OSError:
        yield document.problem(
            place, f"cannot read {source.file}, the published text that the quotes are checked against"
        )
        return
    except UnicodeDecodeError:
        yield document.problem(place, f"{source.file} is not UTF-8 text")
        return
    digest = hashlib.sha256(raw).hexdigest()
    if source.sha256 and source.sha256 != digest:
        yield document.problem(
            ("metadata", "source", "sha256"),
            f"{source.file} has changed since this policy was written from it: its sha256 is {digest}; "
            "read what changed, then write the new digest here",
        )
    starts: dict[str, int] = {}
    position = 0
    for id_, heading in source.sections.items():
        found = text.find(_one_line(heading), position)
        if found < 0:
            yield document.problem(
                ("metadata", "source", "sections", id_), f"no heading {heading!r} from here on in {source.file}"
            )
            return
        starts[id_] = found
        position = found + 1
    for clause, cite in policy.clauses():
        place = (*_place(clause, policy), "cite", "quote")
        quote = _one_line(cite.quote)
        if quote not in text:
            yield document.problem(place, f"these words do not stand in {source.file}; quote it verbatim")
        elif cite.section in starts:
            start = starts[cite.section]
            end = min((other for other in starts.values() if other > start), default=len(text))
            if text.find(quote, start, end) < 0:
                yield document.problem(place, f"these words stand in {source.file}, but not in section {cite.section}")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def policy_json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of policy.yaml, for editors."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Policy.model_json_schema(by_alias=True)}
