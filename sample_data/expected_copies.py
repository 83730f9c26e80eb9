"""What an audit must find of copies, counted on plain sets of e-mail addresses; shares no code with the audit."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import bucket
import exports
from bucket import Bucket
from deadlines import danish_day
from expected_retention import should_be_gone
from exports import Exports
from moments import AUDIT_DATE
from tables import Shop

LATENCY = timedelta(days=2)
Finding = Callable[..., dict[str, object]]


def of_copies(shop: Shop, exported: Exports, stored: Bucket, finding: Finding) -> Iterator[dict[str, object]]:
    """Yield the findings on copies; `finding` writes one."""
    customers = {row.email for row in shop.customers if row.email}
    subscribers = {row.email for row in shop.subscribers}
    audience = {row.email for row in exported.audience}
    legacy = {row.email for row in exported.legacy}
    backup, office = {"field": "email"}, {"field": "E-mail"}
    for place, field, held, source, severity, copied, left in (
        (f"bucket/{bucket.CUSTOMERS}", backup, set(stored.backed_up), customers, "high", "forgotten", "erased since"),
        (f"exports/{exports.LEGACY}", office, legacy, customers, "high", "of a retired system", "left with it"),
        (f"exports/{exports.AUDIENCE}", office, audience, subscribers, "medium", "to profile them", "from elsewhere"),
    ):
        here, gone = len(held & source), len(held - source)
        yield finding("LIN001", severity, place, here, copied, subjects=here, **field)
        yield finding("LIN002", "medium", place, gone, left, subjects=gone, **field)
    left_list = {row.email for row in exported.audience if row.left and row.left + LATENCY < AUDIT_DATE}
    left_shop = {
        row.email
        for row in shop.subscribers
        if (day := danish_day(row.unsubscribed_at)) and day.year > 2000 and day + LATENCY < AUDIT_DATE
    }
    opted_out = len(audience & (left_list | left_shop))
    yield finding(
        "LIN003", "high", f"exports/{exports.AUDIENCE}", opted_out, "had unsubscribed", subjects=opted_out, **office
    )
    still = len(audience & left_shop - left_list)
    why = "unsubscribed in the shop, and not in what the advertiser has"
    yield finding("MKT005", "high", f"exports/{exports.AUDIENCE}", still, why, subjects=still)
    over = len(should_be_gone(shop, "RET-01") & set(stored.backed_up_ids))
    why = "past the limit of their purchases"
    yield finding(
        "LIN003",
        "high",
        f"bucket/{bucket.CUSTOMERS}",
        over,
        why,
        subjects=over,
        clause="retention.RET-01",
        field="customer_id",
    )
    erased = bucket.BACKED_UP_ERASED
    yield finding(
        "RTS001", "critical", f"bucket/{bucket.CUSTOMERS}", erased, "erased, the register says", subjects=erased
    )
