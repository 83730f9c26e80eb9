"""Which record of the sample is in which state on the audit date, worked out from what was planted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime

import bucket
import exports
from bucket import Bucket
from deadlines import Limit, Record, Tally, danish_day, tally, tax_holds
from exports import Exports
from tables import Order, Shop

PURCHASE = (24, 24)
"""The statutory warranty, then two years."""
HELD = 1110
"""The request that registers.yaml holds for a dispute."""


def retention(shop: Shop, exported: Exports, stored: Bucket) -> list[Tally]:
    """Return the tallies of all datasets that a rule is bound to."""
    sales = _Sales(shop)
    tables = {
        "customers": sales.customers(),
        "accounts": sales.accounts(),
        "orders": map(sales.order, shop.orders),
        "order_lines": sales.order_lines(),
        "invoices": sales.invoices(),
        "requests": sales.requests(),
        "subscribers": (_left(danish_day(row.unsubscribed_at), row.email) for row in shop.subscribers),
        "suppression_list": (_opted_out(row.unsubscribed_on, row.email) for row in shop.suppression_list),
        "competition_entries": _entries(shop),
        "profile_scores": _scores(shop),
    }
    files = {
        exports.LEGACY: map(_legacy, exported.legacy),
        exports.AUDIENCE: (_left(row.left, row.email) for row in exported.audience),
        exports.REFUNDS: map(_handled, exported.refunds_paid),
        exports.DRAWINGS: map(_collected, exported.forms.drawings_sent),
        exports.EVENING: map(_collected, exported.forms.evening_answered),
        exports.LEADS: (_left(None) for _ in range(exports.BOUGHT)),
        exports.POLICE: (_handled(date(2026, 9, 15)) for _ in range(exports.HANDED_OVER)),
    }
    objects = {
        **{name: (_handled(danish_day(moment)) for moment in closed) for name, closed in stored.chats.items()},
        bucket.CLEAR: map(_account_deleted, stored.clear_deleted),
        bucket.HASHED: map(_account_deleted, stored.hashed_deleted),
        bucket.SUBSCRIBERS: map(_left, stored.subscribers_left),
        bucket.LOG: (_handled(danish_day(moment)) for moment in stored.logged),
    }
    return [
        *_tallies("shop", tables),
        *_tallies("exports", files),
        *tally("survey", exports.SURVEY.rpartition("/")[2], map(_collected, exported.surveyed)),
        *_tallies("bucket", objects),
    ]


def should_be_gone(shop: Shop, rule: str) -> set[int]:
    """Return the customers past a rule, none of whose records anywhere in the shop may stay or is in doubt."""
    sales = _Sales(shop)
    customers = zip((row.id for row in shop.customers), sales.customers(), strict=True)
    tables = (
        zip((row.customer_id for row in shop.accounts), sales.accounts(), strict=True),
        ((row.customer_id, sales.order(row)) for row in shop.orders),
        zip((row.customer_id for row in shop.invoices), sales.invoices(), strict=True),
    )
    over = {customer for customer, record in customers if _states(record).get(rule) == "overdue"}
    return over - {
        customer for table in tables for customer, record in table if "overdue" not in _states(record).values()
    }


def _states(record: Record) -> Mapping[str, str]:
    return {limit.rule: record.state(limit) for limit in record.limits}


def in_records(shop: Shop) -> Mapping[str, int]:
    """Count records by what they show beside their time limit."""
    sales = _Sales(shop)
    customers = list(zip(shop.customers, sales.customers(), strict=True))
    taxed = {row.id for row, _ in customers if sales.taxed(row.id)}
    flagged = [record for row, record in zip(shop.accounts, sales.accounts(), strict=True) if row.deleted_at]
    kept_for_tax = [
        limit.rule
        for row, record in customers
        if row.id in taxed
        for limit in record.limits
        if limit.standing == "past"
    ]
    return {
        "flagged": sum(record.state(record.limits[0]) in {"open", "overdue", "unverifiable"} for record in flagged),
        "phone left": sum(bool(row.anonymised_on and row.phone) for row, _ in customers),
        "RET-01": kept_for_tax.count("RET-01"),
        "RET-02": kept_for_tax.count("RET-02"),
        "forgotten": sum(r.closed_at is None and r.opened_at < datetime(2025, 11, 21) for r in shop.requests),  # noqa: DTZ001 stored so
    }


def _tallies(source: str, datasets: Mapping[str, Iterable[Record]]) -> Iterator[Tally]:
    for dataset, records in datasets.items():
        yield from tally(source, dataset, records)


def _handled(day: date | None) -> Record:
    return Record([Limit("RET-03", day, [3])])


def _account_deleted(day: date | None) -> Record:
    return Record([Limit("RET-02", day, [3])])


def _left(day: date | None, subject: object = None) -> Record:
    return Record([Limit("RET-04a", day, days=2)], subject)


def _opted_out(day: date | None, subject: object) -> Record:
    return Record([Limit("RET-04b", day, [3], undated="unverifiable")], subject)


def _collected(day: date | None, subject: object = None, running: bool = False) -> Record:
    return Record([Limit("RET-05", day, [24], undated="unverifiable")], subject, running)


def _legacy(row: exports.LegacyRow) -> Record:
    """A purchase whose date is written as unknown cannot be judged; it is not open."""
    limit = Limit("RET-01", row.last_purchase, PURCHASE, applies=not row.account, undated="unverifiable")
    return Record([limit], row.number)


def _entries(shop: Shop) -> Iterator[Record]:
    running = {competition.id for competition in shop.competitions if competition.closed_on is None}
    for row in shop.competition_entries:
        yield _collected(row.entered_on, row.email, row.competition_id in running)


def _scores(shop: Shop) -> Iterator[Record]:
    subscribers = {row.id: row for row in shop.subscribers}
    for row in shop.profile_scores:
        if subscriber := subscribers.get(row.subscriber_id):
            yield _left(danish_day(subscriber.unsubscribed_at), subscriber.email)
        else:
            yield Record([Limit("RET-04a", None, orphan=True)])


def _latest(moments: Iterable[datetime | None]) -> datetime | None:
    return max((moment for moment in moments if moment), default=None)


class _Sales:
    """The tables around a purchase, by customer and by order."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self.deleted = {account.customer_id: account.deleted_at for account in shop.accounts}
        self.orders_of: dict[int, list[Order]] = {}
        for order in shop.orders:
            self.orders_of.setdefault(order.customer_id, []).append(order)
        self.running = {order.customer_id for order in shop.orders if order.status == "running"}
        self.issued = {invoice.order_id: invoice.issued_at for invoice in shop.invoices}

    def _limits(self, customer: int | None, orders: Sequence[Order]) -> list[Limit]:
        """RET-01 for customers without an account, by their latest purchase; RET-02 for the others."""
        completed = danish_day(_latest(order.completed_at for order in orders))
        delivered = danish_day(_latest(order.delivered_at for order in orders))
        start = max(completed, delivered) if completed and delivered else completed
        has_account = customer in self.deleted
        return [
            Limit("RET-01", start, PURCHASE, applies=not has_account, orphan=not orders),
            Limit("RET-02", danish_day(self.deleted.get(customer or 0)), [3], applies=has_account),
        ]

    def taxed(self, customer: int) -> bool:
        """Tell whether bookkeeping law holds a customer's latest invoice."""
        return tax_holds(_latest(self.issued.get(order.id) for order in self.orders_of.get(customer, [])))

    def customers(self) -> Iterator[Record]:
        for row in self.shop.customers:
            orders = self.orders_of.get(row.id, [])
            held = self.taxed(row.id)
            if row.anonymised_on and not row.phone:  # nobody can be identified any more
                yield Record([Limit(rule, None, applies=False) for rule in ("RET-01", "RET-02")])
                continue
            yield Record(self._limits(row.id, orders), row.id, held or row.id in self.running)

    def accounts(self) -> Iterator[Record]:
        for row in self.shop.accounts:
            limit = Limit("RET-02", danish_day(row.deleted_at), [3])
            yield Record([limit], row.customer_id, row.customer_id in self.running)

    def order(self, row: Order) -> Record:
        held = tax_holds(self.issued.get(row.id))
        return Record(self._limits(row.customer_id, [row]), row.customer_id, held or row.customer_id in self.running)

    def order_lines(self) -> Iterator[Record]:
        orders = {order.id: order for order in self.shop.orders}
        for row in self.shop.order_lines:
            order = orders.get(row.order_id)
            yield self.order(order) if order else Record(self._limits(None, []))

    def invoices(self) -> Iterator[Record]:
        orders = {order.id: order for order in self.shop.orders}
        for row in self.shop.invoices:
            held = tax_holds(row.issued_at) or row.customer_id in self.running
            yield Record(self._limits(row.customer_id, [orders[row.order_id]]), row.customer_id, held)

    def requests(self) -> Iterator[Record]:
        for row in self.shop.requests:
            account = Limit(
                "RET-02",
                danish_day(self.deleted.get(row.customer_id or 0)),
                [3],
                applies=row.customer_id in self.deleted,
            )
            handled = Limit("RET-03", danish_day(row.closed_at), [3])
            yield Record([handled, account], row.email, row.customer_id in self.running or row.id == HELD)
