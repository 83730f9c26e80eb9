"""What an audit must find of people, walked through message by message in plain loops; shares no code with the audit."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import exports
from deadlines import danish_day
from exports import Exports
from moments import AUDIT_DATE
from sales import CHILDREN_BORN
from tables import Mailing, Shop

LATENCY = timedelta(days=2)
NO_GROUND = ("none", "consent_later", "objected", "customer_channel")
Finding = Callable[..., dict[str, object]]


def of_people(shop: Shop, exported: Exports, finding: Finding) -> Iterator[dict[str, object]]:
    """Yield the findings on people; `finding` writes one."""
    walk = _Walk(shop)
    grounds = [(row, walk.ground(row)) for row in shop.mailings]

    def sent(*states: str, channel: str = "") -> int:
        return sum(ground in states and channel in ("", row.channel) for row, ground in grounds)

    def told(rule: str, severity: str, place: str, count: int, why: str, **more: object) -> dict[str, object]:
        return finding(rule, severity, place, count, why, **{"subjects": count} | more)

    mailings, audience = "shop/mailings", f"exports/{exports.AUDIENCE}"
    clause = "marketing.eligible_if.consent"
    why = "neither subscribers nor customers, subscribed only later, or declined offers"
    yield told("MKT001", "critical", mailings, sent(*NO_GROUND, channel="email"), why, clause=clause)
    why = "text messages to customers, whom e-mail alone may reach"
    yield told("MKT001", "critical", mailings, sent(*NO_GROUND, channel="sms"), why, clause=clause)
    left = sum(row.left is not None and row.left + LATENCY < AUDIT_DATE for row in exported.audience)
    why = "the whole list went to an advertiser; nobody on it had agreed"
    yield told("MKT001", "critical", audience, len(exported.audience) - left, why, clause=clause)
    yield told("MKT002", "critical", mailings, sent("suppressed"), "subscribers who are on the suppression list")
    yield told("MKT005", "high", "shop/subscribers", walk.disagreeing(), "on the suppression list and still subscribed")
    yield told("MKT006", "high", mailings, sent("opted_out"), "had left more than two days before")
    yield told("MKT006", "high", audience, left, "had left more than two days before")
    unsourced = sum(not row.consent_source for row in shop.subscribers)
    yield told("MKT004", "high", "shop/subscribers", unsourced, "nobody wrote down where they signed up")
    refused = sum(row.accepted_at is None for row in shop.cookie_choices)
    yield told("MKT004", "high", "shop/cookie_choices", refused, "never said yes to cookies")

    young = [row.id for row in shop.customers if row.date_of_birth in CHILDREN_BORN]
    yield told("CHD001", "critical", mailings, len(young), "nobody asked how old they were")
    yield told("CHD002", "high", "shop/customers", len(young), "children who bought something themselves")
    drawings = f"exports/{exports.DRAWINGS}"
    yield finding("CHD002", "high", drawings, exported.forms.unconsented, "their parents did not consent")
    yield told(
        "CHD003", "low", mailings, sum(walk.born(row) is None for row in shop.mailings), "most keep it to themselves"
    )
    yield told("CHD003", "low", audience, len(exported.audience), "nobody on it is known to the shop")

    gone = {row.customer_id for row in shop.erasures}
    for table, ids in (("customers", [c.id for c in shop.customers]), ("orders", [o.customer_id for o in shop.orders])):
        yield told("RTS001", "critical", f"shop/{table}", sum(id_ in gone for id_ in ids), "erased, the register says")
    yield told("RTS003", "high", f"exports/{exports.COURIER}", 1, "a parcel of somebody whose data may only be stored")
    yield told("RTS004", "high", "shop/profile_scores", walk.profiled_after_leaving(), "scored after they had left")
    yield finding("RTS002", "medium", f"exports/{exports.REFUNDS}", 2, "names and account numbers, and no key")


class _Walk:
    """The shop's rows by what they are looked up by."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self.subscriber = {row.email: row for row in shop.subscribers}
        self.listed = {row.email: row.unsubscribed_on for row in shop.suppression_list}
        self.customers = {row.email: row for row in shop.customers if row.email}
        self.by_phone = {row.phone.replace(" ", "")[-8:]: row for row in shop.customers if row.phone}
        self.orders: dict[int, list[tuple[date | None, bool]]] = {}
        for order in shop.orders:
            bought = danish_day(order.completed_at), order.declined_offers
            self.orders.setdefault(order.customer_id, []).append(bought)

    def ground(self, row: Mailing) -> str:
        """Say why a message may be sent, or why not."""
        sent, subscriber = danish_day(row.sent_at) or date.min, self.subscriber.get(row.email or "")
        listed = self.listed.get(row.email or "")
        joined = danish_day(subscriber.subscribed_at) if subscriber else None
        left = danish_day(subscriber.unsubscribed_at) if subscriber else None
        if listed and listed + LATENCY < sent:
            return "suppressed"
        if left and left + LATENCY < sent:
            return "opted_out"
        if joined and joined <= sent:
            return "consented"
        customer = self.customers.get(row.email or "") or self.by_phone.get((row.phone or "").replace(" ", "")[-8:])
        before = (
            [declined for day, declined in self.orders.get(customer.id, []) if day and day <= sent] if customer else []
        )
        if before and not any(before):
            return "customer" if row.channel == "email" else "customer_channel"
        return "consent_later" if joined else "objected" if before else "none"

    def born(self, row: Mailing) -> date | None:
        """Return the birth date of who got a message."""
        customer = self.customers.get(row.email or "") or self.by_phone.get((row.phone or "").replace(" ", "")[-8:])
        return customer.date_of_birth if customer else None

    def disagreeing(self) -> int:
        """Count subscribers on the suppression list who did not leave."""
        return sum(row.unsubscribed_at is None and row.email in self.listed for row in self.shop.subscribers)

    def profiled_after_leaving(self) -> int:
        """Count scores of subscribers who had left more than two days before the audit."""
        gone = {
            row.id
            for row in self.shop.subscribers
            if (left := danish_day(row.unsubscribed_at)) and left.year > 2000 and left + LATENCY < AUDIT_DATE
        }
        return sum(row.subscriber_id in gone for row in self.shop.profile_scores)
