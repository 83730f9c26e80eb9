"""The gauges are withheld where too little was verified, and never show what was not looked at as a share."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_audit.model.coverage import Coverage, State
from pii_audit.model.retention import RetentionFacts
from pii_audit.reports.tiles import tiles
from tests.reports import example


@pytest.mark.parametrize(("unread", "shown"), [(2, "86 %"), (3, "–")])
def test_tiles__below_eighty_percent_read__withhold_what_would_flatter(unread: int, shown: str) -> None:
    ledger = tuple(Coverage("s", f"t{n}", State.UNREADABLE if n < unread else State.FULL) for n in range(10))
    _, declared, kept, coverage = tiles(replace(example.example(), coverage=ledger))
    assert kept.figure == shown
    assert (declared.share is None) == (kept.share is None) == (shown == "–")
    assert coverage.share == 1 - unread / 10
    if shown == "–":
        assert kept.details[0] == declared.details[0] == "withheld: too little was verified"


@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 500))
def test_retention_gauge__what_cannot_be_judged_is_on_neither_side(within: int, late: int, unknown: int) -> None:
    states = {"within": within, "overdue": late, "unverifiable": unknown}
    facts = RetentionFacts("r", "s", "t", within + late + unknown, states, None, None)
    ledger = (Coverage("s", "t", State.FULL),)
    tile = tiles(replace(example.clean(), coverage=ledger, retention=(facts,)))[2]
    judged = within + late
    if not judged or judged < 0.8 * (judged + unknown):
        assert (tile.share, tile.figure) == (None, "–")
    else:
        assert tile.share == within / judged
        assert tile.figure != "100 %" or not late
