"""Small hand-made facts for tests of rules: one source `shop`, dataset `orders`, unless said otherwise."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pii_audit.inventory.registers import Registers
from pii_audit.inventory.schema import Binding, Gates
from pii_audit.model.coverage import Coverage, State
from pii_audit.model.facts import ElementFacts, Evidence, FieldFacts
from pii_audit.model.result import ClauseState
from pii_audit.model.retention import RetentionFacts
from pii_audit.model.source import Source
from pii_audit.model.store import StoreFacts
from pii_audit.policy.schema import Policy
from pii_audit.rules.base import Case
from pii_audit.rules.clauses import clause_statuses
from pii_audit.rules.registry import judge

AS_OF = date(2026, 11, 22)
ORDERS = ("shop", "orders")
READ = Coverage(*ORDERS, State.FULL, rows_total=10, rows_read=10)
CITE = {"section": "1", "quote": "as written"}
STATES = ("not_applicable", "open", "within", "overdue", "exempt", "unverifiable")


def policy(**sections: Any) -> Policy:
    """A policy that declares e-mail addresses and phone numbers, with further sections."""
    declared = {"contact": {"elements": ["email", "phone"], "cite": CITE}}
    head = {"apiVersion": "pii-audit/policy/v1", "metadata": {"id": "test", "version": "1"}}
    return Policy.model_validate(head | {"categories": declared} | sections)


def rule(**more: Any) -> dict[str, Any]:
    return {"clock": {"start": "placed", "period": "P1Y"}, "cite": CITE} | more


def field(
    element: str = "email",
    *,
    category: str | None = "contact",
    source: str = "shop",
    dataset: str = "orders",
    notes: tuple[str, ...] = (),
) -> FieldFacts:
    found = ElementFacts(
        element=element,
        detected=element,
        category=category,
        declared=category is not None,
        confidence=1.0,
        evidence=Evidence.PATTERN,
        matched=10,
        judged=10,
        rows_read=10,
    )
    return FieldFacts(source, dataset, f"{element}_column", 10, 10, None, (found,), notes)


def dated(rule: str, source: str = "shop", dataset: str = "orders", problem: str = "", **states: int) -> RetentionFacts:
    """Records by state; the oldest is due on no date, which no rule judges by."""
    counts = dict.fromkeys(STATES, 0) | states
    return RetentionFacts(rule, source, dataset, sum(counts.values()), counts, None, None, problem=problem)


def case(
    written: Policy,
    *fields: FieldFacts,
    bindings: Mapping[tuple[str, str], Binding] | None = None,
    coverage: Sequence[Coverage] = (READ,),
    retention: Sequence[RetentionFacts] = (),
    gates: Gates | None = None,
    sources: Sequence[Source] = (),
    stores: Sequence[StoreFacts] = (),
    registers: Registers | None = None,
) -> Case:
    read = {line.source: Source(line.source, "shop.db") for line in coverage} or {"shop": Source("shop", "shop.db")}
    return Case(
        written,
        gates or Gates(),
        bindings or {},
        read | {source.id: source for source in sources},
        tuple(coverage),
        fields,
        tuple(retention),
        unused=(),
        registers=registers or Registers(),
        as_of=AS_OF,
        stores={store.source: store for store in stores},
    )


def found(judged: Case, rule: str) -> list[tuple[str, str, str]]:
    """Return source, dataset and message of a rule's findings."""
    return [(f.source, f.dataset, f.message) for f in judge(judged) if f.rule == rule]


def status(judged: Case, clause: str) -> tuple[ClauseState, str]:
    """Return the status of a clause and its reason."""
    (one,) = (s for s in clause_statuses(judged, judge(judged)) if s.id == clause)
    return one.status, one.reason
