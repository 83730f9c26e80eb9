"""RET: is data gone when the policy says so?"""

from collections.abc import Iterator

from pii_audit.model.finding import Finding, Severity
from pii_audit.model.retention import EXEMPT, GRACE, NOT_APPLICABLE, ORPHAN, OVERDUE, UNVERIFIABLE, WHY, RetentionFacts
from pii_audit.rules.base import ANYWHERE, Case, Rule, plural


class OverdueRecords(Rule):
    """Records that should have been erased."""

    id = "RET001"
    title = "Records kept too long"
    severity = Severity.HIGH
    sections = ("retention", "events")
    articles = ("GDPR Art. 5(1)(e)", "GDPR Art. 17(1)(a)")
    explanation = (
        "For each record the time limit runs from the event the policy names, in calendar months and years, the day of "
        "the event not counted. A record is overdue from the day after its limit, unless an exception with evidence or "
        "another rule of the same dataset allows it to stay. Rows that are only flagged as deleted count. Severity is low "
        "where all are within the policy's grace."
    )
    remedy = "Erase or anonymise the overdue records, and schedule their erasure so that they do not come back."

    def find(self, case: Case) -> Iterator[Finding]:
        """Report every dataset and rule with overdue records."""
        for facts in case.retention:
            overdue = facts.states[OVERDUE]
            if not overdue:
                continue
            people = (
                "" if facts.subjects_overdue is None else f", of {plural(facts.subjects_overdue, 'person', 'people')},"
            )
            exempt = f"; {facts.states[EXEMPT]:,} more are past it but exempt" if facts.states[EXEMPT] else ""
            yield self.finding(
                source=facts.source,
                dataset=facts.dataset,
                kind=facts.rule,
                clause=case.cited(f"retention.{facts.rule}"),
                severity=how_late(case, facts),
                count=overdue,
                subjects=facts.subjects_overdue,
                message=(
                    f"{overdue:,} of {plural(facts.total, 'record')}{people} kept past the limit of {labelled(case, facts.rule)}; "
                    f"the oldest was due on {facts.oldest_due}{exempt}."
                ),
            )


class NoRetentionRule(Rule):
    """Personal data that no time limit reaches."""

    id = "RET002"
    title = "No time limit reaches the dataset"
    severity = Severity.MEDIUM
    articles = ("GDPR Art. 5(1)(e)", "GDPR Art. 13(2)(a)")
    explanation = (
        "A dataset holds personal data, and pii-audit.yaml binds it to no retention rule, or only to rules that apply to "
        "none of its records (when). Danish practice (the ILVA case) treats a system without a deadline as a breach of "
        "its own, before any record is too old."
    )
    remedy = "Bind the dataset to a retention rule of the policy that applies to its records, or delete it."

    def find(self, case: Case) -> Iterator[Finding]:
        """Look for personal data in datasets without a retention rule, or with none that applies to a record."""
        for (source, dataset), fields in case.personal_datasets().items():
            bound = [facts for facts in case.retention if (facts.source, facts.dataset) == (source, dataset)]
            if not all(map(applies_to_none, bound)):
                continue
            why = "no retention rule is bound"
            if bound:
                why = f"its rules reach none of its {plural(bound[0].total, 'record')}"
            yield self.finding(
                source=source,
                dataset=dataset,
                clause=case.promise(self.id),
                count=len(fields),
                message=f"{plural(len(fields), 'field')} with personal data, and {why}.",
            )


class ClockUnverifiable(Rule):
    """Records whose age cannot be told."""

    id = "RET003"
    title = "Time limit cannot be verified"
    severity = Severity.MEDIUM
    sections = ("retention", "events")
    articles = ("GDPR Art. 5(2)",)
    explanation = (
        "The event that starts the time limit is missing, unreadable, a placeholder or in the future, or the column is "
        "not bound. Such records may be overdue or in time; the company cannot show which, and it has to. A time limit "
        "that no dataset is bound to is reported once, at severity low. Records whose key leads nowhere are RET009."
    )
    remedy = "Bind the time limit and its event to the data, repair the dates, and decide of each record without one whether it may stay."

    def find(self, case: Case) -> Iterator[Finding]:
        """Report every dataset and rule with records beyond judging, and every rule that reaches no dataset."""
        for facts in case.retention:
            why = {reason: n for reason, n in facts.of(UNVERIFIABLE).items() if reason != ORPHAN}
            count = facts.states[UNVERIFIABLE] - orphans(facts)
            if not count and not facts.problem:
                continue
            reasons = "; ".join(f"{n:,} {WHY.get(reason, reason)}" for reason, n in why.items())
            yield self.finding(
                source=facts.source,
                dataset=facts.dataset,
                kind=facts.rule,
                clause=case.cited(f"retention.{facts.rule}"),
                count=count,
                message=f"{count:,} of {plural(facts.total, 'record')} cannot be judged by {labelled(case, facts.rule)}: {facts.problem or reasons}.",
            )
        reached = {facts.rule for facts in case.retention}
        for rule in case.policy.retention:
            if rule not in reached:
                yield self.finding(
                    source=ANYWHERE,
                    dataset=ANYWHERE,
                    kind=rule,
                    clause=case.cited(f"retention.{rule}"),
                    severity=Severity.LOW,
                    count=0,
                    message=f"No dataset in scope is bound to {labelled(case, rule)}, so no record was judged by it.",
                )


def applies_to_none(facts: RetentionFacts) -> bool:
    """Tell whether a dataset has records, and a retention rule applies to none of them."""
    return 0 < facts.total == facts.states[NOT_APPLICABLE]


def how_late(case: Case, facts: RetentionFacts) -> Severity | None:
    """Return the severity of overdue records: that of their rule, or low where all are within the policy's grace."""
    in_grace = facts.of(OVERDUE).get(GRACE) == facts.states[OVERDUE]
    return Severity.LOW if in_grace else case.policy.retention[facts.rule].severity


def orphans(facts: RetentionFacts) -> int:
    """Count the records whose key leads to no record."""
    return facts.of(UNVERIFIABLE).get(ORPHAN, 0)


def labelled(case: Case, rule: str) -> str:
    """Name a retention rule with its label."""
    label = case.policy.retention[rule].label
    return f"{rule} ({label})" if label else rule


RULES: tuple[Rule, ...] = (OverdueRecords(), NoRetentionRule(), ClockUnverifiable())
