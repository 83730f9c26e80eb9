"""What `pii-audit explain` prints: what a rule tests, or why a finding was made."""

import re
import textwrap
from collections.abc import Iterator

from pii_audit.cli.evidence import evidence_lines
from pii_audit.cli.exits import UsageProblem
from pii_audit.cli.lineage import said
from pii_audit.cli.visible import visible
from pii_audit.document import nearest
from pii_audit.model.elements import in_words
from pii_audit.model.finding import Finding, fingerprint
from pii_audit.model.result import AuditResult
from pii_audit.policy.lint.base import TextRule
from pii_audit.policy.lint.registry import RULES as TEXT_RULES
from pii_audit.rules.base import Rule
from pii_audit.rules.registry import RULES

_WIDTH = 88
_FINGERPRINT = re.compile(r"[0-9a-f]{6,16}", re.IGNORECASE)


def is_fingerprint(text: str) -> bool:
    """Tell a finding's fingerprint, or its first six characters or more, from a rule."""
    return _FINGERPRINT.fullmatch(text) is not None


def finding_lines(given: str, result: AuditResult) -> Iterator[str]:
    """Explain a finding by its fingerprint: the clause, the facts, the evidence part by part, the remedy.

    Raises:
        UsageProblem: the result has no such finding, or several.
    """
    findings = [finding for finding in result.findings if finding.id.startswith(given.lower())]
    if len(findings) != 1:
        raise UsageProblem(
            f"{len(findings)} findings begin with {given}; give more of it"
            if findings
            else f"the result of {result.run.as_of} has no finding {given}"
        )
    (finding,) = findings
    where = "/".join(filter(None, (finding.source, finding.dataset, finding.field)))
    yield f"{finding.rule}  {finding.title}  (severity {finding.severity.value}, finding {finding.id})"
    yield visible(where)
    if finding.location:
        yield visible(f"{finding.location.file}:{finding.location.line}")
    yield ""
    yield textwrap.fill(visible(finding.message), _WIDTH)
    clause = next((clause for clause in result.clauses if clause.id == finding.clause), None)
    if clause:
        yield ""
        yield textwrap.fill(f"Clause {clause.id}: “{visible(clause.quote)}”", _WIDTH)
    yield from _lineage(finding, result) if finding.rule.startswith("LIN") else _evidence(finding, result)
    yield from _erasure(finding, result)
    yield ""
    yield textwrap.fill(f"What to do: {finding.remedy}", _WIDTH)


def _evidence(finding: Finding, result: AuditResult) -> Iterator[str]:
    facts = next(
        (
            f
            for f in result.fields
            if (f.source, f.dataset, f.field) == (finding.source, finding.dataset, finding.field)
        ),
        None,
    )
    if facts is None:
        return
    yield ""
    if facts.described:
        yield "What its schema says, log-odds for and against; no value was read:"
    else:
        yield f"What the field holds ({facts.rows:,} values, {facts.distinct:,} distinct), log-odds for and against:"
    elements = [e for e in facts.elements if finding.element in {None, e.element, e.detected}] or list(facts.elements)
    for element in elements:
        yield from evidence_lines(element)
    others = [in_words(e.detected) for e in facts.elements if e not in elements]
    if others:
        yield f"  also found: {', '.join(others)}"
    yield from (f"  note: {visible(note)}" for note in facts.notes)


def _lineage(finding: Finding, result: AuditResult) -> Iterator[str]:
    """Show what the copy comes from, and how to name the people in question where they came from."""
    into = [edge for edge in result.lineage.edges if edge.to == f"{finding.source}/{finding.dataset}"]
    yield ""
    yield "Where it comes from:"
    yield from (visible(f"  {edge.from_}  {said(edge)}") for edge in into)
    for dataset in sorted(
        {p.dataset for e in into for p in e.expired or () if finding.clause == f"retention.{p.rule}"}
    ):
        yield ""
        yield visible(f"Their records there: pii-audit overdue {dataset} -o FILE.csv")


def _erasure(finding: Finding, result: AuditResult) -> Iterator[str]:
    """Show the SQL that a database offers for the overdue records of a finding."""
    for facts in result.retention:
        offered = fingerprint(finding.rule, facts.source, facts.dataset, None, facts.rule) == finding.id
        if finding.rule != "RET001" or not offered or facts.erasure is None:
            continue
        yield ""
        yield f"How to erase, as of {result.run.as_of}; nothing of it was run, and a value written :NAME is yours to give:"
        statements = (("find", facts.erasure.select), ("erase", facts.erasure.delete))
        for what, sql in (*statements, ("or anonymise", facts.erasure.anonymise)):
            if sql:
                yield ""
                yield f"-- {what}"
                yield from map(visible, sql.splitlines())
        yield ""
        yield "Columns that may not be NULL, and foreign keys that point here, are for you to see to."
        keys = f"pii-audit overdue {facts.source}/{facts.dataset} --rule {facts.rule} -o FILE.csv"
        yield visible(f"Their keys alone: {keys}")


def explanation(rule_id: str) -> str:
    """Return the explanation of a rule, or one line a rule for `all`.

    Raises:
        UsageProblem: there is no such rule.
    """
    rules: dict[str, Rule | TextRule] = {**RULES, **TEXT_RULES}
    if rule_id == "all":
        return "\n".join(f"{rule.id}  {rule.severity.value:<8}  {rule.title}" for rule in rules.values())
    rule = rules.get(rule_id.upper().replace("-", ""))
    if rule is None:
        raise UsageProblem(f"no rule {rule_id!r}" + nearest(rule_id.upper(), list(rules)))
    what, do = (textwrap.fill(text, _WIDTH) for text in (rule.explanation, rule.remedy))
    articles = ", ".join(rule.articles)
    return f"{rule.id}  {rule.title}  (severity {rule.severity.value})\n\n{what}\n\nWhat to do: {do}\nLaw: {articles}"
