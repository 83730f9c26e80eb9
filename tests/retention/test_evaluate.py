"""The reference evaluator, state by state, on frames small enough to count by hand."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from pii_audit.model.dataset import Dataset, DatasetKind
from pii_audit.model.period import Period
from pii_audit.model.retention import (
    Anchor,
    Clock,
    Exemption,
    Existence,
    Join,
    RetentionAnswer,
    RetentionQuestion,
    RuleQuestion,
    Trigger,
)
from pii_audit.retention.calendar import cutoff
from pii_audit.retention.evaluate import evaluate, needed_columns

AS_OF = date(2026, 11, 22)
NONE = None


def table(name: str) -> Dataset:
    return Dataset("shop", name, name, DatasetKind.TABLE)


ORDERS, ACCOUNTS, INVOICES = table("orders"), table("accounts"), table("invoices")
TO_ACCOUNT = Join(ACCOUNTS, (("customer_id", "customer_id"),))
TO_INVOICE = Join(INVOICES, (("id", "order_id"),))


def clock(
    column: str, *steps: str, joins: tuple[Join, ...] = (), also: tuple[Trigger, ...] = (), anchor: Anchor | None = None
) -> Clock:
    periods = tuple(Period.parse(step) for step in steps)
    return Clock(Trigger(column, joins), also, periods, anchor, (12, 31), cutoff(AS_OF, periods, anchor, (12, 31)))


def ask(*rules: RuleQuestion, subject: Trigger | None = None) -> RetentionQuestion:
    return RetentionQuestion(
        ORDERS, rules, AS_OF, "Europe/Copenhagen", "UTC", subject, sentinels=("1970-01-01", "0000-00-00")
    )


def frame(**columns: Sequence[str | None]) -> pd.DataFrame:
    return pd.DataFrame(columns, dtype="str")


def one(rule: RuleQuestion, **frames: pd.DataFrame) -> RetentionAnswer:
    (answer,) = evaluate(ask(rule), frames)
    return answer


def test_evaluate__the_day_itself_is_in_time_the_next_is_not() -> None:
    orders = frame(done=["2024-11-22", "2024-11-21"])
    assert one(RuleQuestion("R", clock("done", "P2Y")), orders=orders) == RetentionAnswer(
        "R", {"overdue": 1, "within": 1}, None, date(2024, 11, 21)
    )


def test_evaluate__utc_evening_is_the_next_local_day() -> None:
    orders = frame(
        done=["2024-11-21 22:59:59", "2024-11-21 23:00:00"]
    )  # 23:59:59 on the 21st and midnight in Copenhagen
    assert one(RuleQuestion("R", clock("done", "P2Y")), orders=orders).counts == {"overdue": 1, "within": 1}


def test_evaluate__missing_dates_are_open_or_unverifiable_as_the_rule_says() -> None:
    orders = frame(done=[NONE, ""])
    assert one(RuleQuestion("R", clock("done", "P2Y")), orders=orders).counts == {"open": 2}
    strict = RuleQuestion("R", clock("done", "P2Y"), open_when_null=False)
    assert one(strict, orders=orders).counts == {"unverifiable:undated": 2}


def test_evaluate__what_is_no_usable_date_is_unverifiable_each_for_its_reason() -> None:
    orders = frame(done=["1970-01-01", "0000-00-00", "2027-01-01", "soon", "2020-01-01"])
    assert one(RuleQuestion("R", clock("done", "P2Y")), orders=orders).counts == {
        "overdue": 1,
        "unverifiable:future": 1,
        "unverifiable:sentinel": 2,
        "unverifiable:unparsed": 1,
    }


def test_evaluate__order_of_day_and_month_open__only_what_both_readings_say_is_certain() -> None:
    orders = frame(done=["01-02-2020", "03-12-2024", "11-10-2024", "12-11-2024"])
    # overdue both ways · 3 Dec is in time, 12 Mar is not · both over · 12 Nov over, 11 Dec not
    assert one(RuleQuestion("R", clock("done", "P2Y")), orders=orders).counts == {
        "overdue": 2,
        "unverifiable:ambiguous": 2,
    }


def test_evaluate__the_later_event_counts() -> None:
    also = (Trigger("delivered"),)
    orders = frame(done=["2020-01-01", "2020-01-01", NONE], delivered=["2026-01-01", NONE, "2020-01-01"])
    assert one(RuleQuestion("R", clock("done", "P2Y", also=also)), orders=orders).counts == {
        "open": 1,
        "overdue": 1,
        "within": 1,
    }


def test_evaluate__a_later_event_that_cannot_be_read__leaves_open_whether_the_limit_is_over() -> None:
    also = (Trigger("delivered"),)
    orders = frame(done=["2020-01-01", "2020-01-01", "2026-01-01"], delivered=["soon", "1970-01-01", "soon"])
    assert one(RuleQuestion("R", clock("done", "P2Y", also=also)), orders=orders).counts == {
        "unverifiable:sentinel": 1,
        "unverifiable:unparsed": 1,
        "within": 1,
    }


def test_evaluate__doubtful_evidence_exempts_nothing() -> None:
    tax = Exemption("EXC-TAX", clock=clock("issued", "P5Y"))
    orders = frame(done=["2019-05-01"] * 4, issued=["2999-01-01", "soon", NONE, "2024-01-01"])
    assert one(RuleQuestion("R", clock("done", "P2Y"), exemptions=(tax,)), orders=orders).counts == {
        "exempt:EXC-TAX": 1,
        "overdue": 3,
    }


def test_evaluate__condition_by_counterpart() -> None:
    orders = frame(customer_id=["1", "2", NONE], done=["2020-01-01"] * 3)
    accounts = frame(customer_id=["1", "1", "9"])
    without = RuleQuestion("R", clock("done", "P2Y"), Existence((TO_ACCOUNT,)), when_exists=False)
    assert one(without, orders=orders, accounts=accounts).counts == {"not_applicable": 1, "overdue": 2}


def test_evaluate__event_through_a_join__no_fan_out_latest_counts_orphans_are_named() -> None:
    orders = frame(customer_id=["1", "2", "3", NONE])
    accounts = frame(customer_id=["1", "1", "2"], deleted=["2020-01-01", "2026-11-01", NONE])
    rule = RuleQuestion("R", clock("deleted", "P3M", joins=(TO_ACCOUNT,)))
    assert one(rule, orders=orders, accounts=accounts).counts == {"open": 2, "unverifiable:orphan": 1, "within": 1}


def test_evaluate__two_hops() -> None:
    lines = table("lines")
    question = RetentionQuestion(
        lines,
        (RuleQuestion("R", clock("deleted", "P3M", joins=(Join(ORDERS, (("order_id", "id"),)), TO_ACCOUNT))),),
        AS_OF, "Europe/Copenhagen", "UTC",
    )  # fmt: skip
    frames = {
        "lines": frame(order_id=["10", "10", "11", "99"]),
        "orders": frame(id=["10", "11"], customer_id=["1", "2"]),
        "accounts": frame(customer_id=["1"], deleted=["2020-01-01"]),
    }
    (answer,) = evaluate(question, frames)
    assert answer.counts == {"overdue": 2, "unverifiable:orphan": 2}  # one has no order, one no account
    assert needed_columns(question) == {
        "lines": {"order_id"},
        "orders": {"id", "customer_id"},
        "accounts": {"customer_id", "deleted"},
    }


def test_evaluate__tax_exception_holds_until_its_own_clock_is_over() -> None:
    tax = Exemption("EXC-TAX", clock=clock("issued", "P5Y", joins=(TO_INVOICE,), anchor=Anchor.FINANCIAL_YEAR_END))
    orders = frame(id=["1", "2", "3"], done=["2019-05-01"] * 3)
    invoices = frame(order_id=["1", "2"], issued=["2021-01-01", "2020-12-31"])  # to 2026-12-31; to 2025-12-31
    answer = one(RuleQuestion("R", clock("done", "P2Y"), exemptions=(tax,)), orders=orders, invoices=invoices)
    assert answer.counts == {"exempt:EXC-TAX": 1, "overdue": 2}


def test_evaluate__state_exception_with_a_filter() -> None:
    running = Join(table("requests"), (("customer_id", "customer_id"),), (("closed", None), ("kind", "return")))
    rule = RuleQuestion("R", clock("done", "P2Y"), exemptions=(Exemption("EXC-RUNNING", state=Existence((running,))),))
    orders = frame(customer_id=["1", "2", "3"], done=["2019-05-01"] * 3)
    requests = frame(customer_id=["1", "2", "3"], closed=[NONE, "2026-01-01", NONE], kind=["return", "return", "other"])
    assert one(rule, orders=orders, requests=requests).counts == {"exempt:EXC-RUNNING": 1, "overdue": 2}


def test_evaluate__a_record_may_stay_while_another_rule_of_the_dataset_allows_it() -> None:
    short, long = RuleQuestion("SHORT", clock("done", "P1Y")), RuleQuestion("LONG", clock("done", "P3Y"))
    orders = frame(done=["2024-01-01", "2020-01-01"])
    first, second = evaluate(ask(short, long), {"orders": orders})
    assert first.counts == {"exempt:LONG": 1, "overdue": 1}
    assert second.counts == {"overdue": 1, "within": 1}


def test_evaluate__people_are_counted_once() -> None:
    orders = frame(customer_id=["1", "1", "2", NONE, "3"], done=["2019-01-01"] * 4 + ["2026-01-01"])
    (answer,) = evaluate(
        ask(RuleQuestion("R", clock("done", "P2Y")), subject=Trigger("customer_id")), {"orders": orders}
    )
    assert (answer.counts, answer.subjects_overdue) == ({"overdue": 4, "within": 1}, 2)


def test_evaluate__empty_dataset() -> None:
    assert one(RuleQuestion("R", clock("done", "P2Y")), orders=frame(done=[])) == RetentionAnswer("R", {}, None, None)
