"""What the docs say of the code is what the code does."""

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from pii_audit.cli import main
from pii_audit.cli.exits import MEANS, Exit
from pii_audit.cli.rules_page import rules_page
from pii_audit.document import read, validate
from pii_audit.inventory.schema import InventoryFile
from pii_audit.model.elements import BUILT_IN
from pii_audit.plugins import reporter_names
from pii_audit.policy.readings import Reading
from pii_audit.policy.schema import Policy

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_rules_page__is_what_the_rules_say() -> None:
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == rules_page(), "write it with: make docs"


def test_readme__lists_every_exit_code() -> None:
    rows = {int(code) for code in re.findall(r"^\| (\d+) \|", README, flags=re.MULTILINE)}
    assert rows == {code.value for code in Exit}
    assert [f"| {code.value} | {means} |" for code, means in MEANS.items()] == re.findall(
        r"^\| \d+ \|.*$", README, flags=re.MULTILINE
    )


@pytest.mark.parametrize("command", sorted(set(re.findall(r"pii-audit ([a-z]+)(?: [a-z]+)?", README)) - {"s"}))
def test_readme__every_command_exists(command: str) -> None:
    assert main([command, "--help"]) == Exit.PASS


@pytest.mark.parametrize("page", sorted(ROOT.rglob("*.md"), key=str), ids=lambda page: page.name)
def test_pages__links_lead_somewhere(page: Path) -> None:
    if ".venv" in page.parts:
        return
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_policy_page__names_every_built_in_element() -> None:
    page = (ROOT / "docs" / "policy.md").read_text(encoding="utf-8")
    listed = page.partition("The built-in elements, which need no entry")[2].split("\n\n")[1]
    assert re.findall(r"`(\w+)`", listed) == list(BUILT_IN)


def test_policy_page__explains_every_reading() -> None:
    import inspect

    page = (ROOT / "docs" / "policy.md").read_text(encoding="utf-8")
    source = inspect.getsource(Reading)
    meant = dict(re.findall(r'= "(\w+)"\n    """(.+?)"""', source))
    assert (
        dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", page.partition("<!-- says -->")[2].split("\n\n")[0], re.MULTILINE))
        == meant
    )
    assert set(meant) == {reading.value for reading in Reading}


@pytest.mark.parametrize(("page", "model"), [("policy.md", Policy), ("inventory.md", InventoryFile)])
def test_pages__examples_are_valid(page: str, model: type[BaseModel], tmp_path: Path) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    example = tmp_path / "example.yaml"
    example.write_text(re.findall(r"```yaml\n(.*?)```", text, flags=re.DOTALL)[0], encoding="utf-8")
    validate(read(example), model)


def test_gate_page__names_every_format_and_its_entries_are_valid(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "gate.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`.*?) \|", page.partition("## Gates")[0], flags=re.MULTILINE)
    assert sorted(name.strip("`") for row in rows for name in row.split(", ")) == list(reporter_names())
    entries = re.findall(r"```yaml\n(.*?)```", page, flags=re.DOTALL)[0]
    example = tmp_path / "example.yaml"
    example.write_text(f"policy: policy.yaml\nsources: {{shop: shop.db}}\n{entries}", encoding="utf-8")
    assert len(validate(read(example), InventoryFile).accepted) == 2
