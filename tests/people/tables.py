"""Small tables of people, put through the code that an audit puts its records through."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from pii_audit.inventory.schema import Binding
from pii_audit.model.dataset import Dataset, DatasetKind
from pii_audit.model.people import PeopleFacts, Question
from pii_audit.people.answer import answers, columns, register
from pii_audit.people.records import records
from pii_audit.people.register import Register
from pii_audit.policy.schema import Policy

KEY = "0123456789abcdef"
Table = Sequence[Mapping[str, str | None]]


def policy(**sections: Any) -> Policy:
    head = {
        "apiVersion": "pii-audit/policy/v1",
        "metadata": {"id": "test", "version": "1", "controller": {"name": "T", "country": "DK"}},
    }
    declared = {"categories": {"contact": {"elements": ["email"]}}, "purposes": {"offers": {}, "orders": {}}}
    return Policy.model_validate(head | declared | sections)


def told(
    written: Policy, tables: Mapping[str, tuple[Mapping[str, Any], Table]], problems: Mapping[str, str] | None = None
) -> Register:
    """Make a register of tables: by name, what its binding says of people, and its rows."""
    kept = {}
    for name, (people, rows) in tables.items():
        binding = Binding.model_validate({"purposes": ["offers"], "people": people})
        named = binding.people.columns() if binding.people else frozenset()
        frame = pd.DataFrame(list(rows), columns=sorted(named), dtype="str")
        kept_columns = columns(written, binding, KEY)
        assert kept_columns
        dataset = Dataset("data", name, name, DatasetKind.TABLE)
        kept[dataset] = binding, records(frame, kept_columns), (problems or {}).get(name, "")
    return register(written, kept)


def asked(written: Policy, people: Register, question: Question, as_of: date = date(2026, 6, 1)) -> list[PeopleFacts]:
    """Answer one question."""
    return [facts for facts in answers(written, people, as_of, (), ()) if facts.question is question]
