"""Lineage as OpenLineage events, DOT, SVG and lines: a small graph, whose names try to break out."""

import json
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator
from openlineage.client.generated import test_run
from openlineage.client.generated.base import InputDataset, OutputDataset, RunEvent
from openlineage.client.generated.column_lineage_dataset import (
    ColumnLineageDatasetFacet,
    Fields,
    InputField,
    Transformation,
)
from openlineage.client.generated.tags_dataset import TagsDatasetFacet, TagsDatasetFacetFields

from pii_audit.cli.exits import UsageProblem
from pii_audit.cli.lineage import lineage_lines
from pii_audit.model.lineage import Edge, EdgeKind, Expired, Lineage
from pii_audit.model.result import AuditResult, from_json, to_json
from pii_audit.plugins import reporter
from pii_audit.reports.lineage_steps import steps
from tests.reports.example import example

HOSTILE = 'exports/a"]; x [label="<script>\x1b[31m.csv'


def copied(from_: str, to: str, kind: EdgeKind = EdgeKind.COPY) -> Edge:
    return Edge(
        from_, to, kind, 0.9, 90, 0.826, "exact sets", "email", "mail", "email", 0.09, inferred=True, departed=10
    )


def declared(from_: str, to: str, kind: EdgeKind = EdgeKind.VIEW) -> Edge:
    return Edge(from_, to, kind, None, None, 1.0, "declared", "email", "email")


@pytest.fixture
def result() -> AuditResult:
    edges = (
        declared("shop/customers", "shop/mailable"),
        declared("shop/customers", "shop/orders", EdgeKind.FOREIGN_KEY),
        copied("shop/mailable", HOSTILE),
        copied(HOSTILE, "files/old.csv"),
        copied("shop/orders", "files/old.csv", EdgeKind.OVERLAP),
    )
    nodes = tuple(sorted({end for edge in edges for end in (edge.from_, edge.to)}))
    return replace(example(), lineage=Lineage(nodes, edges, ("files/cut.gz: damaged",)))


def test_json__reads_back_what_it_wrote__with_the_keys_of_the_contract(result: AuditResult) -> None:
    assert from_json(to_json(result)) == result
    edge = json.loads(to_json(result))["lineage"]["edges"][2]
    assert {
        "from": "shop/mailable",
        "to": HOSTILE,
        "kind": "copy",
        "containment": 0.9,
        "matches": 90,
    }.items() <= edge.items()


def test_openlineage__every_event_is_what_the_published_classes_take(result: AuditResult) -> None:
    events = [json.loads(line) for line in reporter("openlineage").render(result).splitlines()]
    assert [event["job"]["name"] for event in events] == [HOSTILE, "files/old.csv", "shop/mailable"]
    for event in events:
        assert event["schemaURL"] == RunEvent._get_schema()
        assert event["eventType"] == "COMPLETE"
        assert event["inputs"]
        (output,) = event["outputs"]
        assert {*event} == {"eventType", "eventTime", "run", "job", "inputs", "outputs", "producer", "schemaURL"}
        InputDataset(**{key: event["inputs"][0][key] for key in ("namespace", "name")})
        OutputDataset(namespace=output["namespace"], name=output["name"])
        columns = output["facets"]["columnLineage"]
        assert columns["_schemaURL"] == ColumnLineageDatasetFacet._get_schema()
        for column in columns["fields"].values():
            for read in Fields(**column).inputFields:
                for transformation in InputField(**read).transformations or ():  # type: ignore[arg-type]
                    Transformation(**transformation)  # type: ignore[arg-type]
        test = event["run"]["facets"]["test"]
        assert test["_schemaURL"] == test_run.TestRunFacet._get_schema()
        for one in test["tests"]:
            assert test_run.TestExecution(**one).status == "fail"
        for facets in [dataset["facets"] for dataset in (*event["inputs"], output)]:
            if "tags" in facets:
                assert facets["tags"]["_schemaURL"] == TagsDatasetFacet._get_schema()
                assert [TagsDatasetFacetFields(**tag) for tag in facets["tags"]["tags"]]


def obj(required: str, **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": required.split(), "properties": properties}


TEXT, URI = {"type": "string"}, {"type": "string", "pattern": r"^[a-z][a-z0-9+.-]*:\S+$"}
FACET = obj("_producer _schemaURL", _producer=URI, _schemaURL=URI)
NAMED = obj("namespace name", namespace=TEXT, name=TEXT)
TRANSFORMED = obj("type", type=TEXT, subtype=TEXT, description=TEXT, masking={"type": "boolean"})
READ = obj(
    "namespace name field",
    namespace=TEXT,
    name=TEXT,
    field=TEXT,
    transformations={"type": "array", "items": TRANSFORMED},
)
COLUMNS = {"additionalProperties": obj("inputFields", inputFields={"type": "array", "items": READ})}
TAG = obj("key value", key=TEXT, value=TEXT, source=TEXT, field=TEXT)
TESTED = obj(
    "name status",
    name=TEXT,
    status={"enum": ["pass", "fail", "skip"]},
    severity={"enum": ["error", "warn"]},
    actual=TEXT,
)
DATASET = {
    "allOf": [
        NAMED,
        obj(
            "",
            facets={
                "additionalProperties": FACET,
                "properties": {
                    "columnLineage": obj("fields", fields=COLUMNS),
                    "tags": obj("tags", tags={"items": TAG}),
                },
            },
        ),
    ]
}
EVENT = obj(
    "eventTime producer schemaURL run job",
    eventTime={"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$"},
    producer=URI,
    schemaURL=URI,
    eventType={"enum": ["START", "RUNNING", "COMPLETE", "ABORT", "FAIL", "OTHER"]},
    run=obj(
        "runId",
        runId={"type": "string", "pattern": "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"},
        facets={"additionalProperties": FACET, "properties": {"test": obj("tests", tests={"items": TESTED})}},
    ),
    job=NAMED,
    inputs={"type": "array", "items": DATASET},
    outputs={"type": "array", "items": DATASET},
)  # fmt: skip
"""What core 2-0-2 and the facets' schemas ask of a run event, said once more: no package carries their files."""


def test_openlineage__every_event_is_as_the_schemas_ask(result: AuditResult) -> None:
    validator = Draft202012Validator(EVENT)
    for line in reporter("openlineage").render(result).splitlines():
        event = json.loads(line)
        assert [error.message for error in validator.iter_errors(event)] == []
        for spoilt in ("eventTime", "producer", "run", "job"):
            assert not validator.is_valid({key: value for key, value in event.items() if key != spoilt})
        assert not validator.is_valid(event | {"outputs": [{"namespace": "shop"}]})


def test_dot__names_do_not_end_the_quotes(result: AuditResult) -> None:
    dot = reporter("dot").render(result)
    assert dot.count("->") == 5
    assert 'a\\"]; x [label=\\"<script>\\\\x1b[31m.csv"' in dot
    assert dot.count("dashed") == 3


def test_svg__is_well_formed__and_every_step_leads_right(result: AuditResult) -> None:
    svg = reporter("svg").render(result)
    assert "<script" not in svg
    root = ElementTree.fromstring(svg)
    space = "{http://www.w3.org/2000/svg}"
    assert len(root.findall(f"{space}g")) == 5
    arrows = root.findall(f"{space}path")
    assert len(arrows) == 5
    for arrow in arrows:
        numbers = arrow.attrib["d"].replace("M", " ").replace("C", " ").split()
        assert int(numbers[0]) < int(numbers[-2])


def test_svg__a_circle_of_references__ends() -> None:
    edges = (declared("a/x", "a/y", EdgeKind.FOREIGN_KEY), declared("a/y", "a/x", EdgeKind.FOREIGN_KEY))
    circle = replace(example(), lineage=Lineage(("a/x", "a/y"), edges))
    assert reporter("svg").render(circle).startswith("<svg")
    assert reporter("svg").render(example()).startswith("<svg")


def test_lines__walk_both_ways__as_far_as_asked(result: AuditResult) -> None:
    lines = list(lineage_lines("shop/mailable", result.lineage, 1))
    assert lines == [
        "shop/mailable",
        "  <- shop/customers  view (declared)  email -> email",
        f"  -> {HOSTILE.replace(chr(27), chr(92) + 'x1b')}  copy (inferred, confidence 0.83)  email -> mail  90 people, 90% of "
        + HOSTILE.replace(chr(27), chr(92) + "x1b")
        + "; in it 10 who left shop/mailable",
        "Gap: files/cut.gz: damaged",
    ]
    assert any(line.startswith("    -> files/old.csv") for line in lineage_lines("shop/mailable", result.lineage, 2))


def test_step__tells_who_is_past_a_limit__by_the_identifier_that_can() -> None:
    by_number = replace(
        copied("shop/a", "files/b"), identifier="customer", matches=80, expired=(Expired("shop/a", "R1", 2),)
    )
    (step,) = steps((copied("shop/a", "files/b"), by_number))
    assert step.best.identifier == "email"
    assert step.expired == (Expired("shop/a", "R1", 2),)


def test_lines__each_step_under_the_one_before__and_each_dataset_opened_once() -> None:
    edges = (
        copied("a/x", "c/z", EdgeKind.OVERLAP), declared("a/x", "b/y"), declared("b/y", "c/z"), declared("q/0", "a/x"), declared("c/z", "a/x")
    )  # fmt: skip
    lines = [
        line.partition("  ")[0] + line[len(line.partition("  ")[0]) :]
        for line in lineage_lines("c/z", Lineage(("c/z",), edges), 3)
    ]
    arrows = [line[: len(line) - len(line.lstrip())] + " ".join(line.split()[:2]) for line in lines]
    assert arrows == [
        "c/z",
        "  <- a/x",
        "    <- c/z",
        "    <- q/0",
        "  <- b/y",
        "    <- a/x",
        "  -> a/x",
        "    -> b/y",
        "      -> c/z",
        "    -> c/z",
    ]


def test_lines__say_who_should_not_be_in_a_copy() -> None:
    edge = replace(copied("shop/a", "files/b"), departed=0, opted_out=3, expired=(Expired("shop/a", "R1", 2),))
    graph = Lineage(("files/b", "shop/a"), (edge,))
    (_, line, _) = lineage_lines("files/b", graph, 1)
    assert line.endswith("90% of files/b; in it 3 who opted out, 2 past R1 of shop/a")
    told = replace(example(), lineage=graph)
    (output,) = json.loads(reporter("openlineage").render(told))["outputs"]
    (match,) = output["facets"]["piiAudit_match"]["matches"]
    assert (match["departed"], match["opted_out"], match["expired"]) == (0, 3, {"R1": 2})
    assert from_json(to_json(told)) == told


def test_lines__a_name_misspelt(result: AuditResult) -> None:
    with pytest.raises(UsageProblem, match="did you mean"):
        list(lineage_lines("shop/mailible", result.lineage, 2))
