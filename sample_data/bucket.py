"""A bucket as a folder: chats as gzipped JSON lines, backups that were forgotten, and a log."""

import csv
import gzip
import hashlib
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from moments import at, between, day_between
from operations import log
from people import people
from tables import Shop
from texts import FAITH_CHAT, request

CHATS = ("chat/2026-07.jsonl.gz", "chat/2026-09.jsonl.gz", "chat/2026-10.jsonl.gz")
CLEAR = "backup/konti_2024-03.csv.gz"
HASHED = "backup/konti_2022.jsonl.gz"
SUBSCRIBERS = "backup/abonnenter_2025-12-01.jsonl.gz"
CUSTOMERS = "backup/kunder_2026-02.csv.gz"
BACKED_UP = 600
"""Customers of today in that backup."""
BACKED_UP_ERASED = 25
"""People in it whom the register of erasures calls erased."""
TRUNCATED = "backup/ordrer_2023.jsonl.gz"
FAITH = ("2026-10", 214)
"""Month and number of the chat in which a customer names a religion."""
LOG = "log/ordrer_2026-11.csv.gz"
SEASONS = ("Sommer", "Vinter", "Efterår", "Solskin", "Havregrød", "Kaffe", "Cykel", "Fodbold")


@dataclass(frozen=True)
class Bucket:
    """The objects by their key, and what was planted in them."""

    files: dict[str, bytes]
    chats: dict[str, Sequence[datetime | None]]
    """By object, when each chat was closed (UTC)."""
    clear_deleted: Sequence[date | None]
    hashed_deleted: Sequence[date | None]
    subscribers_left: Sequence[date | None]
    logged: Sequence[datetime]
    """When each line of the log was written (UTC)."""
    backed_up: Sequence[str]
    """The e-mail addresses in the backup of customers, those of `backed_up_ids`."""
    backed_up_ids: Sequence[int]


def build(seed: int, shop: Shop) -> Bucket:
    """Return all objects; the log names the shop's first customer."""
    files: dict[str, bytes] = {}
    chats: dict[str, Sequence[datetime | None]] = {}
    for name in CHATS:
        files[name], chats[name] = _chats(Random(f"{seed}:{name}"), name[5:12])
    files[CLEAR], clear = _clear_passwords(Random(f"{seed}:clear"))
    files[HASHED], hashed = _hashed_passwords(Random(f"{seed}:hashed"))
    files[SUBSCRIBERS], left = _subscribers(Random(f"{seed}:backup"))
    files[TRUNCATED] = bytes.fromhex("1f8b08000000000002ffab56")  # gzip's header, and the upload broke off
    files[CUSTOMERS], backed_up, ids = _customers(Random(f"{seed}:customers"), shop)
    files[LOG], logged = log(Random(f"{seed}:log"), shop.customers[0].name or "")
    return Bucket(files, chats, clear, hashed, left, logged, backed_up, ids)


def write(bucket: Bucket, folder: Path) -> None:
    """Write the objects into a folder."""
    for name, content in bucket.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _zipped(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)


def _lines(rows: Iterable[object]) -> bytes:
    return _zipped("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode())


def _instant(moment: datetime | None) -> str | None:
    return f"{moment.isoformat(timespec='seconds')}Z" if moment else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _chats(rng: Random, month: str) -> tuple[bytes, list[datetime | None]]:
    """The chats of a month; those of July are overdue, except one of the borders of August."""
    folk = people(rng)
    last = 25 if month == "2026-07" else 320
    closed: list[datetime | None] = [between(rng, f"{month}-01", f"{month}-28") for _ in range(last)]
    if month == "2026-07":
        closed += [at("2026-08-21 21:30:00"), at("2026-08-21 22:30:00")]  # reopened: overdue at 23:30, within at 00:30
    if month == "2026-10":
        closed += [None] * 12  # still open
    rows = []
    for number, moment in enumerate(closed, start=1):
        person = next(folk)
        details = {"name": next(folk).name, "phone": person.phone, "address": person.address, "email": person.email}
        _, text = request(rng, order=str(rng.randrange(30001, 36000)), **details)
        if (month, number) == FAITH:
            text = FAITH_CHAT
        opened = (moment or at(f"{month}-28 12:00:00")) - timedelta(minutes=rng.randrange(5, 90))
        rows.append(
            {
                "id": number,
                "customer": {"name": person.name, "mail": person.email},
                "messages": [
                    {"role": "customer", "message": text},
                    {"role": "agent", "message": "Tak, vi ser på det."},
                ],
                "opened_at": _instant(opened),
                "closed_at": _instant(moment),
            }
        )
    return _lines(rows), closed


def _password(rng: Random, number: int) -> str:
    return f"{rng.choice(SEASONS)}{1970 + number}{rng.choice('!?#')}"


def _clear_passwords(rng: Random) -> tuple[bytes, list[date | None]]:
    """A table dumped while a login was being repaired, with passwords as typed."""
    folk = people(rng)
    deleted: list[date | None] = [None] * 50 + [day_between(rng, "2023-12-01", "2024-02-28") for _ in range(9)]
    deleted.append(date(2023, 11, 30))  # due 2024-02-29: the oldest overdue
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["username", "password", "email", "deleted_at"])
    for number, day in enumerate(deleted):
        person = next(folk)
        writer.writerow([person.email.partition("@")[0], _password(rng, number), person.email, _iso(day) or ""])
    return _zipped(text.getvalue().encode()), deleted


def _hashed_passwords(rng: Random) -> tuple[bytes, list[date | None]]:
    """An older dump, with unsalted MD5."""
    folk = people(rng)
    deleted: list[date | None] = [None] * 52 + [day_between(rng, "2021-10-01", "2022-01-31") for _ in range(8)]
    rows = []
    for number, day in enumerate(deleted):
        person = next(folk)
        digest = hashlib.md5(_password(rng, number).encode(), usedforsecurity=False).hexdigest()
        login = {"username": person.email.partition("@")[0], "password": digest}
        rows.append({"id": number + 1, "login": login, "deleted_at": _iso(day)})
    return _lines(rows), deleted


def _customers(rng: Random, shop: Shop) -> tuple[bytes, list[str], list[int]]:
    """Some of the customers as they were in February, among them people who have been erased since, or should be; nobody knows of it."""
    folk = people(rng)
    known = {row.customer_id for row in shop.erasures}
    gone = sorted(known - {row.id for row in shop.customers})[:BACKED_UP_ERASED]
    kept = [row for row in shop.customers if row.email and row.id not in known][3600 : 3600 + BACKED_UP]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    rows = [(row.id, row.email or "", row.city) for row in kept]
    rows += [(id_, person.email, person.city) for id_, person in zip(gone, folk, strict=False)]
    writer.writerow(["customer_id", "email", "city"])
    writer.writerows(rows)
    return _zipped(text.getvalue().encode()), [email for _, email, _ in rows], [id_ for id_, _, _ in rows]


def _subscribers(rng: Random) -> tuple[bytes, list[date | None]]:
    """The mailing list as it was a year ago, with people who had left it."""
    folk = people(rng)
    left: list[date | None] = [None] * 560 + [day_between(rng, "2025-02-01", "2025-11-28") for _ in range(39)]
    left.append(date(2025, 1, 30))  # due 2025-02-01: the oldest overdue
    rows = []
    for day in left:
        person = next(folk)
        joined = day_between(rng, "2019-01-05", "2024-12-20")
        contact = {"name": person.name, "mail": person.email}
        rows.append({"contact": contact, "subscribed_on": _iso(joined), "unsubscribed_on": _iso(day)})
    return _lines(rows), left
