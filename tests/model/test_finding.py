"""Severities compare by weight, and fingerprints hold what they promise."""

import itertools

from pii_audit.model.finding import Severity, fingerprint


def test_severity__every_comparison_is_by_weight() -> None:
    levels = [Severity.INFO, Severity.LOW, Severity.MEDIUM, Severity.HIGH, Severity.CRITICAL]
    assert sorted([Severity.HIGH, Severity.CRITICAL, Severity.LOW]) == [Severity.LOW, Severity.HIGH, Severity.CRITICAL]
    assert max(levels) is Severity.CRITICAL
    for (i, one), (j, other) in itertools.product(enumerate(levels), repeat=2):
        assert ((one < other), (one <= other), (one > other), (one >= other)) == (i < j, i <= j, i > j, i >= j)


def test_fingerprint__is_stable_and_tells_places_apart() -> None:
    same = fingerprint("UND001", "shop", "orders", "iban", "iban")
    assert same == "0660dd9576a6ba4d"  # piiAudit/v1: a baseline written today must fit tomorrow
    parts = ("UND001", "shop", "orders", "iban", "iban")
    for i in range(5):
        changed = list(parts)
        changed[i] += "x"
        assert fingerprint(*changed) != same
    assert fingerprint("A", "bc", "d", None, None) != fingerprint("A", "b", "cd", None, None)
