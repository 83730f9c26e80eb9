"""`pii-audit diff OLD NEW`."""

from pathlib import Path
from typing import Annotated

import typer

from pii_audit.cli.exits import Exit

FailOnNew = Annotated[
    str | None,
    typer.Option(metavar="LEVEL", help="Fail from this severity on, of findings that are new or back; none for never."),
]


def diff(
    old: Annotated[Path, typer.Argument(help="An earlier result, written by scan -o json=PATH.")],
    new: Annotated[Path, typer.Argument(help="A later one.")],
    output: Annotated[
        list[str] | None,
        typer.Option("--output", "-o", metavar="FORMAT[=PATH]", help="human or json; repeat for both. Default: human."),
    ] = None,
    fail_on_new: FailOnNew = None,
) -> int:
    """Say what changed between two results: new, resolved, regressed, grown, shrunk, and what was looked at.

    \b
    pii-audit diff yesterday.json today.json
    pii-audit diff main.json branch.json --fail-on-new medium -o json=diff.json
    """
    from pii_audit.cli.diff_lines import diff_lines
    from pii_audit.cli.output import files_first, parse_outputs, write_texts
    from pii_audit.cli.setup import gate_limit, load_result
    from pii_audit.diff import difference, difference_to_json

    outputs = parse_outputs(output, ("human", "json"))
    limit = gate_limit("--fail-on-new", fail_on_new) if fail_on_new is not None else "none"
    found = difference(load_result(old), load_result(new))
    texts = {"human": "".join(f"{line}\n" for line in diff_lines(found)), "json": difference_to_json(found)}
    written = write_texts([(place, texts[place.format]) for place in files_first(outputs)])
    if limit != "none" and any(change.severity >= limit for change in found.to_answer):
        return Exit.GATE_FAILED
    if limit != "none" and (found.scope.lost or found.unverified):
        return Exit.INCOMPLETE  # what is new there nobody knows
    return Exit.PASS if written else Exit.NOT_WRITTEN
