"""Who has opted out, since when, and until when messages may still arrive."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from pii_audit.model.period import Period
from pii_audit.people.counting import flagged
from pii_audit.people.register import NONE, ROW, UNREADABLE, Records, Register
from pii_audit.retention.calendar import due

SOME_DAY = 1
"""Stands for a day before all others."""


@dataclass(frozen=True)
class Grace:
    """How long after an opt-out messages may still arrive."""

    steps: tuple[Period, ...]

    def over(self, days: "pd.Series[int]") -> "pd.Series[int]":
        """Return the last day of it for each day of an opt-out."""
        last = {int(d): due(date.fromordinal(int(d)), self.steps).toordinal() for d in days.unique() if d > 0}
        return days.map(last).fillna(0).astype("int64")


@dataclass(frozen=True)
class Outs:
    """For each record asked about, on a day of its own."""

    last: "pd.Series[int]"
    """Day of the last opt-out whose grace was over; 0 for none."""
    doubtful: "pd.Series[bool]"
    """Whether there is an opt-out of which the day is not known."""


def opt_outs(register: Register, asked: Records, on: "pd.Series[int]", today: bool, grace: Grace) -> Outs:
    """Find the opt-outs and withdrawn consents of the people asked about.

    Args:
        register: all records.
        asked: the records asked about.
        on: the day of each.
        today: whether that is the day of the audit, so that an opt-out without a day is one all the same.
        grace: how long messages may still arrive.
    """
    said = register.matched(asked, list(register.saying("opted_out")), ["is_out", "opted_out", "channel"])
    said = said[said["is_out"].astype(bool)].rename(columns={"opted_out": "day"})[[ROW, "day", "channel"]]
    withdrawn = register.matched(asked, list(register.saying("consent")), ["withdrawn", "channel"])
    withdrawn = withdrawn[withdrawn["withdrawn"] != NONE].rename(columns={"withdrawn": "day"})
    return _last(pd.concat([said, withdrawn], ignore_index=True), asked, on, today, grace)


def suppressions(register: Register, asked: Records, on: "pd.Series[int]", today: bool, grace: Grace) -> Outs:
    """Find the entries of suppression lists on the people asked about; see `opt_outs`."""
    lists = [records for records in register.saying("suppressed") if records is not asked]
    said = register.matched(asked, lists, ["suppressed", "channel"]).rename(columns={"suppressed": "day"})
    return _last(said, asked, on, today, grace)


def _last(said: pd.DataFrame, asked: Records, on: "pd.Series[int]", today: bool, grace: Grace) -> Outs:
    said = said[of_channel(said, asked)]
    undated = said["day"].isin((NONE, UNREADABLE))
    doubtful = flagged(said, undated, on.index)
    if today:  # whenever it was, it was before
        said = said.assign(day=said["day"].mask(undated, SOME_DAY))
    binding = said[(said["day"] > 0) & (grace.over(said["day"]) < said[ROW].map(on))]
    last = binding.groupby(ROW)["day"].max().reindex(on.index, fill_value=0).astype("int64")
    return Outs(last, doubtful)


def of_channel(pairs: pd.DataFrame, asked: Records) -> "pd.Series[bool]":
    """Tell which pairs are on the channel of the record asked about; a statement without one is on all."""
    channel = pairs[ROW].map(asked.frame["channel"]).astype("str")
    there = pairs["channel"].astype("str")
    return (there == "") | (there == channel) | (channel == "")
