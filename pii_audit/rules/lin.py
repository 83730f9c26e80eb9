"""LIN: where did people's data go, and is it covered there?

All three rest on edges inferred from the values: the same identifiers, hashed, in two places.
"""

from collections.abc import Iterator, Sequence

from pii_audit.model.finding import Finding, Severity
from pii_audit.model.lineage import Edge, EdgeKind, telling
from pii_audit.model.retention import EXEMPT, OVERDUE, WITHIN
from pii_audit.rules.base import Case, Rule, plural
from pii_audit.rules.ret import how_late, labelled

_NO_IDENTIFIERS = "no two sources hold fields that identify people"


class _CopyRule(Rule):
    """What rules on copies share: a copy lies in another source than what it was taken from."""

    def untested(self, case: Case) -> str:
        """Copies can be seen only where two sources identify people."""
        sources = {node.partition("/")[0] for node in case.lineage.nodes}
        return "" if len(sources) > 1 else _NO_IDENTIFIERS

    def copies(self, case: Case) -> dict[str, list[Edge]]:
        """Return the edges that lead from other sources to each copy, the one that explains most of it first."""
        found: dict[str, list[Edge]] = {}
        for edge in case.lineage.edges:
            if edge.kind is EdgeKind.COPY and edge.from_.partition("/")[0] != edge.to.partition("/")[0]:
                found.setdefault(edge.to, []).append(edge)
        return {to: sorted(edges, key=lambda e: -(e.containment or 0)) for to, edges in sorted(found.items())}

    def of_copy(
        self,
        case: Case,
        edge: Edge,
        count: int,
        message: str,
        subjects: int | None = None,
        severity: Severity | None = None,
        kind: str | None = None,
    ) -> Finding:
        """Make a finding on the copy at the end of an edge; `kind` is the time limit that it breaks, if it breaks one."""
        source, _, dataset = edge.to.partition("/")
        return self.finding(
            source=source,
            dataset=dataset,
            field=edge.to_field,
            kind=kind,
            clause=(kind and case.cited(f"retention.{kind}")) or case.promise(self.id),
            count=count,
            subjects=subjects,
            confidence=edge.confidence,
            severity=severity,
            message=message,
        )


class UndeclaredCopy(_CopyRule):
    """Copies that nobody declared, or that serve other purposes."""

    id = "LIN001"
    title = "Undeclared copy"
    severity = Severity.HIGH
    articles = ("GDPR Art. 5(1)(b)", "GDPR Art. 30(1)")
    explanation = (
        "Nearly all people in a dataset are also in a dataset of another source, so it was most likely copied from there, "
        "and the inventory either does not say what the copy is for, or binds it to purposes that its source does not "
        "serve (severity medium). The edge is inferred from hashed identifiers: people who gave their data anew look the "
        "same. A source that a script copies from covers its purposes as well."
    )
    remedy = "Bind the copy to its purposes and time limits, or delete it; data for another purpose needs a legal basis of its own."

    def find(self, case: Case) -> Iterator[Finding]:
        """Compare the purposes of each copy with those of all datasets it may come from."""
        for to, edges in self.copies(case).items():
            purposes = _purposes(case, to)
            declared = (e.from_ for e in case.lineage.edges if e.to == to and e.direct and e.kind is EdgeKind.STATEMENT)
            sources = {from_: _purposes(case, from_) for from_ in (*(edge.from_ for edge in edges), *declared)}
            edge = edges[0]
            if not purposes:
                message = f"{_shown(case, edge)}, and no purpose is bound to it."
                yield self.of_copy(case, edge, edge.matches or 0, message, edge.matches)
            elif any(sources.values()) and not any(purposes <= served for served in sources.values()):
                edge = next((edge for edge in edges if sources[edge.from_]), edge)
                further = ", ".join(sorted(purposes - sources[edge.from_]))
                message = f"{_shown(case, edge)}, and serves what its source does not: {further}."
                yield self.of_copy(case, edge, edge.matches or 0, message, edge.matches, Severity.MEDIUM)


class DepartedInCopy(_CopyRule):
    """People in a copy who are gone from where it was taken."""

    id = "LIN002"
    title = "People in a copy who left the source"
    severity = Severity.MEDIUM
    articles = ("GDPR Art. 5(1)(e)", "GDPR Art. 17(1)")
    explanation = (
        "A copy holds people who are not, or no longer, in the dataset it was most likely copied from: they were erased or "
        "their time was over there, and nobody removed them here. Identifiers that were mistyped or changed since count too."
    )
    remedy = "Delete what left the source from its copies as well, or replace the copy by a fresh one."

    def find(self, case: Case) -> Iterator[Finding]:
        """Take the edge that explains most of a copy, so that people of a second source are not missed ones."""
        for edges in self.copies(case).values():
            counted = [edge for edge in edges if edge.departed is not None]
            if counted and (gone := min(edge.departed or 0 for edge in counted)):
                edge = next(edge for edge in counted if edge.departed == gone)
                whole = gone + (edge.matches or 0)
                told = f"{gone:,} of {plural(whole, 'person', 'people')} in it, told by {edge.to_field}"
                message = f"Not or no longer in {edge.from_}, of which it looks like a copy: {told}."
                yield self.of_copy(case, edge, gone, message, gone)


class GoneInCopy(_CopyRule):
    """People in a copy whose time limit is over where they came from, or in one for marketing who have opted out."""

    id = "LIN003"
    title = "Expired or unsubscribed people in a copy"
    severity = Severity.HIGH
    articles = ("GDPR Art. 21(3)", "GDPR Art. 7(3)", "GDPR Art. 5(1)(e)")
    explanation = (
        "A copy that serves marketing alone holds people who have since unsubscribed, withdrawn their consent, or are on a "
        "suppression list, so they may be written to from it again. Or a copy without dates of its own holds people all "
        "of whose records are past their time limit in the dataset that it came from, over any number of steps; who may "
        "stay in another dataset that it may come from is not counted. A copy with dates is judged by them (RET001). "
        "pii-audit overdue SOURCE/DATASET names their records where they came from."
    )
    remedy = "Remove them from the copy, filter further exports by the suppression list, and let copies end with their source."

    def untested(self, case: Case) -> str:
        """Without a register of opt-outs, or dates, nobody is known to have left."""
        if missing := super().untested(case):
            return missing
        bound = (binding.people for binding in case.bindings.values() if binding.people)
        known = any(p.opted_out or p.suppressed or (p.consent and p.consent.withdrawn) for p in bound)
        dated = any(facts.states[state] for facts in case.retention for state in (WITHIN, OVERDUE, EXEMPT))
        return "" if known or dated else "no list of people who opted out is bound, and no dataset has dates"

    def find(self, case: Case) -> Iterator[Finding]:
        """Report the copies with such people, by the identifier that shows most of them."""
        for edges in self.copies(case).values():
            yield from self._opted_out(case, edges)
            yield from self._expired(case, edges)

    def _opted_out(self, case: Case, edges: Sequence[Edge]) -> Iterator[Finding]:
        edge = max(edges, key=lambda e: e.opted_out or 0)
        if edge.opted_out:
            people = plural(edge.opted_out, "person", "people")
            message = f"{people} in it opted out; it looks like a copy of {edge.from_}, by {edge.to_field}."
            yield self.of_copy(case, edge, edge.opted_out, message, edge.opted_out)

    def _expired(self, case: Case, edges: Sequence[Edge]) -> Iterator[Finding]:
        """Report each time limit that is over for somebody, as the best supported identifier tells it.

        Of several that as many people have, the one that tells fewest of them: who is past a limit by an old number
        may stay by an e-mail address.
        """
        edge = telling(edges)
        judged = {(f"{facts.source}/{facts.dataset}", facts.rule): facts for facts in case.retention}
        for expired in edge.expired or ():
            people = plural(expired.people, "person", "people")
            yield self.of_copy(
                case,
                edge,
                expired.people,
                (
                    f"{people} in it, told by {edge.to_field}, should be gone from {expired.dataset} by the limit of "
                    f"{labelled(case, expired.rule)}; it looks like a copy of {edge.from_}, and no date of its own is bound."
                ),
                expired.people,
                how_late(case, judged[expired.dataset, expired.rule]),
                kind=expired.rule,
            )


def _purposes(case: Case, node: str) -> set[str]:
    source, _, dataset = node.partition("/")
    binding = case.bindings.get((source, dataset))
    return set(binding.purposes) if binding else set()


def _shown(case: Case, edge: Edge) -> str:
    """Say what the edge rests on: the values and, where there is one, the statement that copies them."""
    ends = (edge.from_, edge.to)
    at = (e.method for e in case.lineage.edges if e.kind is EdgeKind.STATEMENT and e.direct and (e.from_, e.to) == ends)
    declared = next(at, "")
    told = f"It is copied from {edge.from_} ({declared})" if declared else f"It looks like a copy of {edge.from_}"
    share = f"{edge.containment or 0:.0%}"
    return f"{told}: {edge.matches or 0:,} people ({share} of it, by {edge.to_field}) are there too"


RULES: tuple[Rule, ...] = (UndeclaredCopy(), DepartedInCopy(), GoneInCopy())
