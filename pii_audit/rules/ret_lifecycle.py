"""RET, continued: does a bucket erase by itself what it should not keep?"""

from collections.abc import Iterator
from datetime import date, timedelta

from pii_audit.model.finding import Finding, Severity
from pii_audit.model.store import EXPIRY, StoreFacts, StoreKind
from pii_audit.policy.schema import ClockSpec, Policy
from pii_audit.retention.calendar import due
from pii_audit.rules.base import ANYWHERE, Case, Rule, plural, some_of
from pii_audit.rules.sec_stores import stores_with_personal_data, untold

_ANY_FOUR_YEARS = tuple(date(2024, 1, 1) + timedelta(days=n) for n in range(4 * 365 + 1))


class StoreWithoutLifecycle(Rule):
    """A bucket in which personal data stays until somebody thinks of it."""

    id = "RET008"
    title = "Store without lifecycle"
    severity = Severity.MEDIUM
    articles = ("GDPR Art. 5(1)(e)", "GDPR Art. 25(1)")
    explanation = (
        "Objects with personal data lie where no lifecycle rule of the bucket ends them, or only later than the shortest "
        "time limit bound to them. It shows the fault before the first object is overdue. Rules that ask for tags or "
        "sizes, name a date or leave old versions in place do not count."
    )
    remedy = "Give the bucket a lifecycle rule for these names, no longer than their time limit, old versions included."

    def find(self, case: Case) -> Iterator[Finding]:
        """Compare the expiry of each object that holds personal data with its time limits; one finding a source."""
        longest = {id_: longest_days(case.policy, rule.clock) for id_, rule in case.policy.retention.items()}
        for store, names in _buckets(case):
            endless, late = [], []
            for name in names:
                bound = (f.rule for f in case.retention if (f.source, f.dataset) == (store.source, name))
                limit = min((longest[rule] for rule in bound), default=None)
                days = store.expiry(name)
                if days is None:
                    endless.append(name)
                elif limit is not None and days > limit:
                    late.append(name)
            said = []
            if endless:
                said.append(f"no lifecycle rule ends {some_of(endless)}")
            if late:
                said.append(f"the rule for {some_of(late)} keeps longer than their time limit")
            if said:
                yield self.finding(
                    source=store.source,
                    dataset=ANYWHERE,
                    clause=case.promise(self.id),
                    count=len(endless) + len(late),
                    message=f"{plural(len(endless) + len(late), 'dataset')} with personal data: {'; '.join(said)}.",
                )

    def untested(self, case: Case) -> str:
        """It asks buckets."""
        buckets = [store for store, _ in stores_with_personal_data(case) if store.kind is StoreKind.OBJECTS]
        return untold(buckets, EXPIRY) if buckets else "no bucket holds personal data"


def longest_days(policy: Policy, clock: ClockSpec) -> int:
    """Return the most days that a time limit can take from its event on."""
    month, day = (int(part) for part in policy.settings.financial_year_end.split("-"))
    steps = policy.steps(clock)
    return max((due(start, steps, clock.anchor, (month, day)) - start).days for start in _ANY_FOUR_YEARS)


def _buckets(case: Case) -> Iterator[tuple[StoreFacts, tuple[str, ...]]]:
    for store, names in stores_with_personal_data(case):
        if store.expires is not None:
            yield store, names


RULES: tuple[Rule, ...] = (StoreWithoutLifecycle(),)
