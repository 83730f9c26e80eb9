"""RET: what is kept on purpose beyond the time limits: legal holds and backups."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from pii_audit.inventory.registers import LegalHold
from pii_audit.model.finding import Finding, Severity
from pii_audit.retention.calendar import add
from pii_audit.rules.base import Case, Rule


class LegalHoldWithoutEffect(Rule):
    """A legal hold that is over, or holds nothing."""

    id = "RET010"
    title = "Legal hold expired or without effect"
    severity = Severity.MEDIUM
    articles = ("GDPR Art. 17(3)(e)", "GDPR Art. 5(2)")
    explanation = (
        "A legal hold in registers.yaml keeps records past their time limit only while it runs, and only those it names. This "
        "one is over, or its dataset or a column of its where is not there, or no rule of the dataset grants holds. It exempts "
        "nothing; records it was meant for may be overdue, or may be erased although they are needed."
    )
    remedy = "Renew the hold with a new date and approval, correct what it names, or take it out of registers.yaml."

    def find(self, case: Case) -> Iterator[Finding]:
        """Look at every hold of the register."""
        for hold in case.registers.legal_holds:
            if why := _without_effect(case, hold):
                source, _, dataset = hold.dataset.partition("/")
                yield self.finding(
                    source=source,
                    dataset=dataset,
                    kind=hold.id,
                    clause=case.cited(
                        case.promise(self.id),
                        *(f"retention_exceptions.{id_}" for id_ in _grants(case)),
                    ),
                    count=1,
                    message=f"The legal hold {hold.id} {why}.",
                )

    def untested(self, case: Case) -> str:
        """See `Rule.untested`."""
        return "" if case.registers.legal_holds else "no legal hold is registered"


def _grants(case: Case) -> list[str]:
    """Return the exceptions of the policy that legal holds make."""
    return [id_ for id_, exception in case.policy.retention_exceptions.items() if exception.register_ == "legal_holds"]


def _without_effect(case: Case, hold: LegalHold) -> str:
    """Say why a hold holds nothing; empty where it does, or is to come."""
    if hold.to < case.as_of:
        return f"ended on {hold.to}; it exempts nothing any more"
    if hold.from_ > case.as_of:
        return ""
    named = case.held.get(hold.id, ())
    if not named:
        return "names no dataset in scope"
    grants = set(_grants(case))
    ruled = {
        (facts.source, facts.dataset)
        for facts in case.retention
        if grants.intersection(case.policy.retention[facts.rule].exceptions)
    }.intersection(named)
    if not ruled:
        return "names a dataset of which no retention rule grants legal holds (register: legal_holds)"
    fields = {(field.source, field.dataset, field.field) for field in case.fields}
    read = {(line.source, line.dataset) for line in case.coverage if line.rows_read}
    for source, dataset in sorted(ruled & read):
        if missing := [column for column in hold.where if (source, dataset, column) not in fields]:
            return f"looks for {', '.join(missing)}, which {dataset} does not have; it exempts nothing there"
    return ""


class OldBackup(Rule):
    """A backup that should have been overwritten."""

    id = "RET011"
    title = "Backup older than allowed"
    severity = Severity.MEDIUM
    sections = ("backups",)
    articles = ("GDPR Art. 5(1)(e)", "GDPR Art. 17(1)")
    explanation = (
        "A file marked as a backup in pii-audit.yaml was last written longer ago than the policy lets backups live "
        "(backups.max_age). What was erased since lives on in it and would come back with it."
    )
    remedy = "Delete the backup, and let a lifecycle rule of its store delete the next ones in time."

    def find(self, case: Case) -> Iterator[Finding]:
        """Look at the date of every backup."""
        if case.policy.backups is None:
            return
        zone, longest = ZoneInfo(case.policy.settings.timezone), case.policy.period(case.policy.backups.max_age)
        for dataset in case.backups:
            written = dataset.modified.astimezone(zone).date() if dataset.modified else None
            if written and add(written, longest) >= case.as_of:
                continue
            age = f"was last written on {written}, longer than {longest} ago" if written else "has no date of its own"
            yield self.finding(
                source=dataset.source,
                dataset=dataset.name,
                clause=case.cited("backups"),
                severity=None if written else Severity.LOW,
                count=1,
                message=f"The backup {age}; the policy lets backups live for {longest}.",
            )

    def untested(self, case: Case) -> str:
        """See `Rule.untested`."""
        return "" if case.backups else "no dataset is marked as a backup"


RULES: tuple[Rule, ...] = (LegalHoldWithoutEffect(), OldBackup())
