"""What `pii-audit policy lint` prints of a policy that loads."""

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence

from pii_audit.model.finding import Severity
from pii_audit.policy.lint.registry import TextFinding
from pii_audit.policy.load import LoadedPolicy
from pii_audit.policy.schema import Policy
from pii_audit.policy.text import Passage
from pii_audit.rules.base import plural
from pii_audit.rules.registry import unknown_checks

_WIDTH = 100
_COMPARED = ("commitments.", "security.", "rights.", "transfers.", "marketing.", "recipients.")
"""Sections of statements that the rules compare by what they say."""


def lint_lines(loaded: LoadedPolicy, findings: Sequence[TextFinding]) -> Iterator[str]:
    """Yield each finding with its passages, what was counted, then what was not checked."""
    policy = loaded.policy
    for finding in findings:
        yield from _finding(finding, policy)
    quoted = sum(1 for _ in policy.clauses())
    yield (
        f"{loaded.path.name}: {plural(len(policy.categories), 'category', 'categories')}, "
        f"{plural(len(policy.purposes), 'purpose')}, {plural(len(policy.retention), 'retention rule')}, "
        f"{plural(quoted, 'quoted clause')}; {_count(findings)}"
    )
    if review := sum(entry.review for _, entry in policy.entries()):
        yield f"{plural(review, 'entry', 'entries')} to be read by somebody: review: true"
    silent = sum(c.startswith(_COMPARED) and bool(e.cite) and not e.says for c, e in policy.entries())
    if silent:
        yield f"{plural(silent, 'quoted statement')} with no says:, so compared with no other"
    if quoted and policy.metadata.source is None:
        yield "metadata.source names no text, so nothing was looked up in it"
    for clause, missing in unknown_checks(policy).items():
        yield f"{clause} names {', '.join(missing)}, which this version does not have; its clause stays unverifiable"
    if unread := list(_unread_keys(policy)):
        yield f"not checked against data in this version: {', '.join(unread)}"


def _finding(finding: TextFinding, policy: Policy) -> Iterator[str]:
    rule, flaw = finding.rule, finding.flaw
    yield f"{rule.id}  {rule.severity.value}  {rule.title} ({rule.kind.value})"
    yield from textwrap.wrap(flaw.message, _WIDTH, initial_indent="  ", subsequent_indent="  ")
    for passage in flaw.passages:
        quoted = f"“{passage.quote}” {_place(passage, policy)}"
        yield from textwrap.wrap(quoted, _WIDTH, initial_indent="    ", subsequent_indent="     ")
    yield from textwrap.wrap(f"What to do: {rule.remedy}", _WIDTH, initial_indent="  ", subsequent_indent="  ")
    yield ""


def _place(passage: Passage, policy: Policy) -> str:
    source = policy.metadata.source
    where = f"{source.file}:{passage.line}" if source else ""
    return "(" + ", ".join(filter(None, (where, passage.clause))) + ")"


def _count(findings: Sequence[TextFinding]) -> str:
    if not findings:
        return "no problem found"
    by_severity = Counter(finding.rule.severity for finding in findings)
    worst_first = sorted(Severity, key=lambda severity: -severity.rank)
    counts = ", ".join(f"{by_severity[severity]} {severity.value}" for severity in worst_first if by_severity[severity])
    return f"{plural(len(findings), 'finding')}: {counts}"


def _unread_keys(policy: Policy) -> Iterator[str]:
    """Yield the keys in use that no rule on the data reads yet."""
    entries = {
        "elements": (policy.elements, ("must_be",)),
        "retention": (policy.retention, ("purposes", "categories")),
    }
    for section, (written, keys) in entries.items():
        for id_, entry in written.items():
            yield from (f"{section}.{id_}.{key}" for key in keys if getattr(entry, key))
