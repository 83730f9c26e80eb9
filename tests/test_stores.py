"""From a store's settings to findings: a whole audit of a real bucket, and sources that cannot be asked."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from pii_audit.audit import audit
from pii_audit.inventory.load import load
from pii_audit.model.dataset import Dataset, DatasetKind
from pii_audit.model.result import AuditResult, from_json, to_json
from pii_audit.model.store import ACCESS, StoreFacts, StoreKind
from pii_audit.plugins import Scanner, SourceError
from pii_audit.reading import How
from pii_audit.stores import describe
from tests import servers
from tests.scanners.test_stores import lifecycle, policy, put

MEMBERS = "".join(["email;joined\n", *(f"member{n}@example.org;2026-10-01\n" for n in range(30))]).encode()
POLICY = """\
apiVersion: pii-audit/policy/v1
metadata: {id: test, version: 1}
categories: {contact: {elements: [email]}}
retention: {collected-3m: {clock: {start: data.collected, period: P3M}}}
recipients: {cloud: {}}
transfers: {regions: [EEA]}
"""
CONFIG = """\
policy: policy.yaml
registers: registers.yaml
sources:
  lake:
    url: s3://%s/crm
    options: {key: env:S3_USER, secret: env:S3_SECRET, client_kwargs: {endpoint_url: "%s"}}%s
datasets:
  lake/*: {retention: [collected-3m], events: {data.collected: joined}}
"""
REGISTERS = "recipients: [{name: Sky A/S, type: cloud, agreement: {signed: 2025-01-01}, region: DK}]\n"


def audited(s3: servers.ObjectStore, tmp_path: Path, monkeypatch: Any, bucket: str, more: str = "") -> AuditResult:
    """Audit a bucket on a machine that counts as another."""
    monkeypatch.setenv("S3_USER", "admin")
    monkeypatch.setenv("S3_SECRET", servers.PASSWORD)
    elsewhere = s3.endpoint.replace("127.0.0.1", "0.0.0.0")
    (tmp_path / "policy.yaml").write_text(POLICY, encoding="utf-8")
    (tmp_path / "registers.yaml").write_text(REGISTERS, encoding="utf-8")
    (tmp_path / "pii-audit.yaml").write_text(CONFIG % (bucket, elsewhere, more), encoding="utf-8")
    inventory, loaded = load(tmp_path / "pii-audit.yaml")
    return audit(loaded, inventory, date(2026, 11, 22), How(), lambda step: None)


def test_a_bucket_in_breach(s3: servers.ObjectStore, tmp_path: Path, monkeypatch: Any) -> None:
    bucket = s3.fresh_bucket()
    s3.filesystem().pipe(f"{bucket}/crm/members.csv", MEMBERS)
    put(s3, bucket, "policy", Policy=policy(bucket, "/crm/*"))
    slow = lifecycle({"Filter": {"Prefix": "crm/"}, "Expiration": {"Days": 365}})
    put(s3, bucket, "lifecycle_configuration", LifecycleConfiguration=slow)
    result = audited(s3, tmp_path, monkeypatch, bucket)
    assert [(f.rule, f.dataset, f.severity.value) for f in result.findings] == [
        ("SEC003", "*", "critical"),
        ("SEC002", "*", "high"),
        ("SEC002", "*", "high"),
        ("RCP001", "members.csv", "medium"),
        ("RET008", "*", "medium"),
        ("TRF002", "*", "low"),
    ]
    assert len({finding.id for finding in result.findings}) == 6
    (store,) = result.stores
    assert (store.at_rest, store.in_transit, store.remote, store.expires) == (False, False, True, {"": 365})
    assert from_json(to_json(result)) == result
    assert servers.PASSWORD not in to_json(result)


def test_a_bucket_in_order(s3: servers.ObjectStore, tmp_path: Path, monkeypatch: Any) -> None:
    """All but the connection: no server of the tests speaks TLS."""
    bucket = s3.fresh_bucket()
    sse = {"Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}]}
    put(s3, bucket, "encryption", ServerSideEncryptionConfiguration=sse)
    s3.filesystem().pipe(f"{bucket}/crm/members.csv", MEMBERS)
    ends = lifecycle({"Filter": {"Prefix": "crm/"}, "Expiration": {"Days": 90}})
    put(s3, bucket, "lifecycle_configuration", LifecycleConfiguration=ends)
    result = audited(s3, tmp_path, monkeypatch, bucket, "\n    recipient: Sky A/S")
    assert [(f.rule, f.message.rpartition(", ")[2]) for f in result.findings] == [
        ("SEC002", "and the connection to it is in clear.")
    ]


def test_results_written_before_stores_were_asked__are_read(
    s3: servers.ObjectStore, tmp_path: Path, monkeypatch: Any
) -> None:
    bucket = s3.fresh_bucket()
    s3.filesystem().pipe(f"{bucket}/crm/members.csv", MEMBERS)
    result = audited(s3, tmp_path, monkeypatch, bucket)
    older = json.loads(to_json(result))
    del older["stores"]
    assert from_json(json.dumps(older)).stores == ()


class _Silent:
    """A scanner of somebody else's that knows nothing of settings."""

    def catalogue(self) -> Iterator[Dataset]:
        yield Dataset("wiki", "a", "a", DatasetKind.TABLE)


class _Broken(_Silent):
    def store(self, datasets: object) -> StoreFacts:
        del datasets
        raise SourceError("the server went away.")


def test_a_source_that_cannot_be_asked__says_so_of_each_setting() -> None:
    scanners: dict[str, Scanner] = {"wiki": _Silent(), "lake": _Broken()}  # type: ignore[dict-item]
    datasets = [Dataset("wiki", "a", "a", DatasetKind.TABLE), Dataset("lake", "b.csv", "b.csv", DatasetKind.OBJECT)]
    wiki, lake = describe(scanners, datasets)
    assert (wiki.kind, wiki.unknown[ACCESS]) == (StoreKind.DATABASE, "its scanner asks for no settings")
    assert (lake.kind, lake.unknown[ACCESS]) == (StoreKind.OBJECTS, "the server went away")
    assert len(lake.unknown) == 5
