"""`pii-audit policy …`: work on policy.yaml and the text behind it."""

from pathlib import Path
from typing import Annotated

import typer

from pii_audit.cli.exits import Exit
from pii_audit.cli.options import Config
from pii_audit.cli.stdout import say

policy_app = typer.Typer(help="Work on policy.yaml.", no_args_is_help=True, rich_markup_mode=None)

PolicyFile = Annotated[Path | None, typer.Argument(help="policy.yaml; else the one that pii-audit.yaml names.")]


@policy_app.command()
def lint(
    policy: PolicyFile = None,
    config: Config = None,
    fail_on: Annotated[str, typer.Option(metavar="LEVEL", help="Fail from this severity on; none for never.")] = "high",
    complete: Annotated[
        bool, typer.Option("--complete", help="Fail too where a column in scope has no element or no time limit.")
    ] = False,
) -> int:
    """Check policy.yaml and the text it quotes: schema, quotes, contradictions, gaps, vague promises, the law.

    \b
    pii-audit policy lint
    pii-audit policy lint drafts/policy.yaml --fail-on critical
    pii-audit policy lint --complete
    """
    from pii_audit.cli.complete import missing_lines
    from pii_audit.cli.lint import lint_lines
    from pii_audit.cli.setup import gate_limit, load_setup
    from pii_audit.cli.visible import visible
    from pii_audit.policy.lint.registry import lint as findings_of
    from pii_audit.policy.load import load_policy

    gate = gate_limit("--fail-on", fail_on)
    loaded = load_policy(policy) if policy else load_setup(config)[1]
    findings = findings_of(loaded)
    for line in lint_lines(loaded, findings):
        say(visible(line))
    failed = gate != "none" and any(finding.rule.severity >= gate for finding in findings)
    if not complete:
        return Exit.GATE_FAILED if failed else Exit.PASS
    inventory, _ = load_setup(config)
    missing, unread = missing_lines(inventory, loaded)
    for line in (*missing, *unread):
        say(visible(line))
    if failed or missing:
        return Exit.GATE_FAILED
    return Exit.INCOMPLETE if unread else Exit.PASS


@policy_app.command()
def draft(
    notice: Annotated[Path, typer.Argument(help="The published privacy notice: .txt, .md or .html, in UTF-8.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="PATH", help="Default: policy.yaml beside the notice.")
    ] = None,
) -> int:
    """Draft a first policy.yaml from the text of a privacy notice. Overwrites nothing.

    \b
    pii-audit policy draft privacy_notice.md
    pii-audit policy draft notice.html -o audits/policy.yaml
    """
    from pii_audit.cli.draft import write_draft
    from pii_audit.cli.visible import visible

    for line in write_draft(notice, output or notice.parent / "policy.yaml"):
        say(visible(line))
    return Exit.PASS


@policy_app.command()
def export(
    kind: Annotated[str, typer.Argument(metavar="FORMAT", help="dpv, fides, ropa-csv, ropa-html or odcs.")],
    policy: PolicyFile = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="PATH", help="Else standard output.")] = None,
    config: Config = None,
) -> int:
    """Write the policy in a format that privacy tools read; what it has no place for is said on standard error.

    \b
    pii-audit policy export dpv -o policy.jsonld
    pii-audit policy export ropa-csv -o ropa.csv
    """
    from pii_audit.cli.export import write_export

    write_export(kind, policy, config, output)
    return Exit.PASS


@policy_app.command()
def coverage(config: Config = None) -> int:
    """List each clause, the rules that test it and the datasets it is bound to. Reads no data.

    \b
    pii-audit policy coverage
    pii-audit policy coverage --config audits/shop.yaml
    """
    from pii_audit.cli.coverage import coverage_lines
    from pii_audit.cli.setup import load_setup
    from pii_audit.cli.visible import visible

    inventory, loaded = load_setup(config)
    for line in coverage_lines(loaded.policy, inventory):
        say(visible(line))
    return Exit.PASS


@policy_app.command()
def diff(
    old: Annotated[Path, typer.Argument(help="The policy as it was.")],
    new: Annotated[Path, typer.Argument(help="The policy as it is.")],
    config: Config = None,
) -> int:
    """Say in words what changed between two policies, and which audits that re-judges.

    \b
    pii-audit policy diff policy.2025.yaml policy.yaml
    """
    from pii_audit.cli.policy_diff import diff_lines
    from pii_audit.cli.setup import setup_of_policy
    from pii_audit.cli.visible import visible
    from pii_audit.policy.load import load_policy

    before, after = load_policy(old), load_policy(new)
    for line in diff_lines(before.policy, after.policy, setup_of_policy(config, after)):
        say(visible(line))
    return Exit.PASS
