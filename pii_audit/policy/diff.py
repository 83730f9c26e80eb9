"""What changed between two policies, entry by entry."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic import BaseModel

from pii_audit.policy.schema import ParameterRef, Policy, RetentionRule


class Kind(StrEnum):
    """What happened to an entry."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True)
class Change:
    """An entry that is new, gone or not what it was."""

    clause: str
    """`section.id`, or the section alone where it has no ids."""
    kind: Kind
    words: tuple[str, ...] = ()
    """Of a changed entry: what was, and what is."""


def changes(old: Policy, new: Policy) -> tuple[Change, ...]:
    """Compare two policies; in the order of the sections, then of the new file."""
    return tuple(
        change
        for name in Policy.model_fields
        for change in _section(name, getattr(old, name), getattr(new, name), old, new)
    )


def touched(policy: Policy, change: Change) -> tuple[str, ...]:
    """Return the clauses whose audit a change can alter: its own, and those that refer to it."""
    section, _, id_ = change.clause.partition(".")
    retention = [f"retention.{rule}" for rule in policy.retention]
    dependent: Mapping[str, list[str]] = {
        "settings": retention,
        "parameters": [
            f"retention.{name}" for name, rule in policy.retention.items() if id_ in _parameters(policy, rule)
        ],
        "events": [f"retention.{name}" for name, rule in policy.retention.items() if id_ in _events(policy, rule)],
        "retention_exceptions": [
            f"retention.{name}" for name, rule in policy.retention.items() if id_ in rule.exceptions
        ],
        "categories": [f"purposes.{name}" for name, purpose in policy.purposes.items() if id_ in purpose.categories],
        "elements": [f"categories.{name}" for name in policy.categories_of(id_)],
    }
    return tuple(dict.fromkeys((change.clause, *dependent.get(section, ()))))


def _section(name: str, before: Any, after: Any, old: Policy, new: Policy) -> Iterator[Change]:
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for id_ in dict.fromkeys((*before, *after)):
            clause = f"{name}.{id_}"
            if id_ not in after:
                yield Change(clause, Kind.REMOVED)
            elif id_ not in before:
                yield Change(clause, Kind.ADDED)
            elif words := tuple(_words(before[id_], after[id_], old, new)):
                yield Change(clause, Kind.CHANGED, words)
    elif before != after:
        words = tuple(_words(before, after, old, new)) if isinstance(before, BaseModel) else (f"{before} → {after}",)
        yield Change(name, Kind.CHANGED, words)


def _words(before: Any, after: Any, old: Policy, new: Policy) -> Iterator[str]:
    """Say what changed in an entry: the time limit as a whole, lists by what came and went, everything else by value."""
    if isinstance(before, RetentionRule) and isinstance(after, RetentionRule):
        limits = " → ".join(" and then ".join(map(str, p.steps(r.clock))) for p, r in ((old, before), (new, after)))
        if old.steps(before.clock) != new.steps(after.clock):
            yield f"time limit: {limits}"
    for key, was, now in _differences(
        before.model_dump(by_alias=True, mode="json"), after.model_dump(by_alias=True, mode="json")
    ):
        if key.endswith(("clock.period", "clock.steps")):
            continue  # said as the time limit
        if isinstance(was, list) and isinstance(now, list):
            gone, come = [str(x) for x in was if x not in now], [str(x) for x in now if x not in was]
            parts = [f"added {', '.join(come)}"] if come else []
            parts += [f"removed {', '.join(gone)}"] if gone else []
            yield f"{key}: {'; '.join(parts) or 'other order'}"
        else:
            yield f"{key}: {_shown(was)} → {_shown(now)}"


def _differences(before: Mapping[str, Any], after: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, Any, Any]]:
    for key in dict.fromkeys((*before, *after)):
        was, now = before.get(key), after.get(key)
        if was == now:
            continue
        if isinstance(was, Mapping) and isinstance(now, Mapping):
            yield from _differences(was, now, f"{path}{key}.")
        else:
            yield f"{path}{key}", was, now


def _shown(value: Any) -> str:
    if value in (None, [], {}, ""):
        return "nothing"
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {_shown(child)}" for key, child in value.items() if child not in (None, [], {}))
    return f"“{value}”" if isinstance(value, str) and " " in value else str(value)


def _parameters(policy: Policy, rule: RetentionRule) -> set[str]:
    clocks = [rule.clock, *(c for name in rule.exceptions if (c := policy.retention_exceptions[name].clock))]
    return {step.param for clock in clocks for step in clock.steps if isinstance(step, ParameterRef)}


def _events(policy: Policy, rule: RetentionRule) -> set[str]:
    exceptions = [policy.retention_exceptions[name] for name in rule.exceptions]
    named = {rule.clock.start, *rule.clock.also, *((rule.when.event,) if rule.when else ())}
    return named | {e.while_ for e in exceptions if e.while_} | {e.clock.start for e in exceptions if e.clock}
