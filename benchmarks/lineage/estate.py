"""An estate whose lineage is known: a database of 44 tables, and exports and backups made of it with filters and noise."""

import csv
import gzip
import json
import random
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

_GIVEN = [
    "anna",
    "bent",
    "carl",
    "dorte",
    "erik",
    "freja",
    "gorm",
    "helle",
    "ida",
    "jens",
    "karen",
    "lars",
    "mette",
    "niels",
    "ole",
    "pia",
    "rune",
    "sofie",
    "tove",
    "ulla",
]
_FAMILY = [
    "holm",
    "krogh",
    "lund",
    "munk",
    "skov",
    "dahl",
    "berg",
    "vang",
    "friis",
    "bach",
    "juhl",
    "kjær",
    "lind",
    "møller",
    "nygaard",
    "palm",
    "riis",
    "storm",
    "toft",
    "winther",
]
_CITIES = ("Aarhus", "Odense", "Vejle", "Esbjerg", "Herning", "Kolding")
_ROOTS = {"customers": 3_000, "members": 2_200, "leads": 1_400, "donors": 1_000, "attendees": 800, "tenants": 600}
"""Tables of people who are in no other, and how many."""
_BYSTANDERS = 32
"""Tables that share first names, cities, numbers and yes or no with all others, and identify nobody."""

POLICY = """
apiVersion: pii-audit/policy/v1
metadata: {id: estate, version: "1", controller: {name: Estate, country: DK}}
categories: {contact: {elements: [email, phone, person_name, city]}}
"""

Person = tuple[int, str, str, str, str]
"""Number, first name, e-mail, phone, city."""


@dataclass
class Estate:
    """What was written, and the steps that made it."""

    folder: Path

    edges: set[tuple[str, str]] = field(default_factory=set)
    """From and to, as source/dataset."""


def write_estate(folder: Path, seed: int = 1) -> Estate:
    """Write an estate; the same seed writes the same one."""
    rng, estate = random.Random(seed), Estate(folder)
    people = {root: _people(root, count, rng) for root, count in _ROOTS.items()}
    for name in ("exports", "backups"):
        (folder / name).mkdir(parents=True)
    _database(folder / "shop.db", people, rng)
    for root, everybody in people.items():
        _exports(estate, root, everybody, rng)
        _backup(estate, root, everybody)
    _strangers(folder / "exports", people, rng)
    (folder / "policy.yaml").write_text(POLICY, encoding="utf-8")
    sources = "sources: {shop: 'sqlite:///shop.db', exports: exports/, backups: backups/}"
    (folder / "pii-audit.yaml").write_text(f"policy: policy.yaml\n{sources}\n", encoding="utf-8")
    return estate


def _people(root: str, count: int, rng: random.Random) -> list[Person]:
    first = 20_000_000 + list(_ROOTS).index(root) * 5_000_000
    phones = rng.sample(range(first, first + 5_000_000), count)
    people = []
    for number, phone in enumerate(phones, 1):
        given, family = rng.choice(_GIVEN), rng.choice(_FAMILY)
        ascii_family = family.replace("ø", "oe").replace("æ", "ae")
        people.append(
            (
                number,
                given.title(),
                f"{given}.{ascii_family}{number}@{root}.example.com",
                str(phone),
                rng.choice(_CITIES),
            )
        )
    return people


def _database(path: Path, people: dict[str, list[Person]], rng: random.Random) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        for root, everybody in people.items():
            db.execute(f"CREATE TABLE {root} (id INTEGER PRIMARY KEY, fornavn TEXT, email TEXT, phone TEXT, city TEXT)")
            db.executemany(f"INSERT INTO {root} VALUES (?, ?, ?, ?, ?)", everybody)  # noqa: S608 - names of our own
            db.execute(
                f"CREATE TABLE {root}_visits (id INTEGER PRIMARY KEY, person INTEGER REFERENCES {root} (id), paid INTEGER)"
            )
            rows = [(i, rng.randint(1, len(everybody)), rng.randint(0, 1)) for i in range(1, 500)]
            db.executemany(f"INSERT INTO {root}_visits VALUES (?, ?, ?)", rows)  # noqa: S608
        for number in range(_BYSTANDERS):
            db.execute(
                f"CREATE TABLE stand_{number} (id INTEGER PRIMARY KEY, fornavn TEXT, city TEXT, open INTEGER, amount INTEGER)"
            )
            stands = [
                (i, rng.choice(_GIVEN).title(), rng.choice(_CITIES), rng.randint(0, 1), rng.randint(1, 900))
                for i in range(1, 200)
            ]
            db.executemany(f"INSERT INTO stand_{number} VALUES (?, ?, ?, ?, ?)", stands)  # noqa: S608


def _exports(estate: Estate, root: str, everybody: Sequence[Person], rng: random.Random) -> None:
    """Export a table in five ways: filtered, projected, in other spellings, with typos, and one person in a hundred."""
    city = rng.choice(_CITIES)
    ways: dict[str, tuple[Sequence[Person], Sequence[str], Callable[[str], str], Callable[[str], str]]] = {
        "city": ([p for p in everybody if p[4] == city], ("Fornavn", "E-mail", "Telefon"), _same, _same),
        "mails": (rng.sample(everybody, len(everybody) // 3), ("E-mail",), str.upper, _same),
        "phones": (rng.sample(everybody, len(everybody) // 4), ("Mobil", "Fornavn"), _same, lambda p: _written(p, rng)),
        "typed": (rng.sample(everybody, len(everybody) // 5), ("E-mail", "By"), lambda m: _mistyped(m, rng), _same),
        "few": (
            rng.sample(everybody, max(20, len(everybody) // 100)),
            ("E-mail", "Mobil"),
            str.title,
            lambda p: _written(p, rng),
        ),
    }
    for name, (some, columns, mail, phone) in ways.items():
        dataset = f"{root}_{name}.csv"
        rows = [_row(person, columns, mail, phone) for person in some]
        _write_csv(estate.folder / "exports" / dataset, columns, rows)
        estate.edges.add((f"shop/{root}", f"exports/{dataset}"))


def _backup(estate: Estate, root: str, everybody: Sequence[Person]) -> None:
    """Write a dump that still holds a tenth more people, who have left since."""
    left = _left(root, len(everybody) // 10)
    dataset = f"{root}.jsonl.gz"
    with gzip.open(estate.folder / "backups" / dataset, "wt", encoding="utf-8") as file:
        for number, name, mail, phone, city in (*everybody, *left):
            file.write(
                json.dumps({"nr": number, "who": {"fornavn": name, "mail": mail, "tlf": phone}, "by": city}) + "\n"
            )
    estate.edges.add((f"shop/{root}", f"backups/{dataset}"))


def _left(root: str, count: int) -> list[Person]:
    first = 71_000_000 + list(_ROOTS).index(root) * 100_000
    return [(900_000 + n, "Vera", f"vera.{n}@gone.{root}.example.com", str(first + n), "Vejle") for n in range(count)]


def _strangers(folder: Path, people: dict[str, list[Person]], rng: random.Random) -> None:
    """Write lists that are no copies: people of their own, of whom one in ten is a customer as well."""
    for number in range(4):
        known = rng.sample(people["customers"], 15)
        own = [f"guest{number}.{i}@other.example.com" for i in range(150)]
        _write_csv(
            folder / f"contest_{number}.csv",
            ("Fornavn", "E-mail"),
            [("Ida", mail) for mail in (*own, *(p[2] for p in known))],
        )


def _row(person: Person, columns: Sequence[str], mail: Callable[[str], str], phone: Callable[[str], str]) -> list[str]:
    cells = {
        "Fornavn": person[1],
        "By": person[4],
        "E-mail": mail(person[2]),
        "Telefon": phone(person[3]),
        "Mobil": phone(person[3]),
    }
    return [cells[column] for column in columns]


def _same(text: str) -> str:
    return text


def _written(phone: str, rng: random.Random) -> str:
    pairs = " ".join(phone[i : i + 2] for i in range(0, 8, 2))
    return rng.choice((phone, pairs, f"+45 {pairs}", f"0045{phone}"))


def _mistyped(text: str, rng: random.Random) -> str:
    """Leave a letter out of three in a hundred."""
    at = rng.randrange(text.index("@"))
    return text[:at] + text[at + 1 :] if rng.random() < 0.03 else text


def _write_csv(path: Path, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(header)
        writer.writerows(rows)
