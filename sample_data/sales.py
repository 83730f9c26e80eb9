"""Customers, accounts, orders and invoices of the shop, most of them in time, some planted not to be.

A purchase without an account may stay four years after it was completed or delivered (RET-01), an account and
what belongs to it three months after it was deleted (RET-02). On the audit date, 2026-11-22, the last event that
is overdue fell on 2022-11-21 or on 2026-08-21, in Danish time.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from moments import at, between
from people import Person, ascii_letters
from tables import Account, Customer, Invoice, Order, OrderLine
from texts import PRODUCTS

CHILDREN_BORN = (date(2012, 5, 17), date(2010, 11, 23))  # the second turns 16 the day after the audit
BCRYPT_LETTERS = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"


@dataclass
class Sales:
    """The tables as they grow."""

    rng: Random
    folk: Iterator[Person]
    people: dict[int, Person] = field(default_factory=dict)
    """By customer id."""
    customers: list[Customer] = field(default_factory=list)
    accounts: list[Account] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)
    order_lines: list[OrderLine] = field(default_factory=list)
    invoices: list[Invoice] = field(default_factory=list)

    def customer(self, born: date | None = None) -> int:
        """Add a customer and return the id; one in ten says when they were born."""
        person, id_ = next(self.folk), len(self.customers) + 1
        self.people[id_] = person
        foreign = self.rng.random() < 0.08
        self.customers.append(
            Customer(
                id=id_,
                name=person.name,
                street=person.street,
                postcode=person.postcode,
                city=person.city,
                email=person.email,
                phone=person.phone,
                gender="k" if person.female else "m",
                date_of_birth=born or self._birth_date(),
                nationality=self.rng.choice(("svensk", "norsk", "tysk", "polsk")) if foreign else "dansk",
                language="en" if foreign else "da",
            )
        )
        return id_

    def _birth_date(self) -> date | None:
        return between(self.rng, "1945-01-02", "2004-12-30").date() if self.rng.random() < 0.1 else None

    def anonymised(self, phone_left: bool) -> None:
        """Add a customer whose name was taken out, and with it all else, or all else but the phone number."""
        phone, day = next(self.folk).phone if phone_left else None, date(2025, 3, 3)
        id_ = len(self.customers) + 1
        self.customers.append(
            Customer(id_, None, None, None, None, None, phone, None, None, None, None, anonymised_on=day)
        )
        self.order(id_, between(self.rng, "2020-03-10", "2022-11-15"))

    def account(self, customer: int, deleted: datetime | None = None) -> None:
        """Add the account of a customer."""
        person = self.people[customer]
        salt_and_hash = "".join(self.rng.choices(BCRYPT_LETTERS, k=53))
        self.accounts.append(
            Account(
                customer_id=customer,
                username=f"{ascii_letters(person.given)}{ascii_letters(person.surname)[:3]}{customer}",
                password_hash=f"$2b$12${salt_and_hash}",
                registered_at=between(self.rng, "2018-01-10", "2025-10-31"),
                deleted_at=deleted,
            )
        )

    def order(
        self,
        customer: int,
        completed: datetime | None,
        invoiced: datetime | None = None,
        delivered: datetime | None = None,
        declined: bool = False,
    ) -> None:
        """Add an order; one that is not completed is running."""
        id_ = 30001 + len(self.orders)
        status = "completed" if completed else "running"
        self.orders.append(Order(id_, customer, status, completed, delivered, declined))
        for item, price in self.rng.sample(PRODUCTS, self.rng.choice((1, 1, 1, 2))):
            self.order_lines.append(
                OrderLine(len(self.order_lines) + 1, id_, item, self.rng.choice((1, 1, 2, 5)), price)
            )
        if invoiced:
            buyer = self.people[customer].name
            self.invoices.append(Invoice(2_600_001 + len(self.invoices), id_, customer, buyer, invoiced))

    def recent_order(self, customer: int) -> None:
        """Add an order of the last years, seven in ten with an invoice, delivered within days."""
        completed = between(self.rng, "2022-12-01", "2026-11-10")
        invoiced = completed if self.rng.random() < 0.7 else None
        self.order(customer, completed, invoiced, completed + timedelta(days=self.rng.randrange(1, 9)))


def sell(rng: Random, folk: Iterator[Person]) -> Sales:
    """Return all tables of sales."""
    sales = Sales(rng, folk)
    _guests(sales)
    _account_holders(sales)
    for born in CHILDREN_BORN:  # nobody asked how old they were until they had bought
        sales.order(sales.customer(born), between(rng, "2026-06-01", "2026-09-30"))
    for _ in range(3):  # objected to offers as they bought
        sales.order(sales.customer(), between(rng, "2026-06-01", "2026-09-30"), declined=True)
    for number in range(6):
        sales.anonymised(phone_left=number < 4)
    for number in range(9):  # their orders were deleted, the lines stayed behind
        item, price = PRODUCTS[number]
        sales.order_lines.append(OrderLine(len(sales.order_lines) + 1, 20001 + number, item, 1, price))
    return sales


def _guests(sales: Sales) -> None:
    rng = sales.rng
    for _ in range(3800):
        sales.recent_order(sales.customer())
    for _ in range(120):  # still running: open
        sales.order(sales.customer(), None)
    for _ in range(150):  # past the policy's four years, held by bookkeeping law
        completed = between(rng, "2021-01-05", "2022-11-10")
        sales.order(sales.customer(), completed, completed)
    for _ in range(34):  # past the four years, no invoice to keep: overdue
        sales.order(sales.customer(), between(rng, "2020-03-10", "2022-11-15"))
    for _ in range(5):  # past them too, but the customer has another order running
        customer = sales.customer()
        sales.order(customer, between(rng, "2021-02-01", "2021-12-20"))
        sales.order(customer, None)
    for _ in range(5):  # invoiced in 2020, so bookkeeping law let go at the end of 2025
        completed = between(rng, "2020-03-10", "2020-12-15")
        sales.order(sales.customer(), completed, completed)
    for sentinel in ("1970-01-01 00:00:00", "1970-01-01 00:00:00", "1900-01-01 00:00:00"):
        sales.order(sales.customer(), at(sentinel))
    for _ in range(2):  # completed after the audit date: a typing error
        sales.order(sales.customer(), between(rng, "2027-05-01", "2027-06-30"))

    # on the borders; times are UTC, days are Danish
    sales.order(sales.customer(), at("2020-02-29 10:00:00"))  # 2022-02-28, then 2024-02-28: the oldest overdue
    sales.order(sales.customer(), at("2022-11-21 22:30:00"))  # 23:30 on the 21st: overdue since midnight
    sales.order(sales.customer(), at("2022-11-21 23:30:00"))  # 00:30 on the 22nd: within, for one day more
    late = at("2022-11-24 12:00:00")
    sales.order(sales.customer(), at("2022-11-18 09:00:00"), delivered=late)  # delivery counts: within
    last_hour, next_year = at("2020-12-31 22:30:00"), at("2020-12-31 23:30:00")
    sales.order(sales.customer(), last_hour, last_hour)  # financial year 2020, over at the end of 2025: overdue
    sales.order(sales.customer(), next_year, next_year)  # 1 January 2021 in Denmark, held until the end of 2026


def _account_holders(sales: Sales) -> None:
    rng = sales.rng
    for _ in range(2300):  # live: open
        customer = sales.customer()
        sales.account(customer)
        for _ in range(rng.choice((0, 1, 1, 2))):
            sales.recent_order(customer)
    for _ in range(110):  # deleted within the last three months
        customer = sales.customer()
        sales.account(customer, between(rng, "2026-08-23", "2026-11-20"))
        if rng.random() < 0.5:
            sales.recent_order(customer)
    for number in range(40):  # deleted before that: overdue
        customer = sales.customer()
        sales.account(customer, between(rng, "2025-12-05", "2026-08-15"))
        if number < 20:  # bookkeeping law holds the order, the invoice and the buyer, not the login
            completed = between(rng, "2023-01-10", "2025-11-20")
            sales.order(customer, completed, completed)
        elif number < 24:  # an order without an invoice goes with the account
            sales.order(customer, between(rng, "2024-01-10", "2025-11-20"))
    for _ in range(4):  # deleted long ago, with an order still running
        customer = sales.customer()
        sales.account(customer, between(rng, "2026-05-01", "2026-06-30"))
        sales.order(customer, None)
    for _ in range(3):  # an old import wrote "never" as a date
        sales.account(sales.customer(), at("9999-12-31 00:00:00"))

    sales.account(sales.customer(), at("2025-11-30 23:30:00"))  # 1 December in Denmark: due 2026-03-01, the oldest
    sales.account(sales.customer(), at("2026-08-21 21:30:00"))  # 23:30 summer time on the 21st: overdue
    sales.account(sales.customer(), at("2026-08-21 22:30:00"))  # 00:30 on the 22nd: within, for one day more
