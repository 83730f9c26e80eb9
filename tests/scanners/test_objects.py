"""Buckets, on a real S3 server."""

import gzip

import pytest

from pii_audit.model.coverage import Coverage, State
from pii_audit.model.dataset import Dataset
from pii_audit.plugins import SourceError
from tests import servers
from tests.scanners.reading import catalogue, dataset, read, scan


def test_more_objects_than_a_page_of_the_listing(s3: servers.ObjectStore) -> None:
    bucket = s3.fresh_bucket()
    s3.filesystem().pipe({f"{bucket}/in/{i:04}.csv": b"a;b\n1;2\n" for i in range(1_050)})
    s3.filesystem().pipe(f"{bucket}/other/x.csv", b"a;b\n")
    found = catalogue(scan(f"s3://{bucket}/in", options=s3.options(), exclude=("0007.csv",)))
    assert len(found) == 1_050
    line = found["0007.csv"]
    assert isinstance(line, Coverage)
    assert line.state is State.SKIPPED
    first = found["0000.csv"]
    assert isinstance(first, Dataset)
    assert first.size == 8
    assert first.modified
    assert first.modified.tzinfo


def test_objects_are_read_and_changes_are_seen(s3: servers.ObjectStore) -> None:
    bucket = s3.fresh_bucket()
    files = s3.filesystem()
    files.pipe(f"{bucket}/2024/ø ?#.jsonl.gz", gzip.compress('{"navn": "Åse"}\n'.encode()))
    reader = scan(f"s3://{bucket}", options={**s3.options(), "encoding": "utf-8"})
    assert read(reader, "2024/ø ?#.jsonl.gz").rows() == [("Åse",)]
    files.pipe(f"{bucket}/new.csv", b"a;b\n1;2\n")
    assert read(reader, "new.csv").rows() == [("1", "2")]
    single = scan(f"s3://{bucket}/new.csv", options=s3.options())
    assert read(single, "new.csv").rows() == [("1", "2")]


def test_another_content_of_the_same_size_has_another_etag(s3: servers.ObjectStore) -> None:
    bucket = s3.fresh_bucket()
    etags = []
    for content in (b"a;b\n1;2\n", b"a;b\n1;3\n", b"a;b\n1;2\n"):
        s3.filesystem().pipe(f"{bucket}/x.csv", content)
        etags.append(dataset(scan(f"s3://{bucket}", options=s3.options()), "x.csv").etag)
    assert all(etags)
    assert etags[0] == etags[2] != etags[1]


def test_vanished_and_forbidden_objects(s3: servers.ObjectStore) -> None:
    files = s3.filesystem()
    if not files.exists("lake"):
        s3.fresh_bucket("lake")
    files.pipe({"lake/a.csv": b"a;b\n", "lake/b.csv": b"a;b\n"})
    reader = scan("s3://lake", options=s3.options())
    gone = dataset(reader, "b.csv")
    files.rm("lake/b.csv")
    with pytest.raises(SourceError, match="is not there"):
        list(reader.read(gone))
    lister = scan("s3://lake", options=s3.options(user="reader"))
    with pytest.raises(SourceError, match="may not be read with these credentials"):
        list(lister.read(dataset(lister, "a.csv")))


def test_empty_missing_and_closed_buckets(s3: servers.ObjectStore) -> None:
    bucket = s3.fresh_bucket()
    assert catalogue(scan(f"s3://{bucket}", options=s3.options())) == {}
    assert all(check.ok for check in scan(f"s3://{bucket}", options=s3.options()).check())
    with pytest.raises(SourceError, match="not there"):
        list(scan("s3://no-such-bucket", options=s3.options()).catalogue())
    with pytest.raises(SourceError, match="credentials") as caught:
        list(scan(f"s3://{bucket}", options=s3.options(secret="canary-wrong-9")).catalogue())
    assert "canary" not in repr(caught.value)
    with pytest.raises(SourceError, match="credentials"):
        list(scan(f"s3://{bucket}", options=s3.options(user="reader")).catalogue())


def test_a_server_that_is_not_there(s3: servers.ObjectStore) -> None:
    nowhere = {**s3.options(), "client_kwargs": {"endpoint_url": "http://127.0.0.1:1"}}
    reader = scan("s3://bucket", options=nowhere)
    with pytest.raises(SourceError, match="cannot be read"):
        list(reader.catalogue())
    assert not any(check.ok for check in reader.check())


def test_any_fsspec_url() -> None:
    import fsspec

    fsspec.filesystem("memory").pipe("/shop/a.csv", b"a;b\n1;2\n")
    assert read(scan("memory://shop"), "a.csv").rows() == [("1", "2")]


@pytest.mark.parametrize("url", ["simplecache://x", "filecache::memory://x", "memory://a::memory://b"])
def test_urls_that_keep_copies__are_refused(url: str) -> None:
    from pii_audit.model.source import Source
    from pii_audit.plugins import PluginError, scanner

    with pytest.raises((SourceError, PluginError), match=r"keeps copies|no scanner"):
        list(scanner(Source("lake", url)).catalogue())
