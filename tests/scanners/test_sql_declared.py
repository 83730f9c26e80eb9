"""What real PostgreSQL and MariaDB servers declare: foreign keys over schemas, views and materialised views, understood."""

from pii_audit.lineage.declared import reference, view
from pii_audit.lineage.queries import Known
from pii_audit.lineage.scripts import Places, Script
from pii_audit.model.dataset import Dataset
from pii_audit.model.lineage import Edge, ForeignKey, ViewDefinition
from pii_audit.plugins import DeclaresLineage
from pii_audit.sql_text import DIALECTS
from tests import servers
from tests.scanners.reading import scan


def edges(url: str) -> list[tuple[str, str, str, str, str, bool]]:
    scanner = scan(url)
    assert isinstance(scanner, DeclaresLineage)
    datasets = [entry for entry in scanner.catalogue() if isinstance(entry, Dataset)]
    known, found = Known("test", datasets), list[Edge]()
    for one in scanner.declared():
        if isinstance(one, ForeignKey):
            found += reference("test", one)
        elif isinstance(one, ViewDefinition):
            found += view(one, known)
        else:
            code = Script(one.full_name, known.within(one.schema or ""), Places({}), DIALECTS[one.dialect])
            found += (edge for edge in code.edges(one.sql) if isinstance(edge, Edge))
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
    database.execute(
        "CREATE FUNCTION crm.suppress() RETURNS void AS $$ BEGIN INSERT INTO suppressed SELECT email FROM people; END $$"
        " LANGUAGE plpgsql",
        "CREATE PROCEDURE resum() BEGIN ATOMIC INSERT INTO orders (person) SELECT p.id FROM crm.people p; END",
    )
    assert edges(database.url) == [
        ("foreign_key", "test/crm.people", "id", "test/public.orders", "person", True),
        ("statement", "test/crm.people", "email", "test/public.suppressed", "email", True),
        ("statement", "test/crm.people", "id", "test/public.orders", "person", True),
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
    database.execute(
        "CREATE PROCEDURE nightly() BEGIN INSERT INTO orders (id) SELECT p.id FROM people p; END",
        "CREATE TABLE mailed (mail VARCHAR(90))",
        "CREATE EVENT weekly ON SCHEDULE EVERY 1 WEEK DO INSERT INTO mailed SELECT email FROM people",
        "CREATE TRIGGER ordered AFTER INSERT ON orders FOR EACH ROW REPLACE INTO mailed SELECT mail FROM mails",
    )
    found = [
        (kind, *(text.rpartition(".")[2].removeprefix("test/") for text in (a, b, c, d)), direct)
        for kind, a, b, c, d, direct in edges(database.url)
    ]
    assert found == [
        ("foreign_key", "people", "id", "orders", "person", True),
        ("statement", "mails", "mail", "mailed", "mail", True),
        ("statement", "people", "email", "mailed", "mail", True),
        ("statement", "people", "id", "orders", "id", True),
        ("view", "orders", "", "mails", "", False),
        ("view", "people", "email", "mails", "mail", True),
    ]
