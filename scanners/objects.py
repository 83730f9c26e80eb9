"""Buckets and other places that fsspec reaches by a URL; proven on S3."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any

import fsspec

from pii_audit.model.coverage import Coverage, State
from pii_audit.model.dataset import Dataset, DatasetKind
from pii_audit.model.source import Source, exclusion
from pii_audit.model.store import ACCESS, AT_REST, EXPIRY, IN_TRANSIT, REGION, StoreFacts, StoreKind
from pii_audit.plugins import Batch, Check, SourceError

from .formats import READER_OPTIONS, read_rows
from .gcs_settings import describe_gcs
from .moments import moment
from .s3_settings import describe_s3

_EXTRAS = {"s3": "s3", "s3a": "s3", "gs": "gcs", "gcs": "gcs"}
_S3 = {"s3", "s3a"}
_HERE = {"memory", "local", "file"}
_S3_LIMITS = {"connect_timeout": 10, "read_timeout": 60, "retries": {"max_attempts": 2}}


class ObjectsScanner:
    """Reads the objects under an fsspec URL; `options` are fsspec's storage options."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._made: tuple[Any, str] | None = None

    @classmethod
    def accepts(cls, url: str) -> bool:
        """See `Scanner.accepts`: a URL whose scheme fsspec knows and SQLAlchemy does not."""
        scheme, separator, _ = url.partition("://")
        return bool(separator) and scheme in fsspec.available_protocols()

    def catalogue(self) -> Iterator[Dataset | Coverage]:
        """See `Scanner.catalogue`: objects by their key under the URL."""
        filesystem, top = self._filesystem()
        try:
            found = filesystem.find(top, detail=True)
            if not found:
                filesystem.ls(top.split("/", 1)[0])  # tells an empty bucket from a missing one
        except Exception as error:  # noqa: BLE001 every kind of store has its own
            raise _explain(error, "the place as a whole") from None
        for key, about in sorted(found.items()):
            if not key.endswith("/") or about.get("size"):  # consoles make empty ones to show a folder
                yield self._entry(key, key.removeprefix(top).removeprefix("/"), about)

    def read(self, dataset: Dataset) -> Iterator[Batch]:
        """See `Scanner.read`."""
        filesystem, _ = self._filesystem()
        key = self._key(dataset)
        try:
            yield from read_rows(dataset.short_name, lambda: filesystem.open(key, "rb"), self._source.options)
        except SourceError:
            raise
        except Exception as error:  # noqa: BLE001 every kind of store has its own
            raise _explain(error, "the object") from None

    def store(self, datasets: Sequence[Dataset]) -> StoreFacts:
        """See `DescribesStore.store`: of S3 and Google Cloud Storage."""
        filesystem, top = self._filesystem()
        scheme = self._source.url.partition("://")[0]
        if scheme in _EXTRAS:
            try:
                keys = {self._key(dataset).partition("/")[2]: dataset.name for dataset in datasets}
                return (describe_s3 if scheme in _S3 else describe_gcs)(self._source.id, filesystem, top, keys)
            except Exception as error:  # noqa: BLE001 every kind of store has its own
                raise _explain(error, "the configuration of the bucket") from None
        unknown = dict.fromkeys((REGION, AT_REST, IN_TRANSIT, ACCESS, EXPIRY), f"{scheme}:// is not asked for settings")
        return StoreFacts(self._source.id, StoreKind.OBJECTS, remote=scheme not in _HERE, unknown=unknown)

    def check(self) -> Iterator[Check]:
        """See `Scanner.check`."""
        try:
            filesystem, top = self._filesystem()
            filesystem.ls(top)
        except SourceError as error:
            yield Check("connection", ok=False, message=str(error))
        except Exception as error:  # noqa: BLE001 every kind of store has its own
            yield Check("connection", ok=False, message=str(_explain(error, "the place as a whole")))
        else:
            yield Check("connection", ok=True, message="the place can be listed")

    def close(self) -> None:
        """See `Scanner.close`."""
        self._made = None

    def _filesystem(self) -> tuple[Any, str]:
        if self._made is None:
            scheme = self._source.url.partition("://")[0]
            if "::" in self._source.url or scheme.endswith("cache"):
                raise SourceError("a caching or chained URL keeps copies of the data on disk; name the store itself")
            options: dict[str, Any] = {k: v for k, v in self._source.options.items() if k not in READER_OPTIONS}
            if scheme in _S3:
                options = {"config_kwargs": _S3_LIMITS, **options}
            try:
                self._made = fsspec.url_to_fs(
                    self._source.url, **options, use_listings_cache=False, skip_instance_cache=True
                )
            except ImportError:
                extra = _EXTRAS.get(scheme)
                remedy = f"pip install 'pii-audit[{extra}]'" if extra else f"install the fsspec package for {scheme}"
                raise SourceError(f"no driver for {scheme}:// is installed; {remedy}") from None
            except Exception as error:  # noqa: BLE001 every kind of store has its own
                raise _explain(error, "the place as a whole") from None
        return self._made

    def _key(self, dataset: Dataset) -> str:
        filesystem, top = self._filesystem()
        single = PurePosixPath(top).name == dataset.name and filesystem.isfile(top)
        return top if single else f"{top}/{dataset.name}"

    def _entry(self, key: str, name: str, about: Mapping[str, Any]) -> Dataset | Coverage:
        name = name or PurePosixPath(key).name  # the URL is that of a single object
        short_name = PurePosixPath(name).name
        if reason := exclusion(self._source, name, short_name):
            return Coverage(self._source.id, name, State.SKIPPED, reason=reason)
        etag = next((str(about[name]).strip('"') for name in ("ETag", "etag") if about.get(name)), None)
        size, modified = about.get("size"), _modified(about)
        return Dataset(self._source.id, name, short_name, DatasetKind.OBJECT, size=size, modified=modified, etag=etag)


def _modified(about: Mapping[str, Any]) -> datetime | None:
    """Return when it was written; stores name it differently, and local ones give seconds."""
    for name in ("LastModified", "mtime", "updated", "last_modified", "created"):
        found = about.get(name)
        if isinstance(found, str):
            with suppress(ValueError):
                found = datetime.fromisoformat(found)
        if isinstance(found, datetime):
            return found if found.tzinfo else found.replace(tzinfo=UTC)
        if isinstance(found, float | int):
            return moment(found)
    return None


def _explain(error: Exception, what: str) -> SourceError:
    if isinstance(error, FileNotFoundError):
        return SourceError(f"{what} is not there (any more); check the URL")
    if isinstance(error, PermissionError):
        return SourceError(f"{what} may not be read with these credentials; check key, secret and rights")
    return SourceError(f"{what} cannot be read ({type(error).__name__}); check the address and that it is up")
