"""SARIF 2.1.0, as GitHub code scanning takes it.

GitHub refuses a whole file for one result without a file and line, so a column of a database gets the path of a file
that is none, and its real place as a logical location. What stands in a file of the user's has its line. Accepted findings are left out: GitHub would show them as open.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from pii_audit.model.coverage import Coverage
from pii_audit.model.finding import Finding, FindingStatus, Severity
from pii_audit.model.result import AuditResult, Gate, RuleInfo

from .json_text import dumped
from .summary import place, unaccepted
from .text import counted, name, visible
from .virtual_path import uri_and_line, virtual_path

RESULTS_SHOWN = 5_000
"""GitHub keeps so many of a run, so the worst are written and the rest counted."""

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_DESCRIPTION_LIMIT = 1_000
_TAGS_SHOWN = 10
_LEVELS = {
    Severity.INFO: ("note", "0.1"),
    Severity.LOW: ("note", "3.0"),
    Severity.MEDIUM: ("warning", "5.5"),
    Severity.HIGH: ("error", "8.0"),
    Severity.CRITICAL: ("error", "9.5"),
}
"""Severity to SARIF's level and to GitHub's security-severity."""
_STATES = {FindingStatus.NEW: "new", FindingStatus.UNCHANGED: "unchanged", FindingStatus.REGRESSED: "updated"}


class SarifReporter:
    """Writes the findings that want an answer, the worst first."""

    def render(self, result: AuditResult) -> str:
        """Return the log; it holds no time, so equal results give equal logs."""
        findings = unaccepted(result)
        shown = findings[:RESULTS_SHOWN]
        rules = _rules(result, shown)
        order = {rule: n for n, rule in enumerate(rules)}
        run = {
            "tool": {
                "driver": {
                    "name": "pii-audit",
                    "version": result.run.tool_version,
                    "rules": [_rule(info, [f for f in shown if f.rule == id_]) for id_, info in rules.items()],
                }
            },
            "automationDetails": {"id": f"pii-audit/{name(result.policy.id)}/{result.run.as_of}"},
            "invocations": [_invocation(result)],
            "results": [_result(finding, order[finding.rule], result) for finding in shown],
            "properties": {
                "verdict": result.verdict.status.value,
                "findings": len(findings),
                "accepted": len(result.findings) - len(findings),
                "leftOut": len(findings) - len(shown),
            },
        }
        return dumped({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})

    def left_out(self, result: AuditResult) -> str:
        """Say how many findings are not in the log."""
        more = len(unaccepted(result)) - RESULTS_SHOWN
        return f"SARIF: {counted(more, 'finding')} left out, none worse than those in it" if more > 0 else ""


def _rules(result: AuditResult, findings: Sequence[Finding]) -> Mapping[str, RuleInfo]:
    """Return the rules of the findings by id; a result that says nothing of a rule leaves that to its findings."""
    known = {info.id: info for info in result.rules}
    used = {f.rule: RuleInfo(f.rule, f.title, f.severity, (), f.title, f.remedy) for f in reversed(findings)}
    return {id_: known.get(id_, used[id_]) for id_ in sorted(used)}


def _rule(info: RuleInfo, findings: Sequence[Finding]) -> dict[str, Any]:
    level, security_severity = _LEVELS[info.severity]
    articles = [f"gdpr/{_slug(article.removeprefix('GDPR '))}" for article in info.articles]
    help_ = f"{info.explanation}\n\nWhat to do: {info.remedy}\n\nMore: pii-audit explain {info.id}"
    return {
        "id": visible(info.id),
        "name": visible(info.title),
        "shortDescription": {"text": visible(info.title)},
        "fullDescription": {"text": visible(info.explanation, _DESCRIPTION_LIMIT)},
        "help": {"text": "\n".join(visible(line, _DESCRIPTION_LIMIT) for line in help_.split("\n"))},
        "defaultConfiguration": {"level": level},
        "properties": {
            "tags": ["privacy", *articles][:_TAGS_SHOWN],
            "security-severity": security_severity,
            "precision": _precision(min(f.confidence for f in findings)),
        },
    }


def _slug(text: str) -> str:
    """Write `Art. 5(1)(e)` as `art-5-1-e`."""
    return "-".join("".join(c if c.isalnum() else " " for c in text.lower()).split())


def _precision(confidence: float) -> str:
    return next(
        word for least, word in ((0.9, "very-high"), (0.75, "high"), (0.5, "medium"), (0, "low")) if confidence >= least
    )


def _result(finding: Finding, rule_index: int, result: AuditResult) -> dict[str, Any]:
    level, _ = _LEVELS[finding.severity]
    where = place(finding.source, finding.dataset, finding.field)
    logical = ".".join(filter(None, (finding.source, finding.dataset, finding.field)))
    path, line = uri_and_line(finding)
    kind = {"elementKind": visible(finding.element)} if finding.element else {}
    return {
        "ruleId": visible(finding.rule),
        "ruleIndex": rule_index,
        "level": level,
        "message": {"text": f"{visible(finding.title)} in {where}. {visible(finding.message)}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": path},
                    "region": {"startLine": line},
                },
                "logicalLocations": [
                    {
                        "name": name(finding.field or finding.dataset),
                        "fullyQualifiedName": visible(logical),
                        "kind": "member" if finding.field else "type",
                    }
                ],
            }
        ],
        "partialFingerprints": {"primaryLocationLineHash": f"{finding.id}:1"},
        "fingerprints": {"piiAudit/v1": finding.id},
        "rank": round(100 * finding.confidence, 1),
        **({"baselineState": _STATES[finding.status]} if result.baseline else {}),
        "properties": {
            "severity": finding.severity.value,
            "count": finding.count,
            **kind,
            **({"category": visible(finding.category)} if finding.category else {}),
            **({"clause": visible(finding.clause)} if finding.clause else {}),
        },
    }


def _invocation(result: AuditResult) -> dict[str, Any]:
    """Say what keeps the run from having looked at all it should: datasets, and gates on completeness."""
    notifications = [_unread(line) for line in result.coverage if line.incomplete]
    notifications += [_missed(gate) for gate in result.verdict.gates if gate.completeness and not gate.passed]
    return {
        "executionSuccessful": not notifications,
        "exitCode": result.verdict.exit_code,
        **({"toolExecutionNotifications": notifications} if notifications else {}),
    }


def _missed(gate: Gate) -> dict[str, Any]:
    text = f"{visible(gate.name)}: {visible(gate.actual)}; required: {visible(gate.limit)}"
    return {"level": "error", "message": {"text": text}}


def _unread(line: Coverage) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": f"{place(line.source, line.dataset)}: {line.state}; {visible(line.reason)}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": virtual_path(line.source, line.dataset)},
                    "region": {"startLine": 1},
                }
            }
        ],
    }
