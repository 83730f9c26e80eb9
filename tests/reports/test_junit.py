"""JUnit: read back as XML, held against the rules of Jenkins' schema, written out here since no package ships it."""

from collections import Counter
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from pii_audit.model.coverage import Coverage, State
from pii_audit.model.finding import Finding, FindingStatus
from pii_audit.model.result import AuditResult, ClauseState, ClauseStatus, Gate
from pii_audit.model.standing import Compared
from pii_audit.reports.junit import JunitReporter
from tests.reports import example, hostile

OUTCOMES = {"failure", "error", "skipped"}
OTHER = Coverage("other", "t", State.FULL, 1, 1)


def document(result: AuditResult) -> ET.Element:
    return ET.fromstring(JunitReporter().render(result))


def check_schema(root: ET.Element) -> None:
    """junit-10.xsd of the Jenkins xUnit plug-in, as far as this report uses it."""
    assert root.tag == "testsuites"
    for suite in root:
        assert suite.tag == "testsuite"
        assert set(suite.attrib) == {"name", "tests", "failures", "errors", "skipped"}
        found = Counter(child.tag for case in suite for child in case)
        counts = {"failures": "failure", "errors": "error", "skipped": "skipped"}
        assert {name: int(suite.attrib[name]) for name in counts} == {n: found[tag] for n, tag in counts.items()}
        assert int(suite.attrib["tests"]) == len(suite)
        for case in suite:
            assert case.tag == "testcase"
            assert set(case.attrib) == {"name", "classname"}
            assert case.attrib["name"]
            assert [child.tag for child in case] in ([], ["system-out"], ["failure"], ["error"], ["skipped"])
            assert all(set(child.attrib) <= {"message", "type"} for child in case)


def outcome(root: ET.Element, suite: str, case: str) -> tuple[str, str]:
    found = next(c for s in root if s.get("name") == suite for c in s if c.get("name") == case)
    child = found.find("*")
    return ("passed", "") if child is None else (child.tag, child.get("message", ""))


def with_clause(status: ClauseState, *findings: Finding, reason: str = "") -> AuditResult:
    clause = ClauseStatus("undeclared", "6", "q", status, ("UND001",), tuple(f.id for f in findings), reason)
    whole = example.clean()
    return replace(whole, findings=findings, clauses=(clause,), coverage=(*whole.coverage, OTHER))


@pytest.mark.parametrize(
    "result",
    [example.example(), example.clean(), example.nothing_in_scope(), hostile.hostile()],
    ids=["example", "clean", "nothing", "hostile"],
)
def test_render__keeps_to_the_schema(result: AuditResult) -> None:
    check_schema(document(result))


def test_render__a_broken_clause__fails_where_it_is_broken_and_passes_elsewhere() -> None:
    root = document(with_clause(ClauseState.FAIL, example.finding()))
    assert outcome(root, "shop", "6 undeclared") == ("failure", "1 finding")
    assert outcome(root, "other", "6 undeclared") == ("passed", "")


@pytest.mark.parametrize("status", [ClauseState.UNVERIFIABLE, ClauseState.NOT_APPLICABLE])
def test_render__a_clause_without_a_result__is_skipped_with_the_reason(status: ClauseState) -> None:
    root = document(with_clause(status, reason="nobody looked"))
    assert outcome(root, "shop", "6 undeclared") == ("skipped", f"{status.replace('_', ' ')}: nobody looked")


def test_render__a_source_not_read__is_an_error_and_its_clauses_never_pass() -> None:
    result = with_clause(ClauseState.FAIL, example.finding())
    unread = Coverage("other", "u", State.UNREADABLE, None, 0, "no right to select")
    root = document(replace(result, coverage=(*result.coverage, unread)))
    assert outcome(root, "other", "read") == ("error", "1 dataset not read")
    assert outcome(root, "other", "6 undeclared")[0] == "skipped"


@pytest.mark.parametrize(
    "line",
    [Coverage("other", "t", State.SKIPPED, reason="excluded"), Coverage("other", "t", State.EMPTY, 0)],
)
def test_render__a_source_with_nothing_in_scope__passes_nothing(line: Coverage) -> None:
    result = with_clause(ClauseState.FAIL, example.finding())
    root = document(replace(result, coverage=(*example.clean().coverage, line)))
    assert outcome(root, "other", "read") == ("error", "nothing in scope was read")
    assert outcome(root, "other", "6 undeclared")[0] == "skipped"


def test_render__a_sample_too_small__passes_no_clause() -> None:
    small = example.finding(rule="COV001", source="other", dataset="t", field=None, element=None, clause=None)
    result = with_clause(ClauseState.FAIL, example.finding())
    root = document(replace(result, findings=(*result.findings, replace(small, rule="COV002"))))
    assert outcome(root, "other", "6 undeclared")[0] == "skipped"
    assert outcome(root, "other", "COV002 In scope, not read")[0] == "error"


@pytest.mark.parametrize("status", [FindingStatus.ACCEPTED, FindingStatus.UNCHANGED])
def test_render__accepted_or_known__is_skipped_and_not_passed(status: FindingStatus) -> None:
    result = with_clause(ClauseState.FAIL, example.finding(status=status))
    compared = replace(result, baseline=Compared("r", result.run.as_of, 1, None))
    assert outcome(document(compared), "shop", "6 undeclared") == ("skipped", "1 finding accepted or in the baseline")


def test_render__a_finding_of_no_clause__has_a_case_of_its_own() -> None:
    result = replace(example.clean(), findings=(example.finding(clause=None),))
    assert outcome(document(result), "shop", "UND001 Undeclared element") == ("failure", "1 finding")


def test_render__every_gate__is_a_case_with_limit_and_actual() -> None:
    gates = (
        Gate("breaches", "none", "3 high", passed=False),
        Gate("coverage", "100%", "2 of 3", passed=False, completeness=True),
        Gate("sampling", "1%", "0%", passed=True),
    )
    whole = example.clean()
    root = document(replace(whole, verdict=replace(whole.verdict, gates=gates)))
    assert outcome(root, "gates", "breaches") == ("failure", "3 high; required: none")
    assert outcome(root, "gates", "coverage") == ("error", "2 of 3; required: 100%")
    assert root.findtext(".//testcase[@name='sampling']/system-out") == "0%; required: 1%"
