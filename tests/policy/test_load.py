"""policy.yaml: what loads, and what is refused with its place."""

from pathlib import Path
from textwrap import dedent

import pytest

from pii_audit.document import DocumentError
from pii_audit.model.period import Period
from pii_audit.policy.load import event_names, load_policy, policy_json_schema

MINIMAL = """\
apiVersion: pii-audit/policy/v1
metadata: {id: shop, version: 1}
categories:
  contact: {elements: [person_name, email]}
  orders: {elements: [purchases]}
elements:
  purchases: {names: [order, ordre]}
purposes:
  sales: {categories: [contact, orders]}
retention:
  orders-5y:
    clock: {start: order.completed, period: P5Y}
"""

NOTICE = """\
Privacy

What we hold

We hold your name
and your e-mail address.

How long

We keep orders for five years.
"""


def load(tmp_path: Path, text: str):  # type: ignore[no-untyped-def]
    (tmp_path / "notice.md").write_text(NOTICE, encoding="utf-8")
    path = tmp_path / "policy.yaml"
    path.write_text(text, encoding="utf-8")
    return load_policy(path)


def refused(tmp_path: Path, text: str) -> str:
    with pytest.raises(DocumentError) as caught:
        load(tmp_path, text)
    return str(caught.value)


def test_load__fifteen_lines_are_enough(tmp_path: Path) -> None:
    assert len(MINIMAL.splitlines()) <= 15
    policy = load(tmp_path, MINIMAL).policy
    assert policy.category_of("purchases") == "orders"
    assert policy.steps(policy.retention["orders-5y"].clock) == (Period(months=60),)
    assert event_names(policy) == ("order.completed",)
    assert list(policy.clauses()) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[person_name, email]", "[person_name, emial]", "policy.yaml:4:37: no element 'emial'; did you mean 'email'?"),
        (
            "categories: [contact, orders]",
            "categories: [contact, order]",
            "no category 'order'; did you mean 'orders'?",
        ),
        ("period: P5Y", "period: 5 years", "'5 years' is not a period; write years, months, weeks or days as in P2Y"),
        ("period: P5Y", "steps: [{param: dk.books}]", "no parameter 'dk.books'"),
        ("period: P5Y", "steps: [P1Y], period: P1Y", "give either period or steps"),
        ("order, ordre]}", "order], detect: [ordre]}", "no built-in element 'ordre'"),
        ("period: P5Y}", "period: P5Y}\n    exceptions: [TAX]", "no exception 'TAX'"),
        ("period: P5Y}", "period: P5Y}\n    purposes: [sale]", "no purpose 'sale'; did you mean 'sales'?"),
        (
            "period: P5Y}",
            "period: P5Y}\n    overrides: [orders]",
            "no retention rule 'orders'; did you mean 'orders-5y'?",
        ),
        ("period: P5Y}", "period: P5Y}\n    overrides: [orders-5y]", "orders-5y cannot override itself"),
        (
            "period: P5Y}",
            "period: P5Y}\n    stale_open: {start: a, also: [b], period: P1Y}",
            "the clock of stale_open starts from one event; leave also out",
        ),
        (
            "retention:\n",
            "retention_exceptions: {E: {while: a, register: legal_holds}}\nretention:\n",
            "give one of clock, while and register",
        ),
        ("retention:\n", "retention_exceptions: {E: {register: holds}}\nretention:\n", "legal_holds"),
        ("retention:\n", "backups: {max_age: {param: age}}\nretention:\n", "no parameter 'age'"),
        ("retention:\n", "settings: {grace: 30 days}\nretention:\n", "'30 days' is not a period"),
        ("retention:\n", "retentions: {}\nretention:\n", "unknown key 'retentions'; did you mean 'retention'?"),
        ("pii-audit/policy/v1", "pii-audit/policy/v2", "expected 'pii-audit/policy/v1'"),
    ],
)
def test_load__what_is_wrong_is_named_with_its_place(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in MINIMAL
    assert message in refused(tmp_path, MINIMAL.replace(old, new))


def test_load__events_listed__others_dangle(tmp_path: Path) -> None:
    text = MINIMAL + "events:\n  order.complete: {}\n"
    assert "no event 'order.completed'; did you mean 'order.complete'?" in refused(tmp_path, text)


@pytest.mark.parametrize("day", ["01-01-1900", "1900-13-01", "19000101", "1900-W01-1", "0000-1-1", "1900-01-01 "])
def test_load__sentinel_that_is_no_date(tmp_path: Path, day: str) -> None:
    message = refused(tmp_path, MINIMAL + f"settings: {{sentinel_dates: ['{day}']}}\n")
    assert "write it as YYYY-MM-DD" in message


def test_load__sentinels__unquoted_and_of_the_year_0000(tmp_path: Path) -> None:
    policy = load(tmp_path, MINIMAL + "settings: {sentinel_dates: [1900-01-01, 0000-00-00, 9999-12-31]}\n").policy
    assert policy.settings.sentinel_dates == ("1900-01-01", "0000-00-00", "9999-12-31")


def test_load__parameter_that_is_no_period(tmp_path: Path) -> None:
    text = MINIMAL.replace("period: P5Y", "steps: [{param: books}]") + "parameters: {books: {value: 5}}\n"
    assert "'5' is not a period" in refused(tmp_path, text)


def with_source(quote: str, section: str = "HELD") -> str:
    return MINIMAL.replace(
        "metadata: {id: shop, version: 1}",
        dedent(f"""\
            metadata:
              id: shop
              version: 1
              source: {{file: notice.md, sections: {{HELD: What we hold, LONG: How long}}}}
            commitments:
              hold: {{cite: {{section: {section}, quote: {quote}}}}}"""),
    )


def test_load__quotes_are_verbatim_but_for_line_breaks(tmp_path: Path) -> None:
    loaded = load(tmp_path, with_source("your name and your e-mail address"))
    assert [(clause, cite.section) for clause, cite in loaded.policy.clauses()] == [("commitments.hold", "HELD")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (with_source("your name and your phone number"), "these words do not stand in notice.md; quote it verbatim"),
        (with_source("We keep orders"), "these words stand in notice.md, but not in section HELD"),
        (with_source("your name", "HOLD"), "no section 'HOLD'; did you mean 'HELD'?"),
        (
            with_source("your name").replace("How long,", "").replace("LONG: How long", "LONG: How short"),
            "no heading 'How short'",
        ),
        (with_source("your name").replace("notice.md", "none.md"), "cannot read none.md"),
        (with_source("your name").replace("notice.md,", f"notice.md, sha256: {'0' * 64},"), "has changed since"),
    ],
)
def test_load__wrong_quotes_are_errors(tmp_path: Path, text: str, message: str) -> None:
    assert message in refused(tmp_path, text)


def test_json_schema__names_the_keys_as_written() -> None:
    schema = policy_json_schema()
    assert "apiVersion" in schema["properties"]
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize("region", ["Denmark", "eu-north-1", "EEC"])
def test_load__transfers_name_countries_and_areas_alone(tmp_path: Path, region: str) -> None:
    message = refused(tmp_path, MINIMAL + f"transfers: {{regions: [{region}]}}\n")
    assert "is no country; write its two letters, such as DK, or EEA or EU" in message
