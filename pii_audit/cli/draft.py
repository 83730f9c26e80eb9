"""What `pii-audit policy draft` writes, and says about it."""

import os
import shlex
from collections.abc import Iterator
from pathlib import Path

from pii_audit.cli.exits import UsageProblem
from pii_audit.cli.output import write_file
from pii_audit.cli.schemas import schema_files
from pii_audit.drafting.draft import Draft, draft
from pii_audit.drafting.notice import Notice, is_html, read_notice
from pii_audit.drafting.write import policy_text
from pii_audit.rules.base import plural


def write_draft(path: Path, output: Path) -> Iterator[str]:
    """Write the draft and, of a page, its words as text to quote from; yield what to say about them.

    Raises:
        UserError: the notice cannot be read or is none, or a file is there already.
        NotWritten: a file could not be written; nothing is left half-written.
    """
    notice = read_notice(path)
    text = path.with_name(f"{path.stem}.quoted.md") if is_html(path) else path
    for target in {output, text} - {path}:
        if target.exists():
            raise UsageProblem(f"{target} is there already; draft overwrites nothing")
        if not target.parent.is_dir():
            raise UsageProblem(f"cannot write {target}: there is no folder {target.parent}")
    made = draft(notice, os.path.relpath(text, output.parent))
    if text != path:
        write_file(text, notice.text)
        yield f"wrote {text}: the words of {path.name}, which the policy quotes"
    for schema, words in schema_files(output.parent, "policy").items():  # the first line of the policy names it
        write_file(schema, words)
    write_file(output, policy_text(made, path.name))
    yield f"wrote {output}: {_counted(made)}"
    yield from _review(made, notice)
    yield f"Next: read these entries, then pii-audit policy lint {shlex.quote(str(output))}"


def _counted(made: Draft) -> str:
    policy = made.policy
    return ", ".join(
        (
            plural(len(policy.categories), "category", "categories"),
            plural(len(policy.elements), "element"),
            plural(len(policy.purposes), "purpose"),
            plural(len(policy.legal_bases), "legal basis", "legal bases"),
            plural(len(policy.retention), "time limit"),
            plural(len(policy.recipients), "recipient"),
        )
    )


def _review(made: Draft, notice: Notice) -> Iterator[str]:
    marked = [(clause, entry) for clause, entry in made.policy.entries() if entry.review]
    yield f"{plural(len(marked), 'entry', 'entries')} marked review: true, each where the reading is not certain:"
    for clause, entry in marked:
        line = f" (line {notice.line(notice.one_line.find(entry.cite.quote))})" if entry.cite else ""
        yield f"  {clause}{line}{': ' + entry.note if entry.note else ''}"
    if made.unread:
        yield f"No entry quotes: {'; '.join(made.unread)}"
