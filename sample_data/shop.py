"""Puts the sample shop together."""

from random import Random

import outreach
import relations
from people import people
from sales import sell
from tables import Shop


def build(seed: int) -> Shop:
    """Return all tables; each theme draws from its own random numbers, so that one can change without the others."""
    folk = people(Random(f"{seed}:people"))
    sales = sell(Random(f"{seed}:sales"), folk)
    subscribers = relations.subscribers(Random(f"{seed}:subscribers"), folk)
    listed = [row for row in subscribers if row.unsubscribed_at is None][: outreach.SUPPRESSED]
    return Shop(
        customers=sales.customers,
        accounts=sales.accounts,
        orders=sales.orders,
        order_lines=sales.order_lines,
        invoices=sales.invoices,
        requests=relations.requests(Random(f"{seed}:requests"), sales, folk),
        subscribers=subscribers,
        suppression_list=relations.suppression_list(Random(f"{seed}:suppression"), folk, listed),
        competitions=relations.competitions(),
        competition_entries=relations.entries(Random(f"{seed}:entries"), folk),
        web_log=relations.web_log(Random(f"{seed}:log")),
        profile_scores=relations.profile_scores(Random(f"{seed}:scores"), subscribers),
        mailings=outreach.mailings(Random(f"{seed}:mailings"), sales, subscribers, folk),
        erasures=outreach.erasures(sales),
        restrictions=outreach.restrictions(sales),
        cookie_choices=outreach.cookie_choices(Random(f"{seed}:cookies")),
    )
