"""Who may be written to: against an oracle that walks the records one by one, and case by case."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pii_audit.model.people import Question
from tests.people.tables import asked, policy, told

AS_OF = date(2026, 6, 1)
MARKETING = {
    "purposes": ["offers"],
    "unsubscribe_within": "P2D",
    "eligible_if": {"agreed": {"ground": "consent"}, "customer": {"ground": "purchase", "channels": ["email"]}},
}
PEOPLE = [f"person{i}@example.com" for i in range(3)]
DAYS = [AS_OF - timedelta(days=d) for d in range(1, 9)]

people, channels = st.sampled_from(PEOPLE), st.sampled_from(["email", "sms"])
maybe_day = st.one_of(st.none(), st.sampled_from(DAYS))
some_days = st.sampled_from(DAYS)
consents = st.lists(st.tuples(people, channels | st.just(""), some_days, maybe_day), max_size=5)
purchases = st.lists(st.tuples(people, some_days, st.booleans()), max_size=3)
opt_outs = st.lists(st.tuples(people, maybe_day), max_size=3)
suppressed = st.lists(st.tuples(people, some_days), max_size=2)
messages = st.lists(st.tuples(people, channels, some_days), min_size=1, max_size=5)


@dataclass(frozen=True)
class World:
    """Everything the oracle looks at."""

    consents: list[tuple[str, str, date, date | None]]
    purchases: list[tuple[str, date, bool]]
    opt_outs: list[tuple[str, date | None]]
    suppressed: list[tuple[str, date]]


def expected(world: World, person: str, channel: str, day: date) -> str:
    """The state of one message, thought out again from the policy's words, in plain loops."""
    grace = timedelta(days=2)
    mine = [(g, w) for p, c, g, w in world.consents if p == person and c in ("", channel)]
    valid = [g for g, w in mine if g <= day and (w is None or w + grace >= day)]
    newest = max(valid, default=date.min)
    ends = [w for _, w in mine if w is not None]
    ends += [o for p, o in world.opt_outs if p == person and o is not None]
    bought = [objected for p, d, objected in world.purchases if p == person and d <= day]
    customer = bool(bought) and not any(bought)
    cases = [
        (any(s + grace < day and s > newest for p, s in world.suppressed if p == person), "suppressed"),
        (any(o + grace < day and o > newest for o in ends), "opted_out"),
        (bool(valid), "consented"),
        (customer and channel == "email", "customer"),
        (any(g > day for g, _ in mine), "consent_later"),
        (customer, "customer_channel"),
        (bool(bought), "objected"),
    ]
    return next((state for holds, state in cases if holds), "none")


def text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def tables(world: World, sent: list[tuple[str, str, date]]) -> dict[str, Any]:
    return {
        "sent": (
            {"keys": {"email": "to"}, "sent": "day", "channel": {"column": "by"}},
            [{"to": p.upper(), "day": text(d), "by": c} for p, c, d in sent],
        ),
        "consents": (
            {"keys": {"email": "who"}, "consent": {"given": "g", "withdrawn": "w"}, "channel": {"column": "by"}},
            [{"who": p, "g": text(g), "w": text(w), "by": c} for p, c, g, w in world.consents],
        ),
        "orders": (
            {"keys": {"email": "who"}, "bought": "day", "objected": {"column": "no", "equals": "1"}},
            [{"who": p, "day": text(d), "no": str(int(o))} for p, d, o in world.purchases],
        ),
        "profile": (
            {"keys": {"email": "who"}, "opted_out": "left"},
            [{"who": p, "left": text(d)} for p, d in world.opt_outs],
        ),
        "list": (
            {"keys": {"email": "who"}, "suppressed": "since"},
            [{"who": p, "since": text(d)} for p, d in world.suppressed],
        ),
    }


@settings(max_examples=150, deadline=None)
@given(consents, purchases, opt_outs, suppressed, messages)
def test_contacts__equal_the_oracle(
    given_: list[Any], bought: list[Any], left: list[Any], listed: list[Any], sent: list[Any]
) -> None:
    world = World(given_, bought, left, listed)
    written = policy(marketing=MARKETING)
    facts = asked(written, told(written, tables(world, sent)), Question.CONTACT, AS_OF)
    found = Counter({(f.channel, state): n for f in facts for state, n in f.states.items()})
    assert found == Counter((c, expected(world, p, c, d)) for p, c, d in sent)
    assert all(f.total == sum(f.states.values()) for f in facts)


def states(tables_: dict[str, Any], problems: dict[str, str] | None = None, **marketing: Any) -> dict[str, int]:
    written = policy(marketing=MARKETING | marketing)
    (facts,) = asked(written, told(written, tables_, problems), Question.CONTACT, AS_OF)
    return dict(facts.states)


ANNA = {"who": "anna@example.com"}
AUDIENCE = ({"keys": {"email": "who"}, "contacted": True, "channel": "email"}, [ANNA])
NOBODY: Any = ({"keys": {"email": "who"}, "consent": {"given": "g"}}, [])
NOTHING: Any = ({"keys": {"email": "who"}, "bought": "day"}, [])


def test_contact__accuses_nobody_where_a_register_is_not_bound_or_not_whole() -> None:
    assert states({"audience": AUDIENCE}) == {"unverifiable:register": 1}
    assert states({"audience": AUDIENCE, "consents": NOBODY}) == {"unverifiable:register": 1}
    both = {"audience": AUDIENCE, "consents": NOBODY, "orders": NOTHING}
    assert states(both) == {"none": 1}
    assert states(both, {"consents": "was read in part"}) == {"unverifiable:register": 1}


def test_contact__a_list_without_days_is_judged_today() -> None:
    consent = ({"keys": {"email": "who"}, "consent": {"given": "g"}}, [ANNA | {"g": "2026-05-01"}])
    assert states({"audience": AUDIENCE, "consents": consent, "orders": NOTHING}) == {"consented": 1}


def test_contact__an_opt_out_without_a_day_counts_today_and_leaves_a_dated_message_open() -> None:
    left = (
        {"keys": {"email": "who"}, "opted_out": {"column": "status", "equals": "left"}},
        [ANNA | {"status": "left"}],
    )
    rest = {"left": left, "consents": NOBODY, "orders": NOTHING}
    assert states({"audience": AUDIENCE} | rest) == {"opted_out": 1}
    sent = ({"keys": {"email": "who"}, "sent": "day", "channel": "email"}, [ANNA | {"day": "2026-05-01"}])
    assert states({"sent": sent} | rest) == {"unverifiable:opt_out": 1}


def test_contact__a_robinson_list_asks_for_a_consent_to_post_and_calls() -> None:
    robinson = ({"keys": {"email": "who"}, "robinson": True}, [ANNA])
    bought = ({"keys": {"email": "who"}, "bought": "day"}, [ANNA | {"day": "2026-05-01"}])
    grounds = {"customer": {"ground": "purchase"}}
    by_post = ({"keys": {"email": "who"}, "contacted": True, "channel": "post"}, [ANNA])
    rest = {"robinson": robinson, "orders": bought}
    assert states({"audience": by_post} | rest, eligible_if=grounds) == {"robinson": 1}
    assert states({"audience": AUDIENCE} | rest, eligible_if=grounds) == {"customer": 1}


def test_contact__unreadable_and_placeholder_days_prove_nothing() -> None:
    for day in ("soon", "1900-01-01", "0000-00-00"):
        consent = ({"keys": {"email": "who"}, "consent": {"given": "g"}}, [ANNA | {"g": day}])
        assert states({"audience": AUDIENCE, "consents": consent, "orders": NOTHING}) == {"unverifiable:consent": 1}
