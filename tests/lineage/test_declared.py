"""Declared lineage: real SQLite databases, their foreign keys and views, and a dbt manifest."""

import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from pii_audit.audit import opened, survey
from pii_audit.declared_lineage import declared_edges
from pii_audit.inventory.load import Inventory, load
from pii_audit.lineage.declared import view
from pii_audit.lineage.queries import Known, NotParsed
from pii_audit.model.dataset import Column, Dataset, DatasetKind
from pii_audit.model.lineage import Edge, ViewDefinition

TABLES = """
CREATE TABLE customers (id INTEGER PRIMARY KEY, email TEXT, phone TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers (id), total INTEGER);
CREATE TABLE suppression (email TEXT);
CREATE VIEW mailable AS WITH c AS (SELECT id, email, upper(phone) AS tel FROM customers)
  SELECT c.*, o.total || 'kr' AS spent FROM c JOIN orders o ON o.customer_id = c.id
  WHERE c.email NOT IN (SELECT email FROM suppression) AND c.email <> 'secret@example.com';
"""


def written(
    folder: Path, tables: str, source: str = "url: sqlite:///shop.db"
) -> tuple[Inventory, tuple[tuple[Edge, ...], tuple[str, ...]]]:
    with closing(sqlite3.connect(folder / "shop.db")) as db:
        db.executescript(tables)
    (folder / "policy.yaml").write_text(
        "apiVersion: pii-audit/policy/v1\nmetadata: {id: t, version: '1'}\ncategories: {contact: {elements: [email]}}\n"
    )
    (folder / "pii-audit.yaml").write_text(f"policy: policy.yaml\nsources:\n  shop: {{{source}}}\n")
    inventory, policy = load(folder / "pii-audit.yaml")
    with opened(inventory.sources) as (scanners, _):
        datasets = survey(policy, inventory, scanners, date(2026, 1, 1)).datasets
        return inventory, declared_edges(inventory, scanners, datasets)


def test_view__column_by_column__and_what_only_filters(tmp_path: Path) -> None:
    _, (edges, problems) = written(tmp_path, TABLES)
    assert problems == ()
    assert [(e.kind.value, e.from_, e.from_field, e.to, e.to_field, e.direct) for e in edges] == [
        ("view", "shop/customers", "email", "shop/mailable", "email", True),
        ("view", "shop/customers", "id", "shop/mailable", "id", True),
        ("view", "shop/customers", "phone", "shop/mailable", "tel", True),
        ("view", "shop/orders", "total", "shop/mailable", "spent", True),
        ("view", "shop/suppression", "", "shop/mailable", "", False),
        ("foreign_key", "shop/customers", "id", "shop/orders", "customer_id", True),
    ]
    assert all((e.confidence, e.inferred, e.containment) == (1, False, None) for e in edges)


def test_view__that_nobody_can_parse__is_named_without_its_text() -> None:
    broken = ViewDefinition("v", "SELECT ((( 'anna@example.com' FROM", "sqlite")
    with pytest.raises(NotParsed, match="shop/v: its query was not understood") as raised:
        list(view(broken, Known("shop", ())))
    assert "anna" not in str(raised.value)


def test_view__in_a_schema_of_postgresql__finds_tables_without_and_with_one() -> None:
    there = [
        Dataset("shop", name, name.rpartition(".")[2], DatasetKind.TABLE, (Column("id"), Column("email")))
        for name in ("public.customers", "crm.people", "public.v")
    ]
    sql = "SELECT customers.id, p.email FROM customers JOIN crm.people p ON p.id = customers.id;"
    found = view(ViewDefinition("public.v", sql, "postgresql"), Known("shop", there))
    assert [(e.from_, e.from_field, e.to_field) for e in found] == [
        ("shop/crm.people", "email", "email"),
        ("shop/public.customers", "id", "id"),
    ]


def test_dbt__models_come_from_what_they_depend_on(tmp_path: Path) -> None:
    model = {
        "resource_type": "model",
        "schema": "main",
        "name": "orders",
        "depends_on": {"nodes": ["source.p.customers", "test.x"]},
    }
    manifest = {
        "nodes": {"model.p.orders": model},
        "sources": {"source.p.customers": {"resource_type": "source", "name": "customers"}},
    }
    (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    _, (edges, problems) = written(tmp_path, TABLES, "url: 'sqlite:///shop.db', dbt: manifest.json")
    assert problems == ()
    assert [(e.from_, e.to) for e in edges if e.method == "dbt manifest"] == [("shop/customers", "shop/orders")]


def test_dbt__the_file_is_something_else__is_said(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("[]")
    _, (_, problems) = written(tmp_path, TABLES, "url: 'sqlite:///shop.db', dbt: manifest.json")
    assert problems == ("shop: manifest.json is no manifest.json of dbt (TypeError)",)
