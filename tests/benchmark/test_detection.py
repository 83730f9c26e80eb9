"""The gate: detection on the locked half does not get worse.

The data are made by seed, so a change in a number has its cause in the code. A line says what was reached when it was
written, rounded against us, and the goal; it is raised when more is reached, and never lowered.
"""

import pytest

from benchmarks.detection.detectors import PiiAudit
from benchmarks.detection.halves import locked
from benchmarks.detection.measure import Measured, measure

COLUMNS = {
    # at least: reached, goal
    "precision": (0.959, 0.97),  # not yet
    "recall": (0.708, 0.97),  # not yet
    "right_element": (0.844, 0.95),  # not yet
}
HARD_NEGATIVES_FLAGGED = (0.033, 0.02)  # at most; not yet
TEXTS = {
    # F2 by overlap, at least: reached, goal; None where the goal is to be as good as plain Presidio
    ("da", "national_id"): (0.909, 0.99),  # not yet
    ("da", "payment_card"): (1.0, 0.99),
    ("da", "iban"): (1.0, 0.99),
    ("da", "email"): (1.0, 0.99),
    ("da", "ip_address"): (0.937, 0.99),  # not yet
    ("da", "phone"): (0.804, 0.95),  # not yet
    ("da", "mailing_address"): (0.966, 0.90),
    ("da", "bank_account"): (1.0, None),
    ("da", "person_name"): (0.787, 0.80),  # not yet
    ("en", "national_id"): (0.862, 0.99),  # not yet
    ("en", "payment_card"): (1.0, 0.99),
    ("en", "iban"): (1.0, 0.99),
    ("en", "email"): (1.0, 0.99),
    ("en", "ip_address"): (0.967, 0.99),  # not yet
    ("en", "phone"): (0.582, 0.95),  # not yet
    ("en", "mailing_address"): (0.714, None),
    ("en", "person_name"): (0.847, 0.85),  # not yet
}


@pytest.fixture(scope="module")
def measured() -> Measured:
    half = locked()
    return measure(half, PiiAudit(), half.columns)


@pytest.mark.parametrize("score", COLUMNS)
def test_columns(measured: Measured, score: str) -> None:
    assert getattr(measured.columns, score) >= COLUMNS[score][0]


def test_columns__hard_negatives(measured: Measured) -> None:
    assert measured.columns.hard_negatives_flagged <= HARD_NEGATIVES_FLAGGED[0]


@pytest.mark.parametrize(("language", "element"), TEXTS, ids="-".join)
def test_texts(measured: Measured, language: str, element: str) -> None:
    f2 = measured.texts[language][element].f2
    assert f2 is not None
    assert f2 >= TEXTS[language, element][0]
