"""What `pii-audit judge` needs: the result, the new policy and, where it can be found, that of the scan."""

from pathlib import Path

from pii_audit.cli.exits import UsageProblem
from pii_audit.cli.setup import load_result, load_setup
from pii_audit.model.result import AuditResult
from pii_audit.policy.load import load_policy
from pii_audit.rejudge import rejudge


def judged_anew(result: Path, policy: Path, was: Path | None, config: Path | None, fail_on: str | None) -> AuditResult:
    """Load everything and judge.

    Raises:
        UserError: a file is wrong, or one of them is not that of the scan.
    """
    stored = load_result(result)
    inventory, own = load_setup(config, fail_on)
    old = load_policy(was) if was else own
    if old.sha256 != stored.policy.sha256:
        if was:
            raise UsageProblem(
                f"{was} is not the policy of that scan; its sha256 begins with {stored.policy.sha256[:12]}"
            )
        return rejudge(stored, None, load_policy(policy), inventory)
    return rejudge(stored, old.policy, load_policy(policy), inventory)
