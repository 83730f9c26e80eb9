"""GitLab, GitHub, Markdown, CSV, NDJSON and Prometheus, each read back by what reads it."""

import csv
import json
import re
from dataclasses import replace
from io import StringIO
from typing import Any

import pytest
from markdown_it import MarkdownIt
from prometheus_client.parser import text_string_to_metric_families

from pii_audit.model.coverage import Coverage, State
from pii_audit.model.finding import FindingStatus
from pii_audit.model.result import AuditResult, Score, to_json
from pii_audit.model.standing import Compared
from pii_audit.plugins import reporter
from pii_audit.reports.markdown import SIZE_LIMIT
from tests.reports import example, hostile

RESULTS = pytest.mark.parametrize(
    "result",
    [example.example(), example.clean(), example.nothing_in_scope(), hostile.hostile()],
    ids=["example", "clean", "nothing", "hostile"],
)


def render(format_: str, result: AuditResult) -> str:
    return reporter(format_).render(result)


@RESULTS
def test_gitlab__is_what_its_documentation_asks_for(result: AuditResult) -> None:
    """GitLab publishes no schema; these are the rules of its page on the report format."""
    issues = json.loads(render("gitlab", result))
    assert isinstance(issues, list)
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert all(issue[key].strip() for key in ("description", "check_name", "fingerprint"))
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["location"]["lines"]["begin"] >= 1
        assert not issue["location"]["path"].startswith(("./", "/"))
    unaccepted = [f for f in result.findings if f.status is not FindingStatus.ACCEPTED]
    assert len(issues) == len(unaccepted)
    assert len({issue["fingerprint"] for issue in issues}) == len({f.id for f in unaccepted})


def test_github__ten_lines_at_most_and_each_is_one_command() -> None:
    many = replace(example.clean(), findings=tuple(example.finding(field=f"c{n}") for n in range(30_000)))
    lines = render("github", many).splitlines()
    assert len(lines) == 10
    assert lines[-1] == "::notice title=pii-audit::and 29,991 findings more; see the summary"
    assert render("github", example.clean()) == "::notice title=pii-audit::PASS, 0 findings\n"


def test_github__what_steers_a_command_is_escaped() -> None:
    found = example.finding(field="a%b", message="100 %, a: b")
    (line,) = render("github", replace(example.clean(), findings=(found,))).splitlines()
    assert line == "::error title=UND001 Undeclared element::shop: orders · a%25b: 100 %25, a: b"
    (line,) = render(
        "github", replace(example.clean(), findings=(replace(found, title="In scope, not: read"),))
    ).splitlines()
    assert line.startswith("::error title=UND001 In scope%2C not%3A read::")


@RESULTS
def test_github__nothing_but_commands(result: AuditResult) -> None:
    for line in render("github", result).split("\n")[:-1]:
        assert re.fullmatch(r"::(error|warning|notice) title=[^:,]+::.+", line), line


@RESULTS
def test_markdown__names_make_no_markup(result: AuditResult) -> None:
    parsed = MarkdownIt("gfm-like", {"linkify": False}).parse(render("markdown", result))
    inline = [child for token in parsed for child in token.children or ()]
    kinds = {token.type for token in (*parsed, *inline)}
    assert not kinds & {
        "html_block",
        "html_inline",
        "link_open",
        "image",
        "s_open",
        "fence",
        "code_block",
        "ordered_list_open",
    }
    assert not kinds & {"em_open", "strong_open", "hardbreak"}
    tables = [token for token in parsed if token.type == "table_open"]
    cells = [len([t for t in parsed if t.type == "th_open"]), len([t for t in parsed if t.type == "td_open"])]
    assert cells[0] >= 2 * len(tables)


def test_markdown__bars_and_backticks_part_no_cell() -> None:
    found = example.finding(field="a|b`c``d", message="x|y")
    text = render("markdown", replace(example.clean(), findings=(found,)))
    rows = [line for line in text.splitlines() if "UND001" in line]
    parsed = MarkdownIt("gfm-like", {"linkify": False}).render(text)
    assert len(rows) == 1
    assert "<code>a|b`c``d</code>" in parsed
    assert "<td>x|y</td>" in parsed


def test_markdown__thirty_thousand_findings__fit_a_step_summary() -> None:
    many = tuple(example.finding(field=f"{'x' * 100}{n}", message="y" * 500) for n in range(30_000))
    text = render("markdown", replace(example.example(), findings=many))
    assert len(text.encode()) <= SIZE_LIMIT
    assert "and 29,500 more, in the JSON result" in text


def test_markdown__a_section_too_long__is_dropped_whole_and_named() -> None:
    wide = tuple(example.finding(field="ø" * 80, message="\u202e" * 600) for _ in range(500))
    text = render("markdown", replace(example.example(), findings=wide))
    assert len(text.encode()) <= SIZE_LIMIT
    assert "## Findings" not in text
    assert "Left out for their length, and in the JSON result: Findings." in text
    assert "## Not read in full" in text


@RESULTS
def test_csv__one_row_a_finding_and_no_formula(result: AuditResult) -> None:
    heading, *rows = csv.reader(StringIO(render("csv", result)))
    assert heading[:4] == ["id", "rule", "title", "severity"]
    assert len(rows) == len(result.findings)
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@", "\t", "\r"))]


@RESULTS
def test_ndjson__every_line_is_an_object_of_the_result(result: AuditResult) -> None:
    lines = [json.loads(line) for line in render("ndjson", result).split("\n")[:-1]]
    whole = json.loads(to_json(result))
    assert [line["type"] for line in lines].count("finding") == len(result.findings)
    for finding, line in zip(whole["findings"], [x for x in lines if x["type"] == "finding"], strict=True):
        assert line == {"type": "finding", "run": result.run.id, "as_of": str(result.run.as_of), **finding}
    assert lines[0]["exit_code"] == result.verdict.exit_code


def metrics(result: AuditResult) -> dict[str, dict[tuple[str, ...], float]]:
    found: dict[str, dict[tuple[str, ...], float]] = {}
    for family in text_string_to_metric_families(render("prom", result)):
        for sample in family.samples:
            labels: dict[str, Any] = sample.labels
            found.setdefault(sample.name, {})[tuple(labels[name] for name in sorted(labels))] = sample.value
    return found


def test_prom__counts_what_the_result_holds() -> None:
    whole = example.example()
    found = metrics(replace(whole, score=Score("clauses/v1", 62.5, 5, 3, 2)))
    assert sum(found["pii_audit_findings"].values()) == len(whole.findings)
    assert found["pii_audit_findings"]["critical", "new"] == 3
    assert found["pii_audit_overdue_rows"]["purchase", "shop"] == 3_204
    assert found["pii_audit_coverage_ratio"][()] == pytest.approx(16 / 20)
    assert found["pii_audit_score"][()] == 62.5
    assert found["pii_audit_verdict"] == {("fail",): 1, ("pass",): 0, ("incomplete",): 0}
    assert found["pii_audit_last_success_timestamp_seconds"][()] == whole.run.finished.timestamp()


def test_prom__a_score_withheld__is_missing() -> None:
    withheld = Score("clauses/v1", None, 0, 0, 2, "nothing")
    assert "pii_audit_score" not in metrics(replace(example.clean(), score=withheld))


def test_prom__labels_are_no_more_than_sources_and_rules() -> None:
    many = tuple(Coverage("shop", f"t{n}", State.FULL, 1, 1) for n in range(10_000))
    found = tuple(example.finding(field=f"c{n}") for n in range(10_000))
    text = render("prom", replace(example.clean(), coverage=many, findings=found))
    assert len(text.splitlines()) < 60


@RESULTS
def test_prom__is_read_back_by_prometheus(result: AuditResult) -> None:
    assert metrics(result)["pii_audit_findings"]


def test_github__against_a_baseline__is_quiet_about_what_is_known() -> None:
    known = example.finding(field="a", status=FindingStatus.UNCHANGED)
    new = example.finding(field="b")
    compared = replace(example.clean(), baseline=Compared("r", example.clean().run.as_of, 1, None))
    assert render("github", replace(compared, findings=(known,))) == (
        "::notice title=pii-audit::PASS, 1 finding: 1 unchanged\n"
    )
    assert render("github", replace(compared, findings=(known, new))).count("::error") == 1
    assert render("github", replace(example.clean(), findings=(known, new))).count("::error") == 2
