"""The tables of an ORM, and the fixture for pytest."""

import enum
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

import pii_audit
from pii_audit.document import DocumentError
from pii_audit.model.result import AuditResult
from pii_audit.prerelease.metadata import reflected
from tests import servers


class Sex(enum.Enum):
    F = 1
    M = 2


class Base(DeclarativeBase):
    pass


class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str]


class Member(Base):
    __tablename__ = "members"
    id: Mapped[int] = mapped_column(primary_key=True)
    sex: Mapped[Sex]
    felt7: Mapped[str] = mapped_column(sa.String(11), comment="CPR number")
    order_mail: Mapped[str] = mapped_column(sa.ForeignKey("orders.email"))
    phone: Mapped[bool]


def found(result: AuditResult) -> list[tuple[str, str, str | None]]:
    return [(f.rule, f.dataset, f.field) for f in result.findings]


def test_check_metadata__of_an_orm(shop: Path) -> None:
    result = pii_audit.check_metadata(Base.metadata)
    assert found(result) == [
        ("UND003", "members", "felt7"),
        ("UND001", "members", "sex"),
        ("PUR001", "members", None),
        ("RET002", "members", None),
    ]
    assert result.verdict.exit_code == 1
    assert {f.source for f in result.findings} == {"models"}
    fields = {f.field: [e.detected for e in f.elements] for f in result.fields if f.dataset == "members"}
    assert (fields["order_mail"], fields["phone"]) == (["email"], [])


def test_check_metadata__names_its_configuration(shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    with pytest.raises(DocumentError):
        pii_audit.check_metadata(Base.metadata)
    assert pii_audit.check_metadata(sa.MetaData(), config=shop / "pii-audit.yaml").verdict.exit_code == 3


def test_check_metadata__is_the_only_name_that_is_loaded_late() -> None:
    with pytest.raises(AttributeError):
        _ = pii_audit.check_metadta


def test_reflected__every_schema_of_a_database(shop: Path, database: servers.Database) -> None:
    database.execute("CREATE TABLE orders (id INTEGER, cpr_nr CHAR(10))")
    if database.dialect == "postgresql":
        database.execute("CREATE SCHEMA crm", "CREATE TABLE crm.leads (cpr_nr CHAR(10))")
    result = pii_audit.check_metadata(reflected(database.engine()), dialect=database.dialect)
    places = {f.dataset.rpartition(".")[2] for f in result.findings if f.rule == "UND003"}
    assert places == ({"orders", "leads"} if database.dialect == "postgresql" else {"orders"})


USES_IT = """
import sqlalchemy as sa

def test_schema(assert_declared):
    assert_declared(sa.create_engine("sqlite:///shop.db"))
"""


def pytest_says(folder: Path) -> str:
    """Run pytest in another process, as a user does; its warnings are errors."""
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-W", "error", "-q", str(folder)]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stdout


def test_assert_declared__is_off_unless_asked_for_and_names_each_column(shop: Path) -> None:
    with sqlite3.connect(shop / "shop.db") as connection:
        connection.execute("CREATE TABLE orders (id INTEGER, cpr_nr CHAR(10), email VARCHAR(80))")
    (shop / "test_schema.py").write_text(USES_IT, encoding="utf-8")
    assert "fixture 'assert_declared' not found" in pytest_says(shop)
    (shop / "conftest.py").write_text('pytest_plugins = ["pii_audit.pytest_plugin"]', encoding="utf-8")
    said = pytest_says(shop)
    assert "1 failed" in said
    assert "critical  UND003  orders.cpr_nr: " in said
    (shop / "conf").mkdir()
    (shop / "pii-audit.yaml").rename(shop / "conf" / "audit.yaml")
    (shop / "policy.yaml").rename(shop / "conf" / "policy.yaml")
    (shop / "pytest.ini").write_text("[pytest]\npii_audit_config = conf/audit.yaml\n", encoding="utf-8")
    with sqlite3.connect(shop / "shop.db") as connection:
        connection.execute("ALTER TABLE orders DROP COLUMN cpr_nr")
    assert "1 passed" in pytest_says(shop)
