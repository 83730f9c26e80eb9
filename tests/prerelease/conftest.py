"""A company with a shop: `orders` has a purpose and a time limit, and contact data is declared."""

from pathlib import Path

import pytest

from tests.cli.conftest import in_scenario

CONFIG = """policy: policy.yaml
sources: {shop: env:PII_AUDIT_TEST_NOT_SET}
datasets:
  shop/orders:
    purposes: [sales]
    retention: [orders-2y]
    events: {order.completed: completed_at}
"""


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Its folder, which is the current one; the database's address is not known here."""
    folder = in_scenario("clean", tmp_path, monkeypatch)
    monkeypatch.delenv("PII_AUDIT_TEST_NOT_SET", raising=False)
    (folder / "pii-audit.yaml").write_text(CONFIG, encoding="utf-8")
    return folder


def write(folder: Path, **files: str) -> None:
    """Write files; two underscores in a name stand for a dot, three for a slash."""
    for name, text in files.items():
        path = folder / name.replace("___", "/").replace("__", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
