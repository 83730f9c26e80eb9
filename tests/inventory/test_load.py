"""pii-audit.yaml: secrets by reference, paths from its own folder, references into the policy."""

from pathlib import Path

import pytest

from pii_audit.document import DocumentError
from pii_audit.inventory.load import find_config, load
from pii_audit.inventory.secrets import is_literal
from pii_audit.model.dataset import Dataset, DatasetKind
from tests.policy.test_load import MINIMAL

BASE = """\
policy: policy.yaml
sources:
  shop: sqlite:///shop.db
  exports: {url: exports/, exclude: ["*.tmp"]}
datasets:
  shop/orders:
    purposes: [sales]
    retention: [orders-5y]
    events: {order.completed: completed_at}
"""


def write(tmp_path: Path, text: str = BASE) -> Path:
    (tmp_path / "policy.yaml").write_text(MINIMAL, encoding="utf-8")
    path = tmp_path / "pii-audit.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def refused(tmp_path: Path, text: str) -> str:
    with pytest.raises(DocumentError) as caught:
        load(write(tmp_path, text))
    return str(caught.value)


def test_load__paths_are_relative_to_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path)
    monkeypatch.chdir("/")
    inventory, _ = load(path)
    assert [source.url for source in inventory.sources] == [f"sqlite:///{tmp_path}/shop.db", str(tmp_path / "exports")]


@pytest.mark.parametrize(
    ("name", "short"), [("orders", "orders"), ("public.orders", "orders"), ("app.orders", "orders")]
)
def test_binding__a_pattern_without_a_schema_names_the_table_in_any(tmp_path: Path, name: str, short: str) -> None:
    inventory, _ = load(write(tmp_path))
    assert inventory.binding(Dataset("shop", name, short, DatasetKind.TABLE)) is not None
    assert inventory.binding(Dataset("exports", name, short, DatasetKind.TABLE)) is None
    assert inventory.binding(Dataset("shop", "public.old_orders", "old_orders", DatasetKind.TABLE)) is None


def test_load__secrets_by_environment_and_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOP_URL", "postgresql://u:kanari7@db/shop")
    (tmp_path / "key.txt").write_text("kanari8\n", encoding="utf-8")
    text = BASE.replace("sqlite:///shop.db", "env:SHOP_URL").replace(
        "exports/,", "exports/, options: {secret: 'file:key.txt'},"
    )
    inventory, _ = load(write(tmp_path, text))
    assert inventory.sources[0].url == "postgresql://u:kanari7@db/shop"
    assert inventory.sources[1].options == {"secret": "kanari8"}
    assert "kanari" not in repr(inventory)


@pytest.mark.parametrize(
    "line",
    [
        "shop: postgresql://u:kanari7@db/shop",
        "shop: {url: 'mysql+pymysql://u:kanari7@db/shop'}",
        "shop: {url: s3://b, options: {secret: kanari7}}",
        "shop: {url: s3://b, options: {client_kwargs: {aws_secret_access_key: kanari7}}}",
        "shop: {url: s3://b, options: {key: kanari7}}",
        "shop: {url: sftp://b, options: {password: [kanari7]}}",
        "shop: postgresql://h/db?user=u&password=kanari7",
        "shop: postgresql://u:pa/kanari7@h/db",
        "shop: {url: az://b, options: {sas_token: kanari7}}",
        "shop: {url: mssql://h, options: {pwd: kanari7}}",
        "shop: {url: sftp://h, options: {password: kanari7}, include: nonsense, exclude: [}",
    ],
)
def test_load__a_literal_secret_is_an_error_that_does_not_repeat_it(tmp_path: Path, line: str) -> None:
    message = refused(tmp_path, BASE.replace("shop: sqlite:///shop.db", line))
    assert "kanari7" not in message
    assert "env:NAME" in message or "not YAML" in message


def test_load__missing_variable_and_file_are_named(tmp_path: Path) -> None:
    assert "environment variable NOPE is not set" in refused(tmp_path, BASE.replace("sqlite:///shop.db", "env:NOPE"))
    assert "cannot read the file nope.txt" in refused(tmp_path, BASE.replace("sqlite:///shop.db", "file:nope.txt"))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("shop/orders", "orders", "name a dataset as source/dataset, such as shop/orders"),
        ("shop/orders", "shp/orders", "no source 'shp'; did you mean 'shop'?"),
        ("[sales]", "[sale]", "no purpose 'sale' in policy.yaml; did you mean 'sales'?"),
        ("[orders-5y]", "[orders-5]", "no retention rule 'orders-5' in policy.yaml; did you mean 'orders-5y'?"),
        (
            "order.completed:",
            "order.complete:",
            "no event 'order.complete' in policy.yaml; did you mean 'order.completed'?",
        ),
        (
            "purposes:",
            "inherits: {dataset: order, on: {a: b}}\n    purposes:",
            "no binding shop/order; did you mean 'orders'?",
        ),
        (
            "purposes:",
            "inherits: {dataset: orders, on: {a: b}}\n    purposes:",
            "pii-audit.yaml:7:16: shop/orders inherits from itself",
        ),
        (
            "    retention: [orders-5y]\n",
            "    soft_deleted: gone\n",
            "soft_deleted is judged together with a time limit; name one under retention",
        ),
        ("purposes:", "anonymised: {column: name}\n    purposes:", "equals"),
        ("policy.yaml", "polcy.yaml", "pii-audit.yaml:1:1: there is no file "),
    ],
)
def test_load__dangling_references(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert message in refused(tmp_path, BASE.replace(old, new))


def test_load__inherits_in_a_circle__names_every_binding_of_it(tmp_path: Path) -> None:
    circle = "  shop/{}: {{inherits: {{dataset: {}, on: {{a: b}}}}}}\n"
    message = refused(tmp_path, BASE + circle.format("a", "b") + circle.format("b", "a") + circle.format("c", "a"))
    assert "shop/a inherits from itself" in message
    assert "shop/b inherits from itself" in message
    assert "shop/c" not in message.replace("shop/c:", "")


def test_load__an_event_bound_as_a_state__says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "policy.yaml").write_text(MINIMAL + "events: {order.completed: {}}\n", encoding="utf-8")
    path = tmp_path / "pii-audit.yaml"
    path.write_text(BASE.replace("completed_at}", "{exists: {to: a, on: {b: c}}}}"), encoding="utf-8")
    with pytest.raises(DocumentError, match=r"order\.completed is no state; bind it to a column"):
        load(path)


def test_unused__a_source_with_nothing_in_scope_is_left_out(tmp_path: Path) -> None:
    inventory, _ = load(write(tmp_path, BASE.replace('*.tmp"]', '*.tmp"], include: ["*.csv"]')))
    assert inventory.unused([]) == ()
    table = Dataset("shop", "customers", "customers", DatasetKind.TABLE)
    assert [unused.pattern for unused in inventory.unused([table])] == ["orders"]
    file = Dataset("exports", "a.txt", "a.txt", DatasetKind.FILE)
    assert [unused.key for unused in inventory.unused([file])] == ["include"]


def test_find_config__looks_upwards(tmp_path: Path) -> None:
    path = write(tmp_path)
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert find_config(below) == path


def test_find_config__none__says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="pii-audit init"):
        find_config(tmp_path)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("url", "postgresql://h/db?user=u&password=geheim"),
        ("url", "postgresql://h/db?pass%77ord=geheim"),
        ("url", "postgresql://u:pa/ss@h/db"),
        ("url", "postgresql://u@company:geheim@h/db"),
        ("url", "redis://:geheim@h"),
        ("url", "mssql+pyodbc:///?odbc_connect=SERVER%3Dh%3BUID%3Du%3BPWD%3Dgeheim"),
        ("url", "https://account.example/box?sv=2024&sig=geheim"),
        ("url", "https://box.example/a.csv?X-Amz-Signature=geheim"),
        ("dsn", "host=h user=u password=geheim"),
        ("connection", "AccountName=a;AccountKey=geheim"),
        ("pwd", "geheim"),
        ("sas_token", "geheim"),
        ("private-key", "geheim"),
    ],
)
def test_is_literal__a_secret_in_clear(key: str, text: str) -> None:
    assert is_literal(key, text)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("url", "env:SHOP_URL"),
        ("password", "file:/run/secrets/db"),
        ("url", "postgresql://reader@db:5432/shop?sslmode=require"),
        ("url", "postgresql://reader@db/shop?sslkey=/run/client.key&options=-c%20statement_timeout%3D5s"),
        ("url", "mysql+pymysql://reader@db/shop?charset=utf8mb4"),
        ("url", "sqlite:///file:shop.db?mode=ro&uri=true"),
        ("url", "s3://bucket/passwords/"),
        ("url", "s3://bucket/tokens/?region=eu-north-1"),
        ("url", "s3://bucket/a:b@c"),
        ("host", "key.example.com"),
        ("region", "eu-north-1"),
    ],
)
def test_is_literal__references_and_what_holds_no_secret_are_not(key: str, text: str) -> None:
    assert not is_literal(key, text)


def test_load__no_language__is_refused(tmp_path: Path) -> None:
    message = refused(tmp_path, BASE + "detection: {languages: []}\n")
    assert "pii-audit.yaml:10:13" in message
    assert "at least 1 item" in message


def test_load__a_policy_instead__says_so(tmp_path: Path) -> None:
    write(tmp_path)
    with pytest.raises(DocumentError, match="this is a policy") as caught:
        load(tmp_path / "policy.yaml")
    assert len(caught.value.problems) == 1


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("  lake: {url: lake/, region: Dannmark}\n", "'Dannmark' is no region; write a country such as DK, EEA"),
        ("  lake: {url: lake/, egres: true}\n", "egress"),
    ],
)
def test_load__a_source_that_says_it_wrongly(tmp_path: Path, line: str, message: str) -> None:
    assert message in refused(tmp_path, BASE.replace("datasets:\n", f"{line}datasets:\n"))


@pytest.mark.parametrize("region", ["DK", "EEA", "EU", "eu-north-1", "northeurope"])
def test_load__a_region_by_country_area_or_provider(tmp_path: Path, region: str) -> None:
    line = f"  lake: {{url: lake/, region: {region}, egress: true}}\n"
    inventory, _ = load(write(tmp_path, BASE.replace("datasets:\n", f"{line}datasets:\n")))
    assert [(source.region, source.egress) for source in inventory.sources if source.id == "lake"] == [(region, True)]


def test_load__a_way_of_collecting_that_the_policy_does_not_have(tmp_path: Path) -> None:
    message = refused(
        tmp_path, BASE.replace("    purposes: [sales]\n", "    purposes: [sales]\n    collected: [form]\n")
    )
    assert "no way of collecting 'form' in policy.yaml" in message


@pytest.mark.parametrize(
    ("registers", "message"),
    [
        ("recipients: [{name: A, type: courier, agreement: {expires: 2030-01-01}}]", "signed"),
        ("recipients: [{name: A, type: courier, region: Atlantis}]", "'Atlantis' is no region"),
        ("recipients: [{name: A, type: courier}]", "no recipient 'courier'"),
        ("disclosures: [{recipient: B, dataset: shop/x, on: 2026-01-01, ground: law, approved_by: C}]", "no party 'B'"),
    ],
)
def test_load__registers_that_are_wrong(tmp_path: Path, registers: str, message: str) -> None:
    (tmp_path / "registers.yaml").write_text(registers + "\n", encoding="utf-8")
    told = refused(tmp_path, BASE.replace("policy: policy.yaml\n", "policy: policy.yaml\nregisters: registers.yaml\n"))
    assert "registers.yaml:1:" in told
    assert message in told


def test_load__a_hold_of_the_register_that_stands_twice(tmp_path: Path) -> None:
    hold = "  - {id: H, dataset: shop/orders, from: 2026-01-01, to: 2026-02-01, approved_by: x, reason: y}\n"
    (tmp_path / "registers.yaml").write_text(f"legal_holds:\n{hold}{hold}", encoding="utf-8")
    assert "H stands twice" in refused(tmp_path, BASE + "registers: registers.yaml\n")
