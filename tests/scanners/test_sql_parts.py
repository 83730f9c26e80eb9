"""Tables read in ranges of their key: every row once."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from pii_audit.model.dataset import Dataset
from pii_audit.plugins import Part, ReadsInParts, Scanner
from tests import servers
from tests.scanners.reading import dataset, scan

LEAST, GREATEST = -(2**63), 2**63 - 1


@pytest.fixture(autouse=True)
def _small_is_large() -> Iterator[None]:
    from pii_audit.scanners import sql_parts

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sql_parts, "LARGE", 20)
        patch.setattr(sql_parts, "PART_ROWS", 10)
        patch.setattr(sql_parts, "MOST_PARTS", 50)
        yield


def parts_of(reader: Scanner, table: Dataset) -> tuple[Part, ...]:
    assert isinstance(reader, ReadsInParts)
    found = reader.parts(table)
    assert [part.number for part in found] == list(range(len(found)))
    assert found == reader.parts(table)
    return found


def first_column(reader: Scanner, table: Dataset, part: Part) -> list[str]:
    assert isinstance(reader, ReadsInParts)
    return [value for batch in reader.read_part(table, part) for value in batch.frame.iloc[:, 0]]


def sizes(reader: Scanner, table: Dataset, keys: Iterable[int]) -> list[int]:
    """Read all parts, see that their rows together are the keys, each once, and return how many each had."""
    parts = [first_column(reader, table, part) for part in parts_of(reader, table)]
    assert Counter(value for part in parts for value in part) == Counter(map(str, keys))
    return [len(part) for part in parts]


def fill(database: servers.Database, table: str, key: str, kind: str, keys: Sequence[int]) -> str:
    quote = sa.make_url(database.url).get_dialect()().identifier_preparer.quote
    key = quote(key).replace("%%", "%")
    database.execute(f"CREATE TABLE {quote(table)} ({key} {kind} PRIMARY KEY)")
    if keys:
        database.execute(f"INSERT INTO {quote(table)} VALUES " + ", ".join(f"({key})" for key in keys))
    return database.dataset_name(table)


def sqlite_of(folder: Path | str, keys: Sequence[int]) -> str:
    with sqlite3.connect(Path(folder) / "x.db") as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("CREATE TABLE t (k INTEGER PRIMARY KEY)")
        connection.executemany("INSERT INTO t VALUES (?)", [(key,) for key in keys])
    connection.close()
    return f"sqlite:///{folder}/x.db"


anywhere = st.integers(LEAST, GREATEST)
crowds = st.builds(
    lambda start, length, step: [min(start + step * i, GREATEST) for i in range(length)],
    anywhere | st.integers(-300, 300), st.integers(1, 80), st.sampled_from([1, 2, 1000]),
)  # fmt: skip
key_sets = st.builds(
    lambda alone, close: sorted({*alone, *(key for crowd in close for key in crowd)}),
    st.lists(anywhere | st.sampled_from([LEAST, GREATEST, -1, 0, 1]), max_size=40), st.lists(crowds, max_size=4),
)  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(keys=key_sets, later=st.lists(anywhere, max_size=5))
def test_every_row_lies_in_one_part(keys: list[int], later: list[int]) -> None:
    with TemporaryDirectory() as folder:
        url = sqlite_of(folder, keys)
        reader = scan(url)
        table = dataset(reader, "t")
        found = sizes(reader, table, keys)
        assert len(found) <= 50
        assert len(found) > 1 or len(keys) <= 30
        parts = parts_of(reader, table)
        with sqlite3.connect(f"{folder}/x.db") as connection:
            connection.executemany("INSERT OR IGNORE INTO t VALUES (?)", [(key,) for key in later])
        connection.close()
        read = Counter(value for part in parts for value in first_column(reader, table, part))
        assert read == Counter(map(str, {*keys, *later}))


CROWDED = [*range(300), 10**6, *range(10**12, 10**12 + 300), *range(-(10**15), -(10**15) + 300), GREATEST]
"""Three crowds, so far apart that any part of equal width would hold one whole."""


@pytest.mark.parametrize(
    "keys",
    [[], [7], list(range(20)), list(range(21)), list(range(-150, 150)), [LEAST, *range(-5, 50), GREATEST], CROWDED],
    ids=["none", "one", "small", "large", "negative", "extreme", "crowded"],
)
@pytest.mark.parametrize("analyzed", [False, True])
def test_keys_of_all_kinds_on_each_database(keys: list[int], analyzed: bool, database: servers.Database) -> None:
    kind = "INTEGER" if database.dialect == "sqlite" else "BIGINT"
    name = fill(database, "t", 'select "% %s :x', kind, keys)
    if analyzed:
        database.execute("ANALYZE TABLE t" if database.dialect == "mariadb" else "ANALYZE t")
    reader = scan(database.url)
    found = sizes(reader, dataset(reader, name), keys)
    assert max(found) <= 40
    assert len(found) == 1 if len(keys) <= 20 else 2 <= len(found) <= 100


def test_a_crowd_amid_keys_far_apart_is_parted_by_the_statistics(postgres: servers.DatabaseServer) -> None:
    keys = [*range(0, 10**12, 10**9), *range(10**11 + 1, 10**11 + 1000)]
    database = postgres.fresh_database()
    name = fill(database, "t", "k", "BIGINT", keys)
    database.execute("ANALYZE t")
    reader = scan(database.url)
    table = dataset(reader, name)
    assert table.rows_estimate == len(keys)
    assert max(sizes(reader, table, keys)) <= 60
    assert sum(part.rows or 0 for part in parts_of(reader, table)) in range(len(keys) - 50, len(keys) + 1)


def test_old_statistics_are_no_harm(postgres: servers.DatabaseServer) -> None:
    database = postgres.fresh_database()
    name = fill(database, "t", "k", "INT", range(100))
    database.execute("ANALYZE t", "INSERT INTO t SELECT generate_series(100, 999)")
    reader = scan(database.url)
    found = sizes(reader, dataset(reader, name), range(1000))
    assert len(found) == 10
    assert max(found) <= 110


def test_unsigned_keys_of_mariadb(mariadb: servers.DatabaseServer) -> None:
    keys = [*range(50), *range(2**64 - 50, 2**64)]
    database = mariadb.fresh_database()
    reader = scan(database.url)
    name = fill(database, "t", "k", "BIGINT UNSIGNED", keys)
    assert len(sizes(reader, dataset(reader, name), keys)) > 2


@pytest.mark.parametrize("kind", ["SMALLINT", "INT", "whole"])
def test_integers_of_all_kinds_are_keys(kind: str, postgres: servers.DatabaseServer) -> None:
    database = postgres.fresh_database()
    database.execute("CREATE DOMAIN whole AS INT")
    name = fill(database, "t", "k", kind, range(-16, 84))
    reader = scan(database.url)
    assert len(sizes(reader, dataset(reader, name), range(-16, 84))) == 10


def test_a_key_of_two_columns_is_parted_by_the_first(postgres: servers.DatabaseServer) -> None:
    database = postgres.fresh_database()
    database.execute(
        "CREATE TABLE t (o INT, line INT, PRIMARY KEY (o, line))",
        "INSERT INTO t SELECT o, line FROM generate_series(1, 40) o, generate_series(1, 3) line",
        "CREATE TABLE one (tenant INT, line INT, PRIMARY KEY (tenant, line))",
        "INSERT INTO one SELECT 1, line FROM generate_series(1, 100) line",
        "ANALYZE",
    )
    reader = scan(database.url)
    assert len(sizes(reader, dataset(reader, "public.t"), sorted([*range(1, 41)] * 3))) > 5
    assert len(sizes(reader, dataset(reader, "public.one"), [1] * 100)) == 1


def test_rows_of_an_heir_are_in_the_parts_of_its_parent(postgres: servers.DatabaseServer) -> None:
    database = postgres.fresh_database()
    name = fill(database, "t", "k", "INT", range(100))
    database.execute("CREATE TABLE heir () INHERITS (t)", "INSERT INTO heir VALUES (50), (500), (-5)")
    reader = scan(database.url)
    assert len(sizes(reader, dataset(reader, name), [*range(100), 50, 500, -5])) > 5


def test_a_null_key_lies_in_the_first_part() -> None:
    """Servers before PostgreSQL 18 have tables that inherit a key without its NOT NULL."""
    from pii_audit.scanners.sql_parts import within

    (first,) = within("postgresql", {"key": "k", "below": 5})
    assert str(first) == "k < :k_1 OR k IS NULL"


@pytest.mark.parametrize(
    "table",
    ["t (k INT PRIMARY KEY)", "t (k INTEGER PRIMARY KEY) WITHOUT ROWID", "t (k INTEGER, x, PRIMARY KEY (k, x))",
     "t (k INTEGER)", "t (k TEXT PRIMARY KEY)"],
)  # fmt: skip
def test_sqlite_keys_that_may_be_anything_part_nothing(table: str, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "x.db") as connection:
        connection.execute(f"CREATE TABLE {table}")
        connection.executemany("INSERT INTO t (k) VALUES (?)", [(key,) for key in range(100)])
        connection.execute("CREATE VIEW v AS SELECT * FROM t")
    connection.close()
    reader = scan(f"sqlite:///{tmp_path / 'x.db'}")
    assert len(sizes(reader, dataset(reader, "t"), range(100))) == 1
    assert len(sizes(reader, dataset(reader, "v"), range(100))) == 1


def test_a_key_far_away_makes_no_more_parts(tmp_path: Path) -> None:
    keys = [*range(100), GREATEST]
    reader = scan(sqlite_of(tmp_path, keys))
    assert len(sizes(reader, dataset(reader, "t"), keys)) == 10
