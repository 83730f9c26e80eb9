"""The tables of the sample shop, one frozen row type each; timestamps are stored in UTC without an offset."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from datetime import date, datetime
from pathlib import Path
from sqlite3 import connect

DDL = """
CREATE TABLE customers (
  id INTEGER PRIMARY KEY, name VARCHAR(80), street VARCHAR(80), postcode VARCHAR(4), city VARCHAR(40),
  email VARCHAR(80), phone VARCHAR(20), gender VARCHAR(1), date_of_birth DATE, nationality VARCHAR(20),
  language VARCHAR(2), anonymised_on DATE
);
CREATE TABLE accounts (
  customer_id INTEGER PRIMARY KEY REFERENCES customers(id), username VARCHAR(40) NOT NULL,
  password_hash VARCHAR(60), registered_at DATETIME, deleted_at DATETIME
);
CREATE TABLE orders (
  id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customers(id), status VARCHAR(10) NOT NULL,
  completed_at DATETIME, delivered_at DATETIME, declined_offers BOOLEAN NOT NULL
);
CREATE TABLE order_lines (
  id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL, item VARCHAR(60), quantity INTEGER, price NUMERIC(8, 2)
);
CREATE TABLE invoices (
  invoice_no INTEGER PRIMARY KEY, order_id INTEGER NOT NULL REFERENCES orders(id),
  customer_id INTEGER NOT NULL REFERENCES customers(id), buyer_name VARCHAR(80), issued_at DATETIME NOT NULL
);
CREATE TABLE requests (
  id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers(id), email VARCHAR(80), subject VARCHAR(80),
  body TEXT, opened_at DATETIME, closed_at DATETIME
);
CREATE TABLE subscribers (
  id INTEGER PRIMARY KEY, name VARCHAR(80), email VARCHAR(80), interests VARCHAR(40), consent_source VARCHAR(20),
  subscribed_at DATETIME, unsubscribed_at DATETIME
);
CREATE TABLE suppression_list (id INTEGER PRIMARY KEY, email VARCHAR(80), unsubscribed_on DATE, name VARCHAR(80));
CREATE TABLE competitions (id INTEGER PRIMARY KEY, title VARCHAR(60), opened_on DATE, closed_on DATE);
CREATE TABLE competition_entries (
  id INTEGER PRIMARY KEY, competition_id INTEGER NOT NULL REFERENCES competitions(id), name VARCHAR(80),
  email VARCHAR(80), answer VARCHAR(40), entered_on DATE
);
CREATE TABLE web_log (id INTEGER PRIMARY KEY, at DATETIME, ip VARCHAR(40), path VARCHAR(60));
CREATE TABLE profile_scores (
  subscriber_id INTEGER PRIMARY KEY, score NUMERIC(4, 2), segment VARCHAR(20), page_views INTEGER, computed_on DATE
);
CREATE TABLE mailings (
  id INTEGER PRIMARY KEY, email VARCHAR(80), phone VARCHAR(20), channel VARCHAR(10), sent_at DATETIME
);
CREATE TABLE erasures (customer_id INTEGER PRIMARY KEY, erased_on DATE);
CREATE TABLE restrictions (customer_id INTEGER PRIMARY KEY, since DATE);
CREATE TABLE cookie_choices (visitor VARCHAR(40) PRIMARY KEY, accepted_at DATETIME, banner VARCHAR(20));
"""


@dataclass(frozen=True)
class Customer:
    """A row of `customers`."""

    id: int
    name: str | None
    street: str | None
    postcode: str | None
    city: str | None
    email: str | None
    phone: str | None
    gender: str | None
    date_of_birth: date | None
    nationality: str | None
    language: str | None
    anonymised_on: date | None = None


@dataclass(frozen=True)
class Account:
    """A row of `accounts`; deleting an account only sets its date."""

    customer_id: int
    username: str
    password_hash: str
    registered_at: datetime
    deleted_at: datetime | None


@dataclass(frozen=True)
class Order:
    """A row of `orders`."""

    id: int
    customer_id: int
    status: str
    completed_at: datetime | None
    delivered_at: datetime | None
    declined_offers: bool = False


@dataclass(frozen=True)
class OrderLine:
    """A row of `order_lines`; no foreign key, so lines outlive their order."""

    id: int
    order_id: int
    item: str
    quantity: int
    price: float


@dataclass(frozen=True)
class Invoice:
    """A row of `invoices`."""

    invoice_no: int
    order_id: int
    customer_id: int
    buyer_name: str
    issued_at: datetime


@dataclass(frozen=True)
class Request:
    """A row of `requests`."""

    id: int
    customer_id: int | None
    email: str
    subject: str
    body: str
    opened_at: datetime
    closed_at: datetime | None


@dataclass(frozen=True)
class Subscriber:
    """A row of `subscribers`."""

    id: int
    name: str
    email: str
    interests: str
    consent_source: str
    subscribed_at: datetime
    unsubscribed_at: datetime | None


@dataclass(frozen=True)
class Suppressed:
    """A row of `suppression_list`."""

    id: int
    email: str
    unsubscribed_on: date | None
    name: str | None = None


@dataclass(frozen=True)
class Competition:
    """A row of `competitions`; one without a closing date is still running."""

    id: int
    title: str
    opened_on: date
    closed_on: date | None


@dataclass(frozen=True)
class Entry:
    """A row of `competition_entries`."""

    id: int
    competition_id: int
    name: str
    email: str
    answer: str
    entered_on: date | None


@dataclass(frozen=True)
class Visit:
    """A row of `web_log`."""

    id: int
    at: datetime
    ip: str
    path: str


@dataclass(frozen=True)
class Score:
    """A row of `profile_scores`; no foreign key, so scores outlive their subscriber."""

    subscriber_id: int
    score: float
    segment: str
    page_views: int
    computed_on: date


@dataclass(frozen=True)
class Mailing:
    """A row of `mailings`: one message of the shop's marketing."""

    id: int
    email: str | None
    phone: str | None
    channel: str
    sent_at: datetime


@dataclass(frozen=True)
class Erasure:
    """A row of `erasures`, the register of customers whose data was erased on request."""

    customer_id: int
    erased_on: date


@dataclass(frozen=True)
class Restriction:
    """A row of `restrictions`: customers whose data may only be stored."""

    customer_id: int
    since: date


@dataclass(frozen=True)
class CookieChoice:
    """A row of `cookie_choices`: a visitor, and when the cookies were accepted."""

    visitor: str
    accepted_at: datetime | None
    banner: str


@dataclass(frozen=True)
class Shop:
    """All tables; a field is a table of the same name."""

    customers: Sequence[Customer]
    accounts: Sequence[Account]
    orders: Sequence[Order]
    order_lines: Sequence[OrderLine]
    invoices: Sequence[Invoice]
    requests: Sequence[Request]
    subscribers: Sequence[Subscriber]
    suppression_list: Sequence[Suppressed]
    competitions: Sequence[Competition]
    competition_entries: Sequence[Entry]
    web_log: Sequence[Visit]
    profile_scores: Sequence[Score]
    mailings: Sequence[Mailing]
    erasures: Sequence[Erasure]
    restrictions: Sequence[Restriction]
    cookie_choices: Sequence[CookieChoice]


def write(shop: Shop, path: Path) -> None:
    """Write the shop to a new SQLite file."""
    path.unlink(missing_ok=True)
    database = connect(path)
    database.executescript(f"PRAGMA page_size = 4096; {DDL}")
    for table in fields(shop):
        rows = [tuple(map(_stored, astuple(row))) for row in getattr(shop, table.name)]
        marks = ", ".join("?" * len(rows[0]))
        database.executemany(f"INSERT INTO {table.name} VALUES ({marks})", rows)  # noqa: S608 - names are ours
    database.commit()
    database.execute("VACUUM")
    database.close()


def _stored(value: object) -> object:
    """Return dates as ISO text, timestamps with a space and whole seconds."""
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    return value.isoformat() if isinstance(value, date) else value
