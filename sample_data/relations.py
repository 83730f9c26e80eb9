"""Requests, subscribers, the suppression list, competitions, the web log and profiles of the shop.

What may stay on the audit date, 2026-11-22: a request handled after 2026-08-21 (RET-03), a subscriber who left after
2026-11-19 (RET-04a), an opt-out after 2026-08-21 (RET-04b), an entry after 2024-11-21 (RET-05), all in Danish time.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from random import Random

from moments import AUDIT_DATE, at, between, day_between
from people import Person, cpr_numbers
from sales import Sales
from tables import Competition, Entry, Request, Score, Subscriber, Suppressed, Visit
from texts import CPR_REQUEST, HEALTH_REQUESTS, request

INTERESTS = ("lyd", "kontor", "spil", "møder", "rejser")
COMPETITIONS = (
    ("Skudårskonkurrence 2024", "2024-02-01", "2024-11-30"),
    ("Julekalender 2024", "2024-12-01", "2024-12-24"),
    ("Navngiv vores nye headset", "2025-03-01", "2025-04-30"),
    ("Efterårets quiz", "2025-09-15", "2025-10-31"),
    ("Vind et hjemmekontor", "2026-05-01", "2026-06-30"),
)
UNSOURCED = 8
"""Subscribers of whom nobody wrote down where they signed up."""
NAMED = 60
"""Entries of the suppression list that hold a name."""
LONG_COMPETITION = ("Årets lydhistorie 2024-2026", "2024-09-01")
PATHS = ("/", "/produkter", "/produkter/headset", "/kurv", "/konto/login", "/kontakt", "/nyhedsbrev", "/levering")


def requests(rng: Random, sales: Sales, folk: Iterator[Person]) -> list[Request]:
    """Return requests of account holders, of guests and of people unknown to the shop."""
    rows: list[Request] = []

    def add(person: Person, customer: int | None, closed: datetime | None) -> None:
        details = {"name": next(folk).name, "phone": person.phone, "address": person.address, "email": person.email}
        subject, body = request(rng, order=str(rng.randrange(30001, 36000)), **details)
        plausible = closed and closed.date() < AUDIT_DATE and closed.year > 2000
        lasted = timedelta(days=rng.randrange(1, 9))
        opened = closed - lasted if closed and plausible else between(rng, "2026-10-01", "2026-11-20")
        rows.append(Request(len(rows) + 1, customer, person.email, subject, body, opened, closed))

    deleted = {account.customer_id: account.deleted_at for account in sales.accounts}
    live = [customer for customer, moment in deleted.items() if moment is None]
    gone = [customer for customer, moment in deleted.items() if moment and at("2025-12-05") < moment < at("2026-04-30")]
    waiting = [order.customer_id for order in sales.orders if order.status == "running"]
    guests = [customer for customer in waiting if customer not in deleted]

    for _ in range(80):  # being handled: open
        add(next(folk), None, None)
    for _ in range(420):
        add(next(folk), None, between(rng, "2026-08-23", "2026-11-20"))
    for customer in rng.sample(live, 600):  # older, but part of a live account
        add(sales.people[customer], customer, between(rng, "2024-02-01", "2026-07-31"))
    for customer in rng.sample(guests, 5):  # older, but the customer has an order running
        add(sales.people[customer], customer, between(rng, "2026-02-01", "2026-04-30"))
    for _ in range(30):  # overdue
        add(next(folk), None, between(rng, "2025-12-05", "2026-08-15"))
    for customer in gone[:6]:  # overdue, and the account is gone too
        add(sales.people[customer], customer, between(rng, "2025-12-05", "2026-08-01"))
    for _ in range(3):
        add(next(folk), None, at("1970-01-01 00:00:00"))
    for _ in range(2):  # handled after the audit date: a typing error
        add(next(folk), None, between(rng, "2027-02-01", "2027-03-31"))
    add(next(folk), None, at("2025-11-30 22:30:00"))  # 30 November in Denmark, due 2026-02-28: the oldest overdue
    add(next(folk), None, at("2026-08-21 21:30:00"))  # 23:30 summer time on the 21st: overdue
    add(next(folk), None, at("2026-08-21 22:30:00"))  # 00:30 on the 22nd: within, for one day more

    writer, (subject, body) = next(folk), CPR_REQUEST
    opened, closed = at("2026-11-17 08:12:00"), at("2026-11-18 09:30:00")
    body = body.format(cpr=next(cpr_numbers(rng)))
    rows.append(Request(len(rows) + 1, None, writer.email, subject, body, opened, closed))

    for day in ("2025-03-04", "2025-06-17", "2025-10-30"):  # forgotten: open for more than a year
        person = next(folk)
        details = {"name": next(folk).name, "phone": person.phone, "address": person.address, "email": person.email}
        subject, body = request(rng, order=str(rng.randrange(30001, 36000)), **details)
        rows.append(Request(len(rows) + 1, None, person.email, subject, body, at(f"{day} 09:00:00"), None))

    for order, (subject, body) in zip((31207, 33518), HEALTH_REQUESTS, strict=True):
        customer = rng.choice(live)
        opened, closed = at("2026-11-12 10:05:00"), at("2026-11-13 08:40:00")
        email = sales.people[customer].email
        rows.append(Request(len(rows) + 1, customer, email, subject, body.format(order=order), opened, closed))
    return rows


def subscribers(rng: Random, folk: Iterator[Person]) -> list[Subscriber]:
    """Return subscribers, most of them still subscribed."""
    left: list[datetime | None] = [None] * 5203
    left += [between(rng, "2026-11-20", "2026-11-21") for _ in range(12)]
    left += [between(rng, "2025-01-10", "2026-11-15") for _ in range(27)]  # overdue
    left += [at("1970-01-01 00:00:00")] * 4
    left.append(at("2024-12-31 23:30:00"))  # 1 January 2025 in Denmark, due 2025-01-03: the oldest overdue
    left.append(at("2026-11-19 22:30:00"))  # 23:30 on the 19th: overdue since midnight
    left.append(at("2026-11-19 23:30:00"))  # 00:30 on the 20th: within, for one day more
    rows = []
    for number, unsubscribed in enumerate(left, start=1):
        person = next(folk)
        interests = ", ".join(rng.sample(INTERESTS, 2))
        origin = rng.choice(("formular", "kasse", "konkurrence")) if number > UNSOURCED else ""
        joined = between(rng, "2019-01-05", "2024-12-20")
        if 5200 < number <= 5203:  # signed up after the newsletter had come
            joined = between(rng, "2026-11-12", "2026-11-18")
        rows.append(Subscriber(number, person.name, person.email, interests, origin, joined, unsubscribed))
    return rows


def suppression_list(rng: Random, folk: Iterator[Person], listed: Sequence[Subscriber]) -> list[Suppressed]:
    """Return opt-outs of the last three months, late ones and ones without a date; the first are of subscribers."""
    days: list[date | None] = [day_between(rng, "2026-08-22", "2026-11-21") for _ in range(560)]
    days += [day_between(rng, "2025-12-05", "2026-08-20") for _ in range(23)]  # overdue
    days += [date(2025, 11, 30), date(2026, 8, 21)]  # due 2026-02-28, the oldest overdue; due yesterday
    days += [date(2026, 8, 22)]  # due today: within
    days += [None] * 9 + [date(1900, 1, 1)] * 3
    addresses = [subscriber.email for subscriber in listed]
    addresses += [next(folk).email for _ in days[len(listed) :]]
    names = [next(folk).name for _ in range(NAMED)] + [None] * (len(days) - NAMED)  # more than it takes
    rows = zip(addresses, days, names, strict=True)
    return [Suppressed(number, *row) for number, row in enumerate(rows, start=1)]


def competitions() -> list[Competition]:
    """Return closed competitions, and one that has been running for two years."""
    rows = [
        Competition(number, title, date.fromisoformat(opened), date.fromisoformat(closed))
        for number, (title, opened, closed) in enumerate(COMPETITIONS, start=1)
    ]
    title, opened = LONG_COMPETITION
    return [*rows, Competition(len(rows) + 1, title, date.fromisoformat(opened), None)]


def entries(rng: Random, folk: Iterator[Person]) -> list[Entry]:
    """Return entries: those of summer 2024 are overdue, unless the competition still runs."""
    running = len(COMPETITIONS) + 1
    made: list[tuple[int, date | None]] = []
    for number, (_, opened, closed) in enumerate(COMPETITIONS[1:], start=2):
        made += [(number, day_between(rng, opened, closed)) for _ in range(550)]
    made += [(running, day_between(rng, "2024-11-22", "2026-11-15")) for _ in range(120)]
    made += [(running, day_between(rng, "2024-09-02", "2024-11-20")) for _ in range(8)]  # two years old, still running
    made += [(1, day_between(rng, "2024-06-01", "2024-08-31")) for _ in range(28)]  # overdue
    made += [(1, date(2024, 2, 29)), (1, date(2024, 11, 21))]  # due 2026-02-28, the oldest overdue; due yesterday
    made += [(1, date(2024, 11, 22))]  # due today: within
    made += [(2, None)] * 7 + [(2, date(1900, 1, 1))] * 2
    rows = []
    for number, (competition, day) in enumerate(made, start=1):
        person = next(folk)
        answer = rng.choice(("Svar A", "Svar B", "Svar C"))
        rows.append(Entry(number, competition, person.name, person.email, answer, day))
    return rows


def web_log(rng: Random) -> list[Visit]:
    """Return visits of ten days, from the address ranges set aside for documentation (RFC 5737)."""
    networks = ("192.0.2", "198.51.100", "203.0.113")
    rows = []
    for number in range(1, 2501):
        address = f"{rng.choice(networks)}.{rng.randrange(1, 255)}"
        rows.append(Visit(number, between(rng, "2026-11-11", "2026-11-20"), address, rng.choice(PATHS)))
    return rows


def profile_scores(rng: Random, subscribed: Sequence[Subscriber]) -> list[Score]:
    """Return scores of live subscribers, of some who left, and of twelve whose rows are gone."""
    live = [subscriber.id for subscriber in subscribed if subscriber.unsubscribed_at is None]
    left = [subscriber.id for subscriber in subscribed if subscriber.unsubscribed_at is not None]
    scored = [*rng.sample(live, 1500), *left[12:27], *range(90001, 90013)]
    rows = []
    for id_ in sorted(scored):
        segment = rng.choice(("lydkender", "hjemmekontor", "gamer"))
        rows.append(Score(id_, round(rng.random(), 2), segment, rng.randrange(60), date(2026, 11, 1)))
    return rows
