"""The sample company: the audit finds what was planted, all of it and nothing else, on every engine."""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pii_audit.audit import audit
from pii_audit.cli.pages import TEMPLATES
from pii_audit.inventory.load import Inventory, load
from pii_audit.model.facts import FieldFacts
from pii_audit.model.finding import Severity
from pii_audit.model.result import AuditResult, VerdictState
from pii_audit.model.source import Source
from pii_audit.plugins import reporter
from pii_audit.policy.load import LoadedPolicy
from pii_audit.reading import How
from tests.servers import Database, DatabaseServer

SAMPLE = Path(__file__).parents[1] / "sample_data"
AS_OF = date(2026, 11, 22)
EXPECTED = tomllib.loads((SAMPLE / "expected.toml").read_text(encoding="utf-8"))


def run(inventory: Inventory, policy: LoadedPolicy) -> AuditResult:
    return audit(policy, inventory, AS_OF, How(), lambda step: None)


@pytest.fixture(scope="module")
def setup() -> tuple[Inventory, LoadedPolicy]:
    for path in (SAMPLE / "shop.db", *(SAMPLE / "exports").rglob("*"), *(SAMPLE / "bucket").rglob("*")):
        path.chmod(path.stat().st_mode & ~0o007)  # who else may read depends on where the repository was cloned to
    return load(SAMPLE / "pii-audit.yaml")


@pytest.fixture(scope="module")
def result(setup: tuple[Inventory, LoadedPolicy]) -> AuditResult:
    return run(*setup)


def comparable(value: Any) -> Any:
    return value.value if hasattr(value, "value") else value


def test_findings__are_exactly_the_planted_ones(result: AuditResult) -> None:
    planted = EXPECTED["finding"]
    keys = ("rule", "source", "dataset", "field", "element", "clause")
    found = [
        {key: comparable(getattr(f, key)) for key in (*keys, "severity", "count", "subjects", "category")}
        for f in result.findings
    ]

    def matches(finding: dict[str, Any], plan: dict[str, Any]) -> bool:
        named = {key: plan.get(key) for key in ("rule", "source", "dataset", "field", "element")}
        stated = {key: plan[key] for key in plan if key != "why"}
        return all(finding[key] == value for key, value in (named | stated).items())

    missing = [plan for plan in planted if not any(matches(f, plan) for f in found)]
    surprising = [f for f in found if not any(matches(f, plan) for plan in planted)]
    assert (missing, surprising) == ([], [])
    assert len(found) == len(planted)


def test_findings__nothing_else_at_high_or_above(result: AuditResult) -> None:
    worst = [f for f in result.findings if f.severity >= Severity.HIGH]
    assert len(worst) == sum(plan["severity"] in {"high", "critical"} for plan in EXPECTED["finding"])


def test_retention__equals_an_independent_walk_over_the_calendar(result: AuditResult) -> None:
    found = {(f.dataset, f.rule): dict(f.states) for f in result.retention}
    walked = {(r["dataset"], r["rule"]): r["states"] for r in EXPECTED["retention"]}
    assert found.keys() == walked.keys()
    for place, states in walked.items():
        assert {state: n for state, n in found[place].items() if n} == {state: n for state, n in states.items() if n}, (
            place
        )


def test_coverage__every_dataset_ends_in_its_state(result: AuditResult) -> None:
    found = {(line.source, line.dataset): line.state.value for line in result.coverage}
    assert found == {(line["source"], line["dataset"]): line["state"] for line in EXPECTED["coverage"]}
    assert all(line.reason for line in result.coverage if line.state.value != "full")


def test_verdict__fails_and_names_every_reason(result: AuditResult) -> None:
    assert (result.verdict.status, result.verdict.exit_code) == (VerdictState.FAIL, 1)
    assert {reason.partition(":")[0] for reason in result.verdict.reasons} == {
        "breaches",
        "scope",
        "coverage",
        "sampling",
    }


def test_clauses__findings_and_quotes_belong_together(result: AuditResult) -> None:
    notice = " ".join((SAMPLE / "privacy_notice.md").read_text(encoding="utf-8").split())
    ids = {f.id for f in result.findings}
    assert len(ids) == len(result.findings)
    for clause in result.clauses:
        assert clause.quote in notice
        assert set(clause.findings) <= ids
    cited = {f.clause for f in result.findings} - {None}
    assert cited <= {clause.id for clause in result.clauses}


@pytest.fixture(params=["postgres", "mariadb"])
def copied(request: pytest.FixtureRequest) -> Iterator[Database]:
    import sys

    sys.path.insert(0, str(SAMPLE))
    from copy_shop import copy_shop

    server: DatabaseServer = request.getfixturevalue(request.param)
    database = server.fresh_database()
    engine = database.engine()
    copy_shop(engine, SAMPLE / "shop.db")
    engine.dispose()
    yield database


def test_engines__give_the_same_fields_retention_and_findings(
    copied: Database, setup: tuple[Inventory, LoadedPolicy], result: AuditResult
) -> None:
    inventory, policy = setup
    moved = Source("shop", copied.url)  # beside all other sources, whose people are looked up in the shop's texts
    sources = tuple(moved if source.id == "shop" else source for source in inventory.sources)
    elsewhere = run(replace(inventory, sources=sources), policy)

    def field_key(facts: FieldFacts) -> tuple[Any, ...]:
        elements = [
            (e.element, e.category, e.evidence, e.confidence, e.matched, e.judged, e.examples, e.schemes)
            for e in facts.elements
        ]
        return (
            facts.dataset.removeprefix(f"{copied.schema}."),
            facts.field,
            facts.rows,
            facts.distinct,
            facts.language,
            elements,
        )

    def finding_key(finding: Any) -> tuple[Any, ...]:
        return (
            finding.rule,
            finding.dataset.removeprefix(f"{copied.schema}."),
            finding.field,
            finding.element,
            finding.severity,
            finding.count,
            finding.subjects,
            finding.message.replace(f"{copied.schema}.", ""),
        )

    def states(audited: AuditResult) -> dict[Any, Any]:
        facts = [f for f in audited.retention if f.source == "shop"]
        return {
            (f.dataset.removeprefix(f"{copied.schema}."), f.rule): (
                f.states,
                f.reasons,
                f.subjects_overdue,
                f.oldest_due,
            )
            for f in facts
        }

    assert states(elsewhere) == states(result)
    fields = [field_key(f) for f in result.fields if f.source == "shop"]
    assert [field_key(f) for f in elsewhere.fields if f.source == "shop"] == fields
    findings = [finding_key(f) for f in result.findings if f.source == "shop"]
    assert [finding_key(f) for f in elsewhere.findings if f.source == "shop"] == findings


def test_result__holds_no_planted_value(result: AuditResult) -> None:
    """Every e-mail address, phone number and CPR number of the shop, looked up in the JSON."""
    import sqlite3
    from contextlib import closing

    from pii_audit.model.result import to_json

    text = to_json(result)
    with closing(sqlite3.connect(f"file:{SAMPLE / 'shop.db'}?mode=ro", uri=True)) as shop:
        values = {v for row in shop.execute("SELECT email, phone, street FROM customers") for v in row if v}
    assert len(values) > 10_000
    words = set(json.dumps(json.loads(text), ensure_ascii=False).replace('"', " ").replace(",", " ").split())
    assert not {value for value in values if " " not in value} & words
    assert not [value for value in values if " " in value and value in text]


def test_docs__show_what_is_said_of_each_clause(result: AuditResult) -> None:
    from pii_audit.cli.clauses_page import clauses_page

    assert (SAMPLE.parent / "docs" / "clauses.md").read_text(encoding="utf-8") == clauses_page(result), (
        "run `make docs`"
    )


def test_readme__shows_how_the_demo_ends(result: AuditResult) -> None:
    from pii_audit.plugins import reporter

    ending = [line for line in reporter("human").render(result).splitlines() if line][-3:]
    readme = (SAMPLE.parent / "README.md").read_text(encoding="utf-8")
    shown = readme.partition("<!-- demo -->")[2].partition("<!-- /demo -->")[0]
    assert [line.removeprefix("    ") for line in shown.splitlines() if line] == ending


@pytest.mark.parametrize("language", ["en", "da"])
def test_report__of_the_sample__stays_below_400_kilobytes(result: AuditResult, language: str) -> None:
    sizes = {t: len(reporter("html", template=t, language=language).render(result).encode()) for t in TEMPLATES}
    assert max(sizes.values()) < 400_000, sizes
    assert sizes["management"] < 100_000
