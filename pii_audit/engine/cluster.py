"""A Dask cluster that is running: `dask://HOST:PORT`."""

import ipaddress
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from typing import Any

from pii_audit import __version__
from pii_audit.engine.engines import EngineError, worker_died
from pii_audit.engine.work import PartFacts, Task, Work
from pii_audit.engine.worker import close_here, read_here

_SCHEME = "dask://"
_WAITING = 2
"""Tasks given out for each thread: one that runs and one that follows at once."""
_SECONDS = 5


class Cluster:
    """Workers of any machine that can reach the sources. Sampled values and credentials go to and from them."""

    def __init__(self, url: str) -> None:
        """Take an address.

        Raises:
            EngineError: it is none of a Dask scheduler.
        """
        host, _, port = url.removeprefix(_SCHEME).rstrip("/").rpartition(":")
        if not url.startswith(_SCHEME) or not host or not port.isdigit():
            raise EngineError(f"--engine {url!r}: write dask://HOST:PORT, the address of a Dask scheduler")
        self._host, self._port = host, port

    @property
    def name(self) -> str:
        """See `Engine.name`; hosts are no part of a result."""
        return "dask cluster"

    def run(self, work: Work, tasks: Iterable[Task]) -> Iterator[tuple[Task, PartFacts]]:
        """See `Engine.run`."""
        try:
            from distributed import Client, as_completed  # noqa: PLC0415 - an extra
            from distributed.scheduler import KilledWorker  # noqa: PLC0415
        except ImportError:
            raise EngineError("Dask is not installed; pip install 'pii-audit[dask]'") from None
        left = iter(tasks)
        with self._client(Client) as client:
            threads = _checked(client)
            completed = as_completed(loop=client.loop)  # type: ignore[no-untyped-call]
            running: dict[Any, Task] = {}

            def give_out() -> None:
                for task in islice(left, _WAITING * threads - len(running)):
                    future = client.submit(read_here, work, task, pure=False, retries=0)
                    running[future] = task
                    completed.add(future)  # type: ignore[no-untyped-call]

            try:
                give_out()
                for future in completed:
                    task = running.pop(future)
                    try:
                        facts = future.result()
                    except KilledWorker:
                        facts = worker_died(task)
                    future.release()  # a worker that is lost would read again what it still holds
                    yield task, facts
                    give_out()
            finally:
                with suppress(Exception):  # a cluster that is gone holds nothing any more
                    client.run(close_here)

    def _client(self, client: Any) -> Any:
        from dask import config  # noqa: PLC0415

        encrypted = bool(config.get("distributed.comm.tls.client.cert", None))
        if not encrypted and not _is_here(self._host):
            raise EngineError(
                "values and credentials would cross the network in clear; set up TLS for Dask (distributed.comm.tls in its "
                "configuration, on the scheduler, the workers and here)"
            )
        address = f"{'tls' if encrypted else 'tcp'}://{self._host}:{self._port}"
        try:
            return client(address, timeout=_SECONDS, set_as_default=False)
        except OSError:
            raise EngineError(
                f"no Dask scheduler answers at {self._host}:{self._port}; start it, or check the address"
            ) from None


def _checked(client: Any) -> int:
    """Return how many tasks run at once, if every worker has this version of pii-audit.

    Raises:
        EngineError: there is no worker, or one of another version.
    """
    try:
        versions = client.run(_version)
    except Exception:  # noqa: BLE001 - whatever a worker raises that does not have the module
        raise EngineError(f"a worker of the cluster has no pii-audit {__version__}; install it there") from None
    if not versions:
        raise EngineError("the Dask cluster has no worker; start one: dask worker tcp://HOST:PORT")
    if wrong := sorted(set(versions.values()) - {__version__}):
        raise EngineError(
            f"a worker of the cluster has pii-audit {wrong[0]}, here is {__version__}; they must be the same"
        )
    return sum(client.nthreads().values())


def _version() -> str:
    return __version__


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
