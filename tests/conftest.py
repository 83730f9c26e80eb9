"""Real servers, started once a session and only where a test asks for them."""

import os
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import servers

sys.path.append(str(Path(__file__).parents[1]))  # benchmarks/ is run from the root of the repository


@pytest.fixture(scope="session", autouse=True)
def _modules_are_loaded_once() -> Iterator[None]:
    """`import scanners` or `import reports` would load a second copy beside the installed one."""
    yield
    assert not {"scanners", "reports"} & sys.modules.keys()


@pytest.fixture(scope="session")
def postgres() -> Iterator[servers.DatabaseServer]:
    with servers.postgres_server() as server:
        yield server


@pytest.fixture(scope="session")
def mariadb() -> Iterator[servers.DatabaseServer]:
    try:
        with servers.mariadb_server() as server:
            yield server
    except servers.ServerUnavailable as missing:
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
def s3() -> Iterator[servers.ObjectStore]:
    with servers.object_store() as store:
        yield store


@pytest.fixture(params=["sqlite", "postgresql", "mariadb"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> servers.Database:
    """An empty database of each kind."""
    if request.param == "sqlite":
        sqlite3.connect(tmp_path / "shop.db").close()
        return servers.Database("sqlite", f"sqlite:///{tmp_path / 'shop.db'}", None)
    server = request.getfixturevalue("postgres" if request.param == "postgresql" else "mariadb")
    fresh: servers.Database = server.fresh_database()
    return fresh


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where everything the tests need can be installed, a skipped test is a failed one."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("PII_AUDIT_TESTS_NO_SKIP") and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
