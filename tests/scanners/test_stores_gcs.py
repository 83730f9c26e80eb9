"""How a Google Cloud Storage bucket says it is set up, through gcsfs and an emulator of its API in this process."""

import json
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest

from pii_audit.model.store import ACCESS, EXPIRY, REGION, Exposure, StoreFacts, StoreKind
from tests import servers
from tests.scanners.test_stores import facts

WEEK = {"softDeletePolicy": {"retentionDurationSeconds": "604800"}}


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GCSFS_EXPERIMENTAL_ZB_HNS_SUPPORT", "false")  # before it is imported: it would ask by gRPC
        from gcp_storage_emulator.server import create_server

        port = servers.free_port()
        server = create_server("127.0.0.1", port, in_memory=True, default_bucket="lake")
        server.start()
        try:
            import gcsfs

            url = f"http://127.0.0.1:{port}"
            files = gcsfs.GCSFileSystem(token="anon", endpoint_url=url, skip_instance_cache=True)
            files.pipe({"lake/crm/a.csv": b"a;b\n1;2\n", "lake/web/c.csv": b"a;b\n"})
            yield url
        finally:
            server.stop()


def told(endpoint: str, url: str = "gs://lake") -> StoreFacts:
    return facts(url, options={"token": "anon", "endpoint_url": endpoint})


def put(endpoint: str, path: str, method: str, **value: Any) -> None:
    body = json.dumps(value).encode()
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(f"{endpoint}/storage/v1/b/lake{path}", body, headers, method=method)
    urllib.request.urlopen(request).close()


def test_a_bucket_that_nobody_set_up(endpoint: str) -> None:
    put(endpoint, "", "PATCH", lifecycle={"rule": []}, iamConfiguration={}, **WEEK)
    put(endpoint, "/iam", "PUT", bindings=[])
    assert told(endpoint) == StoreFacts(
        "test", StoreKind.OBJECTS, region="US", at_rest=True, in_transit=False, expires={}
    )


def test_a_bucket_open_to_anybody__unless_public_access_is_prevented(endpoint: str) -> None:
    viewer = {"role": "roles/storage.objectViewer", "members": ["allUsers", "user:a@example.org"]}
    put(endpoint, "/iam", "PUT", bindings=[viewer])
    put(endpoint, "", "PATCH", iamConfiguration={"publicAccessPrevention": "inherited"})
    assert told(endpoint).exposures == (Exposure("its IAM policy gives storage.objectViewer to anybody"),)
    put(endpoint, "", "PATCH", iamConfiguration={"publicAccessPrevention": "enforced"})
    assert told(endpoint).exposures == ()


def test_lifecycle_rules__count_where_they_end_every_object__and_what_is_deleted_stays_a_week(endpoint: str) -> None:
    rules = [
        {"action": {"type": "Delete"}, "condition": {"age": 30, "matchesPrefix": ["crm/", "log/"]}},
        {"action": {"type": "Delete"}, "condition": {"age": 365}},
        {"action": {"type": "Delete"}, "condition": {"age": 1, "matchesSuffix": [".tmp"]}},
        {"action": {"type": "Delete"}, "condition": {"age": 1, "isLive": True}},
        {"action": {"type": "SetStorageClass", "storageClass": "COLDLINE"}, "condition": {"age": 1}},
    ]
    put(endpoint, "", "PATCH", lifecycle={"rule": rules}, **WEEK)
    assert told(endpoint).expires == {"crm/": 37, "log/": 37, "": 372}
    assert told(endpoint, "gs://lake/crm").expires == {"": 37}
    assert told(endpoint, "gs://lake/crm/a.csv").expiry("a.csv") == 37
    assert told(endpoint, "gs://lake/web").expires == {"": 372}


def test_what_the_server_does_not_answer__is_unknown(endpoint: str) -> None:
    from pii_audit.plugins import DescribesStore
    from tests.scanners.reading import scan

    reader = scan("gs://no-such-bucket", options={"token": "anon", "endpoint_url": endpoint})
    assert isinstance(reader, DescribesStore)
    asked = reader.store([])
    assert (asked.exposures, asked.expires, asked.region) == ((), None, None)
    assert set(asked.unknown) == {REGION, ACCESS, EXPIRY}
