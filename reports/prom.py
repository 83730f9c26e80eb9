"""Prometheus: metrics for the textfile collector of the node exporter."""

from collections import Counter

from prometheus_client import CollectorRegistry, Gauge, generate_latest

from pii_audit.model.coverage import State
from pii_audit.model.finding import FindingStatus, Severity
from pii_audit.model.result import AuditResult, VerdictState
from pii_audit.model.retention import OVERDUE

from .summary import coverage_count
from .text import name


class PromReporter:
    """Writes counts by severity, source and time limit; no label comes from a table, a column or a value."""

    def render(self, result: AuditResult) -> str:
        """Return the metrics in the text format, version 0.0.4."""
        registry = CollectorRegistry()

        def gauge(metric: str, help_: str, *labels: str) -> Gauge:
            return Gauge(f"pii_audit_{metric}", help_, labels, registry=registry)

        findings = gauge("findings", "Findings by severity and status.", "severity", "status")
        counts = Counter((f.severity, f.status) for f in result.findings)
        for severity in Severity:
            for status in FindingStatus:
                findings.labels(severity.value, status.value).set(counts[severity, status])
        overdue = gauge("overdue_rows", "Records past their time limit.", "source", "rule")
        for facts in result.retention:
            overdue.labels(name(facts.source), name(facts.rule)).inc(facts.states.get(OVERDUE, 0))
        datasets = gauge("datasets", "Datasets by how far they were read.", "source", "state")
        for (source, state), n in Counter((line.source, line.state) for line in result.coverage).items():
            datasets.labels(name(source), state.value).inc(n)
        count = coverage_count(result.coverage)
        read = count.in_scope - count.others.get(State.PARTIAL, 0) - count.others.get(State.UNREADABLE, 0)
        ratio = read / count.in_scope if count.in_scope else 0.0
        gauge("coverage_ratio", "Share of the datasets in scope that were read.").set(ratio)
        if result.score and result.score.value is not None:
            gauge("score", "Policy adherence found by this audit, 0 to 100; missing where withheld.").set(
                result.score.value
            )
        verdict = gauge("verdict", "1 for the verdict of this audit, 0 for the others.", "status")
        for word in VerdictState:
            verdict.labels(word.value).set(word is result.verdict.status)
        gauge(
            "last_success_timestamp_seconds",
            "When the last audit that came to a verdict ended, whatever the verdict; one that failed writes no file.",
        ).set(result.run.finished.timestamp())
        return generate_latest(registry).decode()
