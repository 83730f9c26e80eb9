"""What real PostgreSQL and MariaDB servers declare: foreign keys over schemas, views and materialised views, understood."""

from pii_audit.lineage.declared import reference, view
from pii_audit.lineage.queries import Known
from pii_audit.model.dataset import Dataset
from pii_audit.model.lineage import Edge, ForeignKey
from pii_audit.plugins import DeclaresLineage
from tests import servers
from tests.scanners.reading import scan


def edges(url: str) -> list[tuple[str, str, str, str, str, bool]]:
    scanner = scan(url)
    assert isinstance(scanner, DeclaresLineage)
    datasets = [entry for entry in scanner.catalogue() if isinstance(entry, Dataset)]
    known, found = Known("test", datasets), list[Edge]()
    for one in scanner.declared():
        found += reference("test", one) if isinstance(one, ForeignKey) else view(one, known)
    scanner.close()
    return sorted((e.kind.value, e.from_, e.from_field, e.to, e.to_field, e.direct) for e in found)


def test_postgres__schemas_and_materialised_views(postgres: servers.DatabaseServer) -> None:
    database = postgres.fresh_database()
    database.execute(
        "CREATE SCHEMA crm",
        "CREATE TABLE crm.people (id INT PRIMARY KEY, email TEXT)",
        "CREATE TABLE orders (id INT PRIMARY KEY, person INT REFERENCES crm.people (id), total INT)",
        "CREATE TABLE suppressed (email TEXT)",
        "CREATE VIEW mailable AS SELECT p.email, lower(p.email) AS folded FROM crm.people p"
        " WHERE NOT EXISTS (SELECT 1 FROM suppressed s WHERE s.email = p.email)",
        "CREATE MATERIALIZED VIEW spent AS SELECT m.email, sum(o.total) AS total FROM mailable m"
        " JOIN crm.people p USING (email) JOIN orders o ON o.person = p.id GROUP BY m.email",
    )
    assert edges(database.url) == [
        ("foreign_key", "test/crm.people", "id", "test/public.orders", "person", True),
        ("view", "test/crm.people", "", "test/public.spent", "", False),
        ("view", "test/crm.people", "email", "test/public.mailable", "email", True),
        ("view", "test/crm.people", "email", "test/public.mailable", "folded", True),
        ("view", "test/public.mailable", "email", "test/public.spent", "email", True),
        ("view", "test/public.orders", "total", "test/public.spent", "total", True),
        ("view", "test/public.suppressed", "", "test/public.mailable", "", False),
    ]


def test_mariadb__keys_and_views(mariadb: servers.DatabaseServer) -> None:
    database = mariadb.fresh_database()
    database.execute(
        "CREATE TABLE people (id INT PRIMARY KEY, email VARCHAR(90))",
        "CREATE TABLE orders (id INT PRIMARY KEY, person INT, FOREIGN KEY (person) REFERENCES people (id))",
        "CREATE VIEW mails AS SELECT concat(p.email, '') AS mail FROM people p JOIN orders o ON o.person = p.id",
    )
    found = [
        (kind, *(text.rpartition(".")[2].removeprefix("test/") for text in (a, b, c, d)), direct)
        for kind, a, b, c, d, direct in edges(database.url)
    ]
    assert found == [
        ("foreign_key", "people", "id", "orders", "person", True),
        ("view", "orders", "", "mails", "", False),
        ("view", "people", "email", "mails", "mail", True),
    ]
