"""Messages of the shop's marketing, the registers of erased and restricted customers, and choices about cookies.

A message may go to who agreed before it on its channel, or by e-mail to who bought something and did not decline offers;
not to who left more than two days before, nor to anybody on the suppression list.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from random import Random

from moments import at, between
from people import Person
from sales import CHILDREN_BORN, Sales
from tables import CookieChoice, Customer, Erasure, Mailing, Restriction, Subscriber

SUPPRESSED = 7
"""Subscribers who are on the suppression list too, and were written to."""
AUTUMN = ("2026-10-05", "2026-11-10")


def mailings(rng: Random, sales: Sales, subscribers: Sequence[Subscriber], folk: Iterator[Person]) -> list[Mailing]:
    """Return messages of the autumn, and those that should not have been sent."""
    rows: list[Mailing] = []

    def send(to: str | None, moment: datetime, phone: str | None = None) -> None:
        rows.append(Mailing(len(rows) + 1, to, phone, "sms" if phone else "email", moment))

    live = [row for row in subscribers if row.unsubscribed_at is None and row.subscribed_at < at("2026-01-01 00:00:00")]
    left = [row for row in subscribers if row.unsubscribed_at and row.unsubscribed_at.year == 2025]
    leaving = [row for row in subscribers if row.unsubscribed_at and row.unsubscribed_at > at("2026-11-20 00:00:00")]
    new = [row for row in subscribers if row.subscribed_at > at("2026-01-01 00:00:00")]
    buyers = _buyers(sales)
    for subscriber in rng.sample(live[SUPPRESSED:], 260):
        send(subscriber.email, between(rng, *AUTUMN))
    for customer in rng.sample(buyers, 60):
        send(customer.email, between(rng, *AUTUMN))
    for row in (*(c for c in sales.customers if c.date_of_birth in CHILDREN_BORN), *_declined(sales)):
        send(row.email, between(rng, *AUTUMN))
    for _ in range(5):  # neither subscribers nor customers
        send(next(folk).email, between(rng, *AUTUMN))
    for subscriber in new:
        send(subscriber.email, at("2026-11-05 07:00:00"))
    for subscriber in rng.sample(left, 6):
        send(subscriber.email, between(rng, *AUTUMN))
    for subscriber in leaving[:2]:  # within the two days
        send(subscriber.email, at("2026-11-21 12:00:00"))
    for subscriber in live[:SUPPRESSED]:
        send(subscriber.email, at("2026-11-21 12:00:00"))
    for customer in rng.sample(buyers, 4):  # buying allows e-mail alone
        send(None, between(rng, *AUTUMN), customer.phone)
    return rows


def _buyers(sales: Sales) -> list[Customer]:
    """Return customers without an account who bought something before the autumn, and since the time limit."""
    known = {account.customer_id for account in sales.accounts}
    declined = {order.customer_id for order in sales.orders if order.declined_offers}
    bought = {
        order.customer_id
        for order in sales.orders
        if order.completed_at and at("2023-06-01 00:00:00") < order.completed_at < at("2026-09-30 00:00:00")
    }
    grown_up = [c for c in sales.customers if c.date_of_birth not in CHILDREN_BORN and c.anonymised_on is None]
    return [row for row in grown_up if row.id in bought - known - declined]


def _declined(sales: Sales) -> list[Customer]:
    declined = {order.customer_id for order in sales.orders if order.declined_offers}
    return [row for row in sales.customers if row.id in declined]


def erasures(sales: Sales) -> list[Erasure]:
    """Return erased customers: forty who are gone, and two who are still in the shop with an order but no invoice."""
    invoiced = {invoice.customer_id for invoice in sales.invoices}
    old = [row.id for row in _buyers(sales) if row.id not in invoiced]
    return [Erasure(id_, date(2026, 11, 12)) for id_ in (*old[20:22], *range(80001, 80041))]


def restrictions(sales: Sales) -> list[Restriction]:
    """Return three customers whose data may only be stored; the courier has the parcel of the first."""
    return [Restriction(row.id, date(2026, 10, 1)) for row in _buyers(sales)[40:43]]


def cookie_choices(rng: Random) -> list[CookieChoice]:
    """Return visitors by their cookie; twelve never said yes."""
    rows = []
    for number in range(300):
        moment = between(rng, "2026-08-01", "2026-11-20")
        visitor = f"GA1.2.{rng.randrange(10**8, 2**31)}.{int(moment.replace(tzinfo=UTC).timestamp()) - number}"
        rows.append(CookieChoice(visitor, None if number % 25 == 7 else moment, "forside-3"))
    return sorted(rows, key=lambda row: row.visitor)
