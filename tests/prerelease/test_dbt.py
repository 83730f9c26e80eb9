"""dbt projects: models with Jinja, property files, manifests."""

import json
from pathlib import Path
from typing import Any

import pytest

from pii_audit.cli.exits import Exit
from pii_audit.prerelease.dbt import without_jinja
from tests.prerelease.conftest import write
from tests.prerelease.test_check import check, found

MODEL = """{{ config(materialized='table') }}
{# who bought #}
with source as (
    select * from {{ source('shop', 'customers') }}
)
select
    source.id,
    source.cpr as customer_key,
    {{ cents('amount') }} as amount
from source
{% if is_incremental() %} where id > 3 {% endif %}
"""
PROPERTIES = """version: 2
sources:
  - name: shop
    tables:
      - name: customers
        columns:
          - {name: id}
          - {name: cpr}
          - {name: amount}
models:
  - name: buyers
    columns:
      - name: id
      - name: contact
        description: E-mail address of the buyer
"""


def project(shop: Path, **files: str) -> None:
    write(shop, dbt___dbt_project__yml="name: shop\nversion: '1'\n", **files)


def test_without_jinja__every_line_stays_where_it_is() -> None:
    text = without_jinja(MODEL)
    assert text.count("\n") == MODEL.count("\n")
    assert text.splitlines()[3].strip() == 'select * from "shop"."customers"'
    assert "{" not in text


def test_a_project__models_and_properties(shop: Path) -> None:
    project(
        shop,
        dbt___models___buyers__sql=MODEL,
        dbt___models___schema__yml=PROPERTIES,
        dbt___macros___m__sql="{% macro m() %}{% endmacro %}",
    )
    code, result = check("dbt")
    assert code == Exit.GATE_FAILED
    assert found(result) == [
        ("UND003", "buyers", "customer_key", "dbt/models/buyers.sql", 8),
        ("UND003", "shop.customers", "cpr", "dbt/models/schema.yml", 8),
        ("PUR001", "buyers", None, "dbt/models/buyers.sql", 8),
        ("PUR001", "shop.customers", None, "dbt/models/schema.yml", 8),
        ("RET002", "buyers", None, "dbt/models/buyers.sql", 8),
        ("RET002", "shop.customers", None, "dbt/models/schema.yml", 8),
    ]
    states = {line["dataset"]: line["state"] for line in result["coverage"]}
    assert states["dbt/macros/m.sql"] == "skipped"
    fields = {(f["dataset"], f["field"]): [e["detected"] for e in f["elements"]] for f in result["fields"]}
    assert "email" in fields["buyers", "contact"]
    assert fields["buyers", "amount"] == []


def test_models__in_any_order(shop: Path) -> None:
    project(
        shop,
        dbt___models___a__sql="select * from {{ ref('b') }}",
        dbt___models___b__sql="select * from {{ ref('c') }}",
        dbt___models___c__sql="select 1 as id,\n  mail as email from {{ ref('raw') }}",
    )
    code, result = check("dbt", "--fail-on", "medium")
    assert code == Exit.GATE_FAILED
    assert {f[1] for f in found(result)} == {"a", "b", "c"}


@pytest.mark.parametrize(
    "model",
    [
        "select * from {{ ref('gone') }}",
        "select {{ dbt_utils.star(ref('x')) }} from {{ ref('x') }}",
        "select {% for m in ms %} {{ m }}_cpr, {% endfor %} 1 as a from x",
        "{% if a %} select 1 as a {% else %} select 2 as b {% endif %}",
        "{{ dbt_utils.union_relations([ref('a')]) }}",
    ],
)
def test_models__that_only_dbt_can_write_out__are_reported(model: str, shop: Path) -> None:
    project(shop, dbt___models___m__sql=model)
    code, result = check("dbt")
    assert code == Exit.INCOMPLETE
    (line,) = [line for line in result["coverage"] if line["dataset"].endswith("m.sql")]
    assert line["state"] == "unreadable"
    assert line["reason"].startswith("line 1: m takes ")


def manifest(**more: Any) -> str:
    node: dict[str, Any] = {
        "resource_type": "model", "name": "buyers", "schema": "mart", "original_file_path": "models/buyers.sql",
        "config": {"materialized": "table"}, "columns": {},
        "raw_code": "select\n  id,\n  {{ the_mail() }}\nfrom {{ ref('x') }}",
        "compiled_code": 'select id, mail as email, u.cpr\n from "db"."mart"."x" as u',
    }  # fmt: skip
    nodes = {"model.shop.buyers": node | more}
    return json.dumps({"metadata": {"dbt_schema_version": "v12"}, "nodes": nodes, "sources": {}})


def test_manifest__compiled_columns_at_the_lines_of_the_model(shop: Path) -> None:
    columns = {"ssn": {"name": "ssn", "description": "", "data_type": "text"}}
    raw = "select\n  id,\n  u.cpr,\n {{ the_rest() }}\nfrom {{ ref('x') }} u"
    project(shop, dbt___target___manifest__json=manifest(columns=columns, raw_code=raw))
    code, result = check("dbt/target/manifest.json")
    assert code == Exit.GATE_FAILED
    assert [f for f in found(result) if f[0] == "UND003"] == [
        ("UND003", "mart.buyers", "cpr", "dbt/models/buyers.sql", 3),
        ("UND003", "mart.buyers", "ssn", "dbt/models/buyers.sql", 1),
    ]


def test_manifest__models_that_make_no_table_and_broken_files(shop: Path) -> None:
    project(
        shop,
        dbt___target___manifest__json=manifest(config={"materialized": "ephemeral"}),
        broken__json='{"dbt_schema_version": ',
    )
    assert check("dbt/target/manifest.json")[0] == Exit.INCOMPLETE  # nothing in scope
    assert check("broken.json")[1]["coverage"][0]["reason"] == "is not JSON"
