from dataclasses import replace

import pytest

from pii_audit.model.coverage import Coverage, State
from pii_audit.model.finding import FindingStatus, Severity
from pii_audit.model.result import AuditResult, Verdict, VerdictState
from pii_audit.reports import summary
from tests.reports import example


def test_worst_first__accepted_critical__comes_after_open_info() -> None:
    accepted = example.finding(severity="critical", status=FindingStatus.ACCEPTED)
    info, high = example.finding(severity="info"), example.finding(severity="high")
    assert summary.worst_first([accepted, info, high]) == [high, info, accepted]


def test_by_severity__no_critical__is_counted_as_none() -> None:
    counts = summary.by_severity([example.finding(severity="high"), example.finding(severity="low")])
    assert list(counts.items()) == [("critical", 0), ("high", 1), ("medium", 0), ("low", 1), ("info", 0)]


def test_severities__of_the_example__counts_every_finding() -> None:
    assert summary.severities(example.example().findings) == "4 critical, 8 high, 6 medium, 10 low and 2 info"


def test_statuses__of_the_example__counts_every_finding() -> None:
    assert summary.statuses(example.example().findings) == "30 findings: 28 new, 1 unchanged, 1 accepted"


def test_by_rule__one_rule_in_two_severities__makes_two_groups_worst_first() -> None:
    low, high, other = (
        example.finding(rule, severity)
        for rule, severity in (("UND001", "low"), ("UND001", "high"), ("RET001", "high"))
    )
    groups = summary.by_rule([low, high, other])
    assert [(g.severity, g.rule, g.findings) for g in groups] == [
        (Severity.HIGH, "RET001", (other,)),
        (Severity.HIGH, "UND001", (high,)),
        (Severity.LOW, "UND001", (low,)),
    ]


def test_worst_rules__of_the_example__are_critical_and_differ() -> None:
    assert [(g.severity, g.rule) for g in summary.worst_rules(example.example())] == [
        ("critical", "UND003"),
        ("critical", "SEC001"),
        ("critical", "UND002"),
    ]


def test_worst_rules__of_equal_severity__puts_more_people_or_rows_before_more_findings() -> None:
    rows = example.finding("SEC001", count=60)
    people = replace(example.finding("RET001", count=900), subjects=61)
    many = [example.finding("UND001", field=f"f{n}", count=5) for n in range(3)]
    low = example.finding("PUR001", "low", count=10_000)
    result = replace(example.clean(), findings=(low, *many, rows, people))
    assert [g.rule for g in summary.worst_rules(result)] == ["RET001", "SEC001", "UND001"]


def test_rule_group__widest__starts_with_most_people_or_rows() -> None:
    (group,) = summary.by_rule([example.finding(field="a", count=2), example.finding(field="b", count=30)])
    assert ([f.field for f in group.widest], group.cases) == (["b", "a"], 32)


def test_is_absence__found_somewhere_or_more_than_information__is_none() -> None:
    nowhere = example.finding("UND004", "info", source="*", dataset="*", element="gender")
    assert summary.is_absence(nowhere)
    assert not summary.is_absence(replace(nowhere, severity=Severity.LOW))
    assert not summary.is_absence(replace(nowhere, source="shop"))
    assert not summary.is_absence(replace(nowhere, element=None))


def test_worst_rules__same_rule_high_and_medium__is_named_once_with_the_worse() -> None:
    result = replace(
        example.clean(),
        findings=tuple(
            example.finding(severity=s, status=status)
            for s, status in (
                ("medium", FindingStatus.NEW),
                ("high", FindingStatus.NEW),
                ("critical", FindingStatus.ACCEPTED),
            )
        ),
    )
    assert [(g.severity, g.rule) for g in summary.worst_rules(result)] == [("high", "UND001")]


def test_coverage_count__every_state__sums_to_the_ledger() -> None:
    ledger = [Coverage("shop", state.value, state) for state in State]
    count = summary.coverage_count(ledger)
    assert (count.full, count.in_scope, count.skipped, count.in_scope + count.skipped) == (2, 6, 1, len(ledger))
    assert str(count) == "2 of 6 datasets read in full, 1 described, 1 sampled, 1 partial, 1 unreadable"


def test_not_read_in_full__of_the_example__names_each_the_least_read_first() -> None:
    assert [(c.source, c.state) for c in summary.not_read_in_full(example.example().coverage)] == [
        ("bucket", "unreadable"),
        ("crm", "unreadable"),
        ("shop", "unreadable"),
        ("exports", "partial"),
    ]


def test_overdue__of_the_example__sums_the_rules_and_takes_the_oldest() -> None:
    late = summary.overdue(example.example().retention)
    assert (late.records, late.datasets, str(late.oldest_due)) == (3204 + 918 + 1204 + 450, 4, "2017-05-02")


UNREAD = "4 of 20 datasets were not read in full."


@pytest.mark.parametrize(
    ("result", "sentence"),
    [
        (example.example(), f"What was read does not keep to the policy: 29 findings, 4 critical and 8 high. {UNREAD}"),
        (example.clean(), "What was read keeps within the limits set for this audit: 0 findings."),
        (example.nothing_in_scope(), "Nothing was in scope, so this audit says nothing about the data."),
        (
            replace(example.example(), verdict=Verdict(VerdictState.INCOMPLETE, 3)),
            (
                "No verdict can be given, because too much could not be checked; "
                f"so far 29 findings, 4 critical and 8 high. {UNREAD}"
            ),
        ),
    ],
)
def test_verdict_sentence__every_verdict__says_what_was_found_and_what_was_not_read(
    result: AuditResult, sentence: str
) -> None:
    assert summary.verdict_sentence(result) == sentence


@pytest.mark.parametrize(
    ("result", "command"),
    [
        (example.example(), "pii-audit explain UND003"),
        (replace(example.example(), verdict=Verdict(VerdictState.INCOMPLETE, 3)), "pii-audit doctor bucket"),
        (example.nothing_in_scope(), "pii-audit plan"),
        (example.clean(), "pii-audit scan -o html=report.html"),
    ],
)
def test_next_command__by_verdict__is_the_one_that_helps_most(result: AuditResult, command: str) -> None:
    assert summary.next_command(result) == command


def test_verdict_sentence__failed_by_a_gate_alone__blames_no_data() -> None:
    result = replace(example.clean(), verdict=Verdict(VerdictState.FAIL, 1))
    assert summary.verdict_sentence(result) == "A limit set for this audit was not met: 0 findings."
