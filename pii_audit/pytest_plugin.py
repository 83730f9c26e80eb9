"""A fixture for pytest that fails a test where a database has personal columns that nothing declares.

Off unless asked for: write `pytest_plugins = ["pii_audit.pytest_plugin"]` in the conftest.py at the top of the tests.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import sqlalchemy as sa

    from pii_audit.model.result import AuditResult


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let pytest's own configuration name pii-audit.yaml."""
    parser.addini("pii_audit_config", "pii-audit.yaml, from the folder of this file; else found from there upwards.")


@pytest.fixture(scope="session")
def assert_declared(pytestconfig: pytest.Config) -> "Callable[[sa.Engine], AuditResult]":
    """Return a function that takes an engine and fails unless the verdict on its schema is a pass. It reads no row."""

    def check(engine: "sa.Engine") -> "AuditResult":
        from pii_audit.inventory.load import find_config  # noqa: PLC0415 - loaded by tests that use it
        from pii_audit.prerelease.metadata import check_metadata, reflected  # noqa: PLC0415

        written = pytestconfig.getini("pii_audit_config")
        config = pytestconfig.rootpath / written if written else find_config(pytestconfig.rootpath)
        result = check_metadata(reflected(engine), config=config, dialect=engine.dialect.name)
        if result.verdict.exit_code:
            pytest.fail(_said(result), pytrace=False)
        return result

    return check


def _said(result: "AuditResult") -> str:
    found = (
        f"{f.severity.value}  {f.rule}  {'.'.join(filter(None, (f.dataset, f.field)))}: {f.message}"
        for f in result.findings
    )
    return "\n".join(("pii-audit: " + "; ".join(result.verdict.reasons), *found))
