"""JUnit XML, as CI systems show tests: a suite for each source, a case for each clause of the policy in it.

A clause that nobody could verify there is skipped, never passed; what was not read is an error.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from pii_audit.model.coverage import Coverage, State
from pii_audit.model.finding import Finding, FindingStatus, Severity
from pii_audit.model.result import WITHOUT_ROWS, AuditResult, ClauseState, ClauseStatus, Gate

from .summary import place
from .text import counted, name, visible
from .words import words

FINDINGS_NAMED = 20
"""Findings written out in one case; the rest are counted."""

_ANY = "*"
_OF_READING = ("COV", "RET003")
"""What says that a clause cannot be verified, not that it is broken."""


@dataclass(frozen=True)
class _Case:
    """A test: its outcome is `passed`, or the name of the element that says otherwise."""

    suite: str
    name: str
    outcome: str = "passed"
    message: str = ""
    details: tuple[str, ...] = ()
    kind: str = "pii-audit"
    """What JUnit calls the type: the gravest rule."""


class JunitReporter:
    """Writes what a test report has room for; it holds no time, so equal results give equal reports."""

    def render(self, result: AuditResult) -> str:
        """Return the document."""
        suites: dict[str, list[_Case]] = {}
        for case in (*_reading(result), *_clauses(result), *_without_clause(result), *_gates(result.verdict.gates)):
            suites.setdefault(case.suite, []).append(case)
        root = ET.Element("testsuites", {"name": "pii-audit"})
        for suite, cases in suites.items():
            root.append(_suite(suite, cases))
        ET.indent(root)
        return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suite(suite: str, cases: Sequence[_Case]) -> ET.Element:
    counts = {outcome: str(sum(c.outcome == outcome for c in cases)) for outcome in ("failure", "error", "skipped")}
    element = ET.Element(
        "testsuite",
        {
            "name": suite,
            "tests": str(len(cases)),
            "failures": counts["failure"],
            "errors": counts["error"],
            "skipped": counts["skipped"],
        },
    )
    for case in cases:
        test = ET.SubElement(element, "testcase", {"name": case.name, "classname": f"pii-audit.{suite}"})
        details = "\n".join(case.details)
        if case.outcome == "passed":
            if details:
                ET.SubElement(test, "system-out").text = details
        elif case.outcome == "skipped":
            ET.SubElement(test, "skipped", {"message": case.message})
        else:
            ET.SubElement(test, case.outcome, {"message": case.message, "type": case.kind}).text = details
    return element


def _reading(result: AuditResult) -> Iterator[_Case]:
    """One case a source: all of it was read, and there was something to read."""
    for source, lines in _by_source(result.coverage).items():
        unread = [line for line in lines if line.incomplete]
        details = tuple(f"{place(source, line.dataset)}: {line.state}; {visible(line.reason)}" for line in unread)
        if unread:
            yield _Case(name(source), "read", "error", f"{counted(len(unread), 'dataset')} not read", details)
        elif any(line.state is State.DESCRIBED for line in lines):
            yield _Case(name(source), "read", details=("columns were judged by their schema; no value was read",))
        elif result.run.engine == WITHOUT_ROWS and all(line.state is State.SKIPPED for line in lines):
            yield _Case(name(source), "read", "skipped", "it has no schema, and no value was to be read")
        elif not any(line.rows_read for line in lines):
            yield _Case(name(source), "read", "error", "nothing in scope was read")
        else:
            yield _Case(name(source), "read")


def _clauses(result: AuditResult) -> Iterator[_Case]:
    findings = {finding.id: finding for finding in result.findings}
    doubtful = {finding.source for finding in result.findings if finding.rule.startswith("COV")}
    for source, lines in _by_source(result.coverage).items():
        open_ = source in doubtful or any(c.incomplete for c in lines) or not any(c.rows_read for c in lines)
        for clause in result.clauses:
            against = [findings[id_] for id_ in clause.findings if id_ in findings and findings[id_].source == source]
            yield _clause(result, clause, source, against, open_)


def _clause(result: AuditResult, clause: ClauseStatus, source: str, against: Sequence[Finding], open_: bool) -> _Case:
    title = visible(f"{clause.section} {clause.id}".strip())
    suite = name(source)
    if clause.status in {ClauseState.UNVERIFIABLE, ClauseState.NOT_APPLICABLE}:
        why = visible(clause.reason) or "no reason recorded"
        return _Case(suite, title, "skipped", f"{words(clause.status)}: {why}")
    breaches = [f for f in against if not f.rule.startswith(_OF_READING)]
    if live := [f for f in breaches if _counts(result, f)]:
        return _failure(suite, title, live)
    if breaches:
        return _Case(suite, title, "skipped", f"{counted(len(breaches), 'finding')} accepted or in the baseline")
    if open_ or against:
        return _Case(suite, title, "skipped", "not all of this source could be verified")
    return _Case(suite, title)


def _without_clause(result: AuditResult) -> Iterator[_Case]:
    """One case for each rule and source of the findings that no clause of the policy covers."""
    covered = {id_ for clause in result.clauses for id_ in clause.findings}
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in result.findings:
        if finding.id not in covered and finding.severity > Severity.INFO and finding.rule != "COV001":
            groups.setdefault((finding.source, finding.rule), []).append(finding)
    for (source, rule), findings in sorted(groups.items()):
        suite = "all sources" if source == _ANY else name(source)
        title = f"{visible(rule)} {visible(findings[0].title)}"
        live = [finding for finding in findings if _counts(result, finding)]
        if live:
            yield _failure(suite, title, live, "error" if rule.startswith("COV") else "failure")
        else:
            why = f"{counted(len(findings), 'finding')} accepted or in the baseline"
            yield _Case(suite, title, "skipped", why)


def _gates(gates: Sequence[Gate]) -> Iterator[_Case]:
    for gate in gates:
        said = f"{visible(gate.actual)}; required: {visible(gate.limit)}"
        if gate.passed:
            yield _Case("gates", visible(gate.name), details=(said,))
        else:
            yield _Case("gates", visible(gate.name), "error" if gate.completeness else "failure", said, (said,))


def _failure(suite: str, title: str, findings: Sequence[Finding], outcome: str = "failure") -> _Case:
    named = [
        f"{f.severity.upper()} {visible(f.rule)} {place(f.source, f.dataset, f.field)}{_written(f)}: {visible(f.message)} [{f.id}]"
        for f in findings[:FINDINGS_NAMED]
    ]
    if more := len(findings) - len(named):
        named.append(f"and {counted(more, 'finding')} more")
    return _Case(suite, title, outcome, counted(len(findings), "finding"), tuple(named), visible(findings[0].rule))


def _written(finding: Finding) -> str:
    return f" ({visible(finding.location.file)}:{finding.location.line})" if finding.location else ""


def _counts(result: AuditResult, finding: Finding) -> bool:
    """Tell whether a finding is to fail a test: it is not accepted, and no baseline knows it."""
    known = result.baseline is not None and finding.status is FindingStatus.UNCHANGED
    return finding.status is not FindingStatus.ACCEPTED and not known


def _by_source(coverage: Sequence[Coverage]) -> Mapping[str, list[Coverage]]:
    sources: dict[str, list[Coverage]] = {}
    for line in coverage:
        sources.setdefault(line.source, []).append(line)
    return dict(sorted(sources.items()))
