"""RET: records that are in a state of their own: flagged as deleted, half anonymised, kept for tax, never closed, orphaned."""

from collections.abc import Iterator

from pii_audit.model.finding import Finding, Severity
from pii_audit.model.retention import (
    EXCESS,
    EXEMPT,
    OPEN,
    OVERDUE,
    RESIDUAL,
    SOFT_DELETED,
    STALE,
    UNVERIFIABLE,
    WHY,
    RetentionFacts,
)
from pii_audit.rules.base import Case, Rule, plural
from pii_audit.rules.ret import labelled, orphans


class SoftDeleted(Rule):
    """Records flagged as deleted that are still there."""

    id = "RET004"
    title = "Flagged as deleted, still there"
    severity = Severity.HIGH
    articles = ("GDPR Art. 5(1)(e)", "GDPR Art. 17(1)")
    explanation = (
        "A record is flagged as deleted (soft_deleted in pii-audit.yaml), and no time limit of its dataset lets it stay: under "
        "each that applies it is open, overdue or beyond judging. To the Danish authority a flag is no erasure, since the "
        "data can still be read."
    )
    remedy = "Erase the flagged records, or anonymise them so that nobody can be identified."

    def find(self, case: Case) -> Iterator[Finding]:
        """Report every dataset and rule with flagged records that nothing keeps."""
        for facts in case.retention:
            if count := facts.marked_as(SOFT_DELETED, OPEN, OVERDUE, UNVERIFIABLE):
                yield self.finding(
                    source=facts.source,
                    dataset=facts.dataset,
                    kind=facts.rule,
                    clause=case.cited(case.promise(self.id), f"retention.{facts.rule}"),
                    count=count,
                    message=(
                        f"{count:,} of {plural(facts.total, 'record')} flagged as deleted and still there, and "
                        f"{labelled(case, facts.rule)} lets none of them stay."
                    ),
                )
        yield from _uncounted(self, case, "soft_deleted", SOFT_DELETED)


class ResidualIdentifier(Rule):
    """Records that were anonymised in part."""

    id = "RET005"
    title = "Identifier left after anonymising"
    severity = Severity.HIGH
    articles = ("GDPR Art. 4(1)", "GDPR Art. 5(1)(e)")
    explanation = (
        "A record is marked as anonymised (anonymised in pii-audit.yaml), and a column in which this audit found something that "
        "identifies people is not empty in it. The data is personal still and its time limit runs on, as the Danish "
        "authority held of a taxi company that deleted names and kept phone numbers. A record in which all such columns are "
        "empty is taken for anonymised, and no time limit applies to it."
    )
    remedy = "Empty every column that identifies people in the marked records, or erase the records."

    def find(self, case: Case) -> Iterator[Finding]:
        """Report every dataset with marked records that still identify somebody."""
        for facts in _first_with(case, RESIDUAL):
            if count := facts.marked_as(RESIDUAL):
                yield self.finding(
                    source=facts.source,
                    dataset=facts.dataset,
                    clause=case.cited(case.promise(self.id), f"retention.{facts.rule}"),
                    count=count,
                    message=(
                        f"{count:,} of {plural(facts.total, 'record')} marked as anonymised, and a column that identifies "
                        "people is not empty."
                    ),
                )
        yield from _uncounted(self, case, "anonymised", RESIDUAL)


class ExcessUnderException(Rule):
    """Records that an exception keeps whole, though it covers a part."""

    id = "RET006"
    title = "More kept than the exception covers"
    severity = Severity.MEDIUM
    articles = ("GDPR Art. 5(1)(c)", "GDPR Art. 17(3)(b)")
    explanation = (
        "A record is past its time limit and stays only by an exception that covers some elements (only_elements), as "
        "bookkeeping law covers what a voucher says. A column with personal data of another kind is not empty in it."
    )
    remedy = "Empty the columns that the exception does not cover, or move what it covers to a table of its own."

    def find(self, case: Case) -> Iterator[Finding]:
        """Report every dataset, rule and exception with records that hold more."""
        for facts in case.retention:
            for mark in facts.marked:
                name, _, exception = mark.partition(":")
                count = facts.marked_as(mark, f"{EXEMPT}:{exception}") if name == EXCESS else 0
                if not count:
                    continue
                exempt = facts.of(EXEMPT).get(exception, 0)
                yield self.finding(
                    source=facts.source,
                    dataset=facts.dataset,
                    kind=f"{facts.rule}/{exception}",
                    clause=case.cited(f"retention_exceptions.{exception}", f"retention.{facts.rule}"),
                    count=count,
                    message=(
                        f"{count:,} of {plural(exempt, 'record')} kept past {labelled(case, facts.rule)} by {exception} hold "
                        "personal data that it does not cover."
                    ),
                )


class OpenTooLong(Rule):
    """Records whose time limit never starts."""

    id = "RET007"
    title = "Open for too long"
    severity = Severity.LOW
    articles = ("GDPR Art. 5(1)(e)",)
    explanation = (
        "The event that starts the time limit has not happened, for longer than the policy takes for likely (stale_open). "
        "Such a record is often forgotten rather than in use, and it would stay for ever."
    )
    remedy = "Close what is finished, so that its time limit starts, or erase it."

    def find(self, case: Case) -> Iterator[Finding]:
        """Report every dataset and rule with records that are open for too long, or for how long is not known."""
        for facts in case.retention:
            stale = case.policy.retention[facts.rule].stale_open
            if stale is None:
                continue
            unknown = STALE not in facts.marked
            if count := facts.states[OPEN] if unknown else facts.marked_as(STALE, OPEN):
                since = f"{stale.start} is bound to no column, so for how long is not known"
                yield self.finding(
                    source=facts.source,
                    dataset=facts.dataset,
                    kind=facts.rule,
                    clause=case.cited(case.promise(self.id), f"retention.{facts.rule}"),
                    severity=Severity.INFO if unknown else None,
                    count=count,
                    message=(
                        f"{count:,} of {plural(facts.total, 'record')} open under {labelled(case, facts.rule)}"
                        f"{'; ' + since if unknown else ' for longer than the policy expects'}."
                    ),
                )


class OrphanedRows(Rule):
    """Records that belong to nobody any more."""

    id = "RET009"
    title = "Orphaned rows"
    severity = Severity.MEDIUM
    articles = ("GDPR Art. 5(1)(e)", "GDPR Art. 17(1)")
    explanation = (
        "A key of the record leads to a record that is gone, and with it the event that its time limit runs from. It is what "
        "remains where a customer was erased in one table and not in those that belong to it."
    )
    remedy = "Erase the orphaned rows, and let a foreign key take them along (ON DELETE CASCADE)."

    def find(self, case: Case) -> Iterator[Finding]:
        """Report every dataset and rule with orphaned rows."""
        for facts in case.retention:
            if count := orphans(facts):
                yield self.finding(
                    source=facts.source,
                    dataset=facts.dataset,
                    kind=facts.rule,
                    clause=case.cited(case.promise(self.id), f"retention.{facts.rule}"),
                    count=count,
                    message=(
                        f"{count:,} of {plural(facts.total, 'record')} {WHY['orphan']}, so {labelled(case, facts.rule)} "
                        "cannot be judged."
                    ),
                )


def _first_with(case: Case, mark: str) -> Iterator[RetentionFacts]:
    """Yield of each dataset the facts of one rule, where a mark was counted: it is the same under all."""
    seen = set()
    for facts in case.retention:
        if mark in facts.marked and (facts.source, facts.dataset) not in seen:
            seen.add((facts.source, facts.dataset))
            yield facts


def _uncounted(rule: Rule, case: Case, flag: str, mark: str) -> Iterator[Finding]:
    """Report the datasets whose binding has a flag that could not be counted."""
    counted = {(facts.source, facts.dataset) for facts in case.retention if mark in facts.marked}
    for (source, dataset), binding in case.bindings.items():
        if getattr(binding, flag) is not None and (source, dataset) not in counted:
            yield rule.finding(
                source=source,
                dataset=dataset,
                kind="uncounted",
                clause=case.promise(rule.id),
                severity=Severity.LOW,
                count=0,
                message=f"Its records could not be judged by any time limit, so the {flag} ones were not looked into.",
            )


RULES: tuple[Rule, ...] = (SoftDeleted(), ResidualIdentifier(), ExcessUnderException(), OpenTooLong(), OrphanedRows())
