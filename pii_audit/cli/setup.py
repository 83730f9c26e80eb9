"""What most commands start with: the inventory, its policy and the audit date."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from pii_audit.cli.exits import UsageProblem
from pii_audit.document import DocumentError
from pii_audit.inventory.load import Inventory, find_config, load
from pii_audit.inventory.schema import Detection
from pii_audit.model.finding import Severity
from pii_audit.model.result import AuditResult
from pii_audit.policy.load import LoadedPolicy


def load_setup(
    config: Path | None, fail_on: str | None = None, fail_on_new: str | None = None, secrets: bool = True
) -> tuple[Inventory, LoadedPolicy]:
    """Load the inventory named, or found from here upwards, with the gates of the command line put in.

    Without `secrets`, none need be there: the command connects to nothing.

    Raises:
        UserError: a file or the level is wrong.
    """
    inventory, policy = load(config or find_config(Path.cwd()), secrets)
    written = {"fail_on": fail_on, "fail_on_new": fail_on_new}
    limits = {
        gate: gate_limit(f"--{gate.replace('_', '-')}", text) for gate, text in written.items() if text is not None
    }
    return replace(inventory, gates=inventory.gates.model_copy(update=limits)), policy


def gate_limit(option: str, text: str) -> Severity | Literal["none"]:
    """Read the severity from which a gate fails.

    Raises:
        UserError: it is none.
    """
    return "none" if text == "none" else severity(option, text, "none")


def severity(option: str, text: str, *others: str) -> Severity:
    """Read a severity; `others` are what else may stand there.

    Raises:
        UserError: it is none.
    """
    try:
        return Severity(text)
    except ValueError:
        levels = [*(level.value for level in Severity), *others]
        raise UsageProblem(f"{option} {text!r}: write one of {', '.join(levels)}") from None


def setup_of_policy(config: Path | None, policy: LoadedPolicy) -> Inventory | None:
    """Load the inventory named, or found from here upwards, that names this very policy; None where there is none such.

    Raises:
        UserError: an inventory is named, and it is wrong or names another policy.
    """
    try:
        inventory, own = load_setup(config)
    except DocumentError:
        if config:
            raise
        return None
    if own.path.resolve() == policy.path.resolve():
        return inventory
    if config:
        raise UsageProblem(f"{config} names another policy, {own.path}")
    return None


def detection_settings(config: Path | None) -> Detection:
    """Load how an inventory detects; outside of any project, the defaults.

    Raises:
        UserError: the file named, or found from here upwards, is wrong.
    """
    try:
        found = config or find_config(Path.cwd())
    except DocumentError:
        return Detection()
    return load_setup(found)[0].detection


def load_result(path: Path) -> AuditResult:
    """Read a stored result.

    Raises:
        UserError: the file cannot be read, or is no result.
    """
    from pydantic import ValidationError

    from pii_audit.model.result import SCHEMA_VERSION, from_json

    try:
        return from_json(path.read_bytes())
    except OSError as error:
        raise UsageProblem(f"cannot read {path}: {error.strerror}") from None
    except ValidationError:
        raise UsageProblem(f"{path} is no result of pii-audit (schema version {SCHEMA_VERSION})") from None


def audit_day(text: str | None, policy: LoadedPolicy) -> date:
    """Read the audit date, or take today where the policy counts its days.

    Raises:
        UserError: it is no date.
    """
    if text is None:
        return datetime.now(ZoneInfo(policy.policy.settings.timezone)).date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageProblem(f"--as-of {text!r} is no date; write it as 2026-11-22") from None
