"""How stores say they are set up, on real servers and real files."""

import json
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from pii_audit.model.dataset import Dataset
from pii_audit.model.store import ACCESS, AT_REST, EXPIRY, REGION, Exposure, StoreFacts, StoreKind
from pii_audit.plugins import DescribesStore
from tests import servers
from tests.scanners.reading import scan

FORBIDDEN = "these credentials may not ask for it"


def facts(url: str, **fields: Any) -> StoreFacts:
    reader = scan(url, **fields)
    assert isinstance(reader, DescribesStore)
    try:
        return reader.store([entry for entry in reader.catalogue() if isinstance(entry, Dataset)])
    finally:
        reader.close()


# ---------------------------------------------------------------- buckets
@pytest.fixture
def bucket(s3: servers.ObjectStore) -> str:
    name = s3.fresh_bucket()
    s3.filesystem().pipe(
        {f"{name}/crm/a.csv": b"a;b\n1;2\n", f"{name}/crm/old/b.csv": b"a;b\n", f"{name}/web/c.csv": b"a;b\n"}
    )
    return name


def put(s3: servers.ObjectStore, bucket: str, setting: str, **value: Any) -> None:
    s3.filesystem().call_s3(f"put_bucket_{setting}", Bucket=bucket, **value)


def lifecycle(*rules: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"Rules": [{"ID": str(i), "Status": "Enabled", **rule} for i, rule in enumerate(rules)]}


def policy(bucket: str, *resources: str, **statement: Any) -> str:
    allow = {"Effect": "Allow", "Principal": "*", "Action": ["s3:GetObject"]}
    arns = [f"arn:aws:s3:::{bucket}{resource}" for resource in resources]
    return json.dumps({"Version": "2012-10-17", "Statement": [{**allow, "Resource": arns, **statement}]})


def test_a_bucket_that_nobody_set_up(s3: servers.ObjectStore, bucket: str) -> None:
    assert facts(f"s3://{bucket}", options=s3.options()) == StoreFacts(
        "test",
        StoreKind.OBJECTS,
        at_rest=False,
        in_transit=False,
        expires={},
        unknown={REGION: "the server names none"},
    )


def test_a_bucket_set_up_with_care(s3: servers.ObjectStore, bucket: str) -> None:
    sse = {"Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}]}
    put(s3, bucket, "encryption", ServerSideEncryptionConfiguration=sse)
    put(
        s3,
        bucket,
        "lifecycle_configuration",
        LifecycleConfiguration=lifecycle({"Filter": {"Prefix": ""}, "Expiration": {"Days": 30}}),
    )
    told = facts(f"s3://{bucket}", options=s3.options())
    assert (told.at_rest, told.exposures, told.expires) == (True, (), {"": 30})


def test_encryption__of_some_objects_proves_nothing_of_the_others(s3: servers.ObjectStore, bucket: str) -> None:
    files = s3.filesystem()
    put(
        s3,
        bucket,
        "encryption",
        ServerSideEncryptionConfiguration={
            "Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}]
        },
    )
    files.pipe(f"{bucket}/enc/a.csv", b"a;b\n")
    files.call_s3("delete_bucket_encryption", Bucket=bucket)
    told = facts(f"s3://{bucket}/enc", options=s3.options())
    assert told.at_rest is None
    assert told.unknown[AT_REST] == "the bucket has no rule for it; the 1 objects looked at are encrypted"
    assert facts(f"s3://{bucket}", options=s3.options()).at_rest is False


@pytest.mark.parametrize(
    ("resources", "statement", "url", "opened"),
    [
        (["/crm/*"], {}, "", ("crm/a.csv", "crm/old/b.csv")),
        (["/crm/*"], {}, "/crm", ("a.csv", "old/b.csv")),
        (["/crm/*"], {}, "/web", None),
        (["/crm/*"], {}, "/crm/a.csv", ("a.csv",)),
        (["/*"], {"Principal": {"AWS": "*"}, "Action": "s3:*"}, "/web", ("c.csv",)),
        (["/*"], {"Effect": "Deny"}, "", None),
    ],
)  # fmt: skip
def test_a_bucket_whose_policy_lets_anybody_read(
    s3: servers.ObjectStore,
    bucket: str,
    resources: list[str],
    statement: dict[str, Any],
    url: str,
    opened: tuple[str, ...] | None,
) -> None:
    put(s3, bucket, "policy", Policy=policy(bucket, *resources, **statement))
    expected = (Exposure("its policy lets anybody read", opened),) if opened else ()
    assert facts(f"s3://{bucket}{url}", options=s3.options()).exposures == expected


def test_a_bucket_whose_policy_lets_anybody_list(s3: servers.ObjectStore, bucket: str) -> None:
    put(s3, bucket, "policy", Policy=policy(bucket, "", Action="s3:ListBucket"))
    assert facts(f"s3://{bucket}", options=s3.options()).exposures == (Exposure("its policy lets anybody in"),)


def test_a_bucket_whose_access_list_is_public(s3: servers.ObjectStore, bucket: str) -> None:
    put(s3, bucket, "acl", ACL="public-read")
    told = facts(f"s3://{bucket}", options=s3.options())
    assert told.exposures == (Exposure("its access list gives READ to anybody"),)


def test_lifecycle_rules__reach_what_begins_as_they_say(s3: servers.ObjectStore, bucket: str) -> None:
    """The last five promise nothing for every object."""
    tag = {"Key": "pii", "Value": "1"}
    rules = lifecycle(
        {"Filter": {"Prefix": "crm/"}, "Expiration": {"Days": 90}},
        {"Filter": {"Prefix": "crm/old/"}, "Expiration": {"Days": 30}},
        {"Filter": {"Prefix": ""}, "Expiration": {"Days": 7}, "Status": "Disabled"},
        {"Filter": {"Tag": tag}, "Expiration": {"Days": 7}},
        {"Filter": {"And": {"Prefix": "crm/", "Tags": [tag]}}, "Expiration": {"Days": 7}},
        {"Filter": {"Prefix": ""}, "NoncurrentVersionExpiration": {"NoncurrentDays": 7}},
    )
    put(s3, bucket, "lifecycle_configuration", LifecycleConfiguration=rules)
    assert facts(f"s3://{bucket}", options=s3.options()).expires == {"crm/": 90, "crm/old/": 30}
    assert facts(f"s3://{bucket}/crm", options=s3.options()).expires == {"": 90, "old/": 30}
    single = facts(f"s3://{bucket}/crm/old/b.csv", options=s3.options())
    assert single.expiry("b.csv") == 30


def test_expiry__is_that_of_the_shortest_rule_that_reaches_a_dataset() -> None:
    told = StoreFacts("lake", StoreKind.OBJECTS, expires={"crm/": 90, "crm/old/": 30})
    assert [told.expiry(name) for name in ("crm/a.csv", "crm/old/b.csv", "web/c.csv")] == [90, 30, None]
    assert StoreFacts("lake", StoreKind.OBJECTS).expiry("a.csv") is None


def test_lifecycle_rules__of_a_bucket_that_keeps_versions_must_end_those_too(
    s3: servers.ObjectStore, bucket: str
) -> None:
    put(s3, bucket, "versioning", VersioningConfiguration={"Status": "Enabled"})
    ends = {"Filter": {"Prefix": "crm/"}, "Expiration": {"Days": 90}}
    put(s3, bucket, "lifecycle_configuration", LifecycleConfiguration=lifecycle(ends))
    assert facts(f"s3://{bucket}", options=s3.options()).expires == {}
    versions = {"Filter": {"Prefix": ""}, "NoncurrentVersionExpiration": {"NoncurrentDays": 10}}
    put(s3, bucket, "lifecycle_configuration", LifecycleConfiguration=lifecycle(ends, versions))
    assert facts(f"s3://{bucket}", options=s3.options()).expires == {"crm/": 100}


def test_what_credentials_may_not_ask__is_unknown_and_never_unencrypted(s3: servers.ObjectStore) -> None:
    if not s3.filesystem().exists("lake"):
        s3.fresh_bucket("lake")
    told = facts("s3://lake", options=s3.options(user="reader"))
    assert (told.at_rest, told.exposures, told.expires, told.region) == (None, (), None, None)
    assert told.unknown == {
        REGION: f"{FORBIDDEN} (GetBucketLocation)",
        AT_REST: f"{FORBIDDEN} (GetBucketEncryption)",
        ACCESS: f"{FORBIDDEN} (GetBucketAcl)",
        EXPIRY: f"{FORBIDDEN} (GetBucketLifecycleConfiguration)",
    }


def test_a_bucket_elsewhere_reached_in_clear(s3: servers.ObjectStore, bucket: str) -> None:
    """0.0.0.0 leads to this machine on Linux, yet is no address of the loopback."""
    elsewhere = {**s3.options(), "client_kwargs": {"endpoint_url": s3.endpoint.replace("127.0.0.1", "0.0.0.0")}}
    told = facts(f"s3://{bucket}", options=elsewhere)
    assert (told.remote, told.in_transit) == (True, False)


def test_other_stores_that_fsspec_reaches__are_not_asked() -> None:
    import fsspec

    fsspec.filesystem("memory").pipe("/settings/a.csv", b"a;b\n1;2\n")
    told = facts("memory://settings")
    assert not told.remote
    assert told.unknown[ACCESS] == "memory:// is not asked for settings"


# ---------------------------------------------------------------- databases
def test_postgresql__tables_that_public_may_read(postgres: servers.DatabaseServer) -> None:
    database = postgres.fresh_database()
    database.execute(
        "CREATE TABLE customers (email text)",
        "CREATE TABLE orders (id int, email text)",
        "CREATE TABLE countries (code text)",
        "CREATE VIEW all_orders AS SELECT * FROM orders",
        "CREATE SCHEMA closed",
        "CREATE TABLE closed.customers (email text)",
        "GRANT SELECT ON countries, all_orders, closed.customers TO PUBLIC",
        "GRANT SELECT (id) ON orders TO PUBLIC",
        "GRANT INSERT ON customers TO PUBLIC",
    )
    told = facts(database.url)
    names = ("public.all_orders", "public.countries", "public.orders")
    assert told.exposures == (Exposure("PUBLIC may SELECT", names),)
    assert (told.kind, told.remote, told.in_transit, told.at_rest) == (StoreKind.DATABASE, False, False, None)
    assert facts(database.url, include=("customers",)).exposures == ()


def test_postgresql__elsewhere_in_clear(postgres: servers.DatabaseServer) -> None:
    url = postgres.fresh_database().url.replace("127.0.0.1", "db.example") + "?hostaddr=127.0.0.1"
    told = facts(url)
    assert (told.remote, told.in_transit) == (True, False)


@pytest.mark.parametrize(
    "grant", ["GRANT SELECT ON {db}.customers TO PUBLIC", "GRANT SELECT (email) ON {db}.customers TO ''@'localhost'"]
)
def test_mariadb__tables_that_public_or_nobody_may_read(mariadb: servers.DatabaseServer, grant: str) -> None:
    database = mariadb.fresh_database()
    tables = ("CREATE TABLE customers (email text)", "CREATE TABLE orders (id int)")
    database.execute(*tables, "CREATE USER IF NOT EXISTS ''@'localhost'", grant.format(db=database.schema))
    try:
        told = facts(database.url)
        who = "PUBLIC, or an account without a name, may SELECT"
        assert told.exposures == (Exposure(who, (f"{database.schema}.customers",)),)
        assert (told.remote, told.in_transit) == (False, False)
    finally:
        database.execute("DROP USER ''@'localhost'")


def test_mariadb__a_database_open_to_an_account_without_a_name(mariadb: servers.DatabaseServer) -> None:
    database = mariadb.fresh_database()
    database.execute("CREATE TABLE customers (email text)", "CREATE TABLE orders (id int)")
    assert facts(database.url).exposures == ()
    database.execute("CREATE USER ''@'localhost'", f"GRANT SELECT ON {database.schema}.* TO ''@'localhost'")
    try:
        (exposure,) = facts(database.url).exposures
        assert exposure.datasets == (f"{database.schema}.customers", f"{database.schema}.orders")
    finally:
        database.execute("DROP USER ''@'localhost'")


def test_mariadb__a_user_who_may_not_read_grants_says_so(mariadb: servers.DatabaseServer) -> None:
    database = mariadb.fresh_database()
    database.execute(
        "CREATE TABLE customers (email text)",
        f"CREATE OR REPLACE USER plain@'127.0.0.1' IDENTIFIED BY '{servers.PASSWORD}'",
        f"GRANT SELECT ON {database.schema}.* TO plain@'127.0.0.1'",
    )
    told = facts(mariadb.url(str(database.schema), "plain"))
    assert told.exposures == ()
    assert told.unknown[ACCESS] == "this user may not read the grants of others; GRANT SELECT ON mysql.* shows them"


# ---------------------------------------------------------------- files
@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that can be reached by all, unlike pytest's own."""
    with tempfile.TemporaryDirectory(prefix="pii-audit-", dir="/var/tmp") as name:
        made = Path(name)
        made.chmod(0o755)
        for file, mode in (("open.csv", 0o644), ("group.csv", 0o640), ("own.csv", 0o600)):
            (made / file).write_text("a;b\n1;2\n")
            (made / file).chmod(mode)
        (made / "closed" / "deep").mkdir(parents=True)
        (made / "closed").chmod(0o750)
        (made / "closed" / "deep").chmod(0o755)
        (made / "closed" / "deep" / "open.csv").write_text("a;b\n1;2\n")
        (made / "closed" / "deep" / "open.csv").chmod(0o644)
        (made / "closed" / "open.csv").write_text("a;b\n1;2\n")
        (made / "closed" / "open.csv").chmod(0o644)
        yield made


def test_files__that_every_user_may_read_and_reach(folder: Path) -> None:
    told = facts(str(folder))
    assert told == StoreFacts(
        "test", StoreKind.FILES, exposures=(Exposure("every user of the machine may read", ("open.csv",)),)
    )
    (folder / "open.csv").chmod(0o600)
    assert facts(str(folder)).exposures == ()
    assert facts(str(folder / "closed" / "open.csv")).exposures == ()
    (folder / "closed").chmod(0o711)
    assert set(facts(str(folder)).exposures[0].datasets) == {"closed/open.csv", "closed/deep/open.csv"}
    assert facts(str(folder / "closed" / "open.csv")).exposures[0].datasets == ("open.csv",)


def test_sqlite__by_the_mode_of_its_file(folder: Path) -> None:
    path = folder / "shop.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE customers (email text)")
    connection.close()
    path.chmod(0o644)
    told = facts(f"sqlite:///{path}")
    assert (told.kind, told.exposures[0].datasets) == (StoreKind.FILES, ("customers",))
    path.chmod(0o640)
    assert facts(f"sqlite:///{path}").exposures == ()
